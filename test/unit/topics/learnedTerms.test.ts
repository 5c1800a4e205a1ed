import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotProduct } from '../../../server/src/topics/centroids';
import { projectPapers, weighTerms } from '../../../server/src/topics/latentSpace';
import { formatLearnedTerms, readLearnedTerms } from '../../../server/src/topics/learnedTerms';
import learnedLines from '../../../server/src/topics/learnedTerms.txt';
import { readStemSequences } from '../../../server/src/topics/vocabulary';
import { WordReader } from '../../../server/src/topics/wordReader';

test('what is read is written again as it was', () => {
  const { terms, basis, dimensions } = readLearnedTerms();
  assert.equal(formatLearnedTerms(terms, basis, dimensions), learnedLines);
});

test('terms are in order, each once, and each has a direction of numbers of one size', () => {
  const { terms, basis, dimensions } = readLearnedTerms();
  assert.deepEqual(terms, [...new Set(terms)].sort());
  terms.forEach((term, index) => {
    const sizes = new Set(basis.subarray(index * dimensions, (index + 1) * dimensions).map(Math.abs));
    sizes.delete(0);
    assert.equal(sizes.size, 1, term);
  });
});

/** The title among `others` whose direction is nearest to that of `title`. */
function findNearestTitle(title: string, others: readonly string[]): string | undefined {
  const learned = readLearnedTerms();
  const texts = readStemSequences(
    [title, ...others].map((each) => ({ title: each, abstract: '' })),
    new WordReader(),
  );
  const { values, width } = projectPapers(weighTerms(texts, learned), learned);
  const nearness = others.map((_, index) => dotProduct(values, 0, values, (index + 1) * width, width));
  return others[nearness.indexOf(Math.max(...nearness))];
}

test('titles on one subject are near without a word in common', () => {
  const titles = ['Speaker verification from noisy audio', 'Grasping by robot arms', 'Translation between languages'];
  assert.equal(findNearestTitle('Speech recognition', titles), titles[0]);
  assert.equal(findNearestTitle('Manipulation policies', titles), titles[1]);
  assert.equal(findNearestTitle('Multilingual corpora', titles), titles[2]);
});

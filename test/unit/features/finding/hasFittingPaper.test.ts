import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasFittingPaper, isHighEnoughScore } from '../../../../server/src/features/finding/papersForPassage';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

const { snapshot } = createFixtureWorkspace(papersDigest);

test('a sentence on the subject of a paper fits, one on nothing does not', () => {
  assert.ok(hasFittingPaper(snapshot, 'Most entries of a cache are never read again.', []));
  for (const sentence of ['This paper is organized as follows.', 'We thank the reviewers.', 'See above.', '', '漢字の文。'])
    assert.ok(!hasFittingPaper(snapshot, sentence, []), sentence);
});

test('what the writer cites for the like fits, whatever its words', () => {
  const [paper] = snapshot.library().papers;
  assert.ok(hasFittingPaper(snapshot, 'See above.', [{ paper: paper!, score: 0, matches: [], citedIn: 'See there.' }]));
});

test('the larger the library, the more a paper must have of the sentence', () => {
  assert.ok(isHighEnoughScore(12, 50));
  assert.ok(!isHighEnoughScore(12, 10_000));
});

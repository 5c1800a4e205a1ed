import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../../server/src/search/segment/segment';
import { listOtherDegrees } from '../../../../server/src/text/words/englishWords';

function write(key: string, title: string, abstract: string): SearchDocument {
  return { key, title, abstract, names: [], authors: [] };
}

const papers = [
  write(
    'lamina',
    'Attention Offloading for Economic Inference',
    'Attention waits for memory, so we move it to cheap devices, and keep the other machines for matrix products.',
  ),
  write('layers', 'On Layers in Vision', 'The layers of a network are stacked, and each of the layers sees patches.'),
  write('colbert', 'Late Interaction for Search', 'Fine-grained similarity is kept by late interaction. Planted terms do no harm.'),
  write('quantized', 'Quantization of Small Models', 'Quantization to four bits keeps the answers.'),
];
const index = createSearchIndex(papers);
const find = (text: string, isSettled = false): readonly string[] =>
  index.search({ text, isSettled }, { limit: 10 }).hits.map(({ document }) => document.key);
const nearest = (text: string): readonly string[] => index.searchNearest({ text }, { limit: 10 }).hits.map(({ document }) => document.key);

test('where no paper has every word, those that have most of it are the nearest', () => {
  assert.deepEqual(find('slower attention budgets '), []);
  assert.equal(nearest('cheaper attention budgets')[0], 'lamina');
  assert.deepEqual(nearest('zzzzqqq'), []);
});

test('it is said whether a paper has every word', () => {
  assert.equal(index.search({ text: 'run attention on slower cheaper machines today ' }, { limit: 10 }).isNearest, true);
  assert.equal(
    index.search({ text: 'attention waits for memory on cheap devices and other machines ' }, { limit: 10 }).isNearest,
    undefined,
  );
  assert.equal(index.search({ text: 'attention' }, { limit: 10 }).isNearest, undefined);
});

test('an idea is ranked by its finished words, at a pause or after a space', () => {
  const idea = 'keep late terms similar for fine interaction searches';
  assert.equal(find(`${idea} `)[0], 'colbert');
  assert.deepEqual(find(idea, true), find(`${idea} `));
});

test('a pause does what a space does, and only adds what begins with the last word', () => {
  for (const query of ['late fine interaction', 'late fine grained interaction of terms', 'move attention to cheap', 'four bits for the'])
    assert.deepEqual(find(query, true), find(`${query} `), query);
  assert.deepEqual(find('four bits answer', true), ['quantized']);
  assert.deepEqual(find('bits keeps quantiz', true), ['quantized']);
});

test('an adjective is found in its other degrees', () => {
  const degrees = createSearchIndex([
    write('a', 'On Rivers', 'A cheap boat with larger sails.'),
    write('b', 'On Harbours', 'The biggest and busiest ones.'),
    write('c', 'On Readers', 'People who read.'),
  ]);
  const found = (text: string): readonly string[] => degrees.search({ text }, { limit: 9 }).hits.map(({ document }) => document.key);
  assert.deepEqual(found('cheaper '), ['a']);
  assert.deepEqual(found('cheapest boats '), ['a']);
  assert.deepEqual(found('large '), ['a']);
  assert.deepEqual(found('bigger '), ['b']);
  // A reader is no degree of "read".
  assert.deepEqual(listOtherDegrees('reader'), []);
  assert.deepEqual(listOtherDegrees('easier'), ['easy', 'easiest']);
  assert.deepEqual(listOtherDegrees('sparser'), ['sparse', 'sparsest']);
  assert.deepEqual(listOtherDegrees('better'), ['good', 'best']);
});

test('in a pasted sentence an adjective that papers have is found as it is', () => {
  const degrees = createSearchIndex([write('a', 'On Rivers', 'A cheap boat.'), write('b', 'On Harbours', 'The cheaper ones.')]);
  const found = (text: string): readonly string[] => degrees.search({ text }, { limit: 9 }).hits.map(({ document }) => document.key);
  const rest = 'than seven yellow windmills that young painters drew with chalk near old walls ';
  assert.deepEqual(found('cheaper ').toSorted(), ['a', 'b']);
  assert.deepEqual(found(`cheaper ${rest}`), ['b']);
  assert.deepEqual(found(`cheapest ${rest}`), ['a']);
});

test('a word that no paper has is found by the beginning of its stem', () => {
  const others = createSearchIndex([
    write('a', 'Segmenting Legal Documents', 'Statutes and cases.'),
    write('b', 'On Boats', 'They float.'),
  ]);
  for (const text of ['legal docs', 'legal docs '])
    assert.deepEqual(
      others.search({ text }, { limit: 9 }).hits.map(({ document }) => document.key),
      ['a'],
      text,
    );
});

test('stop words count for nothing', () => {
  assert.equal(nearest('run attention on cheaper machines')[0], 'lamina');
});

test('a word of the language is no misspelling of another, finished or not', () => {
  for (const typed of ['lawyers', 'lawyers ', 'lawye']) assert.deepEqual(find(typed), [], typed);
  for (const typed of ['quantum', 'quantum ']) assert.deepEqual(find(typed), [], typed);
  assert.deepEqual(find('layesr '), ['layers']);
});

test('a correction is reported with the word that it found', () => {
  const [hit] = index.search({ text: 'quantizatoin' }, { limit: 1 }).hits;
  assert.deepEqual(hit!.matches.find(({ field }) => field === 'title')!.corrected, ['quantization']);
  const [right] = index.search({ text: 'quantization' }, { limit: 1 }).hits;
  assert.ok(right!.matches.every(({ corrected }) => corrected === undefined));
});

test('phrases and exclusions hold for the nearest too', () => {
  assert.deepEqual(index.searchNearest({ text: 'cheaper attention', excluded: ['offloading'] }, { limit: 10 }).hits, []);
});

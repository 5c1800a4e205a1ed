import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSegment } from '../../../../server/src/search/segment/buildSegment';
import { findForms } from '../../../../server/src/search/segment/findWords';
import {
  fieldCodes,
  inTitle,
  type Postings,
  type Segment,
  sizeOfSegment,
  timesMask,
  valueBits,
  valueMask,
} from '../../../../server/src/search/segment/segment';
import { termAt } from '../../../../server/src/search/segment/sortedTerms';

const documents = [
  {
    key: 'duo',
    title: 'DuoAttention: Streaming Heads',
    abstract: 'Heads that stream the KV-cache. Streaming heads.',
    names: ['DuoAttention'],
    authors: ['Ann Streams'],
    year: 2024,
  },
  { key: 'of-the', title: 'Of the', abstract: '', names: [], authors: [] },
];
const part = buildSegment(documents);

function idOf({ words }: Segment, word: string): number {
  return [...words.order].find((id) => termAt(words, id) === word)!;
}

function listOf(postings: Postings, word: string): readonly (readonly [document: number, value: number])[] {
  const id = idOf(part, word);
  return [...postings.entries.subarray(postings.starts[id], postings.starts[id + 1])].map((entry) => [
    entry >>> valueBits,
    entry & valueMask,
  ]);
}

test('postings have the frequency of a form, counting the title twice', () => {
  assert.deepEqual(listOf(part.postings, 'heads'), [[0, 4 | inTitle]]);
  assert.deepEqual(listOf(part.postings, 'streaming'), [[0, 3 | inTitle]]);
  assert.deepEqual(listOf(part.postings, 'stream'), [[0, 1]]);
  assert.deepEqual(listOf(part.postings, 'kvcache'), [[0, 1]]);
  assert.deepEqual(listOf(part.postings, 'duo'), [[0, 2 | inTitle]]);
  assert.deepEqual(listOf(part.postings, 'the'), []);
});

test('short fields have the field that counts most', () => {
  assert.deepEqual(listOf(part.fields, 'duoattention'), [[0, fieldCodes.name]]);
  assert.deepEqual(listOf(part.fields, 'heads'), [[0, fieldCodes.title]]);
  assert.deepEqual(listOf(part.fields, 'streams'), [[0, fieldCodes.author]]);
  assert.deepEqual(listOf(part.fields, '2024'), [[0, fieldCodes.year]]);
  assert.deepEqual(listOf(part.fields, 'the'), [[1, fieldCodes.key]]);
  assert.deepEqual(listOf(part.fields, 'stream'), []);
});

test('lengths count words that are no stop words', () => assert.deepEqual([...part.lengths], [3 * 2 + 6, 0]));

test('the forms of a stem are those of texts; authors have no forms, stop words no stem', () => {
  const formsOf = (stem: string): readonly string[] =>
    findForms(part, stem)
      .map((form) => termAt(part.words, form))
      .sort();
  assert.deepEqual(formsOf('stream'), ['stream', 'streaming']);
  assert.deepEqual(formsOf('of'), []);
  assert.deepEqual(formsOf('zebra'), []);
});

test('names, keys and beginnings of titles', () => {
  const { strings, documents: owners, fields } = part.names;
  assert.deepEqual(
    [...strings.order].map((id) => [termAt(strings, id), owners[id], fields[id]]),
    [
      ['duo', 0, fieldCodes.key],
      ['duoattention', 0, fieldCodes.name],
      ['duoattentionstreaminghea', 0, fieldCodes.title],
      ['ofthe', 1, fieldCodes.key],
      ['ofthe', 1, fieldCodes.title],
    ],
  );
});

test('more often than can be counted', () => {
  const { postings, words } = buildSegment([{ ...documents[1]!, abstract: 'heads '.repeat(2000) }]);
  const id = [...words.order].find((word) => termAt(words, word) === 'heads')!;
  assert.equal(postings.entries[postings.starts[id]!], timesMask);
});

test('the same texts give the same part, which a worker can hand over', () => {
  assert.deepEqual(structuredClone(buildSegment(documents)), part);
  assert.ok(sizeOfSegment(part) > 1000);
});

test('no documents', () => assert.equal(buildSegment([]).documentCount, 0));

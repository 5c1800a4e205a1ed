import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';

const document = {
  key: 'duoattention',
  title: 'DuoAttention: Streaming KV-Cache Heads',
  names: ['DuoAttention'],
  abstract: '',
  authors: [],
};

/** The highlights of a query in each field, as `field: te[xt]`. */
function checkMarks(query: string, expected: readonly string[], searched = document): void {
  const [hit] = createSearchIndex([searched]).search({ text: query }, { limit: 1 }).hits;
  const drawn = (hit?.matches ?? []).map(({ field, text, ranges }) => {
    let marked = text;
    for (const [start, end] of [...ranges].reverse()) marked = `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`;
    return `${field}: ${marked}`;
  });
  assert.deepEqual(drawn, expected, query);
}

test('what was typed of a word is marked', () => {
  checkMarks('strea', ['title: DuoAttention: [Strea]ming KV-Cache Heads']);
  checkMarks('heads kv', ['title: DuoAttention: Streaming [KV]-Cache [Heads]']);
});

test('parts of names, and compounds across their hyphen', () => {
  checkMarks('atten', ['name: Duo[Atten]tion', 'title: Duo[Atten]tion: Streaming KV-Cache Heads']);
  checkMarks('kvcache', ['title: DuoAttention: Streaming [KV-Cache] Heads']);
});

test('the correction of a misspelling is highlighted as a whole word', () =>
  checkMarks('straeming', ['title: DuoAttention: [Streaming] KV-Cache Heads']));

test('stretches that touch or overlap are one', () => {
  checkMarks('duo attention', ['name: [DuoAttention]', 'key: [duoattention]', 'title: [DuoAttention]: Streaming KV-Cache Heads']);
});

test('letter case and accents: highlights have offsets into the original text', () => {
  checkMarks('grosse', ['title: Die [Größe]'], { key: 'k', title: 'Die Größe', names: [], abstract: '', authors: [] });
  checkMarks('naive', ['title: A [Naïve] Bayes'], { key: 'k', title: 'A Naïve Bayes', names: [], abstract: '', authors: [] });
});

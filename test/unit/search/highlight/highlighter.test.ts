import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSnippet } from '../../../../server/src/search/highlight/highlighter';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';
import { forSeeds } from '../../../support/random';

/** The snippet for words of a text, of which the first is the rarest. */
function checkPassage(text: string, words: readonly string[], expected: string): void {
  const marks = words.flatMap((word, index) =>
    [...text.matchAll(new RegExp(word, 'g'))].map((match) => ({ start: match.index, end: match.index + word.length, word: index })),
  );
  const passage = chooseSnippet(
    text,
    marks.sort((a, b) => a.start - b.start),
    words.map((_, index) => words.length - index),
  );
  assert.equal(passage.text, expected);
  assert.equal(passage.text.slice(passage.shift, passage.shift + passage.end - passage.start), text.slice(passage.start, passage.end));
}

test('the sentence with the best words', () => {
  const text = 'Heads are many. We keep a cache of heads, e.g. in memory! The cache is small.';
  checkPassage(text, ['cache', 'heads'], 'We keep a cache of heads, e.g. in memory!');
  checkPassage(text, ['small', 'e.g.'], 'We keep a cache of heads, e.g. in memory! The cache is small.');
  checkPassage(text, ['small'], 'The cache is small.');
  checkPassage('heads', ['heads'], 'heads');
});

test('a long sentence is cut at words', () => {
  const long = `${'very long words come before it '.repeat(12)}the cache of heads ${'and behind it come more words '.repeat(12)}.`;
  const { text } = chooseSnippet(long, [{ start: long.indexOf('cache'), end: long.indexOf('cache') + 5, word: 0 }], [1]);
  assert.match(text, /^…\S.*\bcache\b.*\S…$/);
  assert.ok(text.length < 190, text);
  for (const word of text.replaceAll('…', '').split(' ')) assert.ok(long.split(' ').includes(word), word);
});

test('any text and marks: the passage holds one of them and is short', () => {
  forSeeds(150, (random) => {
    const text = Array.from({ length: 1 + random.below(80) }, () =>
      random.pick(['cache', 'of', 'heads.', 'words'.repeat(random.below(12) + 1), '\n', '. ']),
    ).join(random.pick([' ', '']));
    const found = [...text.matchAll(/\w{1,9}/g)].filter(() => random.below(4) === 0);
    const marks = found.map((match) => ({ start: match.index, end: match.index + match[0].length, word: random.below(3) }));
    if (marks.length === 0) return;
    const passage = chooseSnippet(text, marks, [3, 2, 1]);
    assert.ok(
      marks.some(({ start, end }) => start >= passage.start && end <= passage.end),
      JSON.stringify({ text, marks, passage }),
    );
    assert.ok(passage.end - passage.start <= 200, JSON.stringify({ text, marks, passage }));
  });
});

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

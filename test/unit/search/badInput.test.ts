import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../server/src/search/segment/segment';
import { createRandom } from '../../support/random';

const words = [
  'sparse',
  'attention',
  'heads',
  'retrieval',
  'KV-cache',
  'streaming',
  'of',
  'the',
  'LongHeads',
  '3.1',
  '注意力',
  'نماذج',
  'naïve',
];

function createDocuments(count: number, abstract: (number: number) => string): readonly SearchDocument[] {
  return Array.from({ length: count }, (_, number) => ({
    key: `paper-${number}`,
    title: `Paper ${number}: ${words[number % words.length]}`,
    abstract: abstract(number),
    names: [],
    authors: [],
  }));
}

const random = createRandom(1);
const libraries: Readonly<Record<string, readonly SearchDocument[]>> = {
  'no papers': [],
  'one paper': createDocuments(1, () => 'Sparse attention heads.'),
  'all abstracts equal': createDocuments(500, () => 'Sparse attention heads of the KV-cache.'),
  'abstracts of one word without end': createDocuments(3, () => 'attention'.repeat(5000)),
  'papers of nothing': Array.from({ length: 5 }, () => ({ key: '', title: '', abstract: '', names: [''], authors: [''] })),
  'many papers': createDocuments(2000, () => Array.from({ length: 20 }, () => random.pick(words)).join(' ')),
};

const queries: Readonly<Record<string, string>> = {
  nothing: '',
  'white space': ' \t\n ',
  '10,000 characters of words': 'sparse attention heads '.repeat(435),
  '10,000 different words': Array.from({ length: 1700 }, (_, number) => `word${number}`).join(' '),
  'one word of 10,000 characters': 'a'.repeat(10_000),
  'stop words': 'of the and it is to be or not to be',
  'one stop word': 'the',
  punctuation: '.,;:!?…—–-"\'()[]{}',
  emoji: '😀👩‍🔬🏳️‍🌈',
  'half of an emoji': '\ud83d',
  'CJK without spaces': '大規模言語モデルの注意機構',
  Arabic: 'نماذج اللغة الكبيرة',
  'combining marks': 'na\u0308i\u0308ve\u0301 \u0301\u0302',
  'regex signs': '(.*)+[a-z]{2,}$ \\b|^ ?',
  'a typo in every word': 'sprase atention haeds retreival straeming',
  'unclosed quote and exclusion': '"sparse attention -heads',
  zeros: '\0\0',
  'names of properties': '__proto__ constructor toString',
};

for (const [library, documents] of Object.entries(libraries)) {
  test(`${library}: every query has an answer (slow)`, () => {
    const index = createSearchIndex(documents);
    for (const [what, text] of Object.entries(queries)) {
      const started = performance.now();
      const answers = [
        index.search({ text }, { limit: 50 }),
        index.search({ text: 'sparse', phrases: [text], excluded: [text] }, { limit: 50, context: text }),
        index.suggest(text, { limit: 50, context: text }),
      ];
      for (const { hits, total } of answers) {
        assert.ok(hits.length <= Math.min(50, total) && new Set(hits.map(({ document }) => document)).size === hits.length, what);
        assert.ok(
          hits.every(({ score }) => Number.isFinite(score)),
          what,
        );
      }
      assert.ok(performance.now() - started < 5000, what);
    }
    for (const document of documents.slice(0, 3))
      assert.ok(!index.findRelated(document, { limit: 5 }).hits.some((hit) => hit.document === document));
  });
}

test('stop words alone find titles that have them', () => {
  const documents = [
    ...createDocuments(5, () => 'the heads of it'),
    { key: 'be', title: 'To Be or Not', abstract: '', names: [], authors: [] },
  ];
  const { hits } = createSearchIndex(documents).search({ text: 'to be or not' }, { limit: 5 });
  assert.deepEqual(
    hits.map(({ document }) => document.key),
    ['be'],
  );
});

test('a typing error in every word still finds the paper', () => {
  const documents = createDocuments(200, () => 'nothing of that');
  const wanted = { key: 'wanted', title: 'Sparse Attention for Retrieval', abstract: 'Streaming heads.', names: [], authors: [] };
  const { hits } = createSearchIndex([...documents, wanted]).search({ text: 'sprase atention retreival straeming ' }, { limit: 3 });
  assert.equal(hits[0]?.document, wanted);
});

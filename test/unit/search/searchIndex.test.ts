import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../server/src/search/searchIndex';
import type { WordQuery } from '../../../server/src/search/searchQuery';
import type { SearchDocument } from '../../../server/src/search/segment/segment';

const papers = [
  {
    key: 'longheads',
    title: 'LongHeads: Multi-Head Attention as a Long Context Processor',
    names: ['LongHeads'],
    abstract: '',
    authors: [],
  },
  {
    key: 'duoattention',
    title: 'DuoAttention: Long-Context Inference with Retrieval and Streaming Heads',
    names: ['DuoAttention'],
    abstract: '',
    authors: [],
  },
  { key: 'attention-as-an-rnn', title: 'Attention as an RNN', names: ['Aaren'], abstract: '', authors: [] },
  {
    key: 'razorattention',
    title: 'RazorAttention: KV-Cache Compression Through Retrieval Heads',
    names: ['RazorAttention'],
    abstract: '',
    authors: [],
  },
  {
    key: 'sparsifiner',
    title: 'Sparsifiner: Learning Sparse Attention for Vision Transformers',
    names: ['Sparsifiner'],
    abstract: '',
    authors: [],
  },
  { key: 'gpt-4-report', title: 'GPT-4 Technical Report', names: ['GPT-4'], abstract: '', authors: [] },
];
const index = createSearchIndex(papers);

function checkFound(query: string, keys: readonly string[]): void {
  assert.deepEqual(
    index.search({ text: query }, { limit: 50 }).hits.map((hit) => hit.document.key),
    keys,
    query,
  );
}

test('finds by name, key and title words in any order', () => {
  checkFound('duoattention', ['duoattention']);
  checkFound('heads retrieval', ['razorattention', 'duoattention']);
  checkFound('retrieval heads razor', ['razorattention']);
  checkFound('attention-as-an-rnn', ['attention-as-an-rnn']);
  checkFound('aaren', ['attention-as-an-rnn']);
});

test('finds by author and year, together with words of the title', () => {
  const written = [
    { key: 'vas17', title: 'Attention Is All You Need', names: [], abstract: '', authors: ['Ashish Vaswani', 'Noam Shazeer'], year: 2017 },
    { key: 'sha19', title: 'Fast Decoding with One Head', names: [], abstract: '', authors: ['Noam Shazeer'], year: 2019 },
  ];
  const find = (query: string): readonly string[] =>
    createSearchIndex(written)
      .search({ text: query }, { limit: 10 })
      .hits.map(({ document }) => document.key);
  assert.deepEqual(find('vaswani'), ['vas17']);
  assert.deepEqual(find('shazeer 2019'), ['sha19']);
  assert.deepEqual(find('attention shaz'), ['vas17']);
  assert.deepEqual(find('vasvani'), ['vas17'], 'a typing error');
  assert.deepEqual(new Set(find('shazeer')), new Set(['vas17', 'sha19']));
});

test('a typed name comes first', () => {
  assert.equal(index.search({ text: 'attention rnn' }, { limit: 1 }).hits[0]!.document.key, 'attention-as-an-rnn');
  assert.equal(index.search({ text: 'longheads' }, { limit: 1 }).hits[0]!.document.key, 'longheads');
});

test('finds by the beginnings of words, also inside of names', () => {
  checkFound('spars vis', ['sparsifiner']);
  checkFound('long hea', ['longheads', 'duoattention']);
  checkFound('duo att', ['duoattention']);
});

test('finds compounds with and without their hyphen', () => {
  checkFound('kv cache', ['razorattention']);
  checkFound('kvcache', ['razorattention']);
  checkFound('gpt4', ['gpt-4-report']);
  checkFound('gpt-4', ['gpt-4-report']);
});

for (const [what, query] of [
  ['a wrong letter', 'sparsufiner'],
  ['a missing letter', 'sparsfiner'],
  ['a doubled letter', 'sparssifiner'],
  ['swapped letters', 'spasrifiner'],
  ['a wrong first letter', 'aparsifiner'],
  ['a missing first letter', 'parsifiner'],
] as const) {
  test(`finds with ${what}`, () => checkFound(query, ['sparsifiner']));
}

test('finds a word in the middle of being typed with an error', () => checkFound('duoatent', ['duoattention']));

test('says what matched and where', () => {
  const [hit] = index.search({ text: 'duo retr' }, { limit: 1 }).hits;
  const title = hit!.matches.find(({ field }) => field === 'title')!;
  assert.deepEqual(
    title.ranges.map(([start, end]) => title.text.slice(start, end)),
    ['Duo', 'Retr'],
  );
  const name = hit!.matches.find(({ field }) => field === 'name')!;
  assert.deepEqual(
    name.ranges.map(([start, end]) => name.text.slice(start, end)),
    ['Duo'],
  );
});

test('an empty query lists the papers in their order', () => {
  const { hits, total } = index.search({ text: '  ' }, { limit: 3 });
  assert.deepEqual(
    hits.map((hit) => hit.document),
    papers.slice(0, 3),
  );
  assert.equal(total, papers.length);
});

test('a word that nothing begins with finds nothing', () => {
  checkFound('zzzzqqq', []);
  checkFound('heads zzzzqqq', []);
});

test('a longer query that lacks one word still finds', () => {
  checkFound('retrieval streaming heads budget', ['duoattention']);
});

test('context changes the order, not the set', () => {
  const plain = index.search({ text: 'heads' }, { limit: 50 }).hits.map((hit) => hit.document);
  const ranked = index
    .search({ text: 'heads' }, { limit: 50, context: 'compression of the cache through retrieval' })
    .hits.map((hit) => hit.document);
  assert.deepEqual(new Set(ranked), new Set(plain));
  assert.equal(ranked[0]!.key, 'razorattention');
});

test('odd queries give an answer', () => {
  for (const query of ['(', '\\', '*', '', '𝒳', 'a'.repeat(10_000), '"unclosed', '[see @']) {
    assert.ok(Array.isArray(index.search({ text: query }, { limit: 10 }).hits));
  }
});

test('phrases, exclusions and filters take papers out', () => {
  const find = (query: WordQuery, accepts?: (document: SearchDocument) => boolean): readonly string[] => {
    const { hits, total } = index.search(query, { limit: 50, accepts });
    assert.equal(total, hits.length);
    return hits.map(({ document }) => document.key);
  };
  assert.deepEqual(find({ text: '', phrases: ['Retrieval  heads'] }), ['razorattention']);
  assert.deepEqual([...find({ text: 'heads', excluded: ['kv-cache'] })].sort(), ['duoattention', 'longheads']);
  assert.deepEqual(
    find({ text: 'heads', excluded: ['kv-cache'] }, ({ key }) => key !== 'longheads'),
    ['duoattention'],
  );
  assert.deepEqual(
    find({ text: '' }, ({ key }) => key === 'longheads'),
    ['longheads'],
  );
});

test('suggests for a sentence, and finds what a paper is like', () => {
  assert.equal(
    index.suggest('Others compress what the retrieval heads of the KV-cache hold.', { limit: 3 }).hits[0]!.document.key,
    'razorattention',
  );
  const { hits } = index.findRelated(papers[1]!, { limit: 10 });
  assert.ok(!hits.some(({ document }) => document === papers[1]) && hits.length > 0);
});

test('a complete name with an error ranks before names that only begin like the input', () => {
  const named = (name: string, title: string): SearchDocument => ({
    key: name.toLowerCase(),
    title,
    names: [name],
    abstract: '',
    authors: [],
  });
  const titans = [
    named('TransNormer', 'TransNormer: Scaling up'),
    named('TransFuse', 'TransFuse: Mixing'),
    named('Titans', 'Titans: Memory at Test Time'),
  ];
  const first = (query: string): string | undefined =>
    createSearchIndex(titans).search({ text: query }, { limit: 10 }).hits[0]?.document.key;
  assert.equal(first('Ttans'), 'titans');
  assert.equal(first('trans'), 'transfuse', 'a beginning is no error');
  assert.equal(first('Kites'), undefined);
});

test('a name with an error is found as a whole, where a word of it is too short to be known by itself', () => {
  const named = [
    { key: 'epam', title: 'A Network of Moments', names: ['EPAM-Net'], abstract: '', authors: [] },
    { key: 'hip', title: 'Pruning by Hierarchy', names: ['HiP Attention'], abstract: '', authors: [] },
  ];
  const find = (text: string): readonly string[] =>
    createSearchIndex(named)
      .search({ text }, { limit: 10 })
      .hits.map(({ document }) => document.key);
  assert.deepEqual(find('EPAM-Nte'), ['epam']);
  assert.deepEqual(find('epamxnet'), ['epam']);
  assert.deepEqual(find('hp attention'), ['hip']);
});

test('of papers with one name the one comes first whose title begins with it', () => {
  const named = [
    { key: 'other', title: 'Various Lengths of Moths', names: ['MothLM'], abstract: '', authors: [] },
    { key: 'own', title: 'MothLM: Moths', names: ['MothLM'], abstract: '', authors: [] },
  ];
  assert.deepEqual(
    createSearchIndex(named)
      .search({ text: 'mothlm' }, { limit: 10 })
      .hits.map(({ document }) => document.key),
    ['own', 'other'],
  );
});

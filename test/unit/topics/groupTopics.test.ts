import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { groupTopics, type TopicDocument } from '../../../server/src/topics/groupTopics';
import { forSeeds, type Random } from '../../support/random';

/** Topics as `label: keys`, in their order. */
function checkTopics(papers: readonly TopicDocument[], topics: readonly string[]): void {
  assert.deepEqual(groupTopics(papers).map(({ label, keys }) => `${label}: ${keys.join(' ')}`), topics);
}

/** Every paper under exactly one topic, in the order of the library; labels that can stand as headings. */
function checkSound(papers: readonly TopicDocument[]): void {
  const topics = groupTopics(papers);
  assert.deepEqual(topics.flatMap(({ keys }) => keys).sort(), papers.map(({ key }) => key).sort());
  const order = new Map(papers.map(({ key }, index) => [key, index]));
  for (const { label, keys, terms } of topics) {
    assert.match(label, /\S/);
    assert.doesNotMatch(label, /\n/);
    assert.ok(keys.length > 0, label);
    assert.deepEqual(keys, [...keys].sort((a, b) => order.get(a)! - order.get(b)!), label);
    assert.ok(label === otherPapersLabel || terms.length > 0, label);
  }
  assert.equal(new Set(topics.map(({ label }) => label.toLowerCase())).size, topics.length, 'no label twice');
}

const papers: readonly TopicDocument[] = [
  { key: 'a', title: 'Mountain Rivers from Above', abstract: 'We map mountain rivers.' },
  { key: 'b', title: 'Retrieval Heads under a Microscope', abstract: 'We look at retrieval heads.' },
  { key: 'c', title: 'The Age of Mountain Rivers', abstract: 'How old mountain rivers are.' },
  { key: 'd', title: 'Pruning Retrieval Heads', abstract: 'We prune retrieval heads.' },
  { key: 'e', title: 'Something Else Entirely', abstract: 'About a garden.' },
];

test('papers that share a phrase of their titles stand together, the rest at the end', () => {
  checkTopics(papers, ['Mountain rivers: a c', 'Retrieval heads: b d', `${otherPapersLabel}: e`]);
});

test('labels are in sentence case, words with capitals of their own keep them', () => {
  checkTopics(
    [
      { key: 'a', title: 'KV Eviction for All', abstract: 'The KV eviction problem.' },
      { key: 'b', title: 'Better KV Eviction', abstract: 'More KV eviction.' },
    ],
    ['KV eviction: a b'],
  );
});

test('no papers, one paper, papers without any words', () => {
  checkTopics([], []);
  checkTopics([papers[0]!], [`${otherPapersLabel}: a`]);
  checkTopics([{ key: 'a', title: '???', abstract: '' }, { key: 'b', title: '', abstract: '' }], [`${otherPapersLabel}: a b`]);
});

test('ten thousand papers with one title', () => {
  checkSound(Array.from({ length: 10_000 }, (_, index) => ({ key: `k${index}`, title: 'Mountain Rivers from Above', abstract: 'We map mountain rivers.' })));
});

test('titles with signs, other scripts and words that objects have already', () => {
  const titles = ['constructor prototype', 'constructor prototype toString', '注意力机制 注意力', '注意力机制', '{} [] ()', '__proto__ hasOwnProperty', '__proto__', '# * `', '😀 😀'];
  checkSound(titles.map((title, index) => ({ key: `k${index}`, title, abstract: title })));
});

const words = ['mountain', 'rivers', 'retrieval', 'heads', 'sparse', 'KV', 'cache', 'of', 'the', 'sand', 'layers', 'maps', 'Long-Context', 'pruning', 'β'];

function createPapers(random: Random, count: number): TopicDocument[] {
  const phrase = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ');
  return Array.from({ length: count }, (_, index) => ({ key: `k${index}`, title: phrase(random.below(6) + 1), abstract: phrase(random.below(30)) }));
}

test('any library: each paper once, sound labels, the same again', () => {
  forSeeds(40, (random) => {
    const library = createPapers(random, random.below(60));
    checkSound(library);
    assert.deepEqual(groupTopics(library), groupTopics(structuredClone(library)));
  });
});

test('a large library is grouped as well', () => {
  forSeeds(1, (random) => checkSound(createPapers(random, 3000)));
});

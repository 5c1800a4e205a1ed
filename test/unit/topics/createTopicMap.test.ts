import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel, type Topic } from '../../../server/src/model/topic';
import { chooseFromGroups, createTopicMap, maxSample, type TopicMapOptions } from '../../../server/src/topics/createTopicMap';
import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { measureProcessor } from '../../support/measureProcessor';
import { forSeeds, type Random } from '../../support/random';
import { createLibraryOfSubjects, subjectOf } from './libraryOfSubjects';

/** Every paper is in exactly one topic, and in one child if its topic has children; all labels are valid headings. */
function checkSound(papers: readonly TopicDocument[], options?: TopicMapOptions): readonly Topic[] {
  const { topics } = createTopicMap(papers, options);
  const rank = new Map(papers.map(({ key }, index) => [key, index]));
  const checkLevel = (level: readonly Topic[], keys: readonly string[]): void => {
    assert.deepEqual(level.flatMap((topic) => topic.keys).sort(), [...keys].sort());
    for (const topic of level) {
      assert.match(topic.label, /\S/);
      assert.doesNotMatch(topic.label, /\n/);
      assert.ok(topic.keys.length > 0, topic.label);
      assert.deepEqual(
        topic.keys,
        [...topic.keys].sort((a, b) => rank.get(a)! - rank.get(b)!),
        topic.label,
      );
      assert.notEqual(topic.children.length, 1, topic.label);
      if (topic.children.length > 0) checkLevel(topic.children, topic.keys);
    }
  };
  checkLevel(
    topics,
    papers.map(({ key }) => key),
  );
  const labels = topics.flatMap((topic) => [topic, ...topic.children]).map(({ label }) => label.toLowerCase());
  assert.equal(new Set(labels).size, labels.length, 'no label twice');
  return topics;
}

/** Topics as sets of keys, which must not depend on the order of the papers. */
function groupsOf(topics: readonly Topic[]): readonly string[] {
  return topics.flatMap((topic) => [topic, ...topic.children]).map(({ label, keys }) => `${label}: ${[...keys].sort().join(' ')}`);
}

function topicByKey(topics: readonly Topic[]): ReadonlyMap<string, string> {
  return new Map(topics.flatMap(({ label, keys }) => keys.map((key) => [key, label] as const)));
}

test('papers on one subject are in one topic, labelled as their titles call it', () => {
  const topics = checkSound(createLibraryOfSubjects(80));
  for (const { label, keys } of topics) assert.equal(new Set(keys.map(subjectOf)).size, 1, label);
  const labels = topics.map(({ label }) => label.toLowerCase());
  for (const subject of ['sparse attention', 'mountain rivers', 'protein folding', 'graph colouring'])
    assert.ok(
      labels.some((label) => label.includes(subject)),
      `${subject} in ${labels.join('; ')}`,
    );
});

test('labels are in sentence case, words with capitals of their own keep them', () => {
  const papers = ['Faster KV Cache Eviction', 'KV Cache Eviction for All', 'What KV Cache Eviction Costs'].map((title, index) => ({
    key: `k${index}`,
    title,
    abstract: 'We evict from the KV cache.',
  }));
  assert.deepEqual(
    createTopicMap(papers).topics.map(({ label }) => label),
    ['KV cache eviction'],
  );
});

test('the order of the papers changes nothing but the order of keys (slow)', () => {
  const papers = createLibraryOfSubjects(120);
  const expected = groupsOf(createTopicMap(papers).topics);
  forSeeds(5, (random) => assert.deepEqual(groupsOf(createTopicMap(random.shuffle(papers)).topics), expected));
});

test('the map is plain data: it is the same after a structured clone', () => {
  const map = createTopicMap(createLibraryOfSubjects(60));
  assert.deepEqual(structuredClone(map), map);
});

test('a paper whose text changes may move, the others stay', () => {
  const papers = createLibraryOfSubjects(80);
  const [edited, ...others] = papers;
  const before = topicByKey(createTopicMap(papers).topics);
  const now = topicByKey(createTopicMap([{ ...edited!, title: papers[1]!.title, abstract: papers[1]!.abstract }, ...others]).topics);
  assert.equal(now.get('k0'), before.get('k1'));
  for (const { key } of others) assert.equal(now.get(key), before.get(key), key);
});

test('a quick map is sound, and the full one that follows has most of its headings (slow)', () => {
  const papers = createLibraryOfSubjects(1500);
  const quick = checkSound(papers, { effort: 'quick' });
  const labels = new Set(createTopicMap(papers).topics.map(({ label }) => label));
  assert.ok(quick.filter(({ label }) => labels.has(label)).length >= quick.length / 2);
});

test('a large library has a second level, and not more topics than an outline holds', () => {
  const topics = checkSound(createLibraryOfSubjects(1200));
  assert.ok(topics.length <= 15);
  assert.ok(topics.some(({ children }) => children.length > 1));
});

test('no subtopic is called by the title of one of its papers (slow)', () => {
  const papers = createLibraryOfSubjects(1200);
  const titles = new Set(papers.map(({ title }) => title.toLowerCase()));
  for (const { children } of checkSound(papers)) for (const { label } of children) assert.ok(!titles.has(label.toLowerCase()), label);
});

test('no papers, one paper, two, papers without any words', () => {
  assert.deepEqual(checkSound([]), []);
  assert.equal(checkSound(createLibraryOfSubjects(1)).length, 1);
  checkSound(createLibraryOfSubjects(2));
  const silent = [
    { key: 'a', title: '???', abstract: '' },
    { key: 'b', title: '', abstract: '' },
  ];
  assert.deepEqual(
    checkSound(silent).map(({ label, keys }) => [label, keys]),
    [[otherPapersLabel, ['a', 'b']]],
  );
});

test('only papers that fit nowhere are other papers', () => {
  const papers = [
    ...createLibraryOfSubjects(40),
    { key: 'silent', title: '…', abstract: '' },
    { key: 'foreign', title: 'Zwölf Boxkämpfer', abstract: '' },
  ];
  assert.deepEqual(createTopicMap(papers).topics.at(-1), { label: otherPapersLabel, terms: [], keys: ['silent', 'foreign'], children: [] });
});

test('ten thousand papers with one title; a hundred of which half are alike', () => {
  const same = (count: number): TopicDocument[] =>
    Array.from({ length: count }, (_, index) => ({
      key: `s${index}`,
      title: 'Mountain Rivers from Above',
      abstract: 'We map mountain rivers.',
    }));
  assert.deepEqual(
    checkSound(same(10_000)).map(({ label }) => label),
    ['Mountain rivers'],
  );
  checkSound([...same(50), ...createLibraryOfSubjects(50)]);
});

test('thousands of near copies of one paper are grouped in the time of a diverse library (slow)', () => {
  const copies = Array.from({ length: 2400 }, (_, index) => ({
    key: `c${index}`,
    title: `Rivers of the Valley ${index}`,
    abstract: `The valley ${index} has a river that nobody crosses without wet feet. Its bridge of ${index} stones is gone.`,
  }));
  const timeOf = (papers: readonly TopicDocument[]): number => measureProcessor(() => checkSound(papers, { effort: 'quick' }), 1);
  const diverse = timeOf(createLibraryOfSubjects(2400));
  // Every two groups were once compared before each merger, which took forty times as long.
  assert.ok(timeOf([...copies, ...createLibraryOfSubjects(50)]) < 8 * diverse);
});

test('papers without abstracts are grouped by their titles', () => {
  const papers = createLibraryOfSubjects(80).map((paper) => ({ ...paper, abstract: '' }));
  for (const { label, keys } of checkSound(papers)) assert.equal(new Set(keys.map(subjectOf)).size, 1, label);
});

test('scripts without spaces, with combining marks and from right to left', () => {
  const titles = [
    '稀疏注意力机制',
    '稀疏注意力的长文本推理',
    '高效稀疏注意力',
    '蛋白质折叠预测',
    '蛋白质折叠的动力学',
    '大规模蛋白质折叠',
    'انتباه متناثر للنصوص الطويلة',
    'انتباه متناثر سريع',
    'Ređka pažnja',
    'Ređka pažnja II',
  ];
  const topics = checkSound(titles.map((title, index) => ({ key: `k${index}`, title, abstract: title })));
  const topicOf = topicByKey(topics);
  assert.equal(topicOf.get('k0'), topicOf.get('k1'));
  assert.notEqual(topicOf.get('k0'), topicOf.get('k3'));
});

const words = [
  'mountain',
  'rivers',
  'constructor',
  'heads',
  'sparse',
  'KV',
  'cache',
  'of',
  'the',
  '__proto__',
  'layers',
  'maps',
  'Long-Context',
  '{}',
  'β',
  '注意力',
  '😀',
  '$x^2$',
  'toString',
  '# `',
];

function createNoise(random: Random, count: number): TopicDocument[] {
  const phrase = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    key: `k${index}`,
    title: phrase(random.below(6) + 1),
    abstract: phrase(random.below(30)),
    tags: Array.from({ length: random.below(3) }, () => random.pick(words)),
  }));
}

test('any library: each paper once, sound labels, the same again in any order (slow)', () => {
  forSeeds(12, (random) => {
    const papers = createNoise(random, random.below(60));
    assert.deepEqual(groupsOf(checkSound(random.shuffle(papers))), groupsOf(checkSound(papers)));
  });
});

test('of groups that are too large those papers are chosen that have the smallest hashes, and all of a small group', () => {
  const count = 3000;
  const hashes = Uint32Array.from({ length: count }, (_, row) => count - row);
  const groups = Int32Array.from({ length: count }, (_, row) => (row < 3 ? 7 : row % 2));
  const chosen = chooseFromGroups(hashes, groups, 'quick');
  assert.equal(chosen.length, maxSample.quick);
  assert.deepEqual(chosen.slice(0, 3), [0, 1, 2]);
  assert.deepEqual(
    chosen.slice(3),
    Array.from({ length: maxSample.quick - 3 }, (_, place) => count - maxSample.quick + 3 + place),
  );
});

test('of papers with the same text one is chosen from each group', () =>
  assert.deepEqual(chooseFromGroups(Uint32Array.of(5, 5, 5, 6, 5), Int32Array.of(0, 0, 1, 1, 1), 'full'), [0, 2, 3]));

test('of no papers none is chosen', () => assert.deepEqual(chooseFromGroups(new Uint32Array(), new Int32Array(), 'full'), []));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTopicMap, type TopicMapOptions } from '../../../server/src/topics/createTopicMap';
import { otherPapersLabel, type Topic } from '../../../server/src/model/topic';
import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { createRandom, forSeeds, type Random } from '../../support/random';
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

test('the order of the papers changes nothing but the order of keys', () => {
  const papers = createLibraryOfSubjects(120);
  const expected = groupsOf(createTopicMap(papers).topics);
  forSeeds(5, (random) => assert.deepEqual(groupsOf(createTopicMap(random.shuffle(papers)).topics), expected));
});

test('the map is plain data: it is the same behind a structured clone, and serves the next map as well', () => {
  const papers = createLibraryOfSubjects(60);
  const map = createTopicMap(papers);
  assert.deepEqual(structuredClone(map), map);
  assert.deepEqual(createTopicMap(papers, { previous: structuredClone(map) }).topics, map.topics);
});

test('ten papers more, papers gone and papers pasted again move no other paper and change no label', () => {
  const papers = createLibraryOfSubjects(500);
  const first = createTopicMap(papers.slice(0, 450));
  const before = topicByKey(first.topics);
  const check = (list: readonly TopicDocument[], previous = first): typeof first => {
    checkSound(list, { previous });
    const next = createTopicMap(list, { previous });
    const now = topicByKey(next.topics);
    for (const { key } of list) if (before.has(key)) assert.equal(now.get(key), before.get(key), key);
    return next;
  };
  check(createRandom(3).shuffle(papers.slice(0, 460)));
  const without = check(papers.slice(0, 400));
  assert.deepEqual(check(papers.slice(0, 450), without).topics, first.topics);
});

test('a paper whose text changes may move, the others stay', () => {
  const papers = createLibraryOfSubjects(80);
  const previous = createTopicMap(papers);
  const [edited, ...others] = papers;
  const next = createTopicMap([{ ...edited!, title: papers[1]!.title, abstract: papers[1]!.abstract }, ...others], { previous });
  const [before, now] = [topicByKey(previous.topics), topicByKey(next.topics)];
  assert.equal(now.get('k0'), before.get('k1'));
  for (const { key } of others) assert.equal(now.get(key), before.get(key), key);
});

test('a library that grows a lot has new topics, and those that go on keep their labels', () => {
  const papers = createLibraryOfSubjects(800);
  let map = createTopicMap(papers.filter(({ key }) => subjectOf(key) < 6).slice(0, 60));
  for (const count of [100, 200, 500, 800]) {
    const before = map.topics.map(({ label }) => label);
    map = createTopicMap(papers.slice(0, count), { previous: map });
    const kept = map.topics.map(({ label }) => label).filter((label) => before.includes(label));
    assert.ok(kept.length >= before.length - 1, `${before.join('; ')} became ${map.topics.map(({ label }) => label).join('; ')}`);
    checkSound(papers.slice(0, count), { previous: map });
  }
  assert.ok(
    map.topics.some(({ label }) => /speech|acoustic|spoken/i.test(label)),
    map.topics.map(({ label }) => label).join('; '),
  );
});

test('a quick map is sound, and the full one that follows keeps what it can of it', () => {
  const papers = createLibraryOfSubjects(1500);
  const quick = createTopicMap(papers, { effort: 'quick' });
  checkSound(papers, { effort: 'quick' });
  const full = createTopicMap(papers, { previous: quick });
  assert.equal(full.model?.effort, 'full');
  const labels = new Set(full.topics.map(({ label }) => label));
  assert.ok(quick.topics.filter(({ label }) => labels.has(label)).length >= quick.topics.length / 2);
});

test('a large library has a second level, and not more topics than an outline holds', () => {
  const topics = checkSound(createLibraryOfSubjects(1200));
  assert.ok(topics.length <= 15);
  assert.ok(topics.some(({ children }) => children.length > 1));
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
  }));
}

test('any library: each paper once, sound labels, the same again, at every step of its life', () => {
  forSeeds(12, (random) => {
    let papers = createNoise(random, random.below(60));
    let map = createTopicMap(papers);
    for (let step = 0; step < 3; step++) {
      papers = random.shuffle([
        ...papers.slice(random.below(10)),
        ...createNoise(random, random.below(20)).map((paper) => ({ ...paper, key: `${paper.key}-${step}` })),
      ]);
      checkSound(papers);
      checkSound(papers, { previous: map });
      const next = createTopicMap(papers, { previous: map });
      assert.deepEqual(next, createTopicMap(structuredClone(papers), { previous: structuredClone(map) }));
      map = next;
    }
  });
});

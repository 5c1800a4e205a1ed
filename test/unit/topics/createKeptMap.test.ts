import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KeptHeading, otherPapersLabel, type Topic } from '../../../server/src/model/topic';
import { createKeptMap, extendTopicMap } from '../../../server/src/topics/createKeptMap';
import { createTopicMap } from '../../../server/src/topics/createTopicMap';
import type { Effort, TopicDocument } from '../../../server/src/topics/topicMap';
import { measureProcessor } from '../../support/measureProcessor';
import { forSeeds } from '../../support/random';
import { createLibraryOfSubjects, subjectOf } from './libraryOfSubjects';

const all = createLibraryOfSubjects(160);

/** The papers on some subjects, by the numbers of the subjects. */
const on = (papers: readonly TopicDocument[], ...subjects: readonly number[]): readonly TopicDocument[] =>
  papers.filter(({ key }) => subjects.includes(subjectOf(key)));

const keysOf = (papers: readonly TopicDocument[]): readonly string[] => papers.map(({ key }) => key);

function keep(label: string, papers: readonly TopicDocument[], subtopics: readonly KeptHeading[] = []): KeptHeading {
  return { label, keys: keysOf(papers), subtopics };
}

/** The present topics, as the writer keeps them. */
function keepTopics(topics: readonly Topic[]): readonly KeptHeading[] {
  return topics.map(({ label, keys, children }) => ({
    label,
    keys: children.length === 0 ? keys : children.filter((child) => child.label === otherPapersLabel).flatMap((child) => child.keys),
    subtopics: keepTopics(children.filter((child) => child.label !== otherPapersLabel)),
  }));
}

/** Labels and papers of both levels; of a topic with children those of the children, which it has in their order. */
const outlineOf = (topics: readonly Topic[]): readonly unknown[] =>
  topics.map(({ label, keys, children }) => [label, children.length === 0 ? keys : outlineOf(children)]);

/** The topics; each paper is in exactly one of them, and in one child if its topic has children. */
function checkSound(papers: readonly TopicDocument[], kept: readonly KeptHeading[], effort: Effort = 'full'): readonly Topic[] {
  const { topics } = createKeptMap(papers, kept, { effort });
  const check = (level: readonly Topic[], keys: readonly string[]): void => {
    assert.deepEqual(level.flatMap((topic) => topic.keys).sort(), [...keys].sort());
    for (const topic of level) if (topic.children.length > 0) check(topic.children, topic.keys);
  };
  check(topics, keysOf(papers));
  return topics;
}

test('what is kept changes nothing while the papers stay (slow)', () => {
  for (const papers of [all, createLibraryOfSubjects(1200), createLibraryOfSubjects(3)]) {
    const { topics } = createTopicMap(papers);
    assert.deepEqual(outlineOf(checkSound(papers, keepTopics(topics))), outlineOf(topics));
  }
});

test('papers that come later join the nearest heading, after those that were kept with it, and no kept paper moves', () => {
  const [old, more] = [all.slice(0, 100), all.slice(100)];
  // In an order that no program would find.
  const kept = [5, 2, 7, 0, 3, 1, 6, 4].map((subject) => keep(`Chapter ${subject}`, [...on(old, subject)].reverse()));
  const topics = checkSound([...more, ...old], kept);
  assert.deepEqual(
    topics.map(({ label }) => label),
    kept.map(({ label }) => label),
  );
  topics.forEach(({ label, keys }, index) => {
    const own = kept[index]!.keys;
    assert.deepEqual(keys.slice(0, own.length), own, label);
    assert.deepEqual(keys.slice(own.length), keysOf(on(more, subjectOf(own[0]!))), label);
  });
});

test('papers on something else get a heading at the end if there are four of them, and join the nearest heading if not', () => {
  const old = on(all, 0, 1, 2, 3);
  const kept = [0, 1, 2, 3].map((subject) => keep(`Chapter ${subject}`, on(old, subject)));
  const robots = on(all, 5);
  const topics = checkSound([...robots.slice(0, 6), ...old], kept);
  assert.equal(topics.length, 5);
  assert.match(topics[4]!.label, /robot grasping/i);
  assert.deepEqual(topics[4]!.keys, keysOf(robots.slice(0, 6)));
  assert.deepEqual(
    checkSound([...robots.slice(0, 3), ...old], kept).map(({ label }) => label),
    kept.map(({ label }) => label),
  );
});

test('papers with the label of a kept heading join it, however far they are', () => {
  const old = on(all, 0, 1, 2, 3);
  const robots = on(all, 5).slice(0, 6);
  const kept = [keep('Robot grasping', on(old, 0)), ...[1, 2, 3].map((subject) => keep(`Chapter ${subject}`, on(old, subject)))];
  const [first, ...others] = checkSound([...robots, ...old], kept);
  assert.equal(others.length, 3);
  assert.deepEqual(first!.keys, keysOf([...on(old, 0), ...robots]));
});

test('a heading may have papers of its own beside its subtopics; a later paper joins the nearest subtopic', () => {
  const old = all.slice(0, 80);
  const kept = [
    keep('Nature', on(old, 4), [keep('Water', on(old, 1)), keep('Molecules', on(old, 2))]),
    keep('Everything else', on(old, 0, 3, 5, 6, 7)),
  ];
  const later = on(all, 1).at(-1)!;
  const [nature] = checkSound([...old, later], kept);
  assert.deepEqual(
    nature!.children.map(({ label, keys }) => [label, keys]),
    [
      ['Water', keysOf([...on(old, 1), later])],
      ['Molecules', keysOf(on(old, 2))],
      [otherPapersLabel, keysOf(on(old, 4))],
    ],
  );
  const [water, molecules] = nature!.children.map(({ terms }) => terms.join());
  assert.match(water!, /mountain river/i);
  assert.doesNotMatch(water!, /protein/i);
  assert.match(molecules!, /protein folding/i);
});

test('a subtopic that has all papers of its heading stays', () => {
  const kept = [keep('Nature', [], [keep('Water', on(all, 1))]), keep('Everything else', on(all, 0, 2, 3, 4, 5, 6, 7))];
  assert.deepEqual(keepTopics(checkSound(all, kept)), kept);
});

test('a kept heading has terms, also where no phrase is shared by so many of its papers that it would head them', () => {
  const mixed = [3, 4, 5, 6, 7].flatMap((subject) => on(all, subject).slice(0, 2));
  const kept = [keep('This and that', mixed), ...[0, 1, 2].map((subject) => keep(`Chapter ${subject}`, on(all, subject)))];
  const [first] = checkSound([...mixed, ...on(all, 0, 1, 2)], kept);
  assert.match(first!.terms.join(), /music generation|auction design|speech recognition|graph colouring/i);
});

test('in a library of which only a part is read for headings, those of a few papers say what these are about', () => {
  const large = createLibraryOfSubjects(6400);
  const most = on(large, 0, 1, 2, 3);
  const few = [4, 6, 7].map((subject) => on(large, subject).slice(0, 3));
  const kept = [keep('Most', most), ...few.map((papers, index) => keep(`Chapter ${index}`, papers))];
  assert.deepEqual(
    checkSound([...most, ...few.flat()], kept, 'quick').map(({ terms }) =>
      ['music', 'spoken', 'chromatic'].filter((word) => terms.join().includes(word)),
    ),
    [[], ['music'], ['spoken'], ['chromatic']],
  );
  const robots = on(large, 5).slice(0, 5);
  const topics = checkSound(
    [...most, ...robots],
    [0, 1, 2, 3].map((subject) => keep(`Chapter ${subject}`, on(large, subject))),
    'quick',
  );
  assert.match(topics[4]!.label, /robot grasping/i);
  assert.deepEqual(topics[4]!.keys, keysOf(robots));
});

test('new headings are found for many more papers than are read for it', () => {
  const large = createLibraryOfSubjects(2400);
  const old = on(large, 0, 1).slice(0, 60);
  const kept = [0, 1].map((subject) => keep(`Chapter ${subject}`, on(old, subject)));
  const topics = checkSound([...old, ...on(large, 2, 3, 4, 5)], kept, 'quick');
  for (const { keys } of topics) assert.deepEqual(new Set(keys.map(subjectOf)).size, 1);
  assert.deepEqual(
    topics.slice(0, 2).map(({ keys }) => keys),
    kept.map(({ keys }) => keys),
  );
});

test('papers that are as near to a second heading are shown there too', () => {
  const [early, late] = [on(all, 5).slice(0, 10), on(all, 5).slice(10)];
  const kept = [
    keep('Early robots', early),
    keep('Late robots', late),
    ...[0, 1].map((subject) => keep(`Chapter ${subject}`, on(all, subject))),
  ];
  const also = checkSound(on(all, 0, 1, 5), kept).map(({ alsoKeys = [] }) => alsoKeys);
  assert.deepEqual(also, [keysOf(late), keysOf(early), [], []]);
});

test('papers that are gone are ignored, and so are headings that lost all of theirs', () => {
  const kept = [keep('Gone', [{ key: 'nobody', title: '', abstract: '' }]), ...keepTopics(createTopicMap(all).topics)];
  assert.deepEqual(outlineOf(checkSound(all, kept)), outlineOf(createTopicMap(all).topics));
  assert.deepEqual(checkSound(all.slice(0, 60), kept.slice(0, 1)), createTopicMap(all.slice(0, 60)).topics);
  assert.deepEqual(checkSound([], kept), []);
});

test('what is kept under "Other papers" stays there, at the end', () => {
  const kept = [keep(otherPapersLabel, on(all, 3)), keep('All else', on(all, 0, 1, 2, 4, 5, 6, 7))];
  const topics = checkSound(all, kept);
  assert.deepEqual(
    topics.map(({ label }) => label),
    ['All else', otherPapersLabel],
  );
  assert.deepEqual(topics[1]!.keys, keysOf(on(all, 3)));
});

test('papers without words, papers that are all the same', () => {
  const silent = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, title: '…', abstract: '' }));
  const kept = keepTopics(createTopicMap(all).topics);
  assert.deepEqual(checkSound([...all, ...silent], kept).at(-1), {
    label: otherPapersLabel,
    terms: [],
    keys: keysOf(silent),
    children: [],
  });
  const same = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, title: 'Mountain Rivers', abstract: 'We map mountain rivers.' }));
  assert.deepEqual(
    checkSound(same, [keep('Rivers', same.slice(0, 2)), keep('Streams', same.slice(2, 4))]).map(({ label }) => label),
    ['Rivers', 'Streams'],
  );
});

test('the order of the library decides nothing but the order of papers that came later', () => {
  const old = all.slice(0, 60);
  const kept = keepTopics(createTopicMap(on(old, 0, 1, 2, 3, 4)).topics);
  const groupsOf = (papers: readonly TopicDocument[]): readonly unknown[] =>
    checkSound(papers, kept).map(({ label, terms, keys }) => [label, terms, [...keys].sort()]);
  const expected = groupsOf(all);
  forSeeds(5, (random) => assert.deepEqual(groupsOf(random.shuffle(all)), expected));
});

test('hundreds of kept headings with subtopics: time does not grow with the square of their number (slow)', () => {
  const measure = (count: number): number => {
    const papers = createLibraryOfSubjects(4 * count);
    const kept = Array.from({ length: count }, (_, at) => {
      const own = papers.slice(4 * at, 4 * at + 4);
      return keep(`Heading ${at}`, [], [keep(`First ${at}`, own.slice(0, 2)), keep(`Second ${at}`, own.slice(2))]);
    });
    return measureProcessor(() => createKeptMap(papers, kept));
  };
  measure(100);
  const [few, many] = [measure(200), measure(1200)];
  assert.ok(many < 30 * few, `${few.toFixed(0)} ms for 200 headings, ${many.toFixed(0)} ms for 1,200`);
});

test('found topics stay when papers come: no paper moves, and papers far from all topics form a new one', () => {
  const old = on(all.slice(0, 120), 0, 1, 2, 3, 4, 5, 6);
  const { topics } = createTopicMap(old);
  const later = on(all.slice(120), 0, 1, 2, 3, 4, 5, 6).slice(0, 3);
  const extended = extendTopicMap([...later, ...old], topics).topics;
  assert.deepEqual(
    extended.map(({ label, keys }) => [label, keys.filter((key) => old.some((paper) => paper.key === key))]),
    topics.map(({ label, keys }) => [label, keys]),
  );
  for (const { key } of later) {
    const home = extended.find(({ keys }) => keys.includes(key));
    assert.equal(home?.keys[0], key, 'the library has it first');
    assert.ok(
      home?.keys.some((other) => other !== key && subjectOf(other) === subjectOf(key)),
      key,
    );
  }
  const ofGraphs = on(all, 7).slice(0, 8);
  const [added, ...others] = extendTopicMap([...old, ...ofGraphs], topics).topics.slice(topics.length);
  assert.deepEqual([added?.keys, others], [keysOf(ofGraphs), []]);
  assert.match(added?.label ?? '', /graph/i);
});

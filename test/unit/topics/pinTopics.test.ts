import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PinnedTopic, Topic } from '../../../server/src/model/topic';
import { pinTopics } from '../../../server/src/topics/pinTopics';
import { forSeeds } from '../../support/random';

const papers = 'abcdefghij'.split('').map((key) => ({ key, title: `On ${key}`, abstract: '' }));

/** `Ice: a b` or, with children, `Sea: c d (Waves: c; Tides: d)`. */
function draw({ label, keys, children }: Topic): string {
  const below = children.length === 0 ? '' : ` (${children.map(draw).join('; ')})`;
  return `${label}: ${keys.join(' ')}${below}`;
}

function topic(label: string, keys: string, ...children: readonly Topic[]): Topic {
  return { label, terms: [], keys: keys.split(' '), children };
}

const found = [
  topic('Ice', 'a b c'),
  topic('Sea', 'd e f g', topic('Waves', 'd e'), topic('Tides', 'f g')),
  topic('Sky', 'h i'),
  topic('Other papers', 'j'),
];

function pin(label: string, { seeds = [], keys = [], replaces = [] }: Partial<Omit<PinnedTopic, 'label'>> = {}): PinnedTopic {
  return { label, seeds, keys, replaces };
}

function check(pinned: readonly PinnedTopic[], topics: readonly string[], documents = papers): void {
  assert.deepEqual(pinTopics(found, pinned, documents).map(draw), topics);
}

const ice = 'Ice: a b c';
const sea = 'Sea: d e f g (Waves: d e; Tides: f g)';
const sky = 'Sky: h i';
const rest = 'Other papers: j';

test('a topic that nothing touches is the same object', () => {
  const topics = pinTopics(found, [pin('Snow', { replaces: ['Ice'], keys: ['h'] })], papers);
  assert.deepEqual(
    topics.map((each) => found.includes(each)),
    [false, true, false, true],
  );
});

test('without the writer’s own topics nothing changes', () => assert.equal(pinTopics(found, [], papers), found));

test('a topic with another name stays where it was', () => {
  check([pin('Snow', { replaces: ['Ice'] })], ['Snow: a b c', sea, sky, rest]);
  check([pin('Water', { replaces: ['sea'] })], [ice, 'Water: d e f g (Waves: d e; Tides: f g)', sky, rest]);
});

test('a topic of the same name is that topic', () => check([pin('ICE', { keys: ['h'] })], ['ICE: a b c h', sea, 'Sky: i', rest]));

test('merged topics', () => {
  check([pin('Ice', { replaces: ['Sky'] })], ['Ice: a b c h i', sea, rest]);
  check([pin('Sea', { replaces: ['Sky'] })], [ice, 'Sea: d e f g h i (Waves: d e; Tides: f g; Other papers: h i)', rest]);
});

test('a paper that was moved; a topic that becomes empty is gone', () => {
  check([pin('Sky', { keys: ['b'] })], ['Ice: a c', sea, 'Sky: b h i', rest]);
  check([pin('Ice', { keys: ['h', 'i'] })], ['Ice: a b c h i', sea, rest]);
});

test('a new topic comes after the one that most of its papers left', () => {
  check([pin('Floes', { keys: ['c', 'a', 'h'] })], ['Ice: b', 'Floes: a c h', sea, 'Sky: i', rest]);
  check([pin('Empty', { keys: ['gone'] })], [ice, sea, sky, rest]);
});

test('of two topics that want a paper the first has it', () =>
  check([pin('One', { keys: ['a'] }), pin('Two', { keys: ['a', 'b'] })], ['Ice: c', 'One: a', 'Two: b', sea, sky, rest]));

test('subtopics keep their place below their topic', () => {
  check([pin('Surf', { replaces: ['Waves'] })], [ice, 'Sea: d e f g (Surf: d e; Tides: f g)', sky, rest]);
  check([pin('Surf', { replaces: ['Waves', 'Tides'] })], [ice, 'Sea: d e f g', sky, rest]);
  check([pin('Tides', { keys: ['d'] })], [ice, 'Sea: d e f g (Waves: e; Tides: d f g)', sky, rest]);
  check([pin('Tides', { keys: ['a'] })], ['Ice: b c', 'Sea: a d e f g (Waves: d e; Tides: a f g)', sky, rest]);
  check([pin('Surf', { replaces: ['Waves', 'Ice'] })], ['Surf: a b c d e', 'Sea: f g', sky, rest]);
});

test('a subtopic that has all papers of its topic is gone, unless the writer keeps it', () => {
  const surf = pin('Surf', { replaces: ['Waves'], keys: ['f', 'g'] });
  check([surf], [ice, 'Sea: d e f g', sky, rest]);
  const kept = [{ label: 'Sea', keys: [], subtopics: [{ label: 'Waves', keys: ['d', 'e'], subtopics: [] }] }];
  assert.deepEqual(pinTopics(found, [surf], papers, undefined, kept).map(draw), [ice, 'Sea: d e f g (Surf: d e f g)', sky, rest]);
});

test('words draw the papers that speak of them', () => {
  const texts = [
    { key: 'a', title: 'Ice floes', abstract: '' },
    { key: 'd', title: 'A Sea', abstract: 'Ice-floes are here. More ice floes are there.' },
    { key: 'e', title: 'Another', abstract: 'One ice floe.' },
    { key: 'h', title: 'Icefloes', abstract: '' },
  ];
  const documents = papers.map((paper) => texts.find(({ key }) => key === paper.key) ?? paper);
  check([pin('Floes', { seeds: ['Ice floe'] })], ['Ice: b c', 'Floes: a d', 'Sea: e f g (Waves: e; Tides: f g)', sky, rest], documents);
  check([pin('Floes', { seeds: ['(', '[', '.*'] })], [ice, sea, sky, rest], documents);
  check(
    [pin('Ice', { keys: ['d'] }), pin('Floes', { seeds: ['ice floes'] })],
    ['Ice: b c d', 'Floes: a', 'Sea: e f g (Waves: e; Tides: f g)', sky, rest],
    documents,
  );
});

test('however topics are changed, every paper is in one topic, and in one child where there are children', () => {
  forSeeds(80, (random) => {
    const labels = ['Ice', 'Sea', 'Waves', 'Tides', 'Sky', 'Other papers', 'New', 'Newer'];
    const some = <T>(list: readonly T[]): T[] => list.filter(() => random.below(3) === 0);
    const pinned = some(labels).map((label) =>
      pin(label, { keys: some(papers).map(({ key }) => key), replaces: some(labels), seeds: some(['on a', 'on c', 'e']) }),
    );
    const topics = pinTopics(found, pinned, papers);
    const keys = (list: readonly Topic[]): readonly string[] => list.flatMap((each) => each.keys);
    assert.deepEqual(
      [...keys(topics)].sort(),
      papers.map(({ key }) => key),
    );
    for (const each of topics) {
      assert.deepEqual([...each.keys].sort(), [...each.keys]);
      assert.ok(each.keys.length > 0);
      if (each.children.length > 0) assert.deepEqual([...keys(each.children)].sort(), [...each.keys]);
    }
  });
});

test('papers of a second topic follow it, and are its own where they come to belong to it', () => {
  const second = [{ ...found[0]!, alsoKeys: ['d', 'h', 'j'] }, { ...found[1]!, alsoKeys: ['a'] }, ...found.slice(2)];
  const alsoOf = (...pinned: readonly PinnedTopic[]): readonly string[] =>
    pinTopics(second, pinned, papers).flatMap(({ label, alsoKeys }) => (alsoKeys === undefined ? [] : [`${label}: ${alsoKeys.join(' ')}`]));
  assert.deepEqual(alsoOf(pin('Snow', { replaces: ['Ice'] })), ['Snow: d h j', 'Sea: a']);
  assert.deepEqual(alsoOf(pin('Snow', { replaces: ['Ice', 'Sky'] })), ['Snow: d j', 'Sea: a']);
  assert.deepEqual(alsoOf(pin('Water', { replaces: ['Ice', 'Sea'] })), ['Water: h j']);
  assert.deepEqual(alsoOf(pin('Ice', { keys: ['d', 'h', 'j'] })), ['Sea: a']);
});

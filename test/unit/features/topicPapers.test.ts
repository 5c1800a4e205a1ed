import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReadyTopics, findTopicByWords, getTopicPapers, listTopics } from '../../../server/src/features/parts/topicPapers';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';
import { riversAndHeads, topicOf, withTopics } from './topicsDesk';

const { snapshot } = createFixtureWorkspace(riversAndHeads);
const topics = [topicOf('Rivers of the mountains', topicOf('Old rivers', 'age-mountain-rivers'), topicOf('Maps', 'sandbar')), { ...topicOf('Heads', 'longheads', 'gone'), terms: ['retrieval heads', 'cache'] }];
const desk = withTopics(snapshot, topics);

function check(words: string, keys: readonly string[]): void {
  assert.deepEqual([...findTopicByWords(desk, words)].map(({ key }) => key), keys, words);
}

test('a topic by words of its label, in any order, the last of them begun', () => {
  check('mountains river', ['age-mountain-rivers', 'sandbar']);
  check('RIV', ['age-mountain-rivers', 'sandbar']);
  check('Old', ['age-mountain-rivers']);
  check('map', ['sandbar']);
  check('head', ['longheads']);
});

test('a topic by what its papers share, where no label has the words', () => check('cache', ['longheads']));

test('no topic', () => {
  for (const words of ['', ' ', '?!', 'lake', 'river lake', 'x'.repeat(10_000)]) check(words, []);
});

test('a topic before its subtopics; papers that are gone are left out', () => {
  assert.deepEqual(listTopics(topics).map(({ label }) => label), ['Rivers of the mountains', 'Old rivers', 'Maps', 'Heads']);
  assert.deepEqual(getTopicPapers(desk, topics[1]!).map(({ key }) => key), ['longheads']);
});

test('in a large library topics are not made for a line above a heading', () => {
  const titles = Array.from({ length: 1001 }, (_, index) => `Rivers of Land Number ${index}\n\nRivers are found in land number ${index}, as this paper shows in detail.\n`);
  const large = createFixtureWorkspace(`//- /digest.txt\n${titles.join('\n')}`).snapshot;
  assert.equal(findReadyTopics(large), undefined);
  const made = large.topics();
  assert.equal(findReadyTopics(large), made);
  assert.ok((findReadyTopics(snapshot)?.length ?? 0) > 0);
});

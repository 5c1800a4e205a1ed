import assert from 'node:assert/strict';
import { test } from 'node:test';
import { papersOfTopic, withSubtopics } from '../../../server/src/library/libraryTopics';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';
import { riversAndHeads, topicOf, withTopics } from '../features/topicsSandbox';

const { snapshot } = createFixtureWorkspace(riversAndHeads);
const topics = [
  topicOf('Rivers of the mountains', topicOf('Old rivers', 'age-mountain-rivers'), topicOf('Maps', 'sandbar')),
  { ...topicOf('Heads', 'longheads', 'gone'), terms: ['retrieval heads', 'cache'] },
];
const sandbox = withTopics(snapshot, topics);

test('a topic before its subtopics; papers that are gone are left out', () => {
  assert.deepEqual(
    withSubtopics(topics).map(({ label }) => label),
    ['Rivers of the mountains', 'Old rivers', 'Maps', 'Heads'],
  );
  assert.deepEqual(
    papersOfTopic(sandbox.library(), topics[1]!).map(({ key }) => key),
    ['longheads'],
  );
});

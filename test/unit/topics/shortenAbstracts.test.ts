import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeptMap } from '../../../server/src/topics/createKeptMap';
import { createTopicMap } from '../../../server/src/topics/createTopicMap';
import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { measureProcessor } from '../../support/measureProcessor';
import { createLibraryOfSubjects } from './libraryOfSubjects';

/** Papers on eight subjects; after the part of an abstract that is read, about `length` UTF-16 units of other words follow. */
function createLongPapers(length: number): readonly TopicDocument[] {
  return createLibraryOfSubjects(16).map((paper, index) => {
    const beginning = `${paper.abstract} `.repeat(Math.ceil(5000 / paper.abstract.length)).slice(0, 5000);
    const words = Array.from({ length: 400 }, (_, at) => `word${(index * 31 + at * 17) % 1000}`).join(' ');
    return { ...paper, abstract: beginning + words.repeat(Math.round(length / words.length)) };
  });
}

test('of an abstract as long as a paper the beginning counts, and the rest takes no time (slow)', () => {
  const [short, long] = [createLongPapers(0), createLongPapers(100_000)];
  const kept = [{ label: 'Rivers', keys: ['k1', 'k9'], subtopics: [] }];
  assert.deepEqual(createTopicMap(long), createTopicMap(short));
  assert.deepEqual(createKeptMap(long, kept), createKeptMap(short, kept));
  const [once, twentyfold] = [short, long].map((papers) => measureProcessor(() => createTopicMap(papers), 2)) as [number, number];
  assert.ok(twentyfold < 2 * once, `${once.toFixed(0)} ms, with more text ${twentyfold.toFixed(0)} ms`);
});

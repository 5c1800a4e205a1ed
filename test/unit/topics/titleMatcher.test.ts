import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildModel } from '../../../server/src/topics/buildModel';
import { createTopicMap } from '../../../server/src/topics/createTopicMap';
import { createTitleMatcher } from '../../../server/src/topics/titleMatcher';
import type { ModelTopic, TopicModel } from '../../../server/src/topics/topicMap';
import { WordReader } from '../../../server/src/topics/wordReader';
import { readStemSequences } from '../../../server/src/topics/stemSequences';
import { createLibraryOfSubjects } from './libraryOfSubjects';

const { model } = buildModel(createLibraryOfSubjects(8), 8);

/** The labels, among those given, that a title names. */
function checkNamed(title: string, labels: readonly string[], expected: readonly string[], changed: Partial<TopicModel> = {}): void {
  const topics = labels.map((label, index): ModelTopic => ({ label, terms: [], rank: index, firstLeaf: index, children: [] }));
  const named = createTitleMatcher(
    { ...model, topics, ...changed },
    readStemSequences([{ title, abstract: 'Mountain rivers.' }], new WordReader()),
  );
  assert.deepEqual(
    named(0).map((topic) => labels[topic]),
    expected,
    title,
  );
}

test('a title names the topic whose label it has, in whatever form', () => {
  const labels = ['Mountain rivers', 'Glacier melt and river beds'];
  checkNamed('Faster Mountain-River Maps', labels, ['Mountain rivers']);
  checkNamed('What River Beds Tell', labels, ['Glacier melt and river beds']);
  checkNamed('Rivers of the Mountain', labels, []);
});

test('the longer of two labels says more; two that say as much are both named', () => {
  checkNamed('Alpine Mountain Rivers', ['Mountain rivers', 'Alpine mountain rivers'], ['Alpine mountain rivers']);
  checkNamed('Mountain Rivers and Glacier Melt', ['Mountain rivers', 'Glacier melt'], ['Mountain rivers', 'Glacier melt']);
});

test('a word alone, and what everybody uses, name nothing', () =>
  checkNamed('Rivers by Large Language Models', ['Rivers', 'Large language models'], []));

test('in a large library titles name nothing', () => checkNamed('Mountain Rivers', ['Mountain rivers'], [], { builtFrom: 400 }));

test('a paper is in the topic that its title names, whatever its abstract is about', () => {
  const papers = createLibraryOfSubjects(80);
  const [, rivers] = papers;
  const { topics } = createTopicMap([...papers, { key: 'new', title: 'Mountain Rivers', abstract: papers[2]!.abstract }]);
  const topic = topics.find(({ keys }) => keys.includes('new'));
  assert.ok(topic?.keys.includes(rivers!.key), topic?.label);
});

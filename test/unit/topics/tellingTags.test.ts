import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Topic } from '../../../server/src/model/topic';
import { createTopicMap } from '../../../server/src/topics/createTopicMap';
import { comparePapers, findPaperSpace } from '../../../server/src/topics/paperSpace';
import { findTellingTags } from '../../../server/src/topics/tellingTags';
import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { readStemSequences } from '../../../server/src/topics/vocabulary';
import { WordReader } from '../../../server/src/topics/wordReader';
import { forSeeds } from '../../support/random';
import { createLibraryOfSubjects, subjectOf } from './libraryOfSubjects';

const papers = createLibraryOfSubjects(64);
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

function tagPapers(library: readonly TopicDocument[], tagsOf: (key: string, index: number) => readonly string[]): readonly TopicDocument[] {
  return library.map((paper, index) => ({ ...paper, tags: tagsOf(paper.key, index) }));
}

function listTelling(library: readonly TopicDocument[]): readonly string[] {
  const texts = readStemSequences(library, new WordReader());
  return findTellingTags(library, comparePapers(library, texts, findPaperSpace(texts)).words).map(({ name }) => name);
}

function groupsOf(library: readonly TopicDocument[]): readonly string[] {
  return createTopicMap(library).topics.map(({ label, keys, alsoKeys = [] }) =>
    [label, ...[...keys].sort(), '+', ...[...alsoKeys].sort()].join(' '),
  );
}

function topicOf(topics: readonly Topic[], key: string): Topic | undefined {
  return topics.find(({ keys }) => keys.includes(key));
}

test('tags tell if their papers are alike', () => {
  assert.deepEqual(
    listTelling(tagPapers(papers, (key) => [`Section ${subjectOf(key)}`])),
    [0, 1, 2, 3, 4, 5, 6, 7].map((number) => `Section ${number}`),
  );
});

test('tags tell nothing if papers were dealt out, if one paper has them, or if nearly all have them', () => {
  forSeeds(5, (random) => {
    const places = random.shuffle([...papers.keys()]);
    assert.deepEqual(listTelling(tagPapers(papers, (_, index) => [days[(places[index] ?? 0) % days.length] ?? ''])), []);
  });
  assert.deepEqual(listTelling(tagPapers(papers, (key, index) => [key, ...(index < 58 ? ['Nearly all'] : [])])), []);
});

test('tags that tell nothing change no topic', () => {
  const places = [...papers.keys()].map((place) => (place * 37) % 64);
  assert.deepEqual(groupsOf(tagPapers(papers, (_, index) => [days[(places[index] ?? 0) % days.length] ?? ''])), groupsOf(papers));
});

test('papers in words that no other paper has are under the topic of their section', () => {
  const strangers = ['Zurnak belto fimra', 'Quolde visk ambrut', 'Treppo galdin osk'].map((title, index) => ({
    key: `s${index}`,
    title,
    abstract: `${title} ${title} ${title}`,
  }));
  const library = [...papers, ...strangers];
  const tagged = tagPapers(library, (key) => (key.startsWith('s') || subjectOf(key) === 1 ? ['Mountain rivers'] : []));
  const countTogether = ({ topics }: { readonly topics: readonly Topic[] }): number =>
    strangers.filter(({ key }) => topicOf(topics, key) === topicOf(topics, 'k1')).length;
  assert.equal(countTogether(createTopicMap(library)), 0);
  assert.equal(countTogether(createTopicMap(tagged)), 3);
});

test('a topic is headed by the name of the section in which its papers stand, if its words are near to the papers (slow)', () => {
  const untitled = papers.map((paper) => ({
    ...paper,
    title: `Note ${paper.key}`,
    abstract: paper.abstract.replaceAll('robot grasping', 'a robot'),
  }));
  const head = (tags: readonly string[]): string | undefined =>
    topicOf(createTopicMap(tagPapers(untitled, (key) => (subjectOf(key) === 5 ? tags : []))).topics, 'k5')?.label;
  assert.equal(head(['Robotic Manipulation / Control']), 'Robotic manipulation');
  for (const name of ['Monday', 'Today', 'Trending', 'Papers', '2026-11-30', 'Everything Else', 'Morning Session', 'Coffee Corner'])
    assert.equal(head([name]), head([]), name);
});

test('neither the order of papers and tags nor who of two papers with one text has a tag changes anything', () => {
  const [first] = papers;
  const library = tagPapers([...papers, { ...first!, key: 'copy' }], (key) =>
    key === 'copy'
      ? ['Copies', 'Gliding']
      : [...(key === 'k0' ? [] : [`Section ${subjectOf(key) % 4}`]), ...(subjectOf(key) < 2 ? ['Gliding'] : [])],
  );
  const swapped = library.map((paper) => {
    if (paper.key === 'copy') return { ...paper, tags: library[0]!.tags };
    return paper.key === 'k0' ? { ...paper, tags: library.at(-1)!.tags } : paper;
  });
  const expected = groupsOf(library);
  assert.deepEqual(groupsOf(swapped), expected);
  forSeeds(5, (random) => {
    const shuffled = random.shuffle(library).map((paper) => ({ ...paper, tags: random.shuffle(paper.tags ?? []) }));
    assert.deepEqual(groupsOf(shuffled), expected);
  });
});

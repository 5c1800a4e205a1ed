import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { adaptTopics, papersInDigests } from '../../../server/src/library/libraryTopics';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';

const papers = papersInDigests(
  createFixtureWorkspace(`//- /digest.txt
${['Kite', 'Rope', 'Sail', 'Mast'].map((name) => `${name}: A Title\n\nIn this paper we show how ${name} keeps what it has read, and that it is fast.\n`).join('\n')}`).snapshot.library(),
);
const known = {
  papers: papers.slice(0, 3),
  topics: [
    {
      label: 'Strings',
      terms: ['string'],
      keys: ['kite', 'rope'],
      children: [
        { label: 'Long', terms: [], keys: ['rope'], children: [] },
        { label: 'Short', terms: [], keys: ['kite'], children: [] },
      ],
    },
    { label: 'Cloth', terms: ['cloth'], keys: ['sail'], children: [] },
  ],
};

test('topics of the same papers are as they were', () => assert.equal(adaptTopics(known, known.papers), known.topics));

test('papers that are gone are in no topic, and a topic without papers is gone', () => {
  assert.deepEqual(adaptTopics(known, papers.slice(1, 2)), [
    { label: 'Strings', terms: ['string'], keys: ['rope'], children: [{ label: 'Long', terms: [], keys: ['rope'], children: [] }] },
  ]);
  assert.deepEqual(adaptTopics(known, []), []);
});

test('new papers wait under the last heading', () => {
  assert.deepEqual(adaptTopics(known, papers), [...known.topics, { label: otherPapersLabel, terms: [], keys: ['mast'], children: [] }]);
  const withOthers = { ...known, topics: [known.topics[0]!, { label: otherPapersLabel, terms: [], keys: ['sail'], children: [] }] };
  assert.deepEqual(adaptTopics(withOthers, papers), [
    known.topics[0],
    { label: otherPapersLabel, terms: [], keys: ['sail', 'mast'], children: [] },
  ]);
});

test('before the first topics are known all papers stand under one heading', () => {
  assert.deepEqual(adaptTopics({ topics: [], papers: [] }, papers), [
    { label: otherPapersLabel, terms: [], keys: ['kite', 'rope', 'sail', 'mast'], children: [] },
  ]);
});

test('papers of a second topic that are gone are under it no more', () => {
  const [strings, cloth] = known.topics;
  const second = { ...known, topics: [strings!, { ...cloth!, alsoKeys: ['kite', 'rope'] }] };
  assert.deepEqual(adaptTopics(second, papers.slice(0, 3)), second.topics);
  assert.deepEqual(adaptTopics(second, [papers[0]!, papers[2]!])[1], { ...cloth, alsoKeys: ['kite'] });
  assert.deepEqual(adaptTopics(second, papers.slice(2, 3)), [cloth]);
});

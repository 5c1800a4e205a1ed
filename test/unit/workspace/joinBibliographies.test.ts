import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paper } from '../../../server/src/model/paper';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
`;

function papersOf(source: string): readonly Paper[] {
  return createFixtureWorkspace(source).snapshot.library().papers;
}

/** How many papers a digest's title and an entry's title make. */
function countPapers(title: string): number {
  return papersOf(`${digest}//- /refs.bib\n@article{ice20, title = ${title}, author = {Ice, Jo}, year = 2020, journal = {J. of Ice}}\n`)
    .length;
}

test('a paper of a digest and its entry are one: the writer’s key, the entry’s authors, year and venue, the digest’s abstract and name', () => {
  const [paper, ...others] = papersOf(
    `${digest}//- /refs.bib\n@article{ice20, title = {{MORAINE}: a model of {G}laciers}, author = {Ice, Jo and others}, year = 2020, journal = {J. of Ice}}\n`,
  );
  assert.equal(others.length, 0);
  assert.equal(paper?.key, 'ice20');
  assert.deepEqual([paper.names, paper.authors, paper.year, paper.venue], [['Moraine'], ['Jo Ice'], 2020, 'J. of Ice']);
  assert.match(paper.abstract, /^Glaciers move/);
  assert.deepEqual(
    paper.occurrences.map(({ kind }) => kind),
    ['digest', 'bibliography'],
  );
});

test('titles are the same however they are written', () => {
  for (const title of [
    '{Moraine: A Model of Glaciers}',
    '"Moraine: {A} Model of Glaciers"',
    '{Moraine --- a model of glaciers.}',
    '{{\\textsc{Moraine}}: a Model of Glaciers}',
    '{Mor{\\\'a}ine: A Model\n of   Gl\\"{a}ciers}',
  ]) {
    assert.equal(countPapers(title), 1, title);
  }
  for (const title of ['{Moraine: A Model of Rivers}', '{Moraine}', '{}']) assert.equal(countPapers(title), 2, title);
});

test('both keys lead to the paper', () => {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /refs.bib\n@misc{ice20, title = {Moraine: A Model of Glaciers}}\n`);
  const library = snapshot.library();
  for (const key of ['ice20', 'moraine', 'moraine-model'])
    assert.deepEqual(
      library.resolveKey(key).map((paper) => paper.key),
      ['ice20'],
      key,
    );
});

test('a key that another entry has is not given to a digest’s paper', () => {
  const papers = papersOf(`${digest}//- /refs.bib\n@misc{moraine, title = {Stones at the Edge}}\n`);
  assert.deepEqual(
    papers.map(({ key, title }) => [key, title]),
    [
      ['moraine-model', 'Moraine: A Model of Glaciers'],
      ['moraine', 'Stones at the Edge'],
    ],
  );
});

test('an edit of one entry leaves the papers of the others the same objects', () => {
  const uri = uriOf('/refs.bib');
  const entries = (title: string): string => `@misc{a, title = {Alpha}}\n@misc{b, title = {${title}}}\n@misc{c, title = {Gamma}}\n`;
  const { host } = createFixtureWorkspace(`${digest}//- /refs.bib\n${entries('Beta')}`);
  const before = host.snapshot.library().papers;
  const after = host.apply({ kind: 'document', uri, languageId: 'bibtex', text: entries('Beta and More') }).library().papers;
  assert.deepEqual(
    after.map((paper, index) => paper === before[index]),
    [true, true, false, true],
  );
  assert.equal(after[2]?.title, 'Beta and More');
});

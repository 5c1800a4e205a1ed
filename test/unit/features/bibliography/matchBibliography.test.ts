import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchBibliography } from '../../../../server/src/features/bibliography/matchBibliography';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /papers-digest.txt
Moraine: A Model of Alpine Glaciers

Glaciers move slowly over many years. We present Moraine, a model of how they do so, with a step of ten years and a grid of one mile. It is compared with the measurements of forty stations in three valleys, and it foretells the length of every glacier in them to within a tenth of what was seen by those who walked there.
`;

interface Matched {
  readonly text: string;
  readonly matched: readonly string[];
  readonly unmatched: readonly string[];
}

function match(refs: string, other: string, name = 'export.bib'): Matched {
  const { snapshot, files } = createFixtureWorkspace(`${digest}//- /refs.bib\n${refs}\n`);
  const { edits, matched, unmatched } = matchBibliography(snapshot, uriOf('/refs.bib'), { name, text: other });
  return {
    text: applyEdits(files.find(({ path }) => path === '/refs.bib')!.text, edits).trimEnd(),
    matched: matched.map(({ key, other: otherKey }) => `${key}: ${otherKey}`),
    unmatched: unmatched.map(({ key, reason }) => `${key}: ${reason}`),
  };
}

const moraine = '@misc{moraine, title = {Moraine: A Model of Alpine Glaciers}}';
const whole =
  '@inproceedings{frost20, title = {Moraine: A model of alpine glaciers}, author = {Frost, Jo}, booktitle = {Meeting on Ice}, year = 2020}';

test('the same title: the entry gets what it lacks, and the rest stays', () => {
  const { text, matched, unmatched } = match(
    `${moraine}\n@misc{nobody, title = {Another Title of Nobody}}`,
    `${whole}\n@book{b, title = {Books}}`,
  );
  assert.deepEqual([matched, unmatched], [['moraine: frost20'], ['nobody: not in the file']]);
  assert.equal(
    text,
    '@inproceedings{moraine, author = {Frost, Jo}, title = {Moraine: A Model of Alpine Glaciers}, booktitle = {Meeting on Ice}, year = {2020}}\n@misc{nobody, title = {Another Title of Nobody}}',
  );
});

test('an export in CSL-JSON', () => {
  const item = {
    id: 'x',
    type: 'article-journal',
    title: 'Moraine: A Model of Alpine <i>Glaciers</i>',
    author: [{ family: 'Frost', given: 'Jo', 'non-dropping-particle': 'van' }],
    'container-title': 'Journal of Ice',
    issued: { 'date-parts': [['2020']] },
    volume: 3,
    DOI: '10.1234/ICE',
  };
  const { text } = match(moraine, JSON.stringify([item]), 'export.json');
  assert.match(
    text,
    /^@article\{moraine, author = \{van Frost, Jo\}, .*journal = \{Journal of Ice\}, .*volume = \{3\}, doi = \{10\.1234\/ICE\}/i,
  );
});

test('nothing is taken that may be another paper', () => {
  for (const [refs, other] of [
    [moraine, whole.replace('glaciers', 'rivers')],
    [moraine, whole.replace('Moraine', 'Moraine 2')],
    [moraine.replace('}}', '}, author = {Roe, Al}}'), whole],
    [
      moraine.replace('}}', '}, eprint = {2401.00001}, archivePrefix = {arXiv}}'),
      whole.replace('year', 'eprint = {2402.00002}, archivePrefix = {arXiv}, year'),
    ],
    ['@misc{report, title = {Technical Report}}', whole.replace('Moraine: A model of alpine glaciers', 'Technical Report')],
    [moraine, `${whole}\n${whole.replace('frost20', 'roe21').replace('Frost, Jo', 'Roe, Al')}`],
    [
      moraine,
      whole.replace(
        'year',
        'abstract = {Something else altogether is written here about the life of rivers and of those who live at their banks in summer. Boats are built of wood in most of the towns, and children learn to swim before they learn to read, which nobody there finds odd at all, since the water is warm.}, year',
      ),
    ],
  ] as const) {
    const { text, matched, unmatched } = match(refs, other);
    assert.deepEqual(matched, [], other);
    assert.equal(unmatched.length, 1, other);
    assert.equal(text, refs);
  }
});

test('a paper that seems to be retitled is left to the writer', () => {
  const abstract =
    'Glaciers move slowly over many years. We present Moraine, a model of how they do so, with a step of ten years and a grid of one mile. It is compared with the measurements of forty stations in three valleys, and it foretells the length of every glacier in them to within a tenth of what was seen by those who walked there.';
  const { matched, unmatched } = match(
    moraine.replace('}}', '}, eprint = {2401.00001}, archivePrefix = {arXiv}}'),
    whole
      .replace('Moraine: A model of alpine glaciers', 'How Glaciers Move')
      .replace('year', `abstract = {${abstract}}, eprint = {2401.00001}, archivePrefix = {arXiv}, year`),
  );
  assert.deepEqual(matched, []);
  assert.match(unmatched.join(), /renamed/);
});

test('any text in place of a bibliography', () => {
  for (const other of ['', '{', '[', '@', 'words', '\u0000', '[{"id": 1}]']) assert.deepEqual(match(moraine, other).matched, []);
});

test('a file with marks of a conflict stays as it is, and the reason is told', () => {
  const refs = `${moraine}\n<<<<<<< HEAD\n=======\n>>>>>>> theirs`;
  const { snapshot } = createFixtureWorkspace(`${digest}//- /refs.bib\n${refs}\n`);
  assert.deepEqual(matchBibliography(snapshot, uriOf('/refs.bib'), { name: 'export.bib', text: whole }), {
    edits: [],
    matched: [],
    unmatched: [],
    refusal: 'Nothing was changed because of merge conflicts in refs.bib. Choose one version and remove the conflict markers.',
  });
});

test('entries of one title that differ in any fact speak against each other, so none is taken', () => {
  const kite = (key: string, facts: string): string => `@article{${key}, title={Kite of Wind in Autumn}${facts}}`;
  const own = '@misc{a, title={Kite of Wind in Autumn}}';
  const matchEntries = (facts: readonly string[]): Matched => match(own, facts.map((each, at) => kite(`k${at}`, each)).join('\n'));
  for (const [one, other] of [
    [', year=2001, journal={Journal of Wind}', ', year=2002, journal={Journal of Wind}'],
    [', year=2001, journal={Journal of Wind}', ', year=2001, journal={Letters on Kites}'],
    [', year=2001, journal={Journal of Wind}, volume=3', ', year=2001, journal={Journal of Wind}, volume=4'],
    [', year=2001, journal={Journal of Wind}, pages={1--9}', ', year=2001, journal={Journal of Wind}, pages={10--19}'],
    [', year=2001, author={Frost, Jo}', ', year=2001, author={Snow, Al}'],
    [', year=2001, doi={10.1234/a}', ', year=2001, doi={10.1234/b}'],
  ] as const)
    for (const facts of [
      [one, other],
      [other, one],
      ['', one, other],
    ]) {
      const { text, matched, unmatched } = matchEntries(facts);
      assert.deepEqual([text, matched, unmatched], [own, [], ['a: multiple entries have this title']], facts.join(' | '));
    }
  assert.deepEqual(matchEntries([', year=2001, journal={Journal of Wind}', ', year=2001, journal={Journal of {Wind}}']).matched, ['a: k0']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRemainingFacts, listRemainingFacts } from '../../../../server/src/features/bibliography/completeEntries';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const reference: CompletedReference = {
  id: 'knots',
  paper: { title: 'Knots That Hold at Sea' },
  authors: [{ family: 'Model', given: 'Cy' }],
  type: 'preprint',
  year: 2024,
  arxivId: '2402.00002',
  sources: {},
};

function describe(files: string, some: Partial<CompletedReference> = {}): string | undefined {
  const { snapshot } = createFixtureWorkspace(files);
  const [paper] = snapshot.library().resolveKey('knots');
  assert.ok(paper !== undefined);
  return describeRemainingFacts(listRemainingFacts(snapshot, { paper, reference: { ...reference, ...some } }));
}

const entry = (fields = ''): string => `//- /refs.bib\n@misc{knots,\n  title = {Knots That Hold at Sea}${fields}\n}\n`;
const digest =
  '//- /digest.txt\nKnots: What Holds at Sea\n\nWe tie four thousand knots and count how many of them hold for a day in a rough sea, and why the others do not.\n';

test('nothing, if the registries gave what was missing', () => {
  assert.equal(describe(entry()), undefined);
  assert.equal(describe(digest), undefined);
});

test('a page that the abstract names is no identifier of the paper', () => {
  const { snapshot } = createFixtureWorkspace(
    digest.replace('do not.', 'do not. Code, charts and a film are at https://knots.example.org/film/'),
  );
  const [paper] = snapshot.library().resolveKey('knots');
  assert.ok(paper !== undefined && paper.links.length > 0);
  assert.deepEqual(listRemainingFacts(snapshot, { paper, reference }).added, ['author', 'year', 'venue or identifier']);
});

test('what no registry gave', () => {
  assert.equal(describe(entry(), { year: undefined }), 'authors, venue or identifier added; still no year');
  assert.equal(describe(digest, { authors: [] }), 'year, venue or identifier added; still no author');
});

test('the year of an entry that may cite another version', () =>
  assert.equal(
    describe(entry(',\n  howpublished = {A workshop of sailors}')),
    'authors added; still no year (your entry may cite a different version)',
  ));

test('the year of a venue that is named in other words', () => {
  const published = {
    type: 'paper-conference',
    preprintYear: 2024,
    venue: 'Proceedings of the 4th Annual Meeting of the Association for Sea Knots',
  } as const;
  assert.equal(describe(entry(',\n  booktitle = {Proceedings of the Annual Meeting of the ASK}'), published), undefined);
  assert.equal(describe(entry(',\n  booktitle = {Findings of the ASK}'), published), undefined, 'all versions are of one year');
  assert.match(
    describe(entry(',\n  booktitle = {Findings of the ASK}'), { ...published, preprintYear: 2023 }) ?? '',
    /still no year \(your entry/,
  );
});

test('what one of two entries lacks', () =>
  assert.equal(
    describe(entry() + entry(',\n  howpublished = {A workshop of sailors}').replace('refs', 'other')),
    'authors, venue or identifier added; still no year (your entry may cite a different version)',
  ));

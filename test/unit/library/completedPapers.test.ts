import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getPaperIdentity } from '../../../server/src/library/mergeRecords';
import type { CompletedReference } from '../../../server/src/model/completedReference';
import type { Paper } from '../../../server/src/model/paper';
import { referencesFile } from '../../../server/src/ownFiles/references';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { glacierReference, riverReference } from '../../support/completedReferences';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const abstract = 'We look at rivers from above, and at what they leave behind when they turn, with ten examples of sandbars.';

function write(...references: readonly CompletedReference[]): string {
  return `//- /marginalia/references.json\n${applyEdits('', referencesFile.edit('', references) ?? [])}`;
}

function find(snapshot: Snapshot, key: string): Paper {
  const paper = snapshot.library().findByKey(key);
  assert.ok(
    paper,
    `${key} is none of ${snapshot
      .library()
      .papers.map((each) => each.key)
      .join(', ')}`,
  );
  return paper;
}

function open(files: string, ...references: readonly CompletedReference[]): Snapshot {
  return createFixtureWorkspace(`${files}\n${write(...references)}`).snapshot;
}

test('a paper of a digest gets the authors, year, venue and identifiers that it lacks', () => {
  const files = `//- /a-digest.txt\nSandbar: Rivers from Above\n\n${abstract}\n\nGlaciers\nhttps://doi.org/10.5555/glacier.7\n\n${abstract}`;
  const snapshot = open(files, riverReference, glacierReference);
  const river = find(snapshot, 'sandbar');
  assert.deepEqual(river.authors, ['Wil van der Aalst', 'Ana Delta Jr.', 'River Watch']);
  assert.deepEqual([river.year, river.venue, river.arxivId, river.doi], [2024, undefined, '2410.10001', undefined]);
  assert.deepEqual(river.reference, riverReference);
  const glacier = find(snapshot, 'glaciers');
  assert.deepEqual([glacier.authors, glacier.hasMoreAuthors], [['Åse Is'], true]);
  assert.deepEqual([glacier.year, glacier.venue, glacier.doi], [2023, 'Proceedings of the Ice & Snow Conference', '10.5555/glacier.7']);
  assert.equal(glacier.title, 'Glaciers', 'the title stays as the digest has it');
});

test('papers are found by the authors and the year of their references', () => {
  const { host } = createFixtureWorkspace(`//- /a-digest.txt\nSandbar: Rivers from Above\n\n${abstract}\n${write(riverReference)}`);
  const search = (text: string): readonly string[] =>
    host.snapshot
      .searchIndex()
      .search({ text }, { limit: 5 })
      .hits.map(({ document }) => document.key);
  assert.deepEqual(search('aalst'), ['sandbar']);
  assert.deepEqual(search('delta 2024'), ['sandbar']);
});

test('what a bibliography says is never replaced, and what it lacks is filled in', () => {
  const files =
    '//- /refs.bib\n@misc{mine, title = {Glaciers}, author = {Eis, Uwe and Is, \\AA se}}\n@misc{river, title = {{Sandbar}: Rivers from above}, year = {2019}}';
  const { authors, ...anonymous } = glacierReference;
  const snapshot = open(files, { ...anonymous, authors: [{ family: 'Eis', given: 'Uwe' }] }, riverReference);
  const glacier = find(snapshot, 'mine');
  assert.deepEqual([glacier.authors, glacier.year], [['Uwe Eis', 'Åse Is'], 2023]);
  const river = find(snapshot, 'river');
  assert.deepEqual([river.authors.length, river.year], [3, 2019]);
  assert.equal(authors.length, 1);
});

test('a digest’s whole list of authors stays, one that ends with et al. is completed', () => {
  const record = (authors: string): string =>
    `//- /a-digest.json\n[{"title": "Sandbar: Rivers from Above", "authors": "${authors}", "abstract": "${abstract}"}]`;
  assert.deepEqual(find(open(record('Wil van der Aalst, Bo Ford'), riverReference), 'sandbar').authors, ['Wil van der Aalst', 'Bo Ford']);
  const completed = find(open(record('Wil van der Aalst et al.'), riverReference), 'sandbar');
  assert.deepEqual([completed.authors.length, completed.hasMoreAuthors], [3, undefined]);
});

test('a paper that comes again under another title is known by its identifier', () => {
  const files = `//- /b-digest.txt\nWhat Rivers Leave Behind\narXiv:2410.10001v2\n\n${abstract}`;
  assert.equal(find(open(files, riverReference), 'what-rivers-leave-behind').reference?.id, 'sandbar');
});

test('a paper with the same title and another identifier or author is not completed', () => {
  const otherId = `//- /b-digest.txt\nSandbar: Rivers from Above\narXiv:1901.00001\n\n${abstract}`;
  assert.equal(find(open(otherId, riverReference), 'sandbar').reference, undefined);
  const otherAuthor = '//- /refs.bib\n@misc{other, title = {Sandbar: Rivers from Above}, author = {Berg, Bo}}';
  assert.equal(find(open(otherAuthor, riverReference), 'other').reference, undefined);
});

test('the writer’s choice for a paper whose identifier is wrong counts for this paper only', () => {
  const chosen: CompletedReference = { ...riverReference, paper: { ...riverReference.paper, arxivId: '2410.99999' } };
  const files = `//- /a-digest.txt\nSandbar: Rivers from Above\narXiv:2410.99999\n\n${abstract}\n\nA Paper on Something Else\narXiv:2410.99999\n\n${abstract}`;
  const snapshot = open(files, chosen);
  assert.equal(find(snapshot, 'sandbar').reference?.id, 'sandbar');
  assert.equal(find(snapshot, 'sandbar').arxivId, '2410.10001');
  assert.deepEqual(getPaperIdentity(find(snapshot, 'sandbar')), chosen.paper);
  assert.equal(find(snapshot, 'paper-something-else').reference, undefined);
});

test('a change of the file changes the papers that it is about, and no others', () => {
  const { host } = createFixtureWorkspace(
    `//- /a-digest.txt\nSandbar: Rivers from Above\n\n${abstract}\n\nGlaciers\n\n${abstract}\n\nClouds of the North\n\n${abstract}\n${write(riverReference)}`,
  );
  const before = host.snapshot.library().papers;
  const uri = uriOf('/marginalia/references.json');
  const text = host.snapshot.ownFiles.references.get(uri)?.text ?? '';
  const added = applyEdits(text, referencesFile.edit(text, [glacierReference]) ?? []);
  const open = (changed: string): Snapshot => host.apply({ kind: 'document', uri, languageId: 'json', text: changed });
  const after = open(added).library().papers;
  assert.deepEqual(
    after.map((paper, index) => paper === before[index]),
    [true, false, true],
  );
  assert.equal(after[1]?.year, 2023);
  const removed = open('[]').library().papers;
  assert.deepEqual(
    removed.map(({ reference, year }) => [reference, year]),
    [
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
  assert.equal(removed[2], before[2]);
});

test('the library stays the same object while a draft is written', () => {
  const { host } = createFixtureWorkspace(`//- /a-digest.txt\nGlaciers\n\n${abstract}\n//- /draft.md\nText\n${write(glacierReference)}`);
  const { library } = host.snapshot;
  host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'Text that goes on [@glaciers].' });
  assert.equal(host.snapshot.library, library);
});

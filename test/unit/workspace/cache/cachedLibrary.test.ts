import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, packData, unpackData } from '../../../../server/src/library/cache/packData';
import { copyPaper } from '../../../../server/src/library/works';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Paper } from '../../../../server/src/model/paper';
import { defaultSettings } from '../../../../server/src/model/settings';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { indexWorkspace } from '../../../../server/src/services/indexing';
import { LibraryPersistence } from '../../../../server/src/services/libraryCache';
import { createTimers } from '../../../../server/src/services/timers';
import { type CacheContent, packSnapshot } from '../../../../server/src/workspace/cacheContent';
import { findFile, locateOccurrence, type Snapshot } from '../../../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { applyEdits, computeTopics } from '../../../support/fixtureWorkspace';
import { MemoryFileSystem } from '../../../support/memoryFileSystem';
import { forSeedsInTurn, type Random } from '../../../support/random';

const folder = 'file:///desk';
const names = ['Kite', 'KITE', 'Kite Study', 'Tip Adapter', 'Tip', 'Sea', 'Sea Sparse', 'Moraine', 'Über', 'Keel'];
const tails = [': A Study', ' --- a study', ': Another Study of Rope', ' for Sparse Rope', ': Rope', '!', ''];

function writeDigest(random: Random): string {
  const paper = (): string => {
    const name = random.pick(names);
    const wrapped = random.pick([' ', '\n']);
    const arxivId = random.pick(['', '', `arXiv:${random.pick(arxivIds)}\n`]);
    return `${name}${random.pick(tails)} of the Wind\n${arxivId}\nWe introduce ${name}, an abstract that is long${wrapped}enough to be read as one in the year ${random.below(3)}.\n`;
  };
  return `${random.pick(['', 'Jun 23\n\n'])}${Array.from({ length: random.below(8) }, paper).join('\n')}`;
}

function writeBibliography(random: Random): string {
  const entry = (): string =>
    `@misc{${random.pick(['kite', 'kite-study', 'tip', 'roe2020', 'moraine'])}, title = {${random.pick(names)}${random.pick(tails)} of the Wind}, author = {${random.pick(['Roe, Ann', 'Poe, Bo'])}}${random.pick(['', ', ids = {sea}'])}}\n`;
  return Array.from({ length: random.below(4) }, entry).join('\n');
}

const arxivIds = ['2410.10001', '2410.10002', '2410.10003'];

/** What was looked up: some of it is of papers that no digest has. */
function writeReferences(random: Random): string {
  const references = Array.from({ length: random.below(6) }, (_, number): CompletedReference => {
    const arxivId = random.below(4) === 0 ? undefined : random.pick(arxivIds);
    const paper = { title: `${random.pick(names)}${random.pick(tails)} of the Wind`, ...(random.below(2) === 0 ? {} : { arxivId }) };
    const authors = random.pick([[], [{ family: 'Roe', given: 'Ann' }], [{ family: 'Loe', given: 'Cleo' }]]);
    return { id: `reference-${number}`, paper, authors, arxivId, year: random.pick([2023, 2024]), sources: {} };
  });
  return applyEdits('', referencesFile.edit('', references) ?? []);
}

const names2 = ['a-digest.txt', 'b-digest.txt', 'c-digest.md', 'x.bib', 'y.bib', 'marginalia/references.json'];

function writeFile(random: Random, files: MemoryFileSystem): void {
  const name = random.pick(names2);
  const uri = `${folder}/${name}`;
  if (random.below(5) === 0) files.remove(uri);
  else if (name.endsWith('.json')) files.write(uri, writeReferences(random));
  else files.write(uri, name.endsWith('.bib') ? writeBibliography(random) : writeDigest(random));
}

/** A server's start on the files, from what an earlier one has kept. */
async function start(files: MemoryFileSystem, kept?: CacheContent): Promise<WorkspaceHost> {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  const cache = { load: () => Promise.resolve(kept), save: () => Promise.resolve() };
  const persistence = new LibraryPersistence(host, cache, createTimers(), assert.ifError);
  await indexWorkspace(host, files, { report: () => undefined }, { persistence });
  return host;
}

/** As it would lie in a file. */
async function keep(host: WorkspaceHost): Promise<CacheContent> {
  const content = await packSnapshot(
    host.snapshot,
    (uri) => host.findStamp(uri),
    () => Promise.resolve(),
  );
  return unpackData(concatBytes(packData(content))) as CacheContent;
}

/** Everything that is told of a paper: of one that is restored nothing stands in the object itself. */
function describe(snapshot: Snapshot, paper: Paper): object {
  const {
    key,
    title,
    names: own,
    abstract,
    authors,
    date,
    year,
    venue,
    arxivId,
    doi,
    links,
    tags,
    abstractKind,
    reference,
    occurrences,
  } = paper;
  const told = occurrences.map((place) => {
    const { entry } = place;
    const text = findFile(snapshot, place.uri)?.text ?? '';
    const spans = locateOccurrence(snapshot, place);
    return {
      kind: place.kind,
      uri: place.uri,
      title: entry.title,
      abstract: entry.abstract,
      names: entry.names,
      block: text.slice(spans.block.start, spans.block.end),
      titleText: text.slice(spans.title.start, spans.title.end),
    };
  });
  return { key, title, own, abstract, authors, date, year, venue, arxivId, doi, links, tags, abstractKind, reference, told };
}

function checkSame(restored: Snapshot, fresh: Snapshot): void {
  const [library, expected] = [restored.library(), fresh.library()];
  const describeAll = (snapshot: Snapshot, papers: readonly Paper[]): readonly object[] => papers.map((paper) => describe(snapshot, paper));
  assert.deepEqual(describeAll(restored, library.papers), describeAll(fresh, expected.papers));
  assert.equal(library.digestPaperCount, expected.digestPaperCount);
  const keys = [
    ...expected.papers.map(({ key }) => key),
    'kite',
    'kite-study',
    'kite-study-wind',
    'tip',
    'tipadapter',
    'sea',
    'sea-sparse',
    'moraine-wind',
    'roe2020',
    'nothing',
  ];
  for (const key of keys) {
    assert.deepEqual(describeAll(restored, library.resolveKey(key)), describeAll(fresh, expected.resolveKey(key)), key);
    assert.equal(library.papers.indexOf(library.findByKey(key)!), expected.papers.indexOf(expected.findByKey(key)!), key);
  }
  for (const name of [...names, 'Nobody'])
    assert.deepEqual(describeAll(restored, library.findByName(name)), describeAll(fresh, expected.findByName(name)), name);
  for (const [uri, file] of fresh.digests) {
    const digest = restored.digests.get(uri)!.digest();
    assert.deepEqual(digest.issues, file.digest().issues);
    assert.deepEqual(digest.starts, file.digest().starts);
    for (const [index, entry] of digest.entries.entries()) {
      const other = file.digest().entries[index]!;
      assert.deepEqual(
        [entry.title, entry.titleSpan, entry.abstract, entry.abstractSpan, entry.span, entry.names, entry.date],
        [other.title, other.titleSpan, other.abstract, other.abstractSpan, other.span, other.names, other.date],
      );
      assert.equal(library.papers.indexOf(library.findByEntry(entry)!), expected.papers.indexOf(expected.findByEntry(other)!));
    }
  }
  for (const query of ['kite', 'sparse rope', 'tip ad', 'mroaine', 'cleo loe', '2024']) {
    const find = (snapshot: Snapshot): readonly object[] =>
      snapshot
        .searchIndex()
        .search({ text: query }, { limit: 5 })
        .hits.map(({ document, score, matches }) => ({ key: document.key, score: score.toFixed(6), matches }));
    assert.deepEqual(find(restored), find(fresh), query);
  }
}

async function checkSeed(random: Random): Promise<void> {
  const files = new MemoryFileSystem();
  for (let time = 0; time < 6; time++) writeFile(random, files);
  let host = await start(files);
  if (random.below(2) === 0) computeTopics(host);
  for (let round = 0; round < 4; round++) {
    const kept = await keep(host);
    for (let count = random.below(3); count > 0; count--) writeFile(random, files);
    host = await start(files, kept);
    checkSame(host.snapshot, (await start(files)).snapshot);
    // What is kept next is partly what was restored, after edits in the editor and on disk.
    for (let count = random.below(3); count > 0; count--) {
      const uri = `${folder}/${random.pick(['a-digest.txt', 'b-digest.txt', 'marginalia/references.json'])}`;
      const text = findFile(host.snapshot, uri)?.text ?? (uri.endsWith('.json') ? writeReferences(random) : writeDigest(random));
      const at = random.below(text.length + 1);
      host.apply({
        kind: 'document',
        uri,
        languageId: 'plaintext',
        text: text.slice(0, at) + random.pick(['', ' rope ', uri.endsWith('.json') ? '' : writeDigest(random)]) + text.slice(at),
      });
      host.snapshot.library();
      if (random.below(2) === 0) host.apply({ kind: 'document-closed', uri });
    }
    if (random.below(3) === 0) computeTopics(host);
  }
}

test('a start from what was kept gives what a start from scratch gives, whatever changed between them (slow)', () =>
  forSeedsInTurn(30, checkSeed));

test('an unchanged digest is not read as a digest again, and edits of it reuse its entries', async () => {
  const files = new MemoryFileSystem({
    [`${folder}/digest.txt`]: ['Kite', 'Keel']
      .map((name) => `${name}: A Study of Rope\n\nWe introduce ${name}, an abstract that is long enough to be read as one.\n`)
      .join('\n'),
  });
  const kept = await keep(await start(files));
  const host = await start(files, kept);
  const uri = `${folder}/digest.txt`;
  const { entries } = host.snapshot.digests.get(uri)!.digest();
  const { papers } = host.snapshot.library();
  // What was read has its title, what was restored looks it up.
  assert.ok([...entries, ...papers].every((object) => !Object.hasOwn(object, 'title')));
  host.apply({
    kind: 'document',
    uri,
    languageId: 'plaintext',
    text: host.snapshot.digests.get(uri)!.text.replace('introduce Keel', 'now introduce Keel'),
  });
  const after = host.snapshot.digests.get(uri)!.digest().entries;
  assert.deepEqual(
    after.map((entry, index) => entry === entries[index]),
    [true, false],
  );
  assert.deepEqual(
    host.snapshot.library().papers.map((paper, index) => paper === papers[index]),
    [true, false],
  );
});

test('a copy of a restored paper has all of its fields', async () => {
  const files = new MemoryFileSystem({
    [`${folder}/digest.txt`]: ['Kite', 'Keel']
      .map((name) => `${name}: A Study of Rope\n\nWe introduce ${name}, an abstract that is long enough to be read as one.\n`)
      .join('\n'),
    [`${folder}/x.bib`]: '@misc{roe, title = {Keel: A Study of Rope}, author = {Roe, Ann}}',
  });
  const { snapshot } = await start(files, await keep(await start(files)));
  assert.deepEqual(
    snapshot.library().papers.map(({ key }) => key),
    ['kite', 'roe'],
  );
  for (const paper of snapshot.library().papers)
    assert.deepEqual(describe(snapshot, copyPaper(paper, { year: 1999 })), { ...describe(snapshot, paper), year: 1999 });
});

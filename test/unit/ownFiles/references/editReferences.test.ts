import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { PersonName } from '../../../../server/src/model/personName';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { parseReferencesFile } from '../../../../server/src/ownFiles/references/parseReferences';
import { glacierReference, riverReference } from '../../../support/completedReferences';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';

function upsert(text: string, ...references: readonly CompletedReference[]): string {
  const edits = referencesFile.edit(text, references);
  assert.ok(edits, `this can't be edited:\n${text}`);
  const after = applyEdits(text, edits);
  JSON.parse(after.replace(/^\ufeff/, ''));
  return after;
}

function read(text: string): readonly CompletedReference[] {
  const { references, issues } = parseReferencesFile(text);
  assert.deepEqual(issues, []);
  return references.map(({ reference }) => reference);
}

const bothInOrder = upsert('', riverReference, glacierReference);

test('a new file holds the references in the order of their ids, and is read as what was written', () => {
  assert.deepEqual(read(bothInOrder), [glacierReference, riverReference]);
  assert.ok(bothInOrder.startsWith('[\n  {\n    "id": "glaciers",\n    "type": "paper-conference",\n'), bothInOrder);
  assert.ok(bothInOrder.endsWith('\n  }\n]\n'), bothInOrder);
});

test('the same references give the same file, one after the other or at once, in any order', () => {
  assert.equal(upsert(upsert('', riverReference), glacierReference), bothInOrder);
  assert.equal(upsert(upsert('[]', glacierReference), riverReference), bothInOrder.trimEnd());
  assert.equal(upsert(upsert('[\n]\n', glacierReference), riverReference), bothInOrder);
});

test('writing what stands there already changes nothing', () => {
  assert.deepEqual(referencesFile.edit(bothInOrder, [riverReference, glacierReference]), []);
});

test('an addition touches no line of another item but the comma before it', () => {
  const cloud = { ...riverReference, id: 'clouds', paper: { title: 'Clouds' }, title: 'Clouds', arxivId: '2410.10002' };
  const [edit, ...others] = referencesFile.edit(bothInOrder, [cloud]) ?? [];
  assert.deepEqual(others, []);
  assert.equal(edit?.span.start, edit?.span.end);
  assert.deepEqual(
    read(upsert(bothInOrder, cloud)).map(({ id }) => id),
    ['clouds', 'glaciers', 'sandbar'],
  );
});

test('a reference replaces that of the same paper, by identifier or by title, and the id stays', () => {
  const renamed = { ...riverReference, id: 'other', paper: { title: 'Rivers, Seen from Above', arxivId: '2410.10001' }, year: 2025 };
  const [, byIdentifier] = read(upsert(bothInOrder, renamed));
  assert.deepEqual(byIdentifier, { ...renamed, id: 'sandbar' });
  const { arxivId, ...withoutId } = riverReference;
  const sameTitle = { ...withoutId, paper: { title: 'sandbar -- rivers from above' }, year: 2025 };
  assert.equal(read(upsert(bothInOrder, sameTitle))[1]?.year, 2025);
  assert.equal(arxivId, '2410.10001');
});

test('another record that the writer chose for the paper replaces the first one', () => {
  const chosen = { ...riverReference, authors: [{ family: 'Berg', given: 'Bo' }], arxivId: '1901.00001' };
  assert.deepEqual(read(upsert(bothInOrder, chosen)), [glacierReference, chosen]);
});

test('a paper with the same title and another identifier or another first author is another paper', () => {
  const other = { ...riverReference, id: 'other', arxivId: '1901.00001' };
  assert.deepEqual(
    read(upsert(bothInOrder, other)).map(({ id }) => id),
    ['glaciers', 'other', 'sandbar'],
  );
  const { arxivId, ...noId } = riverReference;
  const byOthers = { ...noId, id: 'others', authors: [{ family: 'Berg', given: 'Bo' }] };
  assert.equal(read(upsert(bothInOrder, byOthers)).length, 3);
  assert.equal(arxivId, '2410.10001');
});

test('what the writer corrected or added by hand stays when the paper is looked up again', () => {
  const corrected = bothInOrder
    .replace('"volume": "4",', '"volume": "5", "note": "seen in print",')
    .replace(/\n *"volume": \{.*\},/, '')
    .replace('"custom": {', '"custom": { "mine": [1, true, null],');
  const [before] = read(corrected);
  assert.equal(before?.sources.volume, undefined);
  const after = upsert(corrected, { ...glacierReference, publisher: 'Ice Press' });
  const [glacier] = read(after);
  assert.equal(glacier?.volume, '5');
  assert.equal(glacier?.sources.volume, undefined);
  assert.equal(glacier?.publisher, 'Ice Press');
  const [item] = JSON.parse(after);
  assert.equal(item.note, 'seen in print');
  assert.deepEqual(item.custom.mine, [1, true, null]);
});

test('an item that the writer wrote is completed, and all that it says stays', () => {
  const own = {
    id: 'glaciers',
    type: 'article-magazine',
    title: 'Glaciers',
    issued: { 'date-parts': [[2023, 5, 1]] },
    URL: 'https://example.org/glaciers',
    custom: { marginalia: { source: 'From the digest' } },
  };
  const completed = upsert(JSON.stringify([own]), glacierReference);
  read(completed);
  const [item, ...others] = JSON.parse(completed);
  assert.deepEqual(others, []);
  const { custom, ...variables } = item;
  const { custom: _, ...ownVariables } = own;
  assert.deepEqual(variables, {
    ...ownVariables,
    author: [{ family: 'Is', given: 'Åse' }, { literal: 'others' }],
    'container-title': 'Proceedings of the Ice & Snow Conference',
    volume: '4',
    page: '12-34',
    publisher: 'Cold Press',
    DOI: '10.5555/glacier.7',
  });
  assert.equal(custom.marginalia.source, 'From the digest');
  assert.deepEqual(referencesFile.edit(completed, [glacierReference]), []);
  assert.deepEqual(Object.keys(custom.marginalia.sources), [
    'author',
    'container-title',
    'volume',
    'page',
    'publisher',
    'DOI',
    'arxivId',
    'preprintYear',
  ]);
});

test('line ends and a byte order mark stay as they are', () => {
  const before = `\ufeff${upsert('', riverReference).replace(/\n/g, '\r\n')}`;
  const after = upsert(before, glacierReference);
  assert.equal(after, `\ufeff${bothInOrder.replace(/\n/g, '\r\n')}`);
});

test('items of other programs in the list are kept', () => {
  const foreign = '[{"id": "x", "type": "book", "title": "X"}]';
  const after = upsert(foreign, glacierReference);
  assert.deepEqual(
    JSON.parse(after).map(({ id }: { id: string }) => id),
    ['glaciers', 'x'],
  );
});

test('a broken file, or one with a conflict, is not edited', () => {
  for (const text of ['{}', '[{"id": ', bothInOrder.slice(0, -3), `<<<<<<< mine\n${bothInOrder}=======\n>>>>>>> theirs\n`])
    assert.equal(referencesFile.edit(text, [riverReference]), undefined, text);
});

test('what is written is read back, whatever it says, and writing it again changes nothing', () => {
  const words = [
    'Ice',
    '<i>Ice</i>',
    '"',
    '\\',
    '{',
    '],',
    '$x_1$',
    '\u6cb3',
    '\u0627\u0644',
    '\ud83c\udf0a',
    'a\u0301',
    '=======',
    '<<<<<<< x',
    'null',
    '-1',
    '42',
  ];
  forSeeds(50, (random) => {
    const text = (): string => Array.from({ length: 1 + random.below(4) }, () => random.pick(words)).join(' ');
    const name = (): PersonName =>
      random.pick<PersonName>([{ literal: text() }, { family: text() }, { family: text(), given: text(), particle: 'van' }]);
    const references = Array.from(
      { length: 1 + random.below(4) },
      (_, number): CompletedReference => ({
        id: `${random.below(9)}-${text()}-${number}`,
        paper: { title: `${text()} ${number}` },
        title: text(),
        authors: Array.from({ length: random.below(4) }, name),
        arxivId: `2410.1000${number}`,
        ...(random.below(2) === 0 ? { year: 2000 + random.below(30), venue: text(), pages: text() } : {}),
        sources:
          random.below(2) === 0 ? {} : { authors: { registry: 'crossref', record: 'https://doi.org/10.5555/1', date: '2026-11-26' } },
      }),
    );
    const written = upsert('', ...random.shuffle(references));
    assert.deepEqual(
      read(written),
      references.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    assert.deepEqual(referencesFile.edit(written, references), []);
  });
});

test('what reorders a line is written as a space, and writing it again changes nothing', () => {
  const titled = { ...riverReference, paper: { ...riverReference.paper, title: 'Rivers \u202ebend\u2069' } };
  const written = upsert('', titled);
  assert.match(written, /"title": "Rivers {2}bend "/);
  assert.doesNotMatch(written, /[\u202a-\u202e\u2066-\u2069]/);
  assert.deepEqual(referencesFile.edit(written, [titled]), []);
});

test('git merges what two people completed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-merge-'));
  try {
    const [early, late] = ['clouds', 'waves'].map((id) => ({
      ...riverReference,
      id,
      paper: { title: id },
      title: id,
      arxivId: `2410.2000${id.length}`,
    }));
    assert.ok(early && late);
    const texts = { start: bothInOrder, mine: upsert(bothInOrder, early), other: upsert(bothInOrder, late) };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    execFileSync('git', ['merge-file', 'mine', 'start', 'other'], { cwd: folder });
    assert.equal(readFileSync(join(folder, 'mine'), 'utf8'), upsert(bothInOrder, early, late));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a withdrawal is kept until a later look-up no longer finds it', () => {
  const withdrawn = upsert('', { ...riverReference, isWithdrawn: true });
  assert.match(withdrawn, /"withdrawn": true/);
  assert.deepEqual(read(withdrawn), [{ ...riverReference, isWithdrawn: true }]);
  assert.equal(upsert(withdrawn, riverReference), upsert('', riverReference));
});

test('items that are not ours stay if a control is before the list', () => {
  const after = applyEdits('\u001b[{"mine": 1}]', referencesFile.edit('\u001b[{"mine": 1}]', [riverReference])!);
  assert.match(after, /\{"mine": 1\}\]$/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOrphans, hasUnsavedBlock, listNotes, listThreads } from '../../../../server/src/features/annotating/noteThreads';
import { digestUri, drawNote, kiteAbstract, noteUri, openSandbox, spanOf } from '../notesSandbox';

const note = drawNote([
  { id: 'a', quote: 'It carries two boats' },
  { id: 'b', quote: 'Nothing of this kind stands there' },
]);

test('each annotation at its passage, and an orphan told as one', () => {
  const sandbox = openSandbox(note);
  const [only, ...others] = listThreads(sandbox.snapshot, digestUri, { start: 0, end: 10_000 })!;
  assert.equal(others.length, 0);
  assert.deepEqual(
    only!.annotations.map(({ annotation, place }) => [annotation.id, place]),
    [
      ['a', { kind: 'found', span: spanOf(sandbox, 'It carries two boats') }],
      ['b', { kind: 'orphan', candidates: [] }],
    ],
  );
});

test('only papers in the stretch, and only digests', () => {
  const sandbox = openSandbox(note);
  assert.deepEqual(listThreads(sandbox.snapshot, digestUri, spanOf(sandbox, 'Its songs')), []);
  assert.equal(listThreads(sandbox.snapshot, noteUri, { start: 0, end: 1 }), undefined);
});

test('an orphan is what stands in no version of the abstract', () => {
  const orphans = (more = ''): readonly string[] => {
    const { snapshot } = openSandbox(note, more);
    const [paper] = snapshot.library().resolveKey('kite');
    return snapshot
      .noteIndex()
      .notesOn(paper!)
      .flatMap((found) => findOrphans(snapshot, paper!, found))
      .map(({ annotation }) => annotation.id);
  };
  assert.deepEqual(orphans(), ['b']);
  const version = (abstract: string): string => `//- /b-digest.txt\nKite: Rivers of Snow\n\n${abstract}\n\n`;
  const longer = `${kiteAbstract} Then it goes on, and on, and on, until nobody listens any more.`;
  assert.deepEqual(orphans(version(longer.replace('It carries two boats', 'Cargo is taken'))), ['b'], 'in the shorter version');
  assert.deepEqual(orphans(version('We present Kite. Nothing of this kind stands there.')), [], 'in the version of the other digest');
});

test('own notes, those of other programs, and those without a paper', () => {
  const kite = drawNote(
    [
      { id: 'a', quote: 'It carries two boats', body: 'mine #boats' },
      { id: 'b', quote: 'gone, all of it is gone' },
    ],
    { more: 'status: read\ntags: [snow]\n' },
  );
  const { snapshot } = openSandbox(
    kite,
    '//- /marginalia/notes/@lark.md\n---\ntitle: "Lark: Songs of the Hills"\n---\nx\n//- /marginalia/notes/moth.md\n---\nkey: moth\ntitle: Moths\n---\n//- /marginalia/notes/draft.md\nNo note at all.\n',
  );
  assert.deepEqual(
    listNotes(snapshot).map(({ found: { note }, paper, title, tags, orphans }) => ({
      kind: note.kind,
      key: paper?.key,
      title,
      status: note.status,
      tags,
      orphans: note.annotations.map((annotation) => orphans.has(annotation)),
    })),
    [
      { kind: 'foreign', key: 'lark', title: 'Lark: Songs of the Hills', status: undefined, tags: [], orphans: [] },
      { kind: 'own', key: 'kite', title: 'Kite: Rivers of Snow', status: 'read', tags: ['snow', 'boats'], orphans: [false, true] },
      { kind: 'own', key: undefined, title: 'Moths', status: undefined, tags: [], orphans: [] },
    ],
  );
});

const saved = drawNote([
  { id: 'a', quote: 'two boats', body: 'mine' },
  { id: 'b', quote: 'Snow melts', body: 'last' },
]);

test('only a block that the writer is changing', () => {
  const typing = saved.replace('mine', 'mine, and more');
  assert.equal(hasUnsavedBlock(typing, saved, 'a'), true);
  assert.equal(hasUnsavedBlock(typing, saved, 'b'), false);
  assert.equal(hasUnsavedBlock(saved, saved, 'a'), false);
  assert.equal(hasUnsavedBlock(saved, saved.replace(/\n/g, '\r\n'), 'a'), false);
});

test('a new file, and a block that is not saved yet', () => {
  assert.equal(hasUnsavedBlock(saved, undefined, 'a'), false);
  assert.equal(hasUnsavedBlock(saved, '---\nkey: kite\n---\n', 'a'), false);
});

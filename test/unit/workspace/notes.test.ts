import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNoteTest } from '../../../server/src/workspace/noteFolder';
import { getNotes } from '../../../server/src/workspace/notes';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const digest = '//- /a-digest.txt\nKite: Rivers of Snow\n\nWe present Kite, a way to cross rivers, and say at some length how that is done.\n\nLark: Songs of the Hills\n\nLark climbs hills slowly, and sings of rivers all the while, as its name says.\n\n';

/** What each note is on: `kite.md: known kite`. */
function subjects(notes: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}${notes}`);
  return getNotes(snapshot).notes.map(({ uri, subject }) => `${uri.replace(/^.*\//, '')}: ${subject.kind}${subject.kind === 'unknown' ? '' : ` ${subject.paper.key}`}`);
}

test('a paper is known by its title, whatever its key is', () => {
  assert.deepEqual(subjects('//- /notes/a.md\n---\nkey: lark\ntitle: "KITE: rivers of {Snow}"\n---\n'), ['a.md: known kite']);
  assert.deepEqual(subjects('//- /notes/a.md\n---\nkey: kite\n---\n'), ['a.md: known kite']);
});

test('a key under another title is offered, not guessed', () => {
  assert.deepEqual(subjects('//- /notes/a.md\n---\nkey: kite\ntitle: Rivers of Ice\n---\n'), ['a.md: retitled kite']);
  assert.deepEqual(subjects('//- /notes/a.md\n---\nkey: nobody\ntitle: Rivers of Ice\n---\n'), ['a.md: unknown']);
});

test('notes of other programs: by key, title or heading; drafts that lie there are none', () => {
  const notes = '//- /notes/@kite.md\n---\ntitle: The Kite paper\n---\n//- /notes/b.md\n# Lark: Songs of the Hills\n//- /notes/c.md\n# A draft\n//- /elsewhere/d.md\n---\nkey: kite\n---\n';
  assert.deepEqual(subjects(notes), ['@kite.md: known kite', 'b.md: known lark']);
});

test('the writer’s own notes come before those of other programs', () => {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /notes/@kite.md\n---\ntitle: "Kite: Rivers of Snow"\n---\n//- /notes/z.md\n---\nkey: kite\n---\n`);
  const [paper] = snapshot.library().resolveKey('kite');
  assert.deepEqual(getNotes(snapshot).notesOn(paper!).map(({ note }) => note.kind), ['own', 'foreign']);
  assert.equal(getNotes(snapshot).findNote(uriOf('/notes/z.md'))?.note.key, 'kite');
});

test('the same object until a note or the library changes', () => {
  const { host, snapshot } = createFixtureWorkspace(`${digest}//- /notes/a.md\n---\nkey: kite\n---\n//- /draft.md\nwords\n`);
  const before = getNotes(snapshot);
  host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'other words' });
  assert.equal(getNotes(host.snapshot), before);
  host.apply({ kind: 'document', uri: uriOf('/notes/a.md'), languageId: 'markdown', text: '---\nkey: lark\n---\n' });
  const after = getNotes(host.snapshot);
  assert.notEqual(after, before);
  assert.equal(getNotes(snapshot).notes[0]?.note.key, 'kite', 'of the earlier snapshot');
});

test('what counts as a note by its place', () => {
  const { snapshot } = createFixtureWorkspace(digest);
  const isNote = createNoteTest(snapshot.folders, snapshot.settings);
  assert.deepEqual(['/notes/a.md', '/notes/inner/A.MD', '/notes/a.txt', '/notes.md', '/other/notes/a.md', '/notes/.a.md.1-2.marginalia-new'].map((path) => isNote(uriOf(path))), [true, true, false, false, false, false]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNoteTest } from '../../../server/src/workspace/files/ownFolder';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const digest =
  '//- /a-digest.txt\nKite: Rivers of Snow\n\nWe present Kite, a way to cross rivers, and say at some length how that is done.\n\nLark: Songs of the Hills\n\nLark climbs hills slowly, and sings of rivers all the while, as its name says.\n\n';

/** What each note is on: `kite.md: known kite`. */
function subjects(notes: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}${notes}`);
  return snapshot
    .noteIndex()
    .notes.map(
      ({ uri, subject }) => `${uri.replace(/^.*\//, '')}: ${subject.kind}${subject.kind === 'unknown' ? '' : ` ${subject.paper.key}`}`,
    );
}

test('a paper is known by its title, whatever its key is', () => {
  assert.deepEqual(subjects('//- /marginalia/notes/a.md\n---\nkey: lark\ntitle: "KITE: rivers of {Snow}"\n---\n'), ['a.md: known kite']);
  assert.deepEqual(subjects('//- /marginalia/notes/a.md\n---\nkey: kite\n---\n'), ['a.md: known kite']);
});

test('a key under another title is offered, not guessed', () => {
  assert.deepEqual(subjects('//- /marginalia/notes/a.md\n---\nkey: kite\ntitle: Rivers of Ice\n---\n'), ['a.md: retitled kite']);
  assert.deepEqual(subjects('//- /marginalia/notes/a.md\n---\nkey: nobody\ntitle: Rivers of Ice\n---\n'), ['a.md: unknown']);
});

const razor = 'Razor Attention: Fewer Keys for Long Prompts';

/** What a note on `razor` is on, in a library of papers with these titles. */
function subjectAmong(
  titles: readonly string[],
  notes = `//- /marginalia/notes/a.md\n---\nkey: gone\ntitle: "${razor}"\n---\n`,
): readonly string[] {
  const text = titles.map((title) => `${title}\n\nWe present a way to cross rivers, and say at some length how that is done.\n`).join('\n');
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${text}${notes}`);
  return snapshot
    .noteIndex()
    .notes.map(({ subject }) => (subject.kind === 'unknown' ? 'unknown' : `${subject.kind} ${subject.paper.title}`));
}

test('a note stays on its paper while a few letters of the title are typed', () => {
  const typed = [
    `Z${razor}`,
    razor.replace('Fewer', 'Feer'),
    razor.replace('Prompts', 'Prmopts'),
    `${razor}xy`,
    razor.replace('Razor', 'Razors'),
  ];
  assert.deepEqual(
    typed.map((title) => subjectAmong([title])),
    typed.map((title) => [`known ${title}`]),
  );
});

test('a note is on no other paper whose title is much like its own', () => {
  const others = [
    'Razor Attention: Fewer Bits for Long Prompts',
    `${razor} II`,
    `${razor}, v2`,
    `Zyxw${razor}`,
    razor.replace('Keys', 'Kids'),
  ];
  assert.deepEqual(
    others.map((title) => subjectAmong([title])),
    others.map(() => ['unknown']),
  );
  const series = (title: string, other: string): readonly string[] =>
    subjectAmong([other], `//- /marginalia/notes/a.md\n---\nkey: gone\ntitle: "${title}"\n---\n`);
  assert.deepEqual(series('A Study of Long Rivers in the North, Part I', 'A Study of Long Rivers in the North, Part II'), ['unknown']);
  assert.deepEqual(series('Results of the Shared Task on Rivers 2024', 'Results of the Shared Task on Rivers 2025'), ['unknown']);
  assert.deepEqual(series('Songs of the Hills', 'Songs of the Hill'), ['unknown'], 'a short title');
});

test('a note with nearly the title of two papers, or of one that another note is on, stays without a paper', () => {
  assert.deepEqual(subjectAmong([`Z${razor}`, `${razor}s`]), ['unknown']);
  const note = (name: string, title: string): string => `//- /marginalia/notes/${name}.md\n---\nkey: gone\ntitle: "${title}"\n---\n`;
  assert.deepEqual(subjectAmong([`Z${razor}`], note('a', razor) + note('b', `Z${razor}`)), ['unknown', `known Z${razor}`]);
});

test('letter by letter: the note is found in each library, and lost in one in which its paper is another', () => {
  const { host } = createFixtureWorkspace(
    `//- /digest.txt\n${razor}\n\nWe say at some length how that is done.\n//- /marginalia/notes/a.md\n---\nkey: razor\ntitle: "${razor}"\n---\n`,
  );
  const type = (title: string): string => {
    host.apply({
      kind: 'document',
      uri: uriOf('/digest.txt'),
      languageId: 'plaintext',
      text: `${title}\n\nWe say at some length how that is done.\n`,
    });
    const [found] = host.snapshot.noteIndex().notes;
    return found?.subject.kind === 'known' ? found.subject.paper.title : 'unknown';
  };
  const typed = [razor, `Z${razor}`, `ZZ${razor}`, `ZZZ${razor}`, razor];
  assert.deepEqual(typed.map(type), [razor, `Z${razor}`, `ZZ${razor}`, 'unknown', razor]);
});

test('notes of other programs: by key, title or heading; drafts that lie there are none', () => {
  const notes =
    '//- /marginalia/notes/@kite.md\n---\ntitle: The Kite paper\n---\n//- /marginalia/notes/b.md\n# Lark: Songs of the Hills\n//- /marginalia/notes/c.md\n# A draft\n//- /elsewhere/d.md\n---\nkey: kite\n---\n';
  assert.deepEqual(subjects(notes), ['@kite.md: known kite', 'b.md: known lark']);
});

test('the writer’s own notes come before those of other programs', () => {
  const { snapshot } = createFixtureWorkspace(
    `${digest}//- /marginalia/notes/@kite.md\n---\ntitle: "Kite: Rivers of Snow"\n---\n//- /marginalia/notes/z.md\n---\nkey: kite\n---\n`,
  );
  const [paper] = snapshot.library().resolveKey('kite');
  assert.deepEqual(
    snapshot
      .noteIndex()
      .notesOn(paper!)
      .map(({ note }) => note.kind),
    ['own', 'foreign'],
  );
  assert.equal(snapshot.noteIndex().findNote(uriOf('/marginalia/notes/z.md'))?.note.key, 'kite');
});

test('the same object until a note or the library changes', () => {
  const { host, snapshot } = createFixtureWorkspace(`${digest}//- /marginalia/notes/a.md\n---\nkey: kite\n---\n//- /draft.md\nwords\n`);
  const before = snapshot.noteIndex();
  host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'other words' });
  assert.equal(host.snapshot.noteIndex(), before);
  host.apply({ kind: 'document', uri: uriOf('/marginalia/notes/a.md'), languageId: 'markdown', text: '---\nkey: lark\n---\n' });
  const after = host.snapshot.noteIndex();
  assert.notEqual(after, before);
  assert.equal(snapshot.noteIndex().notes[0]?.note.key, 'kite', 'of the earlier snapshot');
});

test('what counts as a note by its place', () => {
  const { snapshot } = createFixtureWorkspace(digest);
  const isNote = createNoteTest(snapshot.folders, snapshot.settings);
  assert.deepEqual(
    [
      '/marginalia/notes/a.md',
      '/marginalia/notes/inner/A.MD',
      '/marginalia/notes/a.txt',
      '/notes.md',
      '/other/notes/a.md',
      '/marginalia/notes/.a.md.1-2.marginalia-new',
    ].map((path) => isNote(uriOf(path))),
    [true, true, false, false, false, false],
  );
});

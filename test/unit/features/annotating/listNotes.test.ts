import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listNotes } from '../../../../server/src/features/annotating/noteThreads';
import { drawNote, openSandbox } from '../notesSandbox';

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

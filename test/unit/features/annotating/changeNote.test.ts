import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestUri, drawNote, edited, openSandbox, spanOf } from '../notesSandbox';

test('the first note makes the file', () => {
  const sandbox = openSandbox(undefined);
  assert.equal(
    edited(sandbox, { kind: 'annotate', digest: digestUri, span: spanOf(sandbox, 'two boats'), body: 'Which ones? #boats', id: 'n-1' }),
    '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n\n<!-- marginalia {"prefix":"a way to cross rivers. It carries ","suffix":" at once. Snow melts behind it, and"} -->\n> two boats\n\n^n-1\n\nWhich ones? #boats\n',
  );
});

test("a status is the writer's own: a new note has none before it is set", () => {
  assert.doesNotMatch(edited(openSandbox(undefined), { kind: 'create', key: 'lark' }), /status/);
});

test('the status of a paper, in a note or in a new one', () => {
  assert.match(edited(openSandbox(undefined), { kind: 'status', key: 'lark', status: 'read' }), /^key: lark$[\s\S]*^status: read$/m);
  const note = drawNote([], { more: 'status: reading # since May\n' });
  assert.equal(edited(openSandbox(note), { kind: 'status', key: 'kite', status: 'read' }), note.replace('reading', 'read'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../../server/src/model/settings';
import { FileTable } from '../../../../server/src/workspace/files/fileTable';

const folder = 'file:///desk';
const uriOf = (name: string): string => `${folder}/${name}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function openTable(files: Readonly<Record<string, string>>): FileTable {
  const table = new FileTable();
  table.configure([folder], defaultSettings);
  table.takeFiles(Object.entries(files).map(([name, text]) => ({ uri: uriOf(name), bytes: bytes(text) })));
  return table;
}

const names = (files: ReadonlyMap<string, { readonly text: string }>): readonly string[] =>
  [...files].map(([uri, { text }]) => `${uri.slice(folder.length + 1)}: ${text}`);

test('files of a kind in the order of their URIs, the editor before the disk; notes are drafts too', () => {
  const table = openTable({ 'marginalia/notes/b.md': 'b', 'a.md': 'a', 'digest.txt': 'd' });
  assert.deepEqual(names(table.collect('draft')), ['a.md: a', 'marginalia/notes/b.md: b']);
  assert.deepEqual(names(table.collect('note')), ['marginalia/notes/b.md: b']);
  assert.deepEqual([...table.openDocument(uriOf('marginalia/notes/b.md'), 'markdown', 'typed')], ['draft', 'note']);
  assert.deepEqual([...table.takeFiles([{ uri: uriOf('marginalia/notes/a.md'), bytes: bytes('came') }])], ['draft', 'note']);
  assert.deepEqual(names(table.collect('draft')), ['a.md: a', 'marginalia/notes/a.md: came', 'marginalia/notes/b.md: typed']);
  assert.deepEqual(names(table.collect('note')), ['marginalia/notes/a.md: came', 'marginalia/notes/b.md: typed']);
  table.takeFiles([{ uri: uriOf('marginalia/notes/a.md') }]);
  table.closeDocument(uriOf('marginalia/notes/b.md'));
  assert.deepEqual(names(table.collect('note')), ['marginalia/notes/b.md: b']);
});

test('the writer’s own files are no digests, whatever a glob or the editor says', () => {
  const table = new FileTable();
  table.configure([folder], { ...defaultSettings, digests: ['**/*'] });
  for (const [name, kind] of [
    ['marginalia/corrections.txt', 'corrections'],
    ['marginalia/topics.yaml', 'topics'],
    ['marginalia/references.json', 'references'],
    ['marginalia/reviewed.txt', 'decisions'],
    ['marginalia/dismissed.txt', 'dismissals'],
    ['marginalia/notes/kv-digest.md', 'note'],
  ] as const) {
    table.takeFiles([{ uri: uriOf(name), bytes: bytes('disk') }]);
    assert.deepEqual([names(table.collect(kind)), names(table.collect('digest'))], [[`${name}: disk`], []]);
    table.openDocument(uriOf(name), 'marginalia-digest', 'typed');
    assert.deepEqual([names(table.collect(kind)), names(table.collect('digest'))], [[`${name}: typed`], []]);
  }
});

test('what does not change stays the same object', () => {
  const table = openTable({ 'marginalia/notes/b.md': 'b', 'a.md': 'a', 'digest.txt': 'd' });
  const [drafts, notes, digests] = [table.collect('draft'), table.collect('note'), table.collect('digest')];
  table.openDocument(uriOf('a.md'), 'markdown', 'typed');
  assert.notEqual(table.collect('draft'), drafts);
  assert.deepEqual([...table.collect('note').values()], [...notes.values()]);
  assert.deepEqual([...table.collect('digest').values()], [...digests.values()]);
});

test('a document that is opened and closed as it stands on disk touches nothing, whichever was known first', () => {
  const table = openTable({ 'digest.txt': 'd' });
  assert.deepEqual([...table.openDocument(uriOf('digest.txt'), 'plaintext', 'd')], []);
  assert.deepEqual([...table.closeDocument(uriOf('digest.txt'))], []);
  table.openDocument(uriOf('new-digest.txt'), 'plaintext', 'n');
  assert.deepEqual([...table.takeFiles([{ uri: uriOf('new-digest.txt'), bytes: bytes('n') }])], []);
  assert.deepEqual([...table.closeDocument(uriOf('new-digest.txt'))], []);
  assert.deepEqual(
    [...table.collect('digest').values()].map(({ text }) => text),
    ['d', 'n'],
  );
});

test('settings sort files anew', () => {
  const table = openTable({ 'marginalia/notes/b.md': 'b', 'read/notes/c.md': 'c' });
  assert.deepEqual(names(table.collect('note')), ['marginalia/notes/b.md: b']);
  assert.ok(table.configure([folder], { ...defaultSettings, folder: 'read' }).has('note'));
  assert.deepEqual(names(table.collect('note')), ['read/notes/c.md: c']);
});

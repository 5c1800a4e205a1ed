import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoteWriter } from '../../../server/src/services/noteWriter';
import { FileError } from '../../../server/src/workspace/files/fileSystem';
import { MemoryFileSystem } from '../../support/memoryFileSystem';
import { writable } from '../../support/writable';

const uri = writable('file:///notes/a.md');

async function read(files: MemoryFileSystem): Promise<string> {
  return Buffer.from((await files.readFile(uri)).bytes).toString();
}

test('writes over what was read, and takes it back', async () => {
  const files = new MemoryFileSystem({ [uri]: 'one' });
  const writer = new NoteWriter(files);
  const outcome = await writer.write(uri, 'one', 'two');
  assert.ok(outcome.kind === 'written');
  assert.equal(writer.findChange(outcome.undo)?.uri, uri);
  assert.deepEqual(await writer.undo(outcome.undo), { uri });
  assert.equal(await read(files), 'one');
  assert.match(JSON.stringify(await writer.undo(outcome.undo)), /already undone or is too old to be undone/);
});

test('a new file, and none again', async () => {
  const files = new MemoryFileSystem();
  const writer = new NoteWriter(files);
  const outcome = await writer.write(uri, undefined, 'one');
  assert.ok(outcome.kind === 'written');
  assert.equal(await read(files), 'one');
  await writer.undo(outcome.undo);
  await assert.rejects(files.readFile(uri));
});

test('what was changed since is left', async () => {
  const files = new MemoryFileSystem({ [uri]: 'other' });
  const writer = new NoteWriter(files);
  assert.deepEqual(await writer.write(uri, 'one', 'two'), { kind: 'changed' });
  assert.deepEqual(await writer.write(uri, undefined, 'two'), { kind: 'changed' });
  files.remove(uri);
  assert.deepEqual(await writer.write(uri, 'one', 'two'), { kind: 'changed' });
  const outcome = await writer.write(uri, undefined, 'two');
  assert.ok(outcome.kind === 'written');
  files.write(uri, 'three');
  assert.match(JSON.stringify(await writer.undo(outcome.undo)), /The note has changed in the meantime\. Nothing was undone/);
  assert.equal(await read(files), 'three');
});

test('a byte order mark stays; other encodings and files that can’t be read are refused', async () => {
  const files = new MemoryFileSystem({ [uri]: '\ufeffone' });
  const writer = new NoteWriter(files);
  assert.equal((await writer.write(uri, 'one', 'two')).kind, 'written');
  assert.equal(await read(files), '\ufefftwo');
  const gone = await writer.write(uri, 'two', undefined);
  await writer.undo(gone.kind === 'written' ? gone.undo : 0);
  assert.equal(await read(files), '\ufefftwo');
  files.write(uri, Buffer.from('M\u00fcller', 'latin1'));
  assert.match(JSON.stringify(await writer.write(uri, 'M\u00fcller', 'x')), /isn't UTF-8/);
  files.write(uri, Buffer.from('\ufeffone', 'utf16le'));
  assert.match(JSON.stringify(await writer.write(uri, 'one', 'x')), /isn't UTF-8/);
  files.write(uri, new FileError('unreadable', 'The file can’t be read.'));
  assert.deepEqual(await writer.write(uri, 'one', 'x'), { kind: 'refused', reason: 'The file can’t be read.' });
});

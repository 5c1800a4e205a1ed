import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { defaultSettings } from '../../../../server/src/model/settings';
import { nodeFileSystem } from '../../../../server/src/platform/node/fileSystem';
import { createFileMatcher, findFiles } from '../../../../server/src/workspace/files/discovery';
import { FileError } from '../../../../server/src/workspace/files/fileSystem';

let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'marginalia-files-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'digest.txt'), 'text');
  writeFileSync(join(folder, 'inner/Über 100% digest #1.txt'), 'inner');
  symlinkSync(join(folder, 'digest.txt'), join(folder, 'linked-digest.txt'));
  symlinkSync(folder, join(folder, 'inner/circle'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken-digest.txt'));
});
after(() => rmSync(folder, { recursive: true }));

function uriOf(name: string): string {
  return pathToFileURL(join(folder, name)).toString();
}

async function checkError(name: string, kind: FileError['kind']): Promise<void> {
  await assert.rejects(nodeFileSystem.readFile(uriOf(name)), (error: unknown) => {
    assert.ok(error instanceof FileError);
    assert.equal(error.kind, kind);
    assert.match(error.message, /^The file .*\.$/);
    return true;
  });
}

test('lists files and folders; links to files are files, links to folders and to nothing are not followed', async () => {
  const entries = await nodeFileSystem.readFolder(uriOf(''));
  assert.deepEqual(
    [...entries].sort((a, b) => (a.name < b.name ? -1 : 1)),
    [
      { name: 'digest.txt', kind: 'file' },
      { name: 'inner', kind: 'folder' },
      { name: 'linked-digest.txt', kind: 'file' },
    ],
  );
});

test('a folder that is not there, or is a file, is empty', async () => {
  assert.deepEqual(await nodeFileSystem.readFolder(uriOf('gone')), []);
  assert.deepEqual(await nodeFileSystem.readFolder(uriOf('digest.txt')), []);
});

test('reads files, also through links and under odd names', async () => {
  assert.equal(Buffer.from((await nodeFileSystem.readFile(uriOf('digest.txt'))).bytes).toString(), 'text');
  assert.equal(Buffer.from((await nodeFileSystem.readFile(uriOf('linked-digest.txt'))).bytes).toString(), 'text');
  assert.equal(Buffer.from((await nodeFileSystem.readFile(uriOf('inner/Über 100% digest #1.txt'))).bytes).toString(), 'inner');
});

test('says whether a file is missing or can’t be read', async () => {
  await checkError('gone.txt', 'missing');
  await checkError('broken-digest.txt', 'missing');
  await checkError('inner', 'unreadable');
  await checkError('digest.txt/below', 'missing');
});

test('a walk over a folder that holds itself ends', async () => {
  const root = pathToFileURL(folder).toString();
  const files = await findFiles(nodeFileSystem, [root], createFileMatcher([root], { ...defaultSettings, digests: ['**/*digest*.txt'] }));
  const uris = [...files.keys()];
  assert.deepEqual(
    uris.map((uri) => decodeURIComponent(uri.slice(root.length + 1))),
    ['digest.txt', 'inner/Über 100% digest #1.txt', 'linked-digest.txt'],
  );
});

test('documents that the editor alone has are no files', async () => {
  assert.equal(await nodeFileSystem.readStamp('untitled:package.json'), undefined);
  await assert.rejects(nodeFileSystem.readFile('untitled:package.json'), { kind: 'missing' });
});

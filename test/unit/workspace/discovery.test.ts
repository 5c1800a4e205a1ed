import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'vscode-uri';
import { createDigestMatcher, findDigests } from '../../../server/src/workspace/discovery';
import { defaultSettings } from '../../../server/src/model/settings';
import { MemoryFileSystem } from '../../support/memoryFileSystem';

const folder = 'file:///desk';

/** `paths` are files below the folder; a leading `+` marks those that are digests. */
async function checkFound(paths: readonly string[], digests = defaultSettings.digests, exclude: readonly string[] = []): Promise<void> {
  const uris = paths.map((path) => URI.file(`/desk/${path.replace(/^\+/, '')}`).toString());
  const expected = uris.filter((_, index) => paths[index]!.startsWith('+')).sort();
  const matcher = createDigestMatcher([folder], digests, exclude);
  const fileSystem = new MemoryFileSystem(Object.fromEntries(uris.map((uri) => [uri, ''])));
  assert.deepEqual(await findDigests(fileSystem, [folder], matcher), expected);
  for (const uri of uris) assert.equal(matcher.isDigest(uri), expected.includes(uri), uri);
}

test('the usual globs', () =>
  checkFound([
    '+reading-digest.txt', '+Digest.TXT', '+deep/down/my digest of May.md', '+a.digest', '+digests.json', '+.hidden/digest.txt',
    'notes.txt', 'digest.pdf', 'digest/notes.txt', 'reading.md', 'digest',
  ]));

test('globs of the settings: alternatives, folders, a name alone at the top only', () =>
  checkFound(['+reading.txt', 'deep/reading.txt', '+papers/a.md', '+papers/b.txt', '+papers/c/d.md', 'papers/e.pdf', 'reading-digest.txt'], [
    'reading.txt',
    'papers/**/*.{md,txt}',
  ]));

test('no globs, no digests', () => checkFound(['reading-digest.txt'], []));

test('other people’s folders are passed by, at any depth', () =>
  checkFound(['node_modules/x/digest.txt', 'a/node_modules/digest.md', '.git/digest.txt', 'a/.git/b/digest.txt', '+node_modules_of_mine/digest.txt']));

test('what the editor hides is passed by: files, folders, globs', () =>
  checkFound(['out/digest.txt', 'a/out/digest.txt', 'old-digest.txt', '+digest.txt', 'tmp/x/digest.txt', '+outer/digest.txt'], defaultSettings.digests, [
    '**/out',
    '**/old-*',
    'tmp/**',
  ]));

test('names with spaces, umlauts, percent signs, hashes, question marks, brackets', () =>
  checkFound(['+Über uns/Lese digest ä.txt', '+100% digest.txt', '+%20digest.txt', '+digest #1?.md', '+[x] {y} digest.txt', '+論文digest.txt', '+50%/digest.txt']));

test('a URI that spells its characters otherwise is the same file', () => {
  const matcher = createDigestMatcher(['file:///w%C3%B6rk'], ['lese digest.txt'], []);
  assert.ok(matcher.isDigest(URI.parse('file:///wörk/lese digest.txt').toString()));
  assert.ok(matcher.isDigest(URI.parse('file:///w%c3%b6rk/lese%20digest.txt').toString()));
});

test('several folders, one inside the other: the innermost counts', async () => {
  const folders = ['file:///desk', 'file:///desk/inner', 'file:///other'];
  const matcher = createDigestMatcher(folders, ['reading.txt'], []);
  const fileSystem = new MemoryFileSystem({
    'file:///desk/reading.txt': '',
    'file:///desk/inner/reading.txt': '',
    'file:///desk/deep/reading.txt': '',
    'file:///other/reading.txt': '',
    'file:///elsewhere/reading.txt': '',
  });
  assert.deepEqual(await findDigests(fileSystem, folders, matcher), [
    'file:///desk/inner/reading.txt',
    'file:///desk/reading.txt',
    'file:///other/reading.txt',
  ]);
});

test('a file outside every folder is matched by its whole path', () => {
  const matcher = createDigestMatcher([folder], defaultSettings.digests, []);
  assert.ok(matcher.isDigest('file:///elsewhere/deep/digest.txt'));
  assert.ok(!matcher.isDigest('file:///desktop/notes.txt'));
  assert.ok(createDigestMatcher([], defaultSettings.digests, []).isDigest('file:///digest.txt'));
  assert.ok(createDigestMatcher([], defaultSettings.digests, []).isDigest('untitled:digest.txt'));
});

test('a folder whose name begins like the workspace is another one', () => {
  const matcher = createDigestMatcher(['file:///desk'], ['reading.txt'], []);
  assert.ok(!matcher.isDigest('file:///desks/reading.txt'));
});

test('odd globs match nothing or something, and throw nothing', () => {
  for (const glob of ['', ' ', '[', '{', '**', '!', '(', '\\', '*'.repeat(100), 'a'.repeat(70_000)]) {
    for (const [digests, exclude] of [[[glob], []], [['**/*.txt'], [glob]]] as const) {
      const matcher = createDigestMatcher([folder], digests, exclude);
      assert.equal(typeof matcher.isDigest('file:///desk/digest.txt'), 'boolean', glob.slice(0, 20));
    }
  }
});

test('an odd glob beside a good one leaves that alone', () => {
  const matcher = createDigestMatcher([folder], ['', '[', 'a'.repeat(70_000), 'reading.txt'], ['', 'a'.repeat(70_000)]);
  assert.ok(matcher.isDigest('file:///desk/reading.txt'));
});

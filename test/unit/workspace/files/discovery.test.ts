import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'vscode-uri';
import { defaultSettings } from '../../../../server/src/model/settings';
import { createFileMatcher, type FileKind, findFiles } from '../../../../server/src/workspace/files/discovery';
import { MemoryFileSystem } from '../../../support/memoryFileSystem';

const folder = 'file:///sandbox';

function digestsOf(files: ReadonlyMap<string, FileKind>): readonly string[] {
  return [...files].flatMap(([uri, kind]) => (kind === 'digest' ? [uri] : []));
}

/** `paths` are files below the folder; a leading `+` marks those that are digests. */
async function checkFound(paths: readonly string[], digests = defaultSettings.digests, exclude: readonly string[] = []): Promise<void> {
  const uris = paths.map((path) => URI.file(`/sandbox/${path.replace(/^\+/, '')}`).toString());
  const expected = uris.filter((_, index) => paths[index]!.startsWith('+')).sort();
  const matcher = createFileMatcher([folder], { ...defaultSettings, digests, exclude });
  const fileSystem = new MemoryFileSystem(Object.fromEntries(uris.map((uri) => [uri, ''])));
  assert.deepEqual(digestsOf(await findFiles(fileSystem, [folder], matcher)), expected);
  for (const uri of uris) assert.equal(matcher.findKind(uri) === 'digest', expected.includes(uri), uri);
}

test('the usual globs', () =>
  checkFound([
    '+reading-digest.txt',
    '+Digest.TXT',
    '+deep/down/my digest of May.md',
    '+a.digest',
    '+digests.json',
    '+.hidden/digest.txt',
    '+scopus-digest.csv',
    '+my-digest.ris',
    '+digest.nbib',
    '+Digest.XML',
    '+digest-of-may.yaml',
    '+digest.eml',
    'refs-digest.bib',
    'notes.txt',
    'digest.pdf',
    'digest/notes.txt',
    'reading.md',
    'digest',
  ]));

test('globs of the settings: alternatives, folders, a name alone at the top only', () =>
  checkFound(
    ['+reading.txt', 'deep/reading.txt', '+papers/a.md', '+papers/b.txt', '+papers/c/d.md', 'papers/e.pdf', 'reading-digest.txt'],
    ['reading.txt', 'papers/**/*.{md,txt}'],
  ));

test('no globs, no digests', () => checkFound(['reading-digest.txt'], []));

test('other people’s folders are passed by, at any depth', () =>
  checkFound([
    'node_modules/x/digest.txt',
    'a/node_modules/digest.md',
    '.git/digest.txt',
    'a/.git/b/digest.txt',
    '+node_modules_of_mine/digest.txt',
  ]));

test('what the editor hides is passed by: files, folders, globs', () =>
  checkFound(
    ['out/digest.txt', 'a/out/digest.txt', 'old-digest.txt', '+digest.txt', 'tmp/x/digest.txt', '+outer/digest.txt'],
    defaultSettings.digests,
    ['**/out', '**/old-*', 'tmp/**'],
  ));

test('names with spaces, umlauts, percent signs, hashes, question marks, brackets', () =>
  checkFound([
    '+Über uns/Lese digest ä.txt',
    '+100% digest.txt',
    '+%20digest.txt',
    '+digest #1?.md',
    '+[x] {y} digest.txt',
    '+論文digest.txt',
    '+50%/digest.txt',
  ]));

test('a URI that spells its characters otherwise is the same file', () => {
  const matcher = createFileMatcher(['file:///w%C3%B6rk'], { ...defaultSettings, digests: ['lese digest.txt'], exclude: [] });
  assert.ok(matcher.findKind(URI.parse('file:///wörk/lese digest.txt').toString()) === 'digest');
  assert.ok(matcher.findKind(URI.parse('file:///w%c3%b6rk/lese%20digest.txt').toString()) === 'digest');
});

test('several folders, one inside the other: the innermost counts', async () => {
  const folders = ['file:///sandbox', 'file:///sandbox/inner', 'file:///third'];
  const matcher = createFileMatcher(folders, { ...defaultSettings, digests: ['reading.txt'], exclude: [] });
  const fileSystem = new MemoryFileSystem({
    'file:///sandbox/reading.txt': '',
    'file:///sandbox/inner/reading.txt': '',
    'file:///sandbox/deep/reading.txt': '',
    'file:///third/reading.txt': '',
    'file:///elsewhere/reading.txt': '',
  });
  assert.deepEqual(digestsOf(await findFiles(fileSystem, folders, matcher)), [
    'file:///sandbox/inner/reading.txt',
    'file:///sandbox/reading.txt',
    'file:///third/reading.txt',
  ]);
});

test('a file outside every folder is matched by its whole path', () => {
  const matcher = createFileMatcher([folder], defaultSettings);
  assert.ok(matcher.findKind('file:///elsewhere/deep/digest.txt') === 'digest');
  assert.equal(matcher.findKind('file:///sandboxes/notes.txt'), undefined);
  assert.ok(createFileMatcher([], defaultSettings).findKind('file:///digest.txt') === 'digest');
  assert.ok(createFileMatcher([], defaultSettings).findKind('untitled:digest.txt') === 'digest');
});

test('a folder whose name begins like the workspace is another one', () => {
  const matcher = createFileMatcher(['file:///sandbox'], { ...defaultSettings, digests: ['reading.txt'], exclude: [] });
  assert.equal(matcher.findKind('file:///sandboxs/reading.txt'), undefined);
});

test('odd globs match nothing or something, and throw nothing', () => {
  for (const glob of ['', ' ', '[', '{', '**', '!', '(', '\\', '*'.repeat(100), 'a'.repeat(70_000)]) {
    for (const [digests, exclude] of [
      [[glob], []],
      [['**/*.txt'], [glob]],
    ] as const) {
      const matcher = createFileMatcher([folder], { ...defaultSettings, digests, exclude });
      assert.ok([undefined, 'digest'].includes(matcher.findKind('file:///sandbox/digest.txt')), glob.slice(0, 20));
    }
  }
});

test('an odd glob beside a good one leaves that alone', () => {
  const matcher = createFileMatcher([folder], {
    ...defaultSettings,
    digests: ['', '[', 'a'.repeat(70_000), 'reading.txt'],
    exclude: ['', 'a'.repeat(70_000)],
  });
  assert.ok(matcher.findKind('file:///sandbox/reading.txt') === 'digest');
});

test('bibliographies, drafts and project files are known by their names', () => {
  const matcher = createFileMatcher([folder], defaultSettings);
  const kinds = [
    'refs.bib',
    'deep/REFS.BIB',
    'paper.tex',
    'notes.md',
    'book.qmd',
    'chapter.Rmd',
    '_quarto.yml',
    'refs.json',
    'code.py',
    'node_modules/x/readme.md',
  ];
  assert.deepEqual(
    kinds.map((path) => matcher.findKind(`${folder}/${path}`)),
    ['bibliography', 'bibliography', 'draft', 'draft', 'draft', 'draft', 'project', undefined, undefined, undefined],
  );
});

test('the folder for own files is found where the settings hide it, what lies beside it is not', async () => {
  for (const exclude of [['marginalia'], ['**/marginalia/**'], ['thesis'], ['**/*.txt']]) {
    const own = exclude[0] === 'thesis' ? 'thesis/marginalia' : 'marginalia';
    const matcher = createFileMatcher([folder], { ...defaultSettings, folder: own, exclude });
    const uris = [`file:///sandbox/${own}/dismissed.txt`, `file:///sandbox/${own}/notes/ice.md`];
    const beside = ['file:///sandbox/thesis/digest.txt', 'file:///sandbox/deep/marginalia/digest.txt'];
    const fileSystem = new MemoryFileSystem(Object.fromEntries([...uris, ...beside].map((uri) => [uri, ''])));
    const found = await findFiles(fileSystem, [folder], matcher);
    assert.deepEqual(
      uris.filter((uri) => !found.has(uri)),
      [],
      exclude[0],
    );
    if (exclude[0] === 'thesis') assert.ok(!found.has('file:///sandbox/thesis/digest.txt'));
  }
});

import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { projectRoot } from '../support/projectRoot';
import { listFiles, listTopLevel, readProjectFile, readSources, type ProjectFile } from './projectFiles';
import { stripText } from './stripText';

const sources = [...readSources('server/src'), ...readSources('client/src')];
const longestFile = 350;

/** Lines of code (no comments, no strings) in which `pattern` stands, as `path:line`. */
function findInCode(files: readonly ProjectFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    stripText(text)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

const anyType = /(?<![.\w$])any(?![\w$:(])/;
/** Behind a value and before what goes on with it: not `!==`, not a negation. */
const nonNull = /[\w)\]]!(?!=)(?=[.,;:)\]}[( ]|$)/;
const defaultExport = /^\s*export default\b/;
const suppressions = /@ts-(?:ignore|expect-error|nocheck)|eslint-disable/;

test('no any', () => assert.deepEqual(findInCode(sources, anyType), []));

test('no non-null assertion', () => assert.deepEqual(findInCode(sources, nonNull), []));

test('no default export', () => assert.deepEqual(findInCode(sources, defaultExport), []));

test('nothing is silenced', () => {
  const found = sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (suppressions.test(line) ? [`${path}:${index + 1}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('nothing is left to do', () => {
  const mark = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
  const files = [...sources, ...readSources('test')];
  assert.deepEqual(
    files.filter(({ text }) => mark.test(text)).map(({ path }) => path),
    [],
  );
});

test(`no file has more than ${longestFile} lines`, () => {
  // What client and server tell each other stands in one file, so that other programs find it.
  const long = sources
    .filter(({ path, text }) => path !== 'server/src/protocol/requests.ts' && text.split('\n').length > longestFile + 1)
    .map(({ path, text }) => `${path}: ${text.split('\n').length}`);
  assert.deepEqual(long, []);
});

test('no file only hands on what others export', () => {
  const barrels = sources.filter(({ text }) => /^\s*export (?:\*|(?:type )?\{[^}]*\}) from/m.test(text)).map(({ path }) => path);
  assert.deepEqual(barrels, []);
});

test('only the entry writes to standard output, which belongs to the protocol', () => {
  const server = readSources('server/src').filter(({ path }) => path !== 'server/src/main.ts');
  assert.deepEqual(findInCode(server, /(?<!connection\.)\bconsole\.|process\.stdout/), []);
});

test('no test is skipped, alone, or sleeps', () => {
  const tests = readSources('test').filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/tidy/'));
  assert.deepEqual(findInCode(tests, /\b(?:test|it|describe|suite)\.(?:only|todo)\b/), []);
  // Real data stands on few machines; a test that reads it may say that it isn't there.
  const others = tests.filter(({ text }) => !text.includes('findRealData'));
  assert.deepEqual(findInCode(others, /\b(?:test|it|describe|suite|this)\.skip\b/), []);
  const own = tests.filter(({ path }) => !path.startsWith('test/vscode/'));
  assert.deepEqual(findInCode(own, /\bsetTimeout\(/), []);
});

test('the top level holds what the project’s card names', () => {
  const named = ['package.json', 'tsconfig.json', 'client', 'server', 'syntaxes', 'media', 'test', '.vscodeignore', 'README.md'];
  const ecosystem = [
    'package-lock.json',
    'LICENSE',
    'CHANGELOG.md',
    'package.nls.json',
    'esbuild.mjs',
    'biome.json',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs',
    'l10n',
  ];
  const found = listTopLevel();
  assert.deepEqual(
    named.filter((name) => !found.includes(name)).map((name) => `${name} is missing`),
    [],
  );
  const others = found.filter((name) => !named.includes(name) && !ecosystem.includes(name) && !name.startsWith('.'));
  assert.deepEqual(
    others.map((name) => `${name} has no place at the top level`),
    [],
  );
});

test('package-lock.json names no server', () => {
  assert.doesNotMatch(readProjectFile('package-lock.json').text, /"resolved"/, 'run npm with --omit-lockfile-registry-resolved');
});

test('no file holds a path of somebody’s machine', () => {
  // Put together here, so that this file holds none either.
  const homes = new RegExp(['/home' + '/[a-z]+/', '/Users' + '/[A-Za-z]+/', '[A-Z]:\\\\Users\\\\', '/work' + '/(?:main|shared)'].join('|'));
  const binary = /\.(?:png|svg|ico|woff2?|gif|vsix)$/;
  // A checkout at /src says nothing: its name stands in many paths.
  const checkout = projectRoot.split('/').length > 2 ? [projectRoot] : [];
  const machinePaths = [...checkout, homedir()].map((path) => `${path}/`);
  const found = listFiles('')
    .filter((path) => !binary.test(path))
    .filter((path) => {
      const { text } = readProjectFile(path);
      return homes.test(text) || machinePaths.some((machinePath) => text.includes(machinePath));
    });
  assert.deepEqual(found, []);
});

test('this test sees what it forbids, and nothing else', () => {
  const check = (pattern: RegExp, bad: readonly string[], good: readonly string[]): void => {
    for (const text of bad) assert.equal(findInCode([{ path: 'a.ts', text }], pattern).length, 1, text);
    for (const text of good) assert.equal(findInCode([{ path: 'a.ts', text }], pattern).length, 0, text);
  };
  check(
    anyType,
    ['let a: any;', 'f(x as any)', 'const b: any[] = [];', 'Map<string, any>'],
    ["const a = 'any';", '// any', 'Promise.any(x)', 'anything', '`any ${a}`', '/any/.test(x)'],
  );
  check(
    nonNull,
    ['a!.b', 'f(a!)', 'a[0]!;', 'f()! + 1', 'x = y!', '`${a!}`'],
    ['a !== b', 'a != b', '!a', "'a!'", '(!a)', '/a!/.exec(b)', 'if (a && !b) c', '// so!'],
  );
  check(defaultExport, ['export default function f() {}'], ["import x from 'y';", '// export default']);
});

test('what is stripped are the words, not the code', () => {
  assert.equal(stripText("a('b', c) // d\n/* e\nf */ g"), 'a(   , c)     \n    \n     g');
  assert.equal(stripText('`x ${a + `${b}` + { c: 1 }.c} y` + d'), '     a +    b   + { c: 1 }.c     + d');
  assert.equal(stripText("x.replace(/['`/]/g, a / b / c)"), 'x.replace(       g, a / b / c)');
});

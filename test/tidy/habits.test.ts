import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { projectRoot } from '../support/projectRoot';
import { listFiles, listTopLevel, type ProjectFile, readProjectFile, readSources } from './projectFiles';

const sources = [...readSources('server/src'), ...readSources('client/src')];

/** The lines that match a pattern, as `path:line`. */
function findLines(files: readonly ProjectFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])));
}

test('no rule of the compiler or the linter is silenced', () => {
  assert.deepEqual(findLines(sources, /@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?:-\w+)? (?!format)|eslint-disable/), []);
});

test('no comment says that something is left to do', () => {
  // Headings in Org begin with such a word too, but only comments are for the reader of the code.
  const mark = new RegExp(`(?://|/\\*|^\\s+\\*).*(?<!\\+)\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
  assert.deepEqual(findLines([...sources, ...readSources('test'), ...readSources('lab')], mark), []);
  for (const comment of ['// TO' + 'DO: later', ' * FIX' + 'ME', 'a(); // X' + 'XX'])
    assert.notDeepEqual(findLines([{ path: 'a.ts', text: comment }], mark), []);
});

test('only the entry writes to standard output, which belongs to the protocol', () => {
  const server = readSources('server/src').filter(({ path }) => path !== 'server/src/main.ts');
  assert.deepEqual(findLines(server, /\bprocess\.stdout/), []);
});

test('only the check of paths says that a file may be written', () => {
  const others = sources.filter(({ path }) => path !== 'server/src/workspace/files/writeCheck.ts');
  assert.deepEqual(findLines(others, /\b(?:as|is)\s+Writable(?:Uri|Edits)\b|\bWritable(?:Uri|Edits)\s+as\b/), []);
});

test('the client has nothing of Node, since it may run in a browser', () => {
  const others = readSources('client/src').filter(({ path }) => path !== 'client/src/extension.ts');
  assert.deepEqual(findLines(others, /\b(?:Buffer|process|__dirname|require)\b[.([]|from 'node:/), []);
});

test('messages, progress and questions that are answered by typing go through the module that escapes links', () => {
  const others = readSources('client/src').filter(({ path }) => path !== 'client/src/messages/show.ts');
  assert.deepEqual(findLines(others, /\b(?:show(?:Information|Warning|Error)Message|withProgress|showInputBox|createInputBox)\b/), []);
});

test('no test is skipped, alone, or sleeps', () => {
  const tests = readSources('test').filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/tidy/'));
  assert.deepEqual(findLines(tests, /\b(?:test|it|describe|suite)\.(?:only|todo)\b/), []);
  // Few machines have the real data, so a test that reads it may be skipped.
  const others = tests.filter(({ text }) => !text.includes('findRealData'));
  assert.deepEqual(findLines(others, /\b(?:test|it|describe|suite|this)\.skip\b/), []);
  const own = tests.filter(({ path }) => !path.startsWith('test/vscode/'));
  assert.deepEqual(findLines(own, /\bsetTimeout\(/), []);
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
    'lab',
    'scripts',
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
  // The pattern is put together here, so that this file contains no such path either.
  const homes = new RegExp(['/home' + '/[a-z]+/', '/Users' + '/[A-Za-z]+/', '[A-Z]:\\\\Users\\\\', '/work' + '/(?:main|shared)'].join('|'));
  const binary = /\.(?:png|svg|ico|woff2?|gif|vsix)$/;
  // The path of a checkout at `/src` is not searched for, because it occurs in many other paths.
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

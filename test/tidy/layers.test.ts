import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFolder, findImportProblem, floors, rooms } from '../../scripts/rooms.mjs';
import { type ProjectFile, readProjectFile, readSources } from './projectFiles';
import { packageOf, readComputedImports, readImports } from './readImports';

const server = readSources('server/src');
const client = readSources('client/src');

/** What the build refuses: imports after the door of a room, and imports that don't go down. */
function findLayerBreaks(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => readImports(file).flatMap(({ specifier }) => findImportProblem(file.path, specifier) ?? []));
}

/** Chains of imports that lead back to the file where they began. */
function findCycles(files: readonly ProjectFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const imports = new Map(
    files.map((file) => [
      file.path,
      readImports(file).flatMap(({ path }) => (path !== undefined && paths.has(`${path}.ts`) ? [`${path}.ts`] : [])),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' -> '));
    if (done.has(path) || above.includes(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...above, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

/** Imports of certain packages or Node modules by files outside `places`, as `file -> import`. */
function findStrayImports(files: readonly ProjectFile[], isMeant: (specifier: string) => boolean, places: RegExp): readonly string[] {
  return files
    .filter(({ path }) => !places.test(path))
    .flatMap((file) =>
      readImports(file)
        .filter(({ specifier }) => isMeant(specifier))
        .map(({ specifier }) => `${file.path} -> ${specifier}`),
    );
}

/** The names that a file imports from doors, as `#room name`. */
function readDoorImports(text: string): readonly string[] {
  return [...text.matchAll(/^(?:import|export)(?: type)? \{([^}]*)\} from '(#\w+)';/gm)].flatMap(([, names = '', door = '']) =>
    readNames(names).map((name) => `${door} ${name}`),
  );
}

/** The names that a door offers. */
function readOffers(text: string): readonly string[] {
  return [...text.matchAll(/^export(?: type)? \{([^}]*)\} from '/gm)].flatMap(([, names = '']) => readNames(names));
}

function readNames(list: string): readonly string[] {
  return list.split(',').flatMap((item) => /^\s*(?:type )?(\w+)/.exec(item)?.[1] ?? []);
}

const file = (path: string, text: string): ProjectFile => ({ path, text });

test('every folder of the server is on a floor, and those below the features have a door', () => {
  const found = [...new Set(server.map(({ path }) => findFolder(path) ?? path))];
  assert.deepEqual(found.sort(), floors.flat().sort());
  const { imports } = JSON.parse(readProjectFile('package.json').text) as { imports: Record<string, string> };
  assert.deepEqual(imports, Object.fromEntries([...rooms].sort().map((room) => [`#${room}`, `./server/src/${room}/index.js`])));
});

test('rooms are imported by their doors, and only from above', () => assert.deepEqual(findLayerBreaks([...server, ...client]), []));

test('what is imported is named in the code, not computed', () => {
  assert.deepEqual([...server, ...client].flatMap(readComputedImports), []);
});

test('a door offers by name what others import, and nothing else', () => {
  const imported = new Set([...server, ...client].flatMap(({ text }) => readDoorImports(text)));
  const offered = rooms.flatMap((room) =>
    readOffers(readProjectFile(`server/src/${room}/index.ts`).text).map((name) => `#${room} ${name}`),
  );
  assert.deepEqual(
    offered.filter((name) => !imported.has(name)),
    [],
  );
});

test('no file of server or client imports itself by way of others', () => assert.deepEqual(findCycles([...server, ...client]), []));

test('the client imports one file of the server, and the server none of the client', () => {
  const imported = client.flatMap((source) => readImports(source).flatMap(({ path }) => (path?.startsWith('server/') ? [path] : [])));
  assert.deepEqual([...new Set(imported)], ['server/src/client']);
  assert.deepEqual(
    server.flatMap((source) =>
      readImports(source)
        .filter(({ path }) => path?.startsWith('client/'))
        .map(() => source.path),
    ),
    [],
  );
});

test('only the client imports vscode', () => {
  assert.deepEqual(
    findStrayImports([...server, ...readSources('test')], (name) => name === 'vscode', /^(?:client\/|test\/vscode\/)/),
    [],
  );
});

test('Node’s own modules: the server’s entry and its folder for Node', () => {
  assert.deepEqual(
    findStrayImports(
      [...server, ...client],
      (name) => /^node:|^(?:fs|path|os|child_process|process|url|util)$/.test(name),
      /^server\/src\/(?:main\.ts|platform\/node\/)/,
    ),
    [],
  );
});

test('the language server protocol: the protocol folder and the entry alone', () => {
  assert.deepEqual(
    findStrayImports(
      server,
      (name) => packageOf(name).startsWith('vscode-language') || packageOf(name) === 'vscode-jsonrpc',
      /^server\/src\/(?:main\.ts|protocol\/)/,
    ),
    [],
  );
});

test('imports are relative and without an ending', () => {
  const odd = [...server, ...client].flatMap((source) =>
    readImports(source)
      .filter(({ specifier }) => /^\.+\/.*\.(?:ts|js)$/.test(specifier))
      .map(({ specifier }) => `${source.path} -> ${specifier}`),
  );
  assert.deepEqual(odd, []);
});

test('this test sees what it forbids', () => {
  const problems = (path: string, text: string): readonly string[] => findLayerBreaks([file(path, text)]);
  assert.deepEqual(problems('server/src/search/a.ts', "import { x } from '#topics';\nimport type { y } from '../base/c';"), [
    "server/src/search/a.ts imports #topics: topics isn't below search.",
  ]);
  assert.deepEqual(problems('server/src/features/finding/a.ts', "import { x } from '../../search/query/b';"), [
    "server/src/features/finding/a.ts imports ../../search/query/b: import what the room offers, from '#search'.",
  ]);
  assert.deepEqual(problems('server/src/search/query/a.ts', "import { x } from '#search';\nimport { y } from '../searchIndex';"), [
    'server/src/search/query/a.ts is in the room search: import the file itself.',
  ]);
  assert.deepEqual(problems('server/src/base/a.ts', "import type {\n  X,\n} from '../model/b';"), [
    "server/src/base/a.ts imports ../model/b: model isn't below base.",
  ]);
  assert.deepEqual(problems('server/src/features/a.ts', "export * from '../protocol/b';\nconst c = import('../main');"), [
    "server/src/features/a.ts imports ../protocol/b: protocol isn't below features.",
    "server/src/features/a.ts imports ../main: main isn't below features.",
  ]);
  assert.deepEqual(
    problems('client/src/a.ts', "import { x } from '../../server/src/model/b';\nimport { y } from '../../server/src/client';"),
    ['client/src/a.ts imports ../../server/src/model/b: the client knows client.ts alone.'],
  );
  for (const text of [
    "import type { /* it's */ X } from '../topics/b';",
    "type A = import(/* it's */ '../topics/b').X;",
    "type A = /* it's */ typeof import('../topics/b');",
    "const a = b; import{x}from'../topics/b';",
    "import // it's\n  { x } from '../topics/b';",
    "const a = createRequire(import.meta.url)('../topics/b');",
    "const a = new URL('../topics/b', import.meta.url);",
    'const a = import(`../topics/b`);',
  ])
    assert.deepEqual(
      problems('server/src/search/a.ts', text),
      ["server/src/search/a.ts imports ../topics/b: import what the room offers, from '#topics'."],
      text,
    );
  for (const text of ['const a = import(`../topics/${b}`);', 'const a = import(b);', 'const a = import(/* b */\n  b);'])
    assert.equal(readComputedImports(file('server/src/search/a.ts', text)).length, 1, text);
  assert.deepEqual(readComputedImports(file('server/src/search/a.ts', "const a = import(\n  // b\n  './b'\n);")), []);
  assert.deepEqual(findCycles([file('a/b.ts', "import { c } from './c';"), file('a/c.ts', "import type { b } from './b';")]), [
    'a/b.ts -> a/c.ts -> a/b.ts',
  ]);
  assert.deepEqual(
    findStrayImports([file('server/src/base/a.ts', "import 'node:fs';")], (name) => name.startsWith('node:'), /main/),
    ['server/src/base/a.ts -> node:fs'],
  );
});

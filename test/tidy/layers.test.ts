import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources, type ProjectFile } from './projectFiles';
import { packageOf, readImports } from './readImports';

/** The layers from the bottom up. Folders on one line do not import each other (server/README.md, "Layers"). */
const layers: readonly (readonly string[])[] = [
  ['base'],
  ['model'],
  ['text'],
  ['drafts', 'digest', 'bibliography', 'references', 'annotations', 'search', 'topics', 'claims'],
  ['ownFiles'],
  ['library', 'lookUp'],
  ['workspace'],
  ['features'],
  ['services'],
  ['protocol', 'platform'],
  ['main.ts', 'client.ts'],
];

const server = readSources('server/src');
const client = readSources('client/src');

/** The folder below `server/src/`, or the name of an entry; undefined for a file elsewhere. */
function layerOf(path: string): string | undefined {
  const name = /^server\/src\/([^/]+)/.exec(path)?.[1];
  return name === 'main' || name === 'client' ? `${name}.ts` : name;
}

function heightOf(layer: string): number {
  return layers.findIndex((names) => names.includes(layer));
}

/** Imports from a layer that is not below the importing file, as `file -> import`. */
function findLayerBreaks(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => {
    const own = layerOf(file.path) ?? '';
    return readImports(file).flatMap(({ path, specifier }) => {
      const other = path === undefined ? undefined : layerOf(path);
      if (other === undefined || other === own || heightOf(other) < heightOf(own)) return [];
      return [`${file.path} -> ${specifier}`];
    });
  });
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

const file = (path: string, text: string): ProjectFile => ({ path, text });

test('every folder of the server is in a layer', () => {
  const found = [...new Set(server.map(({ path }) => layerOf(path) ?? path))];
  assert.deepEqual(
    found.filter((layer) => heightOf(layer) === -1),
    [],
  );
});

test('the server imports downwards only', () => assert.deepEqual(findLayerBreaks(server), []));

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
    findStrayImports(
      [...server, ...readSources('test'), ...readSources('lab')],
      (name) => name === 'vscode',
      /^(?:client\/|test\/vscode\/)/,
    ),
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
  assert.deepEqual(
    findLayerBreaks([file('server/src/search/a.ts', "import { x } from '../topics/b';\nimport type { y } from '../base/c';")]),
    ['server/src/search/a.ts -> ../topics/b'],
  );
  assert.deepEqual(findLayerBreaks([file('server/src/base/a.ts', "import type {\n  X,\n} from '../model/b';")]), [
    'server/src/base/a.ts -> ../model/b',
  ]);
  assert.deepEqual(findLayerBreaks([file('server/src/features/a.ts', "export * from '../protocol/b';\nconst c = import('../main');")]), [
    'server/src/features/a.ts -> ../protocol/b',
    'server/src/features/a.ts -> ../main',
  ]);
  assert.deepEqual(findCycles([file('a/b.ts', "import { c } from './c';"), file('a/c.ts', "import type { b } from './b';")]), [
    'a/b.ts -> a/c.ts -> a/b.ts',
  ]);
  assert.deepEqual(
    findStrayImports([file('server/src/base/a.ts', "import 'node:fs';")], (name) => name.startsWith('node:'), /main/),
    ['server/src/base/a.ts -> node:fs'],
  );
});

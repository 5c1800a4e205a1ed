// Bundles the product into dist/, for `--production` small, without source maps and with the licences of what is bundled;
// `--watch` builds it again on each change.
//
//   node esbuild.mjs --tests                       the product, all tests in dist/test, and the tools of lab/ in dist/lab
//   node esbuild.mjs --tests unit protocol         only what these suites need
//   node esbuild.mjs --tests unit --only <words>   of the test files only those that hold the words (all, where none does)
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { findImportProblem } from './scripts/rooms.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);
const production = words.includes('--production');
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined;
const suites = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--only');
const isAsked = (suite) => suites.length === 0 || suites.includes(suite);
const tools = [
  'bench/bench',
  'bench/echoServer',
  'bench/editorData',
  'eval/eval',
  'explain/explain',
  'fuzz/fuzz',
  'oracle/formatting/formatting',
  'oracle/oracle',
  'reader/train',
  'wordVectors/train',
  'torture/torture',
];

/** Locales of packages are bundled as text also where packages are left to Node: Node cannot load XML. */
const bundledXml = {
  name: 'bundled-xml',
  setup(build) {
    build.onResolve({ filter: /^[^.].*\.xml$/ }, ({ path }) => ({ path: createRequire(import.meta.url).resolve(path) }));
  },
};

/** Fails the build where a source imports a file behind the door of another room, or of a floor that isn't below its own. */
const doors = {
  name: 'doors',
  setup(build) {
    build.onResolve({ filter: /^[.#]/ }, ({ importer, path }) => {
      const source = relative(root, importer).replaceAll('\\', '/');
      const text = /^(?:server|client)\/src\//.test(source) ? findImportProblem(source, path) : undefined;
      return text === undefined ? undefined : { errors: [{ text }] };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Some dependencies ship UMD beside ESM; esbuild can only follow the imports of ESM.
  mainFields: ['module', 'main'],
  loader: { '.csl': 'text', '.txt': 'text', '.xml': 'text' },
  plugins: [doors, bundledXml],
  sourcemap: production ? false : 'linked',
  minify: production,
  metafile: production,
  legalComments: production ? 'eof' : 'none',
  logLevel: 'warning',
};

const server = { ...shared, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } };
const extension = { ...shared, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] };

/** One build for all that runs in Node: what several files import is written once, as a chunk that they share. */
function nodeTests() {
  const entryPoints = [...findTestFiles(), ...(suites.length === 0 ? tools.map((name) => `lab/${name}.ts`) : [])];
  return {
    ...shared,
    entryPoints,
    outbase: '.',
    outdir: 'dist',
    packages: 'external',
    format: 'esm',
    splitting: true,
    chunkNames: 'test/chunks/[hash]',
    outExtension: { '.js': '.mjs' },
  };
}

/** VS Code loads its tests by `require`. */
const editorTests = {
  ...shared,
  entryPoints: ['test/vscode/index.ts'],
  outdir: 'dist/test/vscode',
  external: ['vscode', 'mocha'],
};

/** The test files that are asked for, as paths from the root. */
function findTestFiles() {
  const files = ['unit', 'protocol', 'grammar', 'tidy', 'roundtrip']
    .filter(isAsked)
    .flatMap((suite) =>
      readdirSync(join(root, 'test', suite), { recursive: true }).map((name) => `test/${suite}/${name.replaceAll('\\', '/')}`),
    )
    .filter((path) => path.endsWith('.test.ts'));
  if (only === undefined) return files;
  const hasWords = (text) => text.toLowerCase().includes(only.toLowerCase());
  const byPath = files.filter(hasWords);
  if (byPath.length > 0) return byPath;
  const byText = files.filter((path) => hasWords(readFileSync(join(root, path), 'utf8')));
  return byText.length > 0 ? byText : files;
}

/** Writes `dist/ThirdPartyNotices.txt`, and beside it the files of the bundles, which the check of the package reads. */
async function writeNotices(results) {
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const bundle = join(root, 'dist/thirdPartyNotices.cjs');
  await esbuild.build({ entryPoints: [join(root, 'scripts/thirdPartyNotices.ts')], outfile: bundle, format: 'cjs', logLevel: 'warning' });
  const { renderThirdPartyNotices } = createRequire(import.meta.url)(bundle);
  const tree = {
    listFolder: (path) => readdirSync(join(root, path)),
    readFile: (path) => readFileSync(join(root, path), 'utf8'),
  };
  writeFileSync(join(root, 'dist/ThirdPartyNotices.txt'), renderThirdPartyNotices(inputs, tree));
  writeFileSync(join(root, 'dist/bundledFiles.json'), JSON.stringify([...new Set(inputs)].sort()));
}

if (words.includes('--watch')) {
  const contexts = await Promise.all([server, extension].map((options) => esbuild.context({ ...options, logLevel: 'info' })));
  // "build finished" is printed once both are there: F5 waits for it. What can't be built yet is built when it is changed.
  await Promise.allSettled(contexts.map((context) => context.rebuild()));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  rmSync(join(root, suites.length === 0 ? 'dist' : 'dist/test'), { recursive: true, force: true });
  const builds = [
    server,
    ...(isAsked('vscode') ? [extension] : []),
    ...(words.includes('--tests') ? [nodeTests(), ...(isAsked('vscode') ? [editorTests] : [])] : []),
  ];
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  if (production) await writeNotices(results);
  // `marginalia-language-server` may be a link to it.
  chmodSync(join(root, 'dist/server.js'), 0o755);
}

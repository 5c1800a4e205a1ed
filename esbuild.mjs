// Bundles the product into dist/; with `--tests` also the tests, with `--production` small and without source maps.
// `--tests unit protocol --only <words>` bundles of the tests only those of these suites, and of their files only those that have
// the words (all, where none has).
import { chmodSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);
const production = words.includes('--production');
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined;
const suites = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--only');
const nodeSuites = ['unit', 'protocol', 'grammar', 'tidy', 'roundtrip'];

/** Locales of packages are bundled as text also where packages are left to Node: Node cannot load XML. */
const bundledXml = {
  name: 'bundled-xml',
  setup(build) {
    build.onResolve({ filter: /^[^.].*\.xml$/ }, ({ path }) => ({ path: createRequire(import.meta.url).resolve(path) }));
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
  plugins: [bundledXml],
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
};

/** The test files that are asked for, as paths from the root. */
function findTestFiles() {
  const asked = suites.length > 0 ? nodeSuites.filter((suite) => suites.includes(suite)) : nodeSuites;
  const files = asked
    .flatMap((suite) => readdirSync(join(root, 'test', suite), { recursive: true }).map((name) => join('test', suite, name)))
    .filter((path) => path.endsWith('.test.ts'));
  const named = only === undefined ? files : files.filter(holdsWords);
  return named.length > 0 ? named : files;
}

function holdsWords(path) {
  return `${path}\n${readFileSync(join(root, path), 'utf8')}`.toLowerCase().includes(only.toLowerCase());
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
const builds = [
  esbuild.build({ ...shared, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } }),
  esbuild.build({ ...shared, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] }),
];
if (words.includes('--tests')) {
  const tools = [
    'bench/bench',
    'bench/editorData',
    'bench/echoServer',
    'torture/torture',
    'fuzz/fuzz',
    'oracle/oracle',
    'oracle/formatting/formatting',
  ];
  const all = suites.length === 0;
  const entryPoints = [...findTestFiles(), ...(all ? tools.map((name) => `test/${name}.ts`) : [])];
  builds.push(esbuild.build({ ...shared, entryPoints, outbase: 'test', outdir: 'dist/test', packages: 'external' }));
  // With its packages inside: some of those that it compares with are ES modules only.
  if (all) builds.push(esbuild.build({ ...shared, entryPoints: ['test/eval/eval.ts'], outdir: 'dist/test/eval' }));
  if (all || suites.includes('vscode')) {
    builds.push(
      esbuild.build({ ...shared, entryPoints: ['test/vscode/index.ts'], outdir: 'dist/test/vscode', external: ['vscode', 'mocha'] }),
    );
  }
}
await Promise.all(builds);
// `marginalia-language-server` may be a link to it.
chmodSync(join(root, 'dist/server.js'), 0o755);

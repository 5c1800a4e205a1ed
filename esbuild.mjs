// Bundles the product into dist/; with `--tests` also the tests, with `--production` small and without source maps.
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const production = process.argv.includes('--production');

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
  loader: { '.csl': 'text', '.xml': 'text' },
  plugins: [bundledXml],
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Test files of a folder, as paths from the root. */
function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
const builds = [
  esbuild.build({ ...shared, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } }),
  esbuild.build({ ...shared, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] }),
];
if (process.argv.includes('--tests')) {
  builds.push(
    esbuild.build({
      ...shared,
      entryPoints: [
        ...['unit', 'protocol', 'grammar', 'tidy', 'roundtrip'].flatMap((name) => testFiles(`test/${name}`)),
        'test/bench/bench.ts',
        'test/bench/editorData.ts',
        'test/bench/echoServer.ts',
        'test/torture/torture.ts',
        'test/oracle/oracle.ts',
        'test/oracle/formatting/formatting.ts',
      ],
      outbase: 'test',
      outdir: 'dist/test',
      packages: 'external',
    }),
    // With its packages inside: some of those that it compares with are ES modules only.
    esbuild.build({ ...shared, entryPoints: ['test/eval/eval.ts'], outdir: 'dist/test/eval' }),
    esbuild.build({ ...shared, entryPoints: ['test/vscode/index.ts'], outdir: 'dist/test/vscode', external: ['vscode', 'mocha'] }),
  );
}
await Promise.all(builds);

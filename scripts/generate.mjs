// `npm run generate`: writes the files that are generated from the list of rules and the manifest (see generatedFiles.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const bundle = pathOf('dist/generatedFiles.cjs');

await esbuild.build({
  entryPoints: [pathOf('scripts/generatedFiles.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  packages: 'external',
  loader: { '.csl': 'text', '.txt': 'text', '.xml': 'text' },
  logLevel: 'warning',
});

const read = (path) => readFileSync(pathOf(path), 'utf8');
const { listGeneratedFiles } = createRequire(import.meta.url)(bundle);
for (const [path, text] of listGeneratedFiles(read)) {
  if (text === read(path)) continue;
  writeFileSync(pathOf(path), text);
  console.log(`${path} is written`);
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { findPackageFolder, renderThirdPartyNotices } from '../../scripts/thirdPartyNotices';
import { projectRoot } from '../support/projectRoot';

const readFile = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const tree = { listFolder: (path: string): readonly string[] => readdirSync(join(projectRoot, path)), readFile };

test('the notices have every package that is bundled, with the text of its licence', async () => {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['server/src/main.ts', 'client/src/extension.ts'],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    loader: { '.csl': 'text', '.txt': 'text' },
    external: ['vscode', '*.xml'],
    logLevel: 'silent',
  });
  const inputs = [...Object.keys(metafile.inputs), 'node_modules/citeproc-locales/locales/locales-en-US.xml'];
  const notices = renderThirdPartyNotices(inputs, tree);
  const sections = notices.split(`\n${'-'.repeat(80)}\n`).slice(1);
  const folders = [...new Set(inputs.flatMap((path) => findPackageFolder(path) ?? []))];
  assert.ok(folders.length > 20, String(folders.length));
  for (const folder of folders) {
    const { name, version } = JSON.parse(readFile(`${folder}/package.json`)) as { readonly name: string; readonly version: string };
    const section = sections.find((text) => text.trimStart().startsWith(`${name} ${version}`)) ?? '';
    const [licence] = readdirSync(join(projectRoot, folder)).filter((file) => /^licen[cs]e/i.test(file));
    if (licence === undefined) assert.match(section, /Licensed under/, folder);
    else assert.ok(section.includes(readFile(`${folder}/${licence}`).trim()), folder);
  }
  assert.match(notices, /Chicago Manual of Style[^]*Julian Onions/);
});

test('a package inside of another is one of its own, and one without a licence ends the build', () => {
  const files: Readonly<Record<string, string>> = {
    'node_modules/a/package.json': '{"name": "a", "version": "1.0.0", "license": "MIT"}',
    'node_modules/a/LICENSE.md': 'Licence of a',
    'node_modules/a/node_modules/@b/c/package.json': '{"name": "@b/c", "version": "2.0.0"}',
  };
  const made = {
    listFolder: (path: string) => Object.keys(files).flatMap((file) => (file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : [])),
    readFile: (path: string) => files[path] ?? '',
  };
  const notices = renderThirdPartyNotices(['server/src/main.ts', 'node_modules/a/index.js', 'node_modules/a/lib/x.js'], made);
  assert.match(notices, /- a 1\.0\.0 \(MIT\)\n[^]*\na 1\.0\.0 \(MIT\)\n\nLicence of a\n$/);
  assert.throws(
    () => renderThirdPartyNotices(['node_modules/a/node_modules/@b/c/index.js'], made),
    /^Error: node_modules\/a\/node_modules\/@b\/c has no licence file/,
  );
});

import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

/** 2.4 MB, because everyone who tries the extension downloads the package. The model that reads lists takes .9 MB of them. */
const sizeLimit = 2_400_000;

/** The files that a package must contain. It may also contain files that match `allowed`, and no others. */
const required = [
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'l10n/bundle.l10n.json',
  'dist/extension.js',
  'dist/server.js',
  'dist/ThirdPartyNotices.txt',
  'media/icon.png',
  'media/preview.css',
];
const allowed = [
  /^package\.nls\.[a-z-]+\.json$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^docs\/[a-z-]+\.md$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^media\/[\w-]+\.(png|svg)$/,
  /^media\/(sample|screenshots|walkthrough)\/[\w.-]+$/,
];

/** The bundled packages whose name, version and licence are not in the notices, as reasons. */
function listUnnamedPackages() {
  const read = (path) => readFileSync(join(projectRoot, path), 'utf8');
  const notices = read('dist/ThirdPartyNotices.txt');
  const folders = JSON.parse(read('dist/bundledFiles.json')).flatMap(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  );
  if (folders.length === 0) return ['No bundled package is known.'];
  return [...new Set(folders)].flatMap((folder) => {
    const { name, version } = JSON.parse(read(`${folder}/package.json`));
    const heading = `${name} ${version}`;
    const [, section = ''] = notices.split(`\n${heading}`);
    return notices.includes(`\n- ${heading}`) && /licen[cs]e|permission|redistribution/i.test(section.split(`\n${'-'.repeat(80)}`)[0])
      ? []
      : [`The licence of ${heading} is missing in dist/ThirdPartyNotices.txt.`];
  });
}

/**
 * Checks which files are packed into the .vsix, its size, and that it names the works of others.
 *
 * @returns {Promise<{passed: number, failed: number}>} counted as one test; the reasons are printed
 */
export async function checkPackage(vsix) {
  // `@vscode/vsce` is CommonJS without static exports.
  const { listFiles, PackageManager } = createRequire(import.meta.url)('@vscode/vsce');
  const files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
  const size = statSync(vsix).size;
  const reasons = [
    ...required.filter((name) => !files.includes(name)).map((name) => `${name} is missing.`),
    ...files
      .filter((name) => !required.includes(name) && !allowed.some((pattern) => pattern.test(name)))
      .map((name) => `${name} does not belong there; see .vscodeignore.`),
    ...listUnnamedPackages(),
    ...(size > sizeLimit ? [`It has ${size} bytes, more than ${sizeLimit}.`] : []),
  ];
  const title = `the package holds ${files.length} files in ${Math.round(size / 1000)} kB`;
  console.log([`${reasons.length === 0 ? '✔' : '✖'} ${title}`, ...reasons.map((reason) => `    ${reason}`)].join('\n'));
  return reasons.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

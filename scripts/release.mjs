// Packs the extension and publishes the package to the Visual Studio Marketplace and to Open VSX.
//
//   npm run release -- --dry-run     packs and checks, prints what would be published, and publishes nothing
//   npm run release                  needs VSCE_PAT and OVSX_PAT: access tokens of the publisher at both places
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkPackage } from '../test/support/vscode/checkPackage.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const vsix = 'marginalia.vsix';
const isDryRun = process.argv.includes('--dry-run');
const { name, publisher, version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
/** Where the package is published. ovsx is used only here, so it is downloaded when needed and is not a dependency of the project. */
const targets = [
  { place: 'the Visual Studio Marketplace', token: 'VSCE_PAT', command: ['vsce', 'publish', '--packagePath', vsix] },
  { place: 'Open VSX', token: 'OVSX_PAT', command: ['--yes', 'ovsx@1.4.0', 'publish', vsix] },
];

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`);
}

function fail(reason) {
  console.error(`✖ ${reason}`);
  process.exit(1);
}

function git(...words) {
  return spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** How many entries a section of CHANGELOG.md has: `Unreleased`, or a version. 0 if the file has no such section. */
function countEntries(title) {
  const sections = readFileSync(`${root}/CHANGELOG.md`, 'utf8').split(/^## /m);
  const section = sections.find((text) => /^\[?([^\s\]]+)/.exec(text)?.[1] === title) ?? '';
  return section.split('\n').filter((line) => line.startsWith('- ')).length;
}

/** The reasons why this version must not be published yet, as sentences. */
function findObstacles() {
  const tag = git('tag', '--list', `v${version}`);
  const unreleased = countEntries('Unreleased');
  return [
    ...(countEntries(version) > 0 ? [] : [`CHANGELOG.md has no entry under ${version}.`]),
    ...(tag === '' || git('tag', '--points-at', 'HEAD').split('\n').includes(tag)
      ? []
      : [`${version} was released already, as ${tag}: package.json needs the next version.`]),
    ...(unreleased === 0 ? [] : [`The entries of CHANGELOG.md under Unreleased (${unreleased}) belong under the version to publish.`]),
    ...(git('status', '--porcelain') === '' ? [] : ['The checkout has changes that are not committed.']),
    ...targets.filter(({ token }) => !process.env[token]).map(({ place, token }) => `${token}, the access token for ${place}, is not set.`),
  ];
}

const obstacles = findObstacles();
if (obstacles.length > 0 && !isDryRun) fail(obstacles.join('\n  '));
run('npm', 'run', 'package', '--silent');
const { failed } = await checkPackage(`${root}/${vsix}`);
if (failed > 0) fail('The package is not as it should be.');
if (isDryRun) console.log(`Would release ${version}, which has ${countEntries(version)} entries in CHANGELOG.md.`);
for (const { place, command } of targets) {
  if (isDryRun) console.log(`Would publish ${publisher}.${name} ${version} to ${place}: npx ${command.join(' ')}`);
  else run('npx', ...command);
}
if (isDryRun) for (const obstacle of obstacles) console.log(`Before that: ${obstacle}`);

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot';

/** A text file of the project. `path` is its path from the root, with `/` between folders. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** The paths of all files of the project. */
const projectPaths: readonly string[] = (listKnown() ?? listFolder('')).toSorted();

/**
 * The paths of the files that exist and that git tracks or would add; undefined in a folder that is no repository, such as an unpacked
 * archive.
 */
function listKnown(): readonly string[] | undefined {
  if (!existsSync(join(projectRoot, '.git'))) return undefined;
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) return undefined;
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(projectRoot, path)));
}

/** The paths of the files in a folder and its subfolders, without those that `.gitignore` names. */
function listFolder(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFolder(path) : [path];
    });
}

function isIgnored(name: string): boolean {
  if (name === '.git') return true;
  const lines = readFileSync(join(projectRoot, '.gitignore'), 'utf8').split(/\r?\n/);
  return lines
    .map((line) => line.replace(/\/$/, ''))
    .some((line) => line === name || (line.startsWith('*.') && name.endsWith(line.slice(1))));
}

/** The names of the project's files and folders at the top level. */
export function listTopLevel(): readonly string[] {
  return [...new Set(projectPaths.map((path) => path.replace(/\/.*/, '')))];
}

/** The paths of the project's files in a folder and its subfolders (`''` is the root), also of those that are not committed yet. */
export function listFiles(folder: string): readonly string[] {
  return folder === '' ? projectPaths : projectPaths.filter((path) => path.startsWith(`${folder}/`));
}

export function readProjectFile(path: string): ProjectFile {
  return { path, text: readFileSync(join(projectRoot, path), 'utf8') };
}

/** The TypeScript files in a folder and its subfolders. */
export function readSources(folder: string): readonly ProjectFile[] {
  return listFiles(folder)
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .map(readProjectFile);
}

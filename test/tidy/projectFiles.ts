import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot';

/** A text file of the project. `path` is its path from the root, with `/` between folders. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const ignored: ReadonlySet<string> = new Set(['.git', ...readLines('.gitignore').map((line) => line.replace(/\/$/, ''))]);

function readLines(path: string): readonly string[] {
  return readFileSync(join(projectRoot, path), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function isIgnored(name: string): boolean {
  const ending = /\.[^.]+$/.exec(name)?.[0];
  return ignored.has(name) || (ending !== undefined && ignored.has(`*${ending}`));
}

/** The names of the files and folders at the top level, without those that git ignores. */
export function listTopLevel(): readonly string[] {
  return readdirSync(projectRoot)
    .filter((name) => !isIgnored(name))
    .sort();
}

/** The paths of all files in a folder and its subfolders (`''` is the root), without those that git ignores. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

export function readProjectFile(path: string): ProjectFile {
  return { path, text: readFileSync(join(projectRoot, path), 'utf8') };
}

/** The TypeScript files in a folder and its subfolders. */
export function readSources(folder: string): readonly ProjectFile[] {
  return listFiles(folder)
    .filter((path) => path.endsWith('.ts'))
    .map(readProjectFile);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { projectRoot } from '../../test/support/vscode/paths.mjs';

/** Prints for each folder of the server how many of its files other folders or the client import. */
export function printDoors() {
  const sources = ['server/src', 'client/src'].flatMap(listSources);
  const known = new Set(sources);
  const doors = new Set(sources.flatMap((path) => listImports(path, known).filter((imported) => roomOf(imported) !== roomOf(path))));
  const rooms = [...new Set(sources.flatMap((path) => roomOf(path) ?? []))].map((room) => sources.filter((path) => roomOf(path) === room));
  for (const files of rooms.sort((a, b) => b.length - a.length))
    console.log(`${roomOf(files[0])}: ${files.filter((path) => doors.has(path)).length} of ${files.length}`);
}

function listSources(folder) {
  return readdirSync(join(projectRoot, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));
}

/** The folder of `server/src` that a file is in; undefined for the entries and the client. */
function roomOf(path) {
  return /^server\/src\/([^/]+)\//.exec(path)?.[1];
}

function listImports(path, known) {
  const found = readFileSync(join(projectRoot, path), 'utf8').matchAll(/(?:from|import) '([.#][^']+)'/g);
  return [...found].flatMap(([, name]) => {
    const target = name.startsWith('#') ? `server/src/${name.slice(1)}` : posix.join(posix.dirname(path), name);
    return [`${target}.ts`, `${target}/index.ts`].filter((file) => known.has(file));
  });
}

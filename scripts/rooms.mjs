// The floors and doors of the language server, which the build holds (server/README.md, "Rooms").
import { posix } from 'node:path';

/** The folders of `server/src` from the bottom up. Folders on one floor know nothing of each other. */
export const floors = [
  ['base'],
  ['model'],
  ['text'],
  ['wordVectors'],
  ['drafts', 'digest', 'bibliography', 'references', 'annotations', 'search', 'topics', 'claims'],
  ['ownFiles'],
  ['library', 'lookUp'],
  ['verdicts'],
  ['workspace'],
  ['features'],
  ['services'],
  ['protocol', 'platform'],
  ['main', 'client'],
];

/** The folders that others import by their door alone: `#digest` is `server/src/digest/index.ts` (`imports` of package.json). */
export const rooms = floors
  .slice(
    floors.findIndex(([first]) => first === 'text'),
    floors.findIndex(([first]) => first === 'features'),
  )
  .flat();

/** The folders of `features/` from the bottom up. */
export const featureFolders = [
  'digests',
  'annotating',
  'evidence',
  'newPapers',
  'bibliography',
  'finding',
  'citing',
  'topics',
  'findings',
  'review',
];

/** The folder of `server/src` that holds a path from the root, or the file there without ending; undefined elsewhere. */
export function findFolder(path) {
  return /^server\/src\/([^/.]+)/.exec(path)?.[1];
}

/**
 * Why a source may not import a file; undefined if it may. `importer` is a path from the root of the project, `specifier` what the
 * import says.
 */
export function findImportProblem(importer, specifier) {
  const own = findFolder(importer);
  const door = /^#([^/]+)$/.exec(specifier)?.[1];
  const other = door ?? (specifier.startsWith('.') ? findFolder(posix.join(posix.dirname(importer), specifier)) : undefined);
  if (other === undefined) return undefined;
  if (other === own && door !== undefined) return `${importer} is in the room ${own}: import the file itself.`;
  if (other === own) return own === 'features' ? findUpwardFeature(importer, specifier) : undefined;
  if (door === undefined && rooms.includes(other))
    return `${importer} imports ${specifier}: import what the room offers, from '#${other}'.`;
  if (own === undefined) return other === 'client' ? undefined : `${importer} imports ${specifier}: the client knows client.ts alone.`;
  const [from, to] = [own, other].map((folder) => floors.findIndex((folders) => folders.includes(folder)));
  if (from === -1 || to === -1) return `${from === -1 ? own : other} is on no floor of scripts/rooms.mjs.`;
  return to < from ? undefined : `${importer} imports ${specifier}: ${other} isn't below ${own}.`;
}

/** A file beside the folders of `features/` is above them all. */
function findUpwardFeature(importer, specifier) {
  const folderOf = (path) => /^server\/src\/features\/([^/]+)\//.exec(path)?.[1];
  const [own, other] = [folderOf(importer), folderOf(posix.join(posix.dirname(importer), specifier))];
  if (own === undefined || own === other) return undefined;
  const [from, to] = [own, other].map((folder) => featureFolders.indexOf(folder));
  if (from === -1 || (other !== undefined && to === -1)) return `${from === -1 ? own : other} is missing in scripts/rooms.mjs.`;
  return other !== undefined && to < from ? undefined : `${importer} imports ${specifier}, which isn't below ${own}.`;
}

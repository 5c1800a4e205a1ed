import { URI, Utils } from 'vscode-uri';
import type { CitationCommand, DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { Settings } from '../../model/settings';
import { isInside } from '../files/ownFolder';
import { type DraftFile, noCommands } from '../files/textFile';

/**
 * Whether the connections between drafts are the same: the same drafts exist, and each of them names the same files, defines the same
 * works and commands, and is a root document or not, as before. Scans only drafts that changed.
 */
export function hasSameLinks(before: ReadonlyMap<string, DraftFile>, after: ReadonlyMap<string, DraftFile>): boolean {
  if (before.size !== after.size) return false;
  for (const [uri, draft] of after) {
    const previous = before.get(uri);
    if (previous === undefined) return false;
    if (previous !== draft && !sameLinks(previous.scan(), draft.scan())) return false;
  }
  return true;
}

function sameLinks(a: DraftScan, b: DraftScan): boolean {
  return (
    a.isRoot === b.isRoot &&
    hasSameCommands(a.ownCommands, b.ownCommands) &&
    isSameList(a.fileReferences, b.fileReferences, (x, y) => x.kind === y.kind && x.path === y.path) &&
    isSameList(a.ownKeys, b.ownKeys, (x, y) => x.key === y.key)
  );
}

/**
 * The citation commands that a draft can use without defining them: those in the settings, and those that other drafts of its project
 * define (`ofRoots`). The latter take precedence.
 */
export function getCitationCommands(
  { readCommandNames }: DraftLanguage,
  { citationCommands }: Settings,
  ofRoots: ReadonlyMap<string, CitationCommand> = noCommands,
): ReadonlyMap<string, CitationCommand> {
  if (readCommandNames === undefined || (citationCommands.length === 0 && ofRoots.size === 0)) return noCommands;
  return new Map([...readCommandNames(citationCommands), ...ofRoots]);
}

export function hasSameCommands(a: ReadonlyMap<string, CitationCommand>, b: ReadonlyMap<string, CitationCommand>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, command] of a) {
    const other = b.get(name);
    if (other?.mode !== command.mode || other.keyArgument !== command.keyArgument || other.form !== command.form) return false;
  }
  return true;
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index] as T));
}

/**
 * The URI, without a slash at its end, of the folder in which the relative paths of a file begin. For a file that was never saved
 * (`untitled:`) this is the folder where it would be saved: that of the path which the editor proposes, if that is in a workspace
 * folder, or else the first workspace folder. undefined if it was never saved and no folder is open.
 */
export function findDraftFolder(folders: readonly string[], uri: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'untitled') return withoutSlash(Utils.dirname(parsed));
  const proposed = folders
    .map((folder) => ({ folder, place: URI.parse(folder).with({ path: Utils.dirname(Utils.resolvePath(parsed)).path }) }))
    .find(({ folder, place }) => parsed.path.startsWith('/') && isInside([folder], Utils.joinPath(place, 'draft').toString()));
  if (proposed !== undefined) return withoutSlash(proposed.place);
  return folders[0]?.replace(/\/$/, '');
}

function withoutSlash(folder: URI): string {
  return folder.toString().replace(/\/$/, '');
}

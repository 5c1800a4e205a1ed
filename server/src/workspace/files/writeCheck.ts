import { URI, Utils } from 'vscode-uri';
import { fileName } from '../../base/paths';
import type { TextEdit } from '../../model/draft';
import { findFile, type Snapshot } from '../snapshot';
import type { WorkspaceHost } from '../workspaceHost';
import { isBibliography, isBibliographyName } from './bibliographyFile';
import { isInToolFolder } from './discovery';
import type { FileSystem, WritableUri } from './fileSystem';
import { findPlaceInside, isInside } from './ownFolder';

/** Who says that a file is to be written. */
export type PathSource =
  /** A draft, a setting, a digest or another file names it, or its path follows from what they say. */
  | 'named'
  /** The cursor is in it. */
  | 'cursor'
  /** The writer chose it in a list of files that the server offers. */
  | 'chosen'
  /** The writer chose it in a file dialog of the editor, so it may be anywhere. */
  | 'dialog';

export type PathCheck =
  | { readonly kind: 'writable'; readonly uri: WritableUri }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Edits of several files; the keys are the server's URIs. */
export type EditsByFile = ReadonlyMap<string, readonly TextEdit[]>;

/** Edits of files that may be written. */
export type WritableEdits = ReadonlyMap<WritableUri, readonly TextEdit[]>;

export interface EditsCheck {
  readonly writable: WritableEdits;
  /** Why the other files must not be written, in words for the writer, each reason once. Empty if all may be. */
  readonly refusals: readonly string[];
}

/** The URIs of the files that the writer means. */
export interface EditSources {
  readonly cursor?: string;
  readonly chosen?: string | undefined;
}

/** What the check is made with. */
interface WriteChecker {
  readonly fileSystem: Pick<FileSystem, 'resolveLinks'>;
  readonly host: Pick<WorkspaceHost, 'snapshot' | 'fileMatcher'>;
}

/**
 * Decides whether Marginalia may write, create or edit a file. Everything that writes asks this function, since paths come from
 * settings, drafts and digests by other people, and from requests of other programs.
 *
 * A file must be below a workspace folder after symbolic links are resolved, and not in a folder that is never searched. If no folder is
 * open, the folders of the open files take its place. A file outside is left to the writer: one that is open in the editor may be edited,
 * and so may a bibliography that the writer chooses.
 */
export async function checkPath(checker: WriteChecker, uri: string, source: PathSource): Promise<PathCheck> {
  const reason = await findReason(checker, uri, source);
  return reason === undefined ? { kind: 'writable', uri: uri as WritableUri } : { kind: 'refused', reason };
}

/** Checks the path of each file that has edits. Files that `sources` doesn't have are named. */
export async function checkEdits(checker: WriteChecker, files: EditsByFile, sources: EditSources): Promise<EditsCheck> {
  const checked = await Promise.all(
    [...files].map(async ([uri, edits]) => ({ edits, check: await checkPath(checker, uri, findSource(uri, sources)) })),
  );
  return {
    writable: new Map(checked.flatMap(({ edits, check }) => (check.kind === 'writable' ? [[check.uri, edits] as const] : []))),
    refusals: [...new Set(checked.flatMap(({ check }) => (check.kind === 'refused' ? [check.reason] : [])))],
  };
}

function findSource(uri: string, { cursor, chosen }: EditSources): PathSource {
  return uri === chosen ? 'chosen' : uri === cursor ? 'cursor' : 'named';
}

async function findReason({ fileSystem, host }: WriteChecker, uri: string, source: PathSource): Promise<string | undefined> {
  if (source === 'dialog') return undefined;
  const { snapshot, fileMatcher } = host;
  const isOpen = snapshot.open.has(uri);
  const folders = listRoots(snapshot);
  if (!isInside(folders, uri))
    return isOpen || (source === 'chosen' && isChosenBibliography(snapshot, uri)) ? undefined : outside(snapshot, uri);
  // The writer types in this draft, wherever it is.
  if (isOpen && source === 'cursor' && snapshot.drafts.has(uri)) return undefined;
  const place = await findPlaceInside(fileSystem, folders, uri);
  if (place === undefined) return writeRefusals.link(uri);
  // A known file was read even if the settings hide its folder.
  const isKnown = findFile(snapshot, uri) !== undefined;
  if ([uri, place].some((each) => isInToolFolder(folders, each) || (!isKnown && fileMatcher.isHidden(each))))
    return writeRefusals.unread(uri);
  const bibliography = snapshot.bibliographies.get(uri);
  if (bibliography === undefined || isBibliography(bibliography, await fileSystem.resolveLinks(uri))) return undefined;
  return writeRefusals.notBibliography(uri);
}

function outside({ drafts, bibliographies }: Snapshot, uri: string): string {
  if (uri.startsWith('untitled:')) return writeRefusals.unsaved(uri);
  return drafts.has(uri) || bibliographies.has(uri) ? writeRefusals.closed(uri) : writeRefusals.outside(uri);
}

/** The folders in which files are written. */
function listRoots({ folders, open }: Snapshot): readonly string[] {
  if (folders.length > 0) return folders;
  return [...open].filter((uri) => uri.startsWith('file:')).map((uri) => Utils.dirname(URI.parse(uri)).toString());
}

/** Whether a file outside the workspace is a bibliography, or will be one that lies beside an open draft. */
function isChosenBibliography({ bibliographies, drafts, open }: Snapshot, uri: string): boolean {
  const file = bibliographies.get(uri);
  if (file !== undefined) return isBibliography(file);
  const folder = Utils.dirname(URI.parse(uri)).toString();
  return isBibliographyName(uri) && [...open].some((each) => drafts.has(each) && Utils.dirname(URI.parse(each)).toString() === folder);
}

export const writeRefusals = {
  outside: (uri: string) => `${fileName(uri)} is outside the workspace folder. Nothing was written. Choose a file in the workspace folder.`,
  closed: (uri: string) => `${fileName(uri)} is outside the workspace folder. Nothing was written. Open it in the editor, then try again.`,
  unsaved: (uri: string) => `${fileName(uri)} isn't saved yet. Nothing was written. Save it first.`,
  link: (uri: string) =>
    `${fileName(uri)} is outside the workspace folder because of a symbolic link. Nothing was written. Choose a different file or folder.`,
  unread: (uri: string) =>
    `${fileName(uri)} is in a folder that is never read (.git, node_modules or a folder excluded by your settings). Nothing was written. Choose a different folder.`,
  notBibliography: (uri: string) => `${fileName(uri)} isn't a bibliography. Nothing was added.`,
};

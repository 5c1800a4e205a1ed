import picomatch from 'picomatch';
import { URI, Utils } from 'vscode-uri';
import { findDraftLanguage, isProjectFile } from '#drafts';
import { type OwnKind, ownFileKinds, ownKinds } from '#ownFiles';
import type { Settings } from '../../model/settings';
import type { FileSystem } from './fileSystem';

/** Folders for tools and for files by other people. They are never searched, whatever the settings say. */
const neverLookInto = new Set(['node_modules', '.git']);

export type FileKind = 'digest' | 'bibliography' | 'draft' | 'project' | OwnKind;

/** Decides from a file's URI what kind of file it is. */
export interface FileMatcher {
  /**
   * The kind of a file; undefined if the server does not read it, or if the settings hide it. In the folder for own files, nothing is a
   * digest or a bibliography, whatever its name.
   */
  findKind(uri: string): FileKind | undefined;
  /**
   * Whether the settings hide this file or folder, or whether it is a folder that is never searched or is inside one. The settings can't
   * hide the folder for own files.
   */
  isHidden(uri: string): boolean;
}

/**
 * Creates a matcher for the globs in the settings. They are relative to a workspace folder and have the same meaning as in VS Code:
 * `**` matches any folders, `{a,b}` matches either name, and a pattern without a slash matches only directly in the workspace folder.
 * For a file outside every folder, the globs are matched against its whole path.
 */
export function createFileMatcher(
  folders: readonly string[],
  settings: Pick<Settings, 'digests' | 'bibliographies' | 'folder' | 'exclude'>,
): FileMatcher {
  const { exclude } = settings;
  const ownFolder = `${settings.folder}/`;
  const isDigest = compileGlobs(settings.digests);
  const isBibliography = compileGlobs(settings.bibliographies);
  const excluded = compileGlobs(exclude);
  const relative = createRelative(folders);
  const isHidden = (uri: string): boolean => {
    const path = relative(uri);
    const parts = path.split('/');
    if (parts.some(isToolFolder)) return true;
    // Writers hide the folder for own files from the explorer, and mean to keep what is in it.
    if (`${path}/`.startsWith(ownFolder) || ownFolder.startsWith(`${path}/`)) return false;
    return exclude.length > 0 && parts.some((_, index) => excluded(parts.slice(0, index + 1).join('/')));
  };
  const kindOf = (uri: string): FileKind | undefined => {
    const path = relative(uri);
    if (path.startsWith(ownFolder)) {
      const own = kindsByName.get(path.slice(ownFolder.length));
      if (own !== undefined) return own;
    } else {
      if (isDigest(path)) return 'digest';
      if (isBibliography(path)) return 'bibliography';
      if (isProjectFile(path)) return 'project';
    }
    return findDraftLanguage(undefined, uri) === undefined ? undefined : 'draft';
  };
  return {
    isHidden,
    findKind: (uri) => {
      const kind = kindOf(uri);
      return kind === undefined || isHidden(uri) ? undefined : kind;
    },
  };
}

const kindsByName: ReadonlyMap<string, OwnKind> = new Map(ownKinds.map((kind) => [ownFileKinds[kind].fileName, kind]));

/** Whether a path below a workspace folder passes through a folder that is never searched. */
export function isInToolFolder(folders: readonly string[], uri: string): boolean {
  return createRelative(folders)(uri).split('/').some(isToolFolder);
}

/** Windows and macOS open `.GIT` as `.git`; Windows also opens `.git.` and `.git `. */
function isToolFolder(name: string): boolean {
  return neverLookInto.has(name.toLowerCase().replace(/[. ]+$/, ''));
}

/** Makes paths relative to the innermost of the folders that contains them. A path outside every folder only loses its first slash. */
function createRelative(folders: readonly string[]): (uri: string) => string {
  const roots = folders.map((folder) => URI.parse(folder).path.replace(/\/?$/, '/'));
  return (uri) => {
    const { path } = URI.parse(uri);
    const root = roots.filter((candidate) => path.startsWith(candidate)).sort((a, b) => b.length - a.length)[0];
    return root === undefined ? path.replace(/^\//, '') : path.slice(root.length);
  };
}

/** A glob that can't be compiled because it is empty or too long matches nothing. The other globs still work. */
function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.flatMap((glob) => {
    try {
      return [picomatch(glob, { dot: true, nocase: true })];
    } catch {
      return [];
    }
  });
  return (path) => matchers.some((matches) => matches(path));
}

/** All files in the folders and their subfolders that the server reads, ordered by URI. */
export async function findFiles(
  fileSystem: FileSystem,
  folders: readonly string[],
  matcher: FileMatcher,
): Promise<ReadonlyMap<string, FileKind>> {
  const found = new Map<string, FileKind>();
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, kind } of await fileSystem.readFolder(folder)) {
      const uri = Utils.joinPath(URI.parse(folder), name).toString();
      if (kind === 'folder') {
        if (!matcher.isHidden(uri)) waiting.push(uri);
        continue;
      }
      const fileKind = matcher.findKind(uri);
      if (fileKind !== undefined) found.set(uri, fileKind);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

import picomatch from 'picomatch';
import { URI, Utils } from 'vscode-uri';
import type { FileSystem } from './fileSystem';

/** Folders that hold other people's files or a tool's own, whatever the settings say. */
const neverLookInto = new Set(['node_modules', '.git']);

/** Decides by its URI whether a file is a digest. */
export interface DigestMatcher {
  isDigest(uri: string): boolean;
  /** Whether a walk passes the folder by. */
  isHidden(uri: string): boolean;
}

/**
 * Globs are relative to a workspace folder and read as VS Code reads them: `**` crosses folders, `{a,b}` chooses,
 * a pattern without a slash fits at the top only. A file outside every folder is matched by its whole path.
 */
export function createDigestMatcher(
  folders: readonly string[],
  digests: readonly string[],
  exclude: readonly string[],
): DigestMatcher {
  const included = compileGlobs(digests);
  const excluded = compileGlobs(exclude);
  const roots = folders.map((folder) => URI.parse(folder).path.replace(/\/?$/, '/'));
  const relative = (uri: string): string => {
    const { path } = URI.parse(uri);
    const root = roots.filter((candidate) => path.startsWith(candidate)).sort((a, b) => b.length - a.length)[0];
    return root === undefined ? path.replace(/^\//, '') : path.slice(root.length);
  };
  const isHidden = (uri: string): boolean => {
    const path = relative(uri);
    const parts = path.split('/');
    if (parts.some((part) => neverLookInto.has(part))) return true;
    return exclude.length > 0 && parts.some((_, index) => excluded(parts.slice(0, index + 1).join('/')));
  };
  return { isHidden, isDigest: (uri) => included(relative(uri)) && !isHidden(uri) };
}

/** A glob that can't be read (empty, endless) fits nothing; the others still count. */
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

/** All digests below the folders, ordered by URI. */
export async function findDigests(
  fileSystem: FileSystem,
  folders: readonly string[],
  matcher: DigestMatcher,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, kind } of await fileSystem.readFolder(folder)) {
      const uri = Utils.joinPath(URI.parse(folder), name).toString();
      if (kind === 'folder') {
        if (!matcher.isHidden(uri)) waiting.push(uri);
      } else if (matcher.isDigest(uri)) {
        found.add(uri);
      }
    }
  }
  return [...found].sort();
}

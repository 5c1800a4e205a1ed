import { URI, Utils } from 'vscode-uri';
import type { FileSystem } from './fileSystem';

/**
 * Where a file or folder really is: its URI below a workspace folder after symbolic links are resolved. undefined if they lead out of
 * all folders. It need not exist.
 */
export async function findPlaceInside(
  fileSystem: Pick<FileSystem, 'resolveLinks'>,
  folders: readonly string[],
  uri: string,
): Promise<string | undefined> {
  const [real = uri, ...roots] = await Promise.all([uri, ...folders].map((each) => fileSystem.resolveLinks(each)));
  const at = roots.findIndex((root) => isInside([root], real));
  const [folder, root] = [folders[at], roots[at]];
  if (folder === undefined || root === undefined) return undefined;
  return Utils.joinPath(URI.parse(folder), URI.parse(real).path.slice(URI.parse(root).path.length)).toString();
}

/** Whether a URI is below one of the folders. Symbolic links are not followed. */
export function isInside(folders: readonly string[], uri: string): boolean {
  return findFolder(folders, uri) !== undefined;
}

/**
 * The innermost of the folders that a URI is below; undefined if it is below none. A file with another scheme, or on another host or
 * drive, is below none. Symbolic links are not followed.
 */
export function findFolder(folders: readonly string[], uri: string): string | undefined {
  const file = toComparable(uri);
  return folders
    .filter((folder) => file.startsWith(toComparable(folder).replace(/\/?$/, '/')))
    .reduce<string | undefined>((inner, folder) => (inner !== undefined && inner.length > folder.length ? inner : folder), undefined);
}

/** The URI with a decoded path without `..`. On drives and hosts of Windows, `\` in a name separates folders too. */
function toComparable(uri: string): string {
  const { scheme, authority, path } = URI.parse(uri);
  const isOfWindows = scheme === 'file' && (authority !== '' || /^\/[a-z]:/i.test(path));
  const slashed = isOfWindows ? path.replace(/\\/g, '/') : path;
  const resolved = Utils.resolvePath(URI.from({ scheme, path: slashed.replace(/^\/*/, '/') })).path;
  return `${scheme}://${authority.toLowerCase()}${resolved.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase())}`;
}

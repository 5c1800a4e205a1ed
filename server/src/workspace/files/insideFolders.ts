import { URI, Utils } from 'vscode-uri';

/**
 * Whether a path in the settings stays below the folder that it is relative to: it is not absolute, and no `..` leads out of the
 * folder.
 */
export function staysInFolder(path: string): boolean {
  if (/^(?:[/\\~]|[a-z]:)/i.test(path)) return false;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1;
    if (depth < 0) return false;
  }
  return true;
}

/** Whether a URI is below one of the folders. Symbolic links are not followed. */
export function isInside(folders: readonly string[], uri: string): boolean {
  return findFolder(folders, uri) !== undefined;
}

/** The innermost of the folders that a URI is below; undefined if it is below none. Symbolic links are not followed. */
export function findFolder(folders: readonly string[], uri: string): string | undefined {
  const { path } = Utils.resolvePath(URI.parse(uri));
  return folders
    .filter((folder) => path.startsWith(URI.parse(folder).path.replace(/\/?$/, '/')))
    .reduce<string | undefined>((inner, folder) => (inner !== undefined && inner.length > folder.length ? inner : folder), undefined);
}

import { URI, Utils } from 'vscode-uri';
import { type OwnKind, ownFileKinds } from '#ownFiles';
import { readInsidePath } from '../../base/paths';
import { defaultOwnFolder, noteFolderName } from '../../model/ownFiles';
import type { Settings } from '../../model/settings';
import { isInToolFolder } from './discovery';
import type { FileSystem } from './fileSystem';

interface OwnFolder {
  readonly folder: string;
  /** Why `folder` is not what the settings say, as a message for the writer. */
  readonly problem?: string;
}

/**
 * The folder for own files: the one that the settings name, if it is inside each workspace folder after symbolic links are resolved, and
 * not in a folder that is never searched. Otherwise the default folder.
 */
export async function chooseOwnFolder(
  fileSystem: Pick<FileSystem, 'resolveLinks'>,
  folders: readonly string[],
  wanted: string,
): Promise<OwnFolder> {
  if (isTooLong(wanted))
    return {
      folder: defaultOwnFolder,
      problem: `The setting marginalia.folder has ${wanted.length} characters, which is too long for a folder. Marginalia uses "${defaultOwnFolder}" instead.`,
    };
  const folder = readInsidePath(wanted);
  const isMeantAndInside = async (root: string, path: string): Promise<boolean> => {
    const uri = Utils.joinPath(URI.parse(root), path).toString();
    const place = await findPlaceInside(fileSystem, [root], uri);
    return place !== undefined && ![uri, place].some((each) => isInToolFolder([root], each));
  };
  const isUsable = folder !== undefined && (await Promise.all(folders.map((root) => isMeantAndInside(root, folder)))).every(Boolean);
  // The default is used even if a link leads out of it: then each write is refused.
  if (isUsable || folder === defaultOwnFolder) return { folder };
  return {
    folder: defaultOwnFolder,
    problem: `The setting marginalia.folder is "${wanted}", which isn't a folder inside the workspace folder. Marginalia uses "${defaultOwnFolder}" instead.`,
  };
}

/**
 * The longest name of a file or folder (`NAME_MAX` of Linux and macOS), and the longest path of the folder, in bytes: of the 1,024 that
 * macOS allows (`PATH_MAX`), the rest is for the workspace folder and for names of notes.
 */
const maxBytes = { name: 255, path: 500 } as const;

function isTooLong(path: string): boolean {
  const count = (text: string): number => new TextEncoder().encode(text).length;
  return count(path) > maxBytes.path || path.split(/[\\/]/).some((name) => count(name) > maxBytes.name);
}

/** The URI of an own file of a workspace folder. The file need not exist. */
export function ownFileUri(root: string, { folder }: Pick<Settings, 'folder'>, kind: OwnKind): string {
  return Utils.joinPath(URI.parse(root), folder, ownFileKinds[kind].fileName).toString();
}

/** The URI of the folder with the notes of a workspace folder, without a slash at the end. The folder need not exist. */
export function noteFolderUri(root: string, { folder }: Pick<Settings, 'folder'>): string {
  return Utils.joinPath(URI.parse(root), folder, noteFolderName).toString();
}

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

/**
 * Creates a test for URIs of Markdown files in the folder of notes or below it. It compares strings without parsing URIs, since it is
 * called for every file.
 */
export function createNoteTest(folders: readonly string[], settings: Pick<Settings, 'folder'>): (uri: string) => boolean {
  const roots = folders.map((folder) => `${noteFolderUri(folder, settings)}/`);
  return (uri) => /\.md$/i.test(uri) && roots.some((root) => uri.startsWith(root));
}

import { URI, Utils } from 'vscode-uri';
import type { Settings } from '../model/settings';
import { staysInFolder } from './files/insideFolders';

/**
 * Creates a test for URIs of Markdown files in the notes folder or below it. It compares strings without parsing URIs, since it is
 * called for every file.
 */
export function createNoteTest(folders: readonly string[], { notesFolder }: Pick<Settings, 'notesFolder'>): (uri: string) => boolean {
  const roots = (staysInFolder(notesFolder) ? folders : []).map(
    (folder) => `${Utils.joinPath(URI.parse(folder), notesFolder).toString()}/`,
  );
  return (uri) => /\.md$/i.test(uri) && roots.some((root) => uri.startsWith(root));
}

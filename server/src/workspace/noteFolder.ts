import { URI, Utils } from 'vscode-uri';
import type { Settings } from '../model/settings';
import { staysBelow } from './files/insideFolders';

/** Tells whether a URI is that of a Markdown file in the notes folder, or in a folder of it. It takes no URI apart: every file is asked for. */
export function createNoteTest(folders: readonly string[], { notesFolder }: Pick<Settings, 'notesFolder'>): (uri: string) => boolean {
  const roots = (staysBelow(notesFolder) ? folders : []).map((folder) => `${Utils.joinPath(URI.parse(folder), notesFolder).toString()}/`);
  return (uri) => /\.md$/i.test(uri) && roots.some((root) => uri.startsWith(root));
}

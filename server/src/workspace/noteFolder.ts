import type { Settings } from '../model/settings';
import { noteFolderUri } from './files/ownFolder';

/**
 * Creates a test for URIs of Markdown files in the folder of notes or below it. It compares strings without parsing URIs, since it is
 * called for every file.
 */
export function createNoteTest(folders: readonly string[], settings: Pick<Settings, 'folder'>): (uri: string) => boolean {
  const roots = folders.map((folder) => `${noteFolderUri(folder, settings)}/`);
  return (uri) => /\.md$/i.test(uri) && roots.some((root) => uri.startsWith(root));
}

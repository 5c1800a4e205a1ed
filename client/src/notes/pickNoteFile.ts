import { Uri, window } from 'vscode';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import type { Notes } from './notes';

/**
 * The note file of a paper. If there are several, the writer chooses one; undefined if they close the list. Rejects with a message for
 * the writer if there is no note file.
 */
export async function pickNoteFile(notes: Notes, key: string): Promise<string | undefined> {
  const found = (await notes.list())?.notes.filter((note) => note.key === key) ?? [];
  const [first] = found;
  if (first === undefined) throw new Slip(messages.noNoteYet(key));
  if (found.length === 1) return first.uri;
  const rows = found.map(({ uri, kind }) => ({
    label: escapeIcons(fileLabel(Uri.parse(uri))),
    description: kind === 'foreign' ? messages.foreignNote() : '',
    uri,
  }));
  return (await window.showQuickPick(rows, { title: messages.titles.openNote(), placeHolder: messages.chooseNote() }))?.uri;
}

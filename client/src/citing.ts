import { commands, Position, Selection, window, type TextDocument } from 'vscode';
import { createEntryCommand } from './acceptedCitations';
import { fileLabel, fromPosition, toRange } from './convert';
import { isLatex } from './documents';
import type { DraftTarget } from './drafts';
import type { Library } from './library';
import { words } from './words';

/** How often the edit is asked for anew while the draft changes under it. */
const attempts = 3;

/**
 * Cites a paper in a draft as one step of undo and puts the cursor behind the citation.
 * Rejects with words for the writer where the place takes no citation.
 */
export async function insertCitation(library: Library, target: DraftTarget, key: string): Promise<void> {
  const { document, position, viewColumn, mode = 'insert' } = target;
  const file = fileLabel(document.uri);
  const editor = await window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { version } = document;
    const answer = await library.citationEdit({ uri: document.uri.toString(), position: fromPosition(position), key, mode });
    if (answer === null) throw new Error(words.notADraft(file));
    if (answer === undefined || document.version !== version) continue;
    const { newText } = answer.edit;
    const range = toRange(answer.edit.range);
    const done = await editor.edit((edit) => edit.replace(range, newText), { undoStopBefore: true, undoStopAfter: true });
    if (!done) continue;
    const end = endOf(range.start, newText);
    editor.selection = new Selection(end, end);
    editor.revealRange(editor.selection);
    void offerEntry(document, answer.written);
    return;
  }
  throw new Error(words.draftChanged(file));
}

/** Sees to it that the bibliography has the entry of what was cited, as the setting says. */
async function offerEntry(document: TextDocument, key: string): Promise<void> {
  const command = createEntryCommand(document, key);
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** A whole citation for the clipboard, in the language of the draft where it would go; pandoc's form where there is none. */
export function citationText(target: DraftTarget | undefined, key: string): string {
  return target !== undefined && isLatex(target.document) ? `\\cite{${key}}` : `[@${key}]`;
}

function endOf(start: Position, text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? start.translate(0, last.length)
    : new Position(start.line + lines.length - 1, last.length);
}

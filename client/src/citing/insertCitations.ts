import { commands, Selection, type TextDocument, window } from 'vscode';
import { methods } from '../../../server/src/client';
import type { DraftTarget } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import { fromPosition, toPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Library } from '../server/library';
import { createEntryCommand } from './acceptedCitations';

/** The edit is requested at most this many times, if the draft keeps changing before the edit can be applied. */
const attempts = 3;

/**
 * Cites papers in a draft, in one citation and as one step of undo, and moves the cursor after the citation unless `keepsCursor`
 * forbids it. Does nothing if `keys` is empty. Rejects with a message for the writer if no citation can be inserted there.
 */
export async function insertCitations(library: Library, target: DraftTarget, keys: readonly string[]): Promise<void> {
  const [key, ...further] = keys;
  if (key === undefined) return;
  const { document, position, viewColumn, mode = 'insert', keepsCursor = false } = target;
  const file = fileLabel(document.uri);
  const editor = await window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { version } = document;
    const answer = await library.ask(methods.citationEdit, {
      uri: document.uri.toString(),
      position: fromPosition(position),
      key,
      further,
      mode,
    });
    if (answer === null) throw new Slip(messages.notADraft(file));
    if (answer === undefined || document.version !== version) continue;
    const { newText } = answer.edit;
    const range = toRange(answer.edit.range);
    const oldEnd = document.offsetAt(toPosition(answer.citationEnd));
    const added = newText.length - document.getText(range).length;
    if (!(await editor.edit((edit) => edit.replace(range, newText)))) continue;
    const end = document.positionAt(oldEnd + added);
    // A cursor after the citation is not moved here, because VS Code has already moved it with the text.
    if (!(keepsCursor && editor.selection.end.isAfter(end))) editor.selection = new Selection(end, end);
    editor.revealRange(editor.selection);
    void offerEntries(document, answer.written);
    return;
  }
  throw new Error(messages.draftChanged(file));
}

/**
 * Adds the entries of the cited papers to the bibliography, or asks the writer first, as the setting says. `keys` are the keys as they
 * are written in the draft.
 */
export async function offerEntries(document: TextDocument, keys: readonly string[]): Promise<void> {
  const command = createEntryCommand(document, keys);
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

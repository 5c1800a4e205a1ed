import { commands, Position, Selection, window, type TextDocument } from 'vscode';
import { createEntryCommand } from './acceptedCitations';
import { fileLabel, fromPosition, toRange } from '../editing/convert';
import type { DraftTarget } from '../editing/draftTracker';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

/** How often the edit is requested if the draft changes before the edit is applied. */
const attempts = 3;

/**
 * Cites papers in a draft, in one citation and as one step of undo, and moves the cursor behind the citation unless `keepsCursor`
 * forbids it. Rejects with a message for the writer if no citation can be inserted there.
 */
export async function insertCitations(library: Library, target: DraftTarget, keys: readonly string[]): Promise<void> {
  let place = target;
  for (const [index, key] of keys.entries()) {
    const inside = await insertCitation(library, place, key, index === 0 ? 'a step of its own' : 'with the step before');
    place = { ...target, position: inside, mode: 'insert' };
  }
}

/** Resolves to a position inside the citation. A further key that is inserted there becomes part of the same citation. */
async function insertCitation(
  library: Library,
  target: DraftTarget,
  key: string,
  undo: 'a step of its own' | 'with the step before',
): Promise<Position> {
  const { document, position, viewColumn, mode = 'insert', keepsCursor = false } = target;
  const file = fileLabel(document.uri);
  const editor = await window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { version } = document;
    const answer = await library.citationEdit({ uri: document.uri.toString(), position: fromPosition(position), key, mode });
    if (answer === null) throw new Error(messages.notADraft(file));
    if (answer === undefined || document.version !== version) continue;
    const { newText } = answer.edit;
    const range = toRange(answer.edit.range);
    const done = await editor.edit((edit) => edit.replace(range, newText), {
      undoStopBefore: undo === 'a step of its own',
      undoStopAfter: undo === 'a step of its own',
    });
    if (!done) continue;
    const end = endOf(range.start, newText);
    // A cursor after the citation stays where the writer left it: VS Code has already moved it with the text.
    if (!(keepsCursor && editor.selection.end.isAfter(end))) {
      const behind = behindCitation(document, end);
      editor.selection = new Selection(behind, behind);
    }
    editor.revealRange(editor.selection);
    void offerEntries(document, [answer.written]);
    return endOf(range.start, newText.replace(/[\]}]?\s*$/, ''));
  }
  throw new Error(messages.draftChanged(file));
}

/** The position after the closing bracket or brace if the key was inserted directly before one, otherwise `end`. */
function behindCitation(document: TextDocument, end: Position): Position {
  const line = document.lineAt(end.line).text;
  return /^[\]}]/.test(line.slice(end.character)) && /[^\s\]}]$/.test(line.slice(0, end.character)) ? end.translate(0, 1) : end;
}

/**
 * Adds the entries of the cited papers to the bibliography, or asks the writer first, as the setting says. `keys` are the keys as they
 * are written in the draft.
 */
export async function offerEntries(document: TextDocument, keys: readonly string[]): Promise<void> {
  const command = createEntryCommand(document, keys);
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

function endOf(start: Position, text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1 ? start.translate(0, last.length) : new Position(start.line + lines.length - 1, last.length);
}

import { Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { fileLabel } from '../editing/labels';
import { findVisibleEditor } from '../editing/openPaper';
import { fromPosition, toRange } from '../editing/positions';
import type { DraftTarget } from '../editing/draftTracker';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import { offerEntries } from './insertCitations';

/** A citation that was inserted, and the text that it replaced. */
export interface InsertedCitation {
  readonly document: TextDocument;
  /** The UTF-16 offset of both texts. */
  readonly start: number;
  readonly oldText: string;
  readonly newText: string;
}

/**
 * Cites a paper at the cursor of the draft, as one step of undo. The keyboard stays where it is, so what the writer types meanwhile does
 * not end up in the draft. Rejects with a message for the writer if no citation can be inserted.
 */
export async function citeUnfocused(library: Library, target: DraftTarget, key: string): Promise<InsertedCitation> {
  const { document } = target;
  const file = fileLabel(document.uri);
  const position = findVisibleEditor(document)?.selection.end ?? target.position;
  const { version } = document;
  const answer = await library.citationEdit({
    uri: document.uri.toString(),
    position: fromPosition(position),
    key,
    further: [],
    mode: 'insert',
  });
  if (answer === null) throw new Error(messages.notADraft(file));
  if (answer === undefined || document.version !== version) throw new Error(messages.draftChanged(file));
  const range = toRange(answer.edit.range);
  const { newText } = answer.edit;
  const inserted = { document, start: document.offsetAt(range.start), oldText: document.getText(range), newText };
  await replace(inserted, range, newText);
  void offerEntries(document, answer.written);
  return inserted;
}

/** Takes a citation out of the draft again. Returns false, and changes nothing, if its text is no longer there. */
export async function takeCitationBack(inserted: InsertedCitation): Promise<boolean> {
  const { document, start, oldText, newText } = inserted;
  if (document.isClosed) return false;
  const range = new Range(document.positionAt(start), document.positionAt(start + newText.length));
  if (document.getText(range) !== newText) return false;
  await replace(inserted, range, oldText);
  return true;
}

async function replace({ document }: InsertedCitation, range: Range, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text);
  if (!(await workspace.applyEdit(edit))) throw new Error(messages.draftChanged(fileLabel(document.uri)));
}

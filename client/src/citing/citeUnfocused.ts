import { Range, type TextDocument, type TextEditor, TextEditorRevealType, ViewColumn, WorkspaceEdit, window, workspace } from 'vscode';
import { methods } from '../../../server/src/client';
import type { DraftTarget } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import { findVisibleEditor } from '../editing/openPaper';
import { fromPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
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
 * An editor that shows a document, so that the writer sees what changes in it. A hidden document is shown where it was last, but not over
 * the page in the column `page`. The keyboard stays where it is.
 */
export async function bringInSight(
  { document, viewColumn, position }: Pick<DraftTarget, 'document'> & Partial<DraftTarget>,
  page: ViewColumn | undefined,
): Promise<TextEditor> {
  const visible = findVisibleEditor(document);
  if (visible !== undefined) return visible;
  const isFree = viewColumn !== undefined && viewColumn !== page;
  return window.showTextDocument(document, {
    viewColumn: isFree ? viewColumn : page === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One,
    preserveFocus: true,
    preview: false,
    ...(position === undefined ? {} : { selection: new Range(position, position) }),
  });
}

/**
 * Cites a paper at the cursor of the draft, as one step of undo. The draft is brought in sight, beside the page in the column `page`. The
 * keyboard stays where it is, so what the writer types meanwhile does not end up in the draft. Rejects with a message for the writer if no
 * citation can be inserted.
 */
export async function citeUnfocused(
  library: Library,
  target: DraftTarget,
  key: string,
  page: ViewColumn | undefined,
): Promise<InsertedCitation> {
  const { document } = target;
  const file = fileLabel(document.uri);
  const editor = await bringInSight(target, page);
  const position = editor.selection.end;
  const { version } = document;
  const answer = await library.ask(methods.citationEdit, {
    uri: document.uri.toString(),
    position: fromPosition(position),
    key,
    further: [],
    mode: 'insert',
  });
  if (answer === null) throw new Slip(messages.notADraft(file));
  if (answer === undefined || document.version !== version) throw new Error(messages.draftChanged(file));
  const range = toRange(answer.edit.range);
  const { newText } = answer.edit;
  const inserted = { document, start: document.offsetAt(range.start), oldText: document.getText(range), newText };
  await replace(inserted, range, newText);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
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

import { Uri, window } from 'vscode';
import type { DigestCorrectionParams } from '../../server/src/protocol/requests';
import { fileLabel, fromPosition } from './convert';
import { applyFileEdits, isReadOnly } from './fileEdits';
import type { Library } from './library';
import { tell } from './tell';
import { words } from './words';

/** Keeps what the writer says of the selection of a digest in their file of corrections, as one step of undo. Rejects with words for the writer where it can't. */
export async function correctDigest(library: Library, kind: DigestCorrectionParams['kind']): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !library.isDigest(editor.document.uri.toString())) throw new Error(words.correctionsInDigests());
  const { start, end } = editor.selection;
  const answer = await library.digestCorrection({ uri: editor.document.uri.toString(), range: { start: fromPosition(start), end: fromPosition(end) }, kind });
  if (answer === undefined) return;
  if (answer.kind === 'refused') throw new Error(answer.reason);
  const uri = Uri.parse(answer.uri);
  const label = fileLabel(uri);
  if (answer.edits.length > 0) {
    if (await isReadOnly(uri)) throw new Error(words.topicsReadOnly(label));
    const outcome = await applyFileEdits({ uri, isNew: answer.isNew, files: [answer] });
    if (outcome === 'changed') throw new Error(words.topicsChanged(label));
    if (outcome === 'unsaved') throw new Error(words.topicsUnsaved(label));
  }
  tell(words.corrected(kind, answer.title, label));
}

import { env, Uri, window } from 'vscode';
import type { AddToBibliographyAnswer } from '../../server/src/protocol/requests';
import { fileLabel } from './convert';
import { applyFileEdits, isReadOnly } from './fileEdits';
import { words } from './words';

type Addition = Extract<AddToBibliographyAnswer, { kind: 'edits' }>;

/**
 * Writes entries into a bibliography as one step of undo, and saves the file where nothing unsaved stood in it before.
 * Where the file takes no changes, the entries go to the clipboard. Rejects with words for the writer.
 */
export async function writeEntries(addition: Addition): Promise<void> {
  const uri = Uri.parse(addition.bibliography);
  const label = fileLabel(uri);
  if (await isReadOnly(uri)) {
    await env.clipboard.writeText(entriesOf(addition));
    throw new Error(words.bibliographyReadOnly(label));
  }
  const outcome = await applyFileEdits({ uri, isNew: addition.isNew, files: addition.files });
  if (outcome === 'changed') throw new Error(words.bibliographyChanged(label));
  if (outcome === 'unsaved') throw new Error(words.bibliographyUnsaved(label));
}

/** What is added, as text: the file takes it at one place. */
function entriesOf({ bibliography, files }: Addition): string {
  return (files.find(({ uri }) => uri === bibliography)?.edits ?? []).map(({ newText }) => newText).join('').trim();
}

/** Lets the writer choose the bibliography of a draft that names none; undefined where they leave the list. */
export async function pickBibliography(file: string, candidates: readonly { readonly uri: string; readonly exists: boolean }[]): Promise<string | undefined> {
  const rows = candidates.map(({ uri, exists }) => ({
    label: exists ? `$(book) ${fileLabel(Uri.parse(uri))}` : `$(new-file) ${words.newBibliography(fileLabel(Uri.parse(uri)))}`,
    uri,
  }));
  const chosen = await window.showQuickPick(rows, { title: words.titles.addToBibliography(), placeHolder: words.chooseBibliography(file) });
  return chosen?.uri;
}

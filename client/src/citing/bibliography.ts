import { env, Uri, window, type TextDocument } from 'vscode';
import type { AddToBibliographyAnswer } from '../../../server/src/protocol/bibliographyRequests';
import { fileLabel } from '../editing/convert';
import { applyFileEdits, isReadOnly } from '../editing/fileEdits';
import type { Library } from '../server/library';
import { showStatus } from '../messages/showStatus';
import { messages } from '../messages/messages';

export type Addition = Extract<AddToBibliographyAnswer, { kind: 'edits' }>;

/**
 * Adds what the bibliography of a draft lacks; `keys` are keys of the draft, all that it cites where undefined. The writer
 * chooses a bibliography where the draft names none, and is told how many entries were added. undefined where they left that
 * list. Rejects with words for the writer.
 */
export async function addEntries(
  library: Library,
  document: TextDocument,
  keys?: readonly string[],
  target?: string,
): Promise<number | undefined> {
  const file = fileLabel(document.uri);
  const answer = await library.addToBibliography({
    uri: document.uri.toString(),
    ...(keys === undefined ? {} : { keys }),
    ...(target === undefined ? {} : { target }),
  });
  if (answer === null) throw new Error(messages.notADraft(file));
  if (answer === undefined) throw new Error(messages.draftChanged(file));
  switch (answer.kind) {
    case 'complete':
      showStatus(messages.bibliographyComplete(file));
      return 0;
    case 'refused':
      throw new Error(answer.reason);
    case 'no-bibliography': {
      const chosen = target === undefined ? await pickBibliography(file, answer.candidates) : undefined;
      return chosen === undefined ? undefined : addEntries(library, document, keys, chosen);
    }
    case 'edits':
      await writeEntries(answer);
      showStatus(messages.entriesAdded(answer.added.length, fileLabel(Uri.parse(answer.bibliography))));
      return answer.added.length;
  }
}

/**
 * Writes entries into a bibliography as one step of undo, and saves the file where nothing unsaved stood in it before.
 * Where the file takes no changes, the entries go to the clipboard. Rejects with words for the writer.
 */
export async function writeEntries(addition: Addition): Promise<void> {
  const uri = Uri.parse(addition.bibliography);
  const label = fileLabel(uri);
  if (await isReadOnly(uri)) {
    await env.clipboard.writeText(entriesOf(addition));
    throw new Error(messages.bibliographyReadOnly(label));
  }
  const outcome = await applyFileEdits({ uri, isNew: addition.isNew, files: addition.files });
  if (outcome === 'changed') throw new Error(messages.bibliographyChanged(label));
  if (outcome === 'unsaved') throw new Error(messages.bibliographyUnsaved(label));
}

/** What is added, as text: the file takes it at one place. */
function entriesOf({ bibliography, files }: Addition): string {
  return (files.find(({ uri }) => uri === bibliography)?.edits ?? [])
    .map(({ newText }) => newText)
    .join('')
    .trim();
}

/** Lets the writer choose the bibliography of a draft that names none; undefined where they leave the list. */
async function pickBibliography(
  file: string,
  candidates: readonly { readonly uri: string; readonly exists: boolean }[],
): Promise<string | undefined> {
  const rows = candidates.map(({ uri, exists }) => ({
    label: exists ? `$(book) ${fileLabel(Uri.parse(uri))}` : `$(new-file) ${messages.newBibliography(fileLabel(Uri.parse(uri)))}`,
    uri,
  }));
  const chosen = await window.showQuickPick(rows, {
    title: messages.titles.addToBibliography(),
    placeHolder: messages.chooseBibliography(file),
  });
  return chosen?.uri;
}

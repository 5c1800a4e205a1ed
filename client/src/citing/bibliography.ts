import { env, type TextDocument, Uri, window, workspace } from 'vscode';
import { type AddToBibliographyAnswer, type BibliographyEdit, methods } from '../../../server/src/client';
import { changeFiles, type FileChange } from '../editing/fileChange';
import { isReadOnly } from '../editing/fileEdits';
import { fileLabel } from '../editing/labels';
import type { ReferenceChanges } from '../lookUp/referenceChanges';
import { messages } from '../messages/messages';
import { Slip, showInformation, showStatus } from '../messages/show';
import type { Library } from '../server/library';

export type BibliographyEdits = Extract<AddToBibliographyAnswer, { kind: 'edits' }>;

/**
 * Asks the server how to add entries to the bibliography of a draft. Rejects with a message for the writer if the document is not a
 * draft or has changed meanwhile.
 */
export async function planEntries(
  library: Library,
  document: TextDocument,
  params: Omit<BibliographyEdit<'add'>, 'kind' | 'uri'> = {},
): Promise<AddToBibliographyAnswer> {
  const plan = await library.ask(methods.bibliographyEdit, { kind: 'add', uri: document.uri.toString(), ...params });
  if (plan === null) throw new Slip(messages.notADraft(fileLabel(document.uri)));
  if (plan === undefined) throw new Error(messages.draftChanged(fileLabel(document.uri)));
  return plan;
}

/** What carries out a plan. */
export interface EntryWriting {
  readonly library: Library;
  readonly referenceChanges: Pick<ReferenceChanges, 'make'>;
}

/**
 * Carries out a plan of `planEntries`, and shows how many entries were added. `keys` are the citation keys for which the plan was made;
 * undefined if it was made for all cited papers. If the draft names no bibliography, the writer chooses one. Rejects with a message for
 * the writer if the entries can't be added.
 */
export async function carryOutPlan(
  writing: EntryWriting,
  document: TextDocument,
  plan: AddToBibliographyAnswer,
  keys?: readonly string[],
): Promise<void> {
  const file = fileLabel(document.uri);
  const { library, referenceChanges } = writing;
  switch (plan.kind) {
    case 'complete':
      return showStatus(messages.bibliographyComplete(file, plan.unknown ?? []));
    case 'refused':
      throw new Error(plan.reason);
    case 'unsaved': {
      const saved = await askToSaveDraft(document);
      if (saved !== undefined) await carryOutPlan(writing, saved, await planEntries(library, saved, keys === undefined ? {} : { keys }));
      return;
    }
    case 'no-bibliography': {
      const target = await pickBibliography(file, plan.candidates);
      if (target === undefined) return;
      // The plan is requested only now, because the draft may have changed while the writer was choosing.
      return carryOutPlan(
        writing,
        document,
        await planEntries(library, document, { ...(keys === undefined ? {} : { keys }), target }),
        keys,
      );
    }
    case 'edits': {
      await referenceChanges.make(() => writeEntries(plan));
      showStatus(messages.entriesAdded(plan.added.length, fileLabel(Uri.parse(plan.bibliography)), file, plan.renamed));
    }
  }
}

/** Asks the writer to save a draft for the first time, and returns the saved document; undefined if the writer does not save it. */
async function askToSaveDraft(document: TextDocument): Promise<TextDocument | undefined> {
  const choice = await showInformation(messages.askToSaveDraft(fileLabel(document.uri)), messages.saveDraft());
  const uri = choice === undefined ? undefined : await workspace.saveAs(document.uri);
  return uri === undefined ? undefined : workspace.openTextDocument(uri);
}

/**
 * Writes entries into a bibliography as one step of undo, and saves the file if it had no unsaved changes before. Rejects with a
 * message for the writer if the file is read-only, has changed or can't be saved. The entries for a read-only file are copied to the
 * clipboard. Resolves to the changes of all files.
 */
export async function writeEntries(addition: BibliographyEdits): Promise<readonly FileChange[]> {
  const uri = Uri.parse(addition.bibliography);
  const label = fileLabel(uri);
  if (await isReadOnly(uri)) {
    await env.clipboard.writeText(entriesOf(addition));
    throw new Error(messages.bibliographyReadOnly(label));
  }
  const { edits = [], ...own } = addition.files.find((file) => file.uri === addition.bibliography) ?? {};
  const others = addition.files.filter((file) => file.uri !== addition.bibliography);
  const changes = await changeFiles({ ...own, uri: addition.bibliography, isNew: addition.isNew, edits, others });
  if (!changes[0].isSaved) throw new Error(messages.bibliographyUnsaved(label));
  return changes;
}

/** The text of the entries that the edits add to the bibliography. */
function entriesOf({ bibliography, files }: BibliographyEdits): string {
  return (files.find(({ uri }) => uri === bibliography)?.edits ?? [])
    .map(({ newText }) => newText)
    .join('')
    .trim();
}

/** Lets the writer choose a bibliography for a draft that names none; undefined if the writer closes the list. */
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

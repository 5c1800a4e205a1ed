import { Uri, window, workspace, type TextDocument } from 'vscode';
import { pickBibliography, writeEntries } from '../bibliography';
import { fileLabel } from '../convert';
import type { Library } from '../library';
import { openDocument } from '../opening';
import { tell } from '../picks/paperActions';
import { words } from '../words';
import type { Command } from './command';

/** What a completion hands over: the draft, and the key that it wrote. */
interface AcceptedCitation {
  readonly uri: string;
  readonly key: string;
}

/** Drafts whose writer was asked for a bibliography already: once is enough. */
const asked = new Set<string>();

/** For all papers that the draft cites; after a completion for the one that was accepted, as the setting says. */
export const addToBibliography: Command = {
  id: 'marginalia.addToBibliography',
  title: words.titles.addToBibliography,
  run: async ({ library, drafts }, argument) => {
    const accepted = readAccepted(argument);
    if (accepted !== undefined) return addAccepted(library, await openDocument(Uri.parse(accepted.uri)), accepted.key);
    const target = drafts.findRecent();
    if (target === undefined) throw new Error(words.noDraft());
    const done = await add(library, target.document, undefined, 'pick');
    if (done === 0) tell(words.bibliographyComplete(fileLabel(target.document.uri)));
  },
};

function readAccepted(argument: unknown): AcceptedCitation | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('key' in argument)) return undefined;
  const { uri, key } = argument;
  return typeof uri === 'string' && typeof key === 'string' ? { uri, key } : undefined;
}

type AddOnAccept = 'ask' | 'always' | 'never';

async function addAccepted(library: Library, document: TextDocument, key: string): Promise<void> {
  const settings = workspace.getConfiguration('marginalia', document.uri);
  const usual = settings.get<AddOnAccept>('bibliography.addOnAccept', 'ask');
  if (usual === 'never') return;
  const answer = await library.addToBibliography({ uri: document.uri.toString(), keys: [key] });
  if (answer === undefined || answer === null || answer.kind === 'complete') return;
  if (answer.kind === 'no-bibliography') {
    if (asked.has(document.uri.toString())) return;
    asked.add(document.uri.toString());
  }
  if (usual === 'ask') {
    const file = answer.kind === 'edits' ? fileLabel(Uri.parse(answer.bibliography)) : words.aBibliography();
    const [yes, always, never] = [words.addEntry(), words.alwaysAdd(), words.neverAdd()];
    const choice = await window.showInformationMessage(words.askToAdd(key, file), yes, always, never);
    if (choice === always) await settings.update('bibliography.addOnAccept', 'always', true);
    if (choice === never) await settings.update('bibliography.addOnAccept', 'never', true);
    if (choice !== yes && choice !== always) return;
  }
  await add(library, document, [key], 'pick');
}

/** How many entries were added; undefined where the writer left the list of bibliographies. */
async function add(library: Library, document: TextDocument, keys: readonly string[] | undefined, target: 'pick' | { readonly uri: string }): Promise<number | undefined> {
  const uri = document.uri.toString();
  const file = fileLabel(document.uri);
  const answer = await library.addToBibliography({ uri, ...(keys === undefined ? {} : { keys }), ...(target === 'pick' ? {} : { target: target.uri }) });
  if (answer === null) throw new Error(words.notADraft(file));
  if (answer === undefined) throw new Error(words.draftChanged(file));
  switch (answer.kind) {
    case 'complete':
      return 0;
    case 'refused':
      throw new Error(answer.reason);
    case 'no-bibliography': {
      const chosen = target === 'pick' ? await pickBibliography(file, answer.candidates) : undefined;
      return chosen === undefined ? undefined : add(library, document, keys, { uri: chosen });
    }
    case 'edits':
      await writeEntries(answer);
      tell(words.entriesAdded(answer.added.length, fileLabel(Uri.parse(answer.bibliography))));
      return answer.added.length;
  }
}

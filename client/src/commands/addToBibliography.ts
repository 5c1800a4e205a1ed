import { ConfigurationTarget, Uri, window, workspace, type TextDocument } from 'vscode';
import { addOnAcceptSetting, readAddOnAccept, type AddOnAccept } from '../acceptedCitations';
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

/** What the writer was asked about and did not want: once is enough. */
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

async function addAccepted(library: Library, document: TextDocument, key: string): Promise<void> {
  const usual = readAddOnAccept();
  if (usual === 'never') return;
  const answer = await library.addToBibliography({ uri: document.uri.toString(), keys: [key] });
  if (answer === undefined || answer === null || answer.kind === 'complete') return;
  // A draft that has no bibliography is asked about as a whole.
  const subject = `${document.uri.toString()} ${answer.kind === 'no-bibliography' ? '' : key}`;
  if (asked.has(subject)) return;
  asked.add(subject);
  if (answer.kind === 'refused') throw new Error(answer.reason);
  if (usual === 'ask') {
    const question = answer.kind === 'edits' ? words.askToAdd(key, fileLabel(Uri.parse(answer.bibliography))) : words.askForBibliography(key);
    const [yes, always, never] = [words.addEntry(), words.alwaysAdd(), words.neverAdd()];
    const choice = await window.showInformationMessage(question, yes, always, never);
    if (choice === always) await setAddOnAccept('always');
    if (choice === never) await setAddOnAccept('never');
    if (choice !== yes && choice !== always) return;
  }
  const added = await add(library, document, [key], 'pick');
  if (added !== undefined) asked.delete(subject);
}

/** For every folder: that is what the words mean. */
async function setAddOnAccept(value: AddOnAccept): Promise<void> {
  await workspace.getConfiguration('marginalia').update(addOnAcceptSetting, value, ConfigurationTarget.Global);
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

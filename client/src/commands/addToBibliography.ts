import { Uri, type TextDocument } from 'vscode';
import { readAddOnAccept } from '../acceptedCitations';
import { addEntries } from '../bibliography';
import { openDocument } from '../opening';
import type { Services } from '../services';
import { words } from '../words';
import type { Command } from './command';

/** What a completion hands over: the draft, and the key that it wrote. */
interface AcceptedCitation {
  readonly uri: string;
  readonly key: string;
}

/** For all papers that the draft cites; after a completion for the one that was accepted, as the setting says. */
export const addToBibliography: Command = {
  id: 'marginalia.addToBibliography',
  title: words.titles.addToBibliography,
  run: async (services, argument) => {
    const accepted = readAccepted(argument);
    if (accepted !== undefined) return addAccepted(services, await openDocument(Uri.parse(accepted.uri)), accepted.key);
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Error(words.noDraft());
    await addEntries(services.library, target.document);
  },
};

function readAccepted(argument: unknown): AcceptedCitation | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('key' in argument)) return undefined;
  const { uri, key } = argument;
  return typeof uri === 'string' && typeof key === 'string' ? { uri, key } : undefined;
}

/** Where the draft names no bibliography, the writer is asked in any case: nobody chooses one for them. */
async function addAccepted({ library, entryQuestion }: Services, document: TextDocument, key: string): Promise<void> {
  const usual = readAddOnAccept();
  if (usual === 'never') return;
  if (usual === 'ask') return entryQuestion.ask(document);
  const missing = await library.missingEntries(document.uri.toString());
  if (missing === undefined || missing === null || !missing.keys.includes(key)) return;
  if (missing.bibliography === undefined) return entryQuestion.ask(document);
  await addEntries(library, document, [key]);
}

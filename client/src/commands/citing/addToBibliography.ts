import { Uri, type TextDocument } from 'vscode';
import { readAddOnAccept } from '../../citing/acceptedCitations';
import { carryOutPlan, planEntries } from '../../citing/bibliography';
import { openDocument } from '../../editing/openPaper';
import type { Services } from '../../services';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** A citation that was just inserted: the URI of the draft, and the keys as they were written. */
interface AcceptedCitations {
  readonly uri: string;
  readonly keys: readonly string[];
}

/**
 * Adds entries for all papers that the draft cites. If a citation was just inserted, the command adds the entries of that citation,
 * asks the writer, or does nothing, as the setting says.
 */
export const addToBibliography: Command = {
  id: 'marginalia.addToBibliography',
  title: messages.titles.addToBibliography,
  run: async (services, argument) => {
    const accepted = readAccepted(argument);
    if (accepted !== undefined) return addAccepted(services, await openDocument(Uri.parse(accepted.uri)), accepted.keys);
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    await carryOutPlan(services, target.document, await planEntries(services.library, target.document));
  },
};

function readAccepted(argument: unknown): AcceptedCitations | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('keys' in argument)) return undefined;
  const { uri, keys } = argument;
  return typeof uri === 'string' && Array.isArray(keys) ? { uri, keys: keys.filter((key) => typeof key === 'string') } : undefined;
}

/**
 * Adds the entries, asks the writer, or does nothing, as the setting says. If the draft names no bibliography, the writer is asked even
 * if the setting is `always`.
 */
async function addAccepted(services: Services, document: TextDocument, keys: readonly string[]): Promise<void> {
  const { library, addEntriesPrompt } = services;
  const usual = readAddOnAccept();
  if (usual === 'never') return;
  if (usual === 'ask') return addEntriesPrompt.ask(document);
  const plan = await library.addToBibliography({ uri: document.uri.toString(), keys, isUnasked: true });
  if (plan === undefined || plan === null || plan.kind === 'complete') return;
  if (plan.kind === 'no-bibliography' && plan.named === undefined) return addEntriesPrompt.ask(document);
  await carryOutPlan(services, document, plan, keys);
}

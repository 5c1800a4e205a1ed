import { Uri, window, type Range, type TextDocument } from 'vscode';
import type { LspRange } from '../../../../server/src/client';
import { toRange } from '../../editing/positions';
import type { DraftTarget } from '../../editing/draftTracker';
import { findVisibleEditor, openDocument } from '../../editing/openPaper';
import { pickPaperForSentence } from '../../picks/pickPaperForSentence';
import type { Services } from '../../services';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Suggests papers for the sentence that a code action passes, for the selection, or for the sentence at the cursor. */
export const suggestCitations: Command = {
  id: 'marginalia.suggestCitations',
  title: messages.titles.suggestCitations,
  run: async (services, uri, range) => {
    if (typeof uri === 'string' && typeof range === 'object' && range !== null) {
      const document = await openDocument(Uri.parse(uri));
      return suggestIn(services, document, toRange(range as LspRange));
    }
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    const editor = window.activeTextEditor;
    return suggestIn(services, target.document, editor?.document === target.document ? editor.selection : target.position);
  },
};

async function suggestIn(services: Services, document: TextDocument, place: Range | DraftTarget['position']): Promise<void> {
  await pickPaperForSentence(services, document, place, findVisibleEditor(document)?.viewColumn);
}

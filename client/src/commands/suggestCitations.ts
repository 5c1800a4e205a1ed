import { Uri, window, type Range, type TextDocument } from 'vscode';
import type { LspRange } from '../../../server/src/protocol/requests';
import { toRange } from '../convert';
import type { DraftTarget } from '../drafts';
import { findVisibleEditor, openDocument } from '../opening';
import { runSuggestPick } from '../picks/suggestPick';
import type { Services } from '../services';
import { words } from '../words';
import type { Command } from './command';

/** For the sentence at the cursor or the selection; a code action gives the sentence that it is for. */
export const suggestCitations: Command = {
  id: 'marginalia.suggestCitations',
  title: words.titles.suggestCitations,
  run: async (services, uri, range) => {
    if (typeof uri === 'string' && typeof range === 'object' && range !== null) {
      const document = await openDocument(Uri.parse(uri));
      return suggestIn(services, document, toRange(range as LspRange));
    }
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Error(words.noDraft());
    const editor = window.activeTextEditor;
    return suggestIn(services, target.document, editor?.document === target.document ? editor.selection : target.position);
  },
};

async function suggestIn(services: Services, document: TextDocument, place: Range | DraftTarget['position']): Promise<void> {
  await runSuggestPick(services, document, place, findVisibleEditor(document)?.viewColumn);
}

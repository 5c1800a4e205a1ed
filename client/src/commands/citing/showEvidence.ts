import { Uri, type Position } from 'vscode';
import type { LspPosition } from '../../../../server/src/client';
import { openDocument } from '../../editing/openPaper';
import { toPosition } from '../../editing/positions';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { runEvidencePick } from '../../picks/evidencePick';
import type { Command } from '../command';

/**
 * Shows what the cited papers say of a sentence: of the one that a code action or a card passes, or else of the one at the cursor. A code
 * action also passes the key of the paper that it is about.
 */
export const showEvidence: Command = {
  id: 'marginalia.showEvidence',
  title: messages.titles.showEvidence,
  run: async (services, uri, position, key) => {
    const given = readPosition(position);
    if (typeof uri === 'string' && given !== undefined)
      return runEvidencePick(services, await openDocument(Uri.parse(uri)), given, typeof key === 'string' ? key : undefined);
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    return runEvidencePick(services, target.document, target.position);
  },
};

function readPosition(position: unknown): Position | undefined {
  return typeof position === 'object' && position !== null ? toPosition(position as LspPosition) : undefined;
}

import { Uri } from 'vscode';
import type { LspRange } from '../../../../server/src/client';
import { toRange } from '../../editing/positions';
import { findVisibleEditor, openDocument } from '../../editing/openPaper';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Replaces a citation key that the library does not know. The writer searches for the paper that was meant and chooses it. */
export const replaceCitation: Command = {
  id: 'marginalia.replaceCitation',
  title: messages.titles.replaceCitation,
  run: async (services, uri, range, query) => {
    if (typeof uri !== 'string' || typeof query !== 'string' || typeof range !== 'object' || range === null) return;
    const document = await openDocument(Uri.parse(uri));
    const { start } = toRange(range as LspRange);
    await runSearchPick(services, {
      target: { document, position: start, viewColumn: findVisibleEditor(document)?.viewColumn, mode: 'replace' },
      query,
    });
  },
};

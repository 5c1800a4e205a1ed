import { commands, Location, Position, type Range, type TextDocument, Uri, window } from 'vscode';
import { type LspPosition, type LspRange, methods, renderCopiedCitation } from '../../../server/src/client';
import { insertCitations } from '../citing/insertCitations';
import type { DraftTarget } from '../editing/draftTracker';
import { findVisibleEditor, openDocument } from '../editing/openPaper';
import { fromPosition, toPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import { runEvidencePick } from '../picks/evidencePick';
import { copyText, performPaperAction } from '../picks/paperActions';
import { pickPaperForSentence } from '../picks/pickPaperForSentence';
import { runSearchPick } from '../picks/searchPick';
import { runUncitedPick } from '../picks/uncitedPick';
import type { Services } from '../services';
import { type Command, findKey, findKeys } from './command';

/** Cites the papers for which the command was started. If there are none, the writer chooses a paper. */
export const insertCitation: Command = {
  id: 'marginalia.insertCitation',
  title: 'Cite Paper...',
  section: 'draft',
  does: 'searches for a paper and cites it at the cursor',
  icon: 'quote',
  palette: 'marginalia.inDraft',
  menus: [
    { place: 'paper', group: 'inline@1' },
    { place: 'paper', group: '2_cite@1' },
    { place: 'draftMenu', group: '1_cite@1' },
  ],
  keys: [{ place: 'draft', key: 'alt+m c' }],
  run: async (services, argument, chosen) => {
    const target = services.drafts.findRecent();
    const keys = findKeys(argument, chosen);
    if (target === undefined) throw new Slip(messages.noDraft());
    if (keys.length > 0) return insertCitations(services.library, target, keys);
    return runSearchPick(services, { target, query: '' });
  },
};

/** Suggests papers for the sentence that a code action passes, for the selection, or for the sentence at the cursor. */
export const suggestCitations: Command = {
  id: 'marginalia.suggestCitations',
  title: 'Cite for This Sentence...',
  section: 'draft',
  does: 'suggests papers for the sentence or the selection',
  icon: 'lightbulb',
  palette: 'marginalia.hasLibrary && marginalia.inDraft',
  menus: [{ place: 'draftMenu', group: '1_cite@2', when: 'marginalia.hasLibrary' }],
  keys: [{ place: 'draft', key: 'alt+m g' }],
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

/**
 * Shows what the cited papers say of a sentence: of the one that a code action or a card passes, or else of the one at the cursor. A code
 * action also passes the key of the paper that it is about.
 */
export const showEvidence: Command = {
  id: 'marginalia.showEvidence',
  title: 'Show Evidence',
  section: 'draft',
  does: 'shows what the papers cited in the sentence say about it',
  palette: 'marginalia.hasLibrary && marginalia.inDraft',
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

/**
 * Lists the papers on a section's topic that are not cited in the section. The section is that of a code lens, or else the one that
 * contains the cursor.
 */
export const showUncitedPapers: Command = {
  id: 'marginalia.showUncitedPapers',
  title: 'Show Uncited Papers',
  section: 'draft',
  does: "lists papers on the topic of the section that the section doesn't cite",
  palette: 'marginalia.hasLibrary && marginalia.inDraft',
  run: async (services, uri, position) => {
    const editor = window.activeTextEditor;
    if (typeof uri === 'string' && typeof position === 'object' && position !== null) {
      const { line, character } = position as LspPosition;
      return runUncitedPick(services, await openDocument(Uri.parse(uri)), new Position(line, character));
    }
    if (editor === undefined) throw new Slip(messages.noDraft());
    return runUncitedPick(services, editor.document, editor.selection.active);
  },
};

/** Shows where a paper is cited: the paper of a code lens, or else the one at the cursor. */
export const showCitations: Command = {
  id: 'marginalia.showCitations',
  title: 'Show Citations',
  run: async ({ library }, uri, position) => {
    const editor = window.activeTextEditor;
    const place =
      readPlace(uri, position) ?? (editor === undefined ? undefined : { uri: editor.document.uri, position: editor.selection.active });
    if (place === undefined) throw new Slip(messages.noFile());
    await openDocument(place.uri);
    const found = await library.ask(methods.paperAt, { uri: place.uri.toString(), position: fromPosition(place.position) });
    if (found === null) throw new Slip(messages.noPaperHere());
    const paper = found === undefined ? undefined : await library.paper(found.key);
    if (paper === undefined || paper === null) return;
    if (paper.citedAt.length === 0) return showStatus(messages.notCited());
    // VS Code's own "Find All References" would also show the title of the paper, which is no citation.
    const locations = paper.citedAt.map((cited) => new Location(Uri.parse(cited.uri), toRange(cited.range)));
    await commands.executeCommand('editor.action.showReferences', place.uri, place.position, locations);
  },
};

function readPlace(uri: unknown, position: unknown): { readonly uri: Uri; readonly position: Position } | undefined {
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  const { line, character } = position as LspPosition;
  return { uri: Uri.parse(uri), position: new Position(line, character) };
}

/** Replaces a citation key that the library does not know. The writer searches for the paper that was meant and chooses it. */
export const replaceCitation: Command = {
  id: 'marginalia.replaceCitation',
  title: 'Find in Library',
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

/** Copies a citation of the selected papers. The command is started from rows of the Papers view. */
export const copyCitation: Command = {
  id: 'marginalia.copyCitation',
  title: 'Copy Citation',
  section: 'papersView',
  palette: 'never',
  menus: [{ place: 'paper', group: '3_copy@1' }],
  run: async ({ drafts }, argument, chosen) => {
    const keys = findKeys(argument, chosen);
    if (keys.length > 0) await copyText(renderCopiedCitation(drafts.findRecent()?.document.languageId, keys));
  },
};

/** Copies a paper's citation key. The command is started from a row of the Papers view or from a link in a hover. */
export const copyCitationKey: Command = {
  id: 'marginalia.copyCitationKey',
  title: 'Copy Citation Key',
  section: 'papersView',
  palette: 'never',
  menus: [
    { place: 'paper', group: '3_copy@2', when: '!listMultiSelection' },
    { place: 'reference', group: '3_copy@1', when: '!listMultiSelection' },
  ],
  run: async (services, argument) => {
    const key = findKey(argument);
    if (key !== undefined) await performPaperAction(services, 'copy-key', key, services.drafts.findRecent());
  },
};

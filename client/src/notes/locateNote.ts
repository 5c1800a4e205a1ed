import { type Range, Uri, window } from 'vscode';
import type { LspRange } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { openDocument } from '../editing/openPaper';
import { canonicalUri, fromRange, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import { excerptAround } from '../picks/excerpt';
import type { Services } from '../services';
import type { ShownNote } from './shownNote';

/**
 * A note whose passage could not be located. If there are several, the writer chooses one; undefined if they close the list. Rejects
 * with a message for the writer if there is none.
 */
export async function pickOrphan(orphans: readonly ShownNote[]): Promise<ShownNote | undefined> {
  const [first] = orphans;
  if (first === undefined) throw new Slip(messages.noOrphans());
  if (orphans.length === 1) return first;
  const rows = orphans.map((shown) => ({
    label: escapeIcons(excerptAround(shown.note.quote, [])),
    description: shown.note.key,
    detail: escapeIcons(shown.note.body.replace(/\s+/g, ' ')),
    shown,
  }));
  return (await window.showQuickPick(rows, { title: messages.titles.locatePassage(), placeHolder: messages.chooseOrphan() }))?.shown;
}

/**
 * Lets the writer choose a new passage for a note whose passage could not be located: the selected words or a similar passage of the
 * abstract. Rejects with a message for the writer if the paper or the note is gone, or if there is no passage to choose.
 */
export async function locateNote({ library, notes, comments }: Services, note: string, id: string, key: string | undefined): Promise<void> {
  const paper = key === undefined ? undefined : await library.paper(key);
  const places = paper?.places.filter(({ uri }) => library.isDigest(uri)) ?? [];
  // If several digests contain the paper, a visible one is preferred.
  const place =
    places.find(({ uri }) => window.visibleTextEditors.some(({ document }) => document.uri.toString() === canonicalUri(uri))) ?? places[0];
  if (place === undefined) throw new Error(messages.noSuchPaper(key ?? ''));
  const answer = await notes.threads({ uri: place.uri, range: place.range });
  const thread = answer?.threads.find((each) => each.note === note && each.id === id);
  if (thread === undefined) throw new Error(messages.noteGone());
  const document = await openDocument(Uri.parse(place.uri));
  // The active editor may be the box of a comment, so all visible editors are considered.
  const editor = window.visibleTextEditors.find((each) => each.document === document && !each.selection.isEmpty);
  const selection = editor === undefined ? undefined : await comments.digests.findPassage(document, editor.selection);
  const row = (range: Range, icon: string, description: string): { label: string; description: string; range: Range } => ({
    label: `$(${icon}) ${escapeIcons(excerptAround(document.getText(range).replace(/\s+/g, ' '), []))}`,
    description,
    range,
  });
  const rows = [
    ...(selection === undefined ? [] : [row(selection, 'selection', messages.theSelection())]),
    ...thread.candidates.map((range: LspRange) => row(toRange(range), 'quote', '')),
  ];
  if (rows.length === 0) throw new Error(messages.noCandidates());
  const chosen = await window.showQuickPick(rows, {
    title: messages.choosePassage(excerptAround(thread.quote, [])),
    placeHolder: messages.noCandidatesHint(),
  });
  if (chosen === undefined) return;
  await notes.write({ kind: 'anchor', note, id, digest: place.uri, range: fromRange(chosen.range) });
  showStatus(messages.passageLocated());
}

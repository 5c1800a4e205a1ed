import { window, workspace } from 'vscode';
import { fileLabel } from '../../editing/labels';
import { messages } from '../../messages/messages';
import type { Command } from '../command';
import { getEntryAtCursor, readEntryPlace } from '../../editing/entryAtCursor';

const mostBytes = 64 * 1024 * 1024;

/** Completes an incomplete entry, or all of the active bibliography, by a bibliography file that the writer chooses. */
export const matchBibliography: Command = {
  id: 'marginalia.matchBibliography',
  title: messages.titles.matchBibliography,
  run: async ({ library, referenceChanges }, uriArgument, positionArgument) => {
    const one = readEntryPlace(uriArgument, positionArgument);
    const { uri } = one ?? getEntryAtCursor();
    const [chosen] =
      (await window.showOpenDialog({
        title: messages.titles.matchBibliography(),
        openLabel: messages.matchWith(),
        filters: { [messages.bibliographyFiles()]: ['bib', 'bibtex', 'json', 'yaml', 'yml'] },
      })) ?? [];
    if (chosen === undefined) return;
    const file = fileLabel(chosen);
    if ((await workspace.fs.stat(chosen)).size > mostBytes) throw new Error(messages.fileTooLarge(file));
    const text = new TextDecoder().decode(await workspace.fs.readFile(chosen));
    const match = await library.matchBibliography({
      uri: uri.toString(),
      name: chosen.path,
      text,
      ...(one === undefined ? {} : { position: one.position }),
    });
    if (match === undefined) return;
    const run = referenceChanges.begin();
    const id = uri.toString();
    const basis = match.basis === undefined ? {} : { [id]: match.basis };
    if (match.edits.length > 0) await referenceChanges.writeOne(run, { edits: { [id]: match.edits }, basis });
    const why = match.unmatched.length === 0 ? [] : [messages.whyUnmatched()];
    const told = messages.entriesMatched(match.matched.length, match.unmatched.length, file);
    if ((await referenceChanges.tell(run, told, [], ...why)) === undefined) return;
    const rows = match.unmatched.map(({ key, title, reason }) => ({ label: key, description: reason, detail: title }));
    await window.showQuickPick(rows, { title: messages.unmatchedTitle(file) });
  },
};

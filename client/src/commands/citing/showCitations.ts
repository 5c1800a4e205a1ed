import { commands, Location, Position, Uri, window } from 'vscode';
import type { LspPosition } from '../../../../server/src/client';
import { fromPosition, toRange } from '../../editing/positions';
import { openDocument } from '../../editing/openPaper';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Shows where a paper is cited: the paper of a code lens, or else the one at the cursor. */
export const showCitations: Command = {
  id: 'marginalia.showCitations',
  title: messages.titles.showCitations,
  run: async ({ library }, uri, position) => {
    const editor = window.activeTextEditor;
    const place =
      readPlace(uri, position) ?? (editor === undefined ? undefined : { uri: editor.document.uri, position: editor.selection.active });
    if (place === undefined) throw new Slip(messages.noFile());
    await openDocument(place.uri);
    const found = await library.paperAt({ uri: place.uri.toString(), position: fromPosition(place.position) });
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

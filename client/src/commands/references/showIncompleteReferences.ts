import { window } from 'vscode';
import { fileLabel } from '../../editing/labels';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Lists the incomplete references of the draft, or of all drafts and bibliographies. */
export const showIncompleteReferences: Command = {
  id: 'marginalia.showIncompleteReferences',
  title: messages.titles.showIncompleteReferences,
  run: async ({ drafts, lookUps, references, completion }) => {
    const draft = drafts.findRecent()?.document.uri;
    const all = { label: messages.allIncomplete(), uri: undefined };
    const scope =
      draft === undefined
        ? all
        : await window.showQuickPick([{ label: messages.citedIncomplete(fileLabel(draft)), uri: draft.toString() }, all], {
            title: messages.titles.showIncompleteReferences(),
            placeHolder: messages.chooseIncomplete(),
          });
    if (scope === undefined) return;
    const about = scope.uri === undefined || draft === undefined ? '' : fileLabel(draft);
    references.show(about, (await lookUps.incompleteReferences(scope.uri)) ?? [], { uri: scope.uri });
    await completion.showList();
  },
};

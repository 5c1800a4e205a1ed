import { window } from 'vscode';
import { messages } from '../../messages/messages';
import { groupings } from '../../views/groupings';
import type { Command } from '../command';

/** Groups the rows of the Papers view by what the argument says, or by what the writer chooses. */
export const groupPapersBy: Command = {
  id: 'marginalia.groupPapersBy',
  title: messages.titles.groupPapersBy,
  run: async ({ tree }, argument) => {
    const known = groupings.find((grouping) => grouping === argument);
    if (known !== undefined) return tree.group(known);
    const rows = groupings.map((grouping) => ({
      label: messages.grouping(grouping),
      description: grouping === tree.grouping ? messages.currentGrouping() : '',
      grouping,
    }));
    const chosen = await window.showQuickPick(rows, { title: messages.titles.groupPapersBy(), placeHolder: messages.chooseGrouping() });
    if (chosen !== undefined) await tree.group(chosen.grouping);
  },
};

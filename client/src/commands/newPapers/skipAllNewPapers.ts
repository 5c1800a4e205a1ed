import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { showInformation } from '../../messages/show';
import { chooseNewPapers, findNewAmong, type ChosenNewPapers } from '../../newPapers/chooseNewPapers';
import type { Services } from '../../services';
import type { GroupNode } from '../../views/paperNodes';
import type { Command } from '../command';

/** Skips the new papers of a row of the Papers view, or of a digest that the writer chooses, in one step of undo. */
export const skipAllNewPapers: Command = {
  id: 'marginalia.skipAllNewPapers',
  title: messages.titles.skipAllNewPapers,
  needsFolder: 'decisions',
  run: async (services, argument) => {
    const chosen = await choose(services, argument);
    if (chosen === undefined) return;
    const { keys, from } = chosen;
    if (keys.length === 0) throw new Slip(messages.noneIsNew());
    await services.newPapersPage.skipAll(keys);
    const choice = await showInformation(messages.allSkipped(keys.length, from), messages.undo());
    if (choice !== undefined) await services.newPapersPage.undo(keys);
  },
};

async function choose({ server, newPapersPage }: Services, argument: unknown): Promise<ChosenNewPapers | undefined> {
  if (!isGroup(argument)) return chooseNewPapers(server, newPapersPage.shownKey);
  return {
    keys: await findNewAmong(
      server,
      argument.papers.map(({ key }) => key),
    ),
    from: argument.label,
  };
}

function isGroup(argument: unknown): argument is Pick<GroupNode, 'label' | 'papers'> {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'group';
}

import type { MoreNode } from '../../views/paperNodes';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Shows more rows of a large group in the tree. The command is started by the last row of the group. */
export const showMorePapers: Command = {
  id: 'marginalia.showMorePapers',
  title: messages.titles.showMorePapers,
  run: ({ tree }, argument) => {
    if (isMoreNode(argument)) tree.showMore(argument.group);
  },
};

function isMoreNode(argument: unknown): argument is MoreNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'more';
}

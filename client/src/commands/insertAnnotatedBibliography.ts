import { window } from 'vscode';
import { noteMethods, type AnnotatedBibliographyParams } from '../../../server/src/protocol/noteRequests';
import { getTarget, pickPapersOfBlock, writeBlock } from '../outputs';
import { words } from '../words';
import type { Command } from './command';

/** Puts papers with the writer's notes on them into the draft, or brings what is there up to date. */
export const insertAnnotatedBibliography: Command = {
  id: 'marginalia.insertAnnotatedBibliography',
  title: words.titles.insertAnnotatedBibliography,
  run: async (services) => {
    const target = getTarget(services);
    const title = words.titles.insertAnnotatedBibliography();
    const keys = await pickPapersOfBlock(services, target, 'annotated-bibliography', title);
    if (keys === undefined) return;
    const orders: readonly { readonly label: string; readonly order: AnnotatedBibliographyParams['order'] }[] = [
      { label: words.orderByKey(), order: 'key' },
      { label: words.orderByTopic(), order: 'topic' },
    ];
    const chosen = await window.showQuickPick(orders, { title, placeHolder: words.orderHint() });
    if (chosen !== undefined)
      await writeBlock<AnnotatedBibliographyParams>(services, target, noteMethods.annotatedBibliography, { keys, order: chosen.order });
  },
};

import { window } from 'vscode';
import { type AnnotatedBibliographyParams, noteMethods } from '../../../../server/src/client';
import { getTarget, pickPapersOfBlock, writeBlock } from '../../blocks/writeBlock';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Inserts an annotated bibliography into the draft, or updates the existing one. */
export const insertAnnotatedBibliography: Command = {
  id: 'marginalia.insertAnnotatedBibliography',
  title: messages.titles.insertAnnotatedBibliography,
  run: async (services) => {
    const target = getTarget(services);
    const title = messages.titles.insertAnnotatedBibliography();
    const keys = await pickPapersOfBlock(services, target, 'annotated-bibliography', title);
    if (keys === undefined) return;
    const orders: readonly { readonly label: string; readonly order: AnnotatedBibliographyParams['order'] }[] = [
      { label: messages.orderByKey(), order: 'key' },
      { label: messages.orderByTopic(), order: 'topic' },
    ];
    const chosen = await window.showQuickPick(orders, { title, placeHolder: messages.orderHint() });
    if (chosen !== undefined)
      await writeBlock<AnnotatedBibliographyParams>(services, target, noteMethods.annotatedBibliography, { keys, order: chosen.order });
  },
};

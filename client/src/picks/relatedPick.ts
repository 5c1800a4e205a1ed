import { fileLabel } from '../editing/labels';
import type { Services } from '../services';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import { runListPick } from './listPick';
import { performPaperAction } from './paperActions';
import { createRelatedItem } from './paperItem';

/** Lists papers on the same subject as the given paper, and performs the action that the writer chooses. */
export async function runRelatedPick(services: Services, key: string): Promise<void> {
  const { library, drafts } = services;
  const [paper, answer] = await Promise.all([library.paper(key), library.related({ key })]);
  if (paper === null || answer === null) throw new Error(messages.noSuchPaper(key));
  if (paper === undefined || answer === undefined) return;
  if (answer.results.length === 0) throw new Slip(messages.noRelatedPapers());
  const target = drafts.findActive();
  const choice = await runListPick({
    title: messages.relatedTo(paper.names[0] ?? paper.title),
    placeholder: target === undefined ? messages.chooseOpens() : messages.chooseInserts(fileLabel(target.document.uri)),
    papers: answer.results.map(createRelatedItem),
    enter: target === undefined ? 'open' : 'insert',
  });
  if (choice?.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? drafts.findRecent());
}

import { fileLabel } from '../convert';
import type { Services } from '../services';
import { words } from '../words';
import { runListPick } from './listPick';
import { performPaperAction } from './paperActions';
import { createRelatedItem } from './paperItem';

/** Papers on the subject of one paper, each with the passage that it shares. */
export async function runRelatedPick(services: Services, key: string): Promise<void> {
  const { library, drafts } = services;
  const [paper, answer] = await Promise.all([library.paper(key), library.related({ key })]);
  if (paper === null || answer === null) throw new Error(words.noSuchPaper(key));
  if (paper === undefined || answer === undefined) return;
  if (answer.results.length === 0) throw new Error(words.noRelatedPapers());
  const target = drafts.findActive();
  const choice = await runListPick({
    title: words.relatedTo(paper.names[0] ?? paper.title),
    placeholder: target === undefined ? words.chooseOpens() : words.chooseInserts(fileLabel(target.document.uri)),
    papers: answer.results.map(createRelatedItem),
    enter: target === undefined ? 'open' : 'insert',
  });
  if (choice?.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? drafts.findRecent());
}

import { toReadable } from '../../base/readableText';
import { chooseExcerpt } from '../../digest/abstracts/summary/chooseExcerpt';
import type { Paper } from '../../model/paper';
import type { DraftFile } from '../../workspace/files/textFile';

/**
 * A paper's list item in the topic outline of a draft: its name, its citation, and an excerpt if the abstract contains a suitable one.
 * undefined if Marginalia can't write outlines in the draft's language.
 */
export function renderPaperOutlineItem(draft: DraftFile, paper: Paper): string | undefined {
  const excerpt = toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
  const name = paper.names[0] ?? toReadable(paper.title);
  return draft.writer()?.outline?.renderOutlineItem({ name, key: paper.key, ...(excerpt === '' ? {} : { excerpt }) });
}

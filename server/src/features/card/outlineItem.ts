import { toReadable } from '../../base/readableText';
import { chooseExcerpt } from '../../digest/abstracts/summary/chooseExcerpt';
import type { Paper } from '../../model/paper';
import type { DraftFile } from '../../workspace/files/textFile';

/** A paper's item in the topic outline of a draft: its name, its citation, and an excerpt where the abstract gives one. */
export function renderOutlineItem({ language, text }: DraftFile, paper: Paper): string {
  const excerpt = toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
  const name = paper.names[0] ?? toReadable(paper.title);
  return language.renderOutlineItem({ name, key: paper.key, ...(excerpt === '' ? {} : { excerpt }) }, text);
}

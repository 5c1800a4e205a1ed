import { derived } from '../../base/derivedValues';
import { toReadable } from '../../base/readableText';
import { chooseExcerpt } from '../../digest/abstracts/summary/chooseExcerpt';
import type { Paper } from '../../model/paper';
import type { DraftFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * A paper's list item in the topic outline of a draft: its name, its citation, and an excerpt if the abstract contains a suitable one.
 * undefined if Marginalia can't write outlines in the draft's language.
 */
export function renderPaperOutlineItem(snapshot: Snapshot, draft: DraftFile, paper: Paper): string | undefined {
  const excerpt = getExcerpts(snapshot).of(paper);
  const name = paper.names[0] ?? toReadable(paper.title);
  return draft.writer()?.outline?.renderOutlineItem({ name, key: paper.key, ...(excerpt === '' ? {} : { excerpt }) });
}

/** The excerpts of papers. Each is chosen only once, because the items of a draft are compared with its text after each change. */
class Excerpts {
  private readonly chosen = new Map<Paper, string>();

  of(paper: Paper): string {
    const excerpt = this.chosen.get(paper) ?? toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
    this.chosen.set(paper, excerpt);
    return excerpt;
  }
}

const getExcerpts = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => new Excerpts(),
);

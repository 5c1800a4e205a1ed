import { derived } from '../../base/derivedValues';
import { toReadable } from '../../base/readableText';
import { chooseExcerpt } from '../../digest/abstracts/summary/chooseExcerpt';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import type { DraftFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * A paper's list item in the topic outline of a draft: its name, its citation by `key`, and an excerpt if the abstract contains a suitable one.
 * undefined if Marginalia can't write outlines in the draft's language.
 */
export function renderPaperOutlineItem(snapshot: Snapshot, draft: DraftFile, paper: Paper, key: CitationKey): string | undefined {
  const excerpt = getExcerpts(snapshot).of(paper);
  return draft.writer()?.outline?.renderOutlineItem({ name: nameOf(paper), key, ...(excerpt === '' ? {} : { excerpt }) });
}

/** Whether a line of the draft that cites the paper by `key` is its list item as `renderPaperOutlineItem` writes it. */
export function isPaperOutlineItem(snapshot: Snapshot, draft: DraftFile, paper: Paper, key: CitationKey, line: string): boolean {
  const bare = draft
    .writer()
    ?.outline?.renderOutlineItem({ name: nameOf(paper), key })
    .trimStart();
  // Most lines begin in another way, so no excerpt is chosen for their papers.
  if (bare === undefined || !line.trimStart().startsWith(bare.slice(0, bare.indexOf(key)))) return false;
  return line.trim() === renderPaperOutlineItem(snapshot, draft, paper, key)?.trim();
}

function nameOf({ names, title }: Paper): string {
  return names[0] ?? toReadable(title);
}

/** The excerpts of papers. Each is chosen only once, because the items of a draft are compared with its text after each change. */
class Excerpts {
  private readonly chosen = new WeakMap<Paper, string>();

  of(paper: Paper): string {
    const excerpt = this.chosen.get(paper) ?? toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
    this.chosen.set(paper, excerpt);
    return excerpt;
  }
}

const getExcerpts = derived(
  (_snapshot: Snapshot) => [],
  () => new Excerpts(),
);

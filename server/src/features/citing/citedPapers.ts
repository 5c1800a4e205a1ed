import { sliceSpan } from '../../base/span';
import { citationsOf, type CitedKey } from '../../workspace/citationsOf';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { isPaperOutlineItem } from '../blocks/outlineItem';

/**
 * Whether a draft of the workspace cites the paper. A list item that the topic outline inserted does not count until the writer changes
 * it.
 */
export function isCited(snapshot: Snapshot, paper: Paper): boolean {
  return snapshot.citations().citing.has(paper) && citationsOf(snapshot, paper).some((place) => !isInsertedItem(snapshot, paper, place));
}

/** The papers for which `isCited` is true, in the order of the drafts. */
export function listCitedPapers(snapshot: Snapshot): readonly Paper[] {
  return [...snapshot.citations().citing.keys()].filter((paper) => isCited(snapshot, paper));
}

/** Whether a place that cites the paper is a list item of the topic outline that the writer has not changed. */
export function isInsertedItem(snapshot: Snapshot, paper: Paper, { uri, keySpan }: Omit<CitedKey, 'key'>): boolean {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return false;
  const lines = draft.lines();
  const { line } = lines.positionAt(keySpan.start);
  const start = lines.offsetAt({ line, character: 0 });
  const end = lines.offsetAt({ line, character: Number.POSITIVE_INFINITY });
  return isPaperOutlineItem(snapshot, draft, paper, sliceSpan(draft.text, keySpan), draft.text.slice(start, end));
}

import { sliceSpan, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { papersOfTopic } from '../../library/topicPapers';
import { findTopicSection } from './topicSections';
import { findManagedBlock } from './managedBlock';

/** The kinds of blocks that list papers; they are also the names in the comments around such a block. */
export type PapersBlock = 'matrix' | 'annotated-bibliography';

export interface ChosenPapers {
  /** Papers that the list of choices begins with, each once. */
  readonly papers: readonly Paper[];
  /** The papers that are chosen at first. */
  readonly chosen: readonly Paper[];
  /** The reason why these are chosen. */
  readonly because: 'block' | 'topic' | 'cited';
}

/**
 * The papers that are chosen for a block before the writer chooses others: those that the block has already; else those of the topic that
 * the heading above `offset` names; else those that the draft cites. For an annotated bibliography only those of them with notes, if any
 * has some. undefined if the document is no draft.
 */
export function choosePapers(snapshot: Snapshot, uri: string, offset: number, name: PapersBlock): ChosenPapers | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const cited = listCited(snapshot, draft, { start: 0, end: draft.text.length });
  const block = findManagedBlock(draft, name, offset);
  if (block !== undefined && sliceSpan(draft.text, block.content).trim() !== '') {
    const papers = listCited(snapshot, draft, block.content);
    return { papers: unite(papers, cited), chosen: papers, because: 'block' };
  }
  const topic = findTopicSection(snapshot, uri, offset)?.topic;
  const found = topic === undefined ? cited : papersOfTopic(snapshot.library(), topic);
  const noted =
    name === 'matrix'
      ? []
      : found.filter((paper) =>
          snapshot
            .noteIndex()
            .notesOn(paper)
            .some(({ note }) => note.free !== '' || note.annotations.length > 0),
        );
  return { papers: unite(found, cited), chosen: noted.length > 0 ? noted : found, because: topic === undefined ? 'cited' : 'topic' };
}

/** The papers with these keys, in the order of the keys, each once. Keys that no paper has are left out. */
export function getPapersByKeys(snapshot: Snapshot, keys: readonly string[]): readonly Paper[] {
  const library = snapshot.library();
  return [...new Set(keys.flatMap((key) => library.findByKey(key) ?? []))];
}

/** In the order of the text. */
function listCited(snapshot: Snapshot, { uri, scan }: DraftFile, { start, end }: Span): readonly Paper[] {
  const inside = scan().citations.filter(({ span }) => start <= span.start && span.end <= end);
  const keys = new Set(inside.flatMap(({ items }) => items.map(({ key }) => key)));
  return [...new Set([...keys].flatMap((key) => resolveCitation(snapshot, uri, key)))];
}

function unite(first: readonly Paper[], second: readonly Paper[]): readonly Paper[] {
  return [...new Set([...first, ...second])];
}

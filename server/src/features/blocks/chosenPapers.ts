import { sliceSpan, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { papersOfTopic } from '../../library/topicPapers';
import { findTopicSection } from './topicSections';
import { findManagedBlock } from './managedBlock';

/** The names of the blocks that list papers. The comment that begins such a block contains its name. */
export type PapersBlock = 'matrix' | 'annotated-bibliography';

export interface ChosenPapers {
  /** The papers that are listed first when the writer chooses, without duplicates. */
  readonly papers: readonly Paper[];
  /** The papers that are selected before the writer changes the selection. */
  readonly chosen: readonly Paper[];
  /** Why the papers in `chosen` are selected: the block already contains them, they belong to the topic, or the draft cites them. */
  readonly because: 'block' | 'topic' | 'cited';
}

/**
 * Proposes papers for a block. The writer may then change the selection. If the draft already has this block and its content is not
 * empty, the papers that the block cites are selected. If not, the papers of the topic of the section around `offset` are selected, or,
 * if the section has no topic, the papers that the draft cites. For a new annotated bibliography, papers without notes are then left
 * out of the selection, unless none of these papers has a note. undefined if the document is not a draft.
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
            .some(({ note }) => note.generalText !== '' || note.annotations.length > 0),
        );
  return { papers: unite(found, cited), chosen: noted.length > 0 ? noted : found, because: topic === undefined ? 'cited' : 'topic' };
}

/** The papers with these keys, in the order of the keys, without duplicates. Keys without a paper are ignored. */
export function getPapersByKeys(snapshot: Snapshot, keys: readonly string[]): readonly Paper[] {
  const library = snapshot.library();
  return [...new Set(keys.flatMap((key) => library.findByKey(key) ?? []))];
}

/** The papers that are cited within the span, in the order of their first citation. */
function listCited(snapshot: Snapshot, { uri, scan }: DraftFile, { start, end }: Span): readonly Paper[] {
  const inside = scan().citations.filter(({ span }) => start <= span.start && span.end <= end);
  const keys = new Set(inside.flatMap(({ items }) => items.map(({ key }) => key)));
  return [...new Set([...keys].flatMap((key) => resolveCitation(snapshot, uri, key)))];
}

function unite(first: readonly Paper[], second: readonly Paper[]): readonly Paper[] {
  return [...new Set([...first, ...second])];
}

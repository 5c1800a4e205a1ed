import { sliceSpan, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { papersOfTopic } from '../../library/topicPapers';
import { findTopicSection } from './topicSections';
import { findManagedBlock } from './managedBlock';

/** Blocks of a draft that are made of papers, by the names that their marks have. */
export type PapersBlock = 'matrix' | 'annotated-bibliography';

export interface ChosenPapers {
  /** Papers that a list should begin with, each once. */
  readonly papers: readonly Paper[];
  /** Those of them that are chosen at first. */
  readonly chosen: readonly Paper[];
  /** Why these are chosen. */
  readonly because: 'block' | 'topic' | 'cited';
}

/**
 * The papers that a block is about, until the writer chooses others: those that it has already, or else those of the topic
 * that the heading above `offset` names, or else those that the draft cites; for a bibliography of notes those among them
 * that have some, if any has. undefined where the document is no draft.
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

/** Papers with these keys, in their order, each once; a key that no paper has is left out. */
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

import { findPinnedPaper } from '#library';
import { findFile, resolveCitation, type Snapshot } from '#workspace';
import { indexOfSpanAt, type Span, shiftSpan, touches } from '../../base/span';
import type { Paper } from '../../model/paper';
import { findDigestPaper } from '../digests/digestPapers';
import { findEntryUnderCursor, findItemAtMark } from '../evidence/citationAtCursor';
import { findMentions, findNamedPapers } from '../evidence/mentions';

/** The papers that the text under the cursor refers to. */
interface PaperUnderCursor {
  /** The key, name or title under the cursor. */
  readonly span: Span;
  /** Never empty. Contains several papers if a short key or a name is ambiguous. */
  readonly papers: readonly Paper[];
}

/**
 * The papers that the text under the cursor refers to. This text can be a citation key in a draft (`[@duo<|>attention]`), a paper's
 * name in the prose of a draft or in a digest ("as DuoAtt<|>ention shows"), a title in a digest, the key or title of an entry in a
 * bibliography, or a paper in the topics file. undefined if the text refers to no paper.
 */
export function findPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft !== undefined) {
    const found = findItemAtMark(draft, offset);
    if (found !== undefined) return paperOrNothing(found.span, resolveCitation(snapshot, uri, found.item.key));
    return findMentions(snapshot, draft, { start: offset, end: offset })[0];
  }
  return findInDigest(snapshot, uri, offset) ?? findInBibliography(snapshot, uri, offset) ?? findInTopicsFile(snapshot, uri, offset);
}

function findInDigest(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  if (digest === undefined) return undefined;
  const { entries, starts } = digest.digest();
  const titles = entries.map(({ titleSpan }, index) => shiftSpan(titleSpan, starts[index] ?? 0));
  const index = indexOfSpanAt(titles, offset);
  const [entry, title] = [entries[index], titles[index]];
  if (entry !== undefined && title !== undefined && touches(title, offset)) {
    const paper = snapshot.library().findByEntry(entry);
    return paperOrNothing(title, paper === undefined ? [] : [paper]);
  }
  return findNamedPapers(snapshot, digest.text, { start: offset, end: offset })[0];
}

function findInBibliography(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const file = snapshot.bibliographies.get(uri);
  const found = file === undefined ? undefined : findEntryUnderCursor(file, offset);
  if (found === undefined) return undefined;
  const paper = snapshot.library().findByEntry(found.entry);
  const span = [found.entry.keySpan, found.entry.titleSpan]
    .map((part) => shiftSpan(part, found.start))
    .find((part) => touches(part, offset));
  return paper === undefined || span === undefined ? undefined : { span, papers: [paper] };
}

/** The paper that the text at the cursor in the topics file refers to. */
function findInTopicsFile(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const { topics, kept } = snapshot.ownFiles.topics.get(uri)?.written() ?? { topics: [], kept: [] };
  const lists = [...topics, ...kept, ...kept.flatMap(({ subtopics }) => subtopics)];
  const written = lists.flatMap(({ papers }) => papers).find((paper) => touches(paper, offset));
  if (written === undefined) return undefined;
  const paper = findPinnedPaper(snapshot.library(), written.value);
  return paperOrNothing({ start: written.start, end: written.end }, paper === undefined ? [] : [paper]);
}

/**
 * Like `findPaperUnderCursor`, but if the cursor in a digest is not on a name or title, the result is the paper whose block is around
 * the cursor, with the span of the block.
 */
export function findPaperAroundCursor(snapshot: Snapshot, uri: string, offset: number): PaperUnderCursor | undefined {
  const digest = snapshot.digests.get(uri);
  const around = digest === undefined ? undefined : findDigestPaper(snapshot, digest, offset);
  return findPaperUnderCursor(snapshot, uri, offset) ?? (around === undefined ? undefined : { span: around.span, papers: [around.paper] });
}

/** Whether the paper under the cursor is already known. If it is, the caller need not wait until more digests are read. */
export function knowsPaperUnderCursor(snapshot: Snapshot, uri: string, offset: number): boolean {
  return findFile(snapshot, uri) !== undefined && findPaperUnderCursor(snapshot, uri, offset) !== undefined;
}

function paperOrNothing(span: Span, papers: readonly Paper[]): PaperUnderCursor | undefined {
  return papers.length === 0 ? undefined : { span, papers };
}

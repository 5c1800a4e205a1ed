import { citationsOf, locateOccurrence, type Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import { findNoteLinks } from '../annotating/noteLinks';
import { listPaperNotes } from '../annotating/paperNotes';
import { findItemUnderCursor, findPaperUnderCursor } from '../evidence/underCursor';

interface DefinitionResult {
  /** What is under the cursor: a key, a name, a title, a passage, or the quotation or metadata of a note. */
  readonly origin: Span;
  /** Where the paper, the passage or the notes are; never empty. */
  readonly targets: readonly ({ readonly uri: string } & ReturnType<typeof locateOccurrence>)[];
}

interface ReferenceResult {
  readonly uri: string;
  readonly span: Span;
}

/**
 * For a key, name or title, the places of the paper in the digests and bibliographies. For a note, its passage or paper; for an
 * annotated passage, its notes. undefined elsewhere.
 */
export function definition(snapshot: Snapshot, uri: string, offset: number): DefinitionResult | undefined {
  const linked = findNoteLinks(snapshot, uri, offset);
  if (linked !== undefined)
    return { origin: linked.origin, targets: linked.targets.map(({ span, ...target }) => ({ ...target, title: span })) };
  const found = findPaperUnderCursor(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const targets = found.papers
    .flatMap((paper) => paper.occurrences)
    .map((occurrence) => ({ uri: occurrence.uri, ...locateOccurrence(snapshot, occurrence) }));
  return { origin: found.span, targets };
}

/**
 * The citations of the paper under the cursor in all drafts of the workspace, followed by the notes on it. With 'with-declaration', its
 * titles in digests and bibliographies come first. For a note or an annotated passage, the places that `findNoteLinks` finds. Empty
 * elsewhere.
 */
export function references(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  declaration: 'with-declaration' | 'citations-only',
): readonly ReferenceResult[] {
  const linked = findNoteLinks(snapshot, uri, offset);
  if (linked !== undefined) return linked.targets.map((target) => ({ uri: target.uri, span: target.span }));
  const papers = findPaperUnderCursor(snapshot, uri, offset)?.papers ?? [];
  const declared =
    declaration === 'citations-only'
      ? []
      : papers.flatMap((paper) =>
          paper.occurrences.map((occurrence) => ({ uri: occurrence.uri, span: locateOccurrence(snapshot, occurrence).title })),
        );
  const places = papers
    .flatMap((paper) => citationsOf(snapshot, paper))
    .map(({ uri: draftUri, keySpan }) => ({ uri: draftUri, span: withMark(snapshot, draftUri, keySpan) }));
  const notes = papers.flatMap((paper) => listPaperNotes(snapshot, paper)).map(({ uri: noteUri, span }) => ({ uri: noteUri, span }));
  return [...declared, ...places.sort((a, b) => (a.uri === b.uri ? a.span.start - b.span.start : a.uri < b.uri ? -1 : 1)), ...notes];
}

/**
 * The span of a key, including the `@` before it in Markdown. VS Code's own Markdown support reports the same span, so the editor lists
 * the citation only once.
 */
function withMark(snapshot: Snapshot, uri: string, { start, end }: Span): Span {
  return { start: snapshot.drafts.get(uri)?.text.charAt(start - 1) === '@' ? start - 1 : start, end };
}

/**
 * The places in this document where the paper under the cursor is cited, and the paper's titles in a digest or bibliography. For a
 * citation key without a paper, all citations with the same key.
 */
export function documentHighlight(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const found = findPaperUnderCursor(snapshot, uri, offset);
  if (found === undefined) return findSameKeys(snapshot, uri, offset);
  const cited = found.papers.flatMap((paper) => citationsOf(snapshot, paper, uri));
  const occurrences = found.papers.flatMap((paper) => paper.occurrences).filter((occurrence) => occurrence.uri === uri);
  const spans = [...cited.map(({ keySpan }) => keySpan), ...occurrences.map((occurrence) => locateOccurrence(snapshot, occurrence).title)];
  return spans.sort((a, b) => a.start - b.start);
}

function findSameKeys(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const draft = snapshot.drafts.get(uri);
  const item = draft === undefined ? undefined : findItemUnderCursor(draft, offset);
  if (draft === undefined || item === undefined) return [];
  return draft.scan().citations.flatMap(({ items }) => items.filter(({ key }) => key === item.key).map(({ keySpan }) => keySpan));
}

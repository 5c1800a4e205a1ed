import type { Span } from '../../base/span';
import { citationsOf } from '../../workspace/citationsOf';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { listPaperNotes } from '../card/cardNotes';
import { findNoteLinks } from '../notes/noteLinks';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';

export interface ReferenceResult {
  readonly uri: string;
  readonly span: Span;
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

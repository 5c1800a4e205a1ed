import { escapeMarkdown } from '../../base/escape';
import { fileName } from '../../base/fileName';
import { shiftSpan, sliceSpan } from '../../base/span';
import type { Evidence } from '../../claims/evidence/findEvidence';
import type { Paper } from '../../model/paper';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import { findAbstractSource, type SourceSpan } from './abstractSource';
import { renderStrong, type CardEvidence } from './paperCard';

/**
 * The line of a card that says what the abstract says of a sentence that cites the paper: the sentence of the abstract with its place,
 * or that there is none. A card is seen unasked, so it says only what is sure: undefined if the sentence of the abstract may only
 * resemble the draft's, and if the draft's may speak of another paper that it cites. `linkTo` is the address of a place; empty if the
 * editor has none.
 */
export function renderEvidence(
  snapshot: Snapshot,
  paper: Paper,
  { evidence, isOnly }: { readonly evidence: Evidence; readonly isOnly: boolean },
  linkTo: (place: SourceSpan) => string,
): CardEvidence | undefined {
  const source = paper.abstractKind ?? 'abstract';
  switch (evidence.kind) {
    case 'no-abstract':
    case 'no-claim':
    case 'other-language':
      return undefined;
    case 'nothing':
      return evidence.isCertain && isOnly ? { line: `*The ${source} doesn't say this.*`, sentence: '' } : undefined;
    case 'found': {
      const { span, matches, isClear } = evidence;
      if (!isClear) return undefined;
      const sentence = sliceSpan(paper.abstract, span);
      const marked = renderStrong(
        sentence,
        matches.map((match) => shiftSpan(match, -span.start)),
      );
      const place = findAbstractSource(snapshot, paper, span);
      return {
        line: `“${marked}”${place === undefined ? '' : ` (${renderPlace(snapshot, place, linkTo(place))})`}`,
        sentence,
      };
    }
  }
}

/** "reading-list.txt, line 14", as a link if there is an address. */
function renderPlace(snapshot: Snapshot, { uri, span }: SourceSpan, address: string): string {
  const line = findFile(snapshot, uri)?.lines().positionAt(span.start).line;
  const label = `${escapeMarkdown(fileName(uri))}${line === undefined ? '' : `, line ${line + 1}`}`;
  return address === '' ? label : `[${label}](<${address}>)`;
}

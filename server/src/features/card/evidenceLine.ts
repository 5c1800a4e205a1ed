import { escapeMarkdown } from '../../base/escape';
import { fileName } from '../../base/fileName';
import { shiftSpan, sliceSpan } from '../../base/span';
import type { Evidence } from '../../claims/evidence/findEvidence';
import type { Paper } from '../../model/paper';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import { findAbstractSource, type SourceSpan } from './abstractSource';
import { renderStrong, type CardEvidence } from './paperCard';

/**
 * The line of a card that says what the abstract says of a sentence: the sentence with its place, or that there is none. `linkTo` is the
 * address of a place; empty if the editor has none. undefined if the paper has no abstract, or if the sentence makes no claim.
 */
export function renderEvidence(
  snapshot: Snapshot,
  paper: Paper,
  evidence: Evidence,
  linkTo: (place: SourceSpan) => string,
): CardEvidence | undefined {
  const source = paper.abstractKind ?? 'abstract';
  switch (evidence.kind) {
    case 'no-abstract':
    case 'no-claim':
      return undefined;
    case 'nothing':
      return { line: `*Nothing in the ${source} speaks of this sentence.*`, sentence: '' };
    case 'other-language':
      return { line: `*The ${source} is in another language than this sentence.*`, sentence: '' };
    case 'found': {
      const { span, matches } = evidence;
      const sentence = sliceSpan(paper.abstract, span);
      const marked = renderStrong(
        sentence,
        matches.map((match) => shiftSpan(match, -span.start)),
      );
      const place = findAbstractSource(snapshot, paper, span);
      return {
        line: `On this sentence${place === undefined ? '' : ` (${renderPlace(snapshot, place, linkTo(place))})`}: “${marked}”`,
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

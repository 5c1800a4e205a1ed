import type { KeyOrder } from '../../../model/citationCluster';
import type { Citation } from '../../../model/citation';
import type { DraftScan, TextEdit } from '../../../model/draft';
import type { DraftFile } from '../../../workspace/files/textFile';
import { citesTheSame, scanAgain } from './checkEdits';
import { getText, toEdits, toPieces, withEdits, type Pieces } from './pieceTable';

/** Compares keys, ignoring case unless they differ only in case. */
export function compareKeys(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Merges neighbouring citations in the whole draft. In citations without a narrative item, it then removes duplicates and sorts the
 * works. Narrative citations are not sorted, since the sentence may discuss the works in the order in which it cites them. A second run
 * changes nothing.
 */
export function organizeCitations(draft: DraftFile, order: KeyOrder = compareKeys): readonly TextEdit[] {
  let pieces = toPieces(draft.text);
  let scan = draft.scan();
  // A round merges pairs that have no citation in common, so n adjacent citations need about log n rounds.
  for (let edits = mergePairs(getText(pieces), scan, draft); edits.length > 0; edits = mergePairs(getText(pieces), scan, draft)) {
    ({ pieces, scan } = apply(draft, pieces, scan, edits));
  }
  const text = getText(pieces);
  const rewriter = draft.language.createWriter?.(text, scan).rewriter;
  const tidied = scan.citations.flatMap((citation) => (isFree(citation) ? (rewriter?.tidy(citation, order) ?? []) : []));
  if (tidied.length > 0) ({ pieces, scan } = apply(draft, pieces, scan, tidied));
  return citesTheSame(draft.scan().citations, scan.citations) ? toEdits(pieces, draft.text.length) : [];
}

function mergePairs(text: string, scan: DraftScan, { language }: DraftFile): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const { citations } = scan;
  const rewriter = language.createWriter?.(text, scan).rewriter;
  for (let index = 0; index + 1 < citations.length; index++) {
    const [first, second] = [citations[index], citations[index + 1]];
    const merged = first === undefined || second === undefined ? undefined : rewriter?.merge(first, second);
    if (merged === undefined) continue;
    edits.push(...merged);
    index += 1;
  }
  return edits;
}

function isFree({ items }: Citation): boolean {
  return items.length > 1 && items.every(({ mode }) => mode !== 'narrative');
}

function apply(draft: DraftFile, pieces: Pieces, scan: DraftScan, edits: readonly TextEdit[]): { pieces: Pieces; scan: DraftScan } {
  const changed = withEdits(pieces, edits);
  return { pieces: changed, scan: scanAgain(draft, getText(changed), { text: getText(pieces), scan }) };
}

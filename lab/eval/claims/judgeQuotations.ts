import { alteredQuotation } from '../../../server/src/features/findings/alteredQuotation';
import { findClaimPapers } from './claimPapers';
import { createClaimWorkspace, uriOfClaimDraft } from './claimWorkspace';
import { type MadeQuotation, makeQuotations } from './madeQuotations';
import type { ClaimJudge, GoldHalf } from './printClaims';
import { readGold } from './readGold';

interface GoldQuotation {
  readonly id: string;
  readonly paper: string;
  readonly key: string;
  readonly syntax: 'markdown' | 'latex';
  readonly before: string;
  readonly span: readonly [number, number];
  readonly edits: readonly { readonly at: number; readonly delete: number; readonly insert: string }[];
  readonly after: string;
  readonly says: 'exact' | 'altered';
}

/** Quotations that a person wrote, exact and altered. */
export const judgeQuotations: ClaimJudge = {
  title: 'altered-quotation: quotations entered manually',
  judge: (half, set) => {
    const all = readGold<GoldQuotation>('quotations.jsonl', set);
    const items = all.filter((item) => halfOf(item, all) === half);
    const papers = findClaimPapers(({ url }) => items.some(({ paper }) => paper === url));
    if (papers === undefined) return undefined;
    const byUrl = new Map(papers.map((paper) => [paper.url, paper]));
    return countHints(
      items.flatMap((item): readonly MadeQuotation[] => {
        const paper = byUrl.get(item.paper);
        return paper === undefined ? [] : [{ ...item, papers: [{ ...paper, key: item.key }], text: writeItem(item, paper.abstract) }];
      }),
    );
  },
};

/** Quotations that a program draws from abstracts and dresses or alters; each half by a seed of its own. */
export const judgeMadeQuotations: ClaimJudge = {
  title: 'altered-quotation: quotations made from abstracts (2,000 exact, 1,000 altered, 1,000 beside another paper)',
  judge: (half) => {
    const papers = findClaimPapers(({ abstract }) => abstract.length > 400);
    return papers === undefined ? undefined : countHints(makeQuotations(papers, half === 'tuned' ? 1 : 2));
  },
};

/** Odd items are tuned on, even ones reported. All items of a paper are on the side of the first. */
export function halfOf<Item extends { readonly id: string; readonly paper: string }>({ paper }: Item, items: readonly Item[]): GoldHalf {
  const first = items.find((item) => item.paper === paper)?.id ?? '';
  return Number(first.replace(/\D+/, '')) % 2 === 1 ? 'tuned' : 'reported';
}

function writeItem({ before, span, edits, after }: GoldQuotation, abstract: string): string {
  const words = [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce((text, edit) => text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.delete), abstract.slice(...span));
  return before + words + after;
}

/** The counts of hints, and the ids of the wrong ones: hints on exact quotations, and altered ones without a hint. */
function countHints(items: readonly MadeQuotation[]): Record<string, string> {
  const wrong: string[] = [];
  const count = { exact: 0, falseHints: 0, altered: 0, found: 0 };
  for (const { id, syntax, text, papers, says } of items) {
    const path = `${id}.${syntax === 'latex' ? 'tex' : 'md'}`;
    const snapshot = createClaimWorkspace([{ path, text }], papers);
    const hasHint = alteredQuotation.detect(snapshot, uriOfClaimDraft(path)).length > 0;
    if (says === 'altered') {
      count.altered += 1;
      if (hasHint) count.found += 1;
    } else {
      count.exact += 1;
      if (hasHint) count.falseHints += 1;
    }
    if (hasHint !== (says === 'altered')) wrong.push(id);
  }
  return {
    'exact or of others': String(count.exact),
    'false hints': String(count.falseHints),
    altered: String(count.altered),
    found: (count.found / Math.max(1, count.altered)).toFixed(3),
    wrong: wrong.length > 40 ? `${wrong.slice(0, 40).join(' ')} ...` : wrong.join(' '),
  };
}

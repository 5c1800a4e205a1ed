import { findEvidence } from '../../../server/src/claims/evidence/findEvidence';
import { latex } from '../../../server/src/drafts/latex/latex';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import { unprinted } from '../../../server/src/model/quotation';
import { findClaimPapers } from './claimPapers';
import { halfOf } from './judgeQuotations';
import type { ClaimJudge } from './printClaims';
import { readGold } from './readGold';

export interface GoldSentence {
  readonly id: string;
  readonly paper: string;
  readonly syntax: 'markdown' | 'latex';
  readonly sentence: string;
  /** The sentence of the abstract; missing where it has none. */
  readonly evidence?: readonly [number, number];
  readonly says?: 'supported' | 'contradicted' | 'silent';
  readonly half?: 'a' | 'b';
}

/** Whether the sentence of the abstract that bears on a sentence comes first, and whether "nothing" is said rightly. */
export const judgeEvidence: ClaimJudge = {
  title: 'Evidence: paraphrases, claims that the abstract supports or contradicts, and claims of which it does not speak',
  judge: (half, set) => {
    const paraphrases = readGold<GoldSentence>('evidence.jsonl', set);
    const claims = readGold<GoldSentence>('claims.jsonl', set).filter((claim) => (claim.half === 'a' ? 'tuned' : 'reported') === half);
    const items = [...paraphrases.filter((item) => halfOf(item, paraphrases) === half), ...claims];
    const wanted = new Set(items.map(({ paper }) => paper));
    const papers = findClaimPapers(({ url }) => wanted.has(url));
    if (papers === undefined) return undefined;
    const byUrl = new Map(papers.map((paper) => [paper.url, paper]));
    const judged = items.flatMap((item) => {
      const paper = byUrl.get(item.paper);
      if (paper === undefined) return [];
      const found = findEvidence(printSentence(item), paper);
      const isFirst = found.kind === 'found' && item.evidence !== undefined && overlap(found.span, item.evidence) > 0.5;
      return [{ kind: item.says ?? 'paraphrase', isFirst, isNothing: found.kind !== 'found' }];
    });
    const rate = (kinds: readonly string[], is: (item: (typeof judged)[number]) => boolean): string => {
      const of = judged.filter(({ kind }) => kinds.includes(kind));
      return `${(of.filter(is).length / Math.max(1, of.length)).toFixed(3)} of ${of.length}`;
    };
    return {
      'first, of paraphrases': rate(['paraphrase'], ({ isFirst }) => isFirst),
      '... of supported claims': rate(['supported'], ({ isFirst }) => isFirst),
      '... of contradicted ones': rate(['contradicted'], ({ isFirst }) => isFirst),
      '"nothing", wrongly': rate(['paraphrase', 'supported', 'contradicted'], ({ isNothing }) => isNothing),
      '"nothing", rightly': rate(['silent'], ({ isNothing }) => isNothing),
    };
  },
};

/** What is printed of a sentence of the gold. */
export function printSentence({ syntax, sentence }: GoldSentence): string {
  const language = syntax === 'latex' ? latex : markdown;
  const printed = language.prose.printText(sentence, language.scan(sentence), { start: 0, end: sentence.length });
  return printed.replaceAll(unprinted, '');
}

/** How much of the expected span, from 0 to 1, is in the found one, or the reverse. */
function overlap({ start, end }: { readonly start: number; readonly end: number }, [from, to]: readonly [number, number]): number {
  const common = Math.min(end, to) - Math.max(start, from);
  return common / Math.max(1, Math.min(end - start, to - from));
}

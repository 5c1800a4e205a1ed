import { contradictedNumber } from '../../../server/src/features/findings/contradictedNumber';
import type { Figures } from '../../bench/measuring';
import { findClaimPapers } from './claimPapers';
import { createClaimWorkspace, uriOfClaimDraft } from './claimWorkspace';
import type { ClaimJudge } from './printClaims';
import { type GoldSet, readGold } from './readGold';

/** A sentence of the gold, and what its abstract says to it. */
interface GoldClaim {
  readonly id: string;
  /** The address of the paper in the collection. */
  readonly paper: string;
  readonly key: string;
  /** The other papers that the sentence cites, by their keys. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly syntax: 'markdown' | 'latex';
  readonly sentence: string;
  readonly says: 'supported' | 'contradicted' | 'silent';
  readonly changed?: 'number' | 'unit' | 'comparison';
  readonly doubtful?: string;
  readonly half?: 'a' | 'b';
}

/** A sentence of the gold with what the rule says of it. */
export interface JudgedClaim extends GoldClaim {
  readonly messages: readonly string[];
}

/** The sentences of a file of `lab/gold/claims` that are wanted; undefined where their papers are not at hand. */
export function judgeClaims(file: string, set: GoldSet, isWanted: (claim: GoldClaim) => boolean): readonly JudgedClaim[] | undefined {
  const claims = readGold<GoldClaim>(file, set).filter(isWanted);
  const urls = new Set(claims.flatMap(({ paper, keys = {} }) => [paper, ...Object.values(keys)]));
  const papers = new Map(findClaimPapers(({ url }) => urls.has(url))?.map((paper) => [paper.url, paper]));
  if (papers.size < urls.size) return undefined;
  const keyed = new Map(
    claims
      .flatMap(({ paper, key, keys = {} }) => [[key, paper] as const, ...Object.entries(keys)])
      .map(([key, url]) => [key, papers.get(url)]),
  );
  const pathOf = ({ id, syntax }: GoldClaim): string => `${id}.${syntax === 'latex' ? 'tex' : 'md'}`;
  const snapshot = createClaimWorkspace(
    claims.map((claim) => ({ path: pathOf(claim), text: claim.sentence })),
    [...keyed].map(([key, paper]) => ({ key, title: paper?.title ?? '', abstract: paper?.abstract ?? '' })),
  );
  return claims.map((claim) => ({
    ...claim,
    messages: contradictedNumber
      .detect(snapshot, uriOfClaimDraft(pathOf(claim)))
      .map(({ span, message }) => `${claim.sentence.slice(span.start, span.end)}: ${message}`),
  }));
}

/** How many of the changed numbers and units were found, and how many hints were right. */
export function countClaims(claims: readonly JudgedClaim[] | undefined): Figures | undefined {
  if (claims === undefined) return undefined;
  const hinted = claims.filter(({ messages }) => messages.length > 0);
  const isChanged = ({ says, changed }: GoldClaim): boolean => says === 'contradicted' && changed !== 'comparison';
  const right = hinted.filter(isChanged).length;
  const share = (part: number, all: number): string => `${all === 0 ? '-' : (part / all).toFixed(3)} (${part} of ${all})`;
  const found = (changed: string): string => {
    const all = claims.filter((claim) => claim.says === 'contradicted' && claim.changed === changed);
    return share(all.filter(({ messages }) => messages.length > 0).length, all.length);
  };
  const falseOn = (says: string): string => {
    const all = claims.filter((claim) => claim.says === says);
    const wrong = all.filter(({ messages }) => messages.length > 0);
    return `${wrong.length} of ${all.length} (${wrong.filter(({ doubtful }) => doubtful !== undefined).length} doubtful)`;
  };
  return {
    // A hint on a sentence whose comparison was changed is neither right nor wrong.
    precision: share(right, hinted.filter((claim) => claim.changed !== 'comparison').length),
    recall: share(right, claims.filter(isChanged).length),
    'numbers found': found('number'),
    'units found': found('unit'),
    'comparisons hinted at': found('comparison'),
    'false on supported': falseOn('supported'),
    'false on silent': falseOn('silent'),
  };
}

export const judgeContradictions: ClaimJudge = {
  title: 'Contradicted numbers',
  judge: (half, set) => countClaims(judgeClaims('claims.jsonl', set, (claim) => claim.half === (half === 'tuned' ? 'a' : 'b'))),
};

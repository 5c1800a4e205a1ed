import { getWordVectors } from '../../../server/src/wordVectors';
import { createRandom } from '../../../test/support/random';
import { findRelevanceSet } from '../relevanceSets';
import { findClaimPapers } from './claimPapers';
import { type GoldSentence, printSentence } from './judgeEvidence';
import { halfOf } from './judgeQuotations';
import type { GoldHalf } from './printClaims';
import { readGold } from './readGold';

/** A sentence and a paper: one that it cites, one drawn at random, or one near to the cited one. */
export interface SupportPair {
  /** Sentences made from abstracts by hand, or sentences of real drafts, which may cite a paper for what its abstract doesn't say. */
  readonly set: 'made' | 'real';
  readonly half: GoldHalf;
  readonly kind: 'own' | 'random' | 'near';
  readonly sentence: string;
  readonly paper: Abstracted;
}

interface Abstracted {
  readonly title: string;
  readonly abstract: string;
}

interface CitingSentence {
  readonly set: 'made' | 'real';
  readonly half: GoldHalf;
  readonly sentence: string;
  readonly cited: readonly Abstracted[];
}

/** The nearest papers may say the same, so those from the second to the fourth nearest are taken. */
const near = { from: 1, to: 4 } as const;
const randomPapers = 3;

/** undefined where the papers are not at hand. */
export function listSupportPairs(): readonly SupportPair[] | undefined {
  const papers = findClaimPapers(({ abstract }) => abstract.length > 200);
  const vectors = getWordVectors();
  if (papers === undefined || vectors === undefined) return undefined;
  const random = createRandom(7);
  const read = ({ title, abstract }: Abstracted): Float32Array => vectors.read(`${title}. ${abstract}`).vector;
  const directions = papers.map(read);
  const known = new Map<string, readonly Abstracted[]>();
  const findNear = (paper: Abstracted): readonly Abstracted[] => {
    const found = known.get(paper.title) ?? listNearest(read(paper), directions, near.to + 1).flatMap((at) => papers[at] ?? []);
    known.set(paper.title, found);
    return found.filter(({ title }) => title !== paper.title).slice(near.from, near.to);
  };
  return [...listMade(papers), ...listReal()].flatMap(({ set, half, sentence, cited }) => {
    const [first] = cited;
    if (first === undefined) return [];
    const isOther = ({ title }: Abstracted): boolean => cited.every((own) => own.title.toLowerCase() !== title.toLowerCase());
    const drawn = Array.from({ length: randomPapers }, () => random.pick(papers));
    const pair =
      (kind: SupportPair['kind']) =>
      (paper: Abstracted): SupportPair => ({ set, half, kind, sentence, paper });
    return [...cited.map(pair('own')), ...drawn.filter(isOther).map(pair('random')), ...findNear(first).filter(isOther).map(pair('near'))];
  });
}

/** The sentences that say something of an abstract, each with its paper. */
function listMade(papers: readonly (Abstracted & { readonly url: string })[]): readonly CitingSentence[] {
  const byUrl = new Map(papers.map((paper) => [paper.url, paper]));
  return (['first', 'later'] as const).flatMap((set) => {
    const paraphrases = readGold<GoldSentence>('evidence.jsonl', set);
    const claims = readGold<GoldSentence>('claims.jsonl', set).filter(({ says }) => says !== 'silent');
    return [...paraphrases, ...claims].flatMap((item) => {
      const paper = byUrl.get(item.paper);
      if (paper === undefined) return [];
      const half = item.half === undefined ? halfOf(item, paraphrases) : item.half === 'a' ? 'tuned' : 'reported';
      return [{ set: 'made' as const, half, sentence: printSentence(item), cited: [paper] }];
    });
  });
}

/** The drafts whose sentences are the tuned half. */
const tunedDrafts = /^(?:natolambert|christophM)/;

/** The sentences of real drafts, with the papers that they cite. */
function listReal(): readonly CitingSentence[] {
  const set = findRelevanceSet('draft-citations');
  const byKey = new Map(set?.documents.map((document) => [document.key, document]));
  return (set?.queries ?? []).map(({ id, text, gains }) => ({
    set: 'real',
    half: tunedDrafts.test(id) ? 'tuned' : 'reported',
    sentence: text,
    cited: [...gains.keys()].flatMap((key) => byKey.get(key) ?? []).filter(({ abstract }) => abstract.length > 200),
  }));
}

/** The indexes of the `count` nearest directions, nearest first. */
function listNearest(direction: Float32Array, directions: readonly Float32Array[], count: number): readonly number[] {
  const best: { at: number; cosine: number }[] = [];
  directions.forEach((other, at) => {
    let cosine = 0;
    for (let index = 0; index < other.length; index += 1) cosine += (other[index] as number) * (direction[index] as number);
    if (best.length === count && cosine <= (best.at(-1)?.cosine ?? 0)) return;
    best.push({ at, cosine });
    best.sort((a, b) => b.cosine - a.cosine);
    best.splice(count);
  });
  return best.map(({ at }) => at);
}

import {
  agreeFingerprints,
  computeLikeness,
  createSelector,
  findLike,
  fingerprintAbstract,
  foldPassage,
  isAboutPaper,
  listIdentifierKeys,
} from '#text';
import { findFile, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { toLine } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import type { Dismissal, DismissalInSentence } from '../../model/dismissal';
import type { Paper } from '../../model/paper';
import type { Claim, RuleFinding } from './rule';

/**
 * At most so many pairs of a finding and a dismissal are compared letter by letter, which takes a second. A writer has far fewer: only
 * findings that mark the same words about the same paper are compared, with dismissals of sentences that are gone.
 */
const maxCompared = 20_000;

/**
 * Those findings that the writer dismissed: here, or for their paper. `findings` are all findings of some rules in the file: of several
 * sentences that are nearly the same, a dismissal is about the most similar one.
 */
export function findDismissed(snapshot: Snapshot, uri: string, findings: readonly RuleFinding[]): ReadonlySet<RuleFinding> {
  const dismissals = getDismissals(snapshot);
  const text = findFile(snapshot, uri)?.text ?? '';
  const dismissed = new Set<RuleFinding>();
  /** The sentence that each dismissal is about. */
  const sentences = new Map<FoldedClaim, string>();
  const hints: { readonly finding: RuleFinding; readonly now: FoldedClaim; readonly known: readonly FoldedClaim[] }[] = [];
  for (const finding of findings) {
    const { code, span, claim } = finding;
    const known = claim && dismissals.find(code, claim.paper);
    if (claim === undefined || known === undefined) continue;
    if (known === 'all') dismissed.add(finding);
    else if (known.length > 0) {
      const now = foldClaim(createClaimAnchor(text, span, claim));
      for (const each of known.filter((other) => isSameClaim(other, now))) {
        sentences.set(each, now.sentence);
        dismissed.add(finding);
      }
      hints.push({ finding, now, known });
    }
  }
  let compared = 0;
  const pairs = hints
    .filter(({ finding }) => !dismissed.has(finding))
    .flatMap(({ finding, now, known }) =>
      known.flatMap((each) => {
        if (sentences.has(each) || each.claim !== now.claim || compared >= maxCompared) return [];
        compared += 1;
        const difference = compareClaims(each, now);
        return difference === undefined ? [] : [{ finding, now, known: each, difference }];
      }),
    )
    .sort((a, b) => a.difference - b.difference);
  for (const { finding, now, known } of pairs) {
    const sentence = sentences.get(known);
    if (sentence === undefined ? dismissed.has(finding) : sentence !== now.sentence) continue;
    sentences.set(known, now.sentence);
    dismissed.add(finding);
  }
  return dismissed;
}

/** Whether the writer dismissed any hint of a rule. */
export function hasDismissals(snapshot: Snapshot, rule: string): boolean {
  return getDismissals(snapshot).rules.has(rule);
}

/** The dismissals of hints in sentences; 'all' if all hints are dismissed. */
type Dismissed = readonly FoldedClaim[] | 'all';

interface Dismissals {
  /** The codes of the rules of which hints are dismissed. */
  readonly rules: ReadonlySet<string>;
  /** What is dismissed of a rule about a paper; `paper` is undefined for hints that are about no single paper. */
  find(rule: string, paper: Paper | undefined): Dismissed | undefined;
}

const getDismissals = derived(
  ({ ownFiles }: Snapshot) => [ownFiles.dismissals],
  ([files]): Dismissals => {
    const all = [...files.values()].flatMap(({ written }): readonly Dismissal[] => written().entries);
    const rules = new Set(all.map(({ rule }) => rule));
    const noPaper = {};
    const known = new WeakMap<object, Map<string, Dismissed>>();
    return {
      rules,
      find: (rule, paper) => {
        if (!rules.has(rule)) return undefined;
        const ofPaper = known.get(paper ?? noPaper) ?? new Map<string, Dismissed>();
        known.set(paper ?? noPaper, ofPaper);
        const found = ofPaper.get(rule) ?? gather(all.filter((each) => each.rule === rule && concerns(each, paper)));
        ofPaper.set(rule, found);
        return found;
      },
    };
  },
);

function gather(dismissals: readonly Dismissal[]): Dismissed {
  const inSentences = dismissals.filter((each) => each.kind === 'sentence');
  return inSentences.length < dismissals.length ? 'all' : inSentences.map(foldClaim);
}

function concerns(dismissal: Dismissal, paper: Paper | undefined): boolean {
  if (paper === undefined) return dismissal.kind === 'sentence' && dismissal.identity === '-';
  if (dismissal.kind === 'paper') return isAboutPaper(dismissal, paper);
  const { identity } = dismissal;
  if (!identity.startsWith('text:')) return identity === '-' || listIdentifierKeys(paper).includes(identity);
  return agreeFingerprints(identity.slice('text:'.length), fingerprintAbstract(paper.abstract));
}

/** Where a claim is, in the letters by which passages are compared. */
export interface FoldedClaim extends Surroundings {
  /** The words that the hint marks, as they are in the draft. */
  readonly claim: string;
  readonly sentence: string;
  /** The sentence without what is between its words. */
  readonly words: string;
}

/** The words before a sentence and after it. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/*
 * The limits are set by hand, so that the pairs of nearly equal sentences, edits, moves, splits and joins of `dismissedFindings.test.ts` come
 * out as a writer would expect.
 */

/** The largest share of the letters of a sentence that may differ if the words around it are the same on one side, or on both. */
const maxOnOneSide = 0.3;

/** What a dismissal in a sentence says of its place. */
type ClaimAnchor = Pick<DismissalInSentence, 'claim' | 'selector'>;

const maxOnBothSides = 0.45;
/** Of a sentence that was split, or joined with another one, at least so many letters are known again, of which this share may differ. */
const minPartLength = 24;
const maxInPart = 0.15;
/** The words on one side are the same if at most this share of the letters differs. If there are few letters, all must be the same. */
const maxAround = 0.35;
const minAround = 12;

/** Marginalia writes less of a sentence, in UTF-16 code units; other hands may write more. */
const maxSentenceLength = 2000;

export function foldClaim({ claim, selector: { exact, prefix, suffix } }: ClaimAnchor): FoldedClaim {
  const sentence = foldPassage(exact.slice(0, maxSentenceLength)).folded.trim();
  return {
    claim,
    sentence,
    words: toWords(sentence),
    before: toWords(foldPassage(prefix).folded),
    after: toWords(foldPassage(suffix).folded),
  };
}

/** Whether two hints mark the same words of the same sentence, wherever that is. */
export function isSameClaim(a: FoldedClaim, b: FoldedClaim): boolean {
  return a.claim === b.claim && a.sentence === b.sentence;
}

/**
 * How much the sentence of a hint in the draft differs from that of one that was dismissed: from 0 to 1, and undefined if it is another
 * hint. Because writers also write sentences that are nearly the same, an edited sentence is known by the words around it.
 */
export function compareClaims(dismissed: FoldedClaim, now: FoldedClaim): number | undefined {
  if (dismissed.claim !== now.claim) return undefined;
  const sides = countSameSides(dismissed, now);
  if (sides < 2 && wasBeside(dismissed, now)) return undefined;
  const [short, long] = dismissed.sentence.length < now.sentence.length ? [dismissed, now] : [now, dismissed];
  const share = 1 - computeLikeness(long.sentence, short.sentence);
  if (sides > 0 && share <= (sides > 1 ? maxOnBothSides : maxOnOneSide)) return share;
  const [part] =
    short.sentence.length < minPartLength ? [] : findLike(long.sentence, short.sentence, Math.floor(maxInPart * short.sentence.length), 1);
  if (part === undefined) return undefined;
  const aroundPart = {
    before: toWords(`${long.before} ${long.sentence.slice(0, part.start)}`),
    after: toWords(`${long.sentence.slice(part.end)} ${long.after}`),
  };
  return countSameSides(short, aroundPart) > 0 ? share : undefined;
}

/** Whether `now` is a sentence that stood before or after the dismissed one, which is gone. */
function wasBeside({ before, after }: FoldedClaim, { words, ...now }: FoldedClaim): boolean {
  const isNext = after.length >= minAround && `${words} ${now.after}`.startsWith(after);
  return isNext || (before.length >= minAround && `${now.before} ${words}`.endsWith(before));
}

/** On how many sides of a sentence the words are nearly the same; 2 too if only one side has words in both texts, or none. */
function countSameSides(a: Surroundings, b: Surroundings): number {
  const sides = [
    { has: a.before + b.before !== '', isSame: isSame(a.before, b.before, -1) },
    { has: a.after + b.after !== '', isSame: isSame(a.after, b.after, 1) },
  ].filter(({ has }) => has);
  return sides.every((side) => side.isSame) ? 2 : sides.filter((side) => side.isSame).length;
}

/** Whether the words before a sentence (`side` -1) or after it (1) are nearly the same, as far as both are known. */
function isSame(a: string, b: string, side: -1 | 1): boolean {
  const length = Math.min(a.length, b.length);
  if (length < minAround) return a === b;
  const [x, y] = [a, b].map((words) => (side === 1 ? words.slice(0, length) : words.slice(-length)));
  return 1 - computeLikeness(x ?? '', y ?? '') <= maxAround;
}

function toWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Of a long sentence, at most this many UTF-16 code units before and after the claim belong to the anchor. */
const maxDistanceInSentence = 200;
/** Of words that a hint marks, such as a quotation, at most this many UTF-16 code units are kept. */
const maxClaimLength = 400;
/** The words around the sentence are taken from this many UTF-16 code units: more than a selector quotes. */
const around = 200;

/** The anchor of a hint at `span` of a text. */
export function createClaimAnchor(text: string, span: Span, { sentence }: Claim): ClaimAnchor {
  const start = Math.max(Math.min(sentence.start, span.start), span.start - maxDistanceInSentence);
  const claimEnd = Math.min(span.end, span.start + maxClaimLength);
  const end = Math.min(Math.max(sentence.end, claimEnd), claimEnd + maxDistanceInSentence);
  const from = Math.max(0, start - around);
  const { exact, prefix, suffix } = createSelector(text.slice(from, end + around), { start: start - from, end: end - from });
  return {
    claim: toLine(text.slice(span.start, claimEnd)),
    selector: { exact: toLine(exact), prefix: toLine(prefix), suffix: toLine(suffix) },
  };
}

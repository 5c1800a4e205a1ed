import { agreeFingerprints, fingerprintAbstract, isAboutPaper, listIdentifierKeys } from '#text';
import { findFile, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { Dismissal } from '../../model/dismissal';
import type { Paper } from '../../model/paper';
import { compareClaims, createClaimAnchor, type FoldedClaim, foldClaim, isSameClaim } from './compareClaims';
import type { RuleFinding } from './rule';

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

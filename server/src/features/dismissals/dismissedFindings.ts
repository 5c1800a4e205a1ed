import { derived } from '../../base/derivedValues';
import type { Dismissal } from '../../model/dismissal';
import type { Paper } from '../../model/paper';
import { agreeFingerprints, fingerprintAbstract } from '../../text/identity/abstractFingerprint';
import { isAboutPaper } from '../../text/identity/isAboutPaper';
import { listIdentifierKeys } from '../../text/identifiers/identifierKeys';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import type { RuleFinding } from '../rules/rule';
import { createClaimAnchor, isSameClaim, type ClaimAnchor } from './claimAnchor';

/** Whether the writer dismissed a finding in a file: here, or for its paper. */
export function isDismissed(snapshot: Snapshot, uri: string, { code, span, claim }: RuleFinding): boolean {
  if (claim === undefined) return false;
  const covers = getDismissals(snapshot).find(code, claim.paper);
  return covers?.(() => createClaimAnchor(findFile(snapshot, uri)?.text ?? '', span, claim)) ?? false;
}

/** Whether the writer dismissed any hint of a rule. */
export function hasDismissals(snapshot: Snapshot, rule: string): boolean {
  return getDismissals(snapshot).rules.has(rule);
}

/** Whether one of several dismissals is about the hint that the anchor describes. */
type HintTest = (anchor: () => ClaimAnchor) => boolean;

interface Dismissals {
  /** The codes of the rules of which hints are dismissed. */
  readonly rules: ReadonlySet<string>;
  /**
   * A test for the hints of a rule about a paper; undefined if none is dismissed. `paper` is undefined for hints that are about no single
   * paper.
   */
  find(rule: string, paper: Paper | undefined): HintTest | undefined;
}

const getDismissals = derived(
  ({ dismissalsFiles }: Snapshot) => [dismissalsFiles],
  ([files]): Dismissals => {
    const all = [...files.values()].flatMap(({ written }): readonly Dismissal[] => written().dismissals);
    const rules = new Set(all.map(({ rule }) => rule));
    const noPaper = {};
    const known = new WeakMap<object, Map<string, HintTest>>();
    return {
      rules,
      find: (rule, paper) => {
        if (!rules.has(rule)) return undefined;
        const tests = known.get(paper ?? noPaper) ?? new Map<string, HintTest>();
        known.set(paper ?? noPaper, tests);
        const test = tests.get(rule) ?? createHintTest(all.filter((each) => each.rule === rule && concerns(each, paper)));
        tests.set(rule, test);
        return test;
      },
    };
  },
);

/** So many answers about edited sentences are kept, because finding out takes some tenths of a millisecond for each. */
const mostAnswers = 500;

function createHintTest(dismissals: readonly Dismissal[]): HintTest {
  const inSentences = dismissals.filter((each) => each.kind === 'sentence');
  if (inSentences.length < dismissals.length) return () => true;
  if (inSentences.length === 0) return () => false;
  const answers = new Map<string, boolean>();
  return (anchor) => {
    const now = anchor();
    const key = JSON.stringify(now);
    const answer = answers.get(key) ?? inSentences.some((each) => isSameClaim(each, now));
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}

function concerns(dismissal: Dismissal, paper: Paper | undefined): boolean {
  if (paper === undefined) return dismissal.kind === 'sentence' && dismissal.identity === '-';
  if (dismissal.kind === 'paper') return isAboutPaper(dismissal, paper);
  const { identity } = dismissal;
  if (!identity.startsWith('text:')) return identity === '-' || listIdentifierKeys(paper).includes(identity);
  return agreeFingerprints(identity.slice('text:'.length), fingerprintAbstract(paper.abstract));
}

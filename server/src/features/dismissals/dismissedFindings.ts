import { derived } from '../../base/derivedValues';
import type { Dismissal } from '../../model/dismissal';
import type { Paper } from '../../model/paper';
import { agreeFingerprints, fingerprintAbstract } from '../../triageFile/abstractFingerprint';
import { isAboutPaper } from '../../triageFile/isAboutPaper';
import { listIdentifierKeys } from '../../text/identifiers/identifierKeys';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import type { RuleFinding } from '../rules/rule';
import { isAnchored } from './claimAnchor';

/** Whether the writer dismissed a finding in a file: here, or for its paper. */
export function isDismissed(snapshot: Snapshot, uri: string, { code, span, claim }: RuleFinding): boolean {
  if (claim === undefined) return false;
  const dismissals = getDismissals(snapshot).listFor(code, claim.paper);
  if (dismissals.length === 0) return false;
  const text = findFile(snapshot, uri)?.text ?? '';
  return dismissals.some((dismissal) => dismissal.kind === 'paper' || isAnchored(dismissal, text, span, claim));
}

interface Dismissals {
  /** The dismissals of hints of a rule about a paper; `paper` is undefined for hints that are about no single paper. */
  listFor(rule: string, paper: Paper | undefined): readonly Dismissal[];
}

const getDismissals = derived(
  ({ dismissalsFiles }: Snapshot) => [dismissalsFiles],
  ([files]): Dismissals => {
    const all = [...files.values()].flatMap(({ written }): readonly Dismissal[] => written().dismissals);
    const byPaper = new WeakMap<Paper, Map<string, readonly Dismissal[]>>();
    return {
      listFor: (rule, paper) => {
        if (paper === undefined) return all.filter((each) => each.rule === rule && each.kind === 'sentence' && each.identity === '-');
        const known = byPaper.get(paper) ?? new Map<string, readonly Dismissal[]>();
        byPaper.set(paper, known);
        const found = known.get(rule) ?? all.filter((each) => each.rule === rule && concerns(each, paper));
        known.set(rule, found);
        return found;
      },
    };
  },
);

function concerns(dismissal: Dismissal, paper: Paper): boolean {
  if (dismissal.kind === 'paper') return isAboutPaper(dismissal, paper);
  const { identity } = dismissal;
  if (!identity.startsWith('text:')) return identity === '-' || listIdentifierKeys(paper).includes(identity);
  return agreeFingerprints(identity.slice('text:'.length), fingerprintAbstract(paper.abstract));
}

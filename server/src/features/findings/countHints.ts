import type { Snapshot } from '#workspace';
import { allRules, applyRule } from './diagnostics';
import { findDismissed } from './dismissedFindings';
import type { Rule } from './rule';

/** How many hints of a rule on what sentences say are in the drafts of the workspace. */
export interface HintCount {
  /** The code of the rule. */
  readonly rule: string;
  readonly shown: number;
  readonly dismissed: number;
}

/**
 * Counts the hints in all drafts except notes, by rule and in the order of the rules. Rules without a hint are left out. `pause` is
 * awaited after each draft.
 */
export async function countHints(
  snapshot: Snapshot,
  pause: () => Promise<void>,
  rules: readonly Rule[] = allRules,
): Promise<readonly HintCount[]> {
  const counts = new Map(rules.map(({ code }) => [code, { rule: code, shown: 0, dismissed: 0 }]));
  for (const uri of snapshot.drafts.keys()) {
    if (snapshot.notes.has(uri)) continue;
    const findings = rules.flatMap((rule) => applyRule(rule, snapshot, uri));
    const dismissed = findDismissed(snapshot, uri, findings);
    for (const finding of findings) {
      const count = counts.get(finding.code);
      if (finding.claim === undefined || count === undefined) continue;
      if (dismissed.has(finding)) count.dismissed += 1;
      else count.shown += 1;
    }
    await pause();
  }
  return [...counts.values()].filter(({ shown, dismissed }) => shown + dismissed > 0);
}

/** With fewer hints, one or two dismissals say little about a rule. */
const minHints = 5;
const minDismissed = 2;
/** Writers switch a check off if they don't want more than one in ten of its hints (Sadowski et al., "Lessons from Building Static Analysis Tools at Google"). */
const maxDismissed = 0.1;

/** Whether so many of a rule's hints were dismissed that the writer may want to turn the rule off. */
export function isOftenDismissed({ shown, dismissed }: HintCount): boolean {
  const all = shown + dismissed;
  return all >= minHints && dismissed >= minDismissed && dismissed > maxDismissed * all;
}

import { perFile } from '../../workspace/perFile';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from './rule';

/** What a rule detects in a file, also if it is `off`. After a change of one chapter, the rules don't read the others again. */
export function detectOnce(snapshot: Snapshot, rule: Rule, uri: string): readonly Finding[] {
  const known = getKnown(snapshot, uri);
  const found = known?.get(rule) ?? rule.detect(snapshot, uri);
  known?.set(rule, found);
  return found;
}

const getKnown = perFile(() => new Map<Rule, readonly Finding[]>());

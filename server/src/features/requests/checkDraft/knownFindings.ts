import { derived } from '../../../base/derivedValues';
import type { TextFile } from '../../../workspace/files/textFile';
import { findFile, type Snapshot } from '../../../workspace/snapshot';
import { applyRule, type DiagnosticResult } from '../../lsp/diagnostics';
import type { Finding, Rule } from '../../rules/rule';

/** A finding of a rule, and the URI of its file. */
export interface FoundInFile extends DiagnosticResult {
  readonly uri: string;
}

/** The findings of a rule in a file, including those that the writer dismissed; empty if the rule is `off`. */
export function listKnownFindings(snapshot: Snapshot, rule: Rule, uri: string): readonly FoundInFile[] {
  const known: Rule = { ...rule, detect: () => detectOnce(snapshot, rule, uri) };
  return applyRule(known, snapshot, uri).map((finding) => ({ ...finding, uri }));
}

/** What a rule detects in a file, also if it is `off`. After a change of one chapter, the rules don't read the others again. */
export function detectOnce(snapshot: Snapshot, rule: Rule, uri: string): readonly Finding[] {
  const file = findFile(snapshot, uri);
  if (file === undefined) return [];
  const known = getKnown(snapshot);
  const ofFile = known.get(file) ?? new Map<Rule, readonly Finding[]>();
  known.set(file, ofFile);
  const found = ofFile.get(rule) ?? rule.detect(snapshot, uri);
  ofFile.set(rule, found);
  return found;
}

/** What was detected in a file is kept until it changes, or something else on which findings depend. */
const getKnown = derived(
  ({ revision, ready, draftGraph, absentBibliographies, settings, notes, citations }: Snapshot) => [
    revision,
    ready,
    draftGraph,
    absentBibliographies,
    settings,
    notes,
    citations(),
  ],
  () => new WeakMap<TextFile, Map<Rule, readonly Finding[]>>(),
);

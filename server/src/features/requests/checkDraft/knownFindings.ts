import type { Snapshot } from '../../../workspace/snapshot';
import { applyRule, type DiagnosticResult } from '../../lsp/diagnostics';
import type { Rule } from '../../rules/rule';

/** A finding of a rule, and the URI of its file. */
export interface FoundInFile extends DiagnosticResult {
  readonly uri: string;
}

/** The findings of a rule in a file, including those that the writer dismissed; empty if the rule is `off`. */
export function listKnownFindings(snapshot: Snapshot, rule: Rule, uri: string): readonly FoundInFile[] {
  return applyRule(rule, snapshot, uri).map((finding) => ({ ...finding, uri }));
}

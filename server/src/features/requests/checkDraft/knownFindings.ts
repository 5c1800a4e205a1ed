import { derived } from '../../../base/derivedValues';
import type { TextFile } from '../../../workspace/files/textFile';
import { findFile, type Snapshot } from '../../../workspace/snapshot';
import { applyRule, type DiagnosticResult } from '../../lsp/diagnostics';
import type { Rule } from '../../rules/rule';

/** A finding of a rule, and the URI of its file. */
export interface FoundInFile extends DiagnosticResult {
  readonly uri: string;
}

/**
 * What a rule finds in a file, including what the writer dismissed. After a change of one chapter, the rules are not applied to the
 * others again.
 */
export function listKnownFindings(snapshot: Snapshot, rule: Rule, uri: string): readonly FoundInFile[] {
  const file = findFile(snapshot, uri);
  if (file === undefined) return [];
  const known = getKnown(snapshot);
  const ofFile = known.get(file) ?? new Map<Rule, readonly FoundInFile[]>();
  known.set(file, ofFile);
  const found = ofFile.get(rule) ?? applyRule(rule, snapshot, uri).map((finding) => ({ ...finding, uri }));
  ofFile.set(rule, found);
  return found;
}

/** The findings of a file are kept until it changes, or something else on which findings depend. */
const getKnown = derived(
  ({ revision, ready, draftGraph, absentBibliographies, settings, notes, citations }: Snapshot) => [
    ...[revision, ready, draftGraph, absentBibliographies, settings, notes, citations()],
  ],
  () => new WeakMap<TextFile, Map<Rule, readonly FoundInFile[]>>(),
);

import { perFile, type Snapshot } from '#workspace';
import { alteredQuotation } from './alteredQuotation';
import { contradictedNumber } from './contradictedNumber';
import { findDismissed } from './dismissedFindings';
import { disputedReference } from './disputedReference';
import { duplicateCitationKey } from './duplicateCitationKey';
import { duplicatePaper } from './duplicatePaper';
import { incompleteReference } from './incompleteReference';
import { malformedDigest, malformedDraft, malformedEntry, malformedNote, malformedOwnFiles } from './malformedFiles';
import { misattributedName } from './misattributedName';
import { missingKeptPaper } from './missingKeptPaper';
import { misspeltName } from './misspeltName';
import { orphanAnnotation } from './orphanAnnotation';
import { publishedPreprint } from './publishedPreprint';
import { type DiagnosticSeverity, detectOnce, type Rule, type RuleFinding } from './rule';
import { uncitedMention } from './uncitedMention';
import { undefinedCitation } from './undefinedCitation';

/** All rules. `npm run generate` writes their settings and documentation in this order. */
export const allRules: readonly Rule[] = [
  undefinedCitation,
  duplicateCitationKey,
  duplicatePaper,
  incompleteReference,
  publishedPreprint,
  disputedReference,
  alteredQuotation,
  contradictedNumber,
  misattributedName,
  uncitedMention,
  misspeltName,
  malformedEntry,
  malformedDigest,
  malformedDraft,
  ...malformedOwnFiles,
  missingKeptPaper,
  malformedNote,
  orphanAnnotation,
];

export interface DiagnosticResult extends Omit<RuleFinding, 'atMost'> {
  readonly severity: DiagnosticSeverity;
}

/** The largest number of diagnostics in one document, since thousands of them would help no writer. */
const maxDiagnostics = 200;

/**
 * What `listFindings` finds, in the order of the text. If there are more than `maxDiagnostics` findings, those with the lowest severity
 * are left out, and among these, those of the last rules.
 */
export function diagnostics(snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  return [...listFindings(snapshot, uri)]
    .sort((a, b) => bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity))
    .slice(0, maxDiagnostics)
    .sort((a, b) => a.span.start - b.span.start);
}

/** The findings of all rules that are not `off` and that the writer did not dismiss, rule by rule, however many they are. */
function listFindings(snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  const { findings, dismissed } = judgeFile(snapshot, uri);
  return findings.filter((finding) => !dismissed.has(finding));
}

/** The findings of all rules in a file. */
interface JudgedFile {
  /** The findings of the rules that are not `off`, rule by rule. */
  readonly findings: readonly DiagnosticResult[];
  /** Those that the writer dismissed. */
  readonly dismissed: ReadonlySet<RuleFinding>;
}

/**
 * What the rules find in a file. They read the file once for its diagnostics and its code actions, which the editor requests at each move
 * of the cursor.
 */
export function judgeFile(snapshot: Snapshot, uri: string): JudgedFile {
  return getJudged(snapshot, uri) ?? { findings: [], dismissed: new Set() };
}

const getJudged = perFile(
  (snapshot, uri): JudgedFile => {
    const findings = allRules.flatMap((rule) => applyRule(rule, snapshot, uri));
    return { findings, dismissed: snapshot.ownFiles.dismissals.size === 0 ? new Set() : findDismissed(snapshot, uri, findings) };
  },
  ({ ownFiles }) => [ownFiles.dismissals],
);

/** The findings of a rule, including those that the writer dismissed; empty if the rule is `off`. */
export function applyRule(rule: Rule, snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  const severity = severityOf(rule, snapshot);
  if (severity === 'off') return [];
  const { code } = rule;
  return detectOnce(snapshot, rule, uri).map(({ atMost = severity, ...finding }) => ({
    ...finding,
    code,
    severity: milder(severity, atMost),
  }));
}

export function severityOf({ code, severity }: Rule, { settings }: Snapshot): DiagnosticSeverity | 'off' {
  return settings.rules[code] ?? severity;
}

/** From the highest severity to the lowest. */
export const bySeverity: readonly DiagnosticSeverity[] = ['error', 'warning', 'information', 'hint'];

function milder(a: DiagnosticSeverity, b: DiagnosticSeverity): DiagnosticSeverity {
  return bySeverity.indexOf(a) > bySeverity.indexOf(b) ? a : b;
}

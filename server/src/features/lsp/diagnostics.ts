import type { Snapshot } from '../../workspace/snapshot';
import { allRules } from '../rules/allRules';
import type { DiagnosticSeverity, Finding, Rule } from '../rules/rule';

export interface DiagnosticResult extends Omit<Finding, 'atMost'> {
  /** The code of the rule. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
}

/** The largest number of diagnostics in one document, since thousands of them would help no writer. */
const mostDiagnostics = 200;

/**
 * The findings of all rules that are not `off`, in the order of the text. If there are more than `mostDiagnostics`, those with the
 * lowest severity are left out, and among these, those of the last rules.
 */
export function diagnostics(snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  return [...listFindings(snapshot, uri)]
    .sort((a, b) => bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity))
    .slice(0, mostDiagnostics)
    .sort((a, b) => a.span.start - b.span.start);
}

/** The findings of all rules that are not `off`, rule by rule, however many they are. */
export function listFindings(snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  return allRules.flatMap((rule) => applyRule(rule, snapshot, uri));
}

function applyRule({ code, severity: usual, detect }: Rule, snapshot: Snapshot, uri: string): readonly DiagnosticResult[] {
  const severity = snapshot.settings.rules[code] ?? usual;
  if (severity === 'off') return [];
  return detect(snapshot, uri).map(({ atMost = severity, ...finding }) => ({ ...finding, code, severity: milder(severity, atMost) }));
}

/** From the highest severity to the lowest. */
export const bySeverity: readonly DiagnosticSeverity[] = ['error', 'warning', 'information', 'hint'];

function milder(a: DiagnosticSeverity, b: DiagnosticSeverity): DiagnosticSeverity {
  return bySeverity.indexOf(a) > bySeverity.indexOf(b) ? a : b;
}

import { listOverridden } from '../../digest/corrections/corrections';
import type { RuleSeverity } from '../../model/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { detectBibliographyProblems } from './bibliographyProblems';
import { detectNoteProblems } from './noteProblems';
import type { Problem } from '../../model/problem';
import { detectUndefinedCitations } from './undefinedCitations';

export interface DiagnosticAnswer extends Omit<Problem, 'loudest'> {
  readonly severity: Exclude<RuleSeverity, 'off'>;
}

/** An editor that draws thousands of hints helps nobody; the library status counts them all. */
const mostDiagnostics = 200;

/** What is wrong in a digest, a bibliography, a draft, a note, the writer's topics file or their corrections, in the order of the text. Empty for other documents. */
export function detectDiagnostics(snapshot: Snapshot, uri: string): readonly DiagnosticAnswer[] {
  const problems = [
    ...detectMalformedDigest(snapshot, uri),
    ...detectMalformedDraft(snapshot, uri),
    ...detectMalformedTopics(snapshot, uri),
    ...detectMalformedCorrections(snapshot, uri),
    ...detectNoteProblems(snapshot, uri),
    ...detectBibliographyProblems(snapshot, uri),
    ...detectUndefinedCitations(snapshot, uri),
  ];
  return problems
    .flatMap(({ loudest, ...problem }): readonly DiagnosticAnswer[] => {
      const severity = snapshot.settings.rules[problem.code];
      return severity === 'off' ? [] : [{ ...problem, severity: loudest === undefined ? severity : quieter(severity, loudest) }];
    })
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, mostDiagnostics);
}

const byLoudness: readonly DiagnosticAnswer['severity'][] = ['error', 'warning', 'information', 'hint'];

function quieter(a: DiagnosticAnswer['severity'], b: DiagnosticAnswer['severity']): DiagnosticAnswer['severity'] {
  return byLoudness.indexOf(a) > byLoudness.indexOf(b) ? a : b;
}

function detectMalformedDigest(snapshot: Snapshot, uri: string): readonly Problem[] {
  const issues = snapshot.digests.get(uri)?.digest().issues ?? [];
  return issues.map(({ span, reason }) => ({ span, code: 'malformed-digest', message: reason }));
}

function detectMalformedDraft(snapshot: Snapshot, uri: string): readonly Problem[] {
  const reason = snapshot.drafts.get(uri)?.problem();
  return reason === undefined ? [] : [{ span: { start: 0, end: 0 }, code: 'malformed-draft', message: reason }];
}

function detectMalformedTopics(snapshot: Snapshot, uri: string): readonly Problem[] {
  const issues = snapshot.topicsFiles.get(uri)?.written().issues ?? [];
  return issues.map(({ span, reason }) => ({ span, code: 'malformed-topics', message: reason }));
}

function detectMalformedCorrections(snapshot: Snapshot, uri: string): readonly Problem[] {
  const { issues, corrections } = snapshot.correctionsFiles.get(uri)?.written() ?? { issues: [], corrections: [] };
  const overridden = listOverridden(corrections).map(({ span }) => ({
    span,
    reason: 'A later line speaks of the same words, so this one does not count.',
  }));
  return [...issues, ...overridden].map(({ span, reason }) => ({ span, code: 'malformed-correction', message: reason }));
}

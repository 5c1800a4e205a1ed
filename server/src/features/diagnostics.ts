import type { Span } from '../base/span';
import type { Snapshot } from '../workspace/snapshot';

/** Every code that a diagnostic of the server can have; the README explains each. */
export const diagnosticCodes = ['malformed-digest'] as const;

export interface DiagnosticAnswer {
  readonly span: Span;
  readonly code: (typeof diagnosticCodes)[number];
  readonly severity: 'hint' | 'information' | 'warning' | 'error';
  readonly message: string;
}

/** An editor that draws thousands of hints helps nobody; the library status counts them all. */
const mostDiagnostics = 200;

/** What a digest holds that was not understood, each with its reason. Empty for a document that is no digest. */
export function detectDiagnostics(snapshot: Snapshot, uri: string): readonly DiagnosticAnswer[] {
  const issues = snapshot.digests.get(uri)?.digest().issues ?? [];
  return issues
    .slice(0, mostDiagnostics)
    .map(({ span, reason }) => ({ span, code: 'malformed-digest', severity: 'hint', message: reason }));
}

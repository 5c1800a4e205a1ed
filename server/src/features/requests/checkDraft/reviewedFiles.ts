import { groupBy } from '../../../base/groupBy';
import type { Snapshot } from '../../../workspace/snapshot';
import type { DiagnosticResult } from '../../lsp/diagnostics';
import { listCheckedNotes, readProject } from './checkedProject';
import type { DraftReview } from './draftReview';

/** The URIs of all files in which the review of a draft looks for something; empty if the document is not a draft. */
export function listReviewedFiles(snapshot: Snapshot, uri: string): readonly string[] {
  const project = readProject(snapshot, uri);
  if (project === undefined) return [];
  return [...[...project.drafts, ...project.bibliographies].map((file) => file.uri), ...listCheckedNotes(snapshot, project)];
}

/** What only the review finds, and no rule, as diagnostics of each file. */
export function listReviewFindings({ groups }: DraftReview): ReadonlyMap<string, readonly DiagnosticResult[]> {
  const found = groups
    .filter(({ code }) => code === undefined)
    .flatMap(({ kind, severity, findings }) =>
      findings.flatMap(({ message, places }) =>
        places.slice(0, 1).map(({ uri, span }) => ({ uri, finding: { code: kind, severity, message, span } })),
      ),
    );
  return new Map([...groupBy(found, ({ uri }) => uri)].map(([uri, list]) => [uri, list.map(({ finding }) => finding)]));
}

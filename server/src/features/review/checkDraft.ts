import type { Snapshot } from '#workspace';
import { groupBy } from '../../base/collections';
import { bySeverity, type DiagnosticResult } from '../findings/diagnostics';
import { type DraftReview, listCheckedNotes, readProject } from './checkedProject';
import { groupLongLists } from './longLists';
import { groupByRule, missingEntry } from './ruleFindings';
import { groupUncitedPapers } from './uncitedPapers';
import { listUnjudged } from './unjudged';
import { groupUnsupportedSentences } from './unsupportedSentences';

/**
 * Checks the draft with this URI and all drafts that are compiled with it. undefined if the document is not a draft. `pause` is called
 * between the steps, and may throw to end the check.
 */
export async function checkDraft(snapshot: Snapshot, uri: string, pause: () => Promise<void>): Promise<DraftReview | undefined> {
  const project = readProject(snapshot, uri);
  if (project === undefined) return undefined;
  const groups = [...(await groupByRule(snapshot, project, pause))];
  groups.push(...groupLongLists(snapshot, project));
  await pause();
  groups.push(...(await groupUnsupportedSentences(snapshot, project, pause)));
  await pause();
  groups.push(...(await groupUncitedPapers(snapshot, project, pause)));
  const known = project.cited.filter(({ papers, isOwn }) => papers.length > 0 || isOwn);
  return {
    drafts: project.drafts.map((draft) => draft.uri),
    citationCount: project.cited.reduce((sum, { items }) => sum + items.length, 0),
    workCount: new Set(known.map(({ key, papers: [paper = key] }) => paper)).size,
    groups: groups.sort(
      (a, b) =>
        Number(a.kind === missingEntry) - Number(b.kind === missingEntry) ||
        bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity),
    ),
    unjudged: await listUnjudged(snapshot, project, pause),
  };
}

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

import type { Snapshot } from '../../../workspace/snapshot';
import { bySeverity } from '../../lsp/diagnostics';
import { readProject } from './checkedProject';
import type { DraftReview } from './draftReview';
import { groupLongLists } from './longLists';
import { listUnjudged } from './unjudged';
import { groupUncitedPapers } from './uncitedPapers';
import { groupByRule, missingEntry } from './ruleFindings';

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

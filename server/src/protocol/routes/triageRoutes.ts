import { yieldToMessages } from '../../base/cancellation';
import { listNextPapers } from '../../features/triage/nextPapers';
import { planTriageEdit } from '../../features/triage/triageEdit';
import { triageDecisions } from '../../model/triage';
import { findFile } from '../../workspace/snapshot';
import type { RequestContext } from '../context';
import { normalizeUri } from '../decode';
import { toTextEdits } from '../encode';
import {
  triageMethods,
  type NextPapersAnswer,
  type NextPapersParams,
  type TriageEditAnswer,
  type TriageEditParams,
} from '../triageRequests';

const usualLimit = 50;

/** Requests about new papers; `triageRequests.ts` describes each one. */
export function registerTriageRoutes({ route, host, encoder, services }: RequestContext): void {
  route<NextPapersParams, NextPapersAnswer>(
    triageMethods.nextPapers,
    { papers: [], newCount: 0, laterCount: 0 },
    async ({ uri, limit = usualLimit }, token) => {
      const snapshot = await host.snapshotWithDrafts();
      const draft = uri === undefined ? undefined : normalizeUri(uri);
      const { papers, newCount, laterCount } = await listNextPapers(snapshot, draft, limit, () => yieldToMessages(token));
      return {
        papers: papers.map(({ paper, near, decision }) => ({
          ...encoder.toListedPaper(snapshot, paper),
          ...(near === undefined ? {} : { near }),
          ...(decision === undefined ? {} : { isForLater: true }),
        })),
        newCount,
        laterCount,
      };
    },
  );

  route<TriageEditParams, TriageEditAnswer>(
    triageMethods.triageEdit,
    { kind: 'refused', reason: 'Nothing was changed. The log tells why.' },
    async ({ decisions }) => {
      const snapshot = await host.snapshotWithDrafts();
      const answer = planTriageEdit(
        snapshot,
        decisions.map(({ key, decision, date }) => ({
          key,
          decision: triageDecisions.find((each) => each === decision),
          date: date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : formatDay(new Date()),
        })),
      );
      if (answer.kind === 'refused') return answer;
      const obstacle = await services.findWriteObstacle(answer.uri);
      if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
      return {
        ...encoder.withEditorUri(answer),
        edits: toTextEdits(findFile(snapshot, answer.uri), answer.edits),
        before: answer.before.map(({ decision = null, ...rest }) => ({ ...rest, decision })),
      };
    },
  );
}

/** The day at this place: `2026-11-28`. */
function formatDay(time: Date): string {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((number) => number.toString().padStart(2, '0')).join('-');
}

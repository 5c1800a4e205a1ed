import { yieldToMessages } from '../../base/cancellation';
import { listNextPapers } from '../../features/triage/nextPapers';
import { planTriageEdit } from '../../features/triage/triageEdit';
import { triageDecisions } from '../../model/triage';
import type { RequestContext } from '../context';
import { normalizeUri } from '../decode';
import { planOwnFileEdit } from '../ownFileEdit';
import { today } from '../today';
import {
  triageMethods,
  type NextPapersAnswer,
  type NextPapersParams,
  type TriageEditAnswer,
  type TriageEditParams,
} from '../triageRequests';

const usualLimit = 50;

/** Requests about new papers; `triageRequests.ts` describes each one. */
export function registerTriageRoutes(context: RequestContext): void {
  const { route, host, encoder } = context;
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
    { kind: 'refused', reason: 'Nothing was changed. See the log for details.' },
    async ({ decisions }) => {
      const wanted = decisions.map(({ key, decision, date }) => ({
        key,
        decision: triageDecisions.find((each) => each === decision),
        date: date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : today(),
      }));
      await host.snapshotWithDrafts();
      const answer = await planOwnFileEdit(context, 'triage', (snapshot) => planTriageEdit(snapshot, wanted));
      if (answer.kind === 'refused') return answer;
      return { ...answer, before: answer.before.map(({ decision = null, ...rest }) => ({ ...rest, decision })) };
    },
  );
}

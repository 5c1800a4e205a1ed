import { yieldToMessages } from '../../base/cancellation';
import { listNextPapers } from '../../features/newPapers/nextPapers';
import { planDecisionEdit } from '../../features/newPapers/decisionEdit';
import { possibleDecisions } from '../../model/decision';
import { type RequestContext, today } from '../handle';
import { normalizeUri } from '../documents';
import { planOwnFileEdit } from './ownFileRoutes';
import { methods } from '../requests';
import type { DecisionEditAnswer, DecisionEditParams, NextPapersAnswer, NextPapersParams } from '../topicRequests';

const usualLimit = 50;

/** Requests about new papers; `newPaperRequests.ts` describes each one. */
export function registerNewPaperRoutes(context: RequestContext): void {
  const { route, host, encoder } = context;
  route<NextPapersParams, NextPapersAnswer>(
    methods.nextPapers,
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

  route<DecisionEditParams, DecisionEditAnswer>(
    methods.decisionEdit,
    { kind: 'refused', reason: 'Nothing was changed. See the log for details.' },
    async ({ decisions }) => {
      const wanted = decisions.map(({ key, decision, date }) => ({
        key,
        decision: possibleDecisions.find((each) => each === decision),
        date: date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : today(),
      }));
      await host.snapshotWithDrafts();
      const answer = await planOwnFileEdit(context, 'decisions', (snapshot) => planDecisionEdit(snapshot, wanted));
      if (answer.kind === 'refused') return answer;
      return { ...answer, before: answer.before.map(({ decision = null, ...rest }) => ({ ...rest, decision })) };
    },
  );
}

import { yieldToMessages } from '../../base/cancellation';
import { checkDraft } from '../../features/review/checkDraft';
import type { ReviewFinding } from '../../features/review/checkedProject';
import type { Snapshot } from '#workspace';
import type { RequestContext } from '../handle';
import { normalizeUri } from '../documents';
import type { CheckDraftAnswer, CheckDraftParams, CheckedFinding } from '../statusRequests';
import { methods } from '../requests';

/** The request for the review of a draft; `reviewRequests.ts` describes it. */
export function registerReviewRoute({ route, host, encoder, services: { reviewed } }: RequestContext): void {
  const toFinding = (snapshot: Snapshot, { places, ...finding }: ReviewFinding): CheckedFinding => ({
    ...finding,
    places: places.map(({ uri, span, words }) => ({ ...encoder.toLocation(snapshot, uri, span), words })),
  });

  route<CheckDraftParams, CheckDraftAnswer | null>(methods.checkDraft, null, async ({ uri: rawUri }, token) => {
    if (rawUri === undefined) {
      reviewed.end();
      return null;
    }
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithDrafts();
    const review = await checkDraft(snapshot, uri, () => yieldToMessages(token));
    if (review === undefined) return null;
    reviewed.show(snapshot, uri, review);
    const { drafts, citationCount, workCount, groups, unjudged } = review;
    return {
      drafts: drafts.map(encoder.toEditorUri),
      citations: citationCount,
      works: workCount,
      groups: groups.map(({ findings, ...group }) => ({ ...group, findings: findings.map((each) => toFinding(snapshot, each)) })),
      unjudged: unjudged.map((each) => toFinding(snapshot, each)),
    };
  });
}

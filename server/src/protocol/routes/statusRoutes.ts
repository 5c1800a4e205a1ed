import { yieldToMessages } from '../../base/cancellation';
import { findMemoryShortage, getLibraryStatus } from '../../features/digests/libraryStatus';
import { countHints, isOftenDismissed } from '../../features/findings/countHints';
import { nameRule } from '../../features/findings/rule';
import { checkDraft } from '../../features/review/checkDraft';
import { normalizeUri } from '../encode';
import type { RequestContext } from '../handle';
import { methods } from '../requests';
import type { CheckDraftAnswer, CheckDraftParams, HintCountsAnswer, StatusAnswer } from '../statusRequests';

/** Requests about the state of the library and of drafts; `statusRequests.ts` describes each one. */
export function registerStatusRoutes({ route, host, encoder, services }: RequestContext): void {
  const noStatus: StatusAnswer = {
    ready: false,
    papers: 0,
    digestPapers: 0,
    digests: [],
    bibliographies: [],
    corrections: [],
    skipped: [],
    revision: 0,
    memory: { search: 0, server: 0 },
  };
  route<unknown, StatusAnswer>(methods.status, noStatus, () => {
    const { snapshot } = host;
    const { searchBytes, ...status } = getLibraryStatus(snapshot);
    const shortage = findMemoryShortage(status.papers, services.heapLimit);
    return {
      ...encoder.encode(snapshot, status),
      memory: { search: searchBytes, server: services.readMemory(), ...(shortage === undefined ? {} : { shortage }) },
    };
  });

  route<unknown, HintCountsAnswer>(methods.hintCounts, { rules: [], files: [] }, async (_, token) => {
    const snapshot = await host.snapshotWithDrafts();
    const counts = await countHints(snapshot, () => yieldToMessages(token));
    return {
      rules: counts.map((count) => ({
        ...count,
        title: nameRule(count.rule),
        isOftenDismissed: isOftenDismissed(count),
      })),
      files: [...snapshot.ownFiles.dismissals.keys()].map((uri) => ({ uri: encoder.toEditorUri(uri) })),
    };
  });

  route<CheckDraftParams, CheckDraftAnswer | null>(methods.checkDraft, null, async ({ uri: rawUri }, token) => {
    if (rawUri === undefined) {
      services.reviewed.end();
      return null;
    }
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithDrafts();
    const review = await checkDraft(snapshot, uri, () => yieldToMessages(token));
    if (review === undefined) return null;
    services.reviewed.show(snapshot, uri, review);
    return { ...encoder.encode(snapshot, review), drafts: review.drafts.map(encoder.toEditorUri) };
  });
}

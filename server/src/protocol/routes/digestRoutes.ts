import { addToDigest } from '../../lookup/feeds/addToDigest';
import { createFeedRequest, mayHaveNextPage } from '../../lookup/feeds/feedRequest';
import { findSourceProblem, nameDigestFile, nameSource } from '../../lookup/feeds/feedSource';
import { readFeed } from '../../lookup/feeds/readFeed';
import type { RequestContext } from '../context';
import {
  digestMethods,
  type AddToDigestAnswer,
  type AddToDigestParams,
  type FeedRequestAnswer,
  type FeedRequestParams,
  type ReadFeedAnswer,
  type ReadFeedParams,
} from '../digestRequests';

const broken = 'This did not work. The log tells why.';

/** Requests about papers that are fetched, and added to a digest; `digestRequests.ts` describes each one. */
export function registerDigestRoutes({ route }: RequestContext): void {
  route<FeedRequestParams, FeedRequestAnswer>(digestMethods.feedRequest, { kind: 'refused', reason: broken }, ({ source, page }) => {
    const reason = findSourceProblem(source);
    if (reason !== undefined) return { kind: 'refused', reason };
    return { kind: 'request', ...createFeedRequest(source, page), name: nameSource(source), fileName: nameDigestFile(source) };
  });

  route<ReadFeedParams, ReadFeedAnswer>(digestMethods.readFeed, { kind: 'failed', reason: broken }, ({ source, page, answer }) => {
    const reading = readFeed(source, answer);
    if (reading.kind === 'failed') return reading;
    return { ...reading, mayHaveNextPage: mayHaveNextPage(source, page, reading.papers.length) };
  });

  route<AddToDigestParams, AddToDigestAnswer>(
    digestMethods.addToDigest,
    { kind: 'refused', reason: broken },
    ({ uri, languageId, text, papers, heading }) =>
      addToDigest(text, { path: uri, ...(languageId === undefined ? {} : { languageId }) }, papers, heading),
  );
}

import {
  addToDigest,
  createFeedRequest,
  type FeedReading,
  type FeedSource,
  findSourceProblem,
  mayHaveNextPage,
  nameDigestFile,
  nameSource,
  parsePaperQueries,
  readFeed,
  toPaper,
} from '#lookUp';
import { describeCandidate } from '../../features/bibliography/describeLookUp';
import { countPapersOfDigest, countPastedPapers } from '../../features/digests/pastedPapers';
import type { RegistryRecord } from '../../model/registryRecord';
import { type FoundRecord, fetchFromRegistry, findRegistryOf, PaperFinder } from '../../services/lookUp/paperFinder';
import type { FeedRequestAnswer, FoundPaper, PaperCandidate, ReadFeedAnswer } from '../digestRequests';
import { normalizeUri } from '../encode';
import type { RequestContext } from '../handle';
import { toCallOptions } from '../lookUp';
import { methods } from '../requests';

const broken = 'An error occurred. See the log for details.';

/** Requests about papers that are fetched, and added to a digest; `digestRequests.ts` describes each one. */
export function registerDigestRoutes({ route, host, services }: RequestContext): void {
  const finder = new PaperFinder(services.lookUp.answers);

  route(methods.feed, { kind: 'failed', reason: broken }, async (params, token): Promise<FeedRequestAnswer | ReadFeedAnswer> => {
    const { source, page } = params;
    const reason = findSourceProblem(source);
    if (reason !== undefined) return { kind: 'failed', reason };
    switch (params.kind) {
      case 'describe': {
        const by = findRegistryOf(source) === undefined ? 'client' : 'server';
        return { kind: 'request', ...createFeedRequest(source, page), name: nameSource(source), fileName: nameDigestFile(source), by };
      }
      case 'fetch':
        return toReadFeedAnswer(source, page, await fetchFromRegistry(source, page, services.lookUp.caller, toCallOptions(host, token)));
      case 'read':
        return toReadFeedAnswer(source, page, readFeed(source, params.answer));
    }
  });

  route(methods.findPapers, { results: [] }, async ({ words, keyed }, token) => {
    const found = await finder.find(parsePaperQueries(words), toCallOptions(host, token, keyed));
    return { results: found.map(toFoundPaper) };
  });

  route(
    methods.addToDigest,
    { kind: 'refused', reason: broken },
    async ({ uri: rawUri, isChosen = false, languageId, text, papers, heading }) => {
      const check = await services.checkPath(normalizeUri(rawUri), isChosen ? 'dialog' : 'chosen');
      if (check.kind === 'refused') return check;
      return addToDigest(text, { path: rawUri, ...(languageId === undefined ? {} : { languageId }) }, papers, heading);
    },
  );

  route(methods.pastedPapers, { papers: 0 }, ({ text, isDigest }) => ({
    papers: isDigest === true ? countPapersOfDigest(text) : countPastedPapers(text),
  }));
}

function toFoundPaper(found: FoundRecord): FoundPaper {
  const { written } = found.query;
  switch (found.kind) {
    case 'found':
      return { kind: 'found', written, paper: toPaper(found.record) };
    case 'candidates':
      return { kind: 'candidates', written, candidates: found.records.map(toPaperCandidate) };
    case 'not-found':
      return { kind: found.query.kind === 'unknown' ? 'unknown' : 'not-found', written };
    case 'could-not-ask':
      return { kind: 'could-not-ask', written, reason: found.reason };
  }
}

/** The writer typed a title, so the record whose title is most like it is proposed. */
function toPaperCandidate(record: RegistryRecord, index: number): PaperCandidate {
  const objection = record.abstract === undefined ? 'no abstract' : 'with abstract';
  const described = describeCandidate({ record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true, objection });
  return { ...described, isLikely: index === 0, id: record.page, paper: toPaper(record) };
}

function toReadFeedAnswer(source: FeedSource, page: number, reading: FeedReading): ReadFeedAnswer {
  if (reading.kind === 'failed') return reading;
  return { ...reading, mayHaveNextPage: mayHaveNextPage(source, page, reading.papers.length) };
}

import type { RegistryRecord, WorkIdentifiers } from '../../../model/registryRecord';
import { findArxivIdInUrl, toArxivUrl, yearOfArxivId } from '#text';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../../registry';
import { failAsUnreadable, failByStatus } from '../failures';
import { readAuthors, readPersonName } from '../personNames';
import { listTitleWords, readAbstractText, readPlainLine, readTitleLine, readYear } from '../plainText';
import { answerWithRecords, createRecord } from '../answerWithRecords';
import { isIdentified, listDistinct, readWorkIdentifiers, toBatches } from '../workIdentifiers';
import { type AtomEntry, parseAtomFeed } from './atomFeed';

const label = 'arXiv';
const batchSize = 100;
const mostFound = 10;
const mostBytes = 8 * 1024 * 1024;

/** arXiv's API (info.arxiv.org, "arXiv API User's Manual" and "Terms of Use for arXiv APIs"): one request in three seconds, one connection. */
export const arxiv: Registry = {
  name: 'arxiv',
  label,
  host: 'export.arxiv.org',
  interval: 3_000,
  concurrency: 1,
  asked: { arxivId: 10, title: 10, titleWithoutAbstract: 30, typedTitle: 10, abstract: { arxivId: 10 } },
  trust: 30,
  origin: 'arXiv',
  feeds: ['arxiv-query'],
  feedHost: 'rss.arxiv.org',
  documentation: {
    searchedBy: 'ID (100 at once), title',
    provides: 'authors, abstract, year, DOI of the published version, withdrawal',
  },

  listByIdentifier(works) {
    // One identifier of a wrong form would fail the whole batch, so only those of the right form, which begin with a month, are sent.
    const arxivIds = listDistinct(works.map(({ arxivId }) => readWorkIdentifiers({ arxivId: arxivId ?? '' }).arxivId)).filter(
      (arxivId) => yearOfArxivId(arxivId) !== undefined,
    );
    return toBatches(arxivIds, batchSize).map((batch) => createRequest({ id_list: batch.join(','), max_results: String(batch.length) }));
  },

  findByTitle(title) {
    const words = listTitleWords(title);
    return words.length === 0 ? undefined : createRequest({ search_query: `ti:"${words.join(' ')}"`, max_results: String(mostFound) });
  },

  read: readAnswer,
};

function createRequest(parameters: Readonly<Record<string, string>>): RegistryRequest {
  return { registry: 'arxiv', url: `https://export.arxiv.org/api/query?${new URLSearchParams(parameters)}`, mostBytes };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  const entries = parseAtomFeed(answer.body);
  // arXiv describes an error in an entry, with the status 400 or 200.
  const error = entries?.find(({ id, title }) => title === 'Error' || /\/api\/errors(?:#|$)/.test(id));
  if (error !== undefined && answer.status < 429) {
    return { kind: 'failed', reason: `arXiv rejected the request: ${readPlainLine(error.summary) ?? 'unknown error'}`, isTemporary: false };
  }
  if (answer.status !== 200) return failByStatus(answer, label);
  if (entries === undefined) return failAsUnreadable(answer, label);
  return answerWithRecords(entries, readEntry, answer, label);
}

function readEntry(entry: AtomEntry): RegistryRecord | undefined {
  const identifiers = readWorkIdentifiers({ arxivId: findArxivIdInUrl(entry.id) ?? '' });
  if (identifiers.arxivId === undefined) return undefined;
  return createRecord({
    registry: 'arxiv',
    page: toArxivUrl(identifiers.arxivId),
    identifiers,
    linked: listLinked(entry.doi),
    type: 'preprint',
    title: readTitleLine(entry.title),
    abstract: readAbstractText(entry.summary),
    ...readAuthors(entry.authors, readPersonName),
    year: readYear(entry.published),
    isWithdrawn: isWithdrawn(entry) || undefined,
  });
}

/** arXiv's `doi` is the published version's, as the authors gave it. It can hold several, separated by spaces. */
function listLinked(dois: string): readonly WorkIdentifiers[] {
  return dois
    .split(/[\s;]+/)
    .slice(0, 5)
    .map((doi) => readWorkIdentifiers({ doi }))
    .filter(isIdentified);
}

/** A withdrawal is told only in the comment, or in place of the abstract. */
function isWithdrawn({ comment, summary }: AtomEntry): boolean {
  return (
    /\bwithdrawn\b/i.test(comment) ||
    /^\s*(?:this|the) (?:paper|article|submission|manuscript|preprint|work)\b.{0,40}\bwithdrawn\b/i.test(summary)
  );
}

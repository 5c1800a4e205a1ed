import type { RegistryRecord, WorkIdentifiers, WorkType } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../registry';
import { readAuthors, readPersonName } from './personNames';
import { answerWithRecords, createRecord, failAsUnreadable, failByStatus, itemsOf, memberOf, readJsonAnswer, textOf } from './readAnswer';
import {
  isPreprintDoi,
  isPreprintServer,
  listDistinct,
  readAbstractText,
  readNumber,
  readPages,
  readPlainLine,
  readTitleLine,
  readWorkIdentifiers,
  readYear,
  toBatches,
} from './recordFields';

const label = 'Semantic Scholar';
const batchSize = 100;
const maxBytes = 8 * 1024 * 1024;
const api = 'https://api.semanticscholar.org/graph/v1/paper';
const fields = 'title,abstract,authors,year,venue,publicationVenue,journal,externalIds,publicationTypes,url';

/** Semantic Scholar's Academic Graph API (api.semanticscholar.org/api-docs). One record stands for all versions of a work. */
export const semanticScholar: Registry = {
  name: 'semantic-scholar',
  label,
  host: 'api.semanticscholar.org',
  key: { page: 'https://www.semanticscholar.org/product/api', place: 'header', name: 'x-api-key' },
  interval: 1_000,
  concurrency: 1,
  asked: { arxivId: 30, aclId: 20, title: 20, titleWithoutAbstract: 20, typedTitle: 30, abstract: { doi: 20, aclId: 10 } },
  isSecondHand: true,
  linksVersions: true,
  trust: 60,
  origin: 'Semantic Scholar',
  documentation: { searchedBy: 'ID (100 at once), title', provides: 'all fields except the issue, abstract, preprint' },

  listByIdentifier(works) {
    return toBatches(listDistinct(works.map(toPaperId)), batchSize).map((ids) => ({
      ...createRequest(`/batch?${new URLSearchParams({ fields })}`),
      body: JSON.stringify({ ids }),
    }));
  },

  findByTitle(title) {
    const query = readPlainLine(title)?.slice(0, 300);
    return query === undefined ? undefined : createRequest(`/search/match?${new URLSearchParams({ query, fields })}`);
  },

  read: readAnswer,
};

function toPaperId(work: WorkIdentifiers): string | undefined {
  const { arxivId, doi, aclId } = readWorkIdentifiers({ arxivId: work.arxivId ?? '', doi: work.doi ?? '', aclId: work.aclId ?? '' });
  if (arxivId !== undefined) return `ARXIV:${arxivId}`;
  if (doi !== undefined) return `DOI:${doi}`;
  return aclId === undefined ? undefined : `ACL:${aclId}`;
}

function createRequest(path: string): RegistryRequest {
  return { registry: 'semantic-scholar', url: `${api}${path}`, maxBytes };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  const value = readJsonAnswer(answer);
  const error = textOf(value, 'error');
  // A batch of which no work is known has the status 400.
  const isUnknown = answer.status === 404 ? /not found/i.test(error) : answer.status === 400 && /no valid paper ids/i.test(error);
  if (isUnknown) return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  const papers = Array.isArray(value) ? value : (memberOf(value, 'data') ?? (textOf(value, 'paperId') === '' ? undefined : [value]));
  if (!Array.isArray(papers)) return failAsUnreadable(answer, label);
  // A batch has null in the place of each work that is not known.
  return answerWithRecords(
    papers.filter((paper) => paper !== null),
    readPaper,
    answer,
    label,
  );
}

function readPaper(paper: unknown): RegistryRecord | undefined {
  const title = readTitleLine(textOf(paper, 'title'));
  const paperId = textOf(paper, 'paperId');
  if (title === '' || !/^[\da-f]{40}$/.test(paperId)) return undefined;
  const identifiers = readWorkIdentifiers({
    arxivId: textOf(paper, 'externalIds', 'ArXiv'),
    doi: textOf(paper, 'externalIds', 'DOI'),
    aclId: textOf(paper, 'externalIds', 'ACL'),
  });
  const isPosted = isPreprintDoi(identifiers.doi);
  // The journals of a preprint on SSRN are its lists of topics.
  const venue = isPosted ? undefined : readVenue(paper);
  const isPublished = venue !== undefined || (identifiers.doi !== undefined && !isPosted) || identifiers.aclId !== undefined;
  const wasPreprint = identifiers.arxivId !== undefined || isPosted || isPreprintServer(textOf(paper, 'venue'));
  return createRecord({
    registry: 'semantic-scholar',
    page: `https://www.semanticscholar.org/paper/${paperId}`,
    identifiers,
    linked: [],
    type: isPublished ? readType(paper) : wasPreprint ? 'preprint' : 'unknown',
    title,
    abstract: readAbstractText(textOf(paper, 'abstract')),
    ...readAuthors(itemsOf(paper, 'authors'), (author) => readPersonName(textOf(author, 'name'))),
    // The year is that of the first version, whatever the venue.
    year: isPublished && wasPreprint ? undefined : readYear(memberOf(paper, 'year')),
    venue,
    ...(isPublished ? { volume: readVolume(paper), pages: readPages(textOf(paper, 'journal', 'pages')) } : {}),
  });
}

/** The name in full: `journal` has it for journals, and `publicationVenue` for conferences, where `venue` can be abbreviated. */
function readVenue(paper: unknown): string | undefined {
  const names = [textOf(paper, 'journal', 'name'), textOf(paper, 'publicationVenue', 'name'), textOf(paper, 'venue')];
  const conferenceFirst = isConference(paper) ? [...names.slice(1), ...names.slice(0, 1)] : names;
  return readPlainLine(conferenceFirst.find((name) => name.trim() !== '' && !isPreprintServer(name)) ?? '');
}

function isConference(paper: unknown): boolean {
  return textOf(paper, 'publicationVenue', 'type') === 'conference' || itemsOf(paper, 'publicationTypes').includes('Conference');
}

/** Many preprints have the type "JournalArticle", so it only counts for published works. Its "Review" is an article that surveys a field. */
function readType(paper: unknown): WorkType {
  const types = itemsOf(paper, 'publicationTypes');
  if (isConference(paper)) return 'paper-conference';
  if (types.includes('Dataset')) return 'no-paper';
  if (types.includes('BookSection')) return 'chapter';
  if (types.includes('Book')) return 'book';
  return types.includes('JournalArticle') || textOf(paper, 'publicationVenue', 'type') === 'journal' ? 'article-journal' : 'unknown';
}

/** DBLP numbers preprints as volumes: `abs/2312.07559`. */
function readVolume(paper: unknown): string | undefined {
  const volume = readNumber(textOf(paper, 'journal', 'volume'));
  return volume?.startsWith('abs/') ? undefined : volume;
}

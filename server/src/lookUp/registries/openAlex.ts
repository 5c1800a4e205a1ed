import { findArxivIdInUrl, toDoiUrl, withoutResolver } from '#text';
import type { RegistryRecord, WorkIdentifiers, WorkType } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../registry';
import { readCrossrefType } from './crossref';
import { readAuthors, readPersonName } from './personNames';
import {
  answerWithRecords,
  createRecord,
  failAsUnreadable,
  failByStatus,
  isObject,
  itemsOf,
  looksLikeHtml,
  memberOf,
  readJsonAnswer,
  textOf,
} from './readAnswer';
import {
  isIdentified,
  isPreprintDoi,
  isPreprintServer,
  listDistinct,
  listTitleWords,
  readAbstractText,
  readNumber,
  readPages,
  readPlainLine,
  readTitleLine,
  readWorkIdentifiers,
  readYear,
  toBatches,
} from './recordFields';

const label = 'OpenAlex';
const batchSize = 50;
const maxFound = 10;
const maxBytes = 8 * 1024 * 1024;
/** Lists of works hold no more authors of a work than this. */
const maxAuthorsInList = 100;
/** The most words of an abstract that are put together. */
const maxAbstractLength = 5_000;

const select =
  'id,doi,title,publication_year,primary_location,locations,type,authorships,biblio,abstract_inverted_index,is_retracted,is_paratext';

/** OpenAlex's API (docs.openalex.org). Since February 2026 it needs a key, which the editor adds. */
export const openAlex: Registry = {
  name: 'openalex',
  label,
  host: 'api.openalex.org',
  // Its documentation, "Authentication and pricing".
  key: { page: 'https://openalex.org/settings/api', place: 'parameter', name: 'api_key' },
  interval: 200,
  concurrency: 1,
  asked: { doi: 30, title: 40, titleWithoutAbstract: 40, abstract: { doi: 10 } },
  isSecondHand: true,
  trust: 50,
  origin: 'Crossref',
  documentation: { searchedBy: 'DOI (50 at once); title with a key', provides: 'all fields, abstract, preprint' },

  listByIdentifier(works) {
    const dois = listDistinct(works.map(toOpenAlexDoi));
    // Commas and bars separate filters and values, so a DOI that holds one is asked for alone.
    const plain = dois.filter((doi) => !/[,|]/.test(doi));
    const others = dois.filter((doi) => /[,|]/.test(doi));
    return [
      ...toBatches(plain, batchSize).map((batch) =>
        createRequest('', { filter: `doi:${batch.join('|')}`, 'per-page': String(batch.length) }),
      ),
      ...others.map((doi) => createRequest(`/doi:${encodeURIComponent(doi)}`, {})),
    ];
  },

  findByTitle(title, { keyed }) {
    const words = listTitleWords(title);
    // A search costs money, which OpenAlex takes from the free allowance of a key (its page "Pricing").
    if (keyed?.has('openalex') !== true) return undefined;
    return words.length === 0 ? undefined : createRequest('', { filter: `title.search:${words.join(' ')}`, 'per-page': String(maxFound) });
  },

  read: readAnswer,
};

function toOpenAlexDoi({ arxivId, doi }: WorkIdentifiers): string | undefined {
  const identifiers = readWorkIdentifiers({ arxivId: arxivId ?? '', doi: doi ?? '' });
  return identifiers.doi ?? (identifiers.arxivId === undefined ? undefined : `10.48550/arxiv.${identifiers.arxivId}`);
}

function createRequest(path: string, parameters: Readonly<Record<string, string>>): RegistryRequest {
  return {
    registry: 'openalex',
    url: `https://api.openalex.org/works${path}?${new URLSearchParams({ ...parameters, select })}`,
    maxBytes,
  };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  // A single work that is not known is told by a page of HTML or by JSON.
  if (answer.status === 404 && looksLikeHtml(answer.body) && /\b404 not found\b/i.test(answer.body))
    return { kind: 'records', records: [] };
  const value = readJsonAnswer(answer);
  if (answer.status === 404 && /not found/i.test(textOf(value, 'message') + textOf(value, 'error')))
    return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  const results = memberOf(value, 'results');
  if (Array.isArray(results)) return answerWithRecords(results, (work) => readWork(work, maxAuthorsInList), answer, label);
  if (!isObject(value)) return failAsUnreadable(answer, label);
  return answerWithRecords([value], (work) => readWork(work, undefined), answer, label);
}

/** `mostAuthors`: an author list of this length goes on in the work itself. */
function readWork(work: unknown, mostAuthors: number | undefined): RegistryRecord | undefined {
  const id = textOf(work, 'id');
  const doi = withoutResolver(textOf(work, 'doi'));
  const identifiers = readWorkIdentifiers({ doi });
  const isPage = /^https:\/\/openalex\.org\/W\d{1,20}$/.test(id);
  if (!isIdentified(identifiers) && !isPage) return undefined;
  const authorships = itemsOf(work, 'authorships');
  const type = readType(work);
  const arxivIds = listArxivIds(work);
  const hasOtherVersion = type !== 'preprint' && arxivIds.length > 0;
  return createRecord({
    registry: 'openalex',
    page: isPage ? id : toDoiUrl(doi),
    identifiers,
    linked: arxivIds.filter((arxivId) => arxivId !== identifiers.arxivId).map((arxivId) => ({ arxivId })),
    type,
    title: readTitleLine(textOf(work, 'title')),
    abstract: readInvertedAbstract(memberOf(work, 'abstract_inverted_index')),
    ...readAuthors(authorships, (authorship) =>
      readPersonName(textOf(authorship, 'raw_author_name') || textOf(authorship, 'author', 'display_name')),
    ),
    ...(authorships.length === mostAuthors ? { hasMoreAuthors: true } : {}),
    // If a record joins a preprint and a published paper, its year can be that of either.
    year: hasOtherVersion ? undefined : readYear(memberOf(work, 'publication_year')),
    venue: type === 'preprint' ? undefined : readVenue(work),
    volume: readNumber(textOf(work, 'biblio', 'volume')),
    issue: readNumber(textOf(work, 'biblio', 'issue')),
    pages: readPages([textOf(work, 'biblio', 'first_page'), textOf(work, 'biblio', 'last_page')].filter((page) => page !== '').join('-')),
    isWithdrawn: memberOf(work, 'is_retracted') === true || undefined,
  });
}

function readVenue(work: unknown): string | undefined {
  const source = memberOf(work, 'primary_location', 'source');
  return textOf(source, 'type') === 'repository' ? undefined : readPlainLine(textOf(source, 'display_name'));
}

/** OpenAlex's own types, where they say more than the source in which a work is. Its "review" is an article that surveys a field. */
const types: ReadonlyMap<string, WorkType> = new Map([
  ['preprint', 'preprint'],
  ['book', 'book'],
  ['book-chapter', 'chapter'],
  ['reference-entry', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['standard', 'report'],
  ['other', 'unknown'],
]);

const articleTypes = ['article', 'review', 'letter', 'editorial', ''];

function readType(work: unknown): WorkType {
  if (memberOf(work, 'is_paratext') === true) return 'no-paper';
  const type = textOf(work, 'type');
  const location = memberOf(work, 'primary_location');
  const isPosted = isPreprintDoi(withoutResolver(textOf(work, 'doi'))) || isPreprintServer(textOf(location, 'source', 'display_name'));
  if (isPosted && (articleTypes.includes(type) || type === 'other')) return 'preprint';
  if (!articleTypes.includes(type)) return types.get(type) ?? 'no-paper';
  switch (textOf(location, 'source', 'type')) {
    case 'journal':
      return 'article-journal';
    case 'conference':
      return 'paper-conference';
    case 'repository':
      return 'preprint';
    default:
      return readCrossrefType(textOf(location, 'raw_type'));
  }
}

/** Records of famous works join what does not belong together, so of all locations only arXiv's are taken, where abstracts can be compared. */
function listArxivIds(work: unknown): readonly string[] {
  const addresses = itemsOf(work, 'locations').map((location) => findArxivIdInUrl(textOf(location, 'landing_page_url')));
  return listDistinct(addresses.map((arxivId) => readWorkIdentifiers({ arxivId: arxivId ?? '' }).arxivId)).slice(0, 5);
}

/** The abstract, of which OpenAlex gives the places of each word: `{"We": [0], "count": [1, 4]}`. */
function readInvertedAbstract(index: unknown): string | undefined {
  if (!isObject(index)) return undefined;
  const words: string[] = [];
  for (const [word, places] of Object.entries(index as Readonly<Record<string, unknown>>)) {
    if (!Array.isArray(places)) continue;
    for (const place of places) if (Number.isInteger(place) && place >= 0 && place < maxAbstractLength) words[place] = word;
  }
  return readAbstractText(words.filter((word) => word !== undefined).join(' '));
}

import { toDoiUrl } from '#text';
import type { PersonName } from '../../model/personName';
import type { RegistryRecord, WorkIdentifiers, WorkType } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryOptions, RegistryRequest } from '../registry';
import { readAuthors, readGroupName, readPersonParts } from './personNames';
import {
  answerWithRecords,
  createRecord,
  failAsUnreadable,
  failByStatus,
  isObject,
  itemsOf,
  memberOf,
  readJsonAnswer,
  textOf,
} from './readAnswer';
import {
  isIdentified,
  isPreprintDoi,
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

const label = 'Crossref';
const batchSize = 50;
const maxFound = 10;
const maxBytes = 8 * 1024 * 1024;

/** Without it, an answer holds the whole list of references of each work. */
const select =
  'DOI,type,title,subtitle,author,container-title,issued,published,published-print,volume,issue,page,article-number,publisher,relation,abstract,update-to,updated-by';

/** Crossref's REST API (www.crossref.org/documentation/retrieve-metadata/rest-api; limits since December 2025). */
export const crossref: Registry = {
  name: 'crossref',
  label,
  host: 'api.crossref.org',
  interval: 1_000,
  politeInterval: 334,
  concurrency: 1,
  asked: { doi: 10, title: 30, titleWithoutAbstract: 10, typedTitle: 20 },
  trust: 20,
  origin: 'Crossref',
  documentation: { searchedBy: 'DOI (50 at once), title', provides: 'all fields, abstract, preprint, retractions' },

  listByIdentifier(works, options) {
    const dois = listDistinct(works.map(({ doi }) => readWorkIdentifiers({ doi: doi ?? '' }).doi));
    // A comma separates filters, so a DOI that holds one is asked for alone.
    const plain = dois.filter((doi) => !doi.includes(','));
    const others = dois.filter((doi) => doi.includes(','));
    return [
      ...toBatches(plain, batchSize).map((batch) =>
        createRequest('/works', { filter: batch.map((doi) => `doi:${doi}`).join(','), rows: String(batch.length), select }, options),
      ),
      ...others.map((doi) => createRequest(`/works/${encodeURIComponent(doi)}`, {}, options)),
    ];
  },

  /** By `query.bibliographic`, because `query.title` is deprecated. */
  findByTitle(title, options) {
    const line = readPlainLine(title)?.slice(0, 300);
    return line === undefined
      ? undefined
      : createRequest('/works', { 'query.bibliographic': line, rows: String(maxFound), select }, options);
  },

  read: readAnswer,
};

function createRequest(path: string, parameters: Readonly<Record<string, string>>, { mailAddress }: RegistryOptions): RegistryRequest {
  const query = new URLSearchParams({ ...parameters, ...(mailAddress === undefined ? {} : { mailto: mailAddress }) }).toString();
  return { registry: 'crossref', url: `https://api.crossref.org${path}${query === '' ? '' : `?${query}`}`, maxBytes };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  if (answer.status === 404 && answer.body.trim() === 'Resource not found.') return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  const value = readJsonAnswer(answer);
  const type = memberOf(value, 'message-type');
  const message = memberOf(value, 'message');
  if (type === 'work' && isObject(message)) return answerWithRecords([message], readWork, answer, label);
  const items = memberOf(message, 'items');
  if (type !== 'work-list' || !Array.isArray(items)) return failAsUnreadable(answer, label);
  return answerWithRecords(items, readWork, answer, label);
}

function readWork(work: unknown): RegistryRecord | undefined {
  const identifiers = readWorkIdentifiers({ doi: textOf(work, 'DOI') });
  if (!isIdentified(identifiers)) return undefined;
  const type = readType(work);
  const title = readTitle(work);
  return createRecord({
    registry: 'crossref',
    page: toDoiUrl(textOf(work, 'DOI')),
    identifiers,
    linked: listLinked(work),
    type,
    title,
    abstract: readAbstractText(textOf(work, 'abstract')),
    ...readAuthors(itemsOf(work, 'author'), readAuthor),
    year: readWorkYear(work),
    venue: readVenue(work, type),
    volume: readNumber(textOf(work, 'volume')),
    issue: readNumber(textOf(work, 'issue')),
    pages: readPages(textOf(work, 'page')) ?? readNumber(textOf(work, 'article-number')),
    publisher: readPublisher(work),
    isWithdrawn: isWithdrawn(work, title) || undefined,
    hasConcern: findNotice(work, concerns) === undefined ? undefined : true,
    noticeDoi: readNoticeDoi(findNotice(work, withdrawals) ?? findNotice(work, concerns)),
  });
}

/** A corporate author has `name` instead of `family`. */
function readAuthor(author: unknown): PersonName | undefined {
  const name = textOf(author, 'name');
  if (name !== '') return readGroupName(name);
  return readPersonParts({ family: textOf(author, 'family'), given: textOf(author, 'given'), suffix: textOf(author, 'suffix') });
}

/** The title with its subtitle, unless the title already holds it. */
function readTitle(work: unknown): string {
  const title = readTitleLine(textOf(work, 'title', 0));
  const subtitle = readTitleLine(textOf(work, 'subtitle', 0));
  if (subtitle === '' || title === '' || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return /[:?!]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** An article that is in an issue has the year of that issue; it can have been online in the year before. */
function readWorkYear(work: unknown): number | undefined {
  const names = textOf(work, 'volume') === '' ? ['issued', 'published'] : ['published-print', 'issued', 'published'];
  return names
    .map((name) => memberOf(work, name, 'date-parts', 0))
    .filter((date) => !isUnset(date))
    .map((date) => readYear(memberOf(date, 0)))
    .find((year) => year !== undefined);
}

/** Programs of publishers register a date that nobody set as the first day of their clock, 1 January 1970. */
function isUnset(date: unknown): boolean {
  return [1970, 1, 1].every((part, index) => memberOf(date, index) === part);
}

/**
 * A paper in a book has two containers if the book belongs to a series: the series, then the book. What preprint servers register as their
 * journal is no venue.
 */
function readVenue(work: unknown, type: WorkType): string | undefined {
  if (isPreprintDoi(textOf(work, 'DOI'))) return undefined;
  const titles = itemsOf(work, 'container-title').filter((title) => typeof title === 'string');
  const title = type === 'paper-conference' || type === 'chapter' ? titles.at(-1) : titles[0];
  return readPlainLine(title ?? '');
}

/** The publisher that registers the DOIs of SSRN is Elsevier; what is posted there is found by the name of the server. */
function readPublisher(work: unknown): string | undefined {
  const server = isPreprintDoi(textOf(work, 'DOI')) ? textOf(work, 'container-title', 0) : '';
  return readPlainLine(server === '' ? textOf(work, 'publisher') : server);
}

/** A notice about another work, such as a correction or a retraction, is registered as an article too; it has `update-to`. */
function readType(work: unknown): WorkType {
  const isNotice = itemsOf(work, 'update-to').some((update) => !textOf(update, 'type').startsWith('new_'));
  if (isNotice) return 'no-paper';
  const type = readCrossrefType(textOf(work, 'type'));
  return type !== 'no-paper' && isPreprintDoi(textOf(work, 'DOI')) ? 'preprint' : type;
}

/** Kinds of notices (Crossref documentation, "Registering updates"). */
const withdrawals = /^(?:retraction|withdrawal|removal)$/i;
const concerns = /^expression[_ ]of[_ ]concern$/i;

function isWithdrawn(work: unknown, title: string): boolean {
  if (/^\W?(?:retracted|withdrawn)(?: article| paper)?\s?[:\]]/i.test(title)) return true;
  return findNotice(work, withdrawals) !== undefined;
}

function findNotice(work: unknown, kinds: RegExp): unknown {
  return itemsOf(work, 'updated-by').find((update) => kinds.test(textOf(update, 'type')));
}

function readNoticeDoi(notice: unknown): string | undefined {
  return notice === undefined ? undefined : readWorkIdentifiers({ doi: textOf(notice, 'DOI') }).doi;
}

/** Relations between a preprint and its published version (Crossref documentation, "Relationships"). */
const versionRelations = ['has-preprint', 'is-preprint-of', 'has-version', 'is-version-of'];

function listLinked(work: unknown): readonly WorkIdentifiers[] {
  return versionRelations
    .flatMap((name) => itemsOf(work, 'relation', name).slice(0, 20))
    .map((other) => {
      const id = textOf(other, 'id');
      return readWorkIdentifiers(textOf(other, 'id-type').toLowerCase() === 'arxiv' ? { arxivId: id } : { doi: id });
    })
    .filter(isIdentified);
}

const types: ReadonlyMap<string, WorkType> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'preprint'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['book-part', 'chapter'],
  ['reference-entry', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['standard', 'report'],
  ['other', 'unknown'],
]);

/** The kind of a work by Crossref's types (api.crossref.org/types). Types that are not known here are no papers. */
export function readCrossrefType(type: string): WorkType {
  return type === '' ? 'unknown' : (types.get(type) ?? 'no-paper');
}

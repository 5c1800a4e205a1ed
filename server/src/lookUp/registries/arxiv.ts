import { Parser } from 'htmlparser2';
import { findArxivIdInUrl, toArxivUrl, yearOfArxivId } from '#text';
import type { RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../registry';
import { readAuthors, readPersonName } from './personNames';
import { answerWithRecords, createRecord, failAsUnreadable, failByStatus } from './readAnswer';
import {
  isIdentified,
  listDistinct,
  listTitleWords,
  readAbstractText,
  readPlainLine,
  readTitleLine,
  readWorkIdentifiers,
  readYear,
  toBatches,
} from './recordFields';

/** An entry of an Atom feed (RFC 4287), with the elements that arXiv adds. What the feed does not say is empty. */
interface AtomEntry {
  id: string;
  title: string;
  summary: string;
  /** The date of the first version, as written: `2017-07-27T08:18:33Z`. */
  published: string;
  authors: string[];
  comment: string;
  doi: string;
}

type TextField = Exclude<keyof AtomEntry, 'authors'>;

const label = 'arXiv';
const batchSize = 100;
const maxFound = 10;
const maxBytes = 8 * 1024 * 1024;

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
    return words.length === 0 ? undefined : createRequest({ search_query: `ti:"${words.join(' ')}"`, max_results: String(maxFound) });
  },

  read: readAnswer,
};

function createRequest(parameters: Readonly<Record<string, string>>): RegistryRequest {
  return { registry: 'arxiv', url: `https://export.arxiv.org/api/query?${new URLSearchParams(parameters)}`, maxBytes };
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

/** A feed with deeper elements is not read: a stack of open elements costs time. */
const maxDepth = 20;
/** Later entries, later names and the rest of longer texts are not read. */
const maxEntries = 3_000;
const maxAuthors = 5_001;
const maxTextLength = 100_000;

const fields: ReadonlyMap<string, TextField> = new Map([
  ['id', 'id'],
  ['title', 'title'],
  ['summary', 'summary'],
  ['published', 'published'],
  ['arxiv:comment', 'comment'],
  ['arxiv:doi', 'doi'],
]);

/**
 * The entries of an Atom feed. undefined if the text is no feed, if its end is missing, or if it is nested too deep. Entities that a
 * document defines itself are not expanded.
 */
function parseAtomFeed(text: string): readonly AtomEntry[] | undefined {
  const entries: AtomEntry[] = [];
  const open: string[] = [];
  let isWhole = false;
  let entry: AtomEntry | undefined;
  let pieces: string[] = [];
  let length = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name);
        if (open.length > maxDepth) parser.pause();
        if (open.length === 2 && open[0] === 'feed' && name === 'entry' && entries.length < maxEntries) entry = createEntry();
        pieces = [];
        length = 0;
      },
      ontext(piece) {
        length += piece.length;
        if (entry !== undefined && length <= maxTextLength) pieces.push(piece);
      },
      onclosetag(name, isImplied) {
        open.pop();
        const depth = open.length;
        if (depth === 0 && name === 'feed') isWhole = !isImplied;
        if (entry === undefined) return;
        if (depth === 1) {
          if (!isImplied) entries.push(entry);
          entry = undefined;
          return;
        }
        const content = pieces.join('').trim();
        const field = depth === 2 ? fields.get(name) : undefined;
        if (field !== undefined) entry[field] = content;
        if (depth === 3 && name === 'name' && open[2] === 'author' && entry.authors.length < maxAuthors) entry.authors.push(content);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return isWhole ? entries : undefined;
}

function createEntry(): AtomEntry {
  return { id: '', title: '', summary: '', published: '', authors: [], comment: '', doi: '' };
}

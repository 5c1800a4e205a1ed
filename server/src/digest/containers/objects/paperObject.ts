import { findDoi, findYear, isPaperUrl, readArxivDoi, readArxivId, readDate, readPaperUrls, type WrittenDate } from '#text';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import type { AuthorList } from '../../../model/authorList';
import { putGivenFirst } from '../../fields/authors';
import { addIdentifiers, createRecordDraft, type LocatedText, type RecordDraft, setAuthors } from '../../recordDraft';
import { findMeanings, type Meaning } from './fieldNames';
import { listPeople, parsePythonList, readPlainValue, splitPeopleField, withoutFullStop } from './peopleField';
import { readAbstract } from './readAbstract';

export type JsonObject = Extract<JsonNode, { kind: 'object' }>;

/** The fields of a record by their meaning. Of the fields with one meaning, those with the most specific names come first. */
export type Fields = ReadonlyMap<Meaning, readonly JsonNode[]>;

/** The options in which formats differ. */
export interface Dialect {
  /** Whether `summary` is the paper's own abstract, as in the APIs of arXiv and Hugging Face. */
  readonly summaryIsAbstract?: boolean;
  /** Whether the records may be posts of a blog, so that people and a date are no evidence of a paper. */
  readonly isFeed?: boolean;
}

/** The fields of an object, followed by the fields in `around`, which the object inherits from the objects that contain it. */
export function readFields(object: JsonObject, around?: Fields): Fields {
  const found = new Map<Meaning, { rank: number; node: JsonNode }[]>();
  for (const [name, member] of object.members) {
    const node = unwrapValue(member);
    for (const { meaning, rank } of findMeanings(name)) {
      const known = found.get(meaning);
      if (known === undefined) found.set(meaning, [{ rank, node }]);
      else known.push({ rank, node });
    }
  }
  const fields = new Map<Meaning, readonly JsonNode[]>();
  for (const [meaning, nodes] of found)
    fields.set(
      meaning,
      nodes.sort((a, b) => a.rank - b.rank).map(({ node }) => node),
    );
  for (const [meaning, nodes] of around ?? []) fields.set(meaning, [...(fields.get(meaning) ?? []), ...nodes]);
  return fields;
}

/**
 * The value in an object that only wraps it: `{"value": "..."}` in OpenReview, `{"$": "..."}` in converted XML. Any other node is
 * returned unchanged.
 */
function unwrapValue(node: JsonNode): JsonNode {
  if (node.kind !== 'object' || node.members.size > 3) return node;
  return node.members.get('value') ?? node.members.get('$') ?? node.members.get('#text') ?? node;
}

/** The title of a record; undefined if no field is a title. */
export function findTitle(fields: Fields): LocatedText | undefined {
  const found = findPassage(fields.get('title') ?? []);
  if (found === undefined) return undefined;
  const title = withoutFullStop(found);
  return title.text === '' ? undefined : title;
}

/**
 * How much evidence there is that a record with these fields is a paper. If the result is 2 or more, the record is a paper even outside
 * a list of papers.
 */
export function weighEvidence(draft: RecordDraft, fields: Fields, { isFeed = false }: Dialect): number {
  const isIdentified = draft.doi !== undefined || draft.arxivId !== undefined || draft.links.some(({ url }) => isPaperUrl(url));
  if (isIdentified || fields.has('abstract') || isOfLibrary(draft, fields)) return 3;
  const hasVenue = readFirst(fields.get('venue'), readVenue) !== undefined;
  // News articles have an author, a publisher and a date too.
  return (
    (isFeed && !hasVenue ? 0 : Math.min(2, draft.authors.length)) +
    (hasVenue ? 1 : 0) +
    (readFirst(fields.get('year'), readYear) === undefined ? 0 : 1)
  );
}

/** arXiv categories: `cs.CL`, `math.AG`. */
const arxivCategory = /^(?:cs|stat|math|eess|econ|physics|q-bio|q-fin|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,8}$/;

/** Whether the record has a PubMed number, a Semantic Scholar identifier of forty hexadecimal digits, or an arXiv category. */
function isOfLibrary(draft: RecordDraft, fields: Fields): boolean {
  if (draft.tags?.some((tag) => arxivCategory.test(tag)) === true) return true;
  return findText(fields, 'pubmed') !== undefined || readStrings(fields.get('identifier')?.[0]).some((text) => /^[\da-f]{40}$/.test(text));
}

/** Makes a draft of the paper from the fields of a record and the title found in them. */
export function draftPaper(title: LocatedText, fields: Fields, span: Span, { summaryIsAbstract = false }: Dialect): RecordDraft {
  const draft = createRecordDraft(title);
  draft.start = span.start;
  draft.end = span.end;
  const [abstract, summary, remark] = (['abstract', 'summary', 'remark'] as const).map((meaning) => {
    const passage = findPassage(fields.get(meaning) ?? []);
    return passage && readAbstract(passage);
  });
  const own = abstract ?? (summaryIsAbstract ? summary : undefined);
  const words = own ?? summary ?? remark;
  draft.abstract = words;
  if (words !== own) draft.abstractKind = 'summary';
  setAuthors(draft, readFirst(fields.get('authors'), readAuthors) ?? noAuthors);
  draft.date = readFirst(fields.get('date'), readWrittenDate);
  draft.year = readFirst(fields.get('year'), readYear);
  draft.venue = readFirst([...(fields.get('venue') ?? []), ...(fields.get('publisher') ?? [])], readVenue);
  if (draft.venue === title.text) draft.venue = undefined;
  draft.year ??= draft.date?.year ?? readFirst(fields.get('date'), readDateParts) ?? findVenueYear(draft.venue);
  draft.tags = readFirst(fields.get('tags'), readTags);
  readIdentifiers(draft, fields);
  return draft;
}

/** The first value that can be read from any of the nodes; undefined if there is none. */
function readFirst<Value>(nodes: readonly JsonNode[] | undefined, read: (node: JsonNode) => Value | undefined): Value | undefined {
  for (const node of nodes ?? []) {
    const value = read(node);
    if (value !== undefined) return value;
  }
  return undefined;
}

function findPassage(nodes: readonly JsonNode[]): LocatedText | undefined {
  return readFirst(nodes, (node) => {
    // Crossref and NASA ADS write a list with one title, INSPIRE a list of objects that contain it.
    const first = node.kind === 'array' ? node.items[0] : node;
    const text = first?.kind === 'object' ? (first.members.get('title') ?? first.members.get('value')) : first;
    return text?.kind === 'string' && text.text.trim() !== '' ? { text: text.text, span: text.span } : undefined;
  });
}

function findText(fields: Fields, meaning: Meaning): string | undefined {
  return readFirst(fields.get(meaning), (node) =>
    (node.kind === 'string' || node.kind === 'literal') && node.text.trim() !== '' && node.text !== 'null' ? node.text : undefined,
  );
}

const noAuthors: AuthorList = { authors: [] };

function readAuthors(node: JsonNode): AuthorList | undefined {
  const people =
    node.kind === 'array'
      ? readPeople(node.items)
      : node.kind === 'string'
        ? splitPeopleField(readPlainValue(node.text.replace(/[\n\r]+/g, '; ')))
        : readGroup(node);
  return people.authors.length === 0 ? undefined : people;
}

/** Reads an object that contains a list of people, as in dblp (`{"author": [...]}`), or that describes one person. */
function readGroup(node: JsonNode): AuthorList {
  if (node.kind !== 'object') return noAuthors;
  const inner = node.members.get('author') ?? node.members.get('authors');
  return inner === undefined || inner.kind === 'string' ? readPeople([node]) : (readAuthors(inner) ?? noAuthors);
}

function readPeople(items: readonly JsonNode[]): AuthorList {
  const writers = items.filter((item) => item.kind !== 'object' || isWriter(item));
  // One value may name several people, as in exports of Web of Science.
  const lists = writers.map((item) =>
    item.kind === 'string' && item.text.includes(';') ? splitPeopleField(readPlainValue(item.text)) : { authors: [readPerson(item)] },
  );
  const people = listPeople(lists.flatMap(({ authors }) => authors));
  return lists.some(({ hasMoreAuthors }) => hasMoreAuthors) ? { ...people, hasMoreAuthors: true } : people;
}

/** Whether a person is an author. Zotero lists editors and translators together with the authors. */
function isWriter({ members }: JsonObject): boolean {
  const role = members.get('creatorType') ?? members.get('role');
  return role?.kind !== 'string' || !/editor|translator|illustrator/i.test(role.text);
}

const wholeNames = ['name', 'fullname', 'fullName', 'full_name', 'display_name', 'literal', 'text', 'raw_author_name', 'creator'];
const givenNames = ['given', 'first', 'first_name', 'firstName', 'firstname', 'given-names', 'givenName', 'forename'];
const familyNames = ['family', 'last', 'last_name', 'lastName', 'lastname', 'surname', 'family-names', 'familyName'];

function readPerson(node: JsonNode): string {
  if (node.kind === 'string') return readPlainValue(node.text);
  if (node.kind === 'array')
    return node.items
      .slice(0, 3)
      .reverse()
      .map(readPerson)
      .filter((part) => part !== '')
      .join(' ');
  if (node.kind !== 'object') return '';
  const read = (names: readonly string[]): string =>
    readFirst(
      names.flatMap((name) => node.members.get(name) ?? []),
      (member) => (member.kind === 'string' && member.text.trim() !== '' ? readPlainValue(member.text) : undefined),
    ) ?? '';
  const family = [read(['non-dropping-particle', 'dropping-particle']), read(familyNames), read(['suffix'])]
    .filter((part) => part !== '')
    .join(' ');
  if (family !== '') return `${read(givenNames)} ${family}`.trim();
  const whole = putGivenFirst(read(wholeNames));
  if (whole !== '') return whole;
  // OpenAlex: {"author": {"display_name": ...}}
  const inner = node.members.get('author') ?? node.members.get('user');
  return inner?.kind === 'object' ? readPerson(inner) : read(givenNames);
}

/** The longest text that is read as a date, in UTF-16 units. */
const maxDateLength = 60;

function readWrittenDate(node: JsonNode): WrittenDate | undefined {
  if (node.kind === 'array') return readFirst(node.items.slice(0, 3), readWrittenDate);
  if (node.kind === 'object')
    return readFirst([...node.members.values()], (member) => (member.kind === 'string' ? readWrittenDate(member) : undefined));
  if (node.kind === 'literal') return readNumber(node.text);
  const written = node.kind === 'string' ? readPlainValue(node.text) : '';
  const date = written.length > maxDateLength ? '' : written.replace(/\/+$/, '');
  if (!/\d/.test(date)) return undefined;
  const year = findYear(date);
  return readDate(date) ?? { date, ...(year === undefined ? {} : { year }) };
}

function readYear(node: JsonNode): number | undefined {
  if (node.kind === 'array') return readFirst(node.items.slice(0, 3), readYear);
  return node.kind === 'literal' || node.kind === 'string' ? findYear(node.text) : undefined;
}

/** Reads a number that is a year, or a time in milliseconds since 1970 as in OpenReview; undefined for any other number. */
function readNumber(number: string): WrittenDate | undefined {
  if (/^(?:19|20)\d\d$/.test(number)) return { date: number, year: Number(number) };
  return /^1\d{12}$/.test(number) ? readDate(new Date(Number(number)).toISOString().slice(0, 10)) : undefined;
}

/** The year of a date in CSL: `{"date-parts": [[2024, 11, 7]]}`; in former versions of pandoc `[{year: 2024}]`. */
function readDateParts(node: JsonNode): number | undefined {
  const [date] = node.kind === 'array' ? node.items : [node];
  if (date?.kind !== 'object') return undefined;
  const parts = date.members.get('date-parts');
  const first = parts?.kind === 'array' ? parts.items[0] : undefined;
  const year = first?.kind === 'array' ? first.items[0] : date.members.get('year');
  return year === undefined ? undefined : readYear(year);
}

/** The year in the name of a venue: `ICLR 2020`, `ICLR 2024 oral`, `Endoscopic Ultrasound (2014) 3:3`. */
function findVenueYear(venue: string | undefined): number | undefined {
  const written = /\(((?:19|20)\d\d)\)|^\p{Lu}[\p{L}&.-]{1,20} ((?:19|20)\d\d)\b|\b((?:19|20)\d\d)$/u.exec(venue ?? '');
  return written === null ? undefined : Number(written[1] ?? written[2] ?? written[3]);
}

/** Names of databases. These are not used as venues, because a paper is not published in the database that exports its record. */
const database =
  /^(?:scopus|web of science|wos|pubmed|medline|embase|ieee xplore|google scholar|crossref|openalex|dblp|arxiv api|semantic scholar)$/i;

function readVenue(node: JsonNode): string | undefined {
  if (node.kind === 'array') return readFirst(node.items.slice(0, 3), readVenue);
  if (node.kind === 'object') {
    const named = ['name', 'display_name', 'title', 'value', 'source', 'journal', 'text'].flatMap((name) => node.members.get(name) ?? []);
    return readFirst(named, readVenue);
  }
  const venue = node.kind === 'string' ? readPlainValue(node.text) : '';
  return venue === '' || venue.length > 300 || database.test(venue) || /^https?:/i.test(venue) ? undefined : venue;
}

const maxTags = 40;

function readTags(node: JsonNode): readonly string[] | undefined {
  const only = node.kind === 'array' && node.items.length === 1 ? node.items[0] : node;
  if (only === undefined) return undefined;
  const words = only.kind === 'string' ? (parsePythonList(only.text) ?? splitWords(only.text)) : listTags(only);
  const tags = [...new Set(words.map((word) => readPlainValue(word)).filter((word) => word !== '' && word.length <= 100))].slice(
    0,
    maxTags,
  );
  return tags.length === 0 ? undefined : tags;
}

function splitWords(text: string): readonly string[] {
  return text.split(text.includes(';') ? /;/ : text.includes('|') ? /\|/ : /,(?!\d|[^()]{0,200}\))|[\n\r]+/);
}

function listTags(node: JsonNode): readonly string[] {
  if (node.kind === 'string') return [node.text];
  if (node.kind === 'array') return node.items.slice(0, maxTags).flatMap(listTags);
  if (node.kind !== 'object') return [];
  const named = ['tag', 'name', 'term', 'display_name', 'label', 'category', 'text'].flatMap((name) => node.members.get(name) ?? []);
  return named.slice(0, 1).flatMap(listTags);
}

function readIdentifiers(draft: RecordDraft, fields: Fields): void {
  const listed = (...meanings: readonly Meaning[]): string[] =>
    meanings.flatMap((meaning) => (fields.get(meaning) ?? []).flatMap(readStrings));
  const written = listed('identifier', 'arxiv');
  const urls = [...listed('link'), ...listed('identifier', 'doi', 'arxiv')].flatMap(listUrls);
  const { links, arxivId, doi } = readPaperUrls(urls);
  const numbers = [...listed('pubmed'), ...readNamed(fields.get('identifier'), /^pubmed$|^pmid$/i)].filter((id) =>
    /^\d{5,9}$/.test(id.trim()),
  );
  const pages = numbers.slice(0, 1).map((id) => ({ kind: 'page' as const, url: `https://pubmed.ncbi.nlm.nih.gov/${id.trim()}/` }));
  addIdentifiers(draft, {
    links: [...links, ...pages],
    arxivId: written.map(readArxivId).find((found) => found !== undefined) ?? arxivId,
    doi:
      listed('doi', 'identifier')
        .map(findDoi)
        .find((found) => found !== undefined) ?? doi,
  });
  draft.arxivId ??= readArxivDoi(draft.doi ?? '');
}

function listUrls(text: string): readonly string[] {
  return text.split(/[\s;|]+(?=https?:)|\s+/).filter((url) => /^https?:\/\/\S+$/i.test(url));
}

/** The values of members with a matching name: `{"DOI": "...", "PubMed": "..."}`. */
function readNamed(nodes: readonly JsonNode[] | undefined, name: RegExp): string[] {
  const objects = (nodes ?? []).filter((node) => node.kind === 'object');
  return objects.flatMap(({ members }) => [...members].filter(([key]) => name.test(key)).flatMap(([, value]) => readStrings(value)));
}

function readStrings(node: JsonNode | undefined): string[] {
  if (node?.kind === 'string' || node?.kind === 'literal') return [node.text];
  if (node?.kind === 'array') return node.items.slice(0, 50).flatMap(readStrings);
  return node?.kind === 'object'
    ? [...node.members.values()].slice(0, 50).flatMap((value) => (value.kind === 'string' ? [value.text] : []))
    : [];
}

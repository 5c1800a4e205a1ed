import type { Span } from '../base/span';
import type { AuthorList } from '../model/authorList';
import type { DigestRecord, DigestFormat, DigestIssue } from '../model/digest';
import type { PaperLink } from '../model/paperEntry';
import type { WrittenDate } from '../text/dates/writtenDate';
import type { PaperIdentifiers } from '../text/identifiers/paperIdentifiers';
import { readPaperUrls } from '../text/identifiers/paperIdentifiers';
import { findUrls, mayHoldUrls } from '../text/identifiers/webAddress';

/** A stretch of a digest, and its text on one line. */
export interface LocatedText {
  readonly text: string;
  readonly span: Span;
}

/** A record while its block is being read. */
export interface RecordDraft {
  readonly title: LocatedText;
  abstract?: LocatedText | undefined;
  abstractKind?: 'summary' | undefined;
  /** Whether the source labels the text as an abstract or a summary. */
  isAbstractLabelled?: boolean;
  authors: readonly string[];
  hasMoreAuthors?: true | undefined;
  date?: WrittenDate | undefined;
  year?: number | undefined;
  venue?: string | undefined;
  arxivId?: string | undefined;
  doi?: string | undefined;
  readonly links: PaperLink[];
  tags?: readonly string[] | undefined;
  /** Where the block begins, if not with the title. */
  start?: number;
  /** The end of what has been read of the block so far. */
  end: number;
}

/** A record to which the names of the paper have not been added yet. Its spans are offsets into the text. */
export type UnnamedRecord = Omit<DigestRecord, 'names'>;

/** The result of reading a text in one format. */
export interface ParsedDigest {
  readonly format: DigestFormat;
  readonly pattern?: string;
  /** In the order of the text. */
  readonly entries: readonly UnnamedRecord[];
  readonly issues: readonly DigestIssue[];
}

export function createRecordDraft(title: LocatedText): RecordDraft {
  return { title, authors: [], links: [], end: title.span.end };
}

/** Sets the authors and whether the list is incomplete ("et al."). */
export function setAuthors(draft: RecordDraft, { authors, hasMoreAuthors }: AuthorList): void {
  draft.authors = authors;
  draft.hasMoreAuthors = hasMoreAuthors;
}

/** Adds identifiers and links to a record, without replacing those that are known. */
export function addIdentifiers(draft: RecordDraft, references: PaperIdentifiers): void {
  const known = new Set(draft.links.map(({ url }) => url));
  for (const link of references.links) {
    if (!known.has(link.url)) draft.links.push(link);
    known.add(link.url);
  }
  draft.arxivId ??= references.arxivId;
  draft.doi ??= references.doi;
}

/** Copies of some pages contain each card twice. The first card is kept and completed with what only the second one says. */
export function mergeRepeatedCard(first: RecordDraft, second: RecordDraft): void {
  addIdentifiers(first, second);
  if (first.authors.length === 0) setAuthors(first, second);
  if (first.abstract === undefined) {
    first.abstract = second.abstract;
    first.abstractKind = second.abstractKind;
    first.isAbstractLabelled = second.isAbstractLabelled ?? false;
  }
  first.date ??= second.date;
  first.year ??= second.year;
  first.venue ??= second.venue;
  first.tags = joinTags(first.tags, second.tags);
}

/** Each tag once, in order of appearance; undefined if there are none. */
function joinTags(first: readonly string[] | undefined, second: readonly string[] | undefined): readonly string[] | undefined {
  return second === undefined ? first : [...new Set([...(first ?? []), ...second])];
}

/** Completes a record, also with the links that its abstract mentions, such as one to the code. */
export function finishRecord(draft: RecordDraft): UnnamedRecord {
  const abstract = draft.abstract?.text ?? '';
  if (mayHoldUrls(abstract)) addCodeLinks(draft, abstract);
  const year = draft.year ?? draft.date?.year;
  return {
    title: draft.title.text,
    titleSpan: draft.title.span,
    abstract,
    ...(draft.abstract === undefined ? {} : { abstractSpan: draft.abstract.span }),
    ...(draft.abstract === undefined || draft.abstractKind === undefined ? {} : { abstractKind: draft.abstractKind }),
    span: { start: draft.start ?? draft.title.span.start, end: Math.max(draft.end, draft.abstract?.span.end ?? 0) },
    authors: draft.authors,
    ...(draft.hasMoreAuthors === undefined || draft.authors.length === 0 ? {} : { hasMoreAuthors: draft.hasMoreAuthors }),
    ...(draft.date === undefined ? {} : { date: draft.date.date }),
    ...(year === undefined ? {} : { year }),
    ...(draft.venue === undefined ? {} : { venue: dropYear(draft.venue, year) }),
    ...(draft.arxivId === undefined ? {} : { arxivId: draft.arxivId }),
    ...(draft.doi === undefined ? {} : { doi: draft.doi }),
    links: draft.links,
    ...(draft.tags === undefined || draft.tags.length === 0 ? {} : { tags: draft.tags }),
  };
}

/** For the venue `Wind, 2024` and the year 2024, the venue is `Wind`. */
function dropYear(venue: string, year: number | undefined): string {
  const end = `, ${year ?? ''}`;
  return year !== undefined && venue.length > end.length && venue.endsWith(end) ? venue.slice(0, -end.length) : venue;
}

/** Adds the links in an abstract. Identifiers in these links may belong to another paper, so they are not used. */
function addCodeLinks(draft: RecordDraft, abstract: string): void {
  addIdentifiers(draft, { links: readPaperUrls(findUrls(abstract)).links });
}

import { findUrls, mayContainUrls, type PaperIdentifiers, readPaperUrls, type WrittenDate } from '#text';
import { type Span, shiftSpan } from '../base/span';
import type { AuthorList } from '../model/authorList';
import type { DigestFormat, DigestIssue, DigestRecord } from '../model/digest';
import type { PaperLink } from '../model/paperEntry';
import type { ReadingStep, TitleEvidence, WithEvidence } from './readingSteps';

/** A passage of a digest: its span in the digest, and its text on one line. */
export interface LocatedText {
  readonly text: string;
  readonly span: Span;
}

/** A record whose fields are still being read. */
export interface RecordDraft {
  readonly title: LocatedText;
  foundBy?: TitleEvidence;
  abstract?: LocatedText | undefined;
  abstractKind?: 'summary' | undefined;
  /** Whether the source has a label such as `Abstract:` for the abstract or summary. */
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
  /** The offset at which the record begins, if the record does not begin with its title. */
  start?: number;
  /** The end of the text that has been read for this record so far. */
  end: number;
}

/** A record to which the names of the paper, such as `BERT`, have not been added yet. Its spans are offsets into the whole text. */
export type UnnamedRecord = Omit<DigestRecord, 'names'> & WithEvidence;

/** The result of reading a text in one format. */
export interface ParsedDigest {
  readonly format: DigestFormat;
  readonly pattern?: string;
  /** The records in the order of the text. */
  readonly entries: readonly UnnamedRecord[];
  readonly issues: readonly DigestIssue[];
  readonly steps?: readonly ReadingStep[];
}

export function createRecordDraft(title: LocatedText): RecordDraft {
  return { title, authors: [], links: [], end: title.span.end };
}

/** A copy of a draft that is read at `by` UTF-16 units further down. */
export function moveDraft(draft: RecordDraft, by: number): RecordDraft {
  const move = ({ text, span }: LocatedText): LocatedText => ({ text, span: shiftSpan(span, by) });
  return {
    ...draft,
    title: move(draft.title),
    ...(draft.abstract === undefined ? {} : { abstract: move(draft.abstract) }),
    ...(draft.start === undefined ? {} : { start: draft.start + by }),
    links: [...draft.links],
    end: draft.end + by,
  };
}

/** Sets the authors, and whether their list is incomplete ("et al."). */
export function setAuthors(draft: RecordDraft, { authors, hasMoreAuthors }: AuthorList): void {
  draft.authors = authors;
  draft.hasMoreAuthors = hasMoreAuthors;
}

/** Adds links to a record. Adds the arXiv id and the DOI only if the record does not have one yet. */
export function addIdentifiers(draft: RecordDraft, references: PaperIdentifiers): void {
  const known = new Set(draft.links.map(({ url }) => url));
  for (const link of references.links) {
    if (!known.has(link.url)) draft.links.push(link);
    known.add(link.url);
  }
  draft.arxivId ??= references.arxivId;
  draft.doi ??= references.doi;
}

/**
 * Fills the missing fields of `first` from `second`, and joins the links and the tags of both. The text copied from some web pages
 * contains the card of each paper twice.
 */
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

/** Returns each tag once, in order of appearance; undefined if neither record has tags. */
function joinTags(first: readonly string[] | undefined, second: readonly string[] | undefined): readonly string[] | undefined {
  return second === undefined ? first : [...new Set([...(first ?? []), ...second])];
}

/** Makes a record from a draft. Links in the abstract, such as one to the paper's code, are added to the links of the record. */
export function finishRecord(draft: RecordDraft): UnnamedRecord {
  const abstract = draft.abstract?.text ?? '';
  if (mayContainUrls(abstract)) addCodeLinks(draft, abstract);
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
    ...(draft.foundBy === undefined ? {} : { foundBy: draft.foundBy }),
  };
}

/** Removes the year of the record from the end of its venue: `Wind, 2024` becomes `Wind`. */
function dropYear(venue: string, year: number | undefined): string {
  const end = `, ${year ?? ''}`;
  return year !== undefined && venue.length > end.length && venue.endsWith(end) ? venue.slice(0, -end.length) : venue;
}

/** Adds the links in an abstract, but not the arXiv id or DOI in them, which may belong to another paper. */
function addCodeLinks(draft: RecordDraft, abstract: string): void {
  addIdentifiers(draft, { links: readPaperUrls(findUrls(abstract)).links });
}

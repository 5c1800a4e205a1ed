import { findDoi, findUrls, readArxivId, readLeadingDate, readPaperUrls, yearOfArxivId } from '#text';
import type { Span } from '../../base/span';
import { readTexLetters } from '../../base/tex/texToText';
import type { DigestIssue } from '../../model/digest';
import { splitAuthors } from '../fields/authors';
import { joinLines } from '../fields/joinLines';
import { addIdentifiers, createRecordDraft, finishRecord, type ParsedDigest, setAuthors, type UnnamedRecord } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import { readLines } from './lineBlocks';

/** One entry of the mail. `fields` maps the name of each header field in lower case, such as `title`, to the span of its value. */
interface Listing {
  readonly start: number;
  readonly fields: Map<string, Span>;
  identifier?: string | undefined;
  abstract?: Span;
  closing?: Span;
  isReplaced?: true;
  end: number;
}

/**
 * Reads a listing mail of arXiv. Each paper has a header between two lines `\\`, then the abstract, then a closing line `\\ ( address ,
 * size)`. A line that begins with two blanks continues a header field (arXiv help, "Listing mails"); some mail programs leave one, or make
 * it U+00A0. Replaced versions and listings of past days have no abstract.
 */
export function parseArxivMail(text: string): ParsedDigest {
  const entries: UnnamedRecord[] = [];
  const issues: DigestIssue[] = [];
  for (const listing of readListings(text)) {
    const read = readListing(text, listing);
    if ('reason' in read) issues.push(read);
    else entries.push(read);
  }
  return { format: 'arxiv-mail', pattern: 'arXiv email', entries, issues };
}

const rule = /^-{20,}$|^%%(?:--%%)*/;

function readListings(text: string): Listing[] {
  const listings: Listing[] = [];
  let listing: Listing | undefined;
  let part: 'outside' | 'header' | 'abstract' = 'outside';
  let field = '';
  const close = (): void => {
    if (listing !== undefined && (listing.fields.size > 0 || listing.identifier !== undefined)) listings.push(listing);
    listing = undefined;
    part = 'outside';
  };
  for (const line of readLines(text)) {
    const written = text.slice(line.start, line.end);
    if (written.startsWith('\\\\')) {
      if (listing === undefined || part === 'outside') {
        listing = { start: line.start, fields: new Map(), end: line.end };
        part = 'header';
      } else {
        listing.end = line.end;
        if (part === 'header' && written === '\\\\') {
          part = 'abstract';
        } else {
          listing.closing = line;
          close();
        }
      }
    } else if (rule.test(written)) {
      close();
    } else if (listing !== undefined && written !== '') {
      listing.end = line.end;
      if (part === 'abstract') listing.abstract = { start: listing.abstract?.start ?? line.start, end: line.end };
      else field = readHeaderLine(text, line, listing, field);
    }
  }
  close();
  return listings;
}

const headerField =
  /^(Date|Title|Authors?|Categories|Comments|Journal-ref|DOI|MSC-class|ACM-class|Report-no|License|Proxy|Subj-class)(?: \([^()]*\))?: ?/i;

/** Reads a line of a header. Returns the name of the field that the next line may continue; empty if there is no such field. */
function readHeaderLine(text: string, line: Span, listing: Listing, field: string): string {
  const written = text.slice(line.start, line.end);
  const indent = /[ \t\u00a0]{0,2}$/.exec(text.slice(Math.max(0, line.start - 2), line.start))?.[0].length ?? 0;
  const found = headerField.exec(written);
  const identifier = /^(?:arXiv:|Paper(?: \(\*cross-listing\*\))?: ?)(\S+)/i.exec(written)?.[1];
  const before = listing.fields.get(field);
  // A whole mail can be indented by one blank, so such a line continues a field only if it has no other meaning.
  const isContinued = indent === 2 || (indent === 1 && found === null && identifier === undefined);
  if (isContinued && before !== undefined) {
    listing.fields.set(field, { start: before.start, end: line.end });
    return field;
  }
  if (identifier !== undefined) {
    listing.identifier = readArxivId(identifier);
    return '';
  }
  const replaced = /^replaced with revised version /i.exec(written);
  if (replaced !== null) {
    // The date in such an entry is that of the revision, so `readListing` takes the year from the arXiv id.
    listing.isReplaced = true;
    return '';
  }
  const name = found?.[1]?.toLowerCase().replace(/^author$/, 'authors');
  if (found === null || name === undefined) return '';
  if (!listing.fields.has(name)) listing.fields.set(name, { start: line.start + found[0].length, end: line.end });
  return name;
}

function readListing(text: string, listing: Listing): UnnamedRecord | DigestIssue {
  const value = (field: string): string => {
    const span = listing.fields.get(field);
    return span === undefined ? '' : readTexLetters(joinLines(text, span));
  };
  const span = { start: listing.start, end: listing.end };
  const titleSpan = listing.fields.get('title');
  if (titleSpan === undefined || value('title') === '') return { span, reason: skipReasons.itemWithoutTitle };
  const draft = createRecordDraft({ text: value('title'), span: titleSpan });
  if (listing.abstract !== undefined) draft.abstract = { text: readTexLetters(joinLines(text, listing.abstract)), span: listing.abstract };
  setAuthors(draft, splitAuthors(value('authors').replace(/[{}]/g, '').replaceAll('~', ' ')));
  draft.date = readLeadingDate(value('date'));
  draft.arxivId = listing.identifier;
  if (listing.isReplaced === true) draft.year = yearOfArxivId(listing.identifier);
  draft.doi = findDoi(value('doi'));
  const closing = listing.closing === undefined ? '' : text.slice(listing.closing.start, listing.closing.end);
  addIdentifiers(draft, readPaperUrls([...findUrls(closing), ...findUrls(value('comments'))]));
  draft.end = listing.end;
  return finishRecord(draft);
}

/** Whether the beginning of a text looks like a listing mail of arXiv. */
export function isArxivMail(text: string): boolean {
  const probe = text.slice(0, 100_000);
  return /^[ \t]*\\\\[ \t]*\r?$/m.test(probe) && /^[ \t\u00a0]*(?:arXiv:|Paper:|Title:)/im.test(probe);
}

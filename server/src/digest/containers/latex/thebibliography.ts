import { findArxivId, findDoi, isGroup, readPaperUrls, withoutOthersInList } from '#text';
import type { AuthorList } from '../../../model/authorList';
import type { DigestIssue } from '../../../model/digest';
import { blankAccessDates } from '../../fields/accessDate';
import type { LatexText } from '../../marked/latex/latexLines';
import type { MarkedLine } from '../../marked/markedLine';
import {
  addIdentifiers,
  createRecordDraft,
  finishRecord,
  type LocatedText,
  type ParsedDigest,
  setAuthors,
  type UnnamedRecord,
} from '../../recordDraft';
import { gatherBlocks } from '../../records/blocks/gatherBlocks';
import { findLinks, type Part, type RecordBlock, readBlockText } from '../../records/blocks/recordBlock';
import { skipReasons } from '../../skipReasons';
import { splitPeopleField } from '../objects/peopleField';

/** An entry, and the offsets in its text at which `\newblock` divides it. */
interface Entry {
  readonly start: number;
  readonly end: number;
  readonly block: RecordBlock;
  /** From 0 to the length of the text. */
  readonly breaks: readonly number[];
}

/** A part of an entry's text, and where the authors before it end. */
interface Title {
  readonly start: number;
  readonly end: number;
  readonly authorsEnd: number;
}

/** If fewer of the entries have a title that is certain, as in styles that print none, the list isn't read here. */
const minCertain = 0.5;

/**
 * Reads the entries of `thebibliography`, as BibTeX styles write them or as they are typed by hand; undefined if the titles of most
 * entries are uncertain.
 */
export function readBibitems(latex: LatexText): Omit<ParsedDigest, 'format'> | undefined {
  const entries: UnnamedRecord[] = [];
  const issues: DigestIssue[] = [];
  for (const entry of listEntries(latex)) {
    const record = readEntry(entry);
    if (record !== undefined) entries.push(record);
    else issues.push({ span: { start: entry.start, end: entry.end }, reason: skipReasons.recordWithoutTitle });
  }
  if (entries.length === 0 || entries.length < minCertain * (entries.length + issues.length)) return undefined;
  return { pattern: 'LaTeX bibliography', entries, issues };
}

function listEntries({ lines, bibitems, newblocks }: LatexText): readonly Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  let newblock = 0;
  for (const [index, { start, end }] of bibitems.entries()) {
    const to = bibitems[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    while (at < lines.length && (lines[at]?.span.start ?? 0) < end) at += 1;
    const own: MarkedLine[] = [];
    for (let line = lines[at]; line !== undefined && line.span.start < to; line = lines[at]) {
      // A blank line ends an entry. So text after the last entry isn't part of it.
      if (own.length === 0 || !line.startsBlock) own.push(line);
      at += 1;
    }
    const [block] = gatherBlocks(own);
    const breaks: number[] = [0];
    while ((newblocks[newblock] ?? Number.POSITIVE_INFINITY) < to) {
      const offset = block?.parts.find(({ piece }) => piece.span.start >= (newblocks[newblock] ?? 0))?.start;
      if (offset !== undefined && (newblocks[newblock] ?? 0) >= end) breaks.push(offset);
      newblock += 1;
    }
    if (block === undefined) continue;
    breaks.push(block.text.length);
    entries.push({ start, end: block.lines.at(-1)?.span.end ?? end, block, breaks });
  }
  return entries;
}

function readEntry({ start, end, block, breaks }: Entry): UnnamedRecord | undefined {
  const found = findTitle(block, breaks);
  if (found === undefined) return undefined;
  const title = readBlockText(block, found.start, found.end);
  if (!/\p{L}{2}/u.test(title.text)) return undefined;
  const draft = createRecordDraft(title);
  draft.start = start;
  draft.end = end;
  const authors = readAuthors(readBlockText(block, 0, found.authorsEnd).text);
  if (authors !== undefined) setAuthors(draft, authors);
  const rest = readBlockText(block, found.end, block.text.length).text;
  draft.year = findWrittenYear(rest) ?? findWrittenYear(readBlockText(block, 0, found.start).text);
  draft.venue = findVenue(block, found.end);
  addIdentifiers(draft, readPaperUrls(findLinks(block)));
  draft.arxivId ??= findArxivId(rest);
  draft.doi ??= findDoi(rest);
  return finishRecord(draft);
}

function findTitle(block: RecordBlock, breaks: readonly number[]): Title | undefined {
  return (
    findLabelled(block) ??
    findQuoted(block) ??
    findInBlocks(block, breaks) ??
    findLinked(block) ??
    findItalic(block) ??
    findAfterNames(block)
  );
}

/** A title that the style names: `\bibinfo{title}{...}`. */
function findLabelled({ text, parts }: RecordBlock): Title | undefined {
  const own = parts.filter(({ piece }) => piece.label === 'title');
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? undefined : { ...trimTitle(text, first.start, last.end), authorsEnd: first.start };
}

/** A title in quotation marks, as in the styles of the IEEE: “A Title,” */
function findQuoted({ text }: RecordBlock): Title | undefined {
  const start = text.indexOf('“');
  if (start < 0) return undefined;
  const end = closeOfQuote(text, start);
  if (end === undefined || end - start < minTitleLength) return undefined;
  return { ...trimTitle(text, start + 1, end), authorsEnd: start };
}

function closeOfQuote(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '“') depth += 1;
    else if (sign === '”' && (depth -= 1) === 0) return at;
  }
  return undefined;
}

const minTitleLength = 4;

/**
 * The second of the parts that `\newblock` divides, after the authors; or the first, if an entry has no authors, so that the second part
 * already says where the work is printed. Of a part that begins in italics, as books do, only these are the title.
 */
function findInBlocks(block: RecordBlock, breaks: readonly number[]): Title | undefined {
  const { text } = block;
  const [first = 0, second = 0, third] = breaks;
  if (third === undefined || second - first < 2) return undefined;
  const isFirst = /^\W*(?:in\b|\d{4}\W*$|https?:|doi\b)/i.test(text.slice(second, third)) || text.slice(second, third).trim() === '';
  const [start, end] = isFirst ? [first, second] : [second, third];
  // elsarticle and others use the command only before an address.
  const before = text.slice(first, second);
  if (readAuthors(before) === undefined && /,.*,/s.test(before) && findWrittenYear(before) !== undefined) return undefined;
  const italic = findRun(block, start, end, ({ piece }) => piece.italic);
  const isWhole = italic !== undefined && text.slice(start, italic.start).trim() === '' && italic.end - italic.start > 12;
  const own = isWhole && /^[\s\p{P}]*(?:$|vol|volume|number|Bd|\p{Lu})/u.test(text.slice(italic.end, end)) ? italic : { start, end };
  return { ...trimTitle(text, own.start, own.end), authorsEnd: isFirst ? 0 : first === start ? 0 : second };
}

/** Words that a style links to the work: `\href{https://doi.org/...}{A Title}`. */
function findLinked(block: RecordBlock): Title | undefined {
  const { text } = block;
  const linked = findRun(block, 0, text.length, ({ piece }) => piece.link !== undefined);
  if (
    linked === undefined ||
    !/\s\S+\s/.test(text.slice(linked.start, linked.end).trim()) ||
    /https?:|doi/i.test(text.slice(linked.start, linked.end))
  )
    return undefined;
  return { ...trimTitle(text, linked.start, linked.end), authorsEnd: linked.start };
}

/** The first words in italics after the authors, as SIAM and the AMS write titles. Journals are in italics too, so nothing may be between. */
function findItalic(block: RecordBlock): Title | undefined {
  const italic = findRun(block, 0, block.text.length, ({ piece }) => piece.italic);
  if (italic === undefined || italic.start === 0 || !/\s/.test(block.text.slice(italic.start, italic.end).trim())) return undefined;
  if (readAuthors(block.text.slice(0, italic.start)) === undefined) return undefined;
  return { ...trimTitle(block.text, italic.start, italic.end), authorsEnd: italic.start };
}

/** The first stretch of parts that have a property. */
function findRun(
  { parts }: RecordBlock,
  from: number,
  to: number,
  has: (part: Part) => boolean,
): { start: number; end: number } | undefined {
  const first = parts.findIndex((part) => part.end > from && part.start < to && has(part));
  const start = parts[first]?.start;
  if (start === undefined) return undefined;
  let last = first;
  // A line break within the words is no part.
  while (parts[last + 1] !== undefined && (parts[last + 1]?.start ?? to) < to && has(parts[last + 1] as Part)) last += 1;
  return { start: Math.max(from, start), end: Math.min(to, parts[last]?.end ?? to) };
}

/**
 * `Doe, J., Roe, A.: A title. Journal` (Springer), and `Group. (2016, 11) A title. [Online]. Available:` (IEEE, web pages).
 */
function findAfterNames({ text }: RecordBlock): Title | undefined {
  const colon = /:\s/.exec(text.slice(0, 2000))?.index;
  if (colon !== undefined && readAuthors(text.slice(0, colon)) !== undefined) {
    const end = endOfSentence(text, colon + 2);
    return { ...trimTitle(text, colon + 1, end), authorsEnd: colon };
  }
  if (!/\[Online\]/i.test(text)) return undefined;
  const dated = /^(.{1,200}?)(?<!\b\p{Lu})\.\s+(?:\(\d{4}(?:,\s*\w{1,12}\.?)?\)\s*)?(?=\p{Lu}\p{Ll}|\p{Lu}\s|\d)/su.exec(text);
  if (dated === null) return undefined;
  const start = dated[0].length;
  const end = endOfSentence(text, start);
  // A name without an initial is usually that of a website.
  const authorsEnd = /\p{Lu}\./u.test(dated[1] ?? '') ? (dated[1]?.length ?? 0) : 0;
  return end > text.search(/\[Online\]/i) ? undefined : { ...trimTitle(text, start, end), authorsEnd };
}

/** The end of a sentence that begins at `from`, without its full stop but with another mark. */
function endOfSentence(text: string, from: number): number {
  const stop = /(?<!\b(?:\p{Lu}|vs|[Vv]ol|[Nn]o|et al))[.?!](?=\s)/gu;
  stop.lastIndex = from;
  const found = stop.exec(text);
  if (found === null) return text.length;
  return found[0] === '.' ? found.index : found.index + 1;
}

/** Without white space, quotation marks and punctuation around a title; `?` and `!` stay. */
function trimTitle(text: string, start: number, end: number): { start: number; end: number } {
  const own = text.slice(start, end);
  const lead = /^[\s“”"‘,.:;–—-]*/u.exec(own)?.[0].length ?? 0;
  const tail = /[\s“”",.:;–—-]*$/u.exec(own.slice(-40))?.[0].length ?? 0;
  return { start: start + Math.min(lead, own.length), end: Math.max(start + Math.min(lead, own.length), end - tail) };
}

const initials = String.raw`(?:\p{Lu}\p{Ll}?\.[ -]?){1,4}|\p{Lu}{1,3}`;
const word = String.raw`(?:\p{Lu}[\p{L}\p{M}'’-]*|(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|zu|af|y)|(?:d|l)['’]\p{Lu}[\p{L}-]*)`;
/** A person with an initial or two words of a name. */
const person = new RegExp(String.raw`^(?:(?:${initials}) ?)*${word}(?: (?:${word}|${initials}))*(?: (?:Jr|Sr|I{2,3})\.?)?$`, 'u');

/** The authors before a title; undefined unless all of them are persons. */
function readAuthors(written: string): AuthorList | undefined {
  const bare = written
    .replace(/[(\s]+\(?\d{4}[a-z]?\)?[\s.,:;]*$/, '')
    .replace(/\((?:eds?|hrsg)\.?\)|,?\s+(?:eds?|editors?)\.?(?=[\s.,:]*$)/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,:;]+$/, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '');
  if (bare === '' || bare.length > 3000 || /[\d@“”]/.test(bare)) return undefined;
  const { named, hasMore } = withoutOthersInList(bare);
  const { authors, hasMoreAuthors } = splitPeopleField(named);
  const isTrue =
    authors.length > 0 && authors.every((name) => name.includes(' ') && name.length < 60 && person.test(name) && !isGroup(name));
  return isTrue ? { authors, ...(hasMore || hasMoreAuthors === true ? { hasMoreAuthors: true } : {}) } : undefined;
}

/** A year in parentheses, or else the last one that stands alone, so that page numbers are none. */
function findWrittenYear(text: string): number | undefined {
  const bare = blankAccessDates(text).replace(/https?:\S+/gi, ' ');
  const enclosed = /\(((?:1[6-9]|20)\d\d)[a-z]?\)/.exec(bare)?.[1];
  const last = [...bare.matchAll(/(?<![\d–./:-])(?:1[6-9]|20)\d\d(?![\d–/:-])/g)].at(-1)?.[0];
  const year = enclosed ?? last;
  return year === undefined ? undefined : Number(year);
}

/** The words after the title that a style names as the journal, or prints in italics. */
function findVenue(block: RecordBlock, from: number): string | undefined {
  const found =
    findRun(block, from, block.text.length, ({ piece }) => piece.label === 'venue') ??
    findRun(block, from, block.text.length, ({ piece }) => piece.italic);
  const venue: LocatedText | undefined = found && readBlockText(block, found.start, found.end);
  const text = venue?.text.replace(/^[\s,.:]+|[\s,.:]+$/g, '');
  return text === undefined || text.length < 2 || text.length > 300 ? undefined : text;
}

import { decodeEntities } from '../../../base/entities';
import type { Span } from '../../../base/span';
import type { MarkedLine, Piece } from '../markedLine';

/** The properties of the lines that result from scanning a stretch of Markdown, and the options of the scan. */
interface LineFormat extends Omit<MarkedLine, 'pieces' | 'span'> {
  readonly references: ReadonlyMap<string, string>;
  /** Whether links, tags and emphasis must end within the stretch, as they must in a table cell. */
  readonly within?: boolean;
}

/** The longest link text, the longest link target, and the longest emphasis that continues beyond its line, in UTF-16 units. */
const maxLinkLength = 700;
const maxTagLength = 3000;
/** The most levels of links within links that are read. */
const maxDepth = 5;

/** The formatting at the current offset, as set by marks that are still open. Marks may stay open on the next lines of a paragraph. */
export interface Marks {
  bold: boolean;
  italic: boolean;
  /** The address of the open link; undefined outside of links. */
  link: string | undefined;
}

interface Scan {
  readonly text: string;
  /** Links, tags and emphasis that continue beyond the line must end before this offset. */
  readonly limit: number;
  readonly format: LineFormat;
  readonly lines: MarkedLine[];
  readonly marks: Marks;
  pieces: Piece[];
  /** The format of the line that is being collected. It is `format` at first; tags and the end of the previous line change it. */
  next: Pick<MarkedLine, 'kind' | 'depth' | 'startsBlock'> & Pick<Partial<MarkedLine>, 'marker'>;
}

/**
 * Scans `text` between `start` and `end`, which must be on one line, and appends the result to `lines`: usually one line, but several
 * if HTML tags end lines. A link or a tag may continue on the lines below. Returns the offset where the scan ended, which is `end` or
 * later.
 */
export function scanInline(text: string, start: number, end: number, format: LineFormat, lines: MarkedLine[], marks: Marks): number {
  const limit = format.within === true ? end : Math.min(text.length, end + maxTagLength);
  const scan: Scan = { text, limit, format, lines, marks, pieces: [], next: format };
  const reached = scanPart(scan, start, end, 0);
  endLine(scan);
  return reached;
}

/** The characters that may begin a mark or an address (`http`), and the line end, so that the search stops there. */
const special = /[\\*_`!<&[h\n]/g;

function scanPart(scan: Scan, start: number, end: number, nesting: number): number {
  const { text } = scan;
  let from = start;
  let at = start;
  while (at < end) {
    special.lastIndex = at;
    const found = special.exec(text);
    if (found === null || found.index >= end) break;
    at = found.index;
    const markEnd = readMark(scan, at, from, end, nesting);
    if (markEnd === undefined) {
      at += 1;
    } else {
      from = markEnd;
      at = markEnd;
    }
  }
  if (from < end) addText(scan, from, end);
  return Math.max(from, end);
}

/** Reads the mark at `at`, and adds the text between `from` and the mark. Returns where the mark ends; undefined if there is no mark. */
function readMark(scan: Scan, at: number, from: number, end: number, nesting: number): number | undefined {
  const { text } = scan;
  switch (text.charAt(at)) {
    case '\\':
      return readEscape(scan, at, from, end);
    case '*':
    case '_':
      return readEmphasis(scan, at, from, end);
    case '`':
      return readTicks(scan, at, from, end);
    case '&':
      return readEntity(scan, at, from, end);
    case '!':
      return text.charAt(at + 1) === '[' ? readImage(scan, at, from) : undefined;
    case '[':
      return readLink(scan, at, from, nesting);
    case '<':
      return readTag(scan, at, from);
    default:
      return readAddress(scan, at, from, end);
  }
}

function addText(scan: Scan, start: number, end: number): void {
  if (start < end) addPiece(scan, scan.text.slice(start, end), { start, end });
}

function addPiece(scan: Scan, text: string, span: Span): void {
  const { bold, italic, link } = scan.marks;
  const last = scan.pieces.at(-1);
  if (
    last !== undefined &&
    last.span.end === span.start &&
    isVerbatim(last) &&
    text.length === span.end - span.start &&
    last.bold === bold &&
    last.italic === italic &&
    last.link === link
  ) {
    scan.pieces[scan.pieces.length - 1] = { ...last, text: last.text + text, span: { start: last.span.start, end: span.end } };
    return;
  }
  scan.pieces.push({ text, span, bold, italic, ...(link === undefined ? {} : { link }) });
}

function isVerbatim({ text, span }: Piece): boolean {
  return text.length === span.end - span.start;
}

/** Captions of `summary` elements that only name or open what is below, such as "Abstract" or "Show more". They are not headings. */
const buttonWords =
  /^\W*(?:(?:show|view|read|click|see|expand|toggle)\b.*|(?:full |the |english )?abstract|summary|tl;?dr|details?|more|bibtex|摘要)\W*$/i;

function endLine(scan: Scan): void {
  const { pieces, format, next, lines } = scan;
  scan.pieces = [];
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || pieces.every((piece) => piece.text.trim() === '' && piece.link === undefined)) return;
  const isButton =
    next.kind === 'heading' && next.depth === 6 && format.kind !== 'heading' && buttonWords.test(pieces.map(({ text }) => text).join(''));
  lines.push({
    kind: isButton ? 'text' : next.kind,
    depth: isButton ? 0 : next.depth,
    startsBlock: next.startsBlock,
    ...(next.marker === undefined ? {} : { marker: next.marker }),
    ...(format.indent === undefined ? {} : { indent: format.indent }),
    ...(format.cell === undefined ? {} : { cell: format.cell }),
    pieces,
    span: { start: first.span.start, end: last.span.end },
  });
  scan.next = {
    kind: next.kind === 'heading' ? 'text' : format.kind === 'cell' ? 'cell' : 'text',
    depth: format.kind === 'item' || format.kind === 'text' ? format.depth : 0,
    startsBlock: false,
  };
}

function readEscape(scan: Scan, at: number, from: number, end: number): number | undefined {
  if (at + 1 >= end || !/[!-/:-@[-`{-~]/.test(scan.text.charAt(at + 1))) return undefined;
  addText(scan, from, at);
  addPiece(scan, scan.text.charAt(at + 1), { start: at, end: at + 2 });
  return at + 2;
}

/** Reads a mark of emphasis: it opens before a word and closes after one (simplified from CommonMark, "Emphasis"). */
function readEmphasis(scan: Scan, at: number, from: number, end: number): number | undefined {
  const { text } = scan;
  const mark = text.charAt(at);
  let length = 1;
  while (length < 3 && text.charAt(at + length) === mark) length += 1;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + length);
  const isInWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  if (isInWord) return undefined;
  const isOpen = length === 1 ? scan.marks.italic : length === 2 ? scan.marks.bold : scan.marks.bold && scan.marks.italic;
  if (isOpen) {
    if (before === ' ' && after !== '' && !/\s/.test(after)) return undefined;
  } else {
    if (/\s/.test(after) || after === '') return undefined;
    const closing = text.indexOf(mark.repeat(length), at + length + 1);
    if (closing < 0 || closing >= Math.max(end, Math.min(scan.limit, at + maxLinkLength))) return undefined;
    if (text.slice(end, closing).includes('\n\n')) return undefined;
  }
  addText(scan, from, at);
  if (length !== 2) scan.marks.italic = !isOpen;
  if (length !== 1) scan.marks.bold = !isOpen;
  return at + length;
}

function readTicks(scan: Scan, at: number, from: number, end: number): number | undefined {
  const closing = scan.text.indexOf('`', at + 1);
  if (closing < 0 || closing >= end) return undefined;
  addText(scan, from, at);
  addText(scan, at + 1, closing);
  return closing + 1;
}

function readEntity(scan: Scan, at: number, from: number, end: number): number | undefined {
  const entity = /^&[#\w]{2,33};/.exec(scan.text.slice(at, Math.min(end, at + 40)))?.[0] ?? '';
  const decoded = decodeEntities(entity);
  if (decoded === entity) return undefined;
  addText(scan, from, at);
  addPiece(scan, decoded, { start: at, end: at + entity.length });
  return at + entity.length;
}

/** Where the bracket that opens at `at` is closed; undefined if it is not closed within the limit or the paragraph. */
function findBracket(scan: Scan, at: number, open: string, close: string): number | undefined {
  const { text } = scan;
  const stop = Math.min(scan.limit, at + maxLinkLength);
  let depth = 0;
  for (let index = at; index < stop; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === open) depth += 1;
    else if (character === close && (depth -= 1) === 0) return index;
    else if (character === '\n' && /^[ \t]*\r?\n/.test(text.slice(index + 1, index + 40))) return undefined;
  }
  return undefined;
}

/** The target in `(https://... "title")` at `at`, and where the parentheses end; undefined if they are missing or not closed. */
function readTarget(scan: Scan, at: number): { target: string; end: number } | undefined {
  if (scan.text.charAt(at) !== '(') return undefined;
  const close = findBracket(scan, at, '(', ')');
  if (close === undefined) return undefined;
  const target = /^\s*<?([^\s<>]*)/.exec(scan.text.slice(at + 1, close))?.[1] ?? '';
  return { target, end: close + 1 };
}

function readImage(scan: Scan, at: number, from: number): number | undefined {
  const close = findBracket(scan, at + 1, '[', ']');
  if (close === undefined) return undefined;
  const target = readTarget(scan, close + 1);
  if (target === undefined) return undefined;
  addText(scan, from, at);
  return target.end;
}

/** A link to another page in Obsidian and wikis: `[[Note]]`, `[[Note|words]]`. */
const wikiLink = /^\[\[([^[\]|\n(]{3,200})(?:\|([^[\]|\n]{1,200}))?\]\](?![[(])/;

function readLink(scan: Scan, at: number, from: number, nesting: number): number | undefined {
  if (nesting >= maxDepth || scan.marks.link !== undefined) return undefined;
  const page = wikiLink.exec(scan.text.slice(at, Math.min(scan.limit, at + 420)));
  if (page?.[1] !== undefined) {
    const shown = at + page[0].length - 2 - (page[2] ?? page[1]).length;
    addText(scan, from, at);
    addLinked(scan, page[1], { start: shown, end: at + page[0].length - 2 });
    return at + page[0].length;
  }
  const close = findBracket(scan, at, '[', ']');
  if (close === undefined) return undefined;
  const found = readTarget(scan, close + 1) ?? readReference(scan, at, close);
  if (found === undefined) return undefined;
  addText(scan, from, at);
  scan.marks.link = found.target;
  const count = scan.pieces.length;
  scanPart(scan, at + 1, close, nesting + 1);
  if (scan.pieces.length === count) addPiece(scan, '', { start: close, end: close });
  scan.marks.link = undefined;
  return found.end;
}

/** Reads `[title][name]` or `[name]`; undefined if the text does not define a target for `name`. */
function readReference(scan: Scan, at: number, close: number): { target: string; end: number } | undefined {
  const { references } = scan.format;
  if (references.size === 0) return undefined;
  const named = /^\[([^\]\n]{0,200})\]/.exec(scan.text.slice(close + 1, close + 210));
  const name = named?.[1] === undefined || named[1] === '' ? scan.text.slice(at + 1, close) : named[1];
  const target = references.get(name.toLowerCase());
  return target === undefined ? undefined : { target, end: close + 1 + (named?.[0].length ?? 0) };
}

const tag = /^<(\/?)([a-z][a-z\d]{0,15})\b([^<>]{0,2500})>/i;
/** The names of elements that are common in Markdown. All other tags, such as the token `<T>` in a title, are text. */
const htmlElements = new Set(
  `a abbr article aside b big blockquote br caption center cite code col colgroup dd del details div dl dt em figcaption figure font footer
  h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q s samp section small source span strike strong sub summary
  sup table tbody td tfoot th thead time tr tt u ul var video body html head title meta link button label input svg path wbr`.split(/\s+/),
);
const endsLine = /^(?:br|p|div|tr|td|th|table|tbody|thead|ul|ol|dl|dd|center|blockquote|section|article|header|footer|hr|pre)$/;

function readTag(scan: Scan, at: number, from: number): number | undefined {
  const { text } = scan;
  const address = /^<(https?:\/\/[^\s<>]{1,2000})>/.exec(text.slice(at, Math.min(scan.limit, at + 2010)));
  if (address?.[1] !== undefined) {
    addText(scan, from, at);
    addLinked(scan, address[1], { start: at + 1, end: at + 1 + address[1].length });
    return at + address[0].length;
  }
  if (text.startsWith('<!--', at)) {
    const close = text.slice(at, scan.limit).indexOf('-->');
    if (close < 0) return undefined;
    addText(scan, from, at);
    return at + close + 3;
  }
  const found = tag.exec(text.slice(at, Math.min(scan.limit, at + maxTagLength)));
  if (found === null || !htmlElements.has((found[2] ?? '').toLowerCase())) return undefined;
  addText(scan, from, at);
  applyTag(scan, (found[2] ?? '').toLowerCase(), found[1] === '/', found[3] ?? '');
  return at + found[0].length;
}

function applyTag(scan: Scan, name: string, isEnd: boolean, attributes: string): void {
  if (name === 'b' || name === 'strong') scan.marks.bold = !isEnd;
  else if (name === 'i' || name === 'em') scan.marks.italic = !isEnd;
  else if (name === 'a') {
    if (isEnd && scan.marks.link !== undefined && scan.pieces.at(-1)?.link !== scan.marks.link)
      addPiece(scan, '', { start: scan.pieces.at(-1)?.span.end ?? 0, end: scan.pieces.at(-1)?.span.end ?? 0 });
    scan.marks.link = isEnd ? undefined : /\bhref\s*=\s*["']?([^\s"'>]{1,2000})/i.exec(attributes)?.[1];
  } else if (/^h[1-6]$/.test(name)) {
    endLine(scan);
    if (!isEnd) scan.next = { kind: 'heading', depth: Number(name.charAt(1)), startsBlock: true };
  } else if (name === 'li' || name === 'dt') {
    endLine(scan);
    if (!isEnd) scan.next = { kind: 'item', depth: Math.max(1, scan.format.depth), marker: 'bullet', startsBlock: true };
  } else if (name === 'summary' && !isEnd) {
    endLine(scan);
    scan.next = { kind: 'heading', depth: 6, startsBlock: true };
  } else if (name === 'summary' || name === 'details') {
    endLine(scan);
    scan.next = { ...scan.next, startsBlock: true };
  } else if (endsLine.test(name)) {
    endLine(scan);
    if (name !== 'br') scan.next = { ...scan.next, startsBlock: true };
  }
}

function addLinked(scan: Scan, target: string, span: Span): void {
  const outer = scan.marks.link;
  scan.marks.link = outer ?? target;
  addPiece(scan, scan.text.slice(span.start, span.end), span);
  scan.marks.link = outer;
}

/** An address. Parentheses in it are balanced, as in many DOIs: `https://doi.org/10.1016/0042-6989(84)90178-0`. */
const address = /^https?:\/\/(?:[^\s<>"'`{}|\\^\])(]|\([^\s<>"'`{}|\\^\])(]{0,200}\)){1,2000}/;

function readAddress(scan: Scan, at: number, from: number, end: number): number | undefined {
  if (!scan.text.startsWith('http', at)) return undefined;
  const found = address.exec(scan.text.slice(at, Math.min(end, at + 2010)))?.[0].replace(/[.,;:!?*_~…]+$/, '');
  if (found === undefined) return undefined;
  addText(scan, from, at);
  addLinked(scan, found, { start: at, end: at + found.length });
  return at + found.length;
}

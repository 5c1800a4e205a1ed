import { Parser } from 'htmlparser2';
import { maskControls } from '../../../base/escape';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import { trimBlank } from '../../pages/lineBlocks';
import { skipReasons } from '../../skipReasons';
import { nameElement, recordElements } from './xmlNames';

/**
 * The records of a file as objects whose members are lists of values, and the records that are broken. Both are in the order of the
 * text.
 */
interface XmlRecords {
  readonly items: readonly JsonNode[];
  readonly broken: readonly BrokenRecord[];
}

/**
 * A record that never ends or whose elements are nested too deeply. Outside of records: elements that are nested too deeply, or an
 * unclosed comment or CDATA section that contains the start of a record.
 */
interface BrokenRecord {
  readonly span: Span;
  readonly reason: string;
}

/**
 * The maximum nesting of elements. If it is exceeded, an issue is reported. No known feed nests so deeply, and the limit keeps the time
 * linear if elements are not closed.
 */
const maxDepth = 60;
/** After so many broken records the rest is not read: each is read by a parser of its own, and no export has as many. */
const maxBroken = 1_000;
/** The issue of a broken record covers at most this many UTF-16 units. */
const maxReportedLength = 200;

/**
 * Reads all records of an XML text. Never throws. Entities that the document defines itself are not expanded. After a broken record,
 * the rest of the text is cut before each start tag of a record, and the pieces are read separately, up to `maxBroken` broken ones.
 */
export function readXmlRecords(text: string): XmlRecords {
  const whole = new RecordReader(text, 0, text.length);
  whole.read();
  if (whole.broken === undefined) return { items: whole.items, broken: [] };
  const { start } = whole.broken.span;
  const starts = [...text.slice(start).matchAll(findStartTags(whole.lastRecord))].map(({ index }) => start + index);
  if (starts.length === 0) return { items: whole.items, broken: [whole.broken] };
  const items = [...whole.items];
  const broken: BrokenRecord[] = [];
  for (const [at, from] of starts.entries()) {
    if (broken.length === maxBroken) {
      const reason = `The rest of the file isn't read because ${maxBroken.toLocaleString('en')} records before it have no closing tag.`;
      broken.push({ span: reportedSpan(text, from, text.length), reason });
      break;
    }
    const part = new RecordReader(text, from, starts[at + 1] ?? text.length);
    part.read();
    items.push(...part.items);
    if (part.broken !== undefined) broken.push(part.broken);
  }
  return { items, broken: broken.length > 0 ? broken : [whole.broken] };
}

/** What an issue covers that begins at `start`: no more than the line, and nothing after `to`. */
function reportedSpan(text: string, start: number, to: number): Span {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: Math.max(start + 1, Math.min(lineEnd < 0 ? to : lineEnd, to, start + maxReportedLength)) };
}

/** In dblp, records with any of these names are siblings. */
const dblpElements = ['article', 'inproceedings', 'incollection', 'proceedings', 'book', 'phdthesis'];

/**
 * The names of the elements that may be siblings of a record with this name, escaped for a regular expression. Without a name, the
 * names of all record elements.
 */
function siblingsOf(name: string | undefined): readonly string[] {
  if (name === undefined) return [...recordElements];
  return dblpElements.includes(name) ? dblpElements : [name.replace(/[^\w:-]/g, '\\$&')];
}

function findStartTags(name: string | undefined): RegExp {
  return new RegExp(`<(?:${siblingsOf(name).join('|')})(?=[\\s/>])`, 'gi');
}

interface OpenElement {
  /** In lower case, without the namespace prefix. */
  readonly name: string;
  /** In lower case, with the prefix. */
  readonly fullName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly pieces: string[];
  /** The bounds of the element's text; -1 if no text has been read yet. */
  textStart: number;
  textEnd: number;
  /** The parts of a person's name. */
  readonly parts: Map<string, string>;
  /**
   * The field of the last child element that was read. If this element would be read as the same field, it is skipped, because its
   * children have already been added: for example an abstract that consists of several elements.
   */
  holds: string | undefined;
}

class RecordReader {
  readonly items: JsonNode[] = [];
  broken: BrokenRecord | undefined;
  /** The full name of the current or last record. */
  lastRecord: string | undefined;
  private readonly open: OpenElement[] = [];
  /** The number of open elements from the outermost up to the current record itself; 0 outside of a record. */
  private recordDepth = 0;
  private members = new Map<string, { kind: 'array'; span: Span; items: JsonNode[] }>();
  /**
   * The number of start tags inside the current record that have the name of a record, but do not show that the end tag of this record
   * is missing: those in `<metadata>`, comments and CDATA sections.
   */
  private harmlessStarts = 0;
  private isCdata = false;
  private isAtEnd = false;
  /** Whether an element inside the last record was still open at the end of the text. */
  private isCut = false;
  private readonly parser: Parser;

  /** Reads the text from `from` to `to`. */
  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.openElement(name, attributes),
        onclosetag: (_, isImplied) => this.closeElement(isImplied),
        ontext: (piece) => this.addText(piece),
        oncomment: (words) => this.examineVerbatim(words),
        oncdatastart: () => (this.isCdata = true),
        oncdataend: () => (this.isCdata = false),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  read(): void {
    this.parser.write(this.text.slice(this.from, this.to));
    // Elements that are closed after this have no end tag.
    this.isAtEnd = true;
    this.parser.end();
  }

  /** The start of the parser's current tag or text. */
  private get start(): number {
    return this.from + this.parser.startIndex;
  }

  /** The end of the parser's current tag or text. */
  private get end(): number {
    return Math.min(this.to, this.from + this.parser.endIndex + 1);
  }

  private openElement(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.broken !== undefined) return;
    const fullName = name.toLowerCase();
    const parent = this.open.at(-1);
    const record = this.openRecord;
    const isSibling = record !== undefined && (fullName === record.fullName || siblingsOf(record.fullName).includes(fullName));
    if (isSibling && parent?.name !== 'metadata') {
      this.breakOff(record, skipReasons.openElementNamed(record.name));
      return;
    }
    if (this.open.length >= maxDepth) {
      this.breakOff(record ?? { start: this.start }, skipReasons.deepElements);
      return;
    }
    const local = fullName.slice(fullName.indexOf(':') + 1);
    this.open.push({
      name: local,
      fullName,
      attributes,
      start: this.start,
      pieces: [],
      textStart: -1,
      textEnd: -1,
      parts: new Map(),
      holds: undefined,
    });
    if (isSibling) this.harmlessStarts += 1;
    if (record !== undefined || !recordElements.has(local)) return;
    this.recordDepth = this.open.length;
    this.lastRecord = fullName;
    this.members = new Map();
    this.harmlessStarts = 0;
    const about = attributes['rdf:about'];
    if (about !== undefined) this.add('link', about, { start: this.start, end: this.end });
  }

  private get openRecord(): OpenElement | undefined {
    return this.open[this.recordDepth - 1];
  }

  private breakOff({ start }: Pick<OpenElement, 'start'>, reason: string): void {
    this.broken ??= { span: reportedSpan(this.text, start, this.to), reason };
    this.parser.pause();
  }

  /** Examines a comment or a CDATA section, because it may contain the end tag of a record and the start tag of the next one. */
  private examineVerbatim(words: string): void {
    const { openRecord } = this;
    if (openRecord === undefined) {
      if (this.isAtEnd && findStartTags(this.lastRecord).test(words)) this.breakOff({ start: this.start }, skipReasons.openElement);
      return;
    }
    const end = words.search(new RegExp(`</(?:${siblingsOf(openRecord.fullName).join('|')})\\s*>`, 'i'));
    if (end < 0 || countStarts(words.slice(end), openRecord) === 0) this.harmlessStarts += countStarts(words, openRecord);
  }

  private addText(piece: string): void {
    if (this.broken !== undefined) return;
    if (this.isCdata) this.examineVerbatim(piece);
    if (this.recordDepth === 0) return;
    const start = this.start + (this.isCdata ? '<![CDATA['.length : 0);
    const end = this.isCdata ? start + piece.length : this.end;
    // The text belongs to all open elements of the record, so that text within inline markup such as <i> is part of the title.
    for (const element of this.open.slice(this.recordDepth)) {
      if (element.textStart < 0) element.textStart = start;
      element.textEnd = end;
      element.pieces.push(piece);
    }
  }

  private closeElement(isImplied: boolean): void {
    if (this.broken !== undefined) return;
    const element = this.open.pop();
    if (element === undefined || this.recordDepth === 0) return;
    // For a self-closing tag the parser sets `isImplied` too, but such an element is complete.
    const isUnclosed = isImplied && this.start !== element.start;
    if (this.open.length < this.recordDepth) this.closeRecord(element);
    else if (this.isAtEnd) this.isCut = true;
    else if (!isUnclosed) this.readElement(element);
  }

  private readElement(element: OpenElement): void {
    const parent = this.open.at(-1);
    const isOwn = this.open.length === this.recordDepth;
    const named = nameElement(element.name, { parent: parent?.name ?? '', isOwn, attributes: element.attributes });
    const text = element.pieces.join('');
    const span = element.textStart < 0 ? { start: element.start, end: this.end } : trimBlank(this.text, element.textStart, element.textEnd);
    if (named === undefined) return;
    if (parent !== undefined && named.kind === 'field') parent.holds = named.name;
    if (named.kind === 'part') {
      if (text.trim() !== '') parent?.parts.set(named.name, text.trim());
    } else if (named.kind === 'person') {
      const { parts } = element;
      const name = parts.get('whole') ?? [parts.get('given'), parts.get('family')].filter((part) => part !== undefined).join(' ');
      this.add('authors', name === '' ? text : name, span);
    } else if (named.name !== element.holds) {
      this.add(named.name, named.value ?? text, span);
    }
  }

  private add(name: string, text: string, span: Span): void {
    if (text.trim() === '') return;
    const node: JsonNode = { kind: 'string', span, text: maskControls(text) };
    const known = this.members.get(name);
    if (known === undefined) this.members.set(name, { kind: 'array', span, items: [node] });
    else known.items.push(node);
  }

  private closeRecord(element: OpenElement): void {
    this.recordDepth = 0;
    // If the record's end tag has no `>`, the record extends to the next `>`.
    const end = this.isAtEnd ? trimBlank(this.text, element.start, this.to).end : this.text.indexOf('>', this.end - 1) + 1 || this.to;
    const hasSwallowed = countStarts(this.text.slice(element.start + 1, end), element) > this.harmlessStarts;
    if (this.isAtEnd || hasSwallowed) this.breakOff(element, skipReasons.openElementNamed(element.name));
    // A record without an end tag is used if another record follows and no other element of the record was still open.
    const isWhole = this.isAtEnd ? !this.isCut && this.to < this.text.length : !hasSwallowed;
    if (isWhole && this.members.size > 0) this.items.push({ kind: 'object', span: { start: element.start, end }, members: this.members });
  }
}

function countStarts(words: string, { fullName }: OpenElement): number {
  return words.match(findStartTags(fullName))?.length ?? 0;
}

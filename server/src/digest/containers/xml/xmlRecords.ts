import { Parser } from 'htmlparser2';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import { maskControls } from '../../../base/maskControls';
import { trimBlank } from '../../pages/lineBlocks';
import { nameElement, recordElements } from './xmlNames';

/** Records as objects whose members are lists of values, and those that are broken, in the order of the text. */
export interface XmlRecords {
  readonly items: readonly JsonNode[];
  readonly broken: readonly BrokenRecord[];
}

/** A record without an end, or whose elements are nested too deep. */
interface BrokenRecord {
  readonly span: Span;
  readonly reason: string;
}

/** Deeper than any feed, and shallow enough that unclosed elements cost no more than their number. */
const deepest = 60;
/** So much of a broken record is told, in UTF-16 units. */
const longestTold = 200;

/**
 * Reads every record of a text in XML. Never throws; entities that the document defines itself stay as they are written. Where one
 * is broken, what follows is read record by record, each up to where the next one begins.
 */
export function readXmlRecords(text: string): XmlRecords {
  const whole = new RecordReader(text, 0, text.length);
  whole.read();
  if (whole.broken === undefined) return { items: whole.items, broken: [] };
  const { start } = whole.broken.span;
  const starts = [...text.slice(start).matchAll(findStartTags(whole.lastRecord))].map(({ index }) => start + index);
  if (starts.length === 0) return { items: whole.items, broken: [whole.broken] };
  const parts = starts.map((from, at) => {
    const part = new RecordReader(text, from, starts[at + 1] ?? text.length);
    part.read();
    return part;
  });
  const isTold = parts.some(({ broken }) => broken !== undefined);
  return {
    items: [whole, ...parts].flatMap(({ items }) => items),
    broken: isTold ? parts.flatMap(({ broken }) => broken ?? []) : [whole.broken],
  };
}

/** Elements of dblp stand beside each other under any of these names. */
const dblpElements = ['article', 'inproceedings', 'incollection', 'proceedings', 'book', 'phdthesis'];

/** What stands where a record of that name may stand, for a regular expression; without a name, every element that is a record. */
function siblingsOf(name: string | undefined): readonly string[] {
  if (name === undefined) return [...recordElements];
  return dblpElements.includes(name) ? dblpElements : [name.replace(/[^\w:-]/g, '\\$&')];
}

function findStartTags(name: string | undefined): RegExp {
  return new RegExp(`<(?:${siblingsOf(name).join('|')})(?=[\\s/>])`, 'gi');
}

interface OpenElement {
  /** In small letters, without its prefix. */
  readonly name: string;
  /** In small letters, as it is written. */
  readonly fullName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly pieces: string[];
  /** Where its text begins and ends, once there is any. */
  textStart: number;
  textEnd: number;
  /** Of a person. */
  readonly parts: Map<string, string>;
  /** The field that an element in it was, as the parts of an abstract are. */
  holds: string | undefined;
}

class RecordReader {
  readonly items: JsonNode[] = [];
  broken: BrokenRecord | undefined;
  /** The full name of the record that is open, or was. */
  lastRecord: string | undefined;
  private readonly open: OpenElement[] = [];
  /** How many of the open elements are around the record that is being read, itself included; 0 outside of one. */
  private recordDepth = 0;
  private members = new Map<string, { kind: 'array'; span: Span; items: JsonNode[] }>();
  /** Start tags of records that may stand in the record that is being read. */
  private harmlessStarts = 0;
  private isCdata = false;
  private isAtEnd = false;
  /** Whether an element in the last record has no end. */
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
        oncomment: (words) => this.passOver(words),
        oncdatastart: () => (this.isCdata = true),
        oncdataend: () => (this.isCdata = false),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  read(): void {
    this.parser.write(this.text.slice(this.from, this.to));
    // What is closed from here on has no end in the text.
    this.isAtEnd = true;
    this.parser.end();
  }

  /** Where the tag or the text begins that the parser stands at. */
  private get start(): number {
    return this.from + this.parser.startIndex;
  }

  /** Behind it. */
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
      this.breakOff(record, `this <${record.name}> does not end`);
      return;
    }
    if (this.open.length >= deepest) {
      this.breakOff(record ?? { start: this.start }, 'elements are nested too deep');
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
    const lineEnd = this.text.indexOf('\n', start);
    this.broken ??= {
      span: { start, end: Math.max(start + 1, Math.min(lineEnd < 0 ? this.to : lineEnd, this.to, start + longestTold)) },
      reason,
    };
    this.parser.pause();
  }

  /** A comment, or what stands verbatim: the end of one record and the start of another in it were swallowed. */
  private passOver(words: string): void {
    const { openRecord } = this;
    if (openRecord === undefined) {
      if (this.isAtEnd && findStartTags(this.lastRecord).test(words)) this.breakOff({ start: this.start }, 'this does not end');
      return;
    }
    const end = words.search(new RegExp(`</(?:${siblingsOf(openRecord.fullName).join('|')})\\s*>`, 'i'));
    if (end < 0 || countStarts(words.slice(end), openRecord) === 0) this.harmlessStarts += countStarts(words, openRecord);
  }

  private addText(piece: string): void {
    if (this.broken !== undefined) return;
    if (this.isCdata) this.passOver(piece);
    if (this.recordDepth === 0) return;
    const start = this.start + (this.isCdata ? '<![CDATA['.length : 0);
    const end = this.isCdata ? start + piece.length : this.end;
    // Marks within a title, such as <i>, are part of it.
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
    // A tag may end itself.
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
    // A tag that was cut off reaches to the end of the next one.
    const end = this.isAtEnd ? trimBlank(this.text, element.start, this.to).end : this.text.indexOf('>', this.end - 1) + 1 || this.to;
    const hasSwallowed = countStarts(this.text.slice(element.start + 1, end), element) > this.harmlessStarts;
    if (this.isAtEnd || hasSwallowed) this.breakOff(element, `this <${element.name}> does not end`);
    // What has all but its end tag before the next one begins is read.
    const isWhole = this.isAtEnd ? !this.isCut && this.to < this.text.length : !hasSwallowed;
    if (isWhole && this.members.size > 0) this.items.push({ kind: 'object', span: { start: element.start, end }, members: this.members });
  }
}

function countStarts(words: string, { fullName }: OpenElement): number {
  return words.match(findStartTags(fullName))?.length ?? 0;
}

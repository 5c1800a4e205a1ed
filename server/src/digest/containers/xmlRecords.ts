import { Parser } from 'htmlparser2';
import type { JsonNode } from '../../base/jsonReader';
import type { Span } from '../../base/span';
import { maskControls } from '../../base/maskControls';
import { trimSpan } from '../blocks';
import { nameElement, recordElements } from './xmlNames';

/** A record as an object whose members are lists of values, and where reading ended too early. */
export interface XmlRecords {
  readonly items: readonly JsonNode[];
  /** Where the last record, or the nesting, has no end. */
  readonly broken?: { readonly span: Span; readonly reason: string };
}

/** Deeper than any feed, and shallow enough that unclosed elements cost no more than their number. */
const deepest = 60;

/** Reads every record of a text in XML. Never throws; entities that the document defines itself stay as they are written. */
export function readXmlRecords(text: string): XmlRecords {
  const reader = new RecordReader(text);
  reader.read();
  return { items: reader.items, ...(reader.broken === undefined ? {} : { broken: reader.broken }) };
}

interface OpenElement {
  /** In small letters, without its prefix. */
  readonly name: string;
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
  broken: XmlRecords['broken'];
  private readonly open: OpenElement[] = [];
  /** How many of the open elements are around the record that is being read, itself included; 0 outside of one. */
  private recordDepth = 0;
  private members = new Map<string, { kind: 'array'; span: Span; items: JsonNode[] }>();
  private isCdata = false;
  private isAtEnd = false;
  private readonly parser: Parser;

  constructor(private readonly text: string) {
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.openElement(name, attributes),
        onclosetag: () => this.closeElement(),
        ontext: (piece) => this.addText(piece),
        oncdatastart: () => (this.isCdata = true),
        oncdataend: () => (this.isCdata = false),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  read(): void {
    this.parser.write(this.text);
    // What is closed from here on has no end in the text.
    this.isAtEnd = true;
    this.parser.end();
  }

  private openElement(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.open.length >= deepest) {
      this.broken ??= { span: { start: this.parser.startIndex, end: this.parser.startIndex + 1 }, reason: 'elements are nested too deep' };
      this.parser.pause();
      return;
    }
    const local = name.slice(name.indexOf(':') + 1).toLowerCase();
    this.open.push({ name: local, attributes, start: this.parser.startIndex, pieces: [], textStart: -1, textEnd: -1, parts: new Map(), holds: undefined });
    if (this.recordDepth > 0 || !recordElements.has(local)) return;
    this.recordDepth = this.open.length;
    this.members = new Map();
    const about = attributes['rdf:about'];
    if (about !== undefined) this.add('link', about, { start: this.parser.startIndex, end: this.parser.endIndex + 1 });
  }

  private addText(piece: string): void {
    if (this.recordDepth === 0) return;
    const start = this.parser.startIndex + (this.isCdata ? '<![CDATA['.length : 0);
    const end = this.isCdata ? start + piece.length : this.parser.endIndex + 1;
    // Marks within a title, such as <i>, are part of it.
    for (const element of this.open.slice(this.recordDepth)) {
      if (element.textStart < 0) element.textStart = start;
      element.textEnd = end;
      element.pieces.push(piece);
    }
  }

  private closeElement(): void {
    const element = this.open.pop();
    if (element === undefined || this.recordDepth === 0) return;
    if (this.open.length < this.recordDepth) this.closeRecord(element);
    else if (!this.isAtEnd) this.readElement(element);
  }

  private readElement(element: OpenElement): void {
    const parent = this.open.at(-1);
    const isOwn = this.open.length === this.recordDepth;
    const named = nameElement(element.name, { parent: parent?.name ?? '', isOwn, attributes: element.attributes });
    const text = maskControls(element.pieces.join(''));
    const span = element.textStart < 0 ? { start: element.start, end: this.parser.endIndex + 1 } : trimSpan(this.text, element.textStart, element.textEnd);
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
    const node: JsonNode = { kind: 'string', span, text };
    const known = this.members.get(name);
    if (known === undefined) this.members.set(name, { kind: 'array', span, items: [node] });
    else known.items.push(node);
  }

  private closeRecord(element: OpenElement): void {
    this.recordDepth = 0;
    const end = Math.min(this.text.length, this.parser.endIndex + 1);
    if (this.isAtEnd) {
      const lineEnd = this.text.indexOf('\n', element.start);
      this.broken ??= { span: { start: element.start, end: lineEnd < 0 ? end : lineEnd }, reason: `this <${element.name}> does not end` };
    } else if (this.members.size > 0) {
      this.items.push({ kind: 'object', span: { start: element.start, end }, members: this.members });
    }
  }
}

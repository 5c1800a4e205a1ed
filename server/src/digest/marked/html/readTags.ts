import { Tokenizer } from 'htmlparser2';
import { maskControls } from '../../../base/escape';
import type { Span } from '../../../base/span';

/**
 * The wanted attributes of a tag, by their names in lower case. If an attribute is repeated, the first one counts (HTML Standard,
 * 13.2.5.33).
 */
export type TagAttributes = ReadonlyMap<string, string>;

/** Receives the tags and the text of HTML in the order of the source. All offsets are UTF-16 offsets into the source. */
export interface TagReader {
  /** Receives a start tag: its name in lower case, its attributes and its span. */
  open(name: string, attributes: TagAttributes, span: Span): void;
  /** Receives an end tag, also if no element of that name is open. */
  close(name: string): void;
  /** Receives text that contains no character references. */
  characters(start: number, end: number): void;
  /** Receives a reference such as `&amp;` and its character, such as `&`. A reference for two characters is reported once for each. */
  reference(decoded: string, start: number, end: number): void;
  comment(start: number, end: number): void;
}

/**
 * Reports the tags and the text between `start` and `end` to `reader`. Tags are reported with only those attributes that `wanted`
 * contains. Never throws and takes linear time; nothing is fetched or executed.
 */
export function readTags(text: string, start: number, end: number, wanted: ReadonlySet<string>, reader: TagReader): void {
  const part = text.slice(start, end);
  const tokenizer = new Tokenizer({}, new TokenCalls(part, start, wanted, reader));
  tokenizer.write(part);
  tokenizer.end();
}

/** The callbacks of the tokenizer. The tokenizer's offsets are relative to `base`. */
class TokenCalls {
  private name = '';
  private start = 0;
  private attributes = new Map<string, string>();
  private attribute = '';
  private value: string[] = [];
  private isWanted = false;

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly wanted: ReadonlySet<string>,
    private readonly reader: TagReader,
  ) {}

  onopentagname(start: number, end: number): void {
    this.name = this.text.slice(start, end).toLowerCase();
    this.start = this.base + start - 1;
    this.attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.text.slice(start, end).toLowerCase();
    this.isWanted = this.wanted.has(this.attribute) && !this.attributes.has(this.attribute);
    this.value = [];
  }

  onattribdata(start: number, end: number): void {
    if (this.isWanted) this.value.push(this.text.slice(start, end));
  }

  onattribentity(codePoint: number): void {
    if (this.isWanted) this.value.push(maskControls(String.fromCodePoint(codePoint)));
  }

  onattribend(): void {
    if (this.isWanted) this.attributes.set(this.attribute, this.value.join(''));
  }

  onopentagend(end: number): void {
    this.reader.open(this.name, this.attributes, { start: this.start, end: this.base + end + 1 });
  }

  /** HTML ignores the slash of `<div/>`, so this is a start tag. */
  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    this.reader.close(this.text.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.reader.characters(this.base + start, this.base + end);
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.text.lastIndexOf('&', end - 1);
    this.reader.reference(maskControls(String.fromCodePoint(codePoint)), this.base + start, this.base + end);
  }

  oncomment(start: number, end: number, closing: number): void {
    this.reader.comment(this.base + start, this.base + end - closing);
  }

  oncdata(): void {}

  ondeclaration(): void {}

  onprocessinginstruction(): void {}

  onend(): void {}
}

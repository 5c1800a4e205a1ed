import { Tokenizer } from 'htmlparser2';
import { maskControls } from '../../../base/maskControls';
import type { Span } from '../../../base/span';

/** The requested attributes of a tag, by lower-case name. If one is repeated, the first one (HTML Standard, 13.2.5.33). */
export type TagAttributes = ReadonlyMap<string, string>;

/** Receives the tags and the text of HTML in order. Offsets are UTF-16 offsets into the text. */
export interface TagReader {
  /** A start tag with its name in lower case, and its position. */
  open(name: string, attributes: TagAttributes, span: Span): void;
  /** An end tag, even if no such element is open. */
  close(name: string): void;
  /** Characters without references. */
  characters(start: number, end: number): void;
  /** A character reference with its character: `&amp;` and `&`. If it stands for two characters, this is called for each. */
  reference(decoded: string, start: number, end: number): void;
  comment(start: number, end: number): void;
}

/**
 * Reports to `reader` the tags and the text between `start` and `end` by the rules of browsers. Never throws and takes linear time;
 * nothing is fetched or executed.
 */
export function readTags(text: string, start: number, end: number, wanted: ReadonlySet<string>, reader: TagReader): void {
  const part = text.slice(start, end);
  const tokenizer = new Tokenizer({}, new TokenCalls(part, start, wanted, reader));
  tokenizer.write(part);
  tokenizer.end();
}

/** The callbacks of the tokenizer, whose offsets are relative to `base`. */
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

  /** The slash of `<div/>` has no meaning in HTML. */
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

import { Tokenizer } from 'htmlparser2';
import { maskControls } from '../../../base/maskControls';
import type { Span } from '../../../base/span';

/** The attributes of a tag that were asked for, by their names in lower case. The first of a name counts (HTML Standard, 13.2.5.33). */
export type TagAttributes = ReadonlyMap<string, string>;

/** What is told of HTML, in its order. Offsets are UTF-16 offsets into the text. */
export interface TagReader {
  /** A start tag, name in lower case, and where it stands. */
  open(name: string, attributes: TagAttributes, span: Span): void;
  /** An end tag, whether or not anything is open that it ends. */
  close(name: string): void;
  /** Characters that stand as they are. */
  characters(start: number, end: number): void;
  /** A character reference and what it stands for: `&amp;` and `&`. Of one that stands for two characters each is told. */
  reference(decoded: string, start: number, end: number): void;
  comment(start: number, end: number): void;
}

/** Tells `reader` the tags and the text between `start` and `end` by the rules of browsers. Total, in linear time; nothing is fetched or run. */
export function readTags(text: string, start: number, end: number, wanted: ReadonlySet<string>, reader: TagReader): void {
  const part = text.slice(start, end);
  const tokenizer = new Tokenizer({}, new TokenCalls(part, start, wanted, reader));
  tokenizer.write(part);
  tokenizer.end();
}

/** What the tokenizer calls; its offsets count from `base`. */
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

  /** The slash of `<div/>` says nothing in HTML. */
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

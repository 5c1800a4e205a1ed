import { toDoiUrl } from '#text';
import { getOwn } from '../../../base/collections';
import type { Span } from '../../../base/span';
import { accents, markupCommands, markupDeclarations, symbols } from '../../../base/tex/texTables';
import { texToText } from '../../../base/tex/texToText';
import type { MarkedLine } from '../markedLine';
import { latexCommands } from './latexCommands';
import { type Format, LatexLineWriter } from './latexLineWriter';

/** The lines of a text in LaTeX, and where its `\bibitem` and `\newblock` commands are. Offsets are UTF-16 offsets into the text. */
export interface LatexText {
  readonly lines: readonly MarkedLine[];
  /** The spans of `\bibitem[label]{key}`. */
  readonly bibitems: readonly Span[];
  readonly newblocks: readonly number[];
}

/** Reads LaTeX from `\begin{document}` to `\end{document}`, or the whole text if it has neither. Never throws and takes linear time. */
export function readLatex(text: string): LatexText {
  const begin = text.indexOf('\\begin{document}');
  const start = begin < 0 ? 0 : begin + '\\begin{document}'.length;
  const end = text.indexOf('\\end{document}', start);
  return new LatexReader(text, start, end < 0 ? text.length : end).read();
}

/** The longest formula, in UTF-16 units. */
const maxMath = 1000;

const plainText = /[^\\{}$~%`'\-\n\r&]+/y;
const commandName = /\\([A-Za-z@]+)\*?/y;
const accented = /\\(?:["'`^~=.]|[uvHcdbrkt](?![A-Za-z]))[ \t]*(?:\{(?:\\[ij]|[^{}\\\n]{0,2})\}|\\[ij](?![A-Za-z])|[^\s{}\\])/uy;
const length = /[ \t]*=?[ \t]*-?[\d.]+[ \t]*(?:pt|in|cm|mm|em|ex|bp|sp|\\[a-z]+)|[ \t]*\{[^{}\n]{0,60}\}/y;
const blanks = /[ \t]*/y;
const space = /(?:\s|%[^\r\n]*)*/y;
/** The longest optional argument, in UTF-16 units. */
const maxOptional = 2000;
const environmentName = /\s*\{([^{}\n]{1,60})\}/y;

class LatexReader {
  private readonly writer = new LatexLineWriter();
  private readonly bibitems: Span[] = [];
  private readonly newblocks: number[] = [];
  private readonly closings: ReadonlyMap<number, number>;
  private at: number;
  /** No `]` outside of groups is before this offset, from the last `[` on that was not closed. */
  private withoutBracketTo = 0;
  /** For each mark, the offset at which it was found last; -1 if there is no other. */
  private readonly marks = new Map<string, number>();

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.at = start;
    this.closings = matchBraces(text, start, end);
  }

  read(): LatexText {
    while (this.at < this.end) this.readNext();
    this.writer.finishLine();
    return { lines: this.writer.lines, bibitems: this.bibitems, newblocks: this.newblocks };
  }

  private readNext(): void {
    const { text, at } = this;
    const found = this.match(plainText);
    if (found !== undefined) {
      if (found.trim() !== '') this.writer.pending = undefined;
      this.writer.add(found, at, this.at);
      return;
    }
    switch (text.charAt(at)) {
      case '\\':
        return this.readCommand();
      case '{':
        this.at += 1;
        return this.writer.openGroup();
      case '}':
        this.at += 1;
        return this.writer.closeGroup(at);
      case '\r':
      case '\n':
        return this.readLineEnd();
      case '%':
        this.at = this.lineEnd(at) + 1;
        this.match(blanks);
        return;
      case '$':
        return this.readMath(text.startsWith('$$', at) ? '$$' : '$');
      case '&':
        this.at += 1;
        return this.writer.finishLine();
      default:
        return this.readSign();
    }
  }

  /** Reads `~` and the ligatures of dashes and quotation marks. */
  private readSign(): void {
    const sign = /~|-{1,3}|``?|''?/y;
    const { at } = this;
    const found = this.match(sign) ?? '';
    this.writer.add(found === '~' ? ' ' : (ligatures.get(found) ?? found), at, this.at);
  }

  private readLineEnd(): void {
    const { at } = this;
    if (this.match(/(?:\r\n|\r(?!\n)|\n)(?:[ \t]*(?:\r\n|\r(?!\n)|\n))+/y) !== undefined) this.writer.endBlock();
    else {
      this.match(/\r\n?|\n/y);
      this.writer.endLine(at, this.at);
    }
    this.match(blanks);
  }

  private readMath(mark: string): void {
    const from = this.at + mark.length;
    const close = this.findMark(mark, from);
    const to = close === undefined ? from : close + mark.length;
    if (close !== undefined) this.writer.add(texToText(this.text.slice(this.at, to)), this.at, to);
    this.at = to;
  }

  private readCommand(): void {
    const { text, at } = this;
    const letter = this.match(accented);
    if (letter !== undefined) return this.writer.add(texToText(letter), at, this.at);
    const name = this.match(commandName)?.slice(1).replace(/\*$/, '');
    if (name === undefined) return this.readPunctuation();
    const symbol = symbols.get(name);
    if (symbol !== undefined && name !== 'par' && name !== 'newline' && name !== 'linebreak') {
      if (text.startsWith('{}', this.at)) this.at += 2;
      else if (symbol.trim() !== '') this.match(blanks);
      return this.writer.add(symbol, at, this.at);
    }
    this.readNamed(name, at);
  }

  /** Reads a command of one punctuation mark: `\&`, `\\`, `\,`, `\-`. */
  private readPunctuation(): void {
    const { at } = this;
    const sign = this.text.charAt(at + 1);
    if (sign === '(' || sign === '[') return this.readDisplay(sign === '(' ? '\\)' : '\\]');
    this.at = Math.min(this.end, at + 2);
    if (sign === '\\') {
      this.match(/\*?(?:\[[^\]\n]{0,30}\])?/y);
      this.writer.endLine(at, at + 2);
    } else if (sign !== '' && '&%$#_{}'.includes(sign)) this.writer.add(sign, at, at + 2);
    else if (sign === '\n') this.at = at + 1;
    else if (accents.has(sign)) this.at = at + 2;
    else if (sign !== '' && ' ,;:!'.includes(sign)) this.writer.add(' ', at, at + 2);
  }

  private readDisplay(mark: string): void {
    const from = this.at + 2;
    const close = this.findMark(mark, from);
    const to = close === undefined ? from : close + 2;
    if (close !== undefined) this.writer.add(texToText(`$${this.text.slice(from, close)}$`), this.at, to);
    this.at = to;
  }

  /** The offset of a mark that ends a formula; undefined if it is too far away. */
  private findMark(mark: string, from: number): number | undefined {
    const last = this.marks.get(mark);
    const found = last !== undefined && (last >= from || last < 0) ? last : this.text.indexOf(mark, from);
    this.marks.set(mark, found);
    return found < 0 || found >= Math.min(this.end, from + maxMath) ? undefined : found;
  }

  private readNamed(name: string, start: number): void {
    const mark = markupCommands.get(name);
    const declared = markupDeclarations.get(name);
    const level = getOwn(latexCommands.headings, name);
    const label = getOwn(latexCommands.labels, name);
    if (mark !== undefined) this.writer.pending = { format: this.formatted(mark) };
    else if (declared !== undefined) {
      this.match(/\s*/y);
      this.writer.format = this.formatted(declared);
    } else if (level !== undefined) this.beginHeading(level);
    else if (label !== undefined && name.startsWith('show')) this.writer.pending = { format: { ...this.writer.format, label } };
    else if (latexCommands.silent.has(name) || /cite(?:[a-zA-Z]*)$|^cite/.test(name)) this.skipArguments(name);
    else if (latexCommands.second.has(name)) this.readSecond(name);
    else if (name === 'begin' || name === 'end') this.readEnvironment(name);
    else if (name === 'item' || name === 'bibitem') this.beginItem(name, start);
    else if (name === 'href') this.readHref();
    else if (/^(?:url|path|nolinkurl|doi)$/.test(name)) this.readAddress(name);
    else if (name === 'enquote' || name === 'mkbibquote') {
      this.writer.add('“', start, this.at);
      this.writer.pending = { format: this.writer.format, closing: '”' };
    } else if (name === 'newblock') {
      this.newblocks.push(start);
      this.match(blanks);
    } else if (name === 'par' || name === 'newpage' || name === 'clearpage') this.writer.endBlock();
    else if (name === 'newline' || name === 'linebreak') this.writer.finishLine();
    else if (name === 'def' || name === 'let') this.match(/\s*\\[A-Za-z@]+[#\d=\s]*(?:\\[A-Za-z@]+)?/y);
    else this.match(/(?:\[[^\]{}\n]{0,200}\])?[ \t]*/y);
    if (name === 'def') this.skipGroup();
  }

  private formatted(mark: string): Format {
    return { ...this.writer.format, bold: this.writer.format.bold || mark === 'b', italic: this.writer.format.italic || mark === 'i' };
  }

  private beginHeading(depth: number): void {
    this.match(/\s*(?:\[[^\]\n]{0,300}\])?\s*/y);
    if (this.text.charAt(this.at) === '{') this.writer.beginHeading(depth);
  }

  private beginItem(name: string, start: number): void {
    this.match(space);
    this.skipOptional();
    this.writer.beginItem(name === 'bibitem' ? 'number' : undefined);
    this.match(space);
    if (name !== 'bibitem') return;
    this.skipGroup();
    this.bibitems.push({ start, end: this.at });
    this.match(space);
  }

  private readEnvironment(command: 'begin' | 'end'): void {
    const name = this.match(environmentName)?.trim().slice(1, -1);
    if (name === undefined) return;
    const list = getOwn(latexCommands.lists, name);
    if (command === 'begin' && latexCommands.verbatim.has(name)) {
      const close = this.text.indexOf(`\\end{${name}}`, this.at);
      if (close >= 0 && close < this.end) this.at = close;
      return;
    }
    if (command === 'begin') while (this.match(/[ \t]*\[[^\]\n]{0,300}\]/y) !== undefined || this.skipGroup());
    if (list === undefined) this.writer.endBlock();
    else if (command === 'begin') this.writer.beginList(list);
    else this.writer.endList();
  }

  private readSecond(name: string): void {
    this.match(blanks);
    const open = this.at;
    if (!this.skipGroup()) return;
    const kind = this.text.slice(open + 1, this.at - 1).trim();
    const label = name === 'bibinfo' || name === 'bibfield' ? getOwn(latexCommands.labels, kind) : undefined;
    this.match(blanks);
    this.writer.pending = { format: label === undefined ? this.writer.format : { ...this.writer.format, label } };
  }

  private readHref(): void {
    this.match(/\s*(?:\[[^\]\n]{0,100}\])?\s*/y);
    const open = this.at;
    if (!this.skipGroup()) return;
    const link = readUrl(this.text.slice(open + 1, this.at - 1));
    this.match(/\s*/y);
    this.writer.pending = { format: { ...this.writer.format, link: this.writer.format.link ?? link } };
  }

  private readAddress(name: string): void {
    this.match(blanks);
    const open = this.at;
    if (!this.skipGroup()) return;
    const shown = readUrl(this.text.slice(open + 1, this.at - 1));
    const link = this.writer.format.link ?? (name === 'doi' ? toDoiUrl(shown) : /^https?:/i.test(shown) ? shown : undefined);
    this.writer.add(shown, open + 1, this.at - 1, link);
  }

  private skipArguments(name: string): void {
    if (name === 'vskip' || name === 'hskip' || name === 'kern') this.match(length);
    else while (this.match(/[ \t]*\[[^\]\n]{0,500}\]/y) !== undefined || this.skipGroup());
  }

  /** Skips `[...]`, which may contain groups. */
  private skipOptional(): void {
    if (this.text.charAt(this.at) !== '[') return;
    const limit = Math.min(this.end, this.at + maxOptional);
    for (let at = Math.max(this.at + 1, this.withoutBracketTo); at < limit; at += 1) {
      const sign = this.text.charAt(at);
      if (sign === '{') at = this.closings.get(at) ?? at;
      else if (sign === ']') {
        this.at = at + 1;
        return;
      }
    }
    this.withoutBracketTo = limit;
  }

  /** Skips a group with its braces, if one begins here; false if none does, or if it is never closed. */
  private skipGroup(): boolean {
    const before = this.at;
    this.match(blanks);
    const close = this.text.charAt(this.at) === '{' ? this.closings.get(this.at) : undefined;
    this.at = close === undefined ? before : close + 1;
    return close !== undefined;
  }

  /** Reads the match of a sticky pattern; undefined if it doesn't match here or matches nothing. */
  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || found === '' || this.at + found.length > this.end) return undefined;
    this.at += found.length;
    return found;
  }

  private lineEnd(at: number): number {
    const lineEnd = /\r\n|[\r\n]/g;
    lineEnd.lastIndex = at;
    return lineEnd.exec(this.text) === null ? this.end : lineEnd.lastIndex - 1;
  }
}

const ligatures: ReadonlyMap<string, string> = new Map([
  ['--', '–'],
  ['---', '—'],
  ['``', '“'],
  ["''", '”'],
  ['`', '‘'],
]);

function readUrl(tex: string): string {
  return tex.replace(/\\([_%&#~{}$])/g, '$1').replace(/\s+|\\/g, '');
}

/** The closing brace of each group, by the opening one. Escaped braces and those in comments don't count, but a `%` in a URL is none. */
function matchBraces(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  const sign = /\\[^]|[{}]|(?<=^|[\s{}])%.*/gm;
  sign.lastIndex = start;
  for (let found = sign.exec(text); found !== null && found.index < end; found = sign.exec(text)) {
    if (found[0] === '{') open.push(found.index);
    else if (found[0] === '}') {
      const from = open.pop();
      if (from !== undefined) closings.set(from, found.index);
    }
  }
  return closings;
}

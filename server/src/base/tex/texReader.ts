export type TexMark = 'i' | 'b' | 'sc' | 'sup' | 'sub';

/** How formatting is written in the result. */
export interface TexStyle {
  /** Written for a single `'`, which TeX prints as a quotation mark. */
  readonly apostrophe: string;
  /** Writes text in braces, whose letter case BibTeX styles don't change: `{BERT}`. */
  protect(text: string): string;
  mark(kind: TexMark, text: string): string;
  /** Writes a subscript or superscript of math. */
  script(kind: 'sup' | 'sub', text: string): string;
}

export interface TexReader {
  readonly tex: string;
  readonly style: TexStyle;
  at: number;
  isMath: boolean;
  /** How many groups are open. */
  depth: number;
  /** How many commands are being read. */
  commandDepth: number;
  /** Reads the command at the reader's position, with its arguments. */
  readonly readCommand: (reader: TexReader) => string;
}

/** The opening braces of groups that are nested more deeply are ignored, so that no text can exhaust the stack. */
const deepest = 60;

/** Reads up to the next unmatched `}`, which is not consumed, or to the end of the text. */
export function readUntilBrace(reader: TexReader): string {
  const { tex } = reader;
  let text = '';
  while (reader.at < tex.length && tex.charCodeAt(reader.at) !== 0x7d) {
    const plain = reader.isMath ? '' : readPattern(reader, plainText);
    text += plain === '' ? readSpecial(reader) : printText(plain, reader.style);
  }
  return text;
}

const plainText = /[^\\{}$~`]+/y;
const dollars = /\$+/y;

/** Reads the match of a sticky pattern; empty if the pattern does not match here. */
export function readPattern(reader: TexReader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.tex)?.[0] ?? '';
  reader.at += found.length;
  return found;
}

function readSpecial(reader: TexReader): string {
  const character = reader.tex.charAt(reader.at);
  if (character === '{') return readBraces(reader);
  if (character === '\\') return reader.readCommand(reader);
  if (character === '$') return readDollars(reader);
  if (reader.isMath) return readMathCharacter(reader, character);
  reader.at += 1;
  if (character === '~') return ' ';
  if (character !== '`') return character;
  if (reader.tex.charCodeAt(reader.at) !== 0x60) return '‘';
  reader.at += 1;
  return '“';
}

/** Replaces TeX's ligatures for dashes and closing quotes. */
function printText(text: string, style: TexStyle): string {
  let printed = text;
  if (printed.includes('--')) printed = printed.replace(/---?/g, (dashes) => (dashes.length === 3 ? '—' : '–'));
  if (!printed.includes("'")) return printed;
  printed = printed.replace(/''/g, '”');
  return style.apostrophe === "'" ? printed : printed.replace(/'/g, style.apostrophe);
}

/**
 * Reads a group. The braces of `{BERT}` protect its case. But BibTeX treats a group that begins with a command, such as `{\"o}`, as one
 * special character.
 */
function readBraces(reader: TexReader): string {
  const isSpecial = reader.tex.charCodeAt(reader.at + 1) === 0x5c;
  const isOutermost = reader.depth === 0 && !reader.isMath;
  const text = readGroup(reader);
  return isOutermost && !isSpecial && text !== '' ? reader.style.protect(text) : text;
}

/** The text of `{...}`, without the braces. */
export function readGroup(reader: TexReader): string {
  reader.at += 1;
  if (reader.depth >= deepest) return '';
  reader.depth += 1;
  const text = readUntilBrace(reader);
  reader.depth -= 1;
  reader.at += 1;
  return text;
}

/** Reads `$...$` or `$$...$$`; an unmatched dollar sign is literal. */
function readDollars(reader: TexReader): string {
  const opened = readPattern(reader, dollars);
  if (reader.isMath) {
    reader.isMath = false;
    return '';
  }
  if (opened.length > 2 || reader.tex.indexOf('$', reader.at) < 0) return opened.length === 2 ? '' : opened;
  return readMath(reader, (at) => reader.tex.charCodeAt(at) === 0x24);
}

/** Reads math up to its end, or to the end of the group. */
export function readMath(reader: TexReader, endsAt: (at: number) => boolean): string {
  reader.isMath = true;
  let text = '';
  while (reader.at < reader.tex.length && reader.tex.charCodeAt(reader.at) !== 0x7d) {
    if (endsAt(reader.at)) break;
    text += readSpecial(reader);
  }
  reader.isMath = false;
  if (reader.tex.charCodeAt(reader.at) === 0x24) readPattern(reader, dollars);
  else if (reader.tex.charCodeAt(reader.at) === 0x5c) reader.at += 2;
  return text;
}

function readMathCharacter(reader: TexReader, character: string): string {
  reader.at += 1;
  if (character !== '^' && character !== '_') return character === '~' ? ' ' : character;
  return reader.style.script(character === '^' ? 'sup' : 'sub', readArgument(reader));
}

/** Reads the argument of a command or a script: a group, a command or one character. */
export function readArgument(reader: TexReader): string {
  while (/\s/.test(reader.tex.charAt(reader.at))) reader.at += 1;
  const code = reader.tex.codePointAt(reader.at);
  if (code === 0x7b) return readGroup(reader);
  if (code === 0x5c) return reader.readCommand(reader);
  if (code === undefined || code === 0x7d) return '';
  const character = String.fromCodePoint(code);
  reader.at += character.length;
  return character;
}

import { accents, markupCommands, markupDeclarations, mathAccents, silentCommands, symbols } from './texTables';

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
const maxDepth = 60;

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
function readPattern(reader: TexReader, pattern: RegExp): string {
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
function readGroup(reader: TexReader): string {
  reader.at += 1;
  if (reader.depth >= maxDepth) return '';
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
function readMath(reader: TexReader, endsAt: (at: number) => boolean): string {
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
function readArgument(reader: TexReader): string {
  while (/\s/.test(reader.tex.charAt(reader.at))) reader.at += 1;
  const code = reader.tex.codePointAt(reader.at);
  if (code === 0x7b) return readGroup(reader);
  if (code === 0x5c) return reader.readCommand(reader);
  if (code === undefined || code === 0x7d) return '';
  const character = String.fromCodePoint(code);
  reader.at += character.length;
  return character;
}

const commandName = /\\(?:[A-Za-z]+\*?[ \t\r\n]*|[^]?)/y;
const optionalArgument = /\[[^\]{}]*\]\s*/y;

/** Commands that are nested more deeply are ignored, so that no text can exhaust the stack: `\v\v\v` are three nested commands. */
const maxCommandDepth = 60;

/**
 * Returns the text of a command with its arguments. Outside of math, an unknown command prints nothing, and its argument is read as
 * text.
 */
export function readCommand(reader: TexReader): string {
  const command = readPattern(reader, commandName);
  if (reader.commandDepth >= maxCommandDepth) return '';
  reader.commandDepth += 1;
  const text = printCommand(reader, command);
  reader.commandDepth -= 1;
  return text;
}

function printCommand(reader: TexReader, command: string): string {
  const name = command.slice(1).replace(/\*?\s*$/, '');
  if (name === '') {
    // A backslash before white space or at the end of the text.
    return command.length > 1 ? ' ' : '';
  }
  const symbol = symbols.get(name);
  if (symbol !== undefined && !(reader.isMath && name === 'sqrt')) return symbol + spaceAfter(reader, command, name);
  const accent = accents.get(name) ?? mathAccents.get(name);
  if (accent !== undefined) return placeAccent(accent, name, readArgument(reader));
  if (!/^[A-Za-z]/.test(name)) return readSign(reader, name);
  const mark = markupCommands.get(name);
  if (mark !== undefined) return reader.style.mark(mark, readArgument(reader));
  const switched = markupDeclarations.get(name);
  if (switched !== undefined) {
    const text = readUntilBrace(reader);
    return text.trim() === '' ? text : reader.style.mark(switched, text);
  }
  return readOther(reader, name);
}

/**
 * The space after the name of a command that prints a symbol. Outside of math there is none, because TeX ignores the space. In math it
 * remains, because a word could otherwise be joined with the symbol.
 */
function spaceAfter(reader: TexReader, command: string, name: string): string {
  if (!reader.isMath) {
    if (reader.tex.startsWith('{}', reader.at)) reader.at += 2;
    return '';
  }
  return command.length > name.length + 1 ? ' ' : '';
}

/**
 * Puts an accent on the first character: `\'{e}`, `\v c`, `\"\i`. Without a character, `\~{}` and `\^{}` print the sign itself, and
 * other accents print nothing.
 */
function placeAccent(accent: string, name: string, argument: string): string {
  const base = argument.replace(/^ı/, 'i').replace(/^ȷ/, 'j');
  const first = base.codePointAt(0);
  if (first === undefined) return /[~^]/.test(name) ? name : '';
  const width = first > 0xffff ? 2 : 1;
  return (base.slice(0, width) + accent).normalize('NFC') + base.slice(width);
}

/** Reads a command of one punctuation mark: `\&` prints the character, `\,` a space, `\-` nothing, and `\(` begins math. */
function readSign(reader: TexReader, name: string): string {
  if ('&%$#_{}'.includes(name)) return name;
  if (',;: \\'.includes(name) || /\s/.test(name)) return ' ';
  if (name === '(' || name === '[') return readMath(reader, (at) => /^\\[)\]]/.test(reader.tex.slice(at, at + 2)));
  return name === '|' ? '‖' : '';
}

function readOther(reader: TexReader, name: string): string {
  if (silentCommands.has(name)) {
    readPattern(reader, optionalArgument);
    readArgument(reader);
    return '';
  }
  if (name === 'ensuremath') return readAsMath(reader);
  if (name === 'url' || name === 'path' || name === 'nolinkurl') return readRaw(reader);
  if (name === 'href') {
    readRaw(reader);
    return readArgument(reader);
  }
  if (name === 'enquote' || name === 'mkbibquote') return `“${readArgument(reader)}”`;
  if (name === 'sqrt') return `√${grouped(readArgument(reader))}`;
  if (/^[td]?frac$/.test(name) && reader.isMath) return `${grouped(readArgument(reader))}/${grouped(readArgument(reader))}`;
  if (reader.isMath) return readMathWord(reader, name);
  return reader.tex.charCodeAt(reader.at) === 0x7b ? readGroup(reader) : '';
}

/** Reads a web address or path literally, including `~` and `--`. */
function readRaw(reader: TexReader): string {
  const found = readPattern(reader, rawArgument);
  return found === '' ? '' : found.slice(1, -1).replace(/\\([_%&#~])/g, '$1');
}

const rawArgument = /\{(?:[^{}]|\{[^{}]*\})*\}/y;

function readAsMath(reader: TexReader): string {
  const before = reader.isMath;
  reader.isMath = true;
  const text = readArgument(reader);
  reader.isMath = before;
  return text;
}

/** Reads a command of math. `\mathcal{O}` and `\text{if}` print their argument, `\left` prints nothing, and `\log` prints its name. */
function readMathWord(reader: TexReader, name: string): string {
  if (/^(?:left|right|big+[lr]?|Big+[lr]?|displaystyle|limits|nolimits|rm|it|bf|cal)$/.test(name)) return '';
  return reader.tex.charCodeAt(reader.at) === 0x7b ? readGroup(reader) : name + (/\w/.test(reader.tex.charAt(reader.at)) ? ' ' : '');
}

/** A part of a fraction or a root, in parentheses unless it is a number or a single character. */
function grouped(text: string): string {
  return [...text].length > 1 && !/^\d+$/.test(text) ? `(${text})` : text;
}

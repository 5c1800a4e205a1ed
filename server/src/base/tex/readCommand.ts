import type { TexReader } from './texReader';
import { readArgument, readGroup, readMath, readPattern, readUntilBrace } from './texReader';
import { accents, markupCommands, mathAccents, silentCommands, markupDeclarations, symbols } from './texTables';

const commandName = /\\(?:[A-Za-z]+\*?[ \t\r\n]*|[^]?)/y;
const optionalArgument = /\[[^\]{}]*\]\s*/y;

/** Commands that are nested more deeply are ignored, so that no text can exhaust the stack: `\v\v\v` are three nested commands. */
const deepestCommand = 60;

/**
 * Returns the text of a command with its arguments. Outside of math, an unknown command prints nothing, and its argument is read as
 * text.
 */
export function readCommand(reader: TexReader): string {
  const command = readPattern(reader, commandName);
  if (reader.commandDepth >= deepestCommand) return '';
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
  if (symbol !== undefined && !(reader.isMath && name === 'sqrt')) return symbol + spaceBehind(reader, command, name);
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
function spaceBehind(reader: TexReader, command: string, name: string): string {
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

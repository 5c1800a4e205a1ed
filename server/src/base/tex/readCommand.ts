import type { TexReader } from './texReader';
import { readArgument, readGroup, readMath, readPattern, readUntilBrace } from './texReader';
import { accents, markup, mathAccents, silentCommands, switches, symbols } from './texTables';

const commandName = /\\(?:[A-Za-z]+\*?[ \t\r\n]*|[^]?)/y;
const optionalArgument = /\[[^\]{}]*\]\s*/y;

/** A command at the reader, with what it applies to. One that is unknown says nothing; its argument is text. */
export function readCommand(reader: TexReader): string {
  const command = readPattern(reader, commandName);
  const name = command.slice(1).replace(/\*?\s*$/, '');
  if (name === '') {
    // A backslash before white space or at the end.
    return command.length > 1 ? ' ' : '';
  }
  const symbol = symbols.get(name);
  if (symbol !== undefined && !(reader.isMath && name === 'sqrt')) return symbol + spaceBehind(reader, command, name);
  const accent = accents.get(name) ?? mathAccents.get(name);
  if (accent !== undefined) return placeAccent(accent, name, readArgument(reader));
  if (!/^[A-Za-z]/.test(name)) return readSign(reader, name);
  const mark = markup.get(name);
  if (mark !== undefined) return reader.style.mark(mark, readArgument(reader));
  const switched = switches.get(name);
  if (switched !== undefined) {
    const text = readUntilBrace(reader);
    return text.trim() === '' ? text : reader.style.mark(switched, text);
  }
  return readOther(reader, name);
}

/** Text swallows the blank behind a command's name, as TeX does; not where a word would grow together with a sign of math. */
function spaceBehind(reader: TexReader, command: string, name: string): string {
  if (!reader.isMath) {
    if (reader.tex.startsWith('{}', reader.at)) reader.at += 2;
    return '';
  }
  return command.length > name.length + 1 ? ' ' : '';
}

/** An accent stands on the first character: `\'{e}`, `\v c`, `\"\i`. On nothing it is a sign of its own: `\~{}`. */
function placeAccent(accent: string, name: string, argument: string): string {
  const base = argument.replace(/^ı/, 'i').replace(/^ȷ/, 'j');
  const first = base.codePointAt(0);
  if (first === undefined) return /[~^]/.test(name) ? name : '';
  const width = first > 0xffff ? 2 : 1;
  return (base.slice(0, width) + accent).normalize('NFC') + base.slice(width);
}

/** `\&` is the character; `\,` a space, `\-` nothing, `\(` begins math. */
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

/** An address as it stands, `~` and `--` included. */
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

/** `\mathcal{O}` and `\text{if}` are their argument, `\left` nothing, `\log` its name. */
function readMathWord(reader: TexReader, name: string): string {
  if (/^(?:left|right|big+[lr]?|Big+[lr]?|displaystyle|limits|nolimits|rm|it|bf|cal)$/.test(name)) return '';
  return reader.tex.charCodeAt(reader.at) === 0x7b ? readGroup(reader) : name + (/\w/.test(reader.tex.charAt(reader.at)) ? ' ' : '');
}

/** A part of a fraction or a root: in parentheses where it is more than one sign. */
function grouped(text: string): string {
  return [...text].length > 1 && !/^\d+$/.test(text) ? `(${text})` : text;
}

import { decodePart } from './transferEncoding';

/** The head of a mail or of one of its parts. */
export interface Head {
  /** By names in lower case, lines joined; of several of a name the first. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** What a field says first, in lower case, and its parameters: `text/html; charset="UTF-8"`. */
export interface ParameterizedValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const field = /^([!-9;-~]{1,80})[ \t]*:([^]*)$/;
/** More of a line says nothing that is asked for, in UTF-16 units. */
const longestLine = 4000;

/** The head that begins at `start` (RFC 5322, 2.2); it ends with a blank line, or before the first line that is no field. */
export function readHead(source: string, start: number, end: number): Head {
  const fields = new Map<string, string>();
  let name = '';
  let at = start;
  while (at < end) {
    const found = source.indexOf('\n', at);
    const next = found < 0 || found >= end ? end : found + 1;
    const line = source.slice(at, Math.min(next, at + longestLine)).trimEnd();
    if (line === '') return { fields, end: next };
    if (/^[ \t]/.test(line)) {
      const known = fields.get(name);
      if (known !== undefined && known.length < longestLine) fields.set(name, `${known} ${line.trim()}`);
    } else {
      const [, word = '', value = ''] = field.exec(line) ?? [];
      if (word === '' && !line.startsWith('>From ')) break;
      name = fields.has(word.toLowerCase()) ? '' : word.toLowerCase();
      if (name !== '') fields.set(name, value.trim());
    }
    at = next;
  }
  return { fields, end: at };
}

/** RFC 2045, 5.1; comments are not taken out, which nobody writes there. */
export function readParameters(text: string): ParameterizedValue {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g)) {
    const word = name.toLowerCase();
    if (!parameters.has(word)) parameters.set(word, quoted ?? bare ?? '');
  }
  return { value: (/^[^;]*/.exec(text)?.[0] ?? '').trim().toLowerCase(), parameters };
}

const encodedWord = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi;

/** A field as a person reads it: `=?utf-8?q?caf=C3=A9?=` is `café` (RFC 2047); blanks between two such words are none. */
export function decodeWords(text: string): string {
  return text.replace(/(\?=)\s+(?==\?)/g, '$1').replace(encodedWord, (_, charset: string, kind: string, word: string) => {
    const source = kind.toLowerCase() === 'q' ? word.replaceAll('_', '=20') : word;
    return decodePart(source, { start: 0, end: source.length }, kind.toLowerCase() === 'q' ? 'quoted-printable' : 'base64', charset).text;
  });
}

import { decodePart } from './transferEncoding';

/** The header of a mail or of one of its parts. */
export interface MailHeader {
  /** The values of fields by their names in lower case, with folded lines joined. If a field is repeated, its first value is kept. */
  readonly fields: ReadonlyMap<string, string>;
  /** The offset at which the body begins. */
  readonly end: number;
}

/** The main value of a field in lower case, and its parameters: `text/html; charset="UTF-8"`. */
export interface ParameterizedValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const field = /^([!-9;-~]{1,80})[ \t]*:([^]*)$/;
/** The longest line that is read, in UTF-16 units. The rest of a longer line is ignored. */
const longestLine = 4000;

/** The header that begins at `start` (RFC 5322, 2.2). It ends with a blank line, or before the first line that is not a field. */
export function readMailHeader(source: string, start: number, end: number): MailHeader {
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

/** Parses a value with parameters (RFC 2045, 5.1). Comments in the value are not removed, because mails hardly ever have them. */
export function readParameters(text: string): ParameterizedValue {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g)) {
    const word = name.toLowerCase();
    if (!parameters.has(word)) parameters.set(word, quoted ?? bare ?? '');
  }
  return { value: (/^[^;]*/.exec(text)?.[0] ?? '').trim().toLowerCase(), parameters };
}

const encodedWord = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi;

/**
 * Decodes the encoded words of a field (RFC 2047): `=?utf-8?q?caf=C3=A9?=` becomes `café`. White space between two encoded words is
 * dropped.
 */
export function decodeWords(text: string): string {
  return text.replace(/(\?=)\s+(?==\?)/g, '$1').replace(encodedWord, (_, charset: string, kind: string, word: string) => {
    const source = kind.toLowerCase() === 'q' ? word.replaceAll('_', '=20') : word;
    return decodePart(source, { start: 0, end: source.length }, kind.toLowerCase() === 'q' ? 'quoted-printable' : 'base64', charset).text;
  });
}

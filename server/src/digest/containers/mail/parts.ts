import type { Span } from '../../../base/span';
import { decodePart } from './transferEncoding';

/** A part of a mail, or the whole mail. */
export interface MailPart {
  /** The media type in lower case: `text/html`, `multipart/alternative`. */
  readonly type: string;
  readonly charset: string | undefined;
  /** The transfer encoding in lower case: `quoted-printable`, `7bit`. */
  readonly encoding: string;
  readonly isAttachment: boolean;
  /** The position of the part's body; not used for a part that consists of other parts. */
  body: Span;
  readonly parts: MailPart[];
}

/** A mail: the fields of its header, and its content as a tree of parts. */
export interface Mail {
  readonly fields: MailHeader['fields'];
  readonly content: MailPart;
}

interface OpenMultipart {
  readonly boundary: string;
  readonly part: MailPart;
}

/** The header of a mail or of one of its parts. */
interface MailHeader {
  /** The values of fields by their names in lower case, with folded lines joined. If a field is repeated, its first value is kept. */
  readonly fields: ReadonlyMap<string, string>;
  /** The offset at which the body begins. */
  readonly end: number;
}

/** The main value of a field in lower case, and its parameters: `text/html; charset="UTF-8"`. */
interface ParameterizedValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The most levels of parts within parts that are read. */
const maxDepth = 20;
/** RFC 2046, 5.1.1 allows 70 characters for a boundary, but some programs write longer ones. */
const maxBoundaryLength = 200;

/**
 * Reads the mail between two offsets into parts (RFC 2046, 5.1), in one pass over its lines. A part whose closing boundary is missing
 * ends with the mail.
 */
export function readMail(source: string, start: number, end: number): Mail {
  const head = readMailHeader(source, start, end);
  const reader = new PartReader(source, end);
  const content = reader.openPart(head);
  reader.readParts();
  return { fields: head.fields, content };
}

class PartReader {
  private readonly open: OpenMultipart[] = [];
  private leaf: MailPart | undefined;
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly end: number,
  ) {}

  /** Begins the part that has this header. If the part is a forwarded mail, the content of that mail takes its place. */
  openPart(head: MailHeader, depth = 0): MailPart {
    const { value, parameters } = readParameters(head.fields.get('content-type') ?? '');
    const encoding = readParameters(head.fields.get('content-transfer-encoding') ?? '').value;
    if (value === 'message/rfc822' && depth < maxDepth && encoding !== 'base64') {
      const inner = readMailHeader(this.source, head.end, this.end);
      if (inner.end > head.end) return this.openPart(inner, depth + 1);
    }
    this.at = head.end;
    const part: MailPart = {
      type: value === '' ? 'text/plain' : value,
      charset: parameters.get('charset'),
      encoding,
      isAttachment: readParameters(head.fields.get('content-disposition') ?? '').value === 'attachment',
      body: { start: head.end, end: this.end },
      parts: [],
    };
    const boundary = parameters.get('boundary');
    if (part.type.startsWith('multipart/') && boundary !== undefined && this.open.length < maxDepth) {
      this.open.push({ boundary, part });
      this.leaf = undefined;
    } else {
      this.leaf = part;
    }
    return part;
  }

  readParts(): void {
    while (this.open.length > 0 && this.at < this.end) {
      const lineStart = this.source.startsWith('--', this.at) ? this.at : this.findNextDashes();
      if (lineStart === undefined) return;
      const found = this.source.indexOf('\n', lineStart);
      const next = found < 0 || found >= this.end ? this.end : found + 1;
      this.at = next;
      this.readBoundary(this.source.slice(lineStart + 2, Math.min(next, lineStart + maxBoundaryLength)).trimEnd(), lineStart);
    }
  }

  /** Searches only to the end of this mail, because the file may contain further mails. */
  private findNextDashes(): number | undefined {
    const found = this.source.slice(this.at, this.end).indexOf('\n--');
    return found < 0 ? undefined : this.at + found + 1;
  }

  private readBoundary(word: string, lineStart: number): void {
    const level = this.open.findLastIndex(({ boundary }) => word === boundary || word === `${boundary}--`);
    const multipart = this.open[level];
    if (multipart === undefined) return;
    if (this.leaf !== undefined) this.leaf.body = { start: this.leaf.body.start, end: Math.max(this.leaf.body.start, lineStart - 1) };
    this.leaf = undefined;
    const isLast = word !== multipart.boundary;
    this.open.length = isLast ? level : level + 1;
    if (!isLast) multipart.part.parts.push(this.openPart(readMailHeader(this.source, this.at, this.end)));
  }
}

const field = /^([!-9;-~]{1,80})[ \t]*:([^]*)$/;
/** The longest line that is read, in UTF-16 units. The rest of a longer line is ignored. */
const maxLineLength = 4000;

/** The header that begins at `start` (RFC 5322, 2.2). It ends with a blank line, or before the first line that is not a field. */
function readMailHeader(source: string, start: number, end: number): MailHeader {
  const fields = new Map<string, string>();
  let name = '';
  let at = start;
  while (at < end) {
    const found = source.indexOf('\n', at);
    const next = found < 0 || found >= end ? end : found + 1;
    const line = source.slice(at, Math.min(next, at + maxLineLength)).trimEnd();
    if (line === '') return { fields, end: next };
    if (/^[ \t]/.test(line)) {
      const known = fields.get(name);
      if (known !== undefined && known.length < maxLineLength) fields.set(name, `${known} ${line.trim()}`);
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
function readParameters(text: string): ParameterizedValue {
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

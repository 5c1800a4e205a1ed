import type { Span } from '../../../base/span';
import type { MailHeader } from './headers';
import { readMailHeader, readParameters } from './headers';

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

/** The most levels of parts within parts that are read. */
const deepest = 20;
/** RFC 2046, 5.1.1 allows 70 characters for a boundary, but some programs write longer ones. */
const longestBoundary = 200;

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
    if (value === 'message/rfc822' && depth < deepest && encoding !== 'base64') {
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
    if (part.type.startsWith('multipart/') && boundary !== undefined && this.open.length < deepest) {
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
      this.readBoundary(this.source.slice(lineStart + 2, Math.min(next, lineStart + longestBoundary)).trimEnd(), lineStart);
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

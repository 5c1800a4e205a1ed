import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import type { DigestFormat, DigestIssue } from '../../../model/digest';
import { joinLines } from '../../fields/joinLines';
import { readLines } from '../../pages/lineBlocks';
import type { ParsedDigest } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import { readPaperTree } from '../objects/paperTree';

/** A format in which each line begins with a short tag: RIS, MEDLINE, refer, Web of Science. */
export interface TaggedFormat {
  readonly format: DigestFormat;
  /** The name of the format that is shown to the writer: `RIS export`. */
  readonly pattern: string;
  /** Matches a tag at the beginning of a line. The first group is the tag itself. */
  readonly tag: RegExp;
  /**
   * The name of the field for each tag, as in `fieldNames.ts`. If several tags mean the same field, the most specific one comes first,
   * and only the first one that has a value is used.
   */
  readonly fields: Readonly<Record<string, string>>;
  readonly startTags: readonly string[];
  readonly endTags: readonly string[];
  /**
   * Tags that occur only once in a record, such as the tag of the title. If one of them occurs again, but not directly after itself, it
   * begins the next record, whose first line is missing. In a format without an end tag, another repeated tag also begins the next
   * record, but only after a blank line. The record must have one of the tags listed here, and no earlier blank line before a tag.
   */
  readonly onceTags: readonly string[];
  /** Tags of fields in which each line is a separate value. */
  readonly valuePerLineTags?: readonly string[];
  /** Corrects the value of a tag, for example by removing the brackets around a title. If undefined is returned, the value is dropped. */
  readonly tidy?: (tag: string, value: LocatedValue) => LocatedValue | undefined;
}

/** A value and its position. */
export interface LocatedValue {
  readonly text: string;
  readonly span: Span;
}

interface OpenField {
  readonly tag: string;
  readonly lines: Span[];
}

interface OpenRecord {
  readonly start: number;
  end: number;
  fields: OpenField[];
  readonly seen: Set<string>;
  /** The last blank line in the record: where the text after it begins, and how much of the record is before it. */
  afterBlank?: { readonly start: number; readonly end: number; readonly fields: number; readonly lines: number };
  /** Whether the record has blank lines before some of its tags. */
  isSpaced: boolean;
}

/**
 * Reads the records of a text. A line without a tag continues the value above it, even after a blank line, because an abstract may have
 * several paragraphs.
 */
export function readTaggedRecords(text: string, format: TaggedFormat): ParsedDigest {
  const reader = new TaggedReader(text, format);
  for (const line of readLines(text)) reader.readLine(line);
  return reader.finish();
}

/** Lines that databases put before each record: its number or its source (`Record #2 of 7`, `Provider: ...`). */
const headLine = /^(?:\W*\d{1,7}\W*|Record \W?\d.*|[A-Z][\w ]{0,60}: \S.*)$/;

class TaggedReader {
  private readonly records: JsonNode[] = [];
  private readonly issues: DigestIssue[] = [];
  private open: OpenRecord | undefined;
  private isAfterBlank = true;

  constructor(
    private readonly text: string,
    private readonly format: TaggedFormat,
  ) {}

  readLine(line: Span): void {
    if (line.start === line.end) {
      this.isAfterBlank = true;
      return;
    }
    const found = this.isAtMargin(line.start)
      ? this.format.tag.exec(this.text.slice(line.start, Math.min(line.end, line.start + 40)))
      : null;
    const tag = found?.[1];
    if (found === null || tag === undefined) this.readOtherLine(line);
    else this.readTagLine(tag, { start: line.start, end: line.end }, line.start + found[0].length);
    this.isAfterBlank = false;
  }

  finish(): ParsedDigest {
    this.close(false);
    const { format, pattern } = this.format;
    const { entries, issues } = readPaperTree(
      { kind: 'array', span: { start: 0, end: this.text.length }, items: this.records },
      { missingTitleReason: skipReasons.recordWithoutTitle },
    );
    return { format, pattern, entries, issues: [...issues, ...this.issues].sort((a, b) => a.span.start - b.span.start) };
  }

  private readTagLine(tag: string, line: Span, valueStart: number): void {
    if (this.format.endTags.includes(tag)) {
      if (this.open !== undefined) this.open.end = line.end;
      this.close(true);
      return;
    }
    if (this.open === undefined && this.format.fields[tag] === undefined && !this.format.startTags.includes(tag)) return;
    if (this.open !== undefined && this.beginsNext(tag, this.open)) {
      if (this.format.onceTags.includes(tag)) this.closeAtBlank(this.open, line);
      else this.close(false);
    }
    this.open ??= { start: line.start, end: line.end, fields: [], seen: new Set(), isSpaced: false };
    this.noteBlank(this.open, line);
    if (this.isAfterBlank && this.open.fields.length > 0) this.open.isSpaced = true;
    this.open.seen.add(tag);
    this.open.end = line.end;
    let start = valueStart;
    while (start < line.end && /\s/.test(this.text.charAt(start))) start += 1;
    this.open.fields.push({ tag, lines: start < line.end ? [{ start, end: line.end }] : [] });
  }

  private beginsNext(tag: string, { seen, fields, isSpaced }: OpenRecord): boolean {
    const { startTags, endTags, onceTags } = this.format;
    const isAfterAnother = endTags.length === 0 && this.isAfterBlank && !isSpaced && onceTags.some((name) => seen.has(name));
    if (startTags.includes(tag)) return seen.has(tag) || endTags.length > 0 || isAfterAnother;
    if (!seen.has(tag)) return false;
    return onceTags.includes(tag) ? fields.at(-1)?.tag !== tag : isAfterAnother;
  }

  private noteBlank(open: OpenRecord, line: Span): void {
    if (this.isAfterBlank && open.fields.length > 0)
      open.afterBlank = { start: line.start, end: open.end, fields: open.fields.length, lines: open.fields.at(-1)?.lines.length ?? 0 };
  }

  /**
   * Ends a record if the next one has no first line. If the record has no blank line before a tag, the text after its last blank line
   * belongs to the next record.
   */
  private closeAtBlank(open: OpenRecord, line: Span): void {
    const { afterBlank } = open;
    const isNext = afterBlank !== undefined && !open.isSpaced && !this.isAfterBlank;
    const fields = isNext ? open.fields.splice(afterBlank.fields) : [];
    if (isNext) {
      open.fields.at(-1)?.lines.splice(afterBlank.lines);
      open.end = afterBlank.end;
    }
    this.close(false);
    const start = isNext ? afterBlank.start : line.start;
    const lineEnd = this.text.indexOf('\n', start);
    const reason = `The first line of this record is missing (${this.format.pattern}).`;
    // If a blank line is directly before this line, the record has a clear beginning, and there is no issue to report.
    if (!this.isAfterBlank) this.issues.push({ span: { start, end: lineEnd < 0 ? line.end : Math.min(line.end, lineEnd) }, reason });
    this.open = { start, end: line.start, fields, seen: new Set(fields.map(({ tag }) => tag)), isSpaced: false };
  }

  /**
   * Whether an offset is at the beginning of a line. In some formats lines that continue a value are indented and may look as if they
   * began with a tag.
   */
  private isAtMargin(start: number): boolean {
    return start === 0 || /[\n\r\ufeff]/.test(this.text.charAt(start - 1));
  }

  private readOtherLine(line: Span): void {
    if (this.open !== undefined) {
      this.noteBlank(this.open, line);
      this.open.fields.at(-1)?.lines.push(line);
      this.open.end = line.end;
      return;
    }
    // Other text before the first record is an introduction and is not reported.
    if (this.records.length > 0 && !headLine.test(this.text.slice(line.start, Math.min(line.end, line.start + 120)))) this.passOver(line);
  }

  private passOver(line: Span): void {
    const last = this.issues.at(-1);
    if (last !== undefined && !this.isAfterBlank)
      this.issues[this.issues.length - 1] = { ...last, span: { start: last.span.start, end: line.end } };
    else this.issues.push({ span: line, reason: skipReasons.outsideRecords(this.format.pattern) });
  }

  private close(isComplete: boolean): void {
    if (this.open === undefined) return;
    const { start, end, fields } = this.open;
    this.open = undefined;
    const [ending] = this.format.endTags;
    if (!isComplete && ending !== undefined) {
      const lineEnd = this.text.indexOf('\n', start);
      this.issues.push({
        span: { start, end: lineEnd < 0 ? end : Math.min(end, lineEnd) },
        reason: skipReasons.openRecord(ending, this.format.pattern),
      });
    }
    if (fields.every(({ lines }) => lines.length === 0)) return;
    this.records.push({ kind: 'object', span: { start, end }, members: this.readMembers(fields) });
  }

  /** The values of a record by the names of its fields. All values of one tag form a list. */
  private readMembers(fields: readonly OpenField[]): ReadonlyMap<string, JsonNode> {
    const values = new Map<string, LocatedValue[]>();
    for (const { tag, lines } of fields) {
      if (this.format.fields[tag] === undefined) continue;
      const parts = this.format.valuePerLineTags?.includes(tag) === true ? lines.map((line) => [line]) : [lines];
      for (const part of parts) {
        const value = this.readValue(tag, part);
        if (value === undefined) continue;
        const known = values.get(tag);
        if (known === undefined) values.set(tag, [value]);
        else known.push(value);
      }
    }
    const members = new Map<string, JsonNode>();
    for (const [tag, name] of Object.entries(this.format.fields)) {
      const items = (values.get(tag) ?? []).map((value): JsonNode => ({ kind: 'string', ...value }));
      const [item] = items;
      if (item !== undefined && !members.has(name)) members.set(name, { kind: 'array', span: item.span, items });
    }
    return members;
  }

  private readValue(tag: string, lines: readonly Span[]): LocatedValue | undefined {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const span = { start: first.start, end: last.end };
    const value = { text: joinLines(this.text, span), span };
    return this.format.tidy === undefined ? value : this.format.tidy(tag, value);
  }
}

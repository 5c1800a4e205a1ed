import { findChange } from '../../base/changes';
import { conflictMarks } from '../../base/conflictMarks';
import { type JsonNode, readJson } from '../../base/jsonReader';
import type { Span } from '../../base/span';
import type { CompletedReference } from '../../model/completedReference';
import { cutToLine, findConflict, type OwnFileIssue, type OwnText, type ParsedText } from '../ownFile';
import { readReference } from './readReference';
import { createReferenceIndex, describeReference } from './referenceIndex';

/** A reference, and the span of its item in the file. */
export interface WrittenReference extends Span {
  readonly reference: CompletedReference;
}

/** What a file of completed references says. */
export interface ReferencesText extends OwnText {
  /** In the order of the file. */
  readonly references: readonly WrittenReference[];
}

/** The beginning of an item. After a broken item, reading continues at the next match. */
const itemOpening = /\{\s*"id"\s*:/g;

/**
 * Parses a file of completed references: a list of CSL-JSON items as `renderReference` writes them. Never throws. What can't be read is
 * reported, and the rest is used. References whose text is the same in `previous` stay the same objects.
 */
export function parseReferencesFile(text: string, previous?: ParsedText<ReferencesText>): ReferencesText {
  const reader = new ReferencesReader(blankConflictMarks(text), findUnchanged(text, previous), listKnown(previous));
  reader.readItems();
  const conflict = findConflict(text);
  // While two versions are not joined, most other issues are consequences of that.
  const issues = conflict === undefined ? [...reader.issues, ...findRepeated(reader.references)] : [conflict];
  return {
    references: reader.references,
    issues: issues.sort((a, b) => a.span.start - b.span.start),
    isReadable: conflict === undefined && !reader.isBroken,
  };
}

/** The text with spaces in place of the marks. */
function blankConflictMarks(text: string): string {
  return text.replace(conflictMarks, (mark) => ' '.repeat(mark.length));
}

/**
 * The references before and after an edit, by their start in the text after the edit. Items next to the edit, and items with an issue,
 * are read again.
 */
function findUnchanged(text: string, previous: ParsedText<ReferencesText> | undefined): ReadonlyMap<number, WrittenReference> {
  if (previous === undefined || !previous.written.isReadable) return new Map();
  const { references, issues } = previous.written;
  const change = findChange(previous.text, text);
  const shift = text.length - previous.text.length;
  return new Map(
    references.flatMap(({ reference, start, end }) => {
      if (issues.some(({ span }) => span.start <= end && span.end >= start)) return [];
      if (end < change.start) return [[start, { reference, start, end }] as const];
      return start > change.oldEnd ? [[start + shift, { reference, start: start + shift, end: end + shift }] as const] : [];
    }),
  );
}

/** The references by the text of their items, also of those that stand elsewhere now. */
function listKnown(previous: ParsedText<ReferencesText> | undefined): ReadonlyMap<string, CompletedReference> {
  if (previous === undefined) return new Map();
  const { text, written } = previous;
  return new Map(written.references.map(({ start, end, reference }) => [text.slice(start, end), reference]));
}

class ReferencesReader {
  readonly references: WrittenReference[] = [];
  readonly issues: OwnFileIssue[] = [];
  isBroken = false;

  constructor(
    private readonly text: string,
    private readonly unchanged: ReadonlyMap<number, WrittenReference>,
    private readonly known: ReadonlyMap<string, CompletedReference>,
  ) {}

  readItems(): void {
    const { text } = this;
    if (!/[^\s\ufeff]/.test(text)) return;
    let at = /^[\s\ufeff]*\[/.exec(text)?.[0].length;
    if (at === undefined) {
      this.fail({ start: 0, end: Math.min(text.length, 80) }, 'This isn\'t a list of completed references. The list begins with "[".');
      return;
    }
    for (;;) {
      at = skipBetween(text, at);
      if (text.charAt(at) === ']') return;
      if (at >= text.length) return this.fail({ start: text.length, end: text.length }, 'Missing ] at the end of the list.');
      const same = this.unchanged.get(at);
      if (same !== undefined) {
        this.references.push(same);
        at = same.end;
        continue;
      }
      const { value, error, end } = readJson(text, at);
      if (value !== undefined && error === undefined) {
        this.takeItem(value);
        at = end;
        continue;
      }
      const wrong = Math.min(error?.at ?? at, text.length);
      this.fail({ start: wrong, end: Math.min(wrong + 1, text.length) }, `Invalid JSON: ${error?.reason ?? 'expected an item'}.`);
      // An unclosed string extends into the following items, so the next item may begin before the error.
      itemOpening.lastIndex = at + 1;
      const next = itemOpening.exec(text);
      if (next === null) return;
      at = next.index;
    }
  }

  private takeItem(node: JsonNode): void {
    const { start, end } = node.span;
    const read = readReference(node, (span, reason) => this.issues.push({ span: cutToLine(this.text, span), reason }));
    if (read !== undefined) this.references.push({ reference: this.known.get(this.text.slice(start, end)) ?? read, start, end });
  }

  private fail(span: Span, reason: string): void {
    this.isBroken = true;
    this.issues.push({ span, reason });
  }
}

function skipBetween(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,]/.test(text.charAt(at))) at += 1;
  return at;
}

/** Items for a paper that an item above completes already. */
function findRepeated(references: readonly WrittenReference[]): readonly OwnFileIssue[] {
  const index = createReferenceIndex(references.map(({ reference }) => reference));
  return references.flatMap(({ reference, start }) => {
    const first = index.find(describeReference(reference));
    if (first === reference || first === undefined) return [];
    return [{ span: { start, end: start + 1 }, reason: `"${first.id}" already completes this paper and is used instead.` }];
  });
}

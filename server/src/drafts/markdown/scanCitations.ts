import { indexOfSpanAt, type Span } from '../../base/span';
import type { Citation, CitationItem } from '../../model/citation';
import { matchBraces } from './inlineParsers';
import { type KeyMatch, matchCitationKeyAt } from './keySyntax';
import type { MarkdownBlocks } from './parseBlocks';

/** An opening `[` whose `]` was not found yet. At the bottom of the stack, a bracket with `start` -1 represents the running text. */
interface Bracket {
  readonly start: number;
  readonly keys: KeyMatch[];
  readonly semicolons: number[];
  /** The citations in inner brackets that are already closed. */
  readonly inner: Citation[];
  /** The key directly before the bracket, if any. The bracket may contain its locator: `@doe99 [p. 3]`. */
  readonly host: KeyMatch | undefined;
}

/** The paragraphs, the opaque text in them, and the marks of quotations. */
type Blocks = Pick<MarkdownBlocks, 'inlines' | 'opaque' | 'quoteMarks'>;

/**
 * All citations in the paragraphs, in order. `text` must not contain carriage returns; `labels` are the labels of numbered examples.
 * The rules are those of the pandoc manual, "Citation syntax".
 */
export function scanCitations(text: string, blocks: Blocks, labels: ReadonlySet<string>): Citation[] {
  const skipped = blocks.opaque;
  const citations: Citation[] = [];
  let next = 0;
  // The next `@` is searched for only once, not again from each paragraph, because a long draft may not contain one.
  let at = findAt(text, 0);
  for (const inline of blocks.inlines) {
    while ((skipped[next]?.end ?? Infinity) <= inline.start) next += 1;
    if (at < inline.start) at = findAt(text, inline.start);
    if (at >= inline.end) continue;
    for (const citation of scanInline(text, inline, blocks, next, labels)) citations.push(citation);
  }
  return citations;
}

function findAt(text: string, from: number): number {
  const at = text.indexOf('@', from);
  return at === -1 ? Infinity : at;
}

/** The characters that open, separate and end citations, and the escape character. */
const special = /[[\];@\\]/g;

function scanInline(text: string, inline: Span, blocks: Blocks, firstOpaque: number, labels: ReadonlySet<string>): Citation[] {
  const bottom = openBracket(-1, undefined);
  const stack = [bottom];
  let opaque = firstOpaque;
  special.lastIndex = inline.start;
  while (special.test(text)) {
    const at = special.lastIndex - 1;
    if (at >= inline.end) break;
    const mark = text[at];
    while ((blocks.opaque[opaque]?.end ?? Infinity) <= at) opaque += 1;
    const cover = blocks.opaque[opaque];
    const top = stack[stack.length - 1] ?? bottom;
    if (cover !== undefined && cover.start <= at) special.lastIndex = cover.end;
    else if (mark === '\\') special.lastIndex = at + 2;
    else if (mark === ';') top.semicolons.push(at);
    else if (mark === '[') stack.push(openBracket(at, findHost(text, top, at)));
    else if (mark === ']') {
      if (stack.length === 1) continue;
      stack.pop();
      closeBracket(text, top, { start: at + 1, end: inline.end }, stack[stack.length - 1] ?? bottom, blocks);
    } else {
      const key = matchCitationKeyAt(text, at);
      if (key === undefined || labels.has(key.key)) continue;
      top.keys.push(key);
      special.lastIndex = key.end;
    }
  }
  if (stack.length === 1 && bottom.keys.length === 0) return bottom.inner;
  return inOrder(stack.flatMap((bracket) => [...bracket.inner, ...bracket.keys.map(asNarrative)]));
}

function inOrder(citations: Citation[]): Citation[] {
  return citations.sort((a, b) => a.span.start - b.span.start);
}

function openBracket(start: number, host: KeyMatch | undefined): Bracket {
  return { start, host, keys: [], semicolons: [], inner: [] };
}

function findHost(text: string, outer: Bracket, at: number): KeyMatch | undefined {
  const last = outer.keys.at(-1);
  return outer.start === -1 && last !== undefined && /^[ \t]*\n?[ \t]*$/.test(text.slice(last.end, at)) ? last : undefined;
}

/**
 * Decides whether a closed bracket is a citation, contains the locator of the key before it, or is neither, and adds its citations to
 * the bracket around it. `after` is the rest of the paragraph.
 */
function closeBracket(text: string, bracket: Bracket, after: Span, outer: Bracket, blocks: Blocks): void {
  const end = after.start;
  const parts = splitAtSemicolons(bracket, end);
  const { host } = bracket;
  const isNote = text[bracket.start - 1] === '^';
  const isCluster = !isNote && bracket.keys.length > 0 && parts.every((part) => part.keys.length > 0);
  if (isCluster && isCitationEnd(text, after, blocks.opaque)) {
    if (host !== undefined) outer.keys.pop();
    const start = host === undefined ? bracket.start : host.start;
    const items: CitationItem[] = [];
    for (const part of parts) readPart(text, part, blocks, items);
    if (host !== undefined) items.unshift(toItem(host, 'narrative'));
    for (const citation of bracket.inner) items.push(...citation.items);
    if (bracket.inner.length > 0) items.sort((a, b) => a.keySpan.start - b.keySpan.start);
    // A copy takes less memory than the list that was filled step by step.
    outer.inner.push({ span: { start, end }, items: items.slice() });
    return;
  }
  const [first, ...rest] = parts;
  const isLocator =
    host !== undefined &&
    first?.keys.length === 0 &&
    rest.every((part) => part.keys.length > 0) &&
    !/[[(]/.test(text[end] ?? '') &&
    text[bracket.start + 1] !== '^';
  if (isLocator) {
    outer.keys.pop();
    const items = [toItem(host, 'narrative', '', clean(text, first.start, first.end, blocks).trimEnd())];
    for (const part of rest) readPart(text, part, blocks, items);
    for (const citation of bracket.inner) items.push(...citation.items);
    outer.inner.push({ span: { start: host.start, end }, items: items.sort((a, b) => a.keySpan.start - b.keySpan.start) });
    return;
  }
  outer.inner.push(...bracket.inner, ...bracket.keys.map(asNarrative));
}

/**
 * Whether a bracket can be a citation, judged by the text after it up to the end of its paragraph. A link, a reference link and a
 * bracketed span cannot (`[see @doe99](url)`, `[see @doe99][label]`, `[see @doe99]{.note}`); the keys in them are cited as in running
 * text.
 */
export function isCitationEnd(text: string, { start: end, end: paragraphEnd }: Span, opaque: readonly Span[]): boolean {
  const next = text[end];
  if (next === '[') return text[end + 1] === '^' || matchBraces(text, end, paragraphEnd) === end;
  if (next === '{') return opaque[indexOfSpanAt(opaque, end)]?.start !== end;
  if (next !== '(') return true;
  const target = opaque[indexOfSpanAt(opaque, end + 3)];
  return target === undefined || target.start <= end || text.slice(end + 1, target.start).trim() !== '';
}

interface Part extends Span {
  readonly keys: readonly KeyMatch[];
}

function splitAtSemicolons({ start, keys, semicolons }: Bracket, end: number): Part[] {
  const parts: Part[] = [];
  let from = start + 1;
  let next = 0;
  for (let at = 0; at <= semicolons.length; at += 1) {
    const to = semicolons[at] ?? end - 1;
    const first = next;
    while ((keys[next]?.end ?? Infinity) <= to) next += 1;
    parts.push({ start: from, end: to, keys: keys.slice(first, next) });
    from = to + 1;
  }
  return parts;
}

/** Adds the first key of a part as an item of the citation. Further keys, which are in its suffix, are added as narrative items. */
function readPart(text: string, part: Part, blocks: Blocks, items: CitationItem[]): void {
  const [key] = part.keys;
  if (key === undefined) return;
  const suppressed = text[key.start - 1] === '-' && key.start > part.start && !/[\w-]/.test(text[key.start - 2] ?? ' ');
  const prefix = clean(text, part.start, suppressed ? key.start - 1 : key.start, blocks).trim();
  const suffix = clean(text, key.end, part.end, blocks).trimEnd();
  items.push(toItem(key, suppressed ? 'year-only' : 'parenthetical', prefix, suffix));
  for (let at = 1; at < part.keys.length; at += 1) items.push(toItem(part.keys[at] ?? key, 'narrative'));
}

function toItem(match: KeyMatch, mode: CitationItem['mode'], prefix = '', suffix = ''): CitationItem {
  const { key, keySpan } = match;
  // The cases are written out because a spread object takes more memory, and a long draft may have a hundred thousand items.
  if (prefix === '') return suffix === '' ? { key, keySpan, mode } : { key, keySpan, mode, suffix };
  return suffix === '' ? { key, keySpan, mode, prefix } : { key, keySpan, mode, prefix, suffix };
}

function asNarrative(key: KeyMatch): Citation {
  return { span: { start: key.start, end: key.end }, items: [toItem(key, 'narrative')] };
}

/** The text of a span on one line, without the `>` marks of a quotation. */
function clean(text: string, start: number, end: number, blocks: Blocks): string {
  let slice = text.slice(start, end);
  if (!slice.includes('\n')) return slice;
  for (const mark of blocks.quoteMarks) {
    if (mark.start < start || mark.end > end) continue;
    const at = mark.start - start;
    slice = slice.slice(0, at) + ' '.repeat(mark.end - mark.start) + slice.slice(mark.end - start);
  }
  return slice.replace(/\s*\n\s*/g, ' ');
}

const exampleLabel = /\((@[\p{L}\p{N}_-]+)\)[ \t]|(@[\p{L}\p{N}_-]+)[.)][ \t]/uy;

/** The label of a numbered example, and its span. */
export interface ExampleLabel extends Span {
  readonly label: string;
}

/**
 * Finds the labels of numbered examples, such as `(@good) ...` at the start of a paragraph. Elsewhere `@good` refers to that example
 * (pandoc manual, "Numbered example lists").
 */
export function findExampleLabels(text: string, inlines: readonly Span[]): ExampleLabel[] {
  return inlines.flatMap(({ start }) => {
    exampleLabel.lastIndex = start;
    const found = exampleLabel.exec(text);
    const label = found?.[1] ?? found?.[2];
    return label === undefined ? [] : [{ label: label.slice(1), start, end: exampleLabel.lastIndex }];
  });
}

import { indexOfSpanAt, type Span } from '../../base/span';
import type { Citation, CitationItem } from '../../model/citation';
import { matchBraces } from './matchBraces';
import { matchCitationKeyAt, type KeyMatch } from './keySyntax';
import type { MarkdownBlocks } from './readBlocks';

/** A `[` that waits for its `]`. The bottom of the stack is the running text, with `start` -1. */
interface Bracket {
  readonly start: number;
  readonly keys: KeyMatch[];
  readonly semicolons: number[];
  /** Citations in brackets further in. */
  readonly inner: Citation[];
  /** The key right before the bracket, whose locator it may hold: `@doe99 [p. 3]`. */
  readonly host: KeyMatch | undefined;
}

/** What is looked at: the paragraphs, what is opaque in them, and the marks of quotations. */
type Blocks = Pick<MarkdownBlocks, 'inlines' | 'opaque' | 'quoteMarks'>;

/**
 * All citations in the paragraphs, in order; `text` has no carriage returns. `labels` are those of numbered examples.
 * Rules: pandoc manual, "Citation syntax".
 */
export function scanCitations(text: string, blocks: Blocks, labels: ReadonlySet<string>): Citation[] {
  const skipped = blocks.opaque;
  const citations: Citation[] = [];
  let next = 0;
  // Looked for once, not anew from each paragraph: a long draft may hold none.
  let at = findAt(text, 0);
  for (const inline of blocks.inlines) {
    while ((skipped[next]?.end ?? Infinity) <= inline.start) next += 1;
    if (at < inline.start) at = findAt(text, inline.start);
    if (at >= inline.end) continue;
    citations.push(...scanInline(text, inline, blocks, next, labels));
  }
  return citations;
}

function findAt(text: string, from: number): number {
  const at = text.indexOf('@', from);
  return at === -1 ? Infinity : at;
}

function scanInline(text: string, inline: Span, blocks: Blocks, firstOpaque: number, labels: ReadonlySet<string>): Citation[] {
  const bottom = openBracket(-1, undefined);
  const stack = [bottom];
  const special = /[[\];@\\]/g;
  special.lastIndex = inline.start;
  let opaque = firstOpaque;
  for (let found = special.exec(text); found !== null && found.index < inline.end; found = special.exec(text)) {
    const at = found.index;
    while ((blocks.opaque[opaque]?.end ?? Infinity) <= at) opaque += 1;
    const cover = blocks.opaque[opaque];
    const top = stack[stack.length - 1] ?? bottom;
    if (cover !== undefined && cover.start <= at) special.lastIndex = cover.end;
    else if (found[0] === '\\') special.lastIndex = at + 2;
    else if (found[0] === ';') top.semicolons.push(at);
    else if (found[0] === '[') stack.push(openBracket(at, findHost(text, top, at)));
    else if (found[0] === ']') {
      if (stack.length === 1) continue;
      stack.pop();
      closeBracket(text, top, at + 1, stack[stack.length - 1] ?? bottom, blocks);
    } else {
      const key = matchCitationKeyAt(text, at);
      if (key === undefined || labels.has(key.key)) continue;
      top.keys.push(key);
      special.lastIndex = key.end;
    }
  }
  return stack.flatMap((bracket) => [...bracket.inner, ...bracket.keys.map(asNarrative)]).sort((a, b) => a.span.start - b.span.start);
}

function openBracket(start: number, host: KeyMatch | undefined): Bracket {
  return { start, host, keys: [], semicolons: [], inner: [] };
}

function findHost(text: string, outer: Bracket, at: number): KeyMatch | undefined {
  const last = outer.keys[outer.keys.length - 1];
  return outer.start === -1 && last !== undefined && /^[ \t]*\n?[ \t]*$/.test(text.slice(last.end, at)) ? last : undefined;
}

/** Decides what a bracket that ends at `end` was, and hands its citations to the bracket around it. */
function closeBracket(text: string, bracket: Bracket, end: number, outer: Bracket, blocks: Blocks): void {
  const parts = splitAtSemicolons(bracket, end);
  const { host } = bracket;
  const isNote = text[bracket.start - 1] === '^';
  const isCluster = !isNote && bracket.keys.length > 0 && parts.every((part) => part.keys.length > 0);
  if (isCluster && isCitationEnd(text, end, blocks.opaque)) {
    if (host !== undefined) outer.keys.pop();
    const start = host === undefined ? bracket.start : host.start;
    const items = parts.flatMap((part) => readPart(text, part, blocks));
    items.push(...bracket.inner.flatMap((citation) => citation.items), ...(host === undefined ? [] : [toItem(host, 'narrative')]));
    outer.inner.push({ span: { start, end }, items: items.sort((a, b) => a.keySpan.start - b.keySpan.start) });
    return;
  }
  const [first, ...rest] = parts;
  const isLocator =
    host !== undefined && first?.keys.length === 0 && rest.every((part) => part.keys.length > 0) && !/[[(]/.test(text[end] ?? '') && text[bracket.start + 1] !== '^';
  if (isLocator) {
    outer.keys.pop();
    const items = [toItem(host, 'narrative', { suffix: clean(text, first, blocks).trimEnd() }), ...rest.flatMap((part) => readPart(text, part, blocks))];
    const all = [...items, ...bracket.inner.flatMap((citation) => citation.items)];
    outer.inner.push({ span: { start: host.start, end }, items: all.sort((a, b) => a.keySpan.start - b.keySpan.start) });
    return;
  }
  outer.inner.push(...bracket.inner, ...bracket.keys.map(asNarrative));
}

/**
 * Whether a bracket that ends before `end` can be a citation: a link, a reference and a bracketed span cannot
 * (`[see @doe99](url)`, `[see @doe99][label]`, `[see @doe99]{.note}`), and cite as the running text does.
 */
export function isCitationEnd(text: string, end: number, opaque: readonly Span[]): boolean {
  const next = text[end];
  if (next === '[') return text[end + 1] === '^' || matchBraces(text, end) === end;
  if (next === '{') return opaque[indexOfSpanAt(opaque, end)]?.start !== end;
  if (next !== '(') return true;
  const target = opaque[indexOfSpanAt(opaque, end + 3)];
  return target === undefined || target.start <= end || text.slice(end + 1, target.start).trim() !== '';
}

interface Part extends Span {
  readonly keys: readonly KeyMatch[];
}

function splitAtSemicolons(bracket: Bracket, end: number): Part[] {
  const bounds = [bracket.start, ...bracket.semicolons, end - 1];
  return bounds.slice(1).map((to, at) => {
    const from = (bounds[at] ?? bracket.start) + 1;
    return { start: from, end: to, keys: bracket.keys.filter((key) => key.start >= from && key.end <= to) };
  });
}

/** One item of a cluster; further keys behind it are cited in the flow of that text. */
function readPart(text: string, part: Part, blocks: Blocks): CitationItem[] {
  const [key, ...others] = part.keys;
  if (key === undefined) return [];
  const suppressed = text[key.start - 1] === '-' && key.start > part.start && !/[\w-]/.test(text[key.start - 2] ?? ' ');
  const prefix = clean(text, { start: part.start, end: suppressed ? key.start - 1 : key.start }, blocks).trim();
  const suffix = clean(text, { start: key.end, end: part.end }, blocks).trimEnd();
  return [
    toItem(key, suppressed ? 'year-only' : 'parenthetical', { prefix, suffix }),
    ...others.map((other) => toItem(other, 'narrative')),
  ];
}

function toItem(key: KeyMatch, mode: CitationItem['mode'], affixes: Pick<CitationItem, 'prefix' | 'suffix'> = {}): CitationItem {
  const { prefix = '', suffix = '' } = affixes;
  return {
    key: key.key,
    keySpan: key.keySpan,
    mode,
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

function asNarrative(key: KeyMatch): Citation {
  return { span: { start: key.start, end: key.end }, items: [toItem(key, 'narrative')] };
}

/** The text of a span with its lines joined and without the marks of a quotation around it. */
function clean(text: string, span: Span, blocks: Blocks): string {
  let slice = text.slice(span.start, span.end);
  if (!slice.includes('\n')) return slice;
  for (const mark of blocks.quoteMarks) {
    if (mark.start < span.start || mark.end > span.end) continue;
    const at = mark.start - span.start;
    slice = slice.slice(0, at) + ' '.repeat(mark.end - mark.start) + slice.slice(mark.end - span.start);
  }
  return slice.replace(/\s*\n\s*/g, ' ');
}

const exampleLabel = /\((@[\p{L}\p{N}_-]+)\)[ \t]|(@[\p{L}\p{N}_-]+)[.)][ \t]/uy;

/** The label of a numbered example, where it stands. */
export interface ExampleLabel extends Span {
  readonly label: string;
}

/** Labels of numbered examples, `(@good) ...` at the start of a paragraph: `@good` refers to one (pandoc manual, "Numbered example lists"). */
export function findExampleLabels(text: string, inlines: readonly Span[]): ExampleLabel[] {
  return inlines.flatMap(({ start }) => {
    exampleLabel.lastIndex = start;
    const found = exampleLabel.exec(text);
    const label = found?.[1] ?? found?.[2];
    return label === undefined ? [] : [{ label: label.slice(1), start, end: exampleLabel.lastIndex }];
  });
}

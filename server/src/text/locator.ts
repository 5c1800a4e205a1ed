/** A part of a work, such as pages or a chapter, as CSL describes it. */
interface Locator {
  /** A CSL locator type, such as `page` or `chapter`. */
  readonly label: string;
  /** The numbers without the label: `33-35, 38`. */
  readonly value: string;
  /** The locator as the draft writes it, with the label but without braces: `pp. 33-35, 38`. */
  readonly text: string;
}

/** The text after a citation key, split into a locator and the rest. */
interface LocatorAndSuffix {
  /** undefined if the text has no locator. */
  readonly locator?: Locator;
  /** The suffix as it is written in the draft, with the comma or space before it: `, and more`, ` ff.`. It may be empty. */
  readonly suffix: string;
}

/** The ways to write a locator label, in lower case, each with its CSL label: `pp.` with `page`. */
export type LocatorTerms = ReadonlyMap<string, string>;

/** The English terms, which pandoc uses for drafts that set no language (CSL 1.0.2, locale en-US). */
export const englishTerms: LocatorTerms = new Map(
  Object.entries({
    book: ['book', 'books', 'bk.', 'bks.'],
    chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
    column: ['column', 'columns', 'col.', 'cols.'],
    figure: ['figure', 'figures', 'fig.', 'figs.'],
    folio: ['folio', 'folios', 'fol.', 'fols.'],
    issue: ['number', 'numbers', 'no.', 'nos.'],
    line: ['line', 'lines', 'l.', 'll.'],
    note: ['note', 'notes', 'n.', 'nn.'],
    opus: ['opus', 'opera', 'op.', 'opp.'],
    page: ['page', 'pages', 'p.', 'pp.'],
    paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶', '¶¶'],
    part: ['part', 'parts', 'pt.', 'pts.'],
    section: ['section', 'sections', 'sec.', 'secs.', '§', '§§'],
    'sub-verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
    verse: ['verse', 'verses', 'v.', 'vv.'],
    volume: ['volume', 'volumes', 'vol.', 'vols.'],
  }).flatMap(([label, spellings]) => spellings.map((spelling) => [spelling, label] as const)),
);

const unit = String.raw`(?:[^\s\p{P}<>~$]|[-–:])+`;
const group = String.raw`(?:\([^\s()[\]{}]*\)|\[[^\s()[\]{}]*\]|\{[^\s()[\]{}]*\})`;
/** Matches an emphasized number, with CSL's tags or in Markdown. */
const emphasized = String.raw`<([ib])>[^<>]*</\1>|(\*{1,2}|_{1,2})[^*_]+\2`;
/** Matches a number or several joined numbers: `33-35`, `3.1.2`, `34(1)(i)`, `[17]-[18]`, `*33*`. */
const numberPattern = new RegExp(String.raw`${emphasized}|(?:${unit}|${group})(?:\.${unit}|${unit}|${group})*`, 'uy');
const opening = /,?\s*/y;
/** Matches what can be between a label and its number: spaces, LaTeX's `~`, pandoc's `\ `. */
const blank = /(?:\s|~|\\ )*/y;
const separator = /[,;]?(?:\s|~|\\ )*/y;
const roman = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

/**
 * Splits the text after a key as pandoc's citeproc does (pandoc manual, "Citation syntax"). A locator is a label with numbers, or
 * numbers without a label if the first one has a digit, or anything in braces. The rest is the suffix: `, pp. 33-35, 38 and elsewhere`
 * has the pages `33-35, 38` and the suffix ` and elsewhere`.
 */
export function splitLocator(text: string, terms: LocatorTerms = englishTerms): LocatorAndSuffix {
  const start = matchLength(opening, text, 0);
  const close = text[start] === '{' ? findClosingBrace(text, start) : undefined;
  if (close !== undefined) {
    const inner = text.slice(start + 1, close).trim();
    return withLocator(inner === '' ? undefined : readLocator(inner, 0, inner.length, terms), text.slice(close + 1));
  }
  const end = findLocatorEnd(text, start, terms);
  return end === start ? { suffix: text } : withLocator(readLocator(text, start, end, terms), text.slice(end));
}

function withLocator(locator: Locator | undefined, suffix: string): LocatorAndSuffix {
  return locator === undefined ? { suffix } : { locator, suffix };
}

/** The locator between two offsets. If it has no label, it is a page. */
function readLocator(text: string, start: number, end: number, terms: LocatorTerms): Locator {
  const label = findLabel(text, start, terms);
  const valueStart = start + label.length + matchLength(blank, text, start + label.length);
  const value = text.slice(valueStart, end);
  // citeproc writes an en dash only in ranges of digits, so ranges of letters and of Roman numerals get one here: `vi–xi`.
  return {
    label: terms.get(label.toLowerCase()) ?? 'page',
    value: value.replace(/(?<=\p{L}|[)\]])-(?=\p{L}|[([])/gu, '–'),
    text: text.slice(start, end),
  };
}

/** The end of the locator that begins at `start`; `start` itself if there is none. */
function findLocatorEnd(text: string, start: number, terms: LocatorTerms): number {
  const labelEnd = start + findLabel(text, start, terms).length;
  const hasLabel = labelEnd > start;
  let end = start;
  for (let at = labelEnd + matchLength(blank, text, labelEnd); ; at = end + matchLength(separator, text, end)) {
    const length = matchLength(numberPattern, text, at);
    if (length === 0 || !isNumber(text.slice(at, at + length), hasLabel)) return end;
    end = at + length;
  }
}

/** Roman numerals count as numbers only after a label. */
function isNumber(word: string, hasLabel: boolean): boolean {
  return /\p{N}/u.test(word) || (hasLabel && word.split(/[-–()[\]{}:.]+/).some((part) => part !== '' && roman.test(part)));
}

/** The longest label at `start`, as written; empty if there is none, as in `party 3`. */
function findLabel(text: string, start: number, terms: LocatorTerms): string {
  let best = '';
  for (const term of terms.keys()) {
    const end = start + term.length;
    if (term.length <= best.length || text.slice(start, end).toLowerCase() !== term) continue;
    if (!/\p{L}$/u.test(term) || !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))) best = text.slice(start, end);
  }
  return best;
}

function findClosingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

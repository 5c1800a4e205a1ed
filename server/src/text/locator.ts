/** A place in a work, as CSL tells it. */
export interface Locator {
  /** A CSL locator type: `page`, `chapter`. */
  readonly label: string;
  /** Without its label: `33-35, 38`. */
  readonly value: string;
  /** As written, with its label and without braces: `pp. 33-35, 38`. */
  readonly text: string;
}

/** What stands behind a key: the place in the work, and further text. */
export interface LocatorAndSuffix {
  /** undefined where no place is named. */
  readonly locator?: Locator;
  /** As written, with the comma or the blank before it: `, and more`, ` ff.`; empty where nothing follows. */
  readonly suffix: string;
}

/** Spellings of locator labels, lower-case, with the label that they mean: `pp.` is `page`. */
export type LocatorTerms = ReadonlyMap<string, string>;

/** English, which pandoc takes for the language of a draft that names none (CSL 1.0.2, locale en-US). */
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
/** A place that is emphasized, in CSL's tags or as Markdown writes it. */
const emphasized = String.raw`<([ib])>[^<>]*</\1>|(\*{1,2}|_{1,2})[^*_]+\2`;
/** `33-35`, `3.1.2`, `34(1)(i)`, `[17]-[18]`, `*33*` */
const place = new RegExp(String.raw`${emphasized}|(?:${unit}|${group})(?:\.${unit}|${unit}|${group})*`, 'uy');
const opening = /,?\s*/y;
/** What separates a label from its place: spaces, LaTeX's `~`, pandoc's `\ `. */
const blank = /(?:\s|~|\\ )*/y;
const separator = /[,;]?(?:\s|~|\\ )*/y;
const roman = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

/**
 * Splits what stands behind a key by the rule of pandoc's citeproc (pandoc manual, "Citation syntax"): a locator is
 * a label of the locale and places, or places alone where the first one has a digit; or whatever stands in braces. The
 * rest is suffix: `, pp. 33-35, 38 and elsewhere` has the pages `33-35, 38`, and the suffix ` and elsewhere`.
 */
export function splitLocator(text: string, terms: LocatorTerms = englishTerms): LocatorAndSuffix {
  const start = matchLength(opening, text, 0);
  const close = text[start] === '{' ? findClosingBrace(text, start) : undefined;
  if (close !== undefined) {
    const inner = text.slice(start + 1, close).trim();
    return withLocator(inner === '' ? undefined : readPlace(inner, 0, inner.length, terms), text.slice(close + 1));
  }
  const end = findPlacesEnd(text, start, terms);
  return end === start ? { suffix: text } : withLocator(readPlace(text, start, end, terms), text.slice(end));
}

function withLocator(locator: Locator | undefined, suffix: string): LocatorAndSuffix {
  return locator === undefined ? { suffix } : { locator, suffix };
}

/** The place between two offsets; one without a label is a page. */
function readPlace(text: string, start: number, end: number, terms: LocatorTerms): Locator {
  const term = findTerm(text, start, terms);
  const valueStart = start + term.length + matchLength(blank, text, start + term.length);
  const value = text.slice(valueStart, end);
  // The processor knows ranges of numbers; those of letters and Roman numerals get their dash here: `vi–xi`.
  return {
    label: terms.get(term.toLowerCase()) ?? 'page',
    value: value.replace(/(?<=\p{L}|[)\]])-(?=\p{L}|[([])/gu, '–'),
    text: text.slice(start, end),
  };
}

/** Where label and places end that begin at `start`; `start` itself where none do. */
function findPlacesEnd(text: string, start: number, terms: LocatorTerms): number {
  const labelEnd = start + findTerm(text, start, terms).length;
  const hasLabel = labelEnd > start;
  let end = start;
  for (let at = labelEnd + matchLength(blank, text, labelEnd); ; at = end + matchLength(separator, text, end)) {
    const length = matchLength(place, text, at);
    if (length === 0 || !isPlace(text.slice(at, at + length), hasLabel)) return end;
    end = at + length;
  }
}

/** Behind a label a place may be a Roman number. */
function isPlace(word: string, hasLabel: boolean): boolean {
  return /\p{N}/u.test(word) || (hasLabel && word.split(/[-–()[\]{}:.]+/).some((part) => part !== '' && roman.test(part)));
}

/** The longest spelling of a label at `start`, as it stands there; empty where there is none, as in `party 3`. */
function findTerm(text: string, start: number, terms: LocatorTerms): string {
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

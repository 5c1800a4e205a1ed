/** A place in a work, as CSL tells it, and what stands behind it. */
export interface Locator {
  /** A CSL locator type: `page`, `chapter`. */
  readonly label: string;
  readonly value: string;
  /** As written; empty where nothing follows. */
  readonly suffix: string;
}

/** Spellings of locator labels, lower-case, with the label that they mean: `pp.` is `page`. */
export type LocatorTerms = ReadonlyMap<string, string>;

/** CSL 1.0.2, "Locators". */
const labels = [
  'act', 'appendix', 'article-locator', 'book', 'canon', 'chapter', 'column', 'elocation', 'equation', 'figure', 'folio', 'issue', 'line', 'note',
  'opus', 'page', 'paragraph', 'part', 'rule', 'scene', 'section', 'sub-verbo', 'sub verbo', 'supplement', 'table', 'timestamp', 'title-locator',
  'verse', 'volume',
] as const;

/** Reads the spellings from a locale: `getTerm('page', 'short', 1)` is `pp.`; undefined or empty where it has none. */
export function readLocatorTerms(getTerm: (term: string, form: string, plural: 0 | 1) => string | undefined): LocatorTerms {
  const terms = new Map<string, string>();
  for (const label of labels) {
    for (const form of ['long', 'short', 'symbol']) {
      for (const plural of [0, 1] as const) {
        const term = getTerm(label, form, plural)?.toLowerCase() ?? '';
        if (term !== '' && !terms.has(term)) terms.set(term, label);
      }
    }
  }
  return terms;
}

/** Digits with letters around them (`12a`, `S3`), or a word in brackets. */
const unit = String.raw`(?:\([\p{L}\p{N}]+\)|\[[\p{L}\p{N}]+\]|[\p{L}\p{N}]+)`;
const range = String.raw`${unit}(?:[-–—:.]+${unit})*`;
const firstPlace = new RegExp(`^${range}`, 'u');
const nextPlace = new RegExp(String.raw`^(?:\s*[,;&]\s*|\s+)(${range})`, 'u');
const hasDigit = /\p{N}/u;
const isRoman = /^[([]?m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})[)\]]?(?:[-–—:.]|$)/i;

/**
 * Splits what stands behind a key into a locator and a suffix, as pandoc does (pandoc manual, "Citation syntax"):
 * `chap. 3, and more` is chapter `3` with the suffix `, and more`; `{ii, A, D-Z}, etc.` has the locator within braces;
 * a number without a label is a page. undefined where no locator stands at the start.
 */
export function parseLocator(text: string, terms: LocatorTerms): Locator | undefined {
  const inBraces = /^\{([^{}]*)\}/.exec(text);
  if (inBraces !== null) {
    const inner = (inBraces[1] ?? '').trim();
    const { label, rest } = readLabel(inner, terms);
    return { label: label ?? 'page', value: joinRanges(rest), suffix: text.slice(inBraces[0].length).trim() };
  }
  const { label, rest } = readLabel(text, terms);
  // Behind a label a Roman numeral is a number, too.
  const counts = (place: string): boolean => hasDigit.test(place) || (label !== undefined && place !== '' && isRoman.test(place));
  const first = firstPlace.exec(rest)?.[0] ?? '';
  if (!counts(first)) return undefined;
  let end = first.length;
  for (let next = nextPlace.exec(rest.slice(end)); next !== null && counts(next[1] ?? ''); next = nextPlace.exec(rest.slice(end))) {
    end += next[0].length;
  }
  return { label: label ?? 'page', value: joinRanges(rest.slice(0, end)), suffix: rest.slice(end).trim() };
}

/** The processor knows ranges of numbers; those of letters and Roman numerals get their dash here: `vi–xi`. */
function joinRanges(value: string): string {
  return value.replace(/(?<=\p{L}|[)\]])-(?=\p{L}|[([])/gu, '–');
}

/** The longest label that opens the text: behind `section` a blank must follow, behind `§` or `p.` none. */
function readLabel(text: string, terms: LocatorTerms): { readonly label?: string; readonly rest: string } {
  const lower = text.toLowerCase();
  let best = '';
  for (const term of terms.keys()) if (term.length > best.length && lower.startsWith(term)) best = term;
  const label = terms.get(best);
  const behind = text.slice(best.length);
  if (label === undefined || (/\p{L}$/u.test(best) && !/^[\s.]/.test(behind))) return { rest: text };
  return { label, rest: behind.replace(/^\.?\s*/, '') };
}

import { getOwn } from '../../../base/collections';
import type { LineLabel } from '../markedLine';
import type { TagAttributes } from './readTags';

const namesOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The attributes that are needed to read a digest. */
export const wantedAttributes = namesOf('class style href onclick hidden aria-hidden itemprop rel property content colspan rowspan');

/**
 * Elements whose text is read as lines of its own: elements that browsers display as blocks (HTML Standard, 15.3), and some others such
 * as table cells and buttons.
 */
export const blockElements =
  namesOf(`address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary
  table tbody td tfoot th thead title tr ul`);

/** Elements that have neither content nor an end tag (HTML Standard, 13.1.2), including obsolete ones. */
export const voidElements = namesOf(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);

/** Elements that are not displayed, or whose content is not text of the page. */
const ignoredElements = namesOf(
  'audio canvas datalist iframe map noembed noframes noscript object script select style svg template textarea title video',
);

/**
 * Whether the content of an element is left out because it is hidden, is not text, is a link that serves as a button, or only repeats
 * other text. If a page has a short and a full version of a text, the short version is left out, and the full one is read even if it is
 * hidden.
 */
export function isIgnored(name: string, attributes: TagAttributes): boolean {
  const version = findVersion(attributes.get('class'));
  if (version !== undefined) return version === 'short';
  if (ignoredElements.has(name) || attributes.has('hidden') || attributes.get('aria-hidden')?.toLowerCase() === 'true') return true;
  const style = attributes.get('style');
  if (style !== undefined && /(?:^|[\s;])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  // An `annotation` repeats a formula in another notation, such as TeX. A link without an address but with a script is a button.
  return name === 'annotation' || name === 'annotation-xml' || (name === 'a' && attributes.has('onclick') && !attributes.has('href'));
}

const boldElements = namesOf('b strong');
const italicElements = namesOf('i em dfn var');

/** Whether an element makes its text bold or not bold; undefined if the element says neither. */
export function readBold(name: string, attributes: TagAttributes): boolean | undefined {
  const weight = /(?:^|[\s;])font-weight\s*:\s*(bold|normal|lighter|\d00)/i.exec(attributes.get('style') ?? '')?.[1]?.toLowerCase();
  if (weight !== undefined) return /^(?:bold|[6-9])/.test(weight);
  return boldElements.has(name) || /(?:^|[\s-])(?:semi)?bold(?:\s|$)/i.test(attributes.get('class') ?? '') ? true : undefined;
}

/** Whether an element makes its text italic or not italic; undefined if the element says neither. */
export function readItalic(name: string, attributes: TagAttributes): boolean | undefined {
  const style = /(?:^|[\s;])font-style\s*:\s*(italic|oblique|normal)/i.exec(attributes.get('style') ?? '')?.[1]?.toLowerCase();
  if (style !== undefined) return style !== 'normal';
  return italicElements.has(name) ? true : undefined;
}

/** Longer values of `class`, `itemprop` and `rel` are not read; in UTF-16 units. */
const maxNameListLength = 500;

/** The label of an element by the last word of its class name, schema.org property or `rel`: `list-title` gives `title`. */
const labelWords: Readonly<Record<string, LineLabel | 'none'>> = {
  title: 'title',
  ptitle: 'title',
  headline: 'title',
  author: 'authors',
  authors: 'authors',
  creator: 'authors',
  byline: 'authors',
  abstract: 'abstract',
  snippet: 'abstract',
  // `sni` is the class of the abstract in Google Scholar alerts.
  sni: 'abstract',
  summary: 'abstract',
  tldr: 'abstract',
  venue: 'venue',
  journal: 'venue',
  conference: 'venue',
  date: 'date',
  published: 'date',
  // `descriptor` is the class of a word such as "Title:", which is not part of the title.
  descriptor: 'none',
};

/** The words in the name of a class or property, in lower case. For example, `datePublished` consists of `date` and `published`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/**
 * Which version of a text an element contains, on pages that have a short and a full one: `abstract-short`, `abstract-full`. undefined
 * if the class of the element names no version.
 */
function findVersion(names: string | undefined): 'full' | 'short' | undefined {
  if (names === undefined || names.length > maxNameListLength || !/full|short/i.test(names)) return undefined;
  for (const words of names.split(/\s+/).map(wordsOf)) {
    const version = words.includes('full') ? 'full' : words.includes('short') ? 'short' : undefined;
    if (version !== undefined && words.some((word) => getOwn(labelWords, word) !== undefined)) return version;
  }
  return undefined;
}

/**
 * The label that an element's own attributes give it. `none` means that the element's text does not belong to the labelled text around
 * it; undefined means that the attributes give no label.
 */
export function readElementLabel(attributes: TagAttributes): LineLabel | 'none' | undefined {
  for (const name of [attributes.get('itemprop'), attributes.get('class'), attributes.get('rel')]) {
    if (name === undefined || name.length > maxNameListLength) continue;
    for (const word of name.split(/\s+/)) {
      // The last word of a name is usually the noun, such as `title` in `list-title`.
      const label = getOwn(labelWords, wordsOf(word).at(-1) ?? '');
      if (label !== undefined) return label;
    }
  }
  return undefined;
}

import { readPlainValue, withoutFullStop } from '#digest';
import { readArxivDoi, readArxivId, readDoi } from '#text';
import { alternation } from '../../base/alternation';
import { directionMarks, ignorable, maskControls } from '../../base/escape';
import { readTexLetters } from '../../base/tex/texToText';
import type { WorkIdentifiers } from '../../model/registryRecord';

/** The longest texts that are taken from an answer, in UTF-16 units. Longer ones are cut off. */
const maxLineLength = 1_000;
const maxAbstractLength = 20_000;
const maxNumberLength = 60;
const maxWords = 60;

/**
 * A text of a registry on one line, without markup, entities, control characters and invisible characters. Commands of TeX for letters
 * are read; other TeX, such as `$k$`, remains. undefined if nothing is left.
 */
export function readPlainLine(text: string): string | undefined {
  return clean(text, maxLineLength);
}

/** A title, without the full stop that databases add; empty if there is none. */
export function readTitleLine(text: string): string {
  const title = readPlainLine(text) ?? '';
  return withoutFullStop({ text: title, span: { start: 0, end: title.length } }).text;
}

/** An abstract as plain text on one line, without a heading such as "Abstract"; undefined if there is none. */
export function readAbstractText(text: string): string | undefined {
  return clean(withoutHeading(text), maxAbstractLength);
}

/** Invisible characters, except those that scripts and emoji need. */
const unseen = new RegExp(`(?![${directionMarks}\\u200c\\u200d\\ufe0e\\ufe0f])${ignorable}`, 'gu');

function clean(text: string, maxLength: number): string | undefined {
  // Markup and white space are removed before the text is cut off, so more is read than is kept.
  const line = readTexLetters(readMarkup(writeFormulasOnce(maskControls(text.slice(0, 4 * maxLength)))))
    .slice(0, maxLength)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? undefined : line;
}

/**
 * Publishers give formulas in TeX and once more in MathML. Only the TeX remains, because digests have formulas in TeX too. Some wrap
 * both in instructions: `<?CDATA $k$?>`, `<?MML <mml:math>...?>`.
 */
function writeFormulasOnce(jats: string): string {
  if (!/tex-math|<\?/.test(jats)) return jats;
  return jats
    .replace(/<\?MML\b[^]{0,8000}?\?>/g, '')
    .replace(/<\?CDATA\b([^]{0,2000}?)\?>/g, '$1')
    .replace(/(<\/(?:jats:)?tex-math>)\s{0,100}<mml:math\b[^]{0,8000}?<\/mml:math>/g, '$1');
}

/** Publishers escape some texts twice: `p &amp;lt; 0.05`, `&amp;lt;i&amp;gt;in vitro&amp;lt;/i&amp;gt;`. */
function readMarkup(text: string): string {
  const once = readPlainValue(text);
  return /&(?:lt|gt|amp|quot|#\d{1,7}|#x[\da-f]{1,6});/i.test(once) ? readPlainValue(once) : once;
}

/** In JATS, the heading is an element of its own: `<jats:title>Abstract</jats:title>`. In plain text, it is followed by a colon or line. */
function withoutHeading(text: string): string {
  return text
    .replace(/^\s*<(jats:)?title>\s*(?:abstract|summary)\.?\s*<\/(?:jats:)?title>/i, '')
    .replace(/^\s*abstract\s*(?:[:.—–]|\n)\s*/i, '');
}

/** A year that papers can have, from a number, or from a text that begins with it, such as a date; otherwise undefined. */
export function readYear(value: unknown): number | undefined {
  const year = typeof value === 'number' ? value : typeof value === 'string' ? Number(/^\s*(\d{4})(?!\d)/.exec(value)?.[1]) : Number.NaN;
  return Number.isInteger(year) && year >= 1400 && year <= 2200 ? year : undefined;
}

/** The number of a volume, an issue or an article, which can have letters; undefined if there is none. */
export function readNumber(text: string): string | undefined {
  const number = readPlainLine(text.slice(0, maxNumberLength));
  return number === undefined || /^(?:null|none|undefined|n\/?a|-+)$/i.test(number) ? undefined : number;
}

/** Pages as `12-34`, whatever dash the registry writes, and a single page as `12`; undefined if there are none. */
export function readPages(text: string): string | undefined {
  const pages = readNumber(text)?.replace(/\s*[-–—‐‑]+\s*/g, '-');
  const [first, last] = pages?.split('-') ?? [];
  return first === last ? first : pages;
}

/**
 * The words of a title for a search, without characters that have a meaning in the languages of queries. Ligatures and typographic
 * apostrophes, which come from pages and PDF files, are replaced by plain letters.
 */
export function listTitleWords(title: string): readonly string[] {
  const line = (readPlainLine(title) ?? '').normalize('NFKC').replace(/’/g, "'");
  return line.match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu)?.slice(0, maxWords) ?? [];
}

/** The DOIs that the ACL Anthology registers end with its own identifier: `10.18653/v1/2020.acl-main.703`, `10.3115/v1/P14-1001`. */
const aclDoi = /^10\.(?:18653|3115)\/v1\/(.+)$/;

const maxDoiLength = 500;

const aclId = /^(?:[A-Za-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d{1,5})$/;

/**
 * The identifiers of one work in the form in which they are compared. A DOI that arXiv registers says no more than the arXiv identifier
 * and is given as such.
 */
export function readWorkIdentifiers(written: WorkIdentifiers): WorkIdentifiers {
  const doi = readWrittenDoi(written.doi ?? '');
  const ownArxivId = doi === undefined ? undefined : readArxivDoi(doi);
  const arxivId = readArxivId(written.arxivId ?? '') ?? ownArxivId;
  const acl = readAclId(written.aclId ?? '') ?? readAclId(aclDoi.exec(doi ?? '')?.[1] ?? '');
  return {
    ...(arxivId === undefined ? {} : { arxivId: withoutSubject(arxivId) }),
    ...(doi === undefined || ownArxivId !== undefined ? {} : { doi }),
    ...(acl === undefined ? {} : { aclId: acl }),
  };
}

/** A DOI in lower case. DOIs consist of printable characters (DOI Handbook, section 2.2), so text with other characters is none. */
function readWrittenDoi(text: string): string | undefined {
  const doi = readDoi(text)?.toLowerCase();
  return doi === undefined || doi.length > maxDoiLength || /[\s\p{C}]/u.test(doi) ? undefined : doi;
}

/** An identifier of the ACL Anthology as its addresses spell it: `P19-1001`, `2020.acl-main.703`; undefined for other text. */
export function readAclId(text: string): string | undefined {
  if (!aclId.test(text)) return undefined;
  return /^[A-Za-z]/.test(text) ? text.toUpperCase() : text;
}

export function isIdentified({ arxivId, doi, aclId: acl }: WorkIdentifiers): boolean {
  return (arxivId ?? doi ?? acl) !== undefined;
}

/** arXiv's answers spell `math.GT/0309136` without the subject class: `math/0309136`. */
function withoutSubject(arxivId: string): string {
  return arxivId.replace(/^([a-z-]+)\.[A-Z]{2}\//i, '$1/').toLowerCase();
}

/** The distinct identifiers of one kind, in order. */
export function listDistinct(identifiers: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(identifiers)].filter((identifier) => identifier !== undefined);
}

/** The items in groups of at most `size`. */
export function toBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/**
 * The DOIs of preprint servers. Registries give some of their works as articles of a journal: Crossref has those of SSRN as
 * `journal-article` in the "SSRN Electronic Journal". OSF and the communities on it: `PREPRINT_DOI_NAMESPACE` in the source of osf.io,
 * without Thesis Commons. bioRxiv and medRxiv (10.64898 since the end of 2025) share 10.1101 with the journals of Cold Spring Harbor,
 * whose DOIs have letters after it. The others: the DOIs that each server gives its works on its own pages.
 */
const dois = new RegExp(
  `^(?:${[
    String.raw`10\.2139/ssrn\.`,
    String.raw`10\.21203/rs\.`,
    String.raw`10\.(?:1101|64898)/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{5,}`,
    String.raw`10\.20944/preprints`,
    String.raw`10\.36227/techrxiv\.`,
    String.raw`10\.26434/chemrxiv`,
    String.raw`10\.22541/(?:au|essoar)\.`,
    String.raw`10\.1002/essoar\.`,
    String.raw`10\.312(?:19|2\d|3[0-6])/`,
    String.raw`10\.48550/arxiv\.`,
  ].join('|')})`,
  'i',
);

const names = new RegExp(
  `^${alternation(`arxiv(?:\\.org)? corr biorxiv medrxiv chemrxiv psyarxiv socarxiv eartharxiv techrxiv engrxiv ssrn research_square
    preprints\\.org authorea osf_preprints`)}(?!\\w)`,
  'i',
);

/** Whether a DOI is one that a preprint server gives to what is posted there. */
export function isPreprintDoi(doi: string | undefined): boolean {
  return doi !== undefined && dois.test(doi);
}

/** Whether the name of a journal or a source is that of a preprint server. */
export function isPreprintServer(name: string): boolean {
  return names.test(name.trim());
}

import { escapeDraftMarkdown } from '../../base/escape';
import type { Citation, CitationMode } from '../../model/citation';
import type { CitationCluster, CitationDialect, ClusterItem, WrittenCluster } from '../../model/citationCluster';
import type { DraftScan } from '../../model/draft';
import { formatKey, getMarkedKeySpan, isEscaped, isLocator, readBracket } from './keySyntax';

/**
 * Reads `[see @a, p. 3; @b]` or `@a [p. 3]`. undefined for mixed modes, for markup in a prefix or suffix, for a suffix that neither
 * follows a comma nor is a locator, and for a narrative citation of several works (`@a [p. 3; @b]`).
 */
export function readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined {
  const cluster = readItems(text, scan, citation);
  if (cluster === undefined) return undefined;
  const { start, end } = citation.span;
  const noteEnd = /^\.?\]/.exec(text.slice(end, end + 2))?.[0];
  if (noteEnd === undefined || text.slice(start - 2, start) !== '^[' || isEscaped(text, start - 2))
    return { ...cluster, span: citation.span };
  // A footnote that contains only the citation has no sentence that could name the authors.
  const mode = cluster.mode === 'narrative' ? 'parenthetical' : cluster.mode;
  return { mode, items: cluster.items, placement: 'footnote', span: { start: start - 2, end: end + noteEnd.length } };
}

function readItems(text: string, scan: DraftScan, citation: Citation): CitationCluster | undefined {
  const { span, items } = citation;
  const [first] = items;
  if (first === undefined || items.some(({ mode }) => mode !== first.mode)) return undefined;
  if (first.mode === 'narrative') return readNarrative(text, citation);
  const parts = readBracket(text, scan, { span, items });
  return (
    parts &&
    toCluster(
      first.mode,
      parts.map(({ key, prefix, suffix }) => readItem(key, prefix, suffix)),
    )
  );
}

function readNarrative(text: string, { span, items }: Citation): CitationCluster | undefined {
  const [only] = items;
  if (only === undefined || items.length > 1) return undefined;
  const key = getMarkedKeySpan(text, only);
  const after = text.slice(key.end, span.end);
  const place = after === '' ? '' : /^\s*\[([^[\]]*)\]$/.exec(after)?.[1];
  return key.start !== span.start || place === undefined
    ? undefined
    : toCluster('narrative', [readItem(only.key, '', place && `, ${place.trim()}`)]);
}

function readItem(key: string, before: string, after: string): ClusterItem | undefined {
  const prefix = parseAffix(before);
  const isSeparate = after === '' || /^\s*,/.test(after) || isLocator(after.trim());
  const suffix = isSeparate ? parseAffix(after.replace(/^\s*,?/, '')) : undefined;
  return prefix === undefined || suffix === undefined ? undefined : { key, prefix, suffix };
}

function toCluster(mode: CitationMode, items: readonly (ClusterItem | undefined)[]): CitationCluster | undefined {
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? { mode, items: read } : undefined;
}

/**
 * Writes a citation such as `[see @a, p. 3; @b]`. undefined for another dialect, and if pandoc cannot express the citation: a narrative
 * citation with a prefix, white space in a key, or a bracket in a prefix or suffix.
 */
export function renderCluster({ mode, items, placement }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect !== 'pandoc') return undefined;
  const written = items.map((item) => {
    const key = formatKey(item.key);
    const [prefix, suffix] = [renderAffix(item.prefix), renderAffix(item.suffix)];
    if (prefix === undefined || suffix === undefined || /\s/.test(item.key)) return undefined;
    if (mode === 'narrative') return prefix === '' ? `@${key}${suffix === '' ? '' : ` [${suffix}]`}` : undefined;
    return `${prefix === '' ? '' : `${prefix} `}${mode === 'year-only' ? '-' : ''}@${key}${suffix === '' ? '' : `, ${suffix}`}`;
  });
  if (written.some((item) => item === undefined)) return undefined;
  const cited = mode === 'narrative' ? written.join(', ') : `[${written.join('; ')}]`;
  return placement === 'footnote' ? `^[${cited}.]` : cited;
}

/** An escape, or a character that is markup unless it is escaped. An underscore inside a word is not markup. */
const token = /\\([^\p{L}\p{N}\s])|\\ |\\|[*`[\]<>{}$^|~"@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w+;)/gu;

/**
 * The plain text of a prefix or suffix, with U+00A0 for a non-breaking space: for `see p.\ 3 \& more` it is `see p. 3 & more` with
 * U+00A0 before the 3. undefined if the prefix or suffix contains markup, whose meaning plain text would lose.
 */
function parseAffix(affix: string): string | undefined {
  let isPlain = true;
  const text = affix.replace(token, (mark: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (mark === '\\ ') return '\u00a0';
    isPlain = false;
    return '';
  });
  return isPlain ? text.replace(/[ \t\r\n]+/g, ' ').trim() : undefined;
}

/** Matches the non-breaking space after an abbreviation where pandoc would insert one by itself (pandoc manual, "abbreviations"). */
const abbreviation = /(?<=\b(?:pp?|chap|sec|vol|No)\.)\u00a0(?=\d)/g;

/** Writes plain text as a prefix or suffix. undefined if the text contains a bracket, which could end the citation. */
export function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  // An affix does not begin a line, so `1.` and `-` at its start need no escape. The `x` before the affix prevents that escape.
  const escape = (part: string): string => escapeDraftMarkdown(`x ${part}`).slice(2).replace(/;/g, '\\;');
  return text.replace(abbreviation, ' ').split('\u00a0').map(escape).join('\\ ');
}

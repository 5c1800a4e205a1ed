import { escapeLatex } from '../../base/escape';
import type { Citation } from '../../model/citation';
import type { CitationCluster, CitationDialect, ClusterItem, WrittenCluster } from '../../model/citationCluster';
import type { DraftScan } from '../../model/draft';
import { getAffixes, readCommandCall } from './citationCommands';
import { findModeOfPlainCommand } from './definitions';

/** The arguments of one citation command, or of one group of a biblatex command that cites several works: `[see][p.~3]{a,b}`. */
export interface CitationGroup {
  /** As written in the brackets; empty if there is no prefix. */
  readonly prefix: string;
  readonly suffix: string;
  readonly keys: readonly string[];
}

/**
 * Reads `\citep[see][p.~3]{a,b}` or `\parencites(see)()[p.~3]{a}{b}`. undefined if `readCommandCall` cannot read the citation, if the
 * command sets more than a mode or a footnote, or if a prefix or suffix contains markup.
 */
export function readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined {
  const call = readCommandCall(text, scan, citation);
  const isFootnote = call !== undefined && /^[fF]ootcites?$/.test(call.name);
  const mode = call === undefined || isFootnote ? call && 'parenthetical' : findModeOfPlainCommand(call.name);
  if (call === undefined || mode === undefined) return undefined;
  const outer = getAffixes(text, call.outerAffixes);
  const items = call.groups.flatMap(({ affixes, keys }, at) => {
    const inner = getAffixes(text, affixes);
    return keys.map(({ start, end }, index): ClusterItem | undefined => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const prefix = parseAffix([isFirst && at === 0 ? outer.prefix : '', isFirst ? inner.prefix : ''].join(' '));
      const suffix = parseAffix([isLast ? inner.suffix : '', isLast && at === call.groups.length - 1 ? outer.suffix : ''].join(' '));
      return prefix === undefined || suffix === undefined ? undefined : { key: text.slice(start, end), prefix, suffix };
    });
  });
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length
    ? { mode, items: read, span: citation.span, ...(isFootnote ? { placement: 'footnote' } : {}) }
    : undefined;
}

const commands = {
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
} as const;

/** Characters that a key cannot contain, because they would end the key or have a meaning of their own in TeX. */
const notInKey = /[\s,{}%#~\\&$^]/;

/**
 * Writes one command if one prefix and one suffix are enough. Otherwise it writes biblatex's command for several works, such as
 * `\parencites`. natbib has no such command, and biblatex has none for `year-only`; then the result is several commands with commas
 * between them. undefined if LaTeX cannot express the citation, for example as a footnote with natbib.
 */
export function renderCluster({ mode, items, placement }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect === 'pandoc' || items.some(({ key }) => notInKey.test(key))) return undefined;
  const groups = items.map((item): CitationGroup | undefined => {
    const [prefix, suffix] = [renderAffix(item.prefix), renderAffix(item.suffix)];
    return prefix === undefined || suffix === undefined ? undefined : { prefix, suffix, keys: [item.key] };
  });
  const written = groups.filter((group) => group !== undefined);
  if (written.length < groups.length) return undefined;
  const joined = joinCitationGroups(written).map(renderGroup);
  if (placement === 'footnote' && (dialect === 'natbib' || mode !== 'parenthetical')) return undefined;
  const name = placement === 'footnote' ? 'footcite' : commands[dialect][mode];
  if (joined.length === 1 || dialect === 'natbib' || mode === 'year-only') return joined.map((group) => `\\${name}${group}`).join(', ');
  return `\\${name}s${joined.join('')}`;
}

/**
 * Matches the markup in an affix. The first alternatives stand for a single character of plain text; those from the lone `\\` on are
 * any other markup.
 */
const token =
  /\\text(?:backslash|asciitilde|asciicircum)(?:\{\}|(?![A-Za-z])\s*)|\\([%&_#${}])|\\ |\\,|\\([SP])(?![A-Za-z])(?:\{\}|\s*)|~|\\|[{}$^#&%_`"]|''|[[\]]/g;

/**
 * The plain text of a prefix or suffix, with U+00A0 for ties: for `see p.~3 \& more` it is `see p. 3 & more` with U+00A0 before the 3.
 * undefined if the affix contains other markup, whose meaning plain text would lose: another macro, braces, math, a comment, a
 * quotation or a bracket.
 */
function parseAffix(affix: string): string | undefined {
  let isPlain = true;
  const text = affix.replace(token, (mark: string, escaped: string | undefined, sign: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (sign !== undefined) return `${sign === 'S' ? '§' : '¶'}${mark.endsWith(' ') ? ' ' : ''}`;
    // The line cannot break at the thin space in `p.\,3` either, so it is read as a tie.
    if (mark === '~' || mark === '\\,') return '\u00a0';
    if (mark === '\\ ') return ' ';
    if (mark.startsWith('\\textb')) return '\\';
    if (mark.startsWith('\\textasciit')) return '~';
    if (mark.startsWith('\\textasciic')) return '^';
    isPlain = false;
    return '';
  });
  return isPlain ? text.replace(/[ \t\r\n]+/g, ' ').trim() : undefined;
}

/** The space between an abbreviation and its number, which is written as a tie: `p.~3`. */
const tied = /(?<=\b(?:pp?|chaps?|secs?|vols?|figs?|nos?|ll?)\.) (?=\d)/gi;

/** Writes plain text as a prefix or suffix. undefined if the text contains a bracket, which would end the prefix or suffix. */
function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  return text.replace(tied, '\u00a0').split('\u00a0').map(escapeLatex).join('~');
}

/** Joins groups if there is neither a suffix nor a prefix between them, so that the meaning remains the same. */
export function joinCitationGroups(groups: readonly CitationGroup[]): readonly CitationGroup[] {
  const joined: CitationGroup[] = [];
  for (const group of groups) {
    const last = joined[joined.length - 1];
    if (last === undefined || last.suffix !== '' || group.prefix !== '') joined.push(group);
    else joined[joined.length - 1] = { prefix: last.prefix, suffix: group.suffix, keys: [...last.keys, ...group.keys] };
  }
  return joined;
}

export function renderGroup({ prefix, suffix, keys }: CitationGroup): string {
  return `${renderAffixes(prefix, suffix)}{${keys.join(',')}}`;
}

/** Writes the optional arguments. A single optional argument is the suffix. */
export function renderAffixes(prefix: string, suffix: string): string {
  if (prefix === '') return suffix === '' ? '' : `[${suffix}]`;
  return `[${prefix}][${suffix}]`;
}

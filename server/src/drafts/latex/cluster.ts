import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import type { CitationCluster, CitationDialect, ClusterItem, WrittenCluster } from '../../model/citationCluster';
import { getNotes, readCall } from './calls';
import { findPlainMode } from './commandForms';
import { parsePlainText, renderPlainText } from './plainText';
import { joinUnits, renderUnit, type Unit } from './units';

/** `\citep[see][p.~3]{a,b}` or `\parencites(see)()[p.~3]{a}{b}`. undefined where a command says more than a mode, and for markup in notes. */
export function readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined {
  const call = readCall(text, scan, citation);
  const isFootnote = call !== undefined && /^[fF]ootcites?$/.test(call.name);
  const mode = call === undefined || isFootnote ? call && 'parenthetical' : findPlainMode(call.name);
  if (call === undefined || mode === undefined) return undefined;
  const outer = getNotes(text, call.outerNotes);
  const items = call.groups.flatMap(({ notes, keys }, at) => {
    const { before, after } = getNotes(text, notes);
    return keys.map(({ start, end }, index): ClusterItem | undefined => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const prefix = parsePlainText([isFirst && at === 0 ? outer.before : '', isFirst ? before : ''].join(' '));
      const suffix = parsePlainText([isLast ? after : '', isLast && at === call.groups.length - 1 ? outer.after : ''].join(' '));
      return prefix === undefined || suffix === undefined ? undefined : { key: text.slice(start, end), before: prefix, after: suffix };
    });
  });
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length
    ? { mode, items: read, span: citation.span, ...(isFootnote ? { place: 'footnote' } : {}) }
    : undefined;
}

const commands = {
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
} as const;

/** What no key may hold: it would end the key, or begin something else. */
const noKey = /[\s,{}%#~\\&$^]/;

/**
 * One command where its two notes say all. Otherwise biblatex's command for several works, or several commands: natbib
 * has none of that kind, and biblatex has none for years alone. natbib has no citation in a footnote either.
 */
export function renderCluster({ mode, items, place }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect === 'pandoc' || items.some(({ key }) => noKey.test(key))) return undefined;
  const units = items.map(({ key, before, after }): Unit | undefined => {
    const [prefix, suffix] = [renderPlainText(before), renderPlainText(after)];
    return prefix === undefined || suffix === undefined ? undefined : { before: prefix, after: suffix, keys: [key] };
  });
  const written = units.filter((unit) => unit !== undefined);
  if (written.length < units.length) return undefined;
  const joined = joinUnits(written).map(renderUnit);
  if (place === 'footnote' && (dialect === 'natbib' || mode !== 'parenthetical')) return undefined;
  const name = place === 'footnote' ? 'footcite' : commands[dialect][mode];
  if (joined.length === 1 || dialect === 'natbib' || mode === 'year-only') return joined.map((unit) => `\\${name}${unit}`).join(', ');
  return `\\${name}s${joined.join('')}`;
}

import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import type { CitationCluster, CitationDialect, ClusterItem } from '../../model/citationCluster';
import { getNotes, readCall } from './calls';
import { findPlainMode } from './commandForms';
import { parseNote, renderNote } from './plainText';

/** `\citep[see][p.~3]{a,b}` or `\parencites(see)()[p.~3]{a}{b}`. undefined where a command says more than a mode, and for markup in notes. */
export function readCluster(text: string, scan: DraftScan, citation: Citation): CitationCluster | undefined {
  const call = readCall(text, scan, citation);
  const mode = call === undefined ? undefined : findPlainMode(call.name);
  if (call === undefined || mode === undefined) return undefined;
  const outer = getNotes(text, call.outerNotes);
  const items = call.groups.flatMap(({ notes, keys }, at) => {
    const { before, after } = getNotes(text, notes);
    return keys.map(({ start, end }, index): ClusterItem | undefined => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const prefix = parseNote([isFirst && at === 0 ? outer.before : '', isFirst ? before : ''].join(' '));
      const suffix = parseNote([isLast ? after : '', isLast && at === call.groups.length - 1 ? outer.after : ''].join(' '));
      return prefix === undefined || suffix === undefined ? undefined : { key: text.slice(start, end), before: prefix, after: suffix };
    });
  });
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? { mode, items: read } : undefined;
}

const commands = {
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
} as const;

/** What no key may hold: it would end the key, or begin something else. */
const noKey = /[\s,{}%#~\\&$^]/;

/**
 * One command where its two notes say all; biblatex's command for several works otherwise. natbib has none: there a note
 * for a work in the middle gives undefined.
 */
export function renderCluster({ mode, items }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect === 'pandoc' || items.some(({ key }) => noKey.test(key))) return undefined;
  const name = commands[dialect][mode];
  const notes = items.map(({ before, after }) => ({ before: renderNote(before), after: renderNote(after) }));
  if (notes.some(({ before, after }) => before === undefined || after === undefined)) return undefined;
  const isSingle = items.slice(1).every(({ before }) => before === '') && items.slice(0, -1).every(({ after }) => after === '');
  if (isSingle) return `\\${name}${renderNotes(notes[0]?.before, notes[notes.length - 1]?.after)}{${items.map(({ key }) => key).join(',')}}`;
  if (dialect === 'natbib' || mode === 'year-only') return undefined;
  return `\\${name}s${items.map(({ key }, index) => `${renderNotes(notes[index]?.before, notes[index]?.after)}{${key}}`).join('')}`;
}

/** `[after]` alone where nothing stands before. */
export function renderNotes(before = '', after = ''): string {
  if (before === '') return after === '' ? '' : `[${after}]`;
  return `[${before}][${after}]`;
}

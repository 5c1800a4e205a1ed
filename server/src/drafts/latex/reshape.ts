import type { Citation, CitationMode } from '../../model/citation';
import type { DraftScan, TextEdit } from '../../model/draft';
import type { CitationDialect, KeyOrder } from '../../model/citationCluster';
import { isGap } from '../citationGap';
import { orderItems } from '../orderItems';
import { findCallName, getNotes, readCall, type CallGroup, type CitationCall } from './calls';
import { renderNotes } from './cluster';
import { canMerge, findCommandOf, findModeCommand, findPlural } from './commandForms';
import { getDraftCommands } from './draftCommands';

/** `\citep[see][p.~3]{a}` -> `\citet[see][p.~3]{a}`: only the name changes, so whatever stands in the arguments stays. */
export function changeMode(text: string, scan: DraftScan, citation: Citation, mode: CitationMode): readonly TextEdit[] | undefined {
  const name = findCallName(text, scan, citation);
  const other = name === undefined ? undefined : findModeCommand(name, mode, getDraftCommands(text));
  return name === undefined || other === undefined || citation.items[0]?.mode === mode ? undefined : renameCall(citation, name, other);
}

function renameCall({ span }: Citation, name: string, other: string): readonly TextEdit[] | undefined {
  return other === name ? undefined : [{ span: { start: span.start + 1, end: span.start + 1 + name.length }, newText: other }];
}

/**
 * `\citep{a}~\citep[p.~3]{b}` -> `\citep[p.~3]{a,b}`. Where a note would change what it is about, biblatex has a command
 * that keeps each with its work: `\parencites[p.~3]{a}{b}`; natbib has none.
 */
export function merge(text: string, scan: DraftScan, first: Citation, second: Citation): readonly TextEdit[] | undefined {
  const one = readCall(text, scan, first);
  const two = readCall(text, scan, second);
  const [a, ...moreOfFirst] = one?.groups ?? [];
  const [b, ...moreOfSecond] = two?.groups ?? [];
  if (one === undefined || a === undefined || b === undefined || one.name !== two?.name || !canMerge(one.name)) return undefined;
  if (moreOfFirst.length + moreOfSecond.length > 0 || !isGap(text, scan.citations, first, second)) return undefined;
  const join = { span: { start: a.braces.end - 1, end: b.braces.start + 1 }, newText: ',' };
  const before = getNotes(text, a.notes);
  const after = getNotes(text, b.notes);
  if (before.after === '' && b.notes.length === 0) return [join];
  if (before.after === '' && after.before === '') {
    return [{ span: { start: a.start, end: a.braces.start }, newText: renderNotes(before.before, after.after) }, join];
  }
  return mergeAsPlural(text, one, a, b);
}

function mergeAsPlural(text: string, { name, nameSpan }: CitationCall, a: CallGroup, b: CallGroup): readonly TextEdit[] | undefined {
  const plural = getDraftCommands(text).family === 'biblatex' ? findPlural(name) : undefined;
  if (plural === undefined) return undefined;
  return [
    { span: nameSpan, newText: plural },
    { span: { start: a.braces.end, end: b.start }, newText: '' },
  ];
}

/** `\citep[see][]{b,a,b}` -> `\citep[see][]{a,b}`; white space between the keys stays where it is. */
export function tidy(text: string, scan: DraftScan, citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined {
  const call = readCall(text, scan, citation);
  const edits = (call?.groups ?? []).flatMap((group) => tidyGroup(text, group, order));
  return edits.length === 0 ? undefined : edits;
}

function tidyGroup(text: string, { keys, notes }: CallGroup, order: KeyOrder): readonly TextEdit[] {
  const { after } = getNotes(text, notes);
  const names = keys.map(({ start, end }) => text.slice(start, end));
  const items = names.map((key, index) => {
    const isLast = index === names.length - 1;
    // A note stands behind the last key, and may be about that work alone.
    return { key, mode: 'parenthetical' as const, before: '', after: isLast ? after : '', moves: isLast && after !== '' ? ('not' as const) : ('with its text' as const) };
  });
  const kept = orderItems(items, order);
  if (kept === undefined) return [];
  return keys.flatMap((span, slot): TextEdit[] => {
    const index = kept[slot];
    if (index === undefined) return [{ span: { start: keys[slot - 1]?.end ?? span.start, end: span.end }, newText: '' }];
    return index === slot ? [] : [{ span, newText: names[index] ?? '' }];
  });
}

/** `\citep[see][]{a}` -> `\parencite[see][]{a}`; biblatex's commands for several works where one list of keys says the same. */
export function convert(text: string, scan: DraftScan, citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined {
  const name = findCallName(text, scan, citation);
  const other = name === undefined || dialect === 'pandoc' ? undefined : findCommandOf(dialect, name);
  if (name === undefined || other === undefined) return undefined;
  if (!name.endsWith('s')) return renameCall(citation, name, other);
  const call = readCall(text, scan, citation);
  return call === undefined ? undefined : joinGroups(text, citation, call, other);
}

function joinGroups(text: string, { span }: Citation, { outerNotes, groups }: CitationCall, name: string): readonly TextEdit[] | undefined {
  const notes = groups.map((group) => getNotes(text, group.notes));
  const outer = getNotes(text, outerNotes);
  const before = [outer.before, ...notes.map((note) => note.before)];
  const after = [...notes.map((note) => note.after), outer.after];
  // One note before the first work and one behind the last is all that a single command says.
  if (before.slice(2).some(isWritten) || after.slice(0, -2).some(isWritten)) return undefined;
  if (before.filter(isWritten).length > 1 || after.filter(isWritten).length > 1) return undefined;
  const keys = groups.flatMap((group) => group.keys.map(({ start, end }) => text.slice(start, end)));
  const newText = `\\${name}${renderNotes(before.find(isWritten) ?? '', after.find(isWritten) ?? '')}{${keys.join(',')}}`;
  return [{ span, newText }];
}

function isWritten(note: string): boolean {
  return note.trim() !== '';
}

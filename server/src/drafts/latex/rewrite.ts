import type { Lazy } from '../../base/lazy';
import type { Citation, CitationMode } from '../../model/citation';
import type { DraftScan, TextEdit } from '../../model/draft';
import type { CitationDialect, KeyOrder } from '../../model/citationCluster';
import { isGap } from '../citationGap';
import { orderItems } from '../orderItems';
import { findCallName, getNotes, readCall, type CallGroup, type CitationCall } from './calls';
import { canMerge, findCommandOf, findModeCommand, findPlural } from './commandForms';
import type { DraftCommands } from './draftCommands';
import { joinUnits, renderNotes, renderUnit } from './units';

/** `\citep[see][p.~3]{a}` -> `\citet[see][p.~3]{a}`: only the name changes, so whatever stands in the arguments stays. */
export function changeMode(
  text: string,
  scan: DraftScan,
  citation: Citation,
  mode: CitationMode,
  commands: Lazy<DraftCommands>,
): readonly TextEdit[] | undefined {
  const name = findCallName(text, scan, citation);
  const other = name === undefined ? undefined : findModeCommand(name, mode, commands());
  return name === undefined || other === undefined || citation.items[0]?.mode === mode ? undefined : renameCall(citation, name, other);
}

function renameCall({ span }: Citation, name: string, other: string): readonly TextEdit[] | undefined {
  return other === name ? undefined : [{ span: { start: span.start + 1, end: span.start + 1 + name.length }, newText: other }];
}

/**
 * `\citep{a}~\citep[p.~3]{b}` -> `\citep[p.~3]{a,b}`. Where a note would change what it is about, biblatex has a command
 * that keeps each with its work: `\parencites[p.~3]{a}{b}`; natbib has none.
 */
export function merge(
  text: string,
  scan: DraftScan,
  first: Citation,
  second: Citation,
  commands: Lazy<DraftCommands>,
): readonly TextEdit[] | undefined {
  const one = readCall(text, scan, first);
  const two = readCall(text, scan, second);
  if (one === undefined || two === undefined || !isGap(text, scan.citations, first, second)) return undefined;
  const [a, b] = [one.groups[one.groups.length - 1], two.groups[0]];
  if (a === undefined || b === undefined) return undefined;
  const plural = findPlural(one.name);
  if (one.name !== two.name || plural === one.name) return canMergePlural(one, two, commands) ? mergeAsPlural(one, a, b) : undefined;
  if (!canMerge(one.name)) return undefined;
  const join = { span: { start: a.braces.end - 1, end: b.braces.start + 1 }, newText: ',' };
  const before = getNotes(text, a.notes);
  const after = getNotes(text, b.notes);
  if (before.after === '' && b.notes.length === 0) return [join];
  if (before.after === '' && after.before === '') {
    return [{ span: { start: a.start, end: a.braces.start }, newText: renderNotes(before.before, after.after) }, join];
  }
  return canMergePlural(one, two, commands) ? mergeAsPlural(one, a, b) : undefined;
}

/** Notes for the whole of several works would be about more or fewer of them. */
function canMergePlural(one: CitationCall, two: CitationCall, commands: Lazy<DraftCommands>): boolean {
  const plural = findPlural(one.name);
  if (plural === undefined || plural !== findPlural(two.name) || commands().family !== 'biblatex') return false;
  return canMerge(plural.slice(0, -1)) && [...one.outerNotes, ...two.outerNotes].length === 0;
}

function mergeAsPlural({ name, nameSpan }: CitationCall, a: CallGroup, b: CallGroup): readonly TextEdit[] | undefined {
  const plural = findPlural(name) ?? name;
  const rename = plural === name ? [] : [{ span: nameSpan, newText: plural }];
  return [...rename, { span: { start: a.braces.end, end: b.start }, newText: '' }];
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
    return {
      key,
      mode: 'parenthetical' as const,
      before: '',
      after: isLast ? after : '',
      moves: isLast && after !== '' ? ('not' as const) : ('with its text' as const),
    };
  });
  const kept = orderItems(items, order);
  if (kept === undefined) return [];
  return keys.flatMap((span, slot): TextEdit[] => {
    const index = kept[slot];
    if (index === undefined) return [{ span: { start: keys[slot - 1]?.end ?? span.start, end: span.end }, newText: '' }];
    return index === slot ? [] : [{ span, newText: names[index] ?? '' }];
  });
}

/** `\citep[see][]{a}` -> `\parencite[see][]{a}`; of biblatex's commands for several works, as many as it takes. */
export function convert(text: string, scan: DraftScan, citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined {
  const name = findCallName(text, scan, citation);
  const other = name === undefined || dialect === 'pandoc' ? undefined : findCommandOf(dialect, name);
  if (name === undefined || other === undefined) return undefined;
  if (!name.endsWith('s')) return renameCall(citation, name, other);
  const call = readCall(text, scan, citation);
  return call === undefined ? undefined : joinGroups(text, citation, call, other);
}

function joinGroups(text: string, { span }: Citation, { outerNotes, groups }: CitationCall, name: string): readonly TextEdit[] {
  const outer = getNotes(text, outerNotes);
  const units = groups.map((group, at) => {
    const { before, after } = getNotes(text, group.notes);
    return {
      before: (at === 0 ? `${outer.before} ${before}` : before).trim(),
      after: (at === groups.length - 1 ? `${after} ${outer.after}` : after).trim(),
      keys: group.keys.map(({ start, end }) => text.slice(start, end)),
    };
  });
  return [
    {
      span,
      newText: joinUnits(units)
        .map((unit) => `\\${name}${renderUnit(unit)}`)
        .join(', '),
    },
  ];
}

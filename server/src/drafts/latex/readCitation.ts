import type { Span } from '../../base/span';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';
import type { CitationCommand } from '../../model/draft';
import { getLineEnd } from './arguments';
import { readCitationArguments, readKeys, type CitationArguments } from './citationArguments';
import { findCommand, type CommandsByName } from './citationCommands';

/** The citation whose command begins at `start`; undefined where it has no closed group of keys (yet). */
export function readCitation(
  text: string,
  command: CitationCommand,
  start: number,
  nameEnd: number,
  commands: CommandsByName,
): Citation | undefined {
  return toCitation(text, command, start, readCitationArguments(text, command, nameEnd), commands);
}

function toCitation(
  text: string,
  command: CitationCommand,
  start: number,
  parsed: CitationArguments,
  commands: CommandsByName,
): Citation | undefined {
  const own = readItems(text, command.mode, parsed);
  if (own.length === 0) return undefined;
  const items = [...own, ...readNestedItems(text, parsed, commands)];
  return { span: { start, end: parsed.end }, items: items.sort((a, b) => a.keySpan.start - b.keySpan.start) };
}

/** A list's notes go to its first and its last key. */
function readItems(text: string, mode: CitationMode, parsed: CitationArguments): CitationItem[] {
  const clusters = parsed.groups.map((group) => {
    const keys = group.end === undefined ? [] : readKeys(text, group.start, group.end);
    return { keys, ...readNotes(text, group.notes) };
  });
  const outer = readNotes(text, parsed.outerNotes);
  return clusters.flatMap(({ keys, before, behind }, at) =>
    keys.map((keySpan, index): CitationItem => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const prefix = join(isFirst && at === 0 ? outer.before : '', isFirst ? before : '');
      const note = join(isLast ? behind : '', isLast && at === clusters.length - 1 ? outer.behind : '');
      return {
        key: text.slice(keySpan.start, keySpan.end),
        keySpan,
        mode,
        ...(prefix === '' ? {} : { prefix }),
        ...(note === '' ? {} : { suffix: note }),
      };
    }),
  );
}

function join(...notes: readonly string[]): string {
  return notes.filter((note) => note !== '').join(' ');
}

/**
 * natbib and biblatex: of two notes the first stands before the citation, a single one behind it. apacite's `<see>`
 * stands before it in any case.
 */
function readNotes(text: string, notes: readonly Span[]): { before: string; behind: string } {
  const [first, second] = notes;
  if (first === undefined) return { before: '', behind: '' };
  const note = readNote(text, first);
  if (second !== undefined) return { before: note, behind: readNote(text, second) };
  return text[first.start - 1] === '<' ? { before: note, behind: '' } : { before: '', behind: note };
}

function readNote(text: string, note: Span): string {
  return text.slice(note.start, note.end).replace(/\s+/g, ' ').trim();
}

/** A note may cite as well: `\cite[quoted in \cite{b}]{a}` cites both. */
function readNestedItems(text: string, parsed: CitationArguments, commands: CommandsByName): CitationItem[] {
  const items: CitationItem[] = [];
  for (const note of [...parsed.outerNotes, ...parsed.groups.flatMap((group) => group.notes)]) {
    const call = /\\([A-Za-z]+\*?)/g;
    // In the note alone: behind it a search for the next command would run to the text's end, for each note.
    const within = text.slice(note.start, note.end);
    for (let found = call.exec(within); found !== null; found = call.exec(within)) {
      const command = findCommand(found[1] ?? '', commands);
      if (command === undefined) continue;
      const start = note.start + found.index;
      const inner = readCitationArguments(text, command, note.start + call.lastIndex);
      // One that goes on behind the note is none of it, whatever it holds: looked into, it would be read again for each call around it.
      const nested = inner.end > note.end ? undefined : toCitation(text, command, start, inner, commands);
      if (nested === undefined) continue;
      for (const item of nested.items) items.push(item);
      call.lastIndex = nested.span.end - note.start;
    }
  }
  return items;
}

/** Comments between the keys of a citation. */
export function findComments(text: string, start: number, end: number): Span[] {
  const comments: Span[] = [];
  const token = /\\[^]|%/g;
  token.lastIndex = start;
  for (let found = token.exec(text); found !== null && found.index < end; found = token.exec(text)) {
    if (found[0] !== '%') continue;
    token.lastIndex = getLineEnd(text, found.index) + 1;
    comments.push({ start: found.index, end: Math.min(token.lastIndex, end) });
  }
  return comments;
}

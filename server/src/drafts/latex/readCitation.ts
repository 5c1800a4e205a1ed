import type { Span } from '../../base/span';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';
import type { CitationCommand } from '../../model/draft';
import { type CitationArguments, getLineEnd, readCitationArguments, readKeys } from './arguments';
import { type CommandsByName, findCommand } from './citationCommands';

/**
 * The citation whose command begins at `start`. undefined if the command does not have a closed group with a key, for example because
 * the writer is still typing it.
 */
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

/** Assigns the prefix of a group to its first key, and the suffix to its last key. */
function readItems(text: string, mode: CitationMode, parsed: CitationArguments): CitationItem[] {
  const groups = parsed.groups.map((group) => {
    const keys = group.end === undefined ? [] : readKeys(text, group.start, group.end);
    return { keys, ...readAffixes(text, group.affixes) };
  });
  const outer = readAffixes(text, parsed.outerAffixes);
  return groups.flatMap((group, at) =>
    group.keys.map((keySpan, index): CitationItem => {
      const isFirst = index === 0;
      const isLast = index === group.keys.length - 1;
      const prefix = join(isFirst && at === 0 ? outer.prefix : '', isFirst ? group.prefix : '');
      const suffix = join(isLast ? group.suffix : '', isLast && at === groups.length - 1 ? outer.suffix : '');
      return {
        key: text.slice(keySpan.start, keySpan.end),
        keySpan,
        mode,
        ...(prefix === '' ? {} : { prefix }),
        ...(suffix === '' ? {} : { suffix }),
      };
    }),
  );
}

function join(...affixes: readonly string[]): string {
  return affixes.filter((affix) => affix !== '').join(' ');
}

/** Like `getAffixes`, but with each affix on one line, and apacite's `<see>` is a prefix even if no suffix follows. */
function readAffixes(text: string, affixes: readonly Span[]): { prefix: string; suffix: string } {
  const [first, second] = affixes;
  if (first === undefined) return { prefix: '', suffix: '' };
  const affix = readAffix(text, first);
  if (second !== undefined) return { prefix: affix, suffix: readAffix(text, second) };
  return text[first.start - 1] === '<' ? { prefix: affix, suffix: '' } : { prefix: '', suffix: affix };
}

function readAffix(text: string, affix: Span): string {
  return text.slice(affix.start, affix.end).replace(/\s+/g, ' ').trim();
}

/** Reads citations in prefixes and suffixes: `\cite[quoted in \cite{b}]{a}` cites both works. */
function readNestedItems(text: string, parsed: CitationArguments, commands: CommandsByName): CitationItem[] {
  const items: CitationItem[] = [];
  for (const affix of [...parsed.outerAffixes, ...parsed.groups.flatMap((group) => group.affixes)]) {
    const call = /\\([A-Za-z]+\*?)/g;
    // Only the affix is searched. In the whole text, each search would continue to the next command after the affix.
    const within = text.slice(affix.start, affix.end);
    for (let found = call.exec(within); found !== null; found = call.exec(within)) {
      const command = findCommand(found[1] ?? '', commands);
      if (command === undefined) continue;
      const start = affix.start + found.index;
      const inner = readCitationArguments(text, command, affix.start + call.lastIndex);
      // A citation that extends beyond the affix is not part of it. If it were read here, it would be read again for each citation
      // around it.
      const nested = inner.end > affix.end ? undefined : toCitation(text, command, start, inner, commands);
      if (nested === undefined) continue;
      for (const item of nested.items) items.push(item);
      call.lastIndex = nested.span.end - affix.start;
    }
  }
  return items;
}

/** The comments between `start` and `end`, for example between the keys of a citation. */
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

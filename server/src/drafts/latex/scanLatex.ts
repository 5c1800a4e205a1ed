import type { Span } from '../../base/span';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';
import type { CitationCommand, DraftHeading, DraftScan } from '../../model/draft';
import { getLineEnd } from './arguments';
import { readCitationArguments, readKeys, type CitationArguments } from './citationArguments';
import { findCitationCommand } from './citationCommands';
import { readDefinition } from './definitions';
import { readHeading } from './headings';
import { findVerbatimEnd, readEnvironmentName } from './verbatim';

/**
 * Reads a document once, from top to bottom. Opaque are comments (with their line break), verbatim text, URLs,
 * definitions, and what stands behind `\end{document}`. Math is not: `\cite` may stand in it.
 */
export function scanLatex(text: string): DraftScan {
  const ownCommands = new Map<string, CitationCommand>();
  const citations: Citation[] = [];
  const headings: DraftHeading[] = [];
  const opaque: Span[] = [];
  const token = /\\(?:([A-Za-z@]+\*?)|[^])|%/g;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const start = found.index;
    const name = found[1];
    let end = token.lastIndex;
    if (name === undefined) {
      if (found[0] !== '%') continue;
      end = Math.min(text.length, getLineEnd(text, start) + 1);
      opaque.push({ start, end });
    } else {
      const opaqueEnd = findOpaqueEnd(text, name, end, ownCommands);
      if (opaqueEnd !== undefined) {
        opaque.push({ start, end: opaqueEnd });
        end = opaqueEnd;
      } else {
        const heading = readHeading(text, name, start, end);
        if (heading !== undefined) headings.push(heading);
        const command = ownCommands.get(name) ?? findCitationCommand(name);
        const citation = command === undefined ? undefined : readCitation(text, command, start, end, ownCommands);
        if (citation !== undefined) {
          citations.push(citation);
          opaque.push(...findComments(text, end, citation.span.end));
          end = citation.span.end;
        }
      }
    }
    token.lastIndex = end;
  }
  const isRoot = /^[^%\n]*\\documentclass\b/m.test(text);
  return { citations, headings, opaque, ownCommands, fileReferences: [], ownKeys: [], isRoot };
}

function findOpaqueEnd(text: string, name: string, nameEnd: number, ownCommands: Map<string, CitationCommand>): number | undefined {
  if (name === 'end' && readEnvironmentName(text, nameEnd) === 'document') return text.length;
  const verbatim = findVerbatimEnd(text, name, nameEnd);
  if (verbatim !== undefined) return verbatim;
  const definition = readDefinition(text, name, nameEnd);
  if (definition?.command !== undefined) ownCommands.set(definition.name, definition.command);
  return definition?.end;
}

/** undefined where the command has no closed group of keys (yet). */
function readCitation(
  text: string,
  command: CitationCommand,
  start: number,
  nameEnd: number,
  ownCommands: ReadonlyMap<string, CitationCommand>,
): Citation | undefined {
  const parsed = readCitationArguments(text, command, nameEnd);
  const own = readItems(text, command.mode, parsed);
  if (own.length === 0) return undefined;
  const items = [...own, ...readNestedItems(text, parsed, ownCommands)];
  return { span: { start, end: parsed.end }, items: items.sort((a, b) => a.keySpan.start - b.keySpan.start) };
}

/** natbib and biblatex: of two notes the first stands before the citation, a single one behind it. */
function readItems(text: string, mode: CitationMode, parsed: CitationArguments): CitationItem[] {
  const clusters = parsed.groups.map((group) => {
    const keys = group.end === undefined ? [] : readKeys(text, group.start, group.end);
    return { keys, ...readNotes(text, group.notes) };
  });
  const outer = readNotes(text, parsed.outerNotes);
  return clusters.flatMap(({ keys, prefix, locator }, at) =>
    keys.map((keySpan, index): CitationItem => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const before = [isFirst && at === 0 ? outer.prefix : '', isFirst ? prefix : ''].filter((note) => note !== '').join(' ');
      const after = [isLast ? locator : '', isLast && at === clusters.length - 1 ? outer.locator : ''].filter((note) => note !== '').join(' ');
      return {
        key: text.slice(keySpan.start, keySpan.end),
        keySpan,
        mode,
        ...(before === '' ? {} : { prefix: before }),
        ...(after === '' ? {} : { locator: after }),
      };
    }),
  );
}

function readNotes(text: string, notes: readonly Span[]): { prefix: string; locator: string } {
  const [first = '', second] = notes.map((note) => text.slice(note.start, note.end).replace(/\s+/g, ' ').trim());
  return second === undefined ? { prefix: '', locator: first } : { prefix: first, locator: second };
}

/** A note may cite as well: `\cite[quoted in \cite{b}]{a}` cites both. */
function readNestedItems(text: string, parsed: CitationArguments, ownCommands: ReadonlyMap<string, CitationCommand>): CitationItem[] {
  const items: CitationItem[] = [];
  for (const note of [...parsed.outerNotes, ...parsed.groups.flatMap((group) => group.notes)]) {
    const call = /\\([A-Za-z]+\*?)/g;
    call.lastIndex = note.start;
    for (let found = call.exec(text); found !== null && found.index < note.end; found = call.exec(text)) {
      const name = found[1] ?? '';
      const command = ownCommands.get(name) ?? findCitationCommand(name);
      const nested = command === undefined ? undefined : readCitation(text, command, found.index, call.lastIndex, ownCommands);
      if (nested === undefined || nested.span.end > note.end) continue;
      items.push(...nested.items);
      call.lastIndex = nested.span.end;
    }
  }
  return items;
}

/** Comments between the keys of a citation. */
function findComments(text: string, start: number, end: number): Span[] {
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

import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { Citation } from '../../model/citation';
import type { CitationCommand, DraftHeading, FileReference } from '../../model/draft';
import { getLineEnd } from './arguments';
import { type CommandsByName, findCommand } from './citationCommands';
import { readDefinition } from './definitions';
import { findOwnKey, findRootComment, readFilecontents, readFileReferences } from './fileReferences';
import { readHeading } from './headings';
import { findComments, readCitation } from './readCitation';
import { createConditionalEndFinder, type FindConditionalEnd, findVerbatimEnd, readEnvironmentName } from './verbatim';

/** A citing macro that the draft defines, and the span of its definition. */
export interface OwnCommand extends Span {
  readonly name: string;
  readonly command: CitationCommand;
}

/** The result of reading a stretch of a draft. */
export interface LatexReading {
  readonly citations: Citation[];
  readonly headings: DraftHeading[];
  readonly opaque: Span[];
  readonly fileReferences: FileReference[];
  readonly ownKeys: EntryKey[];
  readonly ownCommands: OwnCommand[];
  /** The spans of all `\documentclass` commands. */
  readonly classes: Span[];
  /** The spans of all `\iffalse` commands without an end. The missing `\fi` may be typed anywhere after them. */
  readonly unclosed: Span[];
}

/**
 * Called before the token at `next` is read, when everything before `readUpTo` has been read. Returns the offset at which reading can
 * end because the rest is already known, or undefined if reading must continue.
 */
type FindReadingEnd = (readUpTo: number, next: number, soFar: LatexReading) => number | undefined;

/**
 * Reads a text from `from` on, and returns what it contains and the offset at which reading ended. Comments (with their line breaks),
 * verbatim text, URLs, definitions, skipped branches, and everything from `\end{document}` or `\endinput` on are opaque. Math is not
 * opaque, because it may contain `\cite`. `commands` must contain the commands that are defined before `from`; those that the text
 * itself defines are added to it.
 */
export function readLatex(
  text: string,
  from: number,
  commands: Map<string, CitationCommand>,
  findEnd: FindReadingEnd,
): LatexReading & { readonly end: number } {
  const reading: LatexReading = {
    citations: [],
    headings: [],
    opaque: [],
    fileReferences: [],
    ownKeys: [],
    ownCommands: [],
    classes: [],
    unclosed: [],
  };
  const token = /\\(?:([A-Za-z@]+\*?)|[^])|%/g;
  token.lastIndex = from;
  const findConditionalEnd = createConditionalEndFinder(text);
  let readUpTo = from;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const start = found.index;
    const end = findEnd(readUpTo, start, reading);
    if (end !== undefined) return { ...reading, end };
    const name = found[1];
    readUpTo = token.lastIndex;
    if (name !== undefined) readUpTo = readCommand(text, name, start, readUpTo, commands, reading, findConditionalEnd);
    else if (found[0] === '%') readUpTo = readComment(text, start, reading);
    token.lastIndex = readUpTo;
  }
  return { ...reading, end: text.length };
}

function readComment(text: string, start: number, { opaque, fileReferences }: LatexReading): number {
  const end = Math.min(text.length, getLineEnd(text, start) + 1);
  opaque.push({ start, end });
  const root = findRootComment(text, start);
  if (root !== undefined) fileReferences.push(root);
  return end;
}

/** Reads one command, and returns the offset at which reading continues. */
function readCommand(
  text: string,
  name: string,
  start: number,
  nameEnd: number,
  commands: Map<string, CitationCommand>,
  reading: LatexReading,
  findConditionalEnd: FindConditionalEnd,
): number {
  const opaqueEnd = findOpaqueEnd(text, name, start, nameEnd, commands, reading, findConditionalEnd);
  if (opaqueEnd !== undefined) {
    if (name === 'begin') reading.fileReferences.push(...readFilecontents(text, nameEnd));
    reading.opaque.push({ start, end: opaqueEnd });
    return opaqueEnd;
  }
  const heading = readHeading(text, name, start, nameEnd);
  if (heading !== undefined) reading.headings.push(heading);
  const citation = readCitationAt(text, name, start, nameEnd, commands);
  if (citation !== undefined) {
    reading.citations.push(citation);
    reading.opaque.push(...findComments(text, nameEnd, citation.span.end));
    return citation.span.end;
  }
  reading.fileReferences.push(...readFileReferences(text, name, nameEnd));
  const ownKey = findOwnKey(text, name, nameEnd);
  if (ownKey !== undefined) reading.ownKeys.push(ownKey);
  if (name === 'documentclass') reading.classes.push({ start, end: nameEnd });
  return nameEnd;
}

function readCitationAt(text: string, name: string, start: number, nameEnd: number, commands: CommandsByName): Citation | undefined {
  const command = findCommand(name, commands);
  return command === undefined ? undefined : readCitation(text, command, start, nameEnd, commands);
}

function findOpaqueEnd(
  text: string,
  name: string,
  start: number,
  nameEnd: number,
  commands: Map<string, CitationCommand>,
  reading: LatexReading,
  findConditionalEnd: FindConditionalEnd,
): number | undefined {
  if (name === 'end' && readEnvironmentName(text, nameEnd) === 'document') return text.length;
  if (name === 'endinput') return text.length;
  const verbatim = findVerbatimEnd(text, name, nameEnd, findConditionalEnd);
  if (verbatim !== undefined) return verbatim;
  if (name === 'iffalse') reading.unclosed.push({ start, end: nameEnd });
  const definition = readDefinition(text, name, nameEnd);
  if (definition?.command !== undefined) {
    commands.set(definition.name, definition.command);
    reading.ownCommands.push({ start, end: definition.end, name: definition.name, command: definition.command });
  }
  return definition?.end;
}

import { listOverlapping, type Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import { readCitationArguments, readKeys, splitAtCommas, type CitationArguments, type KeyGroup } from './citationArguments';
import { findCitationCommand } from './citationCommands';

/** A call of a citation command, taken apart. */
export interface CitationCall {
  /** Without backslash, with its star. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly outerNotes: CitationArguments['outerNotes'];
  readonly groups: readonly CallGroup[];
}

/** `[pre][post]{a,b}` */
export interface CallGroup {
  /** The `[` of the first note; the `{` where there is none. */
  readonly start: number;
  readonly notes: KeyGroup['notes'];
  /** The `{` and the offset behind the `}`. */
  readonly braces: Span;
  /** Never empty. */
  readonly keys: readonly Span[];
}

/**
 * The name of a citation's command, where LaTeX or a known package defines it: a macro of the draft's own may do
 * anything with its argument.
 */
export function findCallName(text: string, scan: DraftScan, { span }: Citation): string | undefined {
  const name = /^\\([A-Za-z]+\*?)/.exec(text.slice(span.start, span.start + 40))?.[1];
  return name === undefined || scan.commands.has(name) || scan.commands.has(name.replace('*', '')) ? undefined : name;
}

/** undefined where a comment, a macro in place of a key, or a citation in a note makes it more than this. */
export function readCall(text: string, scan: DraftScan, citation: Citation): CitationCall | undefined {
  const { span, items } = citation;
  const name = findCallName(text, scan, citation);
  const command = name === undefined ? undefined : findCitationCommand(name);
  if (name === undefined || command === undefined || command.keyArgument !== 0) return undefined;
  if (listOverlapping(scan.opaque, span, (stretch) => stretch).length > 0) return undefined;
  const nameEnd = span.start + 1 + name.length;
  const { outerNotes, groups, end } = readCitationArguments(text, command, nameEnd);
  const read = groups.map((group) => readGroup(text, group));
  const complete = read.filter((group) => group !== undefined);
  if (end !== span.end || complete.length !== groups.length) return undefined;
  if (complete.reduce((sum, { keys }) => sum + keys.length, 0) !== items.length) return undefined;
  return { name, nameSpan: { start: span.start + 1, end: nameEnd }, outerNotes, groups: complete };
}

function readGroup(text: string, { notes, start, end }: KeyGroup): CallGroup | undefined {
  if (end === undefined || notes.some((note) => text[note.start - 1] !== '[')) return undefined;
  const keys = readKeys(text, start, end);
  const written = splitAtCommas(text, start, end).filter((segment) => segment.end > segment.start);
  if (keys.length === 0 || written.length !== keys.length) return undefined;
  return { start: (notes[0]?.start ?? start) - 1, notes, braces: { start: start - 1, end: end + 1 }, keys };
}

/** natbib and biblatex: of two notes the first stands before the citation, a single one behind it. */
export function getNotes(text: string, notes: readonly Span[]): { readonly before: string; readonly after: string } {
  const [first = '', second] = notes.map(({ start, end }) => text.slice(start, end));
  return second === undefined ? { before: '', after: first } : { before: first, after: second };
}

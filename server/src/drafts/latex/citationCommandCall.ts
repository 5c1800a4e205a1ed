import { listOverlapping, type Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import { readCitationArguments, readKeys, splitAtCommas, type CitationArguments, type KeyGroup } from './citationArguments';
import { findCitationCommand } from './citationCommands';

/** A citation command with its arguments. */
export interface CitationCommandCall {
  /** Without backslash, with its star. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly outerAffixes: CitationArguments['outerAffixes'];
  readonly groups: readonly CallGroup[];
}

/** `[prefix][suffix]{a,b}` */
export interface CallGroup {
  /** The first `[`, or the `{` if there is none. */
  readonly start: number;
  readonly affixes: KeyGroup['affixes'];
  /** From the `{` to behind the `}`. */
  readonly braces: Span;
  /** Never empty. */
  readonly keys: readonly Span[];
}

/**
 * The name of a citation's command, if LaTeX or a known package defines it: a macro of the draft's own may do anything
 * with its argument.
 */
export function findCommandName(text: string, scan: DraftScan, { span }: Citation): string | undefined {
  const name = /^\\([A-Za-z]+\*?)/.exec(text.slice(span.start, span.start + 40))?.[1];
  return name === undefined || scan.commands.has(name) || scan.commands.has(name.replace('*', '')) ? undefined : name;
}

/** undefined if it holds more than this: a comment, a macro in place of a key, a citation in a prefix or suffix. */
export function readCommandCall(text: string, scan: DraftScan, citation: Citation): CitationCommandCall | undefined {
  const { span, items } = citation;
  const name = findCommandName(text, scan, citation);
  const command = name === undefined ? undefined : findCitationCommand(name);
  if (name === undefined || command === undefined || command.keyArgument !== 0) return undefined;
  if (listOverlapping(scan.opaque, span, (stretch) => stretch).length > 0) return undefined;
  const nameEnd = span.start + 1 + name.length;
  const { outerAffixes, groups, end } = readCitationArguments(text, command, nameEnd);
  const read = groups.map((group) => readGroup(text, group));
  const complete = read.filter((group) => group !== undefined);
  if (end !== span.end || complete.length !== groups.length) return undefined;
  if (complete.reduce((sum, { keys }) => sum + keys.length, 0) !== items.length) return undefined;
  return { name, nameSpan: { start: span.start + 1, end: nameEnd }, outerAffixes, groups: complete };
}

function readGroup(text: string, { affixes, start, end }: KeyGroup): CallGroup | undefined {
  if (end === undefined || affixes.some((affix) => text[affix.start - 1] !== '[')) return undefined;
  const keys = readKeys(text, start, end);
  const written = splitAtCommas(text, start, end).filter((segment) => segment.end > segment.start);
  if (keys.length === 0 || written.length !== keys.length) return undefined;
  return { start: (affixes[0]?.start ?? start) - 1, affixes, braces: { start: start - 1, end: end + 1 }, keys };
}

/** natbib and biblatex: of two optional arguments the first is the prefix; a single one is the suffix. */
export function getAffixes(text: string, affixes: readonly Span[]): { readonly prefix: string; readonly suffix: string } {
  const [first = '', second] = affixes.map(({ start, end }) => text.slice(start, end));
  return second === undefined ? { prefix: '', suffix: first } : { prefix: first, suffix: second };
}

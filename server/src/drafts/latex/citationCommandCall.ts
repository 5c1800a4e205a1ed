import { listOverlapping, type Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import { readCitationArguments, readKeys, splitAtCommas, type CitationArguments, type KeyGroup } from './citationArguments';
import { findCitationCommand } from './citationCommands';

/** A citation command of a draft with its arguments. */
export interface CitationCommandCall {
  /** The name without its backslash, but with its star, if any. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly outerAffixes: CitationArguments['outerAffixes'];
  readonly groups: readonly CallGroup[];
}

/** A group of keys with its optional arguments: `[prefix][suffix]{a,b}`. */
export interface CallGroup {
  /** The offset of the first `[`, or of the `{` if there is no optional argument. */
  readonly start: number;
  readonly affixes: KeyGroup['affixes'];
  /** The group of keys, including its braces. */
  readonly braces: Span;
  /** The spans of the keys, at least one. */
  readonly keys: readonly Span[];
}

/**
 * The name of a citation's command. undefined if the draft itself or a setting defines the command, because such a macro may do
 * anything with its argument.
 */
export function findCommandName(text: string, scan: DraftScan, { span }: Citation): string | undefined {
  const name = /^\\([A-Za-z]+\*?)/.exec(text.slice(span.start, span.start + 40))?.[1];
  return name === undefined || scan.commands.has(name) || scan.commands.has(name.replace('*', '')) ? undefined : name;
}

/**
 * Reads the command of a citation and its arguments. undefined for a command that is not known or that has an argument before the keys
 * (`\volcite`). undefined too for a citation that contains more than `CitationCommandCall` can describe, for example a comment, a macro
 * in place of a key, or a citation in a prefix or suffix.
 */
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

/**
 * Assigns the optional arguments as natbib and biblatex do: of two arguments, the first is the prefix; a single argument is the suffix.
 */
export function getAffixes(text: string, affixes: readonly Span[]): { readonly prefix: string; readonly suffix: string } {
  const [first = '', second] = affixes.map(({ start, end }) => text.slice(start, end));
  return second === undefined ? { prefix: '', suffix: first } : { prefix: first, suffix: second };
}

import { Lexer } from 'yaml';
import { lineStart } from '../../../base/lineIndex';
import { type Span, shiftSpan } from '../../../base/span';
import { escapeCsl } from '../../../base/escape';
import type { BibliographyEntry, BibliographyField } from '../../../model/bibliography';
import type { TextEdit } from '../../../model/draft';
import type { Paper } from '../../../model/paper';
import { applyEdits } from '#text';
import { parseCslJson } from '../../csl/parseCslJson';
import { parseCslYaml } from '../../csl/parseCslYaml';
import { chooseCslType } from '../renderCslItem';
import type { WorkFacts } from '../workFacts';
import { completeCslItem, withQuotes } from './completeCslItem';
import type { BibliographyText } from './bibliographyText';

/** An entry that cites a preprint, and what is known of the published version. */
export interface EntryToPublish {
  readonly entry: BibliographyEntry;
  readonly paper: Paper;
  /** Of the published version. */
  readonly facts: WorkFacts;
  /** The title of the published version, if it is another one than that of the entry. */
  readonly title?: string | undefined;
}

/** Variables that say of which version an item is. */
const versionVariables: ReadonlySet<string> = new Set(
  (
    'container-title container-title-short collection-title event event-title publisher publisher-place volume issue number page issued ' +
    'DOI genre status version'
  ).split(' '),
);

/**
 * The edits that make items of a CSL file cite the published version. What does not say of which version an item is stays as it is
 * written. Items of which nothing can be removed without a comment of the writer are left alone.
 */
export function publishItems(
  { text, bibliography }: BibliographyText,
  published: ReadonlyMap<BibliographyEntry, Pick<EntryToPublish, 'facts' | 'title'>>,
): readonly TextEdit[] {
  const { format, entries, starts } = bibliography;
  if (format === 'bibtex') return [];
  const removals = new Map<BibliographyEntry, readonly TextEdit[]>();
  for (const [index, entry] of entries.entries()) {
    const [known, start] = [published.get(entry), starts[index]];
    if (known === undefined || start === undefined) continue;
    const edits = removeVersion(text.slice(start, start + entry.span.end), entry, format === 'csl-json', known);
    if (edits !== undefined)
      removals.set(
        entry,
        edits.map(({ span, newText }) => ({ span: shiftSpan(span, start), newText })),
      );
  }
  const prepared = applyEdits(text, [...removals.values()].flat());
  const read = format === 'csl-json' ? parseCslJson(prepared) : parseCslYaml(prepared);
  if (read.entries.length !== entries.length) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return entries.flatMap((entry, index): readonly TextEdit[] => {
    const [known, start, after, afterStart] = [published.get(entry), starts[index], read.entries[index], read.starts[index]];
    if (!removals.has(entry) || known === undefined || start === undefined || after === undefined || afterStart === undefined) return [];
    const item = prepared.slice(afterStart, afterStart + after.span.end);
    const newText = applyEdits(item, completeCslItem(item, after, format, known.facts, newline));
    const span = shiftSpan({ start: 0, end: entry.span.end }, start);
    return newText === text.slice(span.start, span.end) ? [] : [{ span, newText }];
  });
}

/** Removes what says of which version the item is, and changes its type; undefined if comments of the writer are in the way. */
function removeVersion(
  text: string,
  entry: BibliographyEntry,
  isJson: boolean,
  { facts, title }: Pick<EntryToPublish, 'facts' | 'title'>,
): readonly TextEdit[] | undefined {
  const members = entry.fields().map((member) => findMember(text, member));
  members.sort((a, b) => a.start - b.start);
  const comments = isJson ? [] : listComments(text);
  const isFlow = isJson || /^\s*(?:-\s+)?\{/.test(text);
  const edits = members.filter(({ name }) => name === 'type').map(({ value }) => ({ span: value, newText: chooseCslType(facts) }));
  const titled = title === undefined ? [] : replaceTitle(text, members, title);
  edits.push(...titled);
  let previousEnd: number | undefined;
  for (const [index, { name, start, end }] of members.entries()) {
    const isRemoved = versionVariables.has(name) || (titled.length > 0 && /^(?:title-short|shortTitle)$/.test(name));
    if (isRemoved) {
      // Before the first member of an item stands `- `, so what follows takes its place.
      const isLine = !isFlow && previousEnd !== undefined;
      const span =
        previousEnd === undefined
          ? { start, end: members[index + 1]?.start ?? end }
          : isFlow
            ? { start: previousEnd, end }
            : lineOf(text, start, end);
      const behind = comments.find((at) => at >= end && at < span.end);
      const kept = behind !== undefined && isLine ? { start, end: behind } : span;
      if (comments.some((at) => at >= kept.start && at < kept.end)) return undefined;
      edits.push({ span: kept, newText: '' });
    }
    if (!isRemoved || previousEnd !== undefined) previousEnd = end;
  }
  return edits;
}

/** Writes another title into an item. One on several lines of YAML is left alone. */
function replaceTitle(text: string, members: readonly Member[], title: string): readonly TextEdit[] {
  const member = members.find(({ name }) => name === 'title');
  if (member === undefined) return [];
  const { end, value } = member;
  // A string of JSON is one of YAML too, so quotes that stand there are replaced with the value.
  const span = { start: end > value.end ? value.start - 1 : value.start, end };
  return /[\n\r]/.test(text.slice(span.start, span.end)) ? [] : [{ span, newText: JSON.stringify(escapeCsl(title)) }];
}

interface Member {
  readonly name: string;
  /** From the start of the name to the end of the value, both with their quotes. */
  readonly start: number;
  readonly end: number;
  /** Without quotes. */
  readonly value: Span;
}

function findMember(text: string, member: BibliographyField): Member {
  const { name, span } = member;
  const at = text.lastIndexOf(name, span.start - name.length - 1);
  const isQuoted = /["']/.test(text.charAt(at - 1));
  return { name, start: isQuoted ? at - 1 : at, end: withQuotes(text, member).end, value: span };
}

/** The lines of a member, with their last line break. */
function lineOf(text: string, start: number, end: number): Span {
  if (text.charAt(end - 1) === '\n') return { start: lineStart(text, start), end };
  const lineBreak = text.indexOf('\n', end);
  return lineBreak === -1
    ? { start: Math.max(0, lineStart(text, start) - 1), end: text.length }
    : { start: lineStart(text, start), end: lineBreak + 1 };
}

/** Where the comments of a text in YAML begin. */
function listComments(text: string): readonly number[] {
  const found: number[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // A token of one control character stands for no text, and the one that announces a scalar is not its text.
    if (/^[\u0002\u0014\u0018\u001f]$/.test(token)) {
      isScalar = token === '\u001f';
      continue;
    }
    if (token.startsWith('#') && !isScalar) found.push(at);
    isScalar = false;
    at += token.length;
  }
  return found;
}

import { Lexer } from 'yaml';
import { applyEdits } from '#text';
import { escapeCsl } from '../../../base/escape';
import { lineStart } from '../../../base/lineIndex';
import { type Span, shiftSpan } from '../../../base/span';
import type { Bibliography, BibliographyEntry, BibliographyField } from '../../../model/bibliography';
import type { TextEdit } from '../../../model/draft';
import type { Paper } from '../../../model/paper';
import { parseCslJson } from '../../csl/parseCslJson';
import { parseCslYaml } from '../../csl/parseCslYaml';
import { renderYamlValue } from '../addCslItem';
import { chooseCslType } from '../renderCslItem';
import type { WorkFacts } from '../workFacts';
import { cslFormat, planEntry } from './planEntry';

/** The text of a bibliography file and what was read from it. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
}

/** An entry that cites a preprint, and what is known of the published version. */
export interface EntryToPublish {
  readonly entry: BibliographyEntry;
  readonly paper: Paper;
  /** Of the published version. */
  readonly facts: WorkFacts;
  /** The title of the published version, if it is another one than that of the entry. */
  readonly title?: string | undefined;
}

interface Member {
  readonly name: string;
  /** From the start of the name to the end of the value, both with their quotes. */
  readonly start: number;
  readonly end: number;
  /** Without quotes. */
  readonly value: Span;
}

/**
 * The edits that add the facts that an item of a CSL file lacks, with offsets relative to the item; empty if it lacks none. `text` is
 * the text of the item.
 */
export function completeCslItem(
  text: string,
  entry: BibliographyEntry,
  format: 'csl-json' | 'csl-yaml',
  facts: WorkFacts,
  newline: string,
): readonly TextEdit[] {
  const members = entry.fields();
  const names = members.flatMap(({ name, value }) => (/^(?:|\[\]|\{\}|null)$/.test(value) ? [] : [name]));
  const described = {
    type: entry.entryType,
    names: new Set(names),
    namesArxivId: entry.arxivId !== undefined,
    namesDoi: entry.doi !== undefined,
  };
  const plan = planEntry(described, facts, cslFormat);
  const last = [...members].sort((a, b) => a.span.end - b.span.end).at(-1);
  if (plan.added.length === 0 || last === undefined) return [];
  const render = (name: string, value: unknown, indent: string): string =>
    format === 'csl-yaml' ? renderYamlValue(name, value) : renderJson(value, indent, newline);
  const isFlow = format === 'csl-json' || /^\s*(?:-\s+)?\{/.test(text);
  const indent = isFlow && format === 'csl-yaml' ? undefined : findIndent(text, members);
  const lead = indent === undefined ? ', ' : isFlow ? `,${newline}${indent}` : `${newline}${indent}`;
  const name = (variable: string): string => (format === 'csl-json' ? `"${variable}": ` : `${variable}: `);
  const added: string[] = [];
  const edits: TextEdit[] = [];
  for (const { name: variable, value } of plan.added) {
    const empty = members.find((member) => member.name === variable);
    if (empty === undefined) added.push(lead + name(variable) + render(variable, value, indent ?? ''));
    else edits.push({ span: withQuotes(text, empty), newText: render(variable, value, indent ?? '') });
  }
  const type = members.find((member) => member.name === 'type');
  if (type !== undefined && plan.type !== entry.entryType) edits.push({ span: type.span, newText: plan.type });
  const lastEnd = text.slice(0, withQuotes(text, last).end).trimEnd().length;
  const end = isFlow ? lastEnd : lastEnd + (/^[ \t]+#[^\r\n]*/.exec(text.slice(lastEnd))?.[0].length ?? 0);
  return [...edits, { span: { start: end, end }, newText: added.join('') }]
    .filter(({ span, newText }) => newText !== '' || span.start < span.end)
    .sort((a, b) => a.span.start - b.span.start);
}

/** The white space before each member of an item with a line for each; undefined if the item is on one line. */
function findIndent(text: string, members: readonly BibliographyField[]): string | undefined {
  // A value can begin on a line below its name, which is indented further.
  const indents = members.flatMap(({ span }) => {
    const found = /(?:[\r\n]|^(?=[ \t]*-[ \t]))([ \t]*(?:-[ \t]+)?)[^\r\n]*$/.exec(text.slice(0, span.start));
    return found === null ? [] : [(found[1] ?? '').replace('-', ' ')];
  });
  return indents.sort((a, b) => a.length - b.length)[0];
}

function renderJson(value: unknown, indent: string, newline: string): string {
  if (indent === '') return JSON.stringify(value);
  const outer = indent.slice(0, Math.max(0, indent.length - 2));
  const unit = indent.startsWith('\t') ? '\t' : indent.slice(outer.length);
  return JSON.stringify(value, undefined, unit).replace(/\n/g, newline + indent);
}

/** The span of a value with its quotes, which the spans of scalars leave out. */
function withQuotes(text: string, { span: { start, end } }: BibliographyField): { readonly start: number; readonly end: number } {
  const quote = text.charAt(start - 1);
  return /["']/.test(quote) && text.charAt(end) === quote ? { start: start - 1, end: end + 1 } : { start, end };
}

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
    const isRemoved = cslFormat.versionNames.has(name) || (titled.length > 0 && cslFormat.titleParts.has(name));
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

/**
 * The edits that give a variable of an item another value, with offsets relative to the item; empty if the item has no such variable, or
 * has it on several lines of YAML. `text` is the text of the item.
 */
export function replaceMember(
  text: string,
  entry: BibliographyEntry,
  format: 'csl-json' | 'csl-yaml',
  name: string,
  value: unknown,
): readonly TextEdit[] {
  const members = entry.fields();
  const member = members.find((each) => each.name === name);
  if (member === undefined) return [];
  const span = withQuotes(text, member);
  if (format === 'csl-yaml' && /[\n\r]/.test(text.slice(findMember(text, member).start, span.end).trimEnd())) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // A line of JSON is one of YAML too.
  return [{ span, newText: format === 'csl-yaml' ? JSON.stringify(value) : renderJson(value, findIndent(text, members) ?? '', newline) }];
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

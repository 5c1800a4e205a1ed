import type { TextEdit } from '../../../model/draft';
import type { BibliographyEntry, BibliographyField } from '../../../model/bibliography';
import { listCslNames } from '../authorNames';
import { isPublication } from '../factFields';
import { renderYamlValue } from '../addCslYamlItem';
import { chooseCslType, listCslVariables } from '../renderCslItem';
import type { WorkFacts } from '../workFacts';

/** Types that only say that the kind of a work is not known. */
const openTypes = /^(?:|document|article|webpage|manuscript)$/;
const venues = ['container-title', 'event-title', 'collection-title', 'publisher'];

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
  const has = (variable: string): boolean => members.some(({ name, value }) => name === variable && !/^(?:|\[\]|\{\}|null)$/.test(value));
  const hasVenue = venues.some(has);
  const newType = openTypes.test(entry.entryType) && !hasVenue && isPublication(facts.kind) ? chooseCslType(facts) : entry.entryType;
  const isTyped = newType === chooseCslType(facts);
  const variables: Readonly<Record<string, unknown>> = {
    ...(facts.authors.length === 0 ? {} : { author: listCslNames(facts) }),
    ...(isTyped ? listCslVariables(facts) : listCslVariables({ kind: 'other', authors: [], hasMoreAuthors: false, ...identify(facts) })),
  };
  const missing = Object.entries(variables).filter(([name]) => !has(name) && !isKnown(entry, name, hasVenue));
  const last = [...members].sort((a, b) => a.span.end - b.span.end).at(-1);
  if (missing.length === 0 || last === undefined) return [];
  const render = (name: string, value: unknown, indent: string): string =>
    format === 'csl-yaml' ? renderYamlValue(name, value) : renderJson(value, indent, newline);
  const isFlow = format === 'csl-json' || /^\s*(?:-\s+)?\{/.test(text);
  const indent = isFlow && format === 'csl-yaml' ? undefined : findIndent(text, members);
  const lead = indent === undefined ? ', ' : isFlow ? `,${newline}${indent}` : `${newline}${indent}`;
  const name = (variable: string): string => (format === 'csl-json' ? `"${variable}": ` : `${variable}: `);
  const added: string[] = [];
  const edits: TextEdit[] = [];
  for (const [variable, value] of missing) {
    const empty = members.find((member) => member.name === variable);
    if (empty === undefined) added.push(lead + name(variable) + render(variable, value, indent ?? ''));
    else edits.push({ span: withQuotes(text, empty), newText: render(variable, value, indent ?? '') });
  }
  const type = members.find((member) => member.name === 'type');
  if (type !== undefined && newType !== entry.entryType) edits.push({ span: type.span, newText: newType });
  const lastEnd = text.slice(0, withQuotes(text, last).end).trimEnd().length;
  const end = isFlow ? lastEnd : lastEnd + (/^[ \t]+#[^\r\n]*/.exec(text.slice(lastEnd))?.[0].length ?? 0);
  return [...edits, { span: { start: end, end }, newText: added.join('') }]
    .filter(({ span, newText }) => newText !== '' || span.start < span.end)
    .sort((a, b) => a.span.start - b.span.start);
}

/** The facts that name the work, whatever its type. */
function identify({ year, arxivId, doi, url }: WorkFacts): Pick<WorkFacts, 'year' | 'arxivId' | 'doi' | 'url'> {
  return { year, arxivId, doi, url };
}

/** Whether the item gives a fact by another variable. */
function isKnown({ arxivId, doi }: BibliographyEntry, variable: string, hasVenue: boolean): boolean {
  if (variable === 'DOI') return doi !== undefined;
  if (variable === 'number') return arxivId !== undefined;
  return hasVenue && (variable === 'publisher' || variable === 'container-title');
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
export function withQuotes(text: string, { span: { start, end } }: BibliographyField): { readonly start: number; readonly end: number } {
  const quote = text.charAt(start - 1);
  return /["']/.test(quote) && text.charAt(end) === quote ? { start: start - 1, end: end + 1 } : { start, end };
}

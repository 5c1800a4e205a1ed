import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import { texToText } from '../../../base/tex/texToText';
import type { ParsedDigest } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import { readPaperTree } from '../objects/paperTree';

const entry = /^[ \t]*\\(?:entry\{[^{}\n]{0,200}\}\{([a-z]{0,40})\}|endentry)/gm;
const field =
  /\\field\{([a-z]{1,40})\}\{(.*)\}[ \t\r]*$|\\verb\{([a-z]{1,40})\}\s*\\verb (.*)|\\name\{author\}\{\d*\}\{\}\{%?|\\true\{moreauthor\}/gm;
const namePart = /\b(family|given|prefix|suffix)=\{((?:[^{}]|\{[^{}]*\}){0,300})\}/g;

/** Names of fields that mean the same as in other exports. */
const names: Readonly<Record<string, string>> = { journaltitle: 'journal', eprint: 'eprint', abstract: 'abstract' };

/** Reads the entries that biber writes for biblatex into a `.bbl` file (biblatex manual, "Data Interface"); undefined if there are none. */
export function readBiblatexEntries(text: string): Omit<ParsedDigest, 'format'> | undefined {
  const starts = [...text.matchAll(entry)];
  if (starts.length === 0) return undefined;
  const items: JsonNode[] = [];
  for (const [at, found] of starts.entries()) {
    if (found[1] === undefined) continue;
    const next = starts[at + 1];
    const end = next === undefined ? text.length : next[1] === undefined ? next.index + next[0].length : next.index;
    items.push(readEntry(text, { start: found.index, end }));
  }
  const { entries, issues } = readPaperTree(
    {
      kind: 'object',
      span: { start: 0, end: text.length },
      members: new Map([['bibliography', { kind: 'array', span: { start: 0, end: text.length }, items }]]),
    },
    { missingTitleReason: skipReasons.recordWithoutTitle },
  );
  return { pattern: 'biblatex bibliography', entries, issues };
}

function readEntry(text: string, span: Span): JsonNode {
  const members = new Map<string, JsonNode>();
  const own = text.slice(span.start, span.end);
  for (const found of own.matchAll(field)) {
    const [whole, name = found[3] ?? '', value = found[4] ?? ''] = found;
    const start = span.start + found.index;
    if (whole.startsWith('\\name')) members.set('authors', readNames(own, span.start, found.index + whole.length));
    else if (whole.startsWith('\\true')) {
      const authors = members.get('authors');
      const others: JsonNode = { kind: 'string', text: 'others', span: { start, end: start + whole.length } };
      if (authors?.kind === 'array') members.set('authors', { ...authors, items: [...authors.items, others] });
    } else if (name !== '') {
      const from = start + whole.indexOf(value, found[3] === undefined ? `\\field{${name}}{`.length : `\\verb{${name}}`.length);
      const node: JsonNode = { kind: 'string', text: texToText(value), span: { start: from, end: from + value.length } };
      if (!members.has(names[name] ?? name)) members.set(names[name] ?? name, node);
    }
  }
  return { kind: 'object', span, members: withSubtitle(members) };
}

/** The names of the authors, which end with a line `}`. */
function readNames(own: string, offset: number, from: number): JsonNode {
  const close = /^[ \t]*\}[ \t\r]*$/gm;
  close.lastIndex = from;
  const end = close.exec(own)?.index ?? own.length;
  const people: { readonly parts: Map<string, JsonNode>; readonly start: number }[] = [];
  for (const { 1: part = '', 2: value = '', index } of own.slice(from, end).matchAll(namePart)) {
    const start = offset + from + index;
    if (part === 'family' || people.length === 0) people.push({ parts: new Map(), start });
    people.at(-1)?.parts.set(part, { kind: 'string', text: texToText(value), span: { start, end: start + value.length } });
  }
  return {
    kind: 'array',
    span: { start: offset + from, end: offset + end },
    items: people.map(({ parts, start }): JsonNode => ({ kind: 'object', span: { start, end: offset + end }, members: parts })),
  };
}

/** Joins title and subtitle: `Attention: A Survey`. */
export function withSubtitle(members: ReadonlyMap<string, JsonNode>): ReadonlyMap<string, JsonNode> {
  const [title, subtitle] = [members.get('title'), members.get('subtitle')];
  if (title?.kind !== 'string' || subtitle?.kind !== 'string') return members;
  const text = `${title.text}${/[?!:.]$/.test(title.text) ? '' : ':'} ${subtitle.text}`;
  return new Map([...members, ['title', { ...title, text }]]);
}

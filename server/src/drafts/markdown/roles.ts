import { indexOfSpanAt, type Span } from '../../base/span';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';

/*
 * Citations of MyST and Sphinx: keys in code after the name of a role, as in `` {cite:p}`a,b` `` (MyST guide, "Citations") or
 * `` :cite:`a` `` (sphinxcontrib-bibtex, "Roles and Directives"). Text before and after a key is in braces: `` {cite}`{see}a{p. 3}` ``.
 */
const roleName = String.raw`(?:foot)?cite(?:[pt]s?|:[a-z]{1,12})?`;
const roleBefore = new RegExp(String.raw`(?:\{(${roleName})\}|:(${roleName}):)$`);
/** In UTF-16 code units: the longest role with its marks. */
const maxRoleLength = 26;
const roleItem = /(?:\{([^{}`]*)\})?\s*([^\s,;{}`]+)\s*(?:\{([^{}`]*)\})?/y;

/** Links that cite: `[](cite:a)`, `[as shown](cite:cites a)`. */
const citingLink = /(\[\])?\(cite:((?:[a-z]+[ \t]+)?)([^\s()[\]{}`,;]+(?:[,;][ \t]*[^\s()[\]{}`,;]+)*)\)/g;

/** The citations in roles and citing links of a text, in order. `opaque` are its code, comments and so on. */
export function scanRoles(text: string, opaque: readonly Span[], stretch: Span): Citation[] {
  const found = opaque.flatMap((code) => readRole(text, code) ?? []);
  for (let at = text.indexOf('(cite:', stretch.start); at !== -1 && at < stretch.end; at = text.indexOf('(cite:', at + 1)) {
    const citation = readLink(text, at);
    if (citation !== undefined && !isInside(citation.span.start, opaque)) found.push(citation);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

export function isInside(offset: number, opaque: readonly Span[]): boolean {
  const cover = opaque[indexOfSpanAt(opaque, offset)];
  return cover !== undefined && cover.start < offset && offset < cover.end;
}

function readRole(text: string, { start, end }: Span): Citation | undefined {
  if (text[start] !== '`' || text[start + 1] === '`' || !/[:}]/.test(text[start - 1] ?? '')) return undefined;
  const role = matchRole(text, start);
  if (role === undefined) return undefined;
  const items = readItems(text, { start: start + 1, end: end - 1 }, modeOf(role.name));
  return items.length === 0 ? undefined : { span: { start: role.start, end }, items };
}

/** The name of a role, and where it begins. */
interface Role {
  readonly name: string;
  readonly start: number;
}

/** The role whose code begins at `code`. */
export function matchRole(text: string, code: number): Role | undefined {
  const before = text.slice(Math.max(0, code - maxRoleLength), code);
  const match = roleBefore.exec(before);
  const name = match?.[1] ?? match?.[2];
  return match === null || name === undefined ? undefined : { name, start: code - match[0].length };
}

function modeOf(role: string): CitationMode {
  if (/cite(?:ts?|:(?:c?ts?|c?authors?))$/.test(role)) return 'narrative';
  return /:year(?:par)?$/.test(role) ? 'year-only' : 'parenthetical';
}

/** The works between the backticks of a role. */
export function readItems(text: string, { start, end }: Span, mode: CitationMode): CitationItem[] {
  const items: CitationItem[] = [];
  const written = text.slice(start, end);
  for (let at = 0; at < written.length; at += 1) {
    if (/[\s,;]/.test(written[at] ?? '')) continue;
    roleItem.lastIndex = at;
    const match = roleItem.exec(written);
    const [, prefix, key, suffix] = match ?? [];
    if (match === null || key === undefined) break;
    const keyStart = start + at + match[0].indexOf(key, prefix === undefined ? 0 : prefix.length + 2);
    const affixes = { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
    items.push({ key, keySpan: { start: keyStart, end: keyStart + key.length }, mode, ...affixes });
    at = roleItem.lastIndex - 1;
  }
  return items;
}

function readLink(text: string, bracket: number): Citation | undefined {
  const isEmpty = text.slice(bracket - 2, bracket) === '[]';
  if (text[bracket - 1] !== ']') return undefined;
  const start = isEmpty ? bracket - 2 : bracket;
  citingLink.lastIndex = start;
  const match = citingLink.exec(text);
  const keys = match?.[3];
  if (match?.index !== start || keys === undefined) return undefined;
  const keysStart = start + match[0].length - 1 - keys.length;
  return {
    span: { start, end: start + match[0].length },
    items: readItems(text, { start: keysStart, end: keysStart + keys.length }, 'parenthetical'),
  };
}

/** The citations of both lists, in order. One that is inside of another one belongs to it. */
export function joinCitations(citations: readonly Citation[], others: readonly Citation[]): readonly Citation[] {
  if (others.length === 0) return citations;
  const joined: Citation[] = [];
  for (const citation of [...citations, ...others].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.span.end <= citation.span.start) joined.push(citation);
    else {
      const items = [...last.items, ...citation.items].sort((a, b) => a.keySpan.start - b.keySpan.start);
      joined[joined.length - 1] = { span: last.span, items };
    }
  }
  return joined;
}

import { escapeSnippet } from '../../base/escape';
import type { CitationKey, CitationMode } from '../../model/citation';
import type { CitationContext, CitationForm, DraftScan } from '../../model/draft';
import { isInside, matchRole, readItems } from './roles';

/** How far after the query the end of a role is searched for, in UTF-16 code units. */
const maxRest = 1000;

/** Where the keys of a role or a citing link begin, and the character after the last of them. */
interface Opening {
  readonly start: number;
  readonly keys: number;
  readonly closer: '`' | ')';
}

/** The last role or citing link that begins before an offset. */
function findOpening(text: string, offset: number): Opening | undefined {
  const code = text.lastIndexOf('`', offset - 1);
  const role = code === -1 || code >= offset ? undefined : matchRole(text, code);
  if (role !== undefined) return { start: role.start, keys: code + 1, closer: '`' };
  const link = /(?:(?<!!)\[\]|(?<=\]))\(cite:(?:[a-z]+[ \t]+)?[^\s()[\]{}`,;]*(?:[,;][ \t]*[^\s()[\]{}`,;]*)*$/.exec(
    text.slice(Math.max(0, offset - maxRest), offset),
  );
  const keys = /^[^:]*:(?:[a-z]+[ \t]+)?/.exec(link?.[0] ?? '')?.[0];
  if (link === null || keys === undefined) return undefined;
  const start = offset - link[0].length;
  return { start, keys: start + keys.length, closer: ')' };
}

/** The key that the writer is typing in a role or a citing link. undefined if there is none. Reads only the line. */
export function findRoleContext(text: string, { opaque }: Pick<DraftScan, 'opaque'>, offset: number): CitationContext | undefined {
  const opening = findOpening(text, offset);
  if (opening === undefined || isInside(opening.start, opaque)) return undefined;
  const { start, keys, closer } = opening;
  const typed = text.slice(keys, offset);
  if (/\n|\{[^{}]*$|\}[^,;]*$/.test(typed)) return undefined;
  const query = (/[^,;{}]*$/.exec(typed)?.[0] ?? '').trimStart();
  const isInWord = !/\s$/.test(query);
  const rest = isInWord ? (/^[^\s,;{}`)]*/.exec(text.slice(offset, offset + maxRest))?.[0] ?? '') : '';
  const querySpan = { start: offset - query.length, end: offset + rest.length };
  const close = text.slice(querySpan.end, querySpan.end + maxRest).search(closer === '`' ? /[`\n]/ : /[)\n]/);
  const isClosed = close !== -1 && text[querySpan.end + close] === closer;
  const before = readItems(text, { start: keys, end: querySpan.start }, 'parenthetical');
  const after = isClosed ? readItems(text, { start: querySpan.end, end: querySpan.end + close }, 'parenthetical') : [];
  return {
    form: 'role',
    query,
    querySpan,
    clusterSpan: { start, end: isClosed ? querySpan.end + close + 1 : querySpan.end },
    citedKeys: [...before, ...after].map(({ key }) => key),
    isOnlyItem: false,
  };
}

/** The form in which completion offers a key in a role. It closes the role where nothing else follows on the line. */
export function completeRole(text: string, { querySpan, clusterSpan }: CitationContext, key: CitationKey): CitationForm {
  const closer = /^(?:\[\])?\(/.test(text.slice(clusterSpan.start, clusterSpan.start + 3)) ? ')' : '`';
  const isNext = text[querySpan.end] === closer;
  const isOpen = clusterSpan.end === querySpan.end && /^[ \t]*(?:\r?\n|$)/.test(text.slice(querySpan.end, querySpan.end + maxRest));
  const plain = isNext || isOpen ? key + closer : key;
  const span = { start: querySpan.start, end: isNext ? querySpan.end + 1 : querySpan.end };
  return { kind: 'parenthetical', label: key, span, snippet: `${escapeSnippet(plain)}$0`, plain };
}

/** Writes keys in the role for a mode. */
type RoleWriter = (keys: readonly CitationKey[], mode: CitationMode) => string;

/** Returns how a draft writes keys in roles; undefined if it doesn't, or less often than in brackets. */
export function findRoleWriter(text: string, { citations }: Pick<DraftScan, 'citations'>): RoleWriter | undefined {
  const roles = citations.flatMap(({ span, items }) => {
    const [, name] = /^[{:](\w+(?::\w+)?)[}:]`/.exec(text.slice(span.start, span.start + 30)) ?? [];
    return name === undefined ? [] : [{ name, isBraced: text[span.start] === '{', mode: items[0]?.mode }];
  });
  const [first] = roles;
  if (first === undefined || 2 * roles.length < citations.length) return undefined;
  return (keys, mode) => {
    const name = roles.find((role) => role.mode === mode)?.name ?? deriveRole(first.name, mode);
    return `${first.isBraced ? `{${name}}` : `:${name}:`}\`${keys.join(',')}\``;
  };
}

/** The role for a mode that a draft doesn't use yet, named like a role that it uses. */
function deriveRole(name: string, mode: CitationMode): string {
  const isShort = /^cite[pt]$/.test(name);
  if (mode === 'narrative') return isShort ? 'citet' : 'cite:t';
  if (mode === 'year-only') return 'cite:year';
  return isShort ? 'citep' : 'cite:p';
}

/** Where keys are added to a role that contains an offset: before the text in braces that ends it, or before its backtick. */
export function addToRole(text: string, { citations }: Pick<DraftScan, 'citations'>, offset: number, keys: readonly CitationKey[]) {
  const around = citations.find(({ span }) => span.start < offset && offset < span.end && text[span.end - 1] === '`');
  if (around === undefined || !/^[{:]/.test(text.slice(around.span.start))) return undefined;
  const before = around.items.filter(({ keySpan }) => keySpan.start < offset).at(-1) ?? around.items.at(-1);
  const from = before?.keySpan.end ?? around.span.end - 1;
  const at = from + (/^[ \t]*\{[^{}`]*\}/.exec(text.slice(from, around.span.end))?.[0].length ?? 0);
  return { span: { start: at, end: at }, newText: `,${keys.join(',')}`, citationEnd: around.span.end };
}

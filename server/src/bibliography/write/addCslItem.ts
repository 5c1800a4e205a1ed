import { foldText } from '#text';
import { escapeDraftMarkdown } from '../../base/escape';
import type { CslItem } from '../../model/csl';
import type { TextEdit } from '../../model/draft';

/** The result of adding an entry to a file. */
export type EntryAddition =
  | { readonly kind: 'added'; readonly edit: TextEdit }
  /** The file already has this key with this title, so nothing needs to be done. */
  | { readonly kind: 'present' }
  /** The file uses this key for another work. `title` is that work's title as written in the file. */
  | { readonly kind: 'key-taken'; readonly title: string }
  /** The file is not in the expected format, so no edit is safe. */
  | { readonly kind: 'unreadable' };

/** Adds an item to the array of a CSL-JSON file, with the indentation of the other items. */
export function addCslJsonItem(text: string, item: CslItem): EntryAddition {
  const items = parseItems(text);
  const close = text.lastIndexOf(']');
  if (items === undefined) return { kind: 'unreadable' };
  const same = items.find((other) => String(other['id']) === item.id);
  if (same !== undefined) {
    const title = typeof same['title'] === 'string' ? same['title'] : '';
    return foldText(title) === foldText(item.title ?? '') ? { kind: 'present' } : { kind: 'key-taken', title };
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (close === -1)
    return { kind: 'added', edit: { span: { start: 0, end: text.length }, newText: `${renderCslJson([item], newline)}${newline}` } };
  const last = text.slice(0, close).trimEnd();
  const span = { start: last.length, end: close };
  if (items.length === 0) return { kind: 'added', edit: { span, newText: renderCslJson([item], newline).slice(1, -1) } };
  return { kind: 'added', edit: { span: { start: last.length, end: last.length }, newText: `,${renderLikeOthers(text, item, newline)}` } };
}

/** The items as the array of a new file. */
export function renderCslJson(items: readonly CslItem[], newline: string): string {
  return JSON.stringify(items, undefined, 2).replace(/\n/g, newline);
}

/** The items of a file; an empty list for an empty file. undefined if the file is not an array of objects. */
function parseItems(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  if (text.replace(/^\ufeff/, '').trim() === '') return [];
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null) ? value : undefined;
  } catch {
    return undefined;
  }
}

function renderLikeOthers(text: string, item: CslItem, newline: string): string {
  const array = /\[([ \t\r\n]*)\{(\s*)"/.exec(text);
  const lead = array?.[1] ?? '';
  const inner = array?.[2] ?? '';
  if (!inner.includes('\n')) return lead + JSON.stringify(item);
  const outer = indentOf(lead);
  const unit = indentOf(inner).slice(outer.length) || '  ';
  return lead + JSON.stringify(item, undefined, unit).replace(/\n/g, newline + outer);
}

/** The white space after the last line end. */
function indentOf(space: string): string {
  return /[^\r\n]*$/.exec(space)?.[0] ?? '';
}

/** Adds an item to the list `references` of a CSL-YAML file (pandoc manual, "Specifying bibliographic data"). */
export function addCslYamlItem(text: string, item: CslItem): EntryAddition {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const list = /^references:[ \t]*(?<empty>\[\][ \t]*)?\r?$/m.exec(text);
  if (list === null) return addList(text, item, newline);
  const start = list.index + list[0].length;
  if (list.groups?.['empty'] !== undefined) {
    const newText = `references:${newline}${renderYamlItem(item, '', newline)}`;
    return { kind: 'added', edit: { span: { start: list.index, end: list.index + list[0].trimEnd().length }, newText } };
  }
  const block = findListText(text, start);
  const same = findItem(block, item.id);
  if (same !== undefined) {
    return foldText(same) === foldText(renderCslMarkdown(item.title ?? '')) ? { kind: 'present' } : { kind: 'key-taken', title: same };
  }
  const indent = /^([ \t]*)-/m.exec(block)?.[1] ?? '';
  const at = start + block.trimEnd().length;
  const tail = text.slice(at).trim() === '' && !/[\r\n]/.test(text.slice(at)) ? newline : '';
  return { kind: 'added', edit: { span: { start: at, end: at }, newText: newline + renderYamlItem(item, indent, newline) + tail } };
}

/** Begins the list in a file that has none: before the marker that ends the document, or at the end of the file. */
function addList(text: string, item: CslItem, newline: string): EntryAddition {
  // A list in another form (`references: [...]`, or a list at the top level) has no lines after which an item can be added.
  if (/^references[ \t]*:/m.test(text) || /^(?:- |\[|\{)/m.test(text)) return { kind: 'unreadable' };
  const end = /(?<=[^\s][^]*)^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text)?.index;
  const at = end ?? text.length;
  const lead = at === 0 || /\n$/.test(text.slice(0, at)) ? '' : newline;
  return {
    kind: 'added',
    edit: { span: { start: at, end: at }, newText: `${lead}references:${newline}${renderYamlItem(item, '', newline)}${newline}` },
  };
}

/** The text after the line `references:` up to the end of the list, which is a marker or a key without indentation. */
function findListText(text: string, start: number): string {
  const rest = text.slice(start);
  const end = /^(?:---|\.\.\.|[^\s#-])/m.exec(rest)?.index ?? rest.length;
  return rest.slice(0, end);
}

/** The title of the item with this `id`, empty if it has none; undefined if there is no such item. */
function findItem(block: string, id: string): string | undefined {
  const items = block.split(/^(?=[ \t]*- )/m);
  for (const item of items) {
    const found = /^[ \t-]*\bid:[ \t]*(.+?)[ \t]*\r?$/m.exec(item)?.[1];
    if (found === undefined || unquote(found) !== id) continue;
    return unquote(/^[ \t-]*\btitle:[ \t]*(.+?)[ \t]*\r?$/m.exec(item)?.[1] ?? '');
  }
  return undefined;
}

function unquote(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replace(/''/g, "'");
  if (!/^".*"$/.test(value)) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** Renders an item of the list. Values are in double quotes, which YAML reads as JSON does (YAML 1.2, section 7.3.1). */
export function renderYamlItem(item: CslItem, indent: string, newline: string): string {
  const lines = Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${renderYamlValue(name, value)}`]));
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`).join(newline);
}

/** Renders a value. pandoc reads the texts in a CSL-YAML file as Markdown, except for `id` and `type`. */
export function renderYamlValue(name: string, value: unknown): string {
  if (name !== 'id' && name !== 'type')
    return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? renderCslMarkdown(inner) : inner));
  const isPlain = typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** Maps CSL's tags to marks of pandoc's Markdown. A tag without its counterpart is text. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  i: ['*', '*'],
  b: ['**', '**'],
  sub: ['~', '~'],
  sup: ['^', '^'],
  'span class="nocase"': ['[', ']{.nocase}'],
  'span style="font-variant:small-caps;"': ['[', ']{.smallcaps}'],
};

const tagged =
  /<(i|b|sub|sup|span class="nocase"|span style="font-variant:small-caps;")>((?:(?!<\/?(?:i|b|sub|sup|span)\b)[^])*)<\/(?:i|b|sub|sup|span)>/;

/**
 * The text of a CSL variable as Markdown, because pandoc reads texts in CSL-YAML as Markdown (pandoc manual, "Specifying bibliographic
 * data").
 */
export function renderCslMarkdown(text: string): string {
  const match = tagged.exec(text);
  if (match === null) return escapeKept(text);
  const [open, close] = marks[match[1] ?? ''] ?? ['', ''];
  const rest = text.slice(match.index + match[0].length);
  return escapeKept(text.slice(0, match.index)) + open + escapeKept(match[2] ?? '') + close + renderCslMarkdown(rest);
}

/** Escapes text. White space at its beginning or end becomes a space, which separates the text from its neighbours. */
function escapeKept(text: string): string {
  if (text.trim() === '') return text;
  const [lead = '', tail = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return (lead === '' ? '' : ' ') + escapeDraftMarkdown(text) + (tail === '' ? '' : ' ');
}

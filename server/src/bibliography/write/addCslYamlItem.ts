import { foldText } from '#text';
import type { CslItem } from '../../model/csl';
import { renderCslMarkdown } from './cslMarkdown';
import type { EntryAddition } from './entryAddition';

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

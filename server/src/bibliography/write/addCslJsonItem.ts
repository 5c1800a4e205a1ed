import { foldText } from '#text';
import type { CslItem } from '../../model/csl';
import type { EntryAddition } from './entryAddition';

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

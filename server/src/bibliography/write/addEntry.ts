import { foldText } from '#text';
import { shiftSpan, sliceSpan } from '../../base/span';
import { foldSpace } from '../../base/tex/texToText';
import type { Bibliography, BibliographyEntry, BibliographyFormat } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { TextEdit } from '../../model/draft';
import { type ScannedBlock, scanBlock, scanBlocks } from '../bibtex/scanBlock';
import { readFullTitle, resolveFields } from '../bibtex/unresolvedEntry';
import { getFieldValue } from '../entryFields';
import { addCslJsonItem, addCslYamlItem, type EntryAddition, renderYamlItem } from './addCslItem';
import type { BibliographyStyle } from './bibliographyStyle';
import { detectBibliographyStyle } from './detectBibliographyStyle';
import { listPreambles } from './printCharacters';
import { renderCslItem } from './renderCslItem';
import { type EntryOptions, type EntrySource, renderEntry } from './renderEntry';

/** A new entry, with the data that the formats of bibliographies need. */
export interface NewEntry {
  readonly key: CitationKey;
  readonly source: EntrySource;
  /** The item for CSL files. It is needed to add the text of a BibTeX entry to a CSL file. */
  readonly item?: CslItem;
  readonly options?: EntryOptions;
}

/** Adds the entry to a bibliography, in the style of the file and with a single edit. */
export function addEntry(text: string, format: BibliographyFormat, entry: NewEntry): EntryAddition {
  if (format === 'bibtex') return addBibtexEntry(text, entry);
  const item = entry.item ?? (entry.source.kind === 'paper' ? renderCslItem(entry.source.paper, entry.key, entry.options) : undefined);
  if (item === undefined) return { kind: 'unreadable' };
  const keyed: CslItem = { ...item, id: entry.key };
  return format === 'csl-json' ? addCslJsonItem(text, keyed) : addCslYamlItem(text, keyed);
}

function addBibtexEntry(text: string, { key, source, options }: NewEntry): EntryAddition {
  const blocks = [...scanBlocks(text)];
  const same = blocks.find((block) => block.kind === 'entry' && block.key.toLowerCase() === key.toLowerCase());
  if (same !== undefined) {
    const fields = resolveFields(same, [], []);
    const title = source.kind === 'paper' ? source.paper.title : source.title;
    if (same.key === key && foldText(readFullTitle(fields)) === foldText(title)) return { kind: 'present' };
    return { kind: 'key-taken', title: foldSpace(getFieldValue(fields, 'title')) };
  }
  const style = detectBibliographyStyle(text, blocks);
  const entryText = renderEntry(source, key, style, options);
  // A file that already contains characters that pdfLaTeX cannot print is meant for another TeX engine, which can print them.
  const isMeantForUnicode = blocks.some(
    (block) => block.kind === 'entry' && listPreambles(sliceSpan(text, block.span)).some((preamble) => !text.includes(preamble)),
  );
  const preambles =
    source.kind === 'text' || isMeantForUnicode ? [] : listPreambles(entryText).filter((preamble) => !text.includes(preamble));
  const parents = listMissingParents(source, blocks).map((parent) => parent.replace(/\r\n?|\n/g, style.newline));
  const parts = [[...preambles, entryText].join(style.newline), ...parents];
  return { kind: 'added', edit: placeEntry(text, blocks, key, parts.join(style.newline.repeat(style.blankLines + 1)), style) };
}

/**
 * The texts of the entries that the new entry needs, for example because it inherits fields from them, except those whose keys the file
 * already has.
 */
function listMissingParents(source: EntrySource, blocks: readonly ScannedBlock[]): readonly string[] {
  if (source.kind === 'paper') return [];
  return (source.parents ?? [])
    .filter(({ key }) => !blocks.some((block) => block.kind === 'entry' && block.key === key))
    .map(({ text }) => text);
}

/**
 * Places the entry after its predecessor in the order of the file, or before the first entry if it has no predecessor. In a file
 * without entries it is placed at the end, but before an unclosed block or an unfinished `@`. It is never placed after an unclosed
 * block.
 */
function placeEntry(
  text: string,
  blocks: readonly ScannedBlock[],
  key: CitationKey,
  entryText: string,
  style: BibliographyStyle,
): TextEdit {
  const broken = blocks.findIndex(({ isCutOff }) => isCutOff);
  const sound = broken === -1 ? blocks : blocks.slice(0, broken);
  const entries = sound.filter(({ kind }) => kind === 'entry');
  const gap = style.newline.repeat(style.blankLines + 1);
  const next = style.order === 'by-key' ? entries.findIndex((entry) => entry.key.toLowerCase() > key.toLowerCase()) : -1;
  const before = next === -1 ? entries.at(-1) : entries[next - 1];
  if (before !== undefined) return insertAfter(text, before.span.end, gap + entryText, style.newline);
  const first = next === -1 ? (blocks[broken]?.span.start ?? findStray(text, blocks)) : entries[next]?.span.start;
  if (first !== undefined) return { span: { start: first, end: first }, newText: entryText + gap };
  return insertAtEnd(text, entryText, style.newline);
}

/**
 * The start of the line with an `@` after all blocks, where the writer has begun to type an entry; undefined if there is no such `@`.
 * BibTeX would read text after the `@` as its entry type, so the new entry is inserted before that line.
 */
function findStray(text: string, blocks: readonly ScannedBlock[]): number | undefined {
  const at = text.indexOf('@', blocks.at(-1)?.span.end ?? 0);
  return at === -1 ? undefined : text.lastIndexOf('\n', at) + 1;
}

/**
 * Inserts text at the end of the line that contains `end`, or directly at `end` if another entry begins on that line. In the second
 * case, and at the end of the file, a line end follows the text.
 */
function insertAfter(text: string, end: number, newText: string, newline: string): TextEdit {
  const rest = /[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const at = rest.includes('@') ? end : end + rest.length;
  const tail = at === text.length || (at === end && rest !== '') ? newline : '';
  return { span: { start: at, end: at }, newText: newText + tail };
}

/** Inserts the entry in a file without entries: after the text of the file, with an empty line between. */
function insertAtEnd(text: string, entryText: string, newline: string): TextEdit {
  const kept = text.trimEnd();
  const lead = kept === '' || kept === '\ufeff' ? '' : newline.repeat(2);
  const start = lead === '' ? text.length : kept.length;
  return { span: { start, end: text.length }, newText: lead + entryText + newline };
}

/**
 * The edit that replaces an entry by another one of the same key, in the style of the file. undefined if the entry has no end, is not
 * in this file, or is written in a form in which it can't be replaced.
 */
export function replaceEntry(
  text: string,
  bibliography: Bibliography,
  entry: BibliographyEntry,
  replacement: NewEntry,
): TextEdit | undefined {
  const start = bibliography.starts[bibliography.entries.indexOf(entry)];
  if (start === undefined) return undefined;
  const span = shiftSpan(entry.span, start);
  const old = text.slice(span.start, span.end);
  const newText =
    bibliography.format === 'bibtex' ? renderBibtex(text, old, replacement) : renderCsl(bibliography.format, old, entry, replacement);
  return newText === undefined ? undefined : { span, newText };
}

function renderBibtex(text: string, old: string, { key, source, options }: NewEntry): string | undefined {
  const block = scanBlock(old, 0);
  if (block === undefined || block.isCutOff) return undefined;
  const style = detectBibliographyStyle(text, [...scanBlocks(text)]);
  const entryText = renderEntry(source, key, style, options);
  const preambles = source.kind === 'text' ? [] : listPreambles(entryText).filter((preamble) => !text.includes(preamble));
  return [...preambles, entryText].join(style.newline);
}

function renderCsl(
  format: 'csl-json' | 'csl-yaml',
  old: string,
  entry: BibliographyEntry,
  { key, source, item, options }: NewEntry,
): string | undefined {
  const known = item ?? (source.kind === 'paper' ? renderCslItem(source.paper, key, options) : undefined);
  if (known === undefined) return undefined;
  const keyed = { ...known, id: key };
  const newline = old.includes('\r\n') ? '\r\n' : '\n';
  if (format === 'csl-json') {
    const indent = /[\r\n]([ \t]*)\S[^\r\n]*$/.exec(old.slice(0, entry.keySpan.start))?.[1];
    if (indent === undefined) return JSON.stringify(keyed);
    const outer = /[\r\n]([ \t]*)\}$/.exec(old)?.[1] ?? '';
    return JSON.stringify(keyed, undefined, indent.slice(outer.length) || '  ').replace(/\n/g, newline + outer);
  }
  const lead = /^([ \t]*)-[ \t]+(?!\{)/.exec(old)?.[1];
  return lead === undefined ? undefined : renderYamlItem(keyed, lead, newline);
}

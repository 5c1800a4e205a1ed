import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { scanBlocks } from '../bibtex/scanBlock';
import { renderCslJson } from './addCslItem';
import { type BibliographyStyle, defaultStyle } from './bibliographyStyle';
import { copyEntry, type EntryFile, listParentKeys, listParents, readEntryFile } from './entryFile';
import { listPreambles } from './printCharacters';
import { renderCslItem } from './renderCslItem';
import { type EntryOptions, renderEntry, withEntryKey } from './renderEntry';

export type ExportFormat = 'bibtex' | 'biblatex' | 'csl-json';

/** One work to be exported. */
export type ExportItem = ExportedPaper | ExportedEntry;

/** A paper without an entry in a BibTeX file. It is exported with the facts that are known about it. */
interface ExportedPaper {
  readonly kind: 'paper';
  readonly key: CitationKey;
  readonly paper: Paper;
  /** The item of the paper in a CSL bibliography, which CSL-JSON exports contain unchanged apart from its `id`. */
  readonly item?: CslItem;
}

/**
 * An entry of a BibTeX file. It is exported to BibTeX as it is written there, apart from its key and from `@string`s with different
 * values.
 */
interface ExportedEntry {
  readonly kind: 'entry';
  /** The key by which the draft cites the entry. */
  readonly key: CitationKey;
  /** The key of the entry in `fileText`. */
  readonly fileKey: CitationKey;
  readonly fileText: string;
  readonly item: CslItem;
}

/**
 * A bibliography file with the given works. In BibTeX, it also contains the entries that they need, for example in `crossref`. A key
 * that occurs twice is written only once.
 */
export function renderBibliographyFile(items: readonly ExportItem[], format: ExportFormat, options?: EntryOptions): string {
  const unique = [...new Map(items.map((item) => [item.key, item])).values()];
  if (format !== 'csl-json') return exportBibtex(unique, { ...defaultStyle, dialect: format }, options);
  return `${renderCslJson(
    unique.map((each) => toCslItem(each, options)),
    '\n',
  )}\n`;
}

function toCslItem(each: ExportItem, options: EntryOptions | undefined): CslItem {
  const item = each.kind === 'paper' ? (each.item ?? renderCslItem(each.paper, each.key, options)) : each.item;
  return { ...item, id: each.key };
}

function exportBibtex(items: readonly ExportItem[], style: BibliographyStyle, options: EntryOptions | undefined): string {
  const files = new Map<string, EntryFile>();
  const strings = new Map<string, string>();
  const entries = new Map<CitationKey, string>();
  const parents = new Map<CitationKey, string>();
  const preambles = new Set<string>();
  for (const item of items) {
    if (item.kind === 'paper') {
      const text = renderEntry({ kind: 'paper', paper: item.paper }, item.key, style, options);
      for (const preamble of listPreambles(text)) preambles.add(preamble);
      entries.set(item.key, text);
      continue;
    }
    const file = files.get(item.fileText) ?? readEntryFile(item.fileText);
    files.set(item.fileText, file);
    const block = file.entries.get(item.fileKey);
    if (block === undefined) continue;
    for (const preamble of file.preambles) preambles.add(preamble);
    entries.set(item.key, withEntryKey(copyEntry(file, block, collectStrings(strings)), item.key));
    for (const [key, parent] of listParents(file, block)) parents.set(key, copyEntry(file, parent, collectStrings(strings)));
  }
  for (const key of entries.keys()) parents.delete(key);
  const head = [...preambles, ...[...strings].map(([name, value]) => `@string{${name} = ${value}}`)];
  // Through `crossref`, BibTeX inherits fields only from an entry further down (btxdoc, section 4.1, hint 12).
  const ordered = [...withParentsLast(entries), ...parents.values()];
  return [...(head.length === 0 ? [] : [head.join('\n')]), ...ordered].map((part) => `${part}\n`).join('\n');
}

/**
 * Collects the `@string`s that entries use. If another file defined the same name differently, the entry gets the value instead of the
 * name.
 */
function collectStrings(strings: Map<string, string>): (name: string, value: string) => string {
  return (name, value) => {
    const known = strings.get(name.toLowerCase()) ?? value;
    strings.set(name.toLowerCase(), known);
    return known === value ? name : value;
  };
}

/** Moves exported entries that other entries name, for example in `crossref`, after all others. */
function withParentsLast(entries: ReadonlyMap<CitationKey, string>): readonly string[] {
  const named = new Set([...entries.values()].flatMap((text) => [...scanBlocks(text)].flatMap(listParentKeys)));
  const all = [...entries];
  return [...all.filter(([key]) => !named.has(key)), ...all.filter(([key]) => named.has(key))].map(([, text]) => text);
}

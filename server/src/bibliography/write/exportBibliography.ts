import { sliceSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { renderItems } from './addCslJsonItem';
import { defaultStyle, type BibliographyStyle } from './bibliographyStyle';
import type { EntryOptions } from './paperFields';
import { listPreambles } from './printCharacters';
import { renderCslItem } from './renderCslItem';
import { renderEntry, withEntryKey } from './renderEntry';
import { scanBibtex, type BibtexBlock } from './scanBibtex';

export type ExportFormat = 'bibtex' | 'biblatex' | 'csl-json';

/** One work to be exported. */
export type ExportItem = ExportedPaper | ExportedEntry;

/** A paper that has no entry in a BibTeX file: only what is known of it goes out. */
export interface ExportedPaper {
  readonly kind: 'paper';
  readonly key: CitationKey;
  readonly paper: Paper;
  /** The item of a CSL bibliography, which goes into CSL-JSON as it is. */
  readonly item?: CslItem;
}

/** An entry of a BibTeX file: it goes into BibTeX as it stands there. */
export interface ExportedEntry {
  readonly kind: 'entry';
  /** The key that the draft cites it by. */
  readonly key: CitationKey;
  /** The key under which `fileText` has it. */
  readonly fileKey: CitationKey;
  readonly fileText: string;
  readonly item: CslItem;
}

/** A bibliography file of the works in their order; a key that comes twice is written once. */
export function exportBibliography(items: readonly ExportItem[], format: ExportFormat, options?: EntryOptions): string {
  const unique = [...new Map(items.map((item) => [item.key, item])).values()];
  if (format !== 'csl-json') return exportBibtex(unique, { ...defaultStyle, dialect: format }, options);
  return `${renderItems(unique.map((each) => toCslItem(each, options)), '\n')}\n`;
}

function toCslItem(each: ExportItem, options: EntryOptions | undefined): CslItem {
  const item = each.kind === 'paper' ? (each.item ?? renderCslItem(each.paper, each.key, options)) : each.item;
  return { ...item, id: each.key };
}

function exportBibtex(items: readonly ExportItem[], style: BibliographyStyle, options: EntryOptions | undefined): string {
  const files = new Map<string, BibtexFile>();
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
    const file = files.get(item.fileText) ?? readFile(item.fileText);
    files.set(item.fileText, file);
    const block = file.entries.get(item.fileKey);
    if (block === undefined) continue;
    for (const preamble of file.preambles) preambles.add(preamble);
    entries.set(item.key, withEntryKey(copyEntry(file, block, strings), item.key));
    for (const [key, parent] of findParents(file, block)) parents.set(key, copyEntry(file, parent, strings));
  }
  for (const key of entries.keys()) parents.delete(key);
  const head = [...preambles, ...[...strings].map(([name, value]) => `@string{${name} = ${value}}`)];
  // BibTeX takes over fields by `crossref` only from an entry further down (btxdoc, section 4.1, hint 12).
  const ordered = [...withParentsLast(entries), ...parents.values()];
  return [...(head.length === 0 ? [] : [head.join('\n')]), ...ordered].map((part) => `${part}\n`).join('\n');
}

/** A file that entries are taken from. */
interface BibtexFile {
  readonly text: string;
  readonly entries: ReadonlyMap<CitationKey, BibtexBlock>;
  /** `@string`s by their names in lower case, as BibTeX knows them. */
  readonly strings: ReadonlyMap<string, BibtexBlock['fields'][number]>;
  readonly preambles: readonly string[];
}

function readFile(text: string): BibtexFile {
  const blocks = scanBibtex(text);
  const entries = new Map<CitationKey, BibtexBlock>();
  for (const block of blocks) if (block.kind === 'entry' && !entries.has(block.key)) entries.set(block.key, block);
  return {
    text,
    entries,
    strings: new Map(blocks.filter(({ kind }) => kind === 'string').flatMap(({ fields }) => fields.map((field) => [field.name.toLowerCase(), field] as const))),
    preambles: blocks.filter(({ kind, isClosed }) => kind === 'preamble' && isClosed).map(({ span }) => sliceSpan(text, span)),
  };
}

/**
 * The entry with line ends of the export, and its `@string`s in `strings`. Where another file gave a name another
 * meaning, the entry gets the value in place of the name.
 */
function copyEntry(file: BibtexFile, block: BibtexBlock, strings: Map<string, string>): string {
  let copy = '';
  let done = block.span.start;
  for (const { name, span } of block.fields.flatMap(({ macros }) => macros)) {
    const value = expandString(file, name, new Set());
    if (value === undefined) continue;
    const known = strings.get(name.toLowerCase());
    if (known === undefined) strings.set(name.toLowerCase(), value);
    if (known === undefined || known === value) continue;
    copy += file.text.slice(done, span.start) + value;
    done = span.end;
  }
  const text = copy + file.text.slice(done, block.span.end);
  return (block.isClosed ? text : closeEntry(text)).replace(/\r\n?/g, '\n');
}

/** The value of a `@string` without the names of others; undefined for months and what the file doesn't define. */
function expandString(file: BibtexFile, name: string, above: ReadonlySet<string>): string | undefined {
  const folded = name.toLowerCase();
  const field = file.strings.get(folded);
  if (field === undefined || above.has(folded)) return undefined;
  let value = '';
  let done = field.valueSpan.start;
  for (const macro of field.macros) {
    value += file.text.slice(done, macro.span.start) + (expandString(file, macro.name, new Set([...above, folded])) ?? macro.name);
    done = macro.span.end;
  }
  return value + file.text.slice(done, field.valueSpan.end);
}

/** An entry that its file doesn't close must not swallow what comes behind it. */
function closeEntry(text: string): string {
  const depth = [...text].reduce((sum, character) => sum + Number(character === '{') - Number(character === '}'), 0);
  return text.trimEnd() + '}'.repeat(Math.max(0, depth));
}

/** Entries of the same file that this one takes fields from (biblatex manual, section 2.2.3), and theirs. */
function findParents(file: BibtexFile, block: BibtexBlock): ReadonlyMap<CitationKey, BibtexBlock> {
  const found = new Map<CitationKey, BibtexBlock>();
  const visit = (each: BibtexBlock): void => {
    for (const key of parentKeys(file.text, each)) {
      const parent = file.entries.get(key);
      if (parent === undefined || found.has(key) || parent === block) continue;
      found.set(key, parent);
      visit(parent);
    }
  };
  visit(block);
  return found;
}

function parentKeys(text: string, block: BibtexBlock): readonly CitationKey[] {
  return block.fields
    .filter(({ name }) => /^(?:crossref|xref|xdata|related|entryset)$/i.test(name))
    .flatMap(({ valueSpan }) => sliceSpan(text, valueSpan).replace(/[{}"]/g, '').split(','))
    .map((key) => key.trim());
}

/** Exported entries that others name in `crossref` come behind them. */
function withParentsLast(entries: ReadonlyMap<CitationKey, string>): readonly string[] {
  const named = new Set([...entries.values()].flatMap((text) => scanBibtex(text).flatMap((block) => parentKeys(text, block))));
  const all = [...entries];
  return [...all.filter(([key]) => !named.has(key)), ...all.filter(([key]) => named.has(key))].map(([, text]) => text);
}

import { maskControls } from '../../base/escape';
import { sliceSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import { type ScannedBlock, scanBlocks } from '../bibtex/scanBlock';
import type { ScannedField } from '../bibtex/scanField';
import { readKeyList } from '../bibtex/unresolvedEntry';
import type { TextSource } from './renderEntry';

/** A file from which entries are copied. */
export interface EntryFile {
  readonly text: string;
  readonly entries: ReadonlyMap<CitationKey, ScannedBlock>;
  /** The `@string`s of the file, by their names in lower case. */
  readonly strings: ReadonlyMap<string, ScannedField>;
  readonly preambles: readonly string[];
}

type Macro = Extract<ScannedField['parts'][number], { readonly kind: 'macro' }>;

/** Reads a file to copy its entries. The copies have spaces in place of characters that control a terminal or reorder a line. */
export function readEntryFile(fileText: string): EntryFile {
  const text = maskControls(fileText);
  const blocks = [...scanBlocks(text)];
  const entries = new Map<CitationKey, ScannedBlock>();
  for (const block of blocks) if (block.kind === 'entry' && !entries.has(block.key)) entries.set(block.key, block);
  return {
    text,
    entries,
    strings: new Map(
      blocks.filter(({ kind }) => kind === 'string').flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)),
    ),
    preambles: blocks.filter(({ kind, isCutOff }) => kind === 'preamble' && !isCutOff).map(({ span }) => sliceSpan(text, span)),
  };
}

/**
 * The text of the entry, with the line ends `\n`. Each name of an `@string` that the file defines is replaced with the text that
 * `writeString` returns.
 */
export function copyEntry(file: EntryFile, block: ScannedBlock, writeString: (name: string, value: string) => string): string {
  let copy = '';
  let done = block.span.start;
  for (const { text: name, span } of block.fields.flatMap(listMacros)) {
    const value = expandString(file, name, new Set());
    if (value === undefined) continue;
    copy += file.text.slice(done, span.start) + writeString(name, value);
    done = span.end;
  }
  const text = copy + file.text.slice(done, block.span.end);
  return (block.isCutOff ? closeEntry(text) : text).replace(/\r\n?/g, '\n');
}

function listMacros({ parts }: ScannedField): readonly Macro[] {
  return parts.filter((part) => part.kind === 'macro');
}

/**
 * The value of an `@string`, in which other strings are expanded. undefined if the file does not define the name, for example if it is
 * the name of a month (`jan`).
 */
function expandString(file: EntryFile, name: string, above: ReadonlySet<string>): string | undefined {
  const folded = name.toLowerCase();
  const field = file.strings.get(folded);
  if (field === undefined || above.has(folded)) return undefined;
  let value = '';
  let done = field.span.start;
  for (const macro of listMacros(field)) {
    value += file.text.slice(done, macro.span.start) + (expandString(file, macro.text, new Set([...above, folded])) ?? macro.text);
    done = macro.span.end;
  }
  return value + file.text.slice(done, field.span.end);
}

/** Closes an entry that has no closing brace, so that it cannot include the text after it. */
function closeEntry(text: string): string {
  const depth = [...text].reduce((sum, character) => sum + Number(character === '{') - Number(character === '}'), 0);
  return text.trimEnd() + '}'.repeat(Math.max(0, depth));
}

/**
 * The entries of the same file that this entry needs, directly or through other entries, for example because it inherits fields from
 * them (biblatex manual, section 2.2.3).
 */
export function listParents(file: EntryFile, block: ScannedBlock): ReadonlyMap<CitationKey, ScannedBlock> {
  const found = new Map<CitationKey, ScannedBlock>();
  const visit = (each: ScannedBlock): void => {
    for (const key of listParentKeys(each)) {
      const parent = file.entries.get(key);
      if (parent === undefined || found.has(key) || parent === block) continue;
      found.set(key, parent);
      visit(parent);
    }
  };
  visit(block);
  return found;
}

export function listParentKeys({ fields }: ScannedBlock): readonly CitationKey[] {
  return fields.filter(({ name }) => /^(?:crossref|xref|xdata|related|entryset)$/.test(name)).flatMap(readKeyList);
}

/** The entry with this key in a form that can be added to another file; undefined if the file has no such entry. */
export function findTextSource(fileText: string, key: CitationKey, title: string): TextSource | undefined {
  const file = readEntryFile(fileText);
  const block = file.entries.get(key);
  if (block === undefined) return undefined;
  // Strings are expanded, because the other file may not define them.
  const copy = (each: ScannedBlock): string => copyEntry(file, each, (_, value) => value);
  const parents = [...listParents(file, block)].map(([parentKey, parent]) => ({ key: parentKey, text: copy(parent) }));
  return { kind: 'text', text: copy(block), title, parents };
}

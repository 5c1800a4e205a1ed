import { shiftSpan } from '../../base/span';
import { texToText } from '../../base/tex/texToText';
import type { BibliographyEntry, BibliographyField, EntryKey } from '../../model/bibliography';
import { findField, getFieldValue, readIdentifiers, readPlainYear } from '../entryFields';
import { endsWithOthers, readNames } from '../names';
import { type ScannedBlock, scanBlock } from './scanBlock';
import type { ScannedField } from './scanField';

/** An entry before its strings and parents are resolved: its own text, and the names of the strings and entries that it uses. */
export interface UnresolvedEntry {
  readonly text: string;
  readonly entryType: string;
  readonly key: string;
  /** The names of the strings that the entry uses, in lower case and without repetitions. */
  readonly macroNames: readonly string[];
  /** The values that these strings have at the entry; undefined for a name that is not defined there. */
  readonly macroValues: readonly (string | undefined)[];
  readonly parentKeys: readonly ParentKey[];
}

export interface ParentKey {
  readonly how: 'crossref' | 'xdata';
  readonly key: string;
}

/** An entry from which another entry inherits fields. `parents` are the entries from which this entry inherits fields itself. */
export interface Parent {
  readonly how: ParentKey['how'];
  readonly own: UnresolvedEntry;
  readonly parents: readonly Parent[];
}

interface Renaming {
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** The prefix that is put before `title`, `subtitle` and `titleaddon`. */
  readonly prefix: 'main' | 'book' | 'journal';
}

const none: readonly never[] = [];

/** Finds the strings and entries that an entry uses. `text` is the text of the block alone. */
export function readUnresolvedEntry(block: ScannedBlock, text: string): UnresolvedEntry {
  const { entryType, key, fields } = block;
  const macroNames = findMacroNames(fields);
  return {
    text,
    entryType,
    key,
    macroNames,
    macroValues: macroNames.length === 0 ? none : macroNames.map(() => undefined),
    parentKeys: findParentKeys(fields),
  };
}

function findMacroNames(fields: readonly ScannedField[]): readonly string[] {
  let names: Set<string> | undefined;
  for (const { parts } of fields) {
    for (const { kind, text } of parts) if (kind === 'macro') (names ??= new Set()).add(text.toLowerCase());
  }
  return names === undefined ? none : [...names];
}

/** The keys that the entry's fields `crossref` and `xdata` name, in the order of the fields. */
function findParentKeys(fields: readonly ScannedField[]): readonly ParentKey[] {
  let keys: ParentKey[] | undefined;
  for (const field of fields) {
    const { name } = field;
    if (name === 'crossref' || name === 'xdata') (keys ??= []).push(...readKeyList(field).map((key): ParentKey => ({ how: name, key })));
  }
  return keys ?? none;
}

/** The keys that a field names: `xdata = {a, b}`. A `crossref` names a single key, which may contain commas. */
export function readKeyList({ name, parts }: ScannedField): readonly string[] {
  const value = parts.map(({ text }) => text).join('');
  return (name === 'crossref' ? [value] : value.split(',')).map((key) => key.trim()).filter((key) => key !== '');
}

/** The entry's own fields, with spans relative to its start. The name of an undefined string is kept as text. */
export function resolveFields(
  block: ScannedBlock,
  macroNames: readonly string[],
  macroValues: readonly (string | undefined)[],
): BibliographyField[] {
  const { start } = block.span;
  return block.fields.map(({ name, span, parts }) => ({
    name,
    value: parts.length === 1 && parts[0]?.kind === 'text' ? parts[0].text : joinParts(parts, macroNames, macroValues),
    span: shiftSpan(span, -start),
  }));
}

/**
 * At most this many UTF-16 code units of a value may come from strings. The names of further strings are left out. Strings made of
 * other strings can double in length with each definition, but strings are meant for names of venues and months, which have at most a
 * few hundred letters.
 */
const maxExpansionLength = 64 * 1024;

export function joinParts(parts: ScannedField['parts'], names: readonly string[], values: readonly (string | undefined)[]): string {
  let expanded = 0;
  const expand = (name: string): string => {
    const value = values[names.indexOf(name.toLowerCase())] ?? name;
    expanded += value.length;
    return expanded > maxExpansionLength ? '' : value;
  };
  return parts.map(({ kind, text }) => (kind === 'text' ? text : expand(text))).join('');
}

/** The entry's own fields, followed by those that it inherits: first through `xdata`, then through `crossref`. */
export function readAllFields(own: UnresolvedEntry, parents: readonly Parent[]): readonly BibliographyField[] {
  const block = scanBlock(own.text, 0);
  if (block === undefined) return [];
  return addInheritedFields(own.entryType, resolveFields(block, own.macroNames, own.macroValues), parents);
}

export function addInheritedFields(
  entryType: string,
  fields: readonly BibliographyField[],
  parents: readonly Parent[],
): readonly BibliographyField[] {
  if (parents.length === 0) return fields;
  const all = [...fields];
  const known = new Set(fields.map(({ name }) => getCommonFieldName(name)));
  for (const how of ['xdata', 'crossref'] as const) {
    for (const parent of parents) {
      if (parent.how !== how) continue;
      const inherited = readParentFields(parent, entryType);
      // Fields that overlap in meaning (`year`, `month`) are inherited together from the same entry.
      for (const field of inherited) if (!known.has(getCommonFieldName(field.name))) all.push({ ...field, span: findSource(fields, how) });
      for (const field of inherited) known.add(getCommonFieldName(field.name));
    }
  }
  return all;
}

function readParentFields({ how, own, parents }: Parent, childType: string): readonly BibliographyField[] {
  const fields = readAllFields(own, parents);
  if (how === 'xdata') return fields.filter(({ name }) => isInheritedThroughXdata(name));
  const renamed = fields.flatMap((field) =>
    listInheritedNames(field.name, own.entryType, childType).map((name) => ({ ...field, name, isRenamed: name !== field.name })),
  );
  // If the parent's `title` becomes the `booktitle` of the child, the parent's own `booktitle` is not inherited.
  return renamed
    .filter(({ name, isRenamed }) => isRenamed || !renamed.some((other) => other.isRenamed && other.name === name))
    .map(({ name, value, span }) => ({ name, value, span }));
}

/** The span that an inherited field gets: that of the field in which the entry names its parent. */
function findSource(fields: readonly BibliographyField[], how: ParentKey['how']): BibliographyField['span'] {
  return fields.find(({ name }) => name === how)?.span ?? { start: 0, end: 0 };
}

/**
 * The rules by which an entry inherits fields of the entry that its `crossref` names (biblatex manual, appendix B, "Default Inheritance
 * Setup").
 */

/** Fields that are not inherited through `crossref`. */
const ownFields: ReadonlySet<string> = new Set([
  'crossref',
  'xref',
  'xdata',
  'ids',
  'entryset',
  'entrysubtype',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'relatedoptions',
  'relatedstring',
  'relatedtype',
  'shorthand',
  'shorthandintro',
  'sortkey',
]);

/** If the child inherits the title under another name, these fields are not inherited, because they would be wrong for the child. */
const titleFields: ReadonlySet<string> = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

/** Maps BibTeX's names of fields to those of biblatex, so that fields can be compared. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['journal', 'journaltitle'],
  ['address', 'location'],
  ['school', 'institution'],
  ['year', 'date'],
  ['month', 'date'],
]);

const inBooks = ['inbook', 'bookinbook', 'suppbook'];
const inCollections = ['incollection', 'inreference', 'suppcollection'];

const renamings: readonly Renaming[] = [
  { parents: ['mvbook'], children: ['book', ...inBooks], prefix: 'main' },
  { parents: ['mvcollection', 'mvreference'], children: ['collection', 'reference', ...inCollections], prefix: 'main' },
  { parents: ['mvproceedings'], children: ['proceedings', 'inproceedings', 'conference'], prefix: 'main' },
  { parents: ['book'], children: inBooks, prefix: 'book' },
  { parents: ['collection', 'reference', 'book'], children: inCollections, prefix: 'book' },
  { parents: ['proceedings'], children: ['inproceedings', 'conference'], prefix: 'book' },
  { parents: ['periodical'], children: ['article', 'suppperiodical'], prefix: 'journal' },
];

/** The names under which a child of `childType` inherits the field `name` of its parent; empty if the child does not inherit the field. */
function listInheritedNames(name: string, parentType: string, childType: string): readonly string[] {
  if (ownFields.has(name)) return [];
  if (name === 'author' && /^(?:mv)?book$/.test(parentType) && inBooks.includes(childType)) return ['author', 'bookauthor'];
  const renaming = renamings.find(({ parents, children }) => parents.includes(parentType) && children.includes(childType));
  if (renaming === undefined) return [name];
  if (titleFields.has(name)) return [];
  return /^(?:title|subtitle|titleaddon)$/.test(name) ? [renaming.prefix + name] : [name];
}

/** Returns the same name for fields with the same meaning, for example `date` for `year` and `journaltitle` for `journal`. */
function getCommonFieldName(name: string): string {
  return otherNames.get(name) ?? name;
}

/** Whether a field is inherited through `xdata`, as all fields but a few are. */
function isInheritedThroughXdata(name: string): boolean {
  return name !== 'ids' && name !== 'crossref' && name !== 'xref' && name !== 'xdata';
}

/** The span of an entry's key in the entry's text. */
type KeySpan = EntryKey['keySpan'];

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Builds the entry of the bibliography. `fields` are the entry's own fields and the inherited ones. */
export function readBibtexEntry(
  own: UnresolvedEntry,
  keySpan: KeySpan,
  fields: readonly BibliographyField[],
  parents: readonly Parent[],
): BibliographyEntry {
  const year = readPlainYear(getFieldValue(fields, 'date')) ?? readPlainYear(getFieldValue(fields, 'year'));
  const date = getFieldValue(fields, 'date')
    .replace(/[{}\s]+/g, ' ')
    .trim();
  const { arxivId, doi, links } = readIdentifiers(fields);
  const venue = readVenue(fields, arxivId);
  const entry: Mutable<BibliographyEntry> = {
    key: own.key,
    keySpan,
    entryType: own.entryType,
    aliases: readAliases(own, fields),
    title: readFullTitle(fields),
    titleSpan: findField(fields, 'title')?.span ?? { start: keySpan.end, end: keySpan.end },
    abstract: texToText(getFieldValue(fields, 'abstract')),
    span: { start: 0, end: own.text.length },
    names: none,
    authors: readNames(getFieldValue(fields, 'author')),
    links: links.length === 0 ? none : links,
    fields: () => readAllFields(own, parents),
  };
  // The fields are set one by one, because copying objects would take as long as all the reading.
  if (endsWithOthers(getFieldValue(fields, 'author'))) entry.hasMoreAuthors = true;
  if (date !== '') entry.date = date;
  if (year !== undefined) entry.year = year;
  if (arxivId !== undefined) entry.arxivId = arxivId;
  if (doi !== undefined) entry.doi = doi;
  if (venue !== '') entry.venue = venue;
  return entry;
}

/** The title with its subtitle: `Attention: A Survey`. */
export function readFullTitle(fields: readonly BibliographyField[]): string {
  const title = texToText(getFieldValue(fields, 'title'));
  const subtitle = texToText(getFieldValue(fields, 'subtitle'));
  if (title === '' || subtitle === '') return title;
  return `${title}${/[?!:.]$/.test(title) ? '' : ':'} ${subtitle}`;
}

function readVenue(fields: readonly BibliographyField[], arxivId: string | undefined): string {
  const value = getFieldValue(fields, 'journaltitle', 'journal', 'booktitle', 'institution', 'school', 'organization', 'publisher');
  return value === '' && arxivId !== undefined ? 'arXiv' : texToText(value);
}

/**
 * Reads `ids = {a, b}` (biblatex manual, "Special Fields"). If the value uses an `@string`, the spans of the keys are not known, and
 * each key gets the span of the field's value.
 */
function readAliases(own: UnresolvedEntry, fields: readonly BibliographyField[]): readonly EntryKey[] {
  const ids = findField(fields, 'ids');
  if (ids === undefined) return none;
  const aliases: EntryKey[] = [];
  const written = own.text.slice(ids.span.start, ids.span.end);
  for (const match of ids.value.matchAll(/[^\s,]+/g)) {
    const at = written.indexOf(ids.value);
    const start = ids.span.start + (at < 0 ? 0 : at + match.index);
    aliases.push({ key: match[0], keySpan: at < 0 ? ids.span : { start, end: start + match[0].length } });
  }
  return aliases;
}

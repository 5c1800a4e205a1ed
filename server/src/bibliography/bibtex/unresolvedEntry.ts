import { shiftSpan } from '../../base/span';
import type { BibliographyField } from '../../model/bibliography';
import { getCommonFieldName, listInheritedNames, isInheritedThroughXdata } from './inheritance';
import { scanBlock, type ScannedBlock } from './scanBlock';
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
const longestExpansion = 64 * 1024;

export function joinParts(parts: ScannedField['parts'], names: readonly string[], values: readonly (string | undefined)[]): string {
  let expanded = 0;
  const expand = (name: string): string => {
    const value = values[names.indexOf(name.toLowerCase())] ?? name;
    expanded += value.length;
    return expanded > longestExpansion ? '' : value;
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

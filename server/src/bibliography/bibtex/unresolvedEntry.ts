import { shiftSpan } from '../../base/span';
import type { BibliographyField } from '../../model/bibliography';
import { commonName, inheritedNames, isHandedOn } from './inheritance';
import { scanBlock, type ScannedBlock } from './scanBlock';
import type { ScannedField } from './scanField';

/** What an entry says by its own text, and what it needs of others to say it. */
export interface UnresolvedEntry {
  readonly text: string;
  readonly entryType: string;
  readonly key: string;
  /** The names of strings that it uses, in lower case, each once. */
  readonly macroNames: readonly string[];
  /** What they stand for at this place of the file; undefined for names that are not defined there. */
  readonly macroValues: readonly (string | undefined)[];
  readonly parentKeys: readonly ParentKey[];
}

export interface ParentKey {
  readonly how: 'crossref' | 'xdata';
  readonly key: string;
}

/** An entry that another takes fields from, with those that it takes fields from itself. */
export interface Parent {
  readonly how: ParentKey['how'];
  readonly own: UnresolvedEntry;
  readonly parents: readonly Parent[];
}

const none: readonly never[] = [];

/** `text` is the block's own. */
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

/** An entry has one `crossref`, and any number of `xdata`; what they say themselves comes first. */
function findParentKeys(fields: readonly ScannedField[]): readonly ParentKey[] {
  let keys: ParentKey[] | undefined;
  for (const field of fields) {
    const { name } = field;
    if (name === 'crossref' || name === 'xdata') (keys ??= []).push(...readKeyList(field).map((key): ParentKey => ({ how: name, key })));
  }
  return keys ?? none;
}

/** The keys that a field names: `xdata = {a, b}`. The one of a `crossref` may hold commas. */
export function readKeyList({ name, parts }: ScannedField): readonly string[] {
  const value = parts.map(({ text }) => text).join('');
  return (name === 'crossref' ? [value] : value.split(',')).map((key) => key.trim()).filter((key) => key !== '');
}

/** An entry's own fields from its scan; spans from its start. A name that nothing defines stays as it is. */
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
 * So much of one value may come from strings, in UTF-16 units; names beyond it stand for nothing. Strings made of strings
 * can double with each definition; what they are for, names of venues and months, is some hundred letters long.
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

/** An entry's own fields, then what it takes over: first what `xdata` says, then `crossref`. */
export function readAllFields(own: UnresolvedEntry, parents: readonly Parent[]): readonly BibliographyField[] {
  const block = scanBlock(own.text, 0);
  if (block === undefined) return [];
  return withInherited(own.entryType, resolveFields(block, own.macroNames, own.macroValues), parents);
}

export function withInherited(
  entryType: string,
  fields: readonly BibliographyField[],
  parents: readonly Parent[],
): readonly BibliographyField[] {
  if (parents.length === 0) return fields;
  const all = [...fields];
  const known = new Set(fields.map(({ name }) => commonName(name)));
  for (const how of ['xdata', 'crossref'] as const) {
    for (const parent of parents) {
      if (parent.how !== how) continue;
      const inherited = readParentFields(parent, entryType);
      // Fields that say the same by two names (`year`, `month`) come from one place together.
      for (const field of inherited) if (!known.has(commonName(field.name))) all.push({ ...field, span: findSource(fields, how) });
      for (const field of inherited) known.add(commonName(field.name));
    }
  }
  return all;
}

function readParentFields({ how, own, parents }: Parent, childType: string): readonly BibliographyField[] {
  const fields = readAllFields(own, parents);
  if (how === 'xdata') return fields.filter(({ name }) => isHandedOn(name));
  const renamed = fields.flatMap((field) =>
    inheritedNames(field.name, own.entryType, childType).map((name) => ({ ...field, name, isRenamed: name !== field.name })),
  );
  // `title` as the child's `booktitle` wins over a `booktitle` that stands beside it.
  return renamed
    .filter(({ name, isRenamed }) => isRenamed || !renamed.some((other) => other.isRenamed && other.name === name))
    .map(({ name, value, span }) => ({ name, value, span }));
}

/** An inherited field stands where the entry names its parent. */
function findSource(fields: readonly BibliographyField[], how: ParentKey['how']): BibliographyField['span'] {
  return fields.find(({ name }) => name === how)?.span ?? { start: 0, end: 0 };
}

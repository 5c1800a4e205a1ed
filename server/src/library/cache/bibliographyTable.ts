import { packStrings, readStrings, type StringTable } from '../../base/stringTable';
import type { BibliographyEntry } from '../../model/bibliography';

/** The data that is needed to recognise the entries of a bibliography. The bibliography itself is read again at each start. */
export interface BibliographyTable {
  readonly count: number;
  /** For each entry: its title, its key, and the keys of its aliases as JSON. */
  readonly strings: StringTable;
}

export function packBibliography(entries: readonly BibliographyEntry[]): BibliographyTable {
  const strings = entries.flatMap(({ title, key, aliases }) => [
    title,
    key,
    aliases.length === 0 ? '' : JSON.stringify(aliases.map((alias) => alias.key)),
  ]);
  return { count: entries.length, strings: packStrings(strings) };
}

const nowhere = { start: 0, end: 0 };

/**
 * The entries of a file that has changed since it was cached. Only the fields that are needed to remove the entries from a library are
 * restored.
 */
export function restoreFormerEntries({ count, strings }: BibliographyTable): readonly BibliographyEntry[] {
  const string = readStrings(strings);
  return Array.from({ length: count }, (_, index): BibliographyEntry => {
    const aliases = string(3 * index + 2);
    return {
      title: string(3 * index),
      titleSpan: nowhere,
      abstract: '',
      span: nowhere,
      names: [],
      authors: [],
      links: [],
      key: string(3 * index + 1),
      keySpan: nowhere,
      entryType: '',
      aliases: aliases === '' ? [] : (JSON.parse(aliases) as readonly string[]).map((key) => ({ key, keySpan: nowhere })),
      fields: () => [],
    };
  });
}

import { correctField, type FieldCorrection } from '#bibliography';
import { formatPersonName, nameAuthorsInBrief } from '#text';
import type { Objection } from '#verdicts';
import type { BibliographyFile, Snapshot } from '#workspace';
import { lazy } from '../../base/derivedValues';
import type { BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import { getRegistryLabel } from '../../model/registryRecord';
import { findCheck } from './checkedEntry';
import { canCompleteEntriesOf, listConflicts } from './completeEntries';

/** Writes what a registry says into one field of an entry. */
interface EntryCorrection {
  /** For the writer: `Change the year to 2021 (Crossref)`. */
  readonly title: string;
  /** The edits by URI. */
  files(): ReadonlyMap<string, readonly TextEdit[]>;
}

/** The corrections for what the last check holds against an entry; empty also where nothing may be written. */
export function listCorrections(snapshot: Snapshot, file: BibliographyFile, entry: BibliographyEntry): readonly EntryCorrection[] {
  const check = findCheck(snapshot, entry);
  if (check === undefined || !canCompleteEntriesOf(snapshot, file.uri) || listConflicts(snapshot, [file.uri]).length > 0) return [];
  return check.objections.flatMap((objection): readonly EntryCorrection[] => {
    const found = findCorrection(objection);
    if (found === undefined) return [];
    const edits = lazy(() => correctField({ text: file.text, bibliography: file.bibliography() }, entry, found.correction));
    return edits().length === 0 ? [] : [{ title: found.title, files: () => new Map([[file.uri, edits()]]) }];
  });
}

function findCorrection(objection: Objection): { readonly title: string; readonly correction: FieldCorrection } | undefined {
  switch (objection.kind) {
    case 'differs': {
      const { field, record } = objection;
      const value = record[field];
      if (value === undefined || value === '') return undefined;
      const shown = field === 'year' ? String(value) : `"${value}"`;
      return {
        title: `Change the ${field} to ${shown} (${getRegistryLabel(record.registry)})`,
        correction: { field, value: String(value) },
      };
    }
    case 'other-authors': {
      const { record } = objection;
      if (record.hasMoreAuthors === true || record.authors.length === 0) return undefined;
      const names = record.authors.length < 3 ? record.authors.map(formatPersonName).join(', ') : nameAuthorsInBrief(record);
      return {
        title: `Change the authors to ${names} (${getRegistryLabel(record.registry)})`,
        correction: { field: 'authors', value: record.authors },
      };
    }
    case 'other-work':
    case 'unknown-identifier': {
      const { identifier, right } = objection;
      if (right === undefined || identifier === 'aclId') return undefined;
      return {
        title: `Change the ${identifier === 'doi' ? 'DOI' : 'arXiv ID'} to ${right}`,
        correction: { field: identifier, value: right },
      };
    }
    case 'title-of-others':
    case 'withdrawn':
    case 'concern':
      return undefined;
  }
}

import { listMissingFacts } from '../../bibliography/missingFacts';
import { findStatement } from '../../bibliography/write/preprintStatement';
import { completeEntries, type EntryToComplete } from '../../bibliography/write/completion/completeEntries';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CompletedReference } from '../../model/completedReference';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { isInside } from '../../workspace/files/insideFolders';
import { isBibliography } from '../../workspace/files/isBibliography';
import type { Snapshot } from '../../workspace/snapshot';
import { copyPaper } from '../../library/copyPaper';

/** A paper, and what registries say of it. The reference may be newer than `paper.reference`. */
export interface LookedUpPaper {
  readonly paper: Paper;
  readonly reference: CompletedReference;
}

/**
 * The edits, by URI, that complete the incomplete entries of these papers in the bibliographies of the workspace. Entries that lack
 * nothing, files outside the workspace, and the file of references are left alone.
 */
export function planEntryCompletions(snapshot: Snapshot, lookedUp: readonly LookedUpPaper[]): ReadonlyMap<string, readonly TextEdit[]> {
  const wanted = new Map<string, EntryToComplete[]>();
  for (const { paper, reference } of lookedUp) {
    for (const occurrence of paper.occurrences) {
      if (occurrence.kind !== 'bibliography' || !isCompletable(occurrence.entry)) continue;
      const { uri, entry } = occurrence;
      wanted.set(uri, [...(wanted.get(uri) ?? []), { entry, paper: copyPaper(paper, { reference }) }]);
    }
  }
  const files = [...wanted].flatMap(([uri, entries]): readonly (readonly [string, readonly TextEdit[]])[] => {
    const file = snapshot.bibliographies.get(uri);
    if (file === undefined || !canCompleteEntriesOf(snapshot, uri)) return [];
    const edits = completeEntries({ text: file.text, bibliography: file.bibliography() }, entries, snapshot.settings.preferredVersion);
    return edits.length === 0 ? [] : [[uri, edits]];
  });
  return new Map(files);
}

/** Whether an entry lacks something, or is one of ours that few styles print whole. */
function isCompletable(entry: BibliographyEntry): boolean {
  return listMissingFacts(entry).length > 0 || findStatement(entry.fields()) === 'url';
}

/** Whether entries of this file are completed: it is a bibliography of the workspace, and not the file of references. */
export function canCompleteEntriesOf(snapshot: Snapshot, uri: string): boolean {
  const file = snapshot.bibliographies.get(uri);
  return file !== undefined && isBibliography(file) && isInside(snapshot.folders, uri) && !snapshot.referencesFiles.has(uri);
}

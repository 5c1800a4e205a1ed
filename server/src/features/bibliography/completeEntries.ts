import {
  completeEntries,
  describeMissingFacts,
  type EntryToComplete,
  findAddableFacts,
  findStatement,
  listMissingFacts,
  listMissingPaperFacts,
  type MissingFact,
} from '#bibliography';
import { copyPaper } from '#library';
import { editOwnFile, isBibliography, isInside, type Snapshot } from '#workspace';
import { hasConflict } from '../../base/conflictMarks';
import { fileName } from '../../base/paths';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CompletedReference } from '../../model/completedReference';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';

/** A paper, and what registries say of it. The reference may be newer than `paper.reference`. */
interface LookedUpPaper {
  readonly paper: Paper;
  readonly reference: CompletedReference;
}

/** What a look-up gives to a reference, and what the reference lacks all the same. */
interface RemainingFacts {
  readonly added: readonly MissingFact[];
  readonly missing: readonly MissingFact[];
  /** Whether a registry gave something of that for a version that an entry may not cite. */
  readonly isOfOtherVersion: boolean;
}

/** Facts of a work, from whatever source. */
interface KnownFacts {
  readonly authors: readonly unknown[];
  readonly year?: number | undefined;
  readonly venue?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  readonly aclId?: string | undefined;
  readonly url?: string | undefined;
}

interface CompletionPlan {
  /** By URI: the edits of the file of references, and those of bibliographies. Files without an edit are left out. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
  /** The file of references, if it must be created. The other files exist. */
  readonly creates?: string;
  /** Why a file is not written, in words for the writer. */
  readonly refusal?: string;
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
  return file !== undefined && isBibliography(file) && isInside(snapshot.folders, uri) && !snapshot.ownFiles.references.has(uri);
}

/**
 * What the entries of a paper will lack once they are completed, or, if it has no entry, what nobody says of the paper. An entry may
 * lack a fact that the registries gave, since it may cite another version.
 */
export function listRemainingFacts(snapshot: Snapshot, { paper, reference }: LookedUpPaper): RemainingFacts {
  const entries = paper.occurrences.flatMap((occurrence) =>
    occurrence.kind === 'bibliography' && !snapshot.ownFiles.references.has(occurrence.uri) ? [occurrence] : [],
  );
  const lacks = (before: readonly MissingFact[], given: KnownFacts | undefined): RemainingFacts => ({
    added: before.filter((fact) => given !== undefined && gives(given, fact)),
    missing: before.filter((fact) => given === undefined || !gives(given, fact)),
    isOfOtherVersion: false,
  });
  if (entries.length === 0) return lacks(listMissingPaperFacts(paper), reference);
  const all = entries.map(({ uri, entry }) => {
    const before = listMissingFacts(entry);
    if (before.length === 0 || !canCompleteEntriesOf(snapshot, uri)) return lacks(before, undefined);
    return lacks(before, findAddableFacts(entry, paper, reference, snapshot.settings.preferredVersion));
  });
  const missing = new Set(all.flatMap((each) => each.missing));
  const isOfOtherVersion = entries.some(
    ({ uri }, at) => canCompleteEntriesOf(snapshot, uri) && all[at]?.missing.some((fact) => gives(reference, fact)) === true,
  );
  const added = new Set(all.flatMap((each) => each.added).filter((fact) => !missing.has(fact)));
  return { added: [...added], missing: [...missing], isOfOtherVersion };
}

function gives({ authors, year, venue, arxivId, doi, aclId, url }: KnownFacts, fact: MissingFact): boolean {
  switch (fact) {
    case 'author':
      return authors.length > 0;
    case 'year':
      return year !== undefined;
    case 'venue or identifier':
      return [venue, arxivId, doi, aclId, url].some((each) => each !== undefined);
  }
}

/** `authors added; still no year (your entry may cite another version)`; undefined if nothing is missing. */
export function describeRemainingFacts({ added, missing, isOfOtherVersion }: RemainingFacts): string | undefined {
  if (missing.length === 0) return undefined;
  const still = `still ${describeMissingFacts(missing)}${isOfOtherVersion ? ' (your entry may cite a different version)' : ''}`;
  if (added.length === 0) return still;
  return `${added.map((fact) => (fact === 'author' ? 'authors' : fact)).join(', ')} added; ${still}`;
}

/**
 * Plans the edits that write what registries say of papers. The keys of `references` are those of the papers. Bibliographies with git's
 * marks of a conflict are left alone.
 */
export function planCompletion(snapshot: Snapshot, references: ReadonlyMap<string, CompletedReference>): CompletionPlan {
  const lookedUp = [...references].flatMap(([key, reference]) => {
    const [paper, ...others] = snapshot.library().resolveKey(key);
    return paper === undefined || others.length > 0 ? [] : [{ paper, reference }];
  });
  const entries = leaveConflicts(snapshot, planEntryCompletions(snapshot, lookedUp));
  const kept = editOwnFile(snapshot, 'references', () => [...references.values()]);
  if (kept.kind === 'refused') return { ...entries, refusal: kept.reason };
  if (kept.edits.length === 0) return entries;
  return { ...entries, files: new Map([[kept.uri, kept.edits], ...entries.files]), ...(kept.isNew ? { creates: kept.uri } : {}) };
}

function leaveConflicts(snapshot: Snapshot, entries: CompletionPlan['files']): CompletionPlan {
  const left = listConflicts(snapshot, entries.keys());
  const refusal = describeConflicts(left);
  return { files: new Map([...entries].filter(([uri]) => !left.includes(uri))), ...(refusal === undefined ? {} : { refusal }) };
}

/** Of these bibliographies those with git's marks of a conflict, into which nothing is written. */
export function listConflicts(snapshot: Snapshot, uris: Iterable<string>): readonly string[] {
  return [...uris].filter((uri) => hasConflict(snapshot.bibliographies.get(uri)?.text ?? ''));
}

/** Why nothing is written into these files, in words for the writer; undefined if there are none. */
export function describeConflicts(uris: readonly string[]): string | undefined {
  if (uris.length === 0) return undefined;
  return `Nothing was changed because of merge conflicts in ${uris.map(fileName).join(', ')}. Choose one version and remove the conflict markers.`;
}

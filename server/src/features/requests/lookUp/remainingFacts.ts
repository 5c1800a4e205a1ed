import { describeMissingFacts, listMissingFacts, listMissingPaperFacts, type MissingFact } from '../../../bibliography/missingFacts';
import { findAddableFacts } from '../../../bibliography/write/completion/missingWorkFacts';
import type { Snapshot } from '../../../workspace/snapshot';
import { canCompleteEntriesOf, type LookedUpPaper } from '../entryCompletions';

/** What a look-up gives to a reference, and what the reference lacks all the same. */
export interface RemainingFacts {
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

/**
 * What the entries of a paper will lack once they are completed, or, if it has no entry, what nobody says of the paper. An entry may
 * lack a fact that the registries gave, since it may cite another version.
 */
export function listRemainingFacts(snapshot: Snapshot, { paper, reference }: LookedUpPaper): RemainingFacts {
  const entries = paper.occurrences.flatMap((occurrence) =>
    occurrence.kind === 'bibliography' && !snapshot.referencesFiles.has(occurrence.uri) ? [occurrence] : [],
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

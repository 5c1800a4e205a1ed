import { citesPreprint } from '../../bibliography/citesPreprint';
import { getVersionFacts } from '../../bibliography/write/completion/missingWorkFacts';
import { isPublication } from '../../bibliography/write/factFields';
import type { WorkFacts } from '../../bibliography/write/workFacts';
import { readArxivDoi } from '../../text/identifiers/arxivId';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CompletedReference } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { canCompleteEntriesOf } from '../requests/entryCompletions';

/** The published version of a paper whose entry cites the preprint. */
export interface PublishedVersion {
  readonly paper: Paper;
  readonly facts: WorkFacts;
  /** In words for the writer: `Proceedings of EMNLP 2024 · doi 10.1234/5`. */
  readonly summary: string;
}

/**
 * The version that an entry can cite in the place of the preprint, as registries said when the paper was looked up. undefined if none is
 * known, if it was withdrawn, if the writer prefers to cite preprints, or if the file is none in which entries are changed.
 */
export function findPublishedVersion(snapshot: Snapshot, uri: string, entry: BibliographyEntry): PublishedVersion | undefined {
  const paper = snapshot.library().findByEntry(entry);
  const { reference } = paper ?? {};
  if (paper === undefined || reference === undefined || snapshot.settings.preferredVersion === 'preprint') return undefined;
  // A reference can be found by the title, so it may be that of another preprint.
  if (entry.arxivId === undefined || reference.arxivId !== entry.arxivId || reference.isWithdrawn === true) return undefined;
  const summary = describePublication(reference);
  if (summary === undefined || !citesPreprint(entry) || !canCompleteEntriesOf(snapshot, uri)) return undefined;
  const facts = getVersionFacts(paper, reference, 'published');
  return facts === undefined || !isPublication(facts.kind) ? undefined : { paper, facts, summary };
}

/** Where a work was published: `Proceedings of EMNLP, 2024 · doi 10.1234/5`; undefined if it is known as a preprint alone. */
export function describePublication({ type, venue, year, doi }: CompletedReference): string | undefined {
  if (type === undefined || type === 'preprint' || type === 'unknown' || venue === undefined || year === undefined) return undefined;
  const named = venue.includes(String(year)) ? venue : `${venue}, ${year}`;
  return [named, doi === undefined ? undefined : `doi ${doi}`].filter((part) => part !== undefined).join(' · ');
}

/** Whether all that is known of a paper is its preprint at arXiv: by the writer's own files, and by registries. */
export function isKnownAsPreprint({ arxivId, reference, occurrences }: Paper): boolean {
  if (arxivId === undefined) return false;
  const isOfPreprint = reference?.arxivId === undefined || reference.arxivId === arxivId;
  if (reference !== undefined && isOfPreprint && describePublication(reference) !== undefined) return false;
  return occurrences.every(({ kind, entry }) =>
    kind === 'bibliography' ? citesPreprint(entry) : entry.doi === undefined || readArxivDoi(entry.doi) !== undefined,
  );
}

/** Whether a paper, should a published version of it be known, has an entry that could cite that in the place of the preprint. */
export function canCitePublished(snapshot: Snapshot, { occurrences }: Paper): boolean {
  if (snapshot.settings.preferredVersion === 'preprint') return false;
  return occurrences.some(({ kind, uri, entry }) => kind === 'bibliography' && citesPreprint(entry) && canCompleteEntriesOf(snapshot, uri));
}

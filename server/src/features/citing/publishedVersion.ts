import { citesPreprint } from '../../bibliography/citesPreprint';
import { getVersionFacts } from '../../bibliography/write/completion/missingWorkFacts';
import { isPublication } from '../../bibliography/write/factFields';
import type { WorkFacts } from '../../bibliography/write/workFacts';
import { readWorkText } from '../../lookUp/matching/workText';
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
  /** Its title, if that is another one than the entry has. */
  readonly title?: string | undefined;
  /** In words for the writer: `Proceedings of EMNLP 2024 · DOI 10.1234/5`. */
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
  if (!canCiteInstead(snapshot, uri, entry, reference)) return undefined;
  const summary = describePublication(paper, reference, entry.title);
  const facts = getVersionFacts(paper, reference, 'published');
  if (facts === undefined || summary === undefined) return undefined;
  return { paper, facts, summary, title: findOtherTitle(reference, entry.title) };
}

/** Whether an entry cites the preprint that a reference is about, and can cite another version, if one is known. */
function canCiteInstead(snapshot: Snapshot, uri: string, entry: BibliographyEntry, { arxivId, isWithdrawn }: CompletedReference): boolean {
  // A reference can be found by the title, so it may be that of another preprint.
  if (entry.arxivId === undefined || arxivId !== entry.arxivId || isWithdrawn === true) return false;
  return citesPreprint(entry) && canCompleteEntriesOf(snapshot, uri);
}

/**
 * Where a work was published: `Proceedings of EMNLP, 2024 · DOI 10.1234/5`, and under which title if that is another one than `title`.
 * undefined if it is known as a preprint alone, or if too little is known to cite the published version.
 */
export function describePublication(paper: Paper, reference: CompletedReference, title = paper.title): string | undefined {
  const { type, venue, year, doi } = reference;
  if (type === undefined || type === 'preprint' || type === 'unknown' || venue === undefined || year === undefined) return undefined;
  const facts = getVersionFacts(paper, reference, 'published');
  if (facts === undefined || !isPublication(facts.kind)) return undefined;
  const named = venue.includes(String(year)) ? venue : `${venue}, ${year}`;
  const other = findOtherTitle(reference, title);
  return [named, doi === undefined ? undefined : `DOI ${doi}`, other === undefined ? undefined : `titled "${other}" there`]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/**
 * The title in the reference, if it differs from another one in more than case, TeX, punctuation and spaces. Publishers register many titles
 * without their subtitles, so that one is missing is no difference.
 */
function findOtherTitle({ title }: CompletedReference, other: string): string | undefined {
  if (title === undefined) return undefined;
  const [known, written] = [readWorkText({ title }), readWorkText({ title: other })];
  if (known.letters === written.letters || written.beginnings().has(known.letters)) return undefined;
  return title;
}

/** Whether all that is known of a paper is its preprint at arXiv: by the writer's own files, and by registries. */
export function isKnownAsPreprint(paper: Paper): boolean {
  const { arxivId, reference, occurrences } = paper;
  if (arxivId === undefined) return false;
  const isOfPreprint = reference?.arxivId === undefined || reference.arxivId === arxivId;
  if (reference !== undefined && isOfPreprint && describePublication(paper, reference) !== undefined) return false;
  return occurrences.every(({ kind, entry }) =>
    kind === 'bibliography' ? citesPreprint(entry) : entry.doi === undefined || readArxivDoi(entry.doi) !== undefined,
  );
}

/** Whether a paper has an entry that can cite the published version, if the reference knows one, in the place of the preprint. */
export function canCitePublished(snapshot: Snapshot, { occurrences }: Paper, reference: CompletedReference): boolean {
  if (snapshot.settings.preferredVersion === 'preprint') return false;
  return occurrences.some(({ kind, uri, entry }) => kind === 'bibliography' && canCiteInstead(snapshot, uri, entry, reference));
}

import { derived } from '../../base/derivedValues';
import { papersInDigests } from '../../library/libraryTopics';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { listCitedPapers } from '../citing/citedPapers';
import { getDecisions } from './decisions';

/**
 * The papers that are not new: those about which the writer has decided, those in a bibliography, and those that have a note or are cited
 * in a draft.
 */
export function listKnownPapers(snapshot: Snapshot): ReadonlySet<Paper> {
  return new Set([
    ...getDecisions(snapshot).keys(),
    ...getPapersInBibliographies(snapshot),
    ...getNotedPapers(snapshot),
    ...listCitedPapers(snapshot),
  ]);
}

/** The papers in digests that are not new. */
export function listKnownDigestPapers(snapshot: Snapshot): readonly Paper[] {
  return [...listKnownPapers(snapshot)].filter(({ occurrences: [first] }) => first?.kind === 'digest');
}

/** Whether the writer has decided about a paper, perhaps one that the library has no more. */
export function hasDecisions({ decisionsFiles }: Snapshot): boolean {
  return [...decisionsFiles.values()].some(({ written }) => written().papers.length > 0);
}

/** The new papers, in the order of the library. */
export function listNewPapers(snapshot: Snapshot): readonly Paper[] {
  const known = listKnownPapers(snapshot);
  return papersInDigests(snapshot.library()).filter((paper) => !known.has(paper));
}

const getPapersInBibliographies = derived(
  (snapshot: Snapshot) => [snapshot.library(), snapshot.bibliographies],
  ([library, bibliographies]): readonly Paper[] =>
    [...bibliographies.keys()].flatMap((uri) =>
      (library.occurrences.get(uri)?.occurrences ?? []).flatMap(({ entry }) => library.findByEntry(entry) ?? []),
    ),
);

const getNotedPapers = derived(
  (snapshot: Snapshot) => [snapshot.noteIndex()],
  ([{ notes }]): readonly Paper[] => notes.flatMap(({ subject }) => (subject.kind === 'known' ? [subject.paper] : [])),
);

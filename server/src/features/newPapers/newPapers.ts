import { papersInDigests } from '#library';
import { orderByDate, type Written } from '#ownFiles';
import { isAboutPaper } from '#text';
import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { DecidedPaper } from '../../model/decision';
import type { Paper } from '../../model/paper';
import { listCitedPapers } from '../evidence/citedPapers';

/** A decision of the writer, and the URI of the file in which it is written. */
interface FiledDecision {
  readonly uri: string;
  readonly written: Written<DecidedPaper>;
}

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
export function hasDecisions({ ownFiles }: Snapshot): boolean {
  return [...ownFiles.decisions.values()].some(({ written }) => written().entries.length > 0);
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

/** The decisions about each paper of the library, the latest one last. Papers without a decision are left out. */
export const getDecisions = derived(
  (snapshot: Snapshot) => [snapshot.library(), snapshot.ownFiles.decisions],
  ([library, files]): ReadonlyMap<Paper, readonly FiledDecision[]> => {
    const found = new Map<Paper, FiledDecision[]>();
    const decisions = [...files.values()].flatMap(({ uri, written }) =>
      written().entries.map((paper) => ({ ...paper, uri, written: paper })),
    );
    for (const { uri, written } of orderByDate(decisions)) {
      const identified = library.findByIdentifier(written.identity);
      const namesakes = library.findByTitle(written.title).filter((paper) => isAboutPaper(written, paper));
      for (const paper of new Set([...identified, ...namesakes])) {
        const known = found.get(paper);
        if (known === undefined) found.set(paper, [{ uri, written }]);
        else known.push({ uri, written });
      }
    }
    return found;
  },
);

/** The latest decision about a paper; undefined if there is none. */
export function findDecision(snapshot: Snapshot, paper: Paper): Written<DecidedPaper> | undefined {
  return getDecisions(snapshot).get(paper)?.at(-1)?.written;
}

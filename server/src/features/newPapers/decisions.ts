import { derived } from '../../base/derivedValues';
import type { Paper } from '../../model/paper';
import type { WrittenDecision } from '../../model/decision';
import { isAboutPaper } from '../../text/identity/isAboutPaper';
import { orderByDate } from '../../ownFiles/decisions';
import type { Snapshot } from '../../workspace/snapshot';

/** A decision of the writer, and the URI of the file in which it is written. */
export interface FiledDecision {
  readonly uri: string;
  readonly written: WrittenDecision;
}

/** The decisions about each paper of the library, the latest one last. Papers without a decision are left out. */
export const getDecisions = derived(
  (snapshot: Snapshot) => [snapshot.library(), snapshot.decisionsFiles],
  ([library, files]): ReadonlyMap<Paper, readonly FiledDecision[]> => {
    const found = new Map<Paper, FiledDecision[]>();
    const decisions = [...files.values()].flatMap(({ uri, written }) =>
      written().papers.map((paper) => ({ ...paper, uri, written: paper })),
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
export function findDecision(snapshot: Snapshot, paper: Paper): WrittenDecision | undefined {
  return getDecisions(snapshot).get(paper)?.at(-1)?.written;
}

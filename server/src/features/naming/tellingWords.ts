import { derived } from '../../base/derivedValues';
import type { Paper } from '../../model/paper';
import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stemContentWord } from '../../text/words/stemWord';
import type { Snapshot } from '../../workspace/snapshot';

/** The stems of the words of a text that say something of its subject. */
export function listTellingStems(text: string): ReadonlySet<string> {
  return new Set(
    (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).flatMap((word) => {
      const stem = stemContentWord(word);
      return stem === undefined || isOrdinaryStem(stem) ? [] : [stem];
    }),
  );
}

/** Lists the telling stems of a paper's title and abstract. They are kept as long as the library stays the same. */
export const getPaperStems = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => {
    const known = new Map<Paper, ReadonlySet<string>>();
    return (paper: Paper): ReadonlySet<string> => {
      const stems = known.get(paper) ?? listTellingStems(`${paper.title} ${paper.abstract}`);
      known.set(paper, stems);
      return stems;
    };
  },
);

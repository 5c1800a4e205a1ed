import type { SearchDocument } from '../searchDocument';
import type { Collection } from './collection';
import { planText } from './planWords';
import { clearScores, listTouched, scoreWords } from './scoreWords';
import { contextShare } from './weights';

/** The text around the cursor is short; of a longer one the end is nearest to it. */
const mostWords = 64;

/** What the text around the cursor adds to the score of a document, from 0 to `contextShare`. */
export type ContextScore = (part: number, number: number) => number;

export function scoreContext<Document extends SearchDocument>(collection: Collection<Document>, context: string | undefined): ContextScore | undefined {
  if (context === undefined) return undefined;
  const scored = scoreWords(collection, planText(context).slice(-mostWords));
  let most = 0;
  const scores = scored.map((part) => {
    const { scratch } = part;
    const kept = new Float64Array(scratch.score.length);
    for (const number of listTouched(part)) {
      const score = scratch.score[number] ?? 0;
      kept[number] = score;
      most = Math.max(most, score);
    }
    return kept;
  });
  clearScores(scored);
  return most === 0 ? undefined : (part, number) => (contextShare * (scores[part]?.[number] ?? 0)) / most;
}

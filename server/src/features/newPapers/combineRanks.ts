import type { SearchDocument } from '../../search/searchDocument';
import type { SearchIndex } from '../../search/searchIndex';
import { createSameSubjectTest } from '../passages/sameSubject';
import type { DraftPassage } from './draftPassages';

/** The papers that are near to a passage, nearest first. */
export interface PassageHits<Document> {
  readonly passage: DraftPassage;
  readonly papers: readonly Document[];
}

export interface NearPaper<Document> {
  readonly paper: Document;
  /** The heading of the section of the draft that is nearest to the paper; undefined if no section with a heading has its subject. */
  readonly near: string | undefined;
}

/** How many papers are looked for with each passage. */
const papersOfPassage = 100;
/**
 * The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher 2009). With 10, `npm run eval -- newPapers` puts more papers into
 * the first tenth than with the usual 60.
 */
const rankOffset = 10;

/** The accepted papers that are nearest to a passage. Papers that share no significant word with the passage are left out. */
export function findNearPassage<Document extends SearchDocument>(
  index: SearchIndex<Document>,
  passage: DraftPassage,
  accepts: (paper: Document) => boolean,
): PassageHits<Document> {
  const { hits } = index.suggest(passage.text, { limit: papersOfPassage, accepts });
  return { passage, papers: hits.map(({ document }) => document) };
}

/** Ranks papers by their ranks in all passages, nearest first. */
export function combineRanks<Document extends SearchDocument>(found: readonly PassageHits<Document>[]): readonly NearPaper<Document>[] {
  const scores = new Map<Document, { score: number; best: number; near: string | undefined }>();
  for (const { passage, papers } of found) {
    const sharesSubject = createSameSubjectTest(passage.text);
    for (const [rank, paper] of papers.entries()) {
      const worth = 1 / (rankOffset + rank);
      const known = scores.get(paper) ?? { score: 0, best: 0, near: undefined };
      const isNearer = passage.heading !== undefined && worth > known.best && sharesSubject(paper);
      scores.set(paper, {
        score: known.score + worth,
        ...(isNearer ? { best: worth, near: passage.heading } : { best: known.best, near: known.near }),
      });
    }
  }
  return [...scores].sort(([, a], [, b]) => b.score - a.score).map(([paper, { near }]) => ({ paper, near }));
}

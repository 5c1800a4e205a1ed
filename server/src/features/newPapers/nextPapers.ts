import type { SearchDocument, SearchIndex } from '#search';
import type { DraftFile, Snapshot } from '#workspace';
import type { NewPaperDecision } from '../../model/decision';
import type { Paper } from '../../model/paper';
import { listSentences } from '../evidence/draftSentences';
import { createSameSubjectTest } from '../evidence/priorCitations';
import { findDecision, getDecisions, listNewPapers } from './newPapers';

/** A paper that the writer has not decided about, or wants to see again. */
interface NextPaper extends NearPaper<Paper> {
  /** `later` if the writer put the decision off; undefined for a new paper. */
  readonly decision: NewPaperDecision | undefined;
}

interface NextPapers {
  /** The new papers, then those for later; both nearest to the draft first, the others in the order of the library. */
  readonly papers: readonly NextPaper[];
  /** How many papers are new, including those beyond the limit. */
  readonly newCount: number;
  /** How many papers are for later. */
  readonly laterCount: number;
}

/** The papers that are near to a passage, nearest first. */
export interface PassageHits<Document> {
  readonly passage: DraftPassage;
  readonly papers: readonly Document[];
}

interface NearPaper<Document> {
  readonly paper: Document;
  /** The heading of the section of the draft that is nearest to the paper; undefined if no section with a heading has its subject. */
  readonly near: string | undefined;
}

/** Some sentences of a draft that follow each other in one section. */
interface DraftPassage {
  readonly text: string;
  /** The heading of the section; undefined before the first heading. */
  readonly heading: string | undefined;
}

/** At most about this many passages of a draft are compared with the papers. In a library of 100,000 papers, each takes some 80 ms. */
const maxPassages = 40;

/**
 * The papers that the writer should look at next. `uri` is the draft to which they are near; if it is undefined or no draft, the papers
 * are in the order of the library. `pause` is called after each passage, because the search takes some time in a large library.
 */
export async function listNextPapers(
  snapshot: Snapshot,
  uri: string | undefined,
  limit: number,
  pause: () => Promise<void>,
): Promise<NextPapers> {
  const fresh = listNewPapers(snapshot);
  const later = [...getDecisions(snapshot).keys()].filter((paper) => findDecision(snapshot, paper)?.decision === 'later');
  const waiting = new Set([...fresh, ...later]);
  const draft = uri === undefined ? undefined : snapshot.drafts.get(uri);
  const passages = draft === undefined || waiting.size === 0 ? [] : listDraftPassages(draft, maxPassages);
  const found: PassageHits<Paper>[] = [];
  for (const passage of passages) {
    found.push(findNearPassage(snapshot.searchIndex(), passage, (paper) => waiting.has(paper)));
    await pause();
  }
  const near = combineRanks(found);
  const order = (papers: readonly Paper[]): readonly NearPaper<Paper>[] => {
    const left = new Set(papers);
    const first = near.filter(({ paper }) => left.delete(paper));
    return [...first, ...Array.from(left, (paper) => ({ paper, near: undefined }))];
  };
  const papers = [
    ...order(fresh).map((paper): NextPaper => ({ ...paper, decision: undefined })),
    ...order(later).map((paper): NextPaper => ({ ...paper, decision: 'later' })),
  ];
  return { papers: papers.slice(0, limit), newCount: fresh.length, laterCount: later.length };
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

const sentencesInPassage = 5;

/**
 * The passages of a draft, in the order of the text. Of a draft with more passages than `most`, about that many are chosen, at equal
 * distances.
 */
export function listDraftPassages(draft: DraftFile, max: number): readonly DraftPassage[] {
  const { headings } = draft.scan();
  const passages: { readonly heading: string | undefined; readonly sentences: string[] }[] = [];
  let next = 0;
  for (const { span, text } of listSentences(draft)) {
    const before = next;
    while ((headings[next]?.span.start ?? Infinity) <= span.start) next += 1;
    const last = passages.at(-1);
    if (last === undefined || next !== before || last.sentences.length === sentencesInPassage)
      passages.push({ heading: headings[next - 1]?.text, sentences: [text] });
    else last.sentences.push(text);
  }
  const step = Math.max(1, passages.length / max);
  return passages
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .map(({ heading, sentences }) => ({ heading, text: sentences.join(' ') }));
}

import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { toFoundPapers, type FoundPaper } from '../requests/search';
import { findPriorCitations, type PriorCitation } from './priorCitations';
import { findPapersByNamedAuthors } from './namedAuthors';
import type { Passage } from './passage';
import { createSameSubjectTest } from './sameSubject';

export interface PassageQuery {
  /** The URI of the draft. */
  readonly uri: string;
  readonly passage: Passage;
  readonly limit: number;
}

/** The number of papers that are ranked in addition to those that are returned, because a prior citation may move one of them up. */
const further = 20;
/**
 * How much a citation in a similar sentence counts, compared with the paper's own words. It was measured on 468 sentences of real
 * drafts, each left out in turn. With 0.2, the mean reciprocal rank rises from 0.56 to 0.60, but for papers that are cited nowhere
 * else, it falls from 0.52 to 0.50. With 0.35, the results are 0.62 and 0.47.
 */
const citedBeforeWeight = 0.2;

/** Papers that a passage of a draft is about, best first. Papers that its paragraph already cites come last. */
export function findPapersForPassage(snapshot: Snapshot, { uri, passage, limit }: PassageQuery): readonly FoundPaper[] {
  const { sentence, paragraph, citations } = passage;
  const text = sentence === '' ? paragraph : sentence;
  if (text === '') return [];
  const cited = new Set<Paper>(citations.flatMap(({ items }) => items.flatMap(({ key }) => resolveCitation(snapshot, uri, key))));
  const citedBefore = findPriorCitations(snapshot, uri, passage);
  const wanted = limit + cited.size + (citedBefore.size === 0 ? 0 : further);
  const { found: near } = toFoundPapers(snapshot.searchIndex().suggest(text, { limit: wanted, context: paragraph }));
  const sharesSubject = createSameSubjectTest(text);
  const spokenOf = near.filter(({ paper: { title, names, abstract = '' } }) => sharesSubject({ title, names, abstract }));
  const found = liftNamed(addCitedBefore(spokenOf, citedBefore), findPapersByNamedAuthors(snapshot, sentence));
  const isCited = ({ paper }: FoundPaper): boolean => cited.has(paper);
  return [...found.filter((hit) => !isCited(hit)), ...found.filter(isCited)].slice(0, limit);
}

function addCitedBefore(spokenOf: readonly FoundPaper[], citedBefore: ReadonlyMap<Paper, PriorCitation>): readonly FoundPaper[] {
  const known = new Set(spokenOf.map(({ paper }) => paper));
  const others = [...citedBefore.keys()]
    .filter((paper) => !known.has(paper))
    .map((paper): FoundPaper => ({ paper, score: 0, matches: [] }));
  const nearest = Math.max(0, ...[...citedBefore.values()].map(({ score }) => score));
  const lifted = [...spokenOf, ...others].map((found): FoundPaper => {
    const before = citedBefore.get(found.paper);
    if (before === undefined) return found;
    const isNear = before.score >= nearest / 2;
    return { ...found, score: found.score + citedBeforeWeight * before.score, ...(isNear ? { citedIn: before.sentence } : {}) };
  });
  return lifted.sort((a, b) => b.score - a.score);
}

/** Puts papers first if the sentence names their authors, and shows the first author as the match. */
function liftNamed(found: readonly FoundPaper[], named: ReadonlySet<Paper>): readonly FoundPaper[] {
  if (named.size === 0) return found;
  const best = found[0]?.score ?? 0;
  const known = new Map(found.map((hit) => [hit.paper, hit]));
  const first = [...named].map((paper): FoundPaper => {
    const { score, matches, ...hit } = known.get(paper) ?? { paper, score: 0, matches: [] };
    const [author = ''] = paper.authors;
    const rest = matches.filter(({ field }) => field !== 'author');
    return { ...hit, score: score + best, matches: [{ field: 'author', text: author, ranges: [[0, author.length]] }, ...rest] };
  });
  return [...first.sort((a, b) => b.score - a.score), ...found.filter(({ paper }) => !named.has(paper))];
}

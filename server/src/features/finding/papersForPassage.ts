import { foldLastName } from '#text';
import { resolveCitation, type Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { findPassage, type Passage } from '../evidence/passage';
import { createSameSubjectTest, findPriorCitations, type PriorCitation } from '../evidence/priorCitations';
import { getCitationOffset } from '../evidence/underCursor';
import { type FoundPaper, toFoundPapers } from './search';

interface PassageQuery {
  /** The URI of the draft. */
  readonly uri: string;
  readonly passage: Passage;
  readonly limit: number;
}

interface Suggestions {
  /** The sentence for which the papers are suggested, or the sentences of a selection; empty if there is none. */
  readonly sentence: Span;
  /** The offset where a citation for this sentence would be inserted. */
  readonly place: number;
  /** The suggested papers, best first. */
  readonly found: readonly FoundPaper[];
  /** Whether a paper that the sentence does not cite yet is worth citing. If not, `found` still contains the nearest papers. */
  readonly fits: boolean;
  /** The number of papers at the end of `found` that the sentence already cites; undefined if it cites no paper of the library. */
  readonly cited: number | undefined;
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

/**
 * The least score of the nearest paper, divided by the logarithm of the library's size. (Rare words have high scores, and these grow
 * with that logarithm.) The value was chosen on half of 1,404 sentences of real drafts, 468 of them with a citation and 936 without
 * one, with the 1,131 papers of `relevance/draft-citations`. In the other half, no paper fits 36 in 100 sentences without a citation,
 * and 5 in 100 sentences with one (`npm run eval -- none`).
 */
const minScore = 2.85;

/**
 * Whether a paper of the library is worth citing for a sentence. This is so if the sentence names the authors of a paper in `found`, if
 * the writer cites one of these papers in a similar sentence, or if the nearest paper has a high enough score. Papers that the sentence
 * already cites (`cited`) don't count, and must not be in `found`.
 */
export function hasFittingPaper(
  snapshot: Snapshot,
  sentence: string,
  found: readonly FoundPaper[],
  cited: ReadonlySet<Paper> = new Set(),
): boolean {
  if (found.some(({ citedIn, matches }) => citedIn !== undefined || matches[0]?.field === 'author')) return true;
  const index = snapshot.searchIndex();
  const nearest = index.suggest(sentence, { limit: 1 + cited.size }).hits.find(({ document }) => !cited.has(document));
  return nearest !== undefined && isHighEnoughScore(nearest.score, index.collection.documents.length);
}

/**
 * Whether a score is high enough. `score` is what `suggest` gives for the sentence without its paragraph; `papers` is the number of
 * papers in the library.
 */
export function isHighEnoughScore(score: number, papers: number): boolean {
  return score >= minScore * Math.log(1 + papers);
}

const name = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]+";
/**
 * Matches the ways in which a sentence can name authors, and also a family name alone. `findPapersByNamedAuthors` ignores a name
 * without "et al.", a second name or a year, because it could be any capitalised word.
 */
const mention = new RegExp(`(${name})(?:\\s+et\\s+al\\b\\.?|\\s+(?:and|&)\\s+(${name}))?(?:\\s*\\(?\\s*((?:19|20)\\d\\d))?`, 'gu');
/** The largest number of mentions that are looked up for a text. A sentence seldom has more. */
const maxMentions = 6;
const maxPapers = 20;

/**
 * Papers whose first author is named in a text: "Vaswani et al. show", "Doe and Roe", "Doe (2019)". If a year follows, it must be the
 * year of the paper; if there is a second name, it must be that of the paper's second author.
 */
export function findPapersByNamedAuthors(snapshot: Snapshot, text: string): ReadonlySet<Paper> {
  const mentions = [...text.matchAll(mention)].filter(
    ([whole, , second, year]) => second !== undefined || year !== undefined || /\bet\s+al\b/.test(whole),
  );
  const found = new Set<Paper>();
  for (const [, first = '', second, year] of mentions.slice(0, maxMentions)) {
    const isMeant = (paper: Paper): boolean =>
      isFamily(paper.authors[0], first) &&
      (second === undefined || isFamily(paper.authors[1], second)) &&
      (year === undefined || paper.year?.toString() === year);
    for (const { document } of snapshot.searchIndex().search({ text: `${first} ` }, { limit: maxPapers, accepts: isMeant }).hits)
      found.add(document);
  }
  return found;
}

/** Whether a written name is the family name of an author. Only the last words are compared: "Doe" for "Jane van der Doe". */
function isFamily(author: string | undefined, written: string): boolean {
  const family = foldLastName(author ?? '');
  return family !== '' && foldLastName(written) === family;
}

/** Suggests papers to cite for the sentence around the cursor, or for a selection. undefined if the document is not a draft. */
export function suggest(snapshot: Snapshot, uri: string, place: Span, limit: number): Suggestions | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const passage = findPassage(draft, place);
  const found = passage.sentence === '' ? [] : findPapersForPassage(snapshot, { uri, passage, limit });
  const answer = { sentence: passage.span, place: getCitationOffset(draft, passage.span) };
  const cited = new Set(listCitedIn(passage, answer.place).flatMap((key) => resolveCitation(snapshot, uri, key)));
  const others = found.filter(({ paper }) => !cited.has(paper));
  const fits = others.length > 0 && hasFittingPaper(snapshot, passage.sentence, others, cited);
  return {
    ...answer,
    found: [...others, ...found.filter(({ paper }) => cited.has(paper))],
    fits,
    cited: cited.size === 0 ? undefined : found.length - others.length,
  };
}

/** The keys that the sentence cites, including those of a citation around the offset where the next one would be inserted. */
function listCitedIn({ span: sentence, citations }: Passage, place: number): readonly CitationKey[] {
  const inside = citations.filter(
    ({ span }) => (span.start < sentence.end && sentence.start < span.end) || (span.start < place && place < span.end),
  );
  return inside.flatMap(({ items }) => items.map(({ key }) => key));
}

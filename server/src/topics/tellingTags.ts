import { dotProduct, isZero, normaliseRows, type Vectors } from './centroids';
import { type ComparablePapers, createVectors, joinVectors, type PaperSpace, projectTexts } from './paperSpace';
import { minNearness } from './rankPhrases';
import type { TopicDocument } from './topicMap';
import { readStemSequences } from './vocabulary';
import { type PaperText, WordReader } from './wordReader';

/** Tags whose papers are alike, in alphabetical order. */
type TellingTags = readonly TellingTag[];

interface TellingTag {
  readonly name: string;
  /** The rows of the papers that have the tag, in ascending order. */
  readonly rows: readonly number[];
}

/** A tag that more than this share of the papers have does not distinguish them. */
const maxPapers = 0.8;
/**
 * The share of the tags in the similarity of two papers, if both have some. Chosen on the arXiv categories of `npm run eval --
 * sections`.
 */
const tagShare = 0.15;
/**
 * How far the mean cosine of a tag's papers must be above that of all papers, in standard errors. Papers that were dealt out at random,
 * as to the days of a week, hardly ever get there.
 */
const minErrors = 3;

/** Finds the tags that tell what papers are about: those whose papers are more alike than as many papers drawn at random would be. */
export function findTellingTags(papers: readonly TopicDocument[], words: Vectors): TellingTags {
  const shared = listTags(papers).filter(({ rows }) => rows.length > 1 && rows.length <= maxPapers * papers.length);
  if (shared.length === 0) return [];
  const all = measureCosines(words);
  return shared.filter(({ rows }) => {
    const error = all.deviation / Math.sqrt(countPairs(rows.length));
    return findMeanCosine(words, rows) > all.mean + minErrors * error;
  });
}

function listTags(papers: readonly TopicDocument[]): TellingTags {
  const rowsOf = new Map<string, number[]>();
  papers.forEach(({ tags }, row) => {
    for (const tag of new Set(tags)) rowsOf.set(tag, [...(rowsOf.get(tag) ?? []), row]);
  });
  return [...rowsOf].map(([name, rows]) => ({ name, rows })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The mean and the standard deviation of the cosines of all pairs of papers. */
function measureCosines({ rows, width, values }: Vectors): { readonly mean: number; readonly deviation: number } {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) {
    for (let other = 0; other < row; other++) {
      const cosine = dotProduct(values, row * width, values, other * width, width);
      sum += cosine;
      squares += cosine * cosine;
    }
  }
  const mean = sum / countPairs(rows);
  return { mean, deviation: Math.sqrt(Math.max(0, squares / countPairs(rows) - mean * mean)) };
}

/** The mean cosine of all pairs of some papers. The square of the sum of their vectors has each pair twice, and each paper with itself. */
function findMeanCosine({ width, values }: Vectors, rows: readonly number[]): number {
  const sum = sumRows({ width, values }, rows);
  const selves = rows.reduce((total, row) => total + dotProduct(values, row * width, values, row * width, width), 0);
  return (dotProduct(sum, 0, sum, 0, width) - selves) / 2 / countPairs(rows.length);
}

function sumRows({ width, values }: Pick<Vectors, 'width' | 'values'>, rows: readonly number[]): Float32Array {
  const sum = new Float32Array(width);
  for (const row of rows) for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (values[row * width + at] as number);
  return sum;
}

function countPairs(papers: number): number {
  return (papers * (papers - 1)) / 2;
}

/** Brings papers with the same tags nearer to each other. */
export function compareByTags(papers: ComparablePapers, tags: TellingTags): ComparablePapers {
  if (tags.length === 0) return papers;
  const tagged = createVectors(papers.words.rows, tags.length);
  tags.forEach(({ rows }, tag) => {
    for (const row of rows) tagged.values[row * tags.length + tag] = 1;
  });
  normaliseRows(tagged.values, tags.length);
  const join = (texts: Vectors): Vectors => joinVectors(texts, tagged, (row) => (isZero(tagged, row) ? 0 : tagShare));
  return { ...papers, subjects: join(papers.subjects), words: join(papers.words) };
}

/**
 * The papers with the names of their tags as section names. Names whose words are far from the papers are left out, such as "Monday" and
 * "Smith Group". `words` has the vectors of the papers in `space`.
 */
export function nameSections(papers: readonly PaperText[], tags: TellingTags, words: Vectors, space: PaperSpace): readonly PaperText[] {
  if (tags.length === 0) return papers;
  const names = tags.map(({ name }) => ({ title: name, abstract: '' }));
  const { width, values } = projectTexts(readStemSequences(names, new WordReader()), space);
  const sections = papers.map((): string[] => []);
  tags.forEach(({ name, rows }, tag) => {
    const sum = sumRows(words, rows);
    const nearness = dotProduct(values, tag * width, sum, 0, width);
    if (nearness >= minNearness * Math.sqrt(dotProduct(sum, 0, sum, 0, width)))
      for (const row of rows) sections[row]?.push(name.replaceAll('/', ', '));
  });
  return papers.map(({ title, abstract }, row) => ({ title, abstract, sections: sections[row] }));
}

// `npm run eval`: how good the product's answers are, by other people's judgements, beside those of search libraries.
// `npm run eval -- scifact` prints one table; `npm run eval -- numbers 14 500` the lines of 500 cards drawn by seed 14 that nobody marked as right.

import { findRealData } from '../../test/support/realData';
import { printSamples } from '../reader/generate/printSamples';
import { fitSupport } from './claims/fitSupport';
import { printSupport } from './claims/judgeSupport';
import { printClaims } from './claims/printClaims';
import { findIdeas } from './ideaQueries';
import { describeAnchors, listWrong, makeAnchorCases } from './judgeAnchors';
import { judgeFoundNames } from './judgeFoundNames';
import { findTrendingPapers, judgeNames } from './judgeNames';
import { judgeNewPapers } from './judgeNewPapers';
import { findUncitedSentences, judgeNone } from './judgeNone';
import { judgeNumbers } from './judgeNumbers';
import { judgeRanker } from './judgeRelevance';
import { judgeSections } from './judgeSections';
import { judgeTopicStability } from './judgeTopicStability';
import { judgeTopics } from './judgeTopics';
import { findReadSets, findSetsAside, type LabelSet } from './labelSets';
import { type Excerpt, listDrawnExcerpts, listPageExcerpts } from './listExcerpts';
import { printMatching } from './matching/printMatching';
import {
  printCorrected,
  printDigests,
  printFreshDigests,
  printGivenLists,
  printLeftOut,
  printMadeDigests,
  printNoPapers,
} from './printDigests';
import { printLabels } from './printLabels';
import { printMatrix } from './printMatrix';
import { printRows } from './printRows';
import { rankers } from './rankers';
import { trainRecords, trainWords } from './records/trainReader';
import { printReferences } from './references/printReferences';
import { findRelevanceSet, relevanceSets } from './relevanceSets';
import { arrangements, drawSectioned } from './sectionSets';
import { timeTopics } from './timeTopics';
import {
  type ClassifiedPapers,
  findAnchorPapers,
  findClassifiedPapers,
  findHandMadeTopics,
  findManyPapers,
  findPagePapers,
  shuffleTrendingPapers,
} from './topicSets';
import { trainHeadingTerms } from './trainHeadingTerms';
import { trainTopicTerms } from './trainTopicTerms';
import { drawTrendingPapers } from './trendingSample';

interface Table {
  readonly name: string;
  print(): unknown;
}

/** What changes files of the project, where it is asked for by its name. */
const trainings: readonly Table[] = [
  { name: 'train-words', print: () => trainWords() || sayAbsent('digests/dev') },
  { name: 'train-heading-terms', print: () => trainHeadingTerms() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'train-topics', print: () => trainTopicTerms() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'train-records', print: () => trainRecords() || sayAbsent('digests/dev') },
];

/** What is printed where it is asked for by its name. */
const samples: readonly Table[] = [
  // `npm run eval -- reader-samples 5 1`: count and seed.
  { name: 'fit-support', print: () => fitSupport() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'reader-samples', print: () => printSamples(numbers[0] ?? 5, numbers[1] ?? 1) || sayAbsent('references/works.jsonl.gz') },
];

/** In the order in which they are printed. */
const tables: readonly Table[] = [
  ...relevanceSets.map((name) => ({ name, print: () => printRelevance(name) })),
  { name: 'names', print: printNames },
  { name: 'ideas', print: printIdeas },
  { name: 'none', print: printNone },
  { name: 'newPapers', print: printNewPapers },
  { name: 'topics', print: printTopics },
  { name: 'sections', print: printSections },
  { name: 'labels', print: () => printLabelsOf(findReadSets()) },
  { name: 'labels-aside', print: () => printLabelsOf(findSetsAside()) },
  { name: 'topic-times', print: printTopicTimes },
  { name: 'anchors', print: printAnchors },
  { name: 'matching', print: () => printMatching() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'references', print: async () => (await printReferences()) || sayAbsent('references/works.jsonl.gz') },
  { name: 'matrix', print: printMatrixRows },
  { name: 'numbers', print: printNumbers },
  { name: 'claims', print: () => printClaims() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'support', print: () => printSupport() || sayAbsent('papers/papers.jsonl.gz') },
  { name: 'excerpts', print: printExcerpts },
  { name: 'digests', print: printDigestsRead },
  { name: 'digests-given', print: () => printGivenLists(fileNames) },
  { name: 'digests-left-out', print: () => printLeftOut() || sayAbsent('digests/dev') },
  { name: 'digests-corrected', print: () => printCorrected(fileNames) || sayAbsent('digests/dev') },
  { name: 'digests-made', print: printMade },
  // `npm run eval -- no-papers 7`: seed of the texts of packages.
  { name: 'no-papers', print: () => printNoPapers(numbers[0] ?? 1) },
];

function printRelevance(name: string): void {
  const set = findRelevanceSet(name);
  if (set === undefined) return sayAbsent(`relevance/${name}`);
  console.log(
    `\n${name}: ${set.documents.length.toLocaleString('en')} papers, ${set.queries.length.toLocaleString('en')} queries with a judgement.\n`,
  );
  printRows(rankers.map((ranker) => judgeRanker(ranker, set)));
}

function printNames(): void {
  const papers = findTrendingPapers();
  if (papers === undefined) return sayAbsent('digests/trending-jun-23.txt');
  console.log(`\nnames: how many of the ${papers.length} papers of a trending page come first.\n`);
  printRows(rankers.map((ranker) => judgeNames(ranker, papers)));
  const found = judgeFoundNames();
  if (found === undefined) return sayAbsent('papers/papers.jsonl.gz');
  console.log('\nnames: those that papers give to what they made, found in title and abstract.\n');
  printRows(found);
}

function printNone(): void {
  const set = findRelevanceSet('draft-citations');
  const uncited = findUncitedSentences();
  if (set === undefined || uncited === undefined) return sayAbsent('drafts');
  console.log(`\nnone: whether a paper of ${set.documents.length.toLocaleString('en')} fits a sentence of a real draft.\n`);
  printRows(judgeNone(set, uncited));
}

function printNewPapers(): void {
  const set = findRelevanceSet('draft-citations');
  if (set === undefined) return sayAbsent('relevance/draft-citations');
  console.log(`\nnewPapers: how early the papers that a draft cites come among ${set.documents.length.toLocaleString('en')} papers.\n`);
  printRows(judgeNewPapers(set));
}

/** A query as the box has it after its last letter, after a pause, and once its words are finished. */
function printIdeas(): void {
  for (const library of ['page', 'all'] as const) {
    for (const half of ['tuned on', 'held out'] as const) {
      const set = findIdeas(half, library, (query) => query);
      const finished = findIdeas(half, library, (query) => `${query} `);
      if (set === undefined || finished === undefined) return sayAbsent('papers/papers.jsonl.gz');
      console.log(
        `\nideas: ${set.queries.length} in a reader's own words (${half}), over ${set.documents.length.toLocaleString('en')} papers.\n`,
      );
      const [suggestions, search, paused] = rankers;
      printRows([
        ...[suggestions, search, paused].flatMap((ranker) => (ranker === undefined ? [] : [judgeRanker(ranker, set)])),
        ...(search === undefined ? [] : [judgeRanker({ ...search, label: `${search.label}, words finished` }, finished)]),
      ]);
    }
  }
}

function printTopics(): void {
  for (const half of ['tuned on', 'kept aside'] as const)
    printTopicRows(`arXiv categories (${half})`, findClassifiedPapers(half), 'topics/arxiv-primary.jsonl.gz');
  printTopicRows('hand-made topics of 2024-10-10 (tuned on)', findHandMadeTopics('2024-10-10'), 'papers/papers.jsonl.gz');
  printTopicRows('hand-made topics of 2026-05-12 (kept aside)', findHandMadeTopics('2026-05-12'), 'papers/papers.jsonl.gz');
  const draws = shuffleTrendingPapers([1, 2, 3, 4, 5, 6]);
  if (draws === undefined) return;
  console.log('\ntopics: what more papers do to the topics of trending papers.\n');
  printRows([51, 300, 1000].flatMap((count) => judgeTopicStability(draws, count)));
}

function printTopicRows(classes: string, set: ClassifiedPapers | undefined, path: string): void {
  if (set === undefined) return sayAbsent(path);
  console.log(
    `\ntopics: ${set.papers.length.toLocaleString('en')} papers of ${set.classCount} ${classes}; the usual ways averaged over five seeds.\n`,
  );
  printRows(judgeTopics(set));
}

/** `npm run eval -- sections 24`: how many libraries are drawn. */
function printSections(): void {
  const seeds = Array.from({ length: numbers[0] ?? 24 }, (_, index) => index + 1);
  for (const [source, use] of [
    ['arXiv categories', 'tuned on'],
    ['workshops', 'kept aside'],
  ] as const) {
    const draw = drawSectioned(source, seeds);
    if (draw === undefined) return sayAbsent('papers/papers.jsonl.gz');
    console.log(`\nsections: ${seeds.length} libraries of 50 papers under seven ${source} (${use}), in sections of digests.\n`);
    printRows(arrangements.map((arrangement) => judgeSections(arrangement, draw(arrangement))));
  }
}

function printLabelsOf(sets: readonly LabelSet[]): void {
  for (const { papers, source } of sets) if (papers === undefined) sayAbsent(source);
  console.log('\nlabels: to be read, and marked as fit, vague or wrong.');
  printLabels(sets);
}

function printTopicTimes(): void {
  const papers = findManyPapers(100_000);
  const page = findPagePapers();
  if (papers === undefined || page === undefined) return sayAbsent('papers/papers.jsonl.gz');
  console.log('\ntopic-times: in one thread.\n');
  printRows([page, ...[1000, 10_000, 100_000].map((count) => papers.slice(0, count))].map(timeTopics));
}

function printAnchors(): void {
  const papers = findAnchorPapers();
  if (papers === undefined) return sayAbsent('papers/papers.jsonl.gz');
  const [count = 10_000, seed = 1] = numbers;
  const cases = makeAnchorCases(papers, count, seed);
  console.log(
    `\nanchors: ${cases.length.toLocaleString('en')} passages, each noted in one version of an abstract and looked for in another; seed ${seed}.\n`,
  );
  printRows(describeAnchors(cases));
  for (const words of listWrong(cases, 5)) console.log(`\n${words}`);
}

/** `npm run eval -- matrix 3 24`: seed and count. */
function printMatrixRows(): void {
  const [seed = 1, count = 24] = numbers;
  const papers = drawTrendingPapers(seed, count);
  if (papers === undefined) return sayAbsent('papers/papers.jsonl.gz');
  console.log(`\nmatrix: rows of ${papers.length} trending papers, seed ${seed}.`);
  printMatrix(papers);
}

/** `npm run eval -- numbers 7 200`: seed and count. */
function printNumbers(): void {
  const [seed = 1, count = 200] = numbers;
  const papers = drawTrendingPapers(seed, count);
  if (papers === undefined) return sayAbsent('papers/papers.jsonl.gz');
  const lines = judgeNumbers(papers);
  const countOf = (wanted: string | undefined): number => lines.filter(({ verdict }) => verdict === wanted).length;
  console.log(
    `\nnumbers: ${papers.length} trending papers, seed ${seed}; ${lines.length} lines on cards of ${new Set(lines.map(({ title }) => title)).size}: ${countOf('true-and-clear')} marked true and clear, ${countOf('wrong')} wrong, ${countOf(undefined)} not read.`,
  );
  for (const { title, figure, line, verdict } of lines)
    if (verdict !== 'true-and-clear') console.log(`\n${verdict ?? 'not read'}: ${title}\n  ${figure}: ${line}`);
}

/** `npm run eval -- excerpts 3 40`: seed and count of the papers that are drawn beside those of a trending page. */
function printExcerpts(): void {
  const [seed = 1, count = 40] = numbers;
  const page = listPageExcerpts();
  const drawn = listDrawnExcerpts(seed, count);
  if (page === undefined) sayAbsent('digests/trending-jun-23.txt');
  else printExcerptsOf('papers of a trending page', page);
  if (drawn === undefined) sayAbsent('papers/papers.jsonl.gz');
  else printExcerptsOf(`trending papers, seed ${seed}`, drawn);
}

function printExcerptsOf(source: string, excerpts: readonly Excerpt[]): void {
  console.log(`\nexcerpts: ${excerpts.length} ${source}; ${excerpts.filter(({ excerpt }) => excerpt !== '').length} are quoted.`);
  for (const { title, excerpt } of excerpts) console.log(`\n${title}\n  ${excerpt === '' ? '(none)' : excerpt}`);
}

/** Captures seen, fresh, and with families left out; `npm run eval -- digests gan-zoo-list.md`: one capture, with the titles that are missed and those that are surplus. */
function printDigestsRead(): void {
  if (!printDigests(fileNames)) return sayAbsent('digests/dev');
  if (!printFreshDigests(fileNames)) sayAbsent('digests/dev2');
  printGivenLists(fileNames);
  if (!asked.includes('digests-corrected')) printCorrected(fileNames);
  if (fileNames.length === 0 && !asked.includes('digests-left-out')) printLeftOut();
}

/** `npm run eval -- digests-made 1000 300`: seed and count; seeds from 1000 on are held out. */
function printMade(): void {
  const [seed = 1000, count = 300] = numbers;
  if (findRealData('papers/papers.jsonl.gz') === undefined) return sayAbsent('papers/papers.jsonl.gz');
  printMadeDigests(seed, count);
}

function sayAbsent(path: string): void {
  console.log(`\n${path} isn't here: put it into ../shared/data, or name the folder that has it in MARGINALIA_DATA.`);
}

const words = process.argv.slice(2);
/** `npm run eval -- anchors 50000 7`: how many cases, and the seed. */
const numbers = words.map(Number).filter((number) => number > 0);
/** A word with an ending names a file; a table has none. */
const fileNames = words.filter((word) => !(Number(word) > 0) && word.includes('.'));
const asked = words.filter((word) => !(Number(word) > 0) && !word.includes('.'));
const unknown = asked.filter((word) => ![...tables, ...samples, ...trainings].some(({ name }) => name === word));
if (unknown.length > 0)
  console.log(`There is no table named ${unknown.join(', ')}; there are ${tables.map(({ name }) => name).join(', ')}.`);
else {
  for (const { name, print } of tables) if (asked.length === 0 || asked.includes(name)) await print();
  for (const { name, print } of [...samples, ...trainings]) if (asked.includes(name)) await print();
}

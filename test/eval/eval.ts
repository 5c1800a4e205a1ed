// `npm run eval`: how good the product's answers are, by other people's judgements, beside those of search libraries.
// `npm run eval -- scifact` prints one table.
import { judgeNames, findTrendingPapers } from './judgeNames';
import { judgeRanker } from './judgeRelevance';
import { printRows } from './printRows';
import { rankers } from './rankers';
import { findRelevanceSet, relevanceSets } from './relevanceSets';

interface Table {
  readonly name: string;
  print(): void;
}

/** In the order in which they are printed. */
const tables: readonly Table[] = [
  ...relevanceSets.map((name) => ({ name, print: () => printRelevance(name) })),
  { name: 'names', print: printNames },
];

function printRelevance(name: string): void {
  const set = findRelevanceSet(name);
  if (set === undefined) return sayAbsent(`relevance/${name}`);
  console.log(`\n${name}: ${set.documents.length.toLocaleString('en')} papers, ${set.queries.length.toLocaleString('en')} queries with a judgement.\n`);
  printRows(rankers.map((ranker) => judgeRanker(ranker, set)));
}

function printNames(): void {
  const papers = findTrendingPapers();
  if (papers === undefined) return sayAbsent('digests/trending-jun-23.txt');
  console.log(`\nnames: how many of the ${papers.length} papers of a trending page come first.\n`);
  printRows(rankers.map((ranker) => judgeNames(ranker, papers)));
}

function sayAbsent(path: string): void {
  console.log(`\n${path} isn't here: put it into ../shared/data, or name the folder that has it in MARGINALIA_DATA.`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((word) => !tables.some(({ name }) => name === word));
if (unknown.length > 0) console.log(`There is no table named ${unknown.join(', ')}; there are ${tables.map(({ name }) => name).join(', ')}.`);
else for (const { name, print } of tables) if (asked.length === 0 || asked.includes(name)) print();

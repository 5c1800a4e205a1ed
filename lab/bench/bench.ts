// `npm run bench`: how fast the server answers, each figure beside its floor of the same run. Not a timed test.
// `npm run bench -- bibliographies 1000` prints one table for one size.
import { cpus, loadavg } from 'node:os';
import { exportShapes, makePapers, textShapes } from '../../test/support/digestShapes';
import { measureBibliography, restMilliseconds } from './measureBibliographies';
import { measureClaims } from './measureClaims';
import { measureDigest } from './measureDigests';
import { measureDraft } from './measureDrafts';
import { measureNotes } from './measureNotes';
import { measurePapers, measureSample, papersInDigest } from './measurePapers';
import { measureReview } from './measureReview';
import { measureSearch } from './measureSearch';
import { measureTyping } from './measureTyping';
import { type Figures, printTable, rounds } from './measuring';
import { loadPapers } from './papers';

const tables = ['search', 'typing', 'papers', 'digests', 'bibliographies', 'drafts', 'claims', 'review', 'notes'] as const;
const words = process.argv.slice(2);
const sizes = words.map(Number).filter((size) => size > 0);
const asked = tables.filter((table) => words.includes(table));

async function main(): Promise<void> {
  const { model = 'unknown' } = cpus()[0] ?? {};
  console.log(`${cpus().length} × ${model.trim()}, load ${loadavg()[0]?.toFixed(1) ?? ''}, Node ${process.versions.node}.`);
  console.log(`Milliseconds; median / p95 of ${rounds} requests where there are two; floors in brackets.\n`);
  for (const table of asked.length > 0 ? asked : tables) await print[table]();
}

const print: Readonly<Record<(typeof tables)[number], () => Promise<void>>> = {
  async search() {
    const wanted = sizes.length > 0 ? sizes : [1000, 10_000, 100_000];
    const { source, papers } = loadPapers(Math.max(...wanted));
    console.log(`The search engine in one thread, without the server: ${source}.\n`);
    printTable(wanted.map((size) => measureSearch(papers.slice(0, size))));
  },

  async typing() {
    const wanted = sizes.length > 0 ? sizes : [20_000];
    const { source, papers } = loadPapers(Math.max(...wanted));
    console.log(`What moves in a list while more of the same word is typed: ${source}.\n`);
    printTable(wanted.map((size) => measureTyping(papers.slice(0, size))));
  },

  async papers() {
    const wanted = sizes.length > 0 ? sizes : [1000, 10_000, 100_000];
    const { source, papers } = loadPapers(Math.max(...wanted));
    console.log(`Papers: ${source}. Digests of ${papersInDigest} papers each.\n`);
    printTable([
      ...(sizes.length > 0 ? [] : [await measureSample()]),
      ...(await oneByOne(wanted, (size) => measurePapers(papers.slice(0, size)))),
    ]);
  },

  digests() {
    const [size = 1000] = sizes;
    console.log(`Digests of ${size} made-up papers, read without the server.\n`);
    printTable([...textShapes, ...exportShapes].map((shape) => measureDigest(shape, makePapers(size))));
    return Promise.resolve();
  },

  async bibliographies() {
    console.log(
      `One .bib file of made-up entries with abstracts, 1.4 kB each. What the server tells by itself comes after a rest of ${restMilliseconds} ms, which is not counted.\n`,
    );
    console.log(
      'For comparison, measured on such a machine at 1,000, 10,000 and 50,000 entries: a completion of digestif 18, 224, 1581, after an edit 1,100 at 10,000 and 6,100 at 50,000; a completion of PandocCiter 33, 114, 488.\n',
    );
    printTable(await oneByOne(sizes.length > 0 ? sizes : [1000, 10_000, 50_000], measureBibliography));
  },

  async drafts() {
    console.log('Drafts of 20,000 lines with 2,000 citations.\n');
    printTable(await oneByOne(['markdown', 'latex'] as const, measureDraft));
  },

  claims() {
    console.log(
      'A draft of 10,000 words with 150 citing sentences: all rules on what they say, without the server; the floor lists the sentences.\n',
    );
    printTable((sizes.length > 0 ? sizes : [1000, 20_000]).map(measureClaims));
    return Promise.resolve();
  },

  async review() {
    const wanted = sizes.length > 0 ? sizes : [1000, 10_000];
    const { source, papers } = loadPapers(Math.max(...wanted));
    console.log(`Check Draft on ten chapters of 10,000 words each, with 1,000 citations: ${source}.\n`);
    printTable(await oneByOne(wanted, (size) => measureReview(papers.slice(0, size))));
  },

  async notes() {
    const [size = 10_000] = sizes;
    const { source, papers } = loadPapers(size);
    console.log(`One digest, and a note with two annotations on every second paper: ${source}.\n`);
    printTable(await oneByOne([false, true], (withNotes) => measureNotes(papers, withNotes)));
  },
};

/** Never two servers at a time. */
async function oneByOne<T>(subjects: readonly T[], measure: (subject: T) => Promise<Figures>): Promise<readonly Figures[]> {
  const columns: Figures[] = [];
  for (const subject of subjects) columns.push(await measure(subject));
  return columns;
}

void main();

import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parseBibtex } from '../../../server/src/bibliography/bibtex/parseBibtex';
import { toReference } from '../../../server/src/bibliography/entryReference';
import { foldText } from '../../../server/src/text/foldText';
import { findRealData } from '../../../test/support/realData';
import type { WorkNotice, WorkVersion } from './work';
import { WorkIndex } from './workIndex';

/** Works that the data doesn't number are numbered from here. */
const firstOwnWork = 10_000_000;

/**
 * All works of the data, those of which only an identifier is known, and the notices of publishers; undefined where the data is not at
 * hand. Takes about ten seconds.
 */
export async function readWorks(): Promise<WorkIndex | undefined> {
  const names = ['works.jsonl.gz', 'inferred-ids.jsonl.gz', 'retracted.jsonl'];
  const [works, inferred, retracted] = names.map((name) => findRealData(`references/${name}`));
  if (works === undefined || inferred === undefined || retracted === undefined) return undefined;
  const index = new WorkIndex();
  for await (const line of readLines(works)) index.add(JSON.parse(line) as WorkVersion, line);
  let w = firstOwnWork;
  for await (const line of readLines(inferred)) {
    const version = readInferred(line, w);
    if (version === undefined || isKnown(index, version)) continue;
    index.add({ ...version, w: findWork(index, version) ?? w });
    w += 1;
  }
  for (const line of readFileSync(retracted, 'utf8').trim().split('\n')) {
    const { doi, status, raw } = JSON.parse(line) as RetractedLine;
    const version = readEntry(raw, doi, w);
    if (!isKnown(index, version)) {
      index.add(version);
      w += 1;
    }
    index.addNotice(doi, status);
  }
  return index;
}

interface RetractedLine {
  readonly doi: string;
  readonly status: WorkNotice;
  /** BibTeX. */
  readonly raw: string;
}

interface InferredLine {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  readonly first_author: string | null;
  readonly year: number | null;
}

/** The lines of a packed file. */
function readLines(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
}

function isKnown(index: WorkIndex, { doi, arxiv }: WorkVersion): boolean {
  return (doi !== undefined && index.find('doi', doi) !== undefined) || (arxiv !== undefined && index.find('arxiv', arxiv) !== undefined);
}

/** The number of the only work with the same title and first author; undefined if there is none, or more than one. */
function findWork(index: WorkIndex, { title, authors = [] }: WorkVersion): number | undefined {
  const same = index.findSameTitle(title).filter((version) => haveSameFirst(version, authors));
  const works = new Set(same.map(({ w }) => w));
  return works.size === 1 ? [...works][0] : undefined;
}

function haveSameFirst({ authors = [] }: WorkVersion, others: readonly string[]): boolean {
  const [one = '', other = ''] = [authors[0], others[0]].map((author = '') => foldText(author.split(',')[0] ?? ''));
  return one !== '' && one === other;
}

/** A work that real bibliographies cite by an identifier; of its authors, only the first is known. */
function readInferred(line: string, w: number): WorkVersion | undefined {
  const { kind, id, title, first_author: first, year } = JSON.parse(line) as InferredLine;
  if ((kind !== 'arxiv' && kind !== 'doi') || title === null) return undefined;
  return {
    id: `inferred ${id}`,
    w,
    title,
    authors: first === null ? [] : [first],
    n: 2,
    ...(year === null ? {} : { year }),
    type: kind === 'arxiv' ? 'posted-content' : 'other',
    tier: 'inferred',
    [kind]: id,
  };
}

/** A work that its publisher withdrew, as an entry describes it. */
function readEntry(raw: string, doi: string, w: number): WorkVersion {
  const [entry] = parseBibtex(raw).entries;
  const { title = '', authors = [], year } = entry === undefined ? {} : toReference(entry);
  return {
    id: `retracted ${doi}`,
    w,
    title,
    authors: authors.map(({ family = '', given, literal }) => literal ?? (given === undefined ? family : `${family}, ${given}`)),
    ...(year === undefined ? {} : { year }),
    type: 'posted-content',
    doi,
  };
}

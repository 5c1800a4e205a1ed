import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { findRealData } from '../../test/support/realData';

export interface BenchPaper {
  readonly title: string;
  readonly abstract: string;
}

export interface BenchPapers {
  readonly source: string;
  readonly papers: readonly BenchPaper[];
}

/** Real papers where they are at hand, else made-up ones of about the same size. */
export function loadPapers(count: number): BenchPapers {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return { source: 'made up', papers: Array.from({ length: count }, (_, index) => makePaper(index)) };
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(0, count);
  return { source: 'real titles and abstracts', papers: lines.map((line) => JSON.parse(line) as BenchPaper) };
}

const syllables = ['ra', 'to', 'len', 'mi', 'sor', 'que', 'van', 'di', 'pla', 'net', 'cor', 'ex', 'hul', 'bri'];

/** Deterministic, some 1,100 characters, with a vocabulary that grows as that of real papers does. */
function makePaper(index: number): BenchPaper {
  let state = index + 1;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const word = (): string => Array.from({ length: 1 + Math.floor(random() ** 2 * 4) }, () => syllables[Math.floor(random() * 14)]).join('');
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const name = `Model${index.toString(36).toUpperCase()}`;
  return { title: `${name}: ${words(9)}`, abstract: `We introduce ${name}, ${words(170)}.` };
}

/** A trending page as a writer pastes it. */
export function renderDigest(papers: readonly BenchPaper[]): string {
  return `Jun 23\n\n${papers.map(({ title, abstract }) => `${fold(title)}\n\n${fold(abstract)}\n`).join('\n')}`;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

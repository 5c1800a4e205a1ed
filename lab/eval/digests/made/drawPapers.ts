import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { findRealData } from '../../../../test/support/realData';
import type { Dice } from './dice';
import { academicVenues } from './words/venues';

interface StoredPaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly url?: string;
}

/** A paper with all that a list may say of it. */
export interface MadePaper {
  readonly title: string;
  /** A short name that is not part of the title. */
  readonly nickname?: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly venue: string;
  readonly arxiv: string;
  readonly doi: string;
  readonly code: string;
  readonly url: string;
}

/** Papers to make texts of: those below `held` for training, the others for texts that are held out. */
export interface PaperStock {
  readonly papers: readonly StoredPaper[];
  /** Of other fields, without authors and years. */
  readonly others: readonly StoredPaper[];
}

/** undefined where the collections are not at hand. */
export function findPaperStock(): PaperStock | undefined {
  const papers = readPapers('papers/papers.jsonl.gz');
  const physics = readPapers('topics/arxiv-primary.jsonl.gz');
  const medicine = readPapers('relevance/scifact/corpus.jsonl.gz');
  if (papers === undefined) return undefined;
  return { papers, others: [...(physics ?? []), ...(medicine ?? [])] };
}

function readPapers(name: string): readonly StoredPaper[] | undefined {
  const path = findRealData(name);
  if (path === undefined) return undefined;
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { title, abstract, text, authors, year, url } = JSON.parse(line) as StoredPaper & { readonly text?: string };
    // Marks of Markdown inside of a title would be read as such, and rightly so.
    if (/[|<>`*[\]_\n\\]/.test(title) || title.length < 12 || title.length > 220) return [];
    const people = authors?.filter((name) => name !== 'others') ?? [];
    return [
      {
        title: title
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/(?<=\w)\.$/, ''),
        abstract: String(abstract ?? text ?? ''),
        ...(people.length > 0 && { authors: people }),
        ...(year && { year }),
        ...(url && { url }),
      },
    ];
  });
}

/** So many papers, of the half of the stock that this text may use. */
export function drawPapers(stock: PaperStock, dice: Dice, count: number): readonly MadePaper[] {
  const source = stock.others.length > 0 && dice.chance(0.18) ? stock.others : stock.papers;
  const strips = dice.chance(0.5);
  const codeHost = dice.weighted([
    ['https://github.com', 6],
    ['https://gitlab.com', 1],
  ] as const);
  const makeUrl = chooseAddress(dice);
  return Array.from({ length: count }, () => {
    const stored = drawOne(source, dice);
    const lender = drawOne(stock.papers, dice);
    const year = stored.year ?? 2000 + dice.below(26);
    const arxiv = /\d{4}\.\d{4,5}/.exec(stored.url ?? '')?.[0] ?? makeArxivId(year, dice);
    const month = Math.min(12, Math.max(1, Number(arxiv.slice(2, 4))));
    const { title, nickname } = splitTitle(stored.title, strips);
    const authors = (stored.authors ?? lender.authors ?? ['Ada Lovelace']).slice(0, 60);
    const slug = (nickname ?? title.split(' ').slice(0, 2).join('-')).toLowerCase().replace(/[^a-z0-9-]+/g, '');
    return {
      title,
      ...(nickname === undefined ? {} : { nickname }),
      abstract: stored.abstract.replace(/\s+/g, ' ').trim(),
      authors,
      year,
      month,
      day: 1 + dice.below(28),
      venue: dice.from(academicVenues),
      arxiv,
      doi: `10.${1000 + dice.below(9000)}/${slug.slice(0, 8)}.${year}.${dice.below(99999)}`,
      code: `${codeHost}/${
        familyName(dice.pick(authors))
          .toLowerCase()
          .replace(/[^a-z]/g, '') || 'lab'
      }/${slug || 'code'}`,
      url: makeUrl(arxiv, stored.url, year),
    };
  });
}

function drawOne(papers: readonly StoredPaper[], dice: Dice): StoredPaper {
  const at = dice.below(papers.length);
  // A fifth of all papers is kept for texts that are held out.
  const held = Math.floor(at / 5) * 5;
  return papers[dice.heldOut ? held : Math.min(papers.length - 1, held + 1 + (at % 4))] ?? dice.pick(papers);
}

/** `ToDRE: Visual Token Pruning`: the name and the rest, where a list parts the two. */
function splitTitle(title: string, strips: boolean): { readonly title: string; readonly nickname?: string } {
  const match = /^([A-Z][\w+-]{2,14}): (.{25,})$/.exec(title);
  const [, nickname, rest] = match ?? [];
  return strips && nickname !== undefined && rest !== undefined && /[A-Z].*[A-Z]|\d/.test(nickname) ? { title: rest, nickname } : { title };
}

function makeArxivId(year: number, dice: Dice): string {
  const serial = String(dice.below(20_000))
    .padStart(year < 2015 ? 4 : 5, '0')
    .slice(0, year < 2015 ? 4 : 5);
  return `${String(Math.max(7, year - 2000)).padStart(2, '0')}${String(1 + dice.below(12)).padStart(2, '0')}.${serial}`;
}

type MakeAddress = (arxiv: string, stored: string | undefined, year: number) => string;

/** Where the links of a text lead; most texts link to one place. */
function chooseAddress(dice: Dice): MakeAddress {
  const token = (length: number): string =>
    Array.from({ length }, () => dice.pick([...'abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789'])).join('');
  const digits = (length: number): string => Array.from({ length }, () => String(dice.below(10))).join('');
  const ways: readonly (readonly [MakeAddress, number])[] = [
    [(arxiv) => `https://arxiv.org/abs/${arxiv}`, 8],
    [(arxiv) => `https://arxiv.org/pdf/${arxiv}.pdf`, 3],
    [(arxiv) => `http://arxiv.org/abs/${arxiv}v${1 + dice.below(3)}`, 1],
    [(arxiv) => `https://huggingface.co/papers/${arxiv}`, 1.5],
    [(_, stored) => stored ?? `https://aclanthology.org/P${digits(2)}-${digits(4)}`, 2],
    [(_, __, year) => `https://aclanthology.org/${year}.acl-long.${1 + dice.below(800)}/`, 1.5],
    [() => `https://openreview.net/forum?id=${token(10)}`, 2],
    [() => `https://openreview.net/pdf?id=${token(10)}`, 1],
    [() => `https://doi.org/10.${1000 + dice.below(9000)}/${digits(3)}${token(4).toLowerCase()}`, 2],
    [(_, __, year) => `https://proceedings.mlr.press/v${60 + dice.below(180)}/${token(6).toLowerCase()}${year % 100}a.html`, 1],
    [(_, __, year) => `https://papers.nips.cc/paper/${year}/hash/${token(20).toLowerCase()}-Abstract.html`, 1],
    [(_, __, year) => `https://openaccess.thecvf.com/content/CVPR${year}/papers/${token(12)}_CVPR_${year}_paper.pdf`, 1.5],
    [() => `https://dl.acm.org/doi/10.1145/${digits(7)}.${digits(7)}`, 1],
    [() => `https://ieeexplore.ieee.org/document/${digits(7)}`, 1],
    [() => `https://www.cs.${token(5).toLowerCase()}.edu/~${token(4).toLowerCase()}/papers/${token(7).toLowerCase()}${digits(2)}.pdf`, 2],
    [() => `https://pubmed.ncbi.nlm.nih.gov/${digits(8)}/`, 0.7],
    [() => `https://www.biorxiv.org/content/10.1101/20${digits(2)}.0${1 + dice.below(9)}.${digits(2)}.${digits(6)}v1`, 0.5],
    [() => `https://link.springer.com/article/10.1007/s${digits(5)}-0${digits(2)}-${digits(5)}-${digits(1)}`, 0.8],
    [() => `https://www.semanticscholar.org/paper/${token(30).toLowerCase()}`, 0.7],
    [() => `https://blog.${token(6).toLowerCase()}.io/posts/${token(8).toLowerCase()}/`, 0.4],
  ];
  const main = dice.weighted(ways);
  const mixes = dice.chance(0.45);
  return (arxiv, stored, year) => (mixes && dice.chance(0.4) ? dice.weighted(ways) : main)(arxiv, stored, year);
}

export function familyName(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

import { parseDigest } from '../../server/src/digest/parseDigest';
import type { PaperEntry } from '../../server/src/model/paperEntry';
import type { Figures } from '../bench/measuring';
import type { Capture, TruePaper } from './digests/capture';

/** What of a kind was kept, of how many. */
export interface Share {
  readonly kept: number;
  readonly wanted: number;
}

export interface Judgement {
  readonly capture: Capture;
  readonly found: number;
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
  /** All three from 0 to 1: 1 where a text holds no paper and none was found, 0 where it holds some. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly abstracts: Share;
  readonly identifiers: Share;
  readonly authors: Share;
  /** Authors that were found, and how many: of papers whose authors the truth has. */
  readonly foundAuthors: number;
  /** Those of them whose family names the truth doesn't have, with the titles of their papers. */
  readonly falseAuthors: readonly string[];
}

/** Reads a capture, and holds what was found against what a person finds in it. */
export function judgeDigest(capture: Capture): Judgement {
  return judgeEntries(capture, parseDigest(capture.text, { path: capture.path }).entries);
}

/** Holds what was found in a capture against what a person finds in it. */
export function judgeEntries(capture: Capture, entries: readonly PaperEntry[]): Judgement {
  const left = new Map<string, PaperEntry[]>();
  for (const entry of entries) left.set(foldTitle(entry.title), [...(left.get(foldTitle(entry.title)) ?? []), entry]);
  const pairs = capture.papers.map((paper): readonly [TruePaper, PaperEntry | undefined] => [
    paper,
    left.get(foldTitle(paper.title))?.shift(),
  ]);
  const neither = new Set((capture.neither ?? []).map(foldTitle));
  // A paper that stands in two sections has an entry in each, and is one.
  const wanted = new Set(capture.papers.map(({ title }) => foldTitle(title)));
  const surplus = [...left].flatMap(([folded, others]) =>
    neither.has(folded) || wanted.has(folded) ? [] : others.map(({ title }) => title),
  );
  const missed = pairs.flatMap(([{ title }, entry]) => (entry === undefined ? [title] : []));
  const right = pairs.length - missed.length;
  const precision = right + surplus.length === 0 ? Number(pairs.length === 0) : right / (right + surplus.length);
  const recall = pairs.length === 0 ? 1 : right / pairs.length;
  const withAuthors = pairs.filter(([{ authors }, entry]) => authors !== undefined && entry !== undefined);
  return {
    capture,
    found: right + surplus.length,
    missed,
    surplus,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    abstracts: addShares(
      pairs.map(([{ hasAbstract }, entry]) =>
        countKept([hasAbstract === true ? entry?.abstract !== undefined && entry.abstract !== '' : undefined]),
      ),
    ),
    identifiers: addShares(pairs.map(judgeIdentifiers)),
    authors: addShares(pairs.map(judgeAuthors)),
    foundAuthors: withAuthors.reduce((sum, [, entry]) => sum + (entry?.authors ?? []).length, 0),
    falseAuthors: withAuthors.flatMap(listFalseAuthors),
  };
}

/** Equal for titles that differ in letters' case, accents and compatibility forms, punctuation or white space alone. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function judgeIdentifiers([paper, entry]: readonly [TruePaper, PaperEntry | undefined]): Share {
  return countKept([
    paper.arxiv === undefined ? undefined : entry?.arxivId === paper.arxiv.replace(/v\d+$/, ''),
    paper.doi === undefined ? undefined : entry?.doi?.toLowerCase() === paper.doi.toLowerCase(),
  ]);
}

function judgeAuthors([paper, entry]: readonly [TruePaper, PaperEntry | undefined]): Share {
  const found = new Set((entry?.authors ?? []).map(foldFamilyName));
  return countKept((paper.authors ?? []).map((name) => found.has(foldFamilyName(name))));
}

function listFalseAuthors([paper, entry]: readonly [TruePaper, PaperEntry | undefined]): readonly string[] {
  const wanted = new Set((paper.authors ?? []).map(foldFamilyName));
  return (entry?.authors ?? []).filter((name) => !wanted.has(foldFamilyName(name))).map((name) => `${name} (${paper.title})`);
}

/** `Straub, Detmar W.`, `G. Hinton`, `Adams CE`, `Liu R.`: the family name, which is the last word that is no initials. */
function foldFamilyName(name: string): string {
  const family = name.includes(',') ? name.slice(0, name.indexOf(',')) : name;
  const words = family
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const last = words.findLast((word) => !/^(?:\p{Lu}{1,3}|(?:\p{Lu}\.-?)+)$/u.test(word)) ?? family;
  return foldTitle(last);
}

/** undefined where there is nothing to keep. */
function countKept(kept: readonly (boolean | undefined)[]): Share {
  return { kept: kept.filter((each) => each === true).length, wanted: kept.filter((each) => each !== undefined).length };
}

function addShares(shares: readonly Share[]): Share {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  return { kept: sum(shares.map(({ kept }) => kept)), wanted: sum(shares.map(({ wanted }) => wanted)) };
}

const showNumber = (value: number): string => value.toFixed(3);
const showShare = ({ kept, wanted }: Share): string => (wanted === 0 ? '' : showNumber(kept / wanted));

export function describeJudgement(judgement: Judgement): Figures {
  const { capture, found, precision, recall, f1, abstracts, identifiers, authors, foundAuthors, falseAuthors } = judgement;
  return {
    capture: capture.name,
    family: capture.family,
    wanted: String(capture.papers.length),
    found: String(found),
    precision: showNumber(precision),
    recall: showNumber(recall),
    F1: showNumber(f1),
    abstracts: showShare(abstracts),
    identifiers: showShare(identifiers),
    authors: showShare(authors),
    'false authors': foundAuthors === 0 ? '' : `${falseAuthors.length} of ${foundAuthors}`,
  };
}

/** Macro F1 of titles and what is said of authors, for the captures of each name that is given. */
export function describeGroups(judgements: readonly Judgement[], column: string, nameOf: (capture: Capture) => string): readonly Figures[] {
  const withPapers = judgements.filter(({ capture }) => capture.papers.length > 0);
  return [...new Set(withPapers.map(({ capture }) => nameOf(capture)))].sort().map((name) => {
    const own = withPapers.filter(({ capture }) => nameOf(capture) === name);
    const mean = (field: 'precision' | 'recall' | 'f1'): string => showNumber(own.reduce((sum, each) => sum + each[field], 0) / own.length);
    const found = own.reduce((sum, { foundAuthors }) => sum + foundAuthors, 0);
    return {
      [column]: name,
      captures: String(own.length),
      precision: mean('precision'),
      recall: mean('recall'),
      F1: mean('f1'),
      authors: showShare(addShares(own.map(({ authors }) => authors))),
      'false authors': found === 0 ? '' : `${own.reduce((sum, { falseAuthors }) => sum + falseAuthors.length, 0)} of ${found}`,
    };
  });
}

/** Averages over the captures that have papers; abstracts, identifiers and authors over those that have any. */
export function describeAverages(judgements: readonly Judgement[]): readonly Figures[] {
  const withPapers = judgements.filter(({ capture }) => capture.papers.length > 0);
  const average = (numbers: readonly number[]): string =>
    numbers.length === 0 ? '' : showNumber(numbers.reduce((all, each) => all + each, 0) / numbers.length);
  const sharesOf = (field: 'abstracts' | 'identifiers' | 'authors'): readonly Share[] =>
    withPapers.map((each) => each[field]).filter(({ wanted }) => wanted > 0);
  const averageShare = (field: 'abstracts' | 'identifiers' | 'authors'): string =>
    average(sharesOf(field).map(({ kept, wanted }) => kept / wanted));
  const allWanted = withPapers.reduce((all, { capture }) => all + capture.papers.length, 0);
  const allMissed = withPapers.reduce((all, { missed }) => all + missed.length, 0);
  const allSurplus = withPapers.reduce((all, { surplus }) => all + surplus.length, 0);
  const right = allWanted - allMissed;
  const base = { wanted: String(allWanted), found: String(right + allSurplus) };
  return [
    {
      over: `captures (${withPapers.length})`,
      ...base,
      precision: average(withPapers.map(({ precision }) => precision)),
      recall: average(withPapers.map(({ recall }) => recall)),
      F1: average(withPapers.map(({ f1 }) => f1)),
      abstracts: averageShare('abstracts'),
      identifiers: averageShare('identifiers'),
      authors: averageShare('authors'),
    },
    {
      over: 'papers',
      ...base,
      precision: showShare({ kept: right, wanted: right + allSurplus }),
      recall: showShare({ kept: right, wanted: allWanted }),
      F1: showShare({ kept: 2 * right, wanted: allWanted + right + allSurplus }),
      abstracts: showShare(addShares(sharesOf('abstracts'))),
      identifiers: showShare(addShares(sharesOf('identifiers'))),
      authors: showShare(addShares(sharesOf('authors'))),
    },
  ];
}

/** "50 of 52 captures have an F1 of .9 or better, none is below .1; 3 of 3 texts without papers yield none". */
export function countGood(judgements: readonly Judgement[]): string {
  const withPapers = judgements.filter(({ capture }) => capture.papers.length > 0);
  const others = judgements.filter(({ capture }) => capture.papers.length === 0);
  const good = withPapers.filter(({ f1 }) => f1 >= 0.9).length;
  const poor = withPapers.filter(({ f1 }) => f1 < 0.1).length;
  const silent = others.filter(({ found }) => found === 0).length;
  return `F1 of .9 or better: ${good} of ${withPapers.length} captures; below .1: ${poor}. Texts without papers that yield none: ${silent} of ${others.length}.`;
}

import type { Span } from '../base/span';
import { anyOf } from '../base/anyOf';
import type { FigureKind } from './headlinePatterns';
import { figurePatterns } from './headlinePatterns';

/** A figure that a reader looks for: `2.55x` in `reduces inference memory by up to 2.55x for MHA`. */
export interface HeadlineNumber {
  /** As written: `2.55x`, `98.6%`, `10$\times$`, `1M tokens`. */
  readonly value: string;
  /** The words around that say what it measures, verbatim; the value stands in it. */
  readonly phrase: string;
  /** Where the value stands in the abstract. */
  readonly span: Span;
}

const mostNumbers = 4;
/** An abstract with more figures is no abstract. */
const mostCandidates = 200;
/** Abstracts are shorter; what is not must not cost quadratic time. In UTF-16 units. */
const longestSearched = 8000;

const kindScore: Readonly<Record<FigureKind, number>> = {
  factor: 5,
  percent: 4,
  points: 4.5,
  metric: 3.5,
  magnitude: 3.5,
  scale: 0.9,
  cost: 1.6,
};

interface Candidate extends HeadlineNumber {
  readonly phraseSpan: Span;
  readonly score: number;
}

/** The figures of an abstract that tell what the paper achieves: four at most, best first; empty where there are none. */
export function findHeadlineNumbers(text: string): HeadlineNumber[] {
  const abstract = text.slice(0, longestSearched);
  if (!/\d|fold|orders?[ -]of|twice|half the/.test(abstract)) return [];
  const found: Candidate[] = [];
  for (const [kind, pattern] of figurePatterns) {
    for (const match of abstract.matchAll(pattern)) {
      const span = trimValue(abstract, match.index, match.index + match[0].length);
      if (span === undefined || found.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      found.push(describe(abstract, span, kind));
      if (found.length >= mostCandidates) return best(found);
    }
  }
  return best(found);
}

function best(found: readonly Candidate[]): HeadlineNumber[] {
  const ranked = found
    .filter((candidate) => candidate.score >= 2.5)
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  return withoutRepeats(ranked)
    .slice(0, mostNumbers)
    .map(({ value, phrase, span }) => ({ value, phrase, span }));
}

/** The value without a hyphen that belongs to the word before; undefined where the number is part of a name (`CIFAR-10`, `RTX4090`). */
function trimValue(abstract: string, start: number, end: number): Span | undefined {
  let from = start;
  const before = abstract.charAt(from - 1);
  if (/[-+]/.test(abstract.charAt(from)) && /[\p{L}\d]/u.test(before)) return undefined;
  if (/[\p{L}\d_.@^/]/u.test(before) && !/(?:approx|sim|times|by|le|ge)$/.test(lastWord(abstract, from))) {
    return undefined;
  } else if (before === '-' && /[\p{L}\d]$/u.test(lastWord(abstract, from - 1))) {
    return undefined;
  }
  // A lone dollar sign belongs to mathematics that goes on.
  const dollars = abstract.slice(from, end).split('$').length - 1;
  if (dollars === 1 && abstract.charAt(from) === '$' && !/^\$\d+(?:\.\d+)?$/.test(abstract.slice(from, end))) from += 1;
  const to = dollars === 1 && abstract.charAt(end - 1) === '$' && !/\\times\$$/.test(abstract.slice(from, end)) ? end - 1 : end;
  return { start: from, end: to };
}

function lastWord(text: string, end: number): string {
  return /[\p{L}\d]*$/u.exec(text.slice(Math.max(0, end - 24), end))?.[0] ?? '';
}

const gain = new RegExp(
  `\\b${anyOf(`improv reduc speed fast outperform accelerat achiev increas gain decreas sav(?:es|ing) boost surpass lower higher fewer better
    enhanc cut exceed reach attain preserv maintain retain compress throughput latency accuracy smaller less only up_to state-of-the-art
    error enabl extend scal(?:e|es|ing)\\b support handl`)}`,
  'i',
);
const own = /\b(?:we|our|ours)\b|\b[Ee]xperiment|\b[Rr]esults?\b|\bproposed\b/;
const people = anyOf('users people patients adults participants respondents');
const hindrance = new RegExp(
  `\\b${anyOf(`existing previous prior typically usually often recent traditional of_(?:all_)?${people} population worldwide annually`)}\\b`,
  'i',
);

function describe(abstract: string, span: Span, kind: FigureKind): Candidate {
  const value = abstract.slice(span.start, span.end).trim();
  const phraseSpan = findPhrase(abstract, span);
  const phrase = abstract.slice(phraseSpan.start, phraseSpan.end);
  const near = abstract.slice(Math.max(0, span.start - 90), span.end + 50);
  let score = kindScore[kind];
  if (gain.test(phrase)) score += 2;
  else score += gain.test(near) ? 1 : -1;
  if (own.test(abstract.slice(Math.max(0, span.start - 200), span.start))) score += 0.5;
  if (hindrance.test(abstract.slice(Math.max(0, span.start - 40), span.end + 30))) score -= 3;
  if (phrase.replace(value, '').trim().split(/\s+/).length < 3) score -= 2;
  // The second figure of `2.55x for MHA and 1.67x for GQA` says less than the next first one.
  if (
    /\d\S*(?: [\w-]+){0,5}[,]? (?:and|to|or|vs\.?|versus|compared to) (?:(?:up to|by|over|about) )*$/.test(
      abstract.slice(Math.max(0, span.start - 60), span.start),
    )
  )
    score -= 1.5;
  if (/^\+?0(?:\.0+)?\s?%?$/.test(value)) score -= 2;
  return {
    value,
    phrase,
    span: { start: span.start, end: span.start + abstract.slice(span.start, span.end).trimEnd().length },
    phraseSpan,
    score,
  };
}

const clauseBefore = /[,;:—]|\.(?= )| (?:and|while|but|which|that|where|whereas|with) (?!an? \d)/g;
const clauseAfter = /[,;:(—]|\.(?= |$)| (?:and|while|but|which|whereas|where|that|with) /;

/** From the verb of the clause to its end, about a dozen words; a figure in parentheses takes the words before them. */
function findPhrase(abstract: string, span: Span): Span {
  const left = withoutBrackets(abstract.slice(Math.max(0, span.start - 90), span.start));
  const bracket = left.lastIndexOf('(');
  const isBracketed = bracket >= 0;
  let from = 0;
  for (const match of (isBracketed ? left.slice(0, bracket) : left).matchAll(clauseBefore)) from = match.index + match[0].length;
  const words = [...left.slice(from).matchAll(/\S+/g)];
  const isCut = from === 0 && span.start > 90;
  const skipped = words[Math.max(isCut ? 1 : 0, words.length - 9)];
  const start = span.start - left.length + from + (skipped?.index ?? 0);
  const right = abstract.slice(span.end, span.end + 70);
  if (isBracketed && start <= span.start - left.length + bracket) {
    const close = right.indexOf(')');
    if (close >= 0 && close < 50) return trimPhrase(abstract, { start, end: span.end + close + 1 }, span);
  }
  return trimPhrase(abstract, { start, end: span.end + lengthOfClause(right) }, span);
}

/** Parentheses that are closed hide the punctuation in them; the text keeps its length. */
function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, (bracketed) => 'x'.repeat(bracketed.length));
}

/** The length of the words behind a figure that belong to it: `13% and 25% reduction` goes on behind the second figure. */
function lengthOfClause(right: string): number {
  const second =
    /^ (?:and|or|to) (?:(?:about|over|up to|by|approx|around|nearly|(?:more|less) than) ?)?[\d.]+\S*/.exec(right)?.[0].length ??
    0;
  const found = clauseAfter.exec(right.slice(second))?.index;
  const clause = found === undefined ? right.length : second + found;
  const taken = [...right.slice(0, clause).matchAll(/\S+/g)].slice(0, 7);
  // The last word may be cut off by the window.
  const last = found === undefined && right.length === 70 && taken.length < 7 ? taken.at(-2) : taken.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

const leading = new RegExp(
  `^${anyOf(`and or but that which our we the a an it is are of in by to as then thus also method approach model can further with on at for
    from respectively show shows significantly`)} `,
  'i',
);
const trailing = new RegExp(
  ` ${anyOf(`and or but that which the a an of in by to as with on at for from its over than than_the using when is are respectively compared
    while across under per our all`)}$`,
  'i',
);

function trimPhrase(abstract: string, phrase: Span, value: Span): Span {
  let { start, end } = phrase;
  while (start < value.start && abstract.charAt(start) === ' ') start += 1;
  for (
    let match = leading.exec(abstract.slice(start, value.start));
    match !== null;
    match = leading.exec(abstract.slice(start, value.start))
  ) {
    start += match[0].length;
  }
  for (
    let match = trailing.exec(abstract.slice(value.end, end));
    match !== null;
    match = trailing.exec(abstract.slice(value.end, end))
  ) {
    end -= match[0].length;
  }
  return { start, end };
}

/** The same figure is said once, and a figure that stands in the words around a better one is said there. */
function withoutRepeats(ranked: readonly Candidate[]): Candidate[] {
  const values = new Set<string>();
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    const key = candidate.value.replace(/[\s$\\]/g, '');
    const isSaid = kept.some(
      ({ phraseSpan }) => phraseSpan.start <= candidate.span.start && candidate.span.end <= phraseSpan.end,
    );
    if (values.has(key) || isSaid) continue;
    values.add(key);
    kept.push(candidate);
  }
  return kept;
}

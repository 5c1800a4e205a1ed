import { anyOf } from '../../base/anyOf';
import type { Span } from '../../base/span';
import { benchmarkName, likelyName, otherNames } from './benchmarkNames';
import { findOwnWork } from './findOwnWork';

const noun = anyOf('data_?sets? benchmarks? corpus corpora leaderboards? test_sets? suites?');
const between = String.raw`(?:, (?:and |or )?|,? and |,? or | & |/)(?:the )?`;
/** Within so many UTF-16 units before a name stands what says that something was done on it. */
const near = 70;
const done = new RegExp(
  `\\b${anyOf('on across over at including such_as like namely using e\\.g\\. datasets? benchmarks? corpora corpus tasks')}\\b[^.;]*$`,
  'i',
);

const knownList = new RegExp(`${benchmarkName}(?:${between}(?:${benchmarkName}|${likelyName}))*`, 'g');
/** `on the FLASK and WikiSum datasets`. */
const nounBehind = new RegExp(`(?:[Oo]n|[Aa]cross|over|using|at|from) (?:the |both )?(${likelyName}(?:${between}${likelyName})*)(?= ${noun}\\b)`, 'g');
/** `datasets such as FLASK, WikiSum`. */
const nounBefore = new RegExp(`\\b${noun},? ?(?:such as|including|like|namely|i\\.e\\.,?|e\\.g\\.,?|\\(|:) ?(?:the )?(${likelyName}(?:${between}${likelyName})*)`, 'g');

/**
 * The names of data that an abstract says its authors worked on, verbatim and as they stand there in a row: `LongBench and
 * RULER`. Of several such rows the longest. undefined where no name is surely one of data.
 */
export function findData(abstract: string, names: readonly string[]): Span | undefined {
  const { sentences, own } = findOwnWork(abstract, names);
  if (own === undefined) return undefined;
  let best: { readonly span: Span; readonly count: number } | undefined;
  for (const { start, end } of sentences.slice(own)) {
    for (const span of listRows(abstract.slice(start, end))) {
      const row = abstract.slice(start + span.start, start + span.end);
      const parts = row.split(new RegExp(between)).filter((part) => part !== '');
      if (parts.some((part) => otherNames.test(part) || names.includes(part)) || (parts.length === 1 && isShort(row))) continue;
      if (parts.length > (best?.count ?? 0)) best = { span: { start: start + span.start, end: start + span.end }, count: parts.length };
    }
  }
  return best?.span;
}

/** `NER benchmarks` are those of a task; names so short are told from tasks by a second one beside them. */
function isShort(name: string): boolean {
  return /^[A-Z]{2,4}$/.test(name) && !new RegExp(`^${benchmarkName}$`).test(name);
}

function listRows(sentence: string): readonly Span[] {
  const rows: Span[] = [];
  for (const found of sentence.matchAll(knownList)) {
    if (done.test(sentence.slice(Math.max(0, found.index - near), found.index))) rows.push({ start: found.index, end: found.index + found[0].length });
  }
  for (const pattern of [nounBehind, nounBefore]) {
    for (const found of sentence.matchAll(pattern)) {
      const row = found[1] ?? '';
      const start = found.index + found[0].lastIndexOf(row);
      rows.push({ start, end: start + row.length });
    }
  }
  return rows;
}

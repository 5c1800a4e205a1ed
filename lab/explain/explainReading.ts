import { createLineIndex } from '../../server/src/base/lineIndex';
import { type DigestHint, isCalledDigest } from '../../server/src/digest/digestHint';
import { readUncorrected } from '../../server/src/digest/parseDigest';
import type { Decider, FoundTitles, ReadingChoice, ReadingStep } from '../../server/src/digest/readingSteps';
import type { UnnamedRecord } from '../../server/src/digest/recordDraft';

/** How a text is read, in lines: what was decided on the way, what was left out and why, and each paper with what it was found by. */
export function explainReading(text: string, hint: DigestHint): readonly string[] {
  const { format = 'none', pattern, entries, issues, steps = [] } = readUncorrected(text, hint);
  const lineOf = createLineNumbers(text);
  return [
    `${hint.path}: ${count(entries.length, 'paper')}, read as ${format}${pattern === undefined ? '' : ` (${pattern})`}`,
    isCalledDigest(hint) ? '  called a digest: read leniently' : '  not called a digest: read strictly',
    ...steps.flatMap((step) => describeStep(step, lineOf)).map((line) => `  ${line}`),
    ...(issues.length === 0 ? [] : ['  left out:']),
    ...issues.map(({ span, reason }) => `    line ${lineOf(span.start)}: ${reason}`),
    ...(entries.length === 0 ? [] : ['  papers:']),
    ...entries.map((entry) => `    line ${lineOf(entry.titleSpan.start)}: ${describePaper(entry)}`),
    ...describeOthers(steps, entries, lineOf),
  ];
}

/** The number of the line at an offset; undefined for an offset into a decoded part of the text. */
type LineNumbers = (offset: number) => number | undefined;

function createLineNumbers(text: string): LineNumbers {
  const lines = createLineIndex(text);
  return (offset) => lines.positionAt(offset).line + 1;
}

function describeStep(step: ReadingStep, lineOf: LineNumbers): readonly string[] {
  switch (step.kind) {
    case 'container': {
      const { format, unlike, empty } = step;
      return [
        `container: ${format ?? 'none'}`,
        ...(unlike.length === 0 ? [] : [`  not like this text: ${[...new Set(unlike)].join(', ')}`]),
        ...(empty.length === 0 ? [] : [`  like this text, but without papers: ${empty.join(', ')}`]),
      ];
    }
    case 'set-aside': {
      const places = step.spans.slice(0, maxListed).map(({ start, end }) => {
        const [first, last] = [lineOf(start), lineOf(Math.max(start, end - 1))];
        return first === last ? String(first) : `${first}-${last}`;
      });
      const rest = step.spans.length > maxListed ? ', ...' : '';
      return [`taken off: ${step.what}${lineOf(0) === undefined ? '' : `, line ${places.join(', ')}${rest}`}`];
    }
    case 'way':
      return [`way: ${step.way}`];
    case 'unproven':
      return [`no evidence of papers beside the titles: ${describeTitles(step.found)}`];
    case 'choice':
      return describeChoice(step);
    case 'decoded':
      return ['decoded part:', ...step.steps.flatMap((inner) => describeStep(inner, () => undefined)).map((line) => `  ${line}`)];
  }
}

function describeChoice({ better, because, bar = 0, expected, rules, model, judgedLines }: ReadingChoice): readonly string[] {
  const expectedOf = (reading: 'rules' | 'model'): string => {
    if (expected === undefined) return '';
    const { f1, right, wanted } = expected[reading];
    return `; expected f1 ${f1.toFixed(3)}, ${right.toFixed(1)} right of ${wanted.toFixed(1)} wanted`;
  };
  const byModel = `expected f1 by the model ${expected?.model.f1.toFixed(3) ?? ''}`;
  const reasons: Readonly<Record<Decider, string>> = {
    complete: 'nearly all records by rules have an abstract or lead to a paper, so the model is not asked',
    'no-model': 'there is no model',
    'few-by-model': 'the model found too few titles to judge by',
    richer: 'the records by rules have more beside their titles, and the model finds hardly more of them',
    margin: `${byModel} ${better === 'model' ? '>' : '<='} ${bar.toFixed(3)}, f1 by rules and a margin`,
    evidence: 'too few records by the model have people, a year with a venue, or an identifier',
    minimum: `${byModel} < ${bar.toFixed(3)}, the least that it must have`,
  };
  return [
    ...(judgedLines === undefined ? [] : [`judged by the first ${judgedLines} lines`]),
    `by rules: ${describeTitles(rules)}${expectedOf('rules')}`,
    model === undefined ? 'by the model: not asked' : `by the model: ${describeTitles(model)}${expectedOf('model')}`,
    `stands: ${better === 'none' ? 'no papers, as the model believes in hardly any title by rules' : `by ${better === 'rules' ? 'rules' : 'the model'}`}; ${reasons[because]}`,
  ];
}

function describeTitles({ entries, pattern }: FoundTitles): string {
  const scores = entries.flatMap(({ foundBy }) => (foundBy === undefined ? [] : [foundBy.score]));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return [
    count(entries.length, 'title'),
    ...(pattern === undefined ? [] : [pattern]),
    ...(scores.length === 0 ? [] : [`score ${mean.toFixed(2)}`]),
  ].join(', ');
}

function describePaper({ title, authors, hasMoreAuthors, year, venue, arxivId, doi, abstract, foundBy }: UnnamedRecord): string {
  return [
    title,
    authors.length === 0 ? 'no authors' : `${authors.join(', ')}${hasMoreAuthors === true ? ' and others' : ''}`,
    year === undefined ? 'no year' : String(year),
    venue ?? 'no venue',
    ...(arxivId === undefined ? [] : [`arXiv:${arxivId}`]),
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(abstract === '' ? [] : [`abstract of ${abstract.length}`]),
    foundBy === undefined
      ? 'by its format'
      : `${foundBy.slot === 'tagged' ? 'by the model' : `by rules: ${foundBy.slot}`} ${foundBy.score.toFixed(2)}`,
  ].join(' | ');
}

/** At most this many titles or places are listed that are not papers in the end. */
const maxListed = 30;

/** The titles that a reading found which does not stand. */
function describeOthers(steps: readonly ReadingStep[], entries: readonly UnnamedRecord[], lineOf: LineNumbers): readonly string[] {
  const known = new Set(entries.map(({ titleSpan }) => titleSpan.start));
  const lists = steps.flatMap((step): readonly (readonly [string, readonly UnnamedRecord[]])[] => {
    if (step.kind === 'unproven') return [['without evidence', step.found.entries]];
    if (step.kind !== 'choice') return [];
    return [
      ['only by rules', step.rules.entries],
      ['only by the model', step.model?.entries ?? []],
    ];
  });
  return lists.flatMap(([name, list]) => {
    const others = list.filter(({ titleSpan }) => !known.has(titleSpan.start));
    for (const { titleSpan } of others) known.add(titleSpan.start);
    if (others.length === 0) return [];
    return [
      `  ${name}, and no paper:`,
      ...others.slice(0, maxListed).map((entry) => `    line ${lineOf(entry.titleSpan.start)}: ${describePaper(entry)}`),
      ...(others.length > maxListed ? [`    ... and ${others.length - maxListed} more`] : []),
    ];
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

import { toReadable } from '../../base/readableText';
import { sliceSpan, type Span } from '../../base/span';
import { findHeadlineNumbers } from '../../digest/abstracts/results/findHeadlineNumbers';
import { findData } from '../../digest/abstracts/keyPoints/findData';
import { findMethod } from '../../digest/abstracts/keyPoints/findMethod';
import { findProblem } from '../../digest/abstracts/keyPoints/findProblem';
import { findFirstParagraph } from '../../annotations/note/readWords';
import type { Paper } from '../../model/paper';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { listPaperNotes } from '../card/cardNotes';
import { findAbstractSource, findBlockSource, type Source } from '../card/abstractSource';

/** The columns of a literature matrix, in their order. */
export const matrixColumns = ['name', 'problem', 'method', 'data', 'numbers', 'code', 'notes'] as const;

export type MatrixColumn = (typeof matrixColumns)[number];

/** One thing that a cell says. */
export interface CellText {
  /** As it stands in the source, shown clean: plain text; in `notes` Markdown of the writer's, one paragraph in one line. */
  readonly text: string;
  /** Where it stands; undefined where its place in a file can't be told. */
  readonly source: Source | undefined;
}

/** What a matrix says of one paper. A cell may hold several things, or none: what is not surely said stays empty. */
export interface MatrixRow {
  readonly paper: Paper;
  readonly cells: Readonly<Record<MatrixColumn, readonly CellText[]>>;
}

/** More headline numbers are no headlines. */
const mostNumbers = 2;

export function createMatrixRow(snapshot: Snapshot, paper: Paper): MatrixRow {
  const { abstract, names } = paper;
  const quote = (span: Span | undefined): readonly CellText[] =>
    span === undefined ? [] : [{ text: toReadable(sliceSpan(abstract, span)), source: findAbstractSource(snapshot, paper, span) }];
  return {
    paper,
    cells: {
      name: [nameOf(snapshot, paper)],
      problem: quote(findProblem(abstract, names)),
      method: quote(findMethod(abstract, names)),
      data: findData(abstract, names).flatMap(quote),
      numbers: findHeadlineNumbers(abstract, names)
        .slice(0, mostNumbers)
        .flatMap(({ phraseSpan }) => quote(phraseSpan)),
      code: paper.links
        .filter(({ kind }) => kind === 'code')
        .map(({ url }) => ({ text: url, source: findBlockSource(snapshot, paper, url.replace(/^https?:\/\//, '')) })),
      notes: listPaperNotes(snapshot, paper).flatMap(({ uri, span, words }) => {
        const text = findFirstParagraph(words);
        return text === '' ? [] : [{ text, source: { uri, span } }];
      }),
    },
  };
}

function nameOf(snapshot: Snapshot, { names, title, occurrences }: Paper): CellText {
  const [occurrence] = occurrences;
  return {
    text: names[0] ?? toReadable(title),
    source: occurrence === undefined ? undefined : { uri: occurrence.uri, span: locateOccurrence(snapshot, occurrence).title },
  };
}

import { toReadable } from '../../base/readableText';
import { sliceSpan, type Span } from '../../base/span';
import { findHeadlineNumbers } from '../../digest/abstracts/results/findHeadlineNumbers';
import { findData } from '../../digest/abstracts/keyPoints/findData';
import { findMethod } from '../../digest/abstracts/keyPoints/findMethod';
import { findProblem } from '../../digest/abstracts/keyPoints/findProblem';
import { findFirstParagraph } from '../../annotations/note/noteText';
import type { Paper } from '../../model/paper';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { listPaperNotes } from '../card/cardNotes';
import { findAbstractSource, findBlockSource, type SourceSpan } from '../card/abstractSource';

/** The columns of a literature matrix, from left to right. */
export const matrixColumns = ['name', 'problem', 'method', 'data', 'numbers', 'code', 'notes'] as const;

export type MatrixColumn = (typeof matrixColumns)[number];

/** One item of a cell, such as a sentence, a name or a link. */
export interface CellText {
  /** Plain text, except in the column `notes`, where it is the first paragraph of a note in the writer's Markdown. */
  readonly text: string;
  /** Where the text is in a file; undefined if that is not known. */
  readonly source: SourceSpan | undefined;
}

/** The row of a paper. A cell may have several items, or none if nothing was recognised. */
export interface MatrixRow {
  readonly paper: Paper;
  readonly cells: Readonly<Record<MatrixColumn, readonly CellText[]>>;
}

/** The largest number of headline numbers in a cell. */
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

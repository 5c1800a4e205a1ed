import { findFirstParagraph, removeCommentMarks } from '#annotations';
import { findHeadlineNumbers, findMethod } from '#digest';
import { chooseKey, locateOccurrence, type Snapshot } from '#workspace';
import { renderCsv } from '../../base/csv';
import { toReadable } from '../../base/readableText';
import { type Span, sliceSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { BlockWriter, TextWriter } from '../../model/draftWriter';
import type { Paper } from '../../model/paper';
import { type BlockResult, setManagedBlock } from '../annotating/managedBlock';
import { listPaperNotes } from '../annotating/paperNotes';
import { findAbstractSource, findBlockSource, type SourceSpan } from '../evidence/sentenceEvidence';
import { getPapersByKeys } from './topicSections';

type MatrixResult = BlockResult & {
  /** The rows of the table, in the order of the keys; empty if the edit was refused. */
  readonly rows: readonly MatrixRow[];
};

interface ExportedMatrix {
  /** The matrix as comma-separated values. The first row contains the headings. */
  readonly text: string;
  /** The number of papers in the matrix. */
  readonly count: number;
}

type MatrixColumn = (typeof matrixColumns)[number];

/** One item of a cell, such as a sentence, a name or a link. */
interface CellText {
  /** Plain text, except in the column `notes`, where it is the first paragraph of a note in the writer's Markdown. */
  readonly text: string;
  /** Where the text is in a file; undefined if that is not known. */
  readonly source: SourceSpan | undefined;
}

/** The row of a paper. A cell may have several items, or none if nothing was recognised. */
interface MatrixRow {
  readonly paper: Paper;
  readonly cells: Readonly<Record<MatrixColumn, readonly CellText[]>>;
}

const matrixHeadings: Readonly<Record<MatrixColumn, string>> = {
  name: 'Paper',
  method: 'Method',
  numbers: 'Headline numbers',
  code: 'Code',
  notes: 'My notes',
};

/**
 * Writes a table with one row per paper, in the order of `keys`, into a block of the draft. Text from an abstract is in quotation
 * marks. undefined if the document is not a draft, or if Marginalia can't write blocks in its
 * language.
 */
export function literatureMatrix(snapshot: Snapshot, uri: string, offset: number, keys: readonly CitationKey[]): MatrixResult | undefined {
  const draft = snapshot.drafts.get(uri);
  const { citations, text, blocks } = draft?.writer() ?? {};
  if (draft === undefined || citations === undefined || text === undefined || blocks === undefined) return undefined;
  const rows = getPapersByKeys(snapshot, keys).map((paper) => createMatrixRow(snapshot, paper));
  if (rows.length === 0) return { kind: 'refused', reason: 'No papers selected.', rows };
  const renderRow = ({ paper, cells }: MatrixRow): readonly string[] => {
    const citation = citations.renderCitation([chooseKey(snapshot, uri, paper)], 'parenthetical');
    return matrixColumns.map((column) => {
      const cell = renderCell(cells[column], column, text, blocks);
      return column === 'name' ? `${cell} ${citation}` : cell;
    });
  };
  const head = matrixColumns.map((column) => text.renderText(matrixHeadings[column]));
  const table = blocks.renderTable(head, rows.map(renderRow));
  const answer = setManagedBlock(draft, offset, 'matrix', table);
  return answer && { ...answer, rows: answer.kind === 'refused' ? [] : rows };
}

function renderCell(texts: readonly CellText[], column: MatrixColumn, writer: TextWriter, blocks: BlockWriter): string {
  switch (column) {
    case 'name':
      return texts.map(({ text }) => writer.renderText(text)).join('');
    case 'code':
      return texts.map(({ text }) => blocks.renderLink(text)).join(', ');
    case 'notes':
      return texts.map(({ text }) => blocks.renderNoteText(removeCommentMarks(text))).join(' / ');
    case 'method':
    case 'numbers':
      return texts.map(({ text }) => writer.renderQuotation(text)).join('; ');
  }
}

/** The separator between the items of a cell. */
const joints: Readonly<Record<MatrixColumn, string>> = {
  name: '',
  method: '; ',
  numbers: '; ',
  code: ' ',
  notes: ' / ',
};

/**
 * The literature matrix for a spreadsheet: one row per paper, in the order of `keys`. The column after the name contains the citation
 * key.
 */
export function exportMatrix(snapshot: Snapshot, keys: readonly CitationKey[]): ExportedMatrix {
  const papers = getPapersByKeys(snapshot, keys);
  const rows = papers.map((paper) => {
    const { cells } = createMatrixRow(snapshot, paper);
    const [name = '', ...others] = matrixColumns.map((column) => cells[column].map(({ text }) => text).join(joints[column]));
    return [name, paper.key, ...others];
  });
  const [first = '', ...others] = matrixColumns.map((column) => matrixHeadings[column]);
  return { text: renderCsv([[first, 'Citation key', ...others], ...rows]), count: papers.length };
}

/** The columns of a literature matrix, from left to right. */
export const matrixColumns = ['name', 'method', 'numbers', 'code', 'notes'] as const;

/** The largest number of headline numbers in a cell. */
const maxNumbers = 2;

export function createMatrixRow(snapshot: Snapshot, paper: Paper): MatrixRow {
  const { abstract, names } = paper;
  const quote = (span: Span | undefined): readonly CellText[] =>
    span === undefined ? [] : [{ text: toReadable(sliceSpan(abstract, span)), source: findAbstractSource(snapshot, paper, span) }];
  return {
    paper,
    cells: {
      name: [nameOf(snapshot, paper)],
      method: quote(findMethod(abstract, names)),
      numbers: findHeadlineNumbers(abstract, names)
        .slice(0, maxNumbers)
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

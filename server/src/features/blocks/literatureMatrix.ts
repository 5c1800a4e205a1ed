import type { CitationKey } from '../../model/citation';
import type { BlockWriter, TextWriter } from '../../model/draftWriter';
import { removeCommentMarks } from '../../annotations/note/noteText';
import { chooseKey } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { getPapersByKeys } from './chosenPapers';
import { setManagedBlock, type BlockResult } from './managedBlock';
import { createMatrixRow, matrixColumns, type CellText, type MatrixColumn, type MatrixRow } from './matrixRow';

export type MatrixResult = BlockResult & {
  /** The rows of the table, in the order of the keys; empty if the edit was refused. */
  readonly rows: readonly MatrixRow[];
};

export const matrixHeadings: Readonly<Record<MatrixColumn, string>> = {
  name: 'Paper',
  problem: 'Problem',
  method: 'Method',
  data: 'Data',
  numbers: 'Headline numbers',
  code: 'Code',
  notes: 'My notes',
};

/**
 * Writes a table with one row per paper, in the order of `keys`, into a block of the draft. Text from an abstract is in quotation
 * marks, except for the names of data sets. undefined if the document is not a draft, or if Marginalia can't write blocks in its
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
    case 'data':
      return texts.map(({ text }) => writer.renderText(text)).join(', ');
    case 'problem':
    case 'method':
    case 'numbers':
      return texts.map(({ text }) => writer.renderQuotation(text)).join('; ');
  }
}

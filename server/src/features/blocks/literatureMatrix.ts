import type { CitationKey } from '../../model/citation';
import type { DraftLanguage } from '../../model/draft';
import { chooseKey } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { getPapersByKeys } from './chosenPapers';
import { setManagedBlock, type BlockResult } from './managedBlock';
import { createMatrixRow, matrixColumns, type CellText, type MatrixColumn, type MatrixRow } from './matrixRow';

export type MatrixResult = BlockResult & {
  /** In the order of the keys; empty where it was refused. */
  readonly rows: readonly MatrixRow[];
};

/** What stands above each column. */
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
 * A table of papers, one row for each, in the order of their keys. What stands in it of an abstract is verbatim, and but for
 * the names of data in quotation marks. undefined where the document is no draft.
 */
export function literatureMatrix(snapshot: Snapshot, uri: string, offset: number, keys: readonly CitationKey[]): MatrixResult | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const rows = getPapersByKeys(snapshot, keys).map((paper) => createMatrixRow(snapshot, paper));
  if (rows.length === 0) return { kind: 'refused', reason: 'No papers were chosen.', rows };
  const cells = rows.map((row) => matrixColumns.map((column) => renderCell(snapshot, draft, row, column)));
  const table = draft.language.blocks.renderTable(
    matrixColumns.map((column) => draft.language.renderProse(matrixHeadings[column])),
    cells,
    draft.text,
  );
  const answer = setManagedBlock(draft, offset, 'matrix', table);
  return { ...answer, rows: answer.kind === 'refused' ? [] : rows };
}

function renderCell(snapshot: Snapshot, { uri, text, language }: DraftFile, { paper, cells }: MatrixRow, column: MatrixColumn): string {
  const said = cells[column];
  switch (column) {
    case 'name': {
      const citation = language.renderCitation([chooseKey(snapshot, uri, paper)], 'parenthetical', text);
      return `${said.map((cell) => language.renderProse(cell.text)).join('')} ${citation}`;
    }
    case 'code':
      return said.map((cell) => language.blocks.renderLink(cell.text, text)).join(', ');
    case 'notes':
      return said.map((cell) => renderWordsOfCell(language, cell)).join(' / ');
    case 'data':
      return said.map((cell) => language.renderProse(cell.text)).join(', ');
    case 'problem':
    case 'method':
    case 'numbers':
      return said.map((cell) => language.renderQuotation(cell.text)).join('; ');
  }
}

/** In one line of a table nothing can be opened that a later line would have to close. */
function renderWordsOfCell({ blocks }: DraftLanguage, { text }: CellText): string {
  return blocks.renderWords(text.replace(/<!--|-->/g, ''));
}

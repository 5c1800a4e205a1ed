import { renderCsv } from '../../base/csv';
import type { CitationKey } from '../../model/citation';
import type { Snapshot } from '../../workspace/snapshot';
import { getPapersByKeys } from './chosenPapers';
import { matrixHeadings } from './literatureMatrix';
import { createMatrixRow, matrixColumns, type MatrixColumn } from './matrixRow';

export interface ExportedMatrix {
  /** The matrix as comma-separated values. The first row contains the headings. */
  readonly text: string;
  /** The number of papers in the matrix. */
  readonly count: number;
}

/** The separator between the items of a cell. */
const joints: Readonly<Record<MatrixColumn, string>> = {
  name: '',
  problem: '; ',
  method: '; ',
  data: ', ',
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

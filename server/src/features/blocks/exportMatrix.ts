import { renderCsv } from '../../base/csv';
import type { CitationKey } from '../../model/citation';
import type { Snapshot } from '../../workspace/snapshot';
import { getPapersByKeys } from './chosenPapers';
import { matrixHeadings } from './literatureMatrix';
import { createMatrixRow, matrixColumns, type MatrixColumn } from './matrixRow';

export interface ExportedMatrix {
  /** Comma-separated values, with a row of headings. */
  readonly text: string;
  /** How many papers it has. */
  readonly count: number;
}

/** What stands between the things that a cell says. */
const joints: Readonly<Record<MatrixColumn, string>> = {
  name: '',
  problem: '; ',
  method: '; ',
  data: ', ',
  numbers: '; ',
  code: ' ',
  notes: ' / ',
};

/** The literature matrix of papers for a spreadsheet, a row for each in the order of their keys; the key stands behind the name. */
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

import type { Figures } from '../bench/measuring';

/** A Markdown table with a row for each; the columns are those of the first. */
export function printRows(rows: readonly Figures[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  console.log(line(columns));
  console.log(line(columns.map(() => '---')));
  for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}

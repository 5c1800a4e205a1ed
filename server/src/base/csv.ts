/** Read by a spreadsheet as the beginning of a formula, in the full width forms of East Asian keyboards too (OWASP, "CSV Injection"). */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

/**
 * A table as comma-separated values by RFC 4180: each row ends with CR LF, each cell stands in quotation marks, and those
 * within are doubled. A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it text.
 * Begins with a byte order mark, without which spreadsheets don't read it as UTF-8.
 */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('')}`;
}

function renderCell(text: string): string {
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

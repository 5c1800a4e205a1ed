/** Read by a spreadsheet as the beginning of a formula, in the full width forms of East Asian keyboards too (OWASP, "CSV Injection"). */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

/** What may stand between two pieces of a cell, and the sign of a formula behind it. */
const gap = /([;\s\p{Cc}\p{Cf}"]+)([=+\-@＝＋－＠]?)/gu;

/**
 * A table as comma-separated values by RFC 4180: each row ends with CR LF, each cell stands in quotation marks, and those
 * within are doubled. A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it text; so
 * does a piece of one behind a semicolon, a tab or a line break, at which spreadsheets of many languages
 * split. Begins with a byte order mark, without which spreadsheets don't read it as UTF-8.
 */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('')}`;
}

function renderCell(text: string): string {
  const inside = text.replace(gap, (found, between: string, sign: string) =>
    sign !== '' && /[;\t\r\n]/.test(between) ? `${between}'${sign}` : found,
  );
  return `"${(formula.test(text) ? `'${inside}` : inside).replaceAll('"', '""')}"`;
}

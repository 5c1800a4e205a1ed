/**
 * The beginning of a cell that a spreadsheet reads as a formula, also in the full-width forms of East Asian keyboards (OWASP, "CSV
 * Injection").
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

/** Characters that may separate two parts of a cell, and the sign after them if it begins a formula. */
const gap = /([;\s\p{Cc}\p{Cf}"]+)([=+\-@＝＋－＠]?)/gu;

/**
 * Renders rows as comma-separated values (RFC 4180): each row ends with CR LF, each cell is in quotation marks, and quotation marks inside
 * are doubled. A cell that a spreadsheet would read as a formula begins with an apostrophe, which makes it text. Spreadsheets in many
 * languages may also split a cell after a semicolon, a tab or a line break. If the sign of a formula follows there, an apostrophe is
 * inserted before it. The result begins with a byte order mark, without which spreadsheets don't read it as UTF-8.
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

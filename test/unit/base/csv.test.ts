import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderCsv } from '../../../server/src/base/csv';

/** The first cell of a table that has no other. */
const cell = (text: string): string => renderCsv([[text]]).slice(1, -2);

test('rows end with CR LF, and each cell stands in quotation marks', () => {
  assert.equal(renderCsv([['a', 'b, "c"'], ['', 'two\nlines']]), '\ufeff"a","b, ""c"""\r\n"","two\nlines"\r\n');
  assert.equal(renderCsv([]), '\ufeff');
});

test('no cell begins as a formula does', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\u200b=1']) assert.equal(cell(text), `"'${text}"`);
  for (const text of ['1=1', 'a-b', "'=1", '(-1)']) assert.equal(cell(text), `"${text}"`);
  assert.equal(cell('=HYPERLINK("a")'), '"\'=HYPERLINK(""a"")"');
});

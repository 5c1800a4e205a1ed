import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderCsv } from '../../../server/src/base/csv';

/** The first cell of a table that has no other. */
const cell = (text: string): string => renderCsv([[text]]).slice(1, -2);

test('rows end with CR LF, and each cell stands in quotation marks', () => {
  assert.equal(
    renderCsv([
      ['a', 'b, "c"'],
      ['', 'two\nlines'],
    ]),
    '\ufeff"a","b, ""c"""\r\n"","two\nlines"\r\n',
  );
  assert.equal(renderCsv([]), '\ufeff');
});

test('no cell begins as a formula does', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '\u200b=1']) assert.equal(cell(text), `"'${text}"`);
  for (const text of ['1=1', 'a-b', "'=1", '(-1)']) assert.equal(cell(text), `"${text}"`);
  assert.equal(cell('=HYPERLINK("a")'), '"\'=HYPERLINK(""a"")"');
});

test('no piece of a cell does where a semicolon, a tab or a line break is taken for its end', () => {
  assert.equal(cell('evil, which ;=cmd|calc!A1; evicts'), `"evil, which ;'=cmd|calc!A1; evicts"`);
  for (const between of [';', '; ', ' ;\u200b', '\t', '\n', '\r\n', ';;']) {
    for (const sign of '=+-@＝＋－＠') assert.equal(cell(`a${between}${sign}1`), `"a${between}'${sign}1"`);
  }
  assert.equal(cell('a;"=1"'), `"a;""'=1"""`);
  for (const text of ['\t', '\r']) assert.equal(cell(`${text}=1`), `"'${text}'=1"`);
  for (const text of ['a; b=1', 'a =1', 'a - b; c', '1;2\n3']) assert.equal(cell(text), `"${text}"`);
});

test('separators without end are read at once (slow)', () => {
  const started = performance.now();
  cell('; \n'.repeat(200_000));
  assert.ok(performance.now() - started < 2000);
});

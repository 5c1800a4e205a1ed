import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../../server/src/drafts/latex/latex';

/** How often a text that is no prose is looked at while the quotations of the draft are listed. */
function countLooks(text: string): number {
  const scan = latex.scan(text);
  let looks = 0;
  const opaque = new Proxy(scan.opaque, {
    get: (spans, name, self) => {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
      return Reflect.get(spans, name, self) as unknown;
    },
  });
  latex.prose.listQuotations(text, { ...scan, opaque }, { start: 0, end: text.length });
  return looks;
}

test('quotations beside many verbatim texts are not compared with each of them', () => {
  const draft = (count: number): string => '\\verb|x| \\enquote{a b c d} '.repeat(count);
  const [once, eightfold] = [countLooks(draft(200)), countLooks(draft(1600))];
  assert.ok(once > 0 && eightfold < 16 * once, `${once} looks for 200, ${eightfold} for 1600`);
});

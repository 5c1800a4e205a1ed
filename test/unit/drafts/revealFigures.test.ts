import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latex } from '../../../server/src/drafts/latex/latex';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import type { DraftLanguage } from '../../../server/src/model/draftLanguage';

/** The prose of a paragraph with its figures; `_` stands for syntax that fills its place. */
function reveal({ scan, prose }: DraftLanguage, text: string): string {
  const shown = prose!.revealFigures(text, prose!.findProse(text, scan(text), 0).text);
  assert.equal(shown.length, text.length);
  for (const { 0: digit, index } of shown.matchAll(/\d/g)) assert.equal(text[index], digit);
  return shown
    .replace(/\ufeff+/g, '_')
    .replace(/ +/g, ' ')
    .trim();
}

test('figures in LaTeX keep their place', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['by 50\\,\\% in all', 'by 50_%_ in all'],
    ['it has 1{,}000 lakes', 'it has 1_,_000 lakes'],
    ['it is 2.5$\\times$ as fast', 'it is 2.5_×_ as fast'],
    ['it is $2.5\\times$ as fast', 'it is _2.5×_ as fast'],
    ['\\SI{2.5}{\\times} faster', '_2.5_ ×_ faster'],
    ['\\qty{3}{\\giga\\byte} of it', '_3_ GB_ of it'],
    ['a length of 1{.}6\\,km', 'a length of 1_._6_km'],
    ['\\SI{12000}{\\byte} of it', '_12000_ byte_ of it'],
    ['\\SI{30.2}{\\mega} words, \\SI{5}{\\milli\\joule} more', '_30.2_M_ words, _5_ mJ_ more'],
    ['\\num{50000} of them', '_50000_ of them'],
    ['\\numrange{2}{4} times', '_2-_4_ times'],
    ['about $\\sim 5\\%$ less', 'about _~_5%_ less'],
  ];
  for (const [text, expected] of cases) assert.equal(reveal(latex, text), expected, text);
});

test('other math, comments and unfinished commands stay hidden', () => {
  assert.equal(reveal(latex, 'with $\\alpha = 1.5$ here'), 'with here');
  assert.equal(reveal(latex, 'here % \\SI{2}{\\times}'), 'here');
  assert.equal(reveal(latex, 'here \\SI{2'), 'here 2');
});

test('figures in Markdown', () => {
  assert.equal(reveal(markdown, 'it is $2.5\\times$ as fast'), 'it is _2.5×_ as fast');
  assert.equal(reveal(markdown, 'by **50%** in all'), 'by 50% in all');
  assert.equal(reveal(markdown, 'with $x_2 = 3$'), 'with');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readVerbatim, texToRichText, texToRichTitle, texToText } from '../../../../server/src/base/tex/texToText';
import { forSeeds } from '../../../support/random';

test('TeX as text', () => {
  for (const [tex, text] of [
    ['{\\"U}ber {BERT}', 'Über BERT'],
    ["\\'{e}\\'e{\\'e}\\v{c}\\v c\\c{c}\\k{a}\\H{o}\\r{a}\\=o\\.z", 'éééččçąőåōż'],
    ["\\'{\\i}{\\'\\i} \\ss{} Stra{\\ss}e \\o re {\\L}{\\'o}d{\\'z}", 'íí ß Straße øre Łódź'],
    ["a--b --- ``q'' it's `x'", "a–b — “q” it's ‘x'"],
    ['$\\alpha$-divergence, $O(n^2 \\log n)$, $x_{ij}$, $\\frac{1}{2}$', 'α-divergence, O(n² log n), x_(ij), 1/2'],
    ['It costs \\$5, or $6', 'It costs $5, or $6'],
    ['\\(x^{10}\\) and \\ensuremath{\\beta}', 'x¹⁰ and β'],
    ['a~b\\,c\\ d \\& 100\\% \\#1 a\\_b \\{x\\}', 'a b c d & 100% #1 a_b {x}'],
    ['\\emph{it} {\\em em} \\textbf{b} \\LaTeX{} x', 'it em b LaTeX x'],
    ['12\\textsuperscript{th} H$_2$O', '12th H₂O'],
    ['{\\noopsort{1973}}1973', '1973'],
    ['\\url{http://a.org/~b--c} \\href{http://x}{text}', 'http://a.org/~b--c text'],
    ['\\unknown{argument} \\other word', 'argument word'],
    ['  white\n   space\t', 'white space'],
    ['100% sure & more_or_less', '100% sure & more_or_less'],
    ['\\~{} \\^{} \\textasciitilde', '~ ^ ~'],
    ['\\', ''],
    ['{open', 'open'],
    ['closed} more', 'closed more'],
    ['', ''],
  ] as const) {
    assert.equal(texToText(tex), text, tex);
  }
});

test('TeX as rich text, and titles with protected case', () => {
  assert.equal(texToRichText("\\emph{E. coli} and H$_2$O by {Group} it's"), '<i>E. coli</i> and H<sub>2</sub>O by Group it’s');
  assert.equal(
    texToRichTitle('{BERT} and {\\"U}bung {A {B} C}'),
    '<span class="nocase">BERT</span> and Übung <span class="nocase">A B C</span>',
  );
});

test('addresses and identifiers are taken verbatim', () => {
  assert.equal(readVerbatim('\\url{http://a.b/\\_x\\%20~c}'), 'http://a.b/_x%20~c');
  assert.equal(readVerbatim('https://x/{\\~{}}a--b'), 'https://x/~a--b');
});

test('no text stops or throws', () => {
  forSeeds(300, (random) => {
    const parts = [
      '\\',
      '{',
      '}',
      '$',
      "'",
      '`',
      '^',
      '_',
      '-',
      ' ',
      'a',
      '\\emph',
      '\\frac',
      '\\"',
      '\\(',
      '\\)',
      '\\url{',
      '\\em',
      '~',
      '\u{1d4d0}',
      '\\sqrt',
      '\\text',
    ];
    const tex = Array.from({ length: random.below(30) }, () => random.pick(parts)).join('');
    for (const read of [texToText, texToRichText, texToRichTitle, readVerbatim]) assert.equal(typeof read(tex), 'string');
    assert.equal(texToText(texToText('plain words only')), 'plain words only');
  });
  assert.equal(typeof texToText(`${'{'.repeat(100_000)}x`), 'string');
  assert.equal(typeof texToText('$^'.repeat(50_000)), 'string');
  for (const command of ['\\v', '\\bf ', '\\(', '\\enquote']) assert.equal(typeof texToText(command.repeat(50_000)), 'string');
});

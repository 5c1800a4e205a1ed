import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrintedByPdflatex, listPreambles } from '../../../../server/src/bibliography/write/printCharacters';

test('an entry that pdfLaTeX prints needs no preamble', () => {
  assert.deepEqual(listPreambles('title = {M{\\"u}ller: 50 € – “größer” š ș}'), []);
});

test('each other character is defined once, and the definition is TeX', () => {
  const [helper, ...definitions] = listPreambles('βx β → 🤗 ℝ ễ \u200d');
  assert.match(helper ?? '', /^@preamble\{ "\\providecommand\\marginaliachar\[2\]/);
  assert.deepEqual(definitions, [
    '@preamble{ "\\marginaliachar{β}{\\ensuremath{\\beta}}" }',
    '@preamble{ "\\marginaliachar{→}{\\ensuremath{\\rightarrow}}" }',
    '@preamble{ "\\marginaliachar{🤗}{[U+1F917]}" }',
    '@preamble{ "\\marginaliachar{ℝ}{R}" }',
    '@preamble{ "\\marginaliachar{ễ}{{\\~{\\^e}}}" }',
    '@preamble{ "\\marginaliachar{\u200d}{}" }',
  ]);
});

test('no definition ends its string or its braces', () => {
  const all = `${Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code + 0x80)).join('')}＂｛｝ḧẅ\u{1d400}`;
  for (const preamble of listPreambles(all)) {
    assert.equal(preamble.match(/"/g)?.length, 2, preamble);
    assert.equal(preamble.match(/\{/g)?.length, preamble.match(/\}/g)?.length, preamble);
    assert.ok(preamble.includes('providecommand') || !isPrintedByPdflatex(/char\{(.)/su.exec(preamble)?.[1] ?? 'a'), preamble);
  }
});

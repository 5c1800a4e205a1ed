import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrintable, listPreambles } from '../../../../server/src/bibliography/write/printCharacters';

test('an entry that pdfLaTeX prints needs no preamble', () => {
  assert.deepEqual(listPreambles('title = {M{\\"u}ller: 50 € – “größer” š ș}'), []);
});

test('each other character is defined once, and the definition is TeX', () => {
  assert.deepEqual(listPreambles('βx β → 🤗 ℝ ễ \u200d'), [
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{β}\\endcsname{\\ensuremath{\\beta}}" }',
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{→}\\endcsname{\\ensuremath{\\rightarrow}}" }',
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{🤗}\\endcsname{[U+1F917]}" }',
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{ℝ}\\endcsname{R}" }',
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{ễ}\\endcsname{{\\~{\\^e}}}" }',
    '@preamble{ "\\expandafter\\providecommand\\csname u8:\\detokenize{\u200d}\\endcsname{}" }',
  ]);
});

test('no definition ends its string or its braces', () => {
  const all = Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code + 0x80)).join('') + '＂｛｝ḧẅ\u{1d400}';
  for (const preamble of listPreambles(all)) {
    assert.equal(preamble.match(/"/g)?.length, 2, preamble);
    assert.equal(preamble.match(/\{/g)?.length, preamble.match(/\}/g)?.length, preamble);
    assert.ok(!isPrintable(/detokenize\{(.)/su.exec(preamble)?.[1] ?? 'a'), preamble);
  }
});

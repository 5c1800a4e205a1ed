import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareQuotation, readQuotableText } from '../../../../server/src/claims/quotations/compareQuotation';
import { createRandom } from '../../../support/random';

const abstract =
  'We show that kites with 2 short tails (of silk) land within 36-40 seconds, and never tear their well-known lines. Our ﬁrst kite cost 10,000 crowns.';

function compare(quotation: string, text = abstract): unknown {
  const found = compareQuotation(quotation, readQuotableText(text));
  if (typeof found === 'string') return found;
  return found.differences.map(({ quoted, original }) => [
    quotation.slice(quoted.start, quoted.end),
    found.original.slice(original.start, original.end),
  ]);
}

test('typography is no difference', () => {
  for (const quotation of [
    'kites with 2 short tails (of silk) land',
    'Kites with 2 SHORT tails (of silk) land,',
    'land within 36–40 seconds',
    'tear their well‑known lines. Our first kite',
    'tear their wellknown lines.',
    'tear their well-\nknown lines',
    'our first kite cost 10000 crowns',
    '😀 our first kite cost 10,000 crowns 🎈',
    'show […] kites with [their] tails',
    'kites … land [like birds] within',
    '[K]ites with 2 short tails [sic] (of silk)',
  ])
    assert.equal(compare(quotation), 'exact', quotation);
});

test('words, numbers, signs and their order are differences', () => {
  assert.deepEqual(compare('kites with 3 short tails (of silk) land'), [['3', '2']]);
  assert.deepEqual(compare('kites with 2 short tails of silk land within'), [
    ['', '('],
    ['', ')'],
  ]);
  assert.deepEqual(compare('land within 3640 seconds, and never tear'), [['3640', '36-40']]);
  assert.deepEqual(compare('and tear their well-known lines'), [['', 'never']]);
  assert.deepEqual(compare('land within 36-40 seconds and never tear'), [['', ',']]);
  assert.deepEqual(compare('show that kites with 2 short tails … never lose their well-known lines'), [['lose', 'tear']]);
  assert.deepEqual(compare('silk tails land short kites'), 'unlike');
  assert.equal((compare('with short 2 tails kites of silk') as unknown[]).length, 3);
});

test('a bracket whose other half is not quoted may be left out', () => {
  assert.equal(compare('show that kites with 2 short tails of silk'), 'unlike');
  assert.equal(compare('of silk land within 36-40 seconds'), 'unlike');
  assert.equal(compare('silk land within 36-40 seconds, and never tear'), 'unlike');
  assert.deepEqual(compare('of silk would land within 36-40 seconds'), [['would', '']]);
});

test('a word must be whole', () => {
  assert.deepEqual(compare('supervised training of large kites', 'It needs unsupervised training of large kites.'), [
    ['supervised', 'unsupervised'],
  ]);
});

test('a hyphen in place of a space is told in a passage, not in an expression', () => {
  assert.equal(compare('the state of the art', 'It is the state-of-the-art in kites.'), 'unlike');
  assert.deepEqual(compare('it is the state of the art in kites', 'It is the state-of-the-art in kites.'), [
    ['state of', 'state-of'],
    ['of the', 'of-the'],
    ['the art', 'the-art'],
  ]);
});

test('any text is compared, in linear time (slow)', () => {
  const random = createRandom(7);
  const signs = ['[', ']', '.', '…', ' ', '-', 'a', 'kites', '2', "'", '"', '\\', '$', '\0', '\ud800', 'ﬁ', '\n', '('];
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: random.below(60) }, () => random.pick(signs)).join('');
    const other = Array.from({ length: random.below(60) }, () => random.pick(signs)).join('');
    const found = compareQuotation(text, readQuotableText(other));
    if (typeof found === 'object')
      for (const { quoted } of found.differences) assert.ok(0 <= quoted.start && quoted.start <= quoted.end && quoted.end <= text.length);
    const same = compareQuotation(other, readQuotableText(other));
    assert.ok(!/^[^[\].…\0]*$/.test(other) || same === 'exact', JSON.stringify(other));
  }
  const start = performance.now();
  for (const part of ['[', '…', 'kites and ', '[a] ', '. . ', '-', "'a"])
    compareQuotation(part.repeat(20_000), readQuotableText(part.repeat(20_000)));
  assert.ok(performance.now() - start < 5000);
});

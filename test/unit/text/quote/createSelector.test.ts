import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPassageLocator } from '../../../../server/src/annotations/anchor/locatePassage';
import { createSelector } from '../../../../server/src/text/quote/createSelector';
import { forSeeds } from '../../../support/random';

const text = 'We present Kite, a way to cross rivers\nof snow. It carries  two boats at once. Snow melts behind it, and nobody minds.';

function select(words: string): object {
  const start = text.indexOf(words);
  return createSelector(text, { start, end: start + words.length });
}

test('the passage in one line, with whole words around it', () => {
  assert.deepEqual(select('carries  two boats'), {
    exact: 'carries two boats',
    prefix: 'a way to cross rivers of snow. It ',
    suffix: ' at once. Snow melts behind it, and',
  });
  assert.deepEqual(select('We present'), { exact: 'We present', prefix: '', suffix: ' Kite, a way to cross rivers of snow.' });
  assert.deepEqual(select('minds.'), { exact: 'minds.', prefix: 'once. Snow melts behind it, and nobody ', suffix: '' });
});

test('a span that cuts a character takes the whole of it', () => {
  const drawn = 'words \u{1d49c}\u{1d49c} words';
  assert.equal(createSelector(drawn, { start: 7, end: 9 }).exact, '\u{1d49c}\u{1d49c}');
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(createSelector('\u{1d49c}'.repeat(50), { start: 50, end: 52 }).suffix));
});

test('a passage of some length is found again where it was selected', () => {
  forSeeds(200, (random) => {
    const words = [...text.matchAll(/\S+/g)];
    const from = random.below(words.length - 4);
    const to = from + 3 + random.below(words.length - from - 3);
    const span = { start: words[from]!.index, end: words[to]!.index + words[to]![0].length };
    const place = createPassageLocator(text).locate(createSelector(text, span));
    assert.deepEqual(place, { kind: 'found', span });
  });
});

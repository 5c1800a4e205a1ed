import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReversal } from '../../../../server/src/claims/direction/findReversal';
import { paperMarks } from '../../../../server/src/claims/direction/readComparisons';

/** The sentence of Soro's abstract that says the contrary; undefined if there is none. */
function oppose(sentence: string, abstract: string): string | undefined {
  const marked = sentence
    .replaceAll('Soro', (name) => paperMarks.first.repeat(name.length))
    .replaceAll('Vega', (name) => paperMarks.second.repeat(name.length));
  const found = findReversal(marked, {
    first: { names: ['Soro'], title: 'Soro: Owls at Night', abstract },
    second: { names: ['Vega'], title: 'Vega: Owls by Day', abstract: 'Vega counts owls.' },
  });
  return found === undefined ? undefined : abstract.slice(found.span.start, found.span.end);
}

const abstract = 'Owls are hard to count. On OWLS20, Soro clearly outperforms Vega by 4.2 points. It needs a microphone.';
const opposing = 'On OWLS20, Soro clearly outperforms Vega by 4.2 points.';

test('active, passive and by a grade', () => {
  for (const sentence of [
    'Vega outperforms Soro.',
    'Soro is outperformed by Vega.',
    'Soro falls behind Vega.',
    'Soro performs worse than Vega.',
    'Vega is superior to Soro.',
    'Vega was found to outperform Soro.',
    'Vega  improves on Soro on OWLS20.',
    'Soro, a recent counter, trails Vega.',
    'Vega reaches 80 %, surpassing Soro.',
  ])
    assert.equal(oppose(sentence, abstract), opposing, sentence);
});

test('the same direction, hedges, negations, questions and lists are left alone', () => {
  for (const sentence of [
    'Soro outperforms Vega.',
    'Vega may outperform Soro.',
    'Vega does not outperform Soro.',
    'Does Vega outperform Soro?',
    'Vega is comparable to Soro.',
    'Vega outperforms Soro and Lyra.',
    'Vega outperforms Soro on small forests but not on large ones.',
    'In our runs, Vega outperforms Soro.',
    'Vega was published before Soro.',
    'Soro with Vega outperforms Vega.',
  ])
    assert.equal(oppose(sentence, abstract), undefined, sentence);
});

test('the abstract must say it of the same thing', () => {
  assert.equal(oppose('Vega is faster than Soro.', abstract), undefined);
  assert.equal(oppose('Vega outperforms Soro in small forests.', abstract), undefined);
  const small = 'We listen. Our method surpasses baselines such as Vega and Lyra in small forests.';
  assert.equal(oppose('Vega outperforms Soro.', small), undefined);
  assert.equal(oppose('Vega outperforms Soro in small forests.', small), small.slice('We listen. '.length));
  assert.equal(oppose('Vega is faster than Soro.', 'Soro runs three times faster than Vega.'), 'Soro runs three times faster than Vega.');
  assert.equal(oppose('Vega outperforms Soro.', 'Soro may outperform Vega.'), undefined);
  assert.equal(oppose('Vega outperforms Soro.', 'Soro outperforms Vega-2 and Vega.js.'), undefined);
  assert.equal(oppose('Vega outperforms Soro.', 'Soro outperforms Vega. Yet Vega outperforms Soro.'), undefined);
});

test('long and strange texts take little time', () => {
  const long = `Vega ${'is by with 5 , and '.repeat(3000)} outperforms Soro ${'(by a, 3 on '.repeat(3000)}.`;
  const start = performance.now();
  assert.equal(oppose(long, `Soro beats Vega ${'by with a b c d e '.repeat(5000)}. ${long} ${'Soro Vega '.repeat(5000)}`), undefined);
  assert.equal(oppose('Vega outperforms Soro.', ''), undefined);
  assert.ok(performance.now() - start < 2000);
});

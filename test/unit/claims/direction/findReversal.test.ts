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

test('what stands beside a comparison does not hide it', () => {
  for (const sentence of [
    'Newer is not always better: Vega outperforms Soro.',
    'As expected, Vega outperforms Soro.',
    'As one might expect from its age, Vega outperforms Soro.',
    'Soro is outperformed by its own ancestor, Vega.',
    'Vega outperforms Soro, and the gap is wide.',
    'Vega, in its second year, outperforms Soro.',
    'Compared to Soro, Vega achieves a gain of 3 points.',
    'Compared with Soro, Vega performs better.',
  ])
    assert.equal(oppose(sentence, abstract), opposing, sentence);
  for (const sentence of [
    'Newer is not always better: Vega does not outperform Soro.',
    'Vega outperforms Soro on the others.',
    'Vega outperforms Soro on some of the lists.',
    'Vega outperforms Soro in nothing.',
    'Vega outperforms larks, Soro.',
    'Vega outperforms Soro, and the two Lyras.',
    'Where few owls live, Vega outperforms Soro.',
    'Among barn owls, Vega outperforms Soro.',
    "A model with Vega's ears outperforms Soro.",
    'Compared to Soro, Vega is older.',
    'Compared to Soro, Vega performs better than Lyra.',
    'Compared to Soro, Vega achieves gains over Lyra.',
  ])
    assert.equal(oppose(sentence, abstract), undefined, sentence);
});

test('abstracts speak of their own work in many ways', () => {
  for (const own of [
    'Compared to Vega, Soro achieves 8.1% improvement.',
    "We build a counter from a tenth of Vega's calls, which outperforms Vega.",
    'We listen. It hears more owls and outperforms Vega.',
    'We listen. This saves microphones and outperforms Vega.',
    'Soro 3B surpasses Vega 8B and Lyra 8B.',
  ])
    assert.ok(oppose('Vega outperforms Soro.', own), own);
  for (const other of [
    'Vega counts owls. It outperforms Soro and other counters.',
    'Soro hears owls. Lyra is much used. It outperforms Vega.',
    'Soro is a part of Lyra. Vega is another. It hears owls and outperforms Vega.',
    'Compared to Vega, Soro achieves 8.1% improvement in some forests.',
    'Soro outperforms Vega in three of five forests.',
    'Soro outperforms Vega in most forests.',
  ])
    assert.equal(oppose('Vega outperforms Soro.', other), undefined, other);
});

test('the sizes of models are those of the abstract', () => {
  const sized = 'Soro 3B surpasses Vega 8B in most forests.';
  assert.equal(oppose('The 8B model of Vega surpasses the 3B model of Soro in most forests.', sized), sized);
  assert.equal(oppose('The 8B model of Vega surpasses the 1B model of Soro in most forests.', sized), undefined);
});

test('the draft can name the place in fewer words, or among what the abstract adds', () => {
  const added = 'Soro outperforms Vega by 5 points, with particular gains on barn owls (+9.0) and eagle owls, but not on larks.';
  assert.equal(oppose('On barn owls in particular, Vega outperforms Soro.', added), added);
  assert.equal(oppose('On larks in particular, Vega outperforms Soro.', added), undefined);
  const narrow = 'Soro outperforms Vega on audio editing tasks.';
  assert.equal(oppose('Vega outperforms Soro on the editing tasks.', narrow), narrow);
  assert.equal(oppose('Vega outperforms Soro.', narrow), undefined);
});

test('long and strange texts take little time (slow)', () => {
  const long = `Vega ${'is by with 5 , and '.repeat(3000)} outperforms Soro ${'(by a, 3 on '.repeat(3000)}.`;
  const start = performance.now();
  assert.equal(oppose(long, `Soro beats Vega ${'by with a b c d e '.repeat(5000)}. ${long} ${'Soro Vega '.repeat(5000)}`), undefined);
  assert.equal(oppose('Vega outperforms Soro.', ''), undefined);
  assert.ok(performance.now() - start < 2000);
});

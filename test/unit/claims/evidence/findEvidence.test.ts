import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEvidence } from '../../../../server/src/claims/evidence/findEvidence';
import { createRandom } from '../../../support/random';

const kites = {
  title: 'SlowKite: Kites that Land by Themselves',
  abstract:
    'Kites are flown in all countries by the sea. Landing them is hard in strong winds, and many lines tear. We present SlowKite, a kite with two short tails of silk that steers itself. In tests with 40 pilots it lands 36% faster than kites with one tail, and hardly a line tears. Drawings of the tails are free to use.',
};

/** The sentence of the abstract, with the matched words in brackets; the kind if there is none. */
function find(sentence: string, source = kites): string {
  const found = findEvidence(sentence, source);
  if (found.kind !== 'found') return found.kind;
  const { span, matches } = found;
  return matches
    .reduceRight(
      (text, { start, end }) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      source.abstract.slice(0, span.end),
    )
    .slice(span.start);
}

test('the sentence with the same words and numbers is found, and its words are marked', () => {
  assert.match(
    find('SlowKite flies with a pair of tails made of silk and needs no hand to steer it'),
    /^We present \[SlowKite\], a \[kite\] with two short \[tails\] of \[silk\] that \[steers\] itself\.$/,
  );
  assert.match(
    find('Pilots landed their kites about 36% faster'),
    /^In tests with 40 \[pilots\] it \[lands 36% faster\] than \[kites\] with one tail/,
  );
  assert.match(find('In strong wind it is hard to land a kite'), /^\[Landing\] them is \[hard\] in \[strong winds\]/);
});

test('a number of the same kind tells more than a few words', () => {
  const source = {
    title: 'Silk for Kites',
    abstract: 'We asked 30 pilots of five schools about kites. A tail of silk lasts for 12 hours. Sails are sold at 45 places.',
  };
  for (const [sentence, found] of [
    ['Pilots say that such kites survive 19 hours', 'A tail'],
    ['One kite in the hands of pilots can be had at 60 places', 'Sails'],
    ['Kites were judged by 90 pilots', 'We asked'],
  ] as const)
    assert.match(find(sentence, source), new RegExp(`^${found}`), sentence);
});

test('where the abstract does not speak of it, that is said', () => {
  assert.equal(find('Wooden boats were built along rivers long before anybody had sails'), 'nothing');
  assert.equal(find('See also'), 'no-claim');
  assert.equal(find('Kites land', { title: 'SlowKite', abstract: ' ' }), 'no-abstract');
});

test('an abstract in another language is said to be one, unless names and numbers tell', () => {
  const french = {
    title: 'Cerfs-volants',
    abstract:
      'Nous présentons un nouveau cerf-volant qui se pose tout seul par grand vent. Sur la plage il se pose sans dommage dans 89 % des cas, ce qui est rare.',
  };
  assert.equal(find('Boats with large sails were built along rivers by farmers who had no wood', french), 'other-language');
  assert.match(find('In 89% of the cases nothing is damaged', french), /^Sur la plage .* dans \[89 %\]/);
});

test('any text has an answer in linear time (slow)', () => {
  const random = createRandom(5);
  const words = ['kite', '12', '50%', '\\alpha', '“', '.', 'É', '漢字。', '\ud800', '\0', 'GPT-4', '['];
  const make = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ');
  for (let round = 0; round < 200; round += 1) {
    const abstract = make(random.below(60));
    const found = findEvidence(make(random.below(30)), { title: make(4), abstract });
    if (found.kind !== 'found') continue;
    assert.ok(found.span.end <= abstract.length);
    found.matches.reduce((end, match) => {
      assert.ok(match.start >= end && match.end <= found.span.end);
      return match.end;
    }, found.span.start);
  }
  const start = performance.now();
  findEvidence(make(2000), { title: make(1000), abstract: make(50_000) });
  assert.ok(performance.now() - start < 2000);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReadableText, toReadable } from '../../../server/src/base/readableText';

const shown: readonly (readonly [source: string, readable: string])[] = [
  ['keeps 50\\% of A\\&B \\#1 \\$5 in snake\\_case', 'keeps 50% of A&B #1 $5 in snake_case'],
  ['from O(T\\^2) to O(T)', 'from O(T^2) to O(T)'],
  ['1.44times faster on 256times256 images, a times3.2 speedup', '1.44× faster on 256×256 images, a ×3.2 speedup'],
  ['approx13% fewer, about sim2k', '≈13% fewer, about ~2k'],
  ['a $10\\times$ speedup, $50\\%$ less, $\\approx 13$ and $\\alpha=0.5$', 'a 10× speedup, 50% less, ≈ 13 and α=0.5'],
  ['{\\bf 1}_n and {bf 1}_n, \\textbf{bold \\emph{50\\%}} and texttt{code}', '1_n and 1_n, \\textbf{bold 50%} and code'],
  ['Two cases: bullet On the one side', 'Two cases: • On the one side'],
  ['precision ([email\u00a0protected]) and [email protected] of 0.95', 'precision ([…]) and […] of 0.95'],
  ["the ``cold start'' of Schr\\\"odinger's caf\\'e, the model\\'s", "the “cold start” of Schrödinger's café, the model's"],
  ['1--3% of the sinks---or none -- in Fig.~2 and a table~x', '1–3% of the sinks—or none – in Fig. 2 and a table x'],
  ['Oleft(n^2right) or O\\left(n\\right), 90^{circ}, 1{,}000', 'O(n^2) or O(n), 90°, 1,000'],
];

test('what TeX and web pages leave is shown as what it stands for', () => {
  for (const [source, readable] of shown) assert.equal(toReadable(source), readable);
});

test('what has another reading stays as it is', () => {
  const kept = [
    'It costs $5 and $10 more, or US$3-$4',
    'two times as fast, several times',
    'the simplest sim of approximate leq',
    'a \\method named \\ours',
    'say \\"Attention\\"',
    'a bullet train; the bullet train',
    'https://x.org/a--b~c/',
    'run --flag and ---',
    'f(x~y) and left (or right)',
    'a {set} of {bfs}',
    'a ` or `` b',
    '~50% of it',
    'plain',
    '',
  ];
  for (const text of kept) assert.equal(toReadable(text), text);
});

test('every place leads back to its source', () => {
  const source = 'We keep 50\\% of \\textbf{all} keys, $10\\times$ faster.';
  const { text, toSource, fromSource } = createReadableText(source);
  assert.equal(text, 'We keep 50% of all keys, 10× faster.');
  const sourceOf = (words: string): string => {
    const start = text.indexOf(words);
    const span = toSource({ start, end: start + words.length });
    return source.slice(span.start, span.end);
  };
  assert.equal(sourceOf('We keep'), 'We keep');
  assert.equal(sourceOf('50%'), '50\\%');
  assert.equal(sourceOf('keys'), 'keys');
  assert.equal(sourceOf('faster'), 'faster');
  assert.equal(toReadable(sourceOf('10×')), '10×');
  assert.deepEqual(fromSource({ start: source.indexOf('faster'), end: source.length }), {
    start: text.indexOf('faster'),
    end: text.length,
  });
});

test('a text that no abstract is as long as stays as it is after its beginning', () => {
  const text = '50\\% '.repeat(40_000);
  const { text: shown, toSource } = createReadableText(text);
  assert.ok(shown.startsWith('50% 50% ') && shown.endsWith('50\\% '));
  assert.deepEqual(toSource({ start: 0, end: shown.length }), { start: 0, end: text.length });
});

test('time grows with the text, not faster (slow)', () => {
  for (const part of ['\\textbf{', '$', '$a', '``', '{\\bf ', 'Oleft(', '--', '\\%', '~a', 'a---', '\\"', '[email ', 'times1', '\\']) {
    const time = (count: number): number => {
      const text = part.repeat(count);
      const start = performance.now();
      toReadable(text);
      return performance.now() - start;
    };
    time(2000);
    assert.ok(time(80_000) < 2000, part);
  }
});

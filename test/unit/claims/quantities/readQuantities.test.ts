import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuantities } from '../../../../server/src/claims/quantities/readQuantities';
import { isSameValue } from '../../../../server/src/claims/quantities/sameValue';

const describe = (text: string): readonly string[] =>
  readQuantities(text).map(({ kind, values, nouns, bound }) =>
    [bound === 'exact' ? '' : bound, values.map((value) => Number(value.toPrecision(4))).join('..'), kind === 'count' ? nouns[0] : kind]
      .filter((part) => part !== '')
      .join(' '),
  );

test('numbers in digits and words, with their units', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['1,200 stakes and 1.7B parameters', ['1200 stake', '1700000000 paramet']],
    ['seven low-lying coastal cities', ['7 citi']],
    ['up to 2.5x, twofold, twice and a factor of 3', ['most 2.5 factor', '2 factor', '2 factor', '3 factor']],
    ['nearly 40 percent, a third of it, 12 points', ['about 40 percent', '33.33 percent', '12 points']],
    ['between 4% and 6%, 20-30%, from 40 to 60', ['4..6 percent', '20..30 percent', '40..60 plain']],
    ['90 minutes, 2 to 4 hours, 3 GB', ['5400000 time', '7200000..14400000 time', '3000000 bytes']],
    ['three hundred thousand words, at least 50+ lakes', ['300000 word', 'more 50 lake']],
    ['half a dozen lakes, half a million people', ['6 lake', '500000 peopl']],
    ['a quarter of a million words, half of it', ['250000 word', '50 percent']],
    ['one and a half million words, two million and a half words', ['1500000 word', '2500000 word']],
    ['12 400 stakes and 1 000 000 words, but in 2019 300 lakes', ['12400 stake', '1000000 word', '300 lake']],
    ['more than halves the melt', ['more 2 factor']],
    ['50.4AP, 52.4 AP, 81.2mIoU and 28.4BLEU of GPT3.5Turbo', ['50.4 plain', '52.4 plain', '81.2 plain', '28.4 plain']],
    ['40, 000 stakes, 4 billion of molecular tokens, (recall = 0.88)', ['40000 stake', '4000000000 token', '0.88 plain']],
    ['223 labelled hours, an error of 3.8 degrees, 30 FPS', ['802800000 time', '3.8 angle', '30 fp']],
    ['1,5 % and 12,25%', ['1.5 percent', '12.25 percent']],
    ['an order of magnitude faster, two orders of magnitude fewer', ['5..20 factor', '50..200 factor']],
    ['12 million 3D scans, multiplies the melt by 7, up to 11\\%pt', ['12000000 scan', '7 factor', 'most 11 points']],
    ['1\ufeff.\ufeff6\ufeff\ufeffkm, 12,000 bytes, step by step halves the melt', ['1600000000000 length', '12 bytes', '2 factor']],
    ['19x-39x, 20 meV per atom, 5.88 mJ, 3.2 dB', ['19..39 factor', '20 energy', '36700000000000000000 energy', '3.2 decibels']],
    ['3.1\ufeff\ufeff-fold, 18.9\ufeff million lakes', ['3.1 factor', '18900000 lake']],
  ];
  for (const [text, expected] of cases) assert.deepEqual(describe(text), expected, text);
});

test('names, places, years, sizes and lists are no quantities', () => {
  for (const text of [
    'GPT-4, CIFAR-10, ImageNet-1K, Llama-3.1-8B, F1, 3D, Spider 1.0',
    'Section 3.2, Table 4, p. 12, version 2.1, top-5, in 2019, the 1990s',
    'n = 50, 224 × 224, 18/21, ± 0.3, 1) first',
    'the other two layers',
    '(95% CI), 0-100%',
    '9 out of 10 lakes, one in five lakes, one lake out of eight, 38‰, 1 . 6 km, 4.12 × 10 2  lakes',
  ])
    assert.deepEqual(describe(text), [], text);
});

test('things that are counted together have one noun', () => {
  const [known, , layers] = readQuantities('50 known and 16 unknown writers; 12 layers and 16 heads');
  assert.deepEqual([known?.nouns, layers?.nouns], [['known', 'writer'], ['layer']]);
});

test('one value in two forms', () => {
  const isSame = (draft: string, abstract: string): boolean => isSameValue(readQuantities(draft)[0]!, readQuantities(abstract)[0]!);
  for (const [draft, abstract] of [
    ['687M words', '687 million words'],
    ['38%', '38.4%'],
    ['about 40%', '38.4%'],
    ['2x', 'two-fold'],
    ['5%', '4-6%'],
    ['1.5 hours', '90 minutes'],
    ['more than twenty points', '22.6 points'],
    ['over 400 words', '512 words'],
    ['12x', 'an order of magnitude'],
  ] as const)
    assert.ok(isSame(draft, abstract), `${draft} = ${abstract}`);
  for (const [draft, abstract] of [
    ['678M words', '687 million words'],
    ['38.9%', '38.4%'],
    ['at least 50%', '30%'],
    ['up to 30%', '50%'],
    ['more than 46%', 'more than 64%'],
    ['one second', '500 ms'],
    ['7-9%', '4-6%'],
  ] as const)
    assert.ok(!isSame(draft, abstract), `${draft} is not ${abstract}`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countContentWords, isGenericTitle } from '../../../../server/src/lookUp/matching/assessedRecord';
import { listTitleMarks } from '../../../../server/src/lookUp/matching/titleMarks';
import {
  compareWorkTexts,
  computeTitleSimilarity,
  readWorkText,
  type TextAgreement,
} from '../../../../server/src/lookUp/matching/workText';
import { createRandom } from '../../../support/random';

const compare = (title: string, other: string): TextAgreement => compareWorkTexts(readWorkText({ title }), readWorkText({ title: other }));
const haveEqualMarks = (title: string, other: string): boolean => compare(title, other).hasEqualMarks;
const haveSameWords = (title: string, other: string): boolean => compare(title, other).hasSameWords;
const computeCommonWords = (title: string, other: string): number => compare(title, other).commonWords;

test('marks are numbers, letters of parts, negations and words for other works', () => {
  for (const [title, marks] of [
    ['Robots: the Third 3rd III', ['3', '3', '3']],
    ['Two Snakes and Twenty-First Hundred', ['100', '2', '21']],
    ['Qwen2.5 v2 16x16', ['16', '16', '2', '2.5']],
    ["Models don't, cannot and are not", ['cannot', 'not', 'not']],
    ['Nonlinear and non-linear', ['non', 'non']],
    ['Part B of Part I', ['1', 'b']],
    ['X-ray images of a k-means', []],
    ["The model's mind", []],
    ['X++ and C#', ['plus', 'plus', 'sharp', 'x', 'c'].sort()],
    ['Correction to: Vision Mini', ['correction', 'mini']],
    ['Mix, Vivid, Civic', []],
  ] as const)
    assert.deepEqual(listTitleMarks(title), marks, title);
});

test('titles of two works differ in their marks', () => {
  for (const [title, other] of [
    ['Cooperative Control of Two Snake Robots', 'Cooperative Control of Three Snake Robots'],
    ['The Shared Task of 2017', 'The Shared Task of 2018'],
    ['Probing is Enough', 'Probing is not Enough'],
    ['SPARROW: Planning', 'SPARROW++: Planning'],
    ['A Theory of Rain, Part I', 'A Theory of Rain, Part II'],
    ['Sparrow-4.5', 'Sparrow-45'],
    ['A Cure for Hepatitis B', 'A Cure for Hepatitis C'],
    ['A Theory of Rain', 'Correction to: A Theory of Rain'],
    ['Sparrow: Planning', 'Sparrow-Lite: Planning'],
  ] as const)
    assert.ok(!haveEqualMarks(title, other), `${title} / ${other}`);
  assert.ok(haveEqualMarks('Part I of the 2nd Volume', 'Part 1 of the Second Volume'));
});

test('words are the same in other spellings and compounds, but not in another order or with another ending', () => {
  for (const [title, other] of [
    ['fine tuning for text classification', 'fine tuning for patent classification'],
    ['supervised parsing of tables', 'unsupervised parsing of tables'],
    ['supervised parsing of tables', 'semi supervised parsing of tables'],
    ['trust region policy distillation', 'trust region on policy distillation'],
    ['from speech to text', 'from text to speech'],
    ['generic models of rain', 'general models of rain'],
    ['a treebank of slovenian', 'a treebank of slovakian'],
    ['a contract for rain', 'a contact for rain'],
    ['arguments for rain', 'arguments against rain'],
  ] as const)
    assert.ok(!haveSameWords(title, other), `${title} / ${other}`);
  for (const [title, other] of [
    ['pretraining of models', 'pre training of a model'],
    ['modelling the colour of rain', 'modeling the color of the rain'],
    ['analysing dialogues in the centre', 'analyzing dialogs in the center'],
    ['optimisation of programmes', 'optimization of programs'],
    ['a classification of rain', 'a clasification of rain'],
    ['multi modal parsing', 'multimodal parsing'],
  ] as const)
    assert.ok(haveSameWords(title, other), `${title} / ${other}`);
  assert.equal(computeCommonWords('rain in cities', 'rain in large city'), 1);
  assert.equal(computeCommonWords('rain in cities', 'rain near the sea'), 0.5);
  assert.equal(computeCommonWords('', 'rain'), 0);
});

test('similarity is the common subsequence of letters, in both directions', () => {
  assert.equal(computeTitleSimilarity('abcd', 'abcd'), 1);
  assert.equal(computeTitleSimilarity('abcd', 'abxd'), 0.75);
  assert.equal(computeTitleSimilarity('ab', 'cd'), 0);
  assert.equal(computeTitleSimilarity('', 'a'), 0);
  assert.equal(computeTitleSimilarity('', ''), 0);
  for (const [a, b] of [
    ['the rain in spain', 'spain in the rain'],
    ['aaab', 'baaa'],
    ['a', 'aaaa'],
  ] as const)
    assert.equal(computeTitleSimilarity(a, b), computeTitleSimilarity(b, a));
});

/** The textbook's table. */
function countCommonLetters(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at]!;
      row[at] = b[at - 1] === letter ? diagonal + 1 : Math.max(above, row[at - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}

test('similarity is that of the table, whatever the lengths', () => {
  const random = createRandom(7);
  const draw = (letters: string): string => Array.from({ length: random.below(140) }, () => letters[random.below(letters.length)]).join('');
  for (let turn = 0; turn < 600; turn++) {
    const letters = random.pick(['ab', 'abcdefgh ', 'é注xyz']);
    const [a, b] = [`x${draw(letters)}`, `y${draw(letters)}`];
    assert.equal(computeTitleSimilarity(a, b), (2 * countCommonLetters(a, b)) / (a.length + b.length), `${a} / ${b}`);
  }
});

test('a title is another one up to a subtitle, wherever that begins', () => {
  for (const [title, other] of [
    ['Rain', 'Rain: A Study'],
    ['Rain and Wind', 'Rain-and-Wind? Yes - or No'],
    ['Rain and Wind? Yes', 'Rain-and-Wind? Yes - or No'],
    ['Über den Regen', '{\\"U}ber den Regen. Eine Studie'],
    ['Rain 1.5', 'Rain 1.5: A Study'],
    // A beginning is read as a whole title is, once.
    ['&lt;b&gt;Rain&lt;/b&gt;', 'Rain: A Study'],
    ['Rain: &lt;b&gt;', 'Rain: A Study'],
    ['Rain <C#i>', 'Rain <C#i>: A Study'],
  ] as const) {
    assert.ok(compare(title, other).isEqualUpToSubtitle, `${title} / ${other}`);
    assert.ok(compare(other, title).isEqualUpToSubtitle, `${other} / ${title}`);
  }
  for (const [title, other] of [
    ['Rain', 'Rain Gauges: A Study'],
    ['Rain', 'Rain'],
    ['', ': A Study'],
    ['A Study', 'Rain: A Study'],
    ['Rain', 'Rain <C#i>: A Study'],
  ] as const)
    assert.ok(!compare(title, other).isEqualUpToSubtitle, `${title} / ${other}`);
});

test('titles that many works have are generic', () => {
  for (const title of [
    'Technical Report',
    'Workshops and Tutorials 2019',
    'Introduction',
    'Overview of the Shared Task on Rain',
    'Findings of the Rain Challenge',
    'A Survey',
    'Proceedings of the 3rd Workshop on Rain',
    '',
  ])
    assert.ok(isGenericTitle(title), title);
  for (const title of ['A Survey of Rain', 'Sparrow Technical Report', 'Overviews of Rain']) assert.ok(!isGenericTitle(title), title);
  assert.equal(countContentWords('A Survey of the Rain in Spain and the Rain of 2019'), 2);
});

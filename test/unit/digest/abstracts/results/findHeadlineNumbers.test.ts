import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeadlineNumbers } from '../../../../../server/src/digest/abstracts/results/findHeadlineNumbers';

/** Each result as its first figure and its clause. */
function checkNumbers(
  abstract: string,
  expected: readonly (readonly [value: string, phrase: string])[],
  names: readonly string[] = ['Kite'],
): void {
  const found = findHeadlineNumbers(abstract, names);
  assert.deepEqual(
    found.map(({ value, phrase }) => [value, phrase]),
    expected,
    abstract,
  );
  for (const { value, phrase, span, phraseSpan, figures } of found) {
    assert.equal(abstract.slice(span.start, span.end), value);
    assert.equal(abstract.slice(phraseSpan.start, phraseSpan.end), phrase);
    for (const { start, end } of figures) assert.ok(phraseSpan.start <= start && end <= phraseSpan.end);
  }
}

test('a result is a whole clause, from where it begins to where it ends', () => {
  const whole =
    'Our method cuts memory by up to 2.5x for lakes and 1.6x for rivers while speeding up boats by 2.1x and 1.5x and locks by 1.7x and 1.6x for lakes and rivers, respectively, with little loss compared to full ladders';
  checkNumbers(`We present Kite. ${whole}.`, [['2.5x', whole]]);
  checkNumbers('We present Kite. Kite carries 1.4x-12.1x more boats per day than uniform fleets do, and reduces the cost.', [
    ['1.4x-12.1x', 'Kite carries 1.4x-12.1x more boats per day than uniform fleets do, and reduces the cost'],
  ]);
  checkNumbers('We present Kite. Moreover, the proposed method achieves at least 3.3x speedups on Volga for boats longer than 64 m.', [
    ['3.3x', 'the proposed method achieves at least 3.3x speedups on Volga for boats longer than 64 m'],
  ]);
});

test('what joins it to the sentence before, and a report without names, is not part of it', () => {
  checkNumbers(
    'We present Kite. Notably, extensive experiments show that boats do well. Extensive experiments across many rivers demonstrate that Kite reduces waste by 17%-58% at equal speed.',
    [['17%-58%', 'Kite reduces waste by 17%-58% at equal speed']],
  );
  checkNumbers('We present Kite. Experiments on Volga, Don and Dnieper show that Kite reduces waste by 4%.', [
    ['4%', 'Experiments on Volga, Don and Dnieper show that Kite reduces waste by 4%'],
  ]);
});

test('statements about others are not results of the paper', () => {
  checkNumbers('Existing locks achieve 30% of the speed. Boats reach 9 points less. We present Kite. It is small.', []);
  checkNumbers('We present Kite. Previous dense and sparse locks show roughly two-fold worse loss than the plain dam.', []);
  checkNumbers('We present Kite. We find that the strongest model reaches 65% accuracy, and prior systems drop by 20 points.', []);
  checkNumbers('We present Kite, a benchmark. On Kite, GPT-9 achieves only 12% accuracy, while people reach 95%.', []);
  checkNumbers('Our evaluation reveals a loss when models must reason: accuracy drops from 96% to 56%.', []);
});

test('of a sentence on others and the paper, the part on the paper', () => {
  checkNumbers(
    'We present Kite. On the Volga, previous dense locks show two-fold worse loss than the plain dam, while Kite achieves a better loss than the dam, using half the memory of the dam.',
    [['half the memory', 'Kite achieves a better loss than the dam, using half the memory of the dam']],
  );
});

test('sizes, years, parts of names and counts are no results', () => {
  checkNumbers('We train Kite on a corpus exceeding 6TB and 2 trillion tokens, with 1.3b parameters, and outperform them on all.', []);
  checkNumbers(
    'We study GPT-4, Llama-3.1-8B and ResNet-50 on CIFAR-10 and RTX4090 cards since 2017; we use 38 datasets and 100% of them.',
    [],
  );
  checkNumbers('We present Kite, which follows a three-fold strategy to improve locks.', []);
});

test('clauses that cannot be understood on their own are left out', () => {
  for (const sentence of [
    'This gap reduces accuracy by 4%.',
    'Both settings improve accuracy by 4%.',
    'Applying it while improving the performance by 2x.',
    'Kite improves by 20.7 percentage points over the strongest dam.',
    'Kite also generalizes, improving Volga from 12.13 to 19.58.',
    'In this setting, Kite reduces waste by 4%.',
    'Kite, our \\ourmethod, reduces waste by 4%.',
    'Kite could reduce waste by 4%.',
  ])
    checkNumbers(`We present Kite. ${sentence}`, []);
});

test("`it` is the paper's own work where the sentence before speaks of that", () => {
  checkNumbers(
    'We introduce Kite, a lock. Compared to older dams, at a width of 128 m, it achieves a speedup of 1.44times at equal safety.',
    [['1.44times', 'Compared to older dams, at a width of 128 m, it achieves a speedup of 1.44times at equal safety']],
  );
  checkNumbers('We ask why dams break. Water is heavy. It reduces speed by 4%.', []);
});

test('the words before the subject may be many, and names with versions are names', () => {
  checkNumbers(
    'We present Kite. Across rivers, lakes, and seas (Volga v2.0, Baikal), Kite-7B reduces waste by up to 23% without new dams.',
    [['23%', 'Across rivers, lakes, and seas (Volga v2.0, Baikal), Kite-7B reduces waste by up to 23% without new dams']],
  );
  checkNumbers('A comprehensive evaluation of Kite demonstrates up to 23.8x speedup of boats.', [
    ['23.8x', 'A comprehensive evaluation of Kite demonstrates up to 23.8x speedup of boats'],
  ]);
});

test('a sentence that is too long is cut where a clause ends, never inside of an enumeration', () => {
  const tail = `, demonstrating that ${'small locks are enough for the largest rivers, '.repeat(8)}as we hoped`;
  checkNumbers(`We present Kite. Kite reduces waste by 48% on the Volga${tail}.`, [['48%', 'Kite reduces waste by 48% on the Volga']]);
  checkNumbers(`We present Kite. Kite improves two things: (1) waste, reduced by 48% on the Volga; (2) speed${tail}.`, []);
});

test('three at most, the most telling ones, in the order of the text', () => {
  const found = findHeadlineNumbers(
    'We reduce memory to 40%. We reduce latency by 3x. We reduce cost by 4x. We improve accuracy by 5 points. We reduce waste by 6x.',
  );
  assert.deepEqual(
    found.map(({ value }) => value),
    ['3x', '4x', '6x'],
  );
});

test('a text without figures, and one that is too long to read whole (slow)', () => {
  checkNumbers('Nothing is counted here.', []);
  const begin = performance.now();
  for (const part of ['1% ', 'We reduce 1% ', 'In a, ', 'results show, ', 'while Kite, ', '(1) '])
    findHeadlineNumbers(`We reduce ${part.repeat(20_000)}`, ['Kite']);
  assert.ok(performance.now() - begin < 3000);
});

test('what the best models of others reach, a part of an enumeration and an address are no results', () => {
  for (const sentence of [
    'Kite improves tests, with top models like GPT-9 achieving only 65% overall.',
    'Kite is hard even for the best dense models, reducing scores by 30%.',
    'Kite is (1) small, yielding an average improvement of 17% on the Volga.',
    'Kite is 19 times faster on the Volga; it achieves that. See https://example.org 19 times faster.',
    'Our training improves this behavior, boosting it to over 70%.',
    'We compare locks: Swan is 3.3x faster than Duck and improves safety.',
    'With a 16x downsampling rate, Kite outperforms other locks.',
  ])
    checkNumbers(`We present Kite. ${sentence.replace(/; it.*/, ' at https://example.org.')}`, []);
});

/** Sentences about `Kite` after `We present Kite.` whose phrase is the whole sentence without the full stop. */
function checkWhole(sentences: readonly string[]): void {
  for (const sentence of sentences) {
    const found = findHeadlineNumbers(`We present Kite. ${sentence}.`, ['Kite']);
    assert.deepEqual(
      found.map(({ phrase }) => phrase),
      [sentence],
      sentence,
    );
  }
}

test("the paper's own work may be what something is done with", () => {
  checkWhole([
    'Training Swan and Duck with Kite cuts waste by 18.1% on the Volga',
    'Boats trained with Kite reduce waste by 18.1% on the Volga',
    'Through training based on Kite, the Swan-3B boat reaches a success rate of 72.3%, outperforming the best lock by 5.6 pp',
    'On Volga-2, mooring a boat at Kite yields 100% dry feet, compared with 88.3% on land',
  ]);
  checkNumbers('We present Kite. Evaluating Swan on Kite reduces its score by 30%.', []);
  checkNumbers('We present Kite, a set of rivers. Using Kite, Swan achieves only 12.5% success on the Volga.', []);
});

test('the words before the subject may contain decimals, and experiments may show a gain without naming the method', () => {
  checkWhole([
    'Across rivers with a Swan-5.4 helmsman and a Duck-2.5 pilot, Kite raises mean Pass^4 from 0.42 to 0.62',
    'According to our tests, Kite achieves 1.83x speedup on the Volga',
    'Beyond safety, Kite-7B outperforms Swan by 4.1% on lakes',
    'Experimental results on the Volga and the Don demonstrate up to 27.6x throughput improvement with little loss',
    'Experiments on three rivers, e.g., Don and Volga, show that Kite achieves up to 1.7x speedup',
  ]);
  checkNumbers('We present Kite. By joining these two ideas, Kite reduces waste by 18% on the Volga.', [
    ['18%', 'Kite reduces waste by 18% on the Volga'],
  ]);
});

test('figures without a unit count next to the measure or the benchmark', () => {
  const values = (sentence: string): readonly string[] =>
    findHeadlineNumbers(`We present Kite. ${sentence}`, ['Kite']).map(({ value }) => value);
  assert.deepEqual(values('Kite achieves 91.5 PDMS on NAVSIM, and surpasses other locks.'), ['91.5']);
  assert.deepEqual(values('Kite achieves strong results, reaching 0.75 on GenEval.'), ['0.75']);
  assert.deepEqual(values('It achieves strong results on TIIF (73.8).'), ['73.8']);
  assert.deepEqual(values('In rivers, Kite achieves 46.6, surpassing Swan (34.5).'), ['46.6']);
  assert.deepEqual(values('Kite reduces waste by a factor of 2.6.'), ['2.6']);
  assert.deepEqual(values('Kite achieves a 5.03 absolute NDCG@10 improvement.'), ['5.03']);
  assert.deepEqual(values('Kite improves as we scale from 0.3 to 2 billion boats.'), []);
  assert.deepEqual(values('Kite outperforms Swan on 2x A100 cards.'), []);
});

test('others beside whom the paper is better do nothing, and `it` goes back over sentences that begin with it', () => {
  checkWhole(['Kite outperforms both existing wooden boats and prior steel boats, achieving a 30% gain on the Volga']);
  checkNumbers('We develop Kite, a boat. It has three decks. It cuts waste by 25.6% on the Volga.', [
    ['25.6%', 'It cuts waste by 25.6% on the Volga'],
  ]);
  checkNumbers(
    'We propose a boat with a low-rank sail (BoLRS). Results show that BoLRS reduces waste by 25.6% on the Volga.',
    [['25.6%', 'BoLRS reduces waste by 25.6% on the Volga']],
    [],
  );
});

test('a name may be short for one with two parts, and the result may follow "we demonstrate" directly', () => {
  checkNumbers(
    'We present BoLRS-Sailing. BoLRS reduces waste by 25.6% on the Volga.',
    [['25.6%', 'BoLRS reduces waste by 25.6% on the Volga']],
    ['BoLRS-Sailing'],
  );
  checkWhole([
    'We demonstrate up to 13.5x acceleration in sailing',
    'Kite improves GenEval from 67.3 to 73.3, surpassing both larger boats',
    'Kite improves maximum load by up to 5.6x compared to other boats',
  ]);
  checkNumbers('We present Kite. The gains are largest in lakes: Kite reduces waste by 25.6% on the Volga.', [
    ['25.6%', 'Kite reduces waste by 25.6% on the Volga'],
  ]);
});

test('the reference of a list, the measure, and the end of a sentence must be known', () => {
  for (const sentence of [
    'Kite retains 98.1% and 99.7% of the speed, respectively.',
    'Kite improves the best lock by one order of magnitude.',
    'Kite achieves an average improvement of 17.2 points over the strongest boats.',
    'Kite outperforms the best boats by 16%.',
    'Kite consistently improves over Swan by 2.67 points on Qwen3.5-9B and 2.82 points on Llama-3-8B.',
    'Kite outperforms prior boats on the Volga, which suffer even at a load of 90%.',
    'We introduce Kite-2, a benchmark of 653 questions (0.76% of all), yielding 1,306 in all.',
    'Kite improves boats on the Volga (66.3 %rightarrow72.9 %).',
    'Applying Kite to boats achieves comparable speed to baselines which only look at lakes while improving the performance by 2x.',
    'Kite reaches an accuracy of 0.69 across the three targets.',
    'We applied this technique to Swan and achieved a score of 75.3% on the Volga.',
    'Kite achieves success rates of 56.1%, which are ...',
  ])
    checkNumbers(`We present Kite. ${sentence}`, []);
  checkNumbers('We present Kite. Kite reduces waste by 20% on rivers.Kite floats easily.', [
    ['20%', 'Kite reduces waste by 20% on rivers'],
  ]);
  checkNumbers('We present Kite. On the Volga, Kite gains 4.1 pp. It also floats.', [['4.1 pp', 'On the Volga, Kite gains 4.1 pp']]);
});

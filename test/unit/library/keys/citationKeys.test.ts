import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignRungs, createKeyLadder, keyOnRung, listRungs, maxKeyLength } from '../../../../server/src/library/keys/citationKeys';

/** Titles, and the key that each gets beside the others. */
function checkKeys(papers: readonly (readonly [title: string, key: string])[]): void {
  const ladders = papers.map(([title]) => createKeyLadder(title));
  const rungs = assignRungs(ladders);
  assert.deepEqual(
    ladders.map((ladder, index) => keyOnRung(ladder, rungs[index]!)),
    papers.map(([, key]) => key),
  );
}

const keyOn = (title: string, rung: number): string => keyOnRung(createKeyLadder(title), rung);

test('the name before the colon is the key', () => {
  checkKeys([
    ['ToDRE: Visual Token Pruning', 'todre'],
    ['SALE : Low-bit Estimation', 'sale'],
    ['HiP Attention: Sparse Attention', 'hip-attention'],
    ['Lost in the Middle: How Language Models Use Long Contexts', 'lost-in-the-middle'],
    ['β-VAE+: Learning Factors', 'vae'],
  ]);
});

test('without such a name the first words that carry meaning are the key', () => {
  checkKeys([
    ['Attention as an RNN', 'attention-as-an-rnn'],
    ['Low Rank Factorization for Compact Multi-Head Self-Attention', 'low-rank-factorization-compact'],
    ['How to Capture Higher-order Correlations? A Study', 'capture-higher-order-correlations'],
    ['Scaling a Linear Model to Many Parameters', 'scaling-linear-model-many'],
    ['Schrödinger’s Cache', 'schrodingers-cache'],
    // What stands before the colon is a sentence, not a name.
    ['A Long Way From Here to a Theory: Notes', 'long-way-here-theory'],
  ]);
});

test('no key reads as a cross-reference of Quarto', () => {
  checkKeys([
    ['Tip-Adapter: Training-free Adaption', 'tipadapter'],
    ['Fig 2 Text for Charts', 'fig2-text-charts'],
  ]);
});

test('a title without ASCII letters gets a key all the same', () => {
  assert.match(keyOn('注意力机制', 0), /^paper-[a-z0-9]{6}$/);
});

test('papers that would share a key get words of their own titles, whichever order they come in', () => {
  const papers: [string, string][] = [
    ['Sigma: Differential Rescaling', 'sigma-differential'],
    ['Sigma: Sparse Heads', keyOn('Sigma: Sparse Heads', 3)],
    ['Sigma: Sparse Heads for Images', 'sigma-sparse-heads-images'],
    ['Combiner: Full Attention', 'combiner'],
  ];
  checkKeys(papers);
  checkKeys([...papers].reverse());
});

test('a longer key that meets another paper’s own key lengthens both', () => {
  checkKeys([
    ['Titan: Memory', keyOn('Titan: Memory', 2)],
    ['Titan: Speed', 'titan-speed'],
    ['Titan Memory', keyOn('Titan Memory', 1)],
  ]);
});

test('ten thousand papers with the same beginning get keys of their own', () => {
  const ladders = Array.from({ length: 10_000 }, (_, index) => createKeyLadder(`Deep learning for the study of case ${index}`));
  const rungs = assignRungs(ladders);
  assert.equal(new Set(ladders.map((ladder, index) => keyOnRung(ladder, rungs[index]!))).size, 10_000);
});

test('no key is longer than the longest one, however long the title or its words are, and all rungs differ', () => {
  for (const title of [
    `Kite: ${'wind '.repeat(500)}`,
    'wind '.repeat(500),
    `${'k'.repeat(45)}: ${'w'.repeat(500)} and more`,
    Array.from({ length: 4 }, () => 'wind'.repeat(60)).join(' '),
    'w'.repeat(5000),
    `${'w'.repeat(192)} kite wind sand`,
  ]) {
    const rungs = listRungs(createKeyLadder(title));
    assert.ok(
      rungs.every(({ length }) => length > 0 && length <= maxKeyLength),
      rungs.map(({ length }) => length).join(),
    );
    assert.equal(new Set(rungs).size, rungs.length);
    assert.ok(rungs.every((key) => !/--|-$/.test(key)));
  }
});

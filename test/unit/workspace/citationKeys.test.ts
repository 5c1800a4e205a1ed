import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignRungs, createKeyLadder, keyOnRung } from '../../../server/src/workspace/citationKeys';

/** Titles with their names, and the key that each gets beside the others. */
function checkKeys(papers: readonly (readonly [title: string, names: readonly string[], key: string])[]): void {
  const ladders = papers.map(([title, names]) => createKeyLadder(title, names));
  const rungs = assignRungs(ladders);
  assert.deepEqual(ladders.map((ladder, index) => keyOnRung(ladder, rungs[index]!)), papers.map(([, , key]) => key));
}

test('the name before the colon is the key', () => {
  checkKeys([
    ['ToDRE: Visual Token Pruning', ['ToDRE'], 'todre'],
    ['SALE : Low-bit Estimation', ['SALE'], 'sale'],
    ['HiP Attention: Sparse Attention', ['HiP Attention', 'HiP'], 'hip-attention'],
    ['β-VAE+: Learning Factors', ['β-VAE+'], 'vae'],
  ]);
});

test('without such a name the first words that carry meaning are the key', () => {
  checkKeys([
    ['Attention as an RNN', [], 'attention-as-an-rnn'],
    ['Low Rank Factorization for Compact Multi-Head Self-Attention', [], 'low-rank-factorization-compact'],
    ['How to Capture Higher-order Correlations? A Study', [], 'capture-higher-order-correlations'],
    // A name that comes from the abstract is no part of the title.
    ['Scaling a Linear Model to Many Parameters', ['TNL'], 'scaling-linear-model-many'],
    ['Schrödinger’s Cache', [], 'schrodingers-cache'],
  ]);
});

test('a title without ASCII letters gets a key all the same', () => {
  const ladder = createKeyLadder('注意力机制', []);
  assert.match(keyOnRung(ladder, 0), /^paper-[a-z0-9]{6}$/);
});

test('papers that would share a key get words of their own titles, whichever order they come in', () => {
  const papers: [string, string[], string][] = [
    ['Sigma: Differential Rescaling', ['Sigma'], 'sigma-differential'],
    ['Sigma: Sparse Heads', ['Sigma'], 'sigma-sparse'],
    ['Sigma: Sparse Heads for Images', ['Sigma'], 'sigma-sparse-heads-images'],
    ['Combiner: Full Attention', ['Combiner'], 'combiner'],
  ];
  papers[1]![2] = keyOnRung(createKeyLadder(papers[1]![0], ['Sigma']), 3);
  checkKeys(papers);
  checkKeys([...papers].reverse());
});

test('a longer key that meets another paper’s own key lengthens both', () => {
  checkKeys([
    ['Titan: Memory', ['Titan'], keyOnRung(createKeyLadder('Titan: Memory', ['Titan']), 2)],
    ['Titan: Speed', ['Titan'], 'titan-speed'],
    ['Titan Memory', [], keyOnRung(createKeyLadder('Titan Memory', []), 1)],
  ]);
});

test('ten thousand papers with the same beginning get keys of their own', () => {
  const ladders = Array.from({ length: 10_000 }, (_, index) => createKeyLadder(`Deep learning for the study of case ${index}`, []));
  const rungs = assignRungs(ladders);
  assert.equal(new Set(ladders.map((ladder, index) => keyOnRung(ladder, rungs[index]!))).size, 10_000);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDigest } from '../../server/src/digest/parseDigest';
import type { PaperAnswer, PapersAnswer } from '../../server/src/protocol/paperRequests';
import { createWorkspace, startClient } from '../support/lspClient';
import { findRealData } from '../support/realData';

/** Invented papers whose results are told in ways that are easily cut, or taken for another's. */
const digest = `Lake: Locks with an Estimated Gate

Dense locks are slow. To mend this, we propose Lake, a lock with a gate that is estimated from the water above it. For canals (Volga2), previous linear and sparse locks show roughly two-fold worse losses than the quadratic dam, while Lake achieves lower losses than the dam, using roughly half the memory of the dam.

DuoLock: Two Kinds of Gates for Long Canals

Long canals need water. We introduce DuoLock, which fills only the gates that matter. Experiments were made in summer. Our method reduces water by up to 2.55x for small and 1.67x for large canals while speeding up boats by up to 2.18x and 1.50x and filling by up to 1.73x and 1.63x for small and large canals, respectively, with little loss.

Scaling the Northern Dam to 175 Boats

Dams grow. We present NorthDam. Our corpus of boats is boasting a size exceeding 6TB and 2 trillion planks, which improves the dam.

Recycled Gates: Cheap Filling of Long Canals

Filling costs water. We propose Recycled Gates, which fill a gate from the last one. Applying our method to gates off the shelf fills as fast as gates of one canal while improving the performance by 2x.
`;

async function readLines(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, readonly string[]>> {
  const workspace = await createWorkspace(files);
  const client = await startClient(workspace);
  await client.ready;
  const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
  const lines = new Map<string, readonly string[]>();
  for (const { key, title } of papers) {
    const paper = await client.request<PaperAnswer>('marginalia/paper', { key });
    lines.set(
      title,
      (paper.card.match(/^- .*$/gm) ?? []).map((line) => line.slice(2).replaceAll('**', '').replace(/\\(.)/g, '$1')),
    );
  }
  await client.stop();
  workspace.dispose();
  return lines;
}

test("a card shows the paper's own results, each a whole clause", async () => {
  const lines = [...(await readLines({ 'reading-digest.txt': digest })).values()];
  assert.deepEqual(lines, [
    ['Lake achieves lower losses than the dam, using roughly half the memory of the dam'],
    [
      'Our method reduces water by up to 2.55x for small and 1.67x for large canals while speeding up boats by up to 2.18x and 1.50x and filling by up to 1.73x and 1.63x for small and large canals, respectively, with little loss',
    ],
    [],
    [],
  ]);
});

const real = findRealData('digests/trending-jun-23.txt');
if (real === undefined) console.log('trending-jun-23.txt is not on this machine: the lines on its cards were not checked.');
else {
  test('the cards of the real digest: whole, its own, clean (slow)', async () => {
    const text = readFileSync(real, 'utf8');
    const { entries } = parseDigest(text, { path: 'trending-digest.txt' });
    const all = await readLines({ 'trending-digest.txt': text });
    const of = (name: string): string => (all.get(entries.find(({ names }) => names.includes(name))?.title ?? '') ?? []).join('\n');
    assert.ok(of('SEA').includes('OPT-1.3B') && !of('SEA').includes('two-fold'), of('SEA'));
    assert.match(of('DuoAttention'), /1\.73x and 1\.63x for MHA and GQA models, respectively/);
    assert.doesNotMatch(of('TransNormerLLM'), /6TB/);
    assert.match(of('ULSAM'), /≈13% and ≈25% .* classification datasets/);
    assert.match(of('Lamina'), /homogeneous solutions$/m);
    assert.match(of('AnchorAttention'), /128k, .* 1\.44×/);
    assert.equal(of('Recycled Attention'), '');
    for (const line of [...all.values()].flat()) {
      assert.match(line, /^(?:[\p{Lu}\d]|our|it|we|the proposed|this)/u);
      assert.doesNotMatch(line, /\dtimes|\\%|approx\d|(?:and|or|the|of|for|than|with|by|in)$/);
    }
  });
}

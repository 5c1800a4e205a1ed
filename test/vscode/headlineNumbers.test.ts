import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { hoverOver, openDraft } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, quickPickInput, quickPickRows, sampleUri } from './support/workbench';

/** Two papers by their real names and figures, in our words; what others did, and TeX that a page left, stands beside the results. */
const digest = `SEA: Sparse Linear Attention with Estimated Attention Mask

Attention is slow for long texts, and 80\\% of it is wasted. To mend this, we propose SEA, which guesses where attention falls and computes that alone. On a corpus of articles (Wikitext2), previous linear and sparse methods show roughly two-fold worse perplexity than the dense model, while SEA achieves lower perplexity than OPT-1.3B, using roughly half the memory of OPT-1.3B.

DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads Once More

Not all heads look far back, and most of a cache is never read again by anything that the model writes afterwards. We introduce DuoAttention, which keeps all of the past for retrieval heads and little of it for the others. Which heads are which is learned beforehand. Our method lowers memory by up to 2.55x for MHA and 1.67x for GQA models while decoding up to 2.18x and 1.50x and pre-filling up to 1.73x and 1.63x faster for MHA and GQA models, respectively, with a loss of accuracy of approx1\\%.
`;
/** The results, which a card must show without being scrolled. */
const told = '.monaco-hover li';
const lines = (): Promise<readonly string[]> => person.see(told);

suite('headline numbers', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('results-digest.txt'), Buffer.from(digest));
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('Estimated Attention Mask');
    await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('SEA: ') ?? false);
    await person.press('Escape');
  });
  suiteTeardown(async () => {
    await workspace.fs.delete(sampleUri('results-digest.txt'));
  });

  test("a card tells the paper's own results in whole clauses, all of them in sight", async () => {
    await openDraft('results-digest.txt');
    const sea = await hoverOver('SEA', 'SEA: Sparse');
    assert.match(sea, /80% of it is wasted/);
    assert.match(sea, /^We propose SEA, which guesses where attention falls/m);
    assert.deepEqual(await lines(), ['SEA achieves lower perplexity than OPT-1.3B, using roughly half the memory of OPT-1.3B']);
    assert.deepEqual(await person.cutOff(told), []);
    await person.screenshot('numbers-sea');
    await hoverOver('DuoAttention', 'DuoAttention: Efficient');
    await waitFor('the result of DuoAttention', async () =>
      (await lines()).some((line) =>
        /^Our method lowers memory by up to 2\.55x for MHA and 1\.67x .* for MHA and GQA models, respectively, with a loss of accuracy of ≈1%$/.test(
          line,
        ),
      ),
    );
    assert.deepEqual(await person.cutOff(told), []);
    await person.screenshot('numbers-duoattention');
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
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
const lines = (): Promise<readonly string[]> => person.see('.monaco-hover li');

suite('headline numbers', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('results-digest.txt'), Buffer.from(digest));
    await chooseCommand('Marginalia: Search Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('Estimated Attention Mask');
    await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('SEA: ') ?? false);
    await person.press('Escape');
  });
  suiteTeardown(async () => {
    await workspace.getConfiguration('workbench').update('colorTheme', undefined, ConfigurationTarget.Workspace);
    await workspace.fs.delete(sampleUri('results-digest.txt'));
  });

  async function useTheme(theme: string, selector: string): Promise<void> {
    await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Workspace);
    await waitFor(theme, async () => (await person.see(`.monaco-workbench${selector}`)).length > 0);
  }

  test('a card tells the paper\'s own results in whole clauses, dark and light', async () => {
    await openDraft('results-digest.txt');
    for (const [theme, selector] of [['Default Dark Modern', '.vs-dark'], ['Default Light Modern', '.vs']] as const) {
      await useTheme(theme, selector);
      const sea = await hoverOver('SEA', 'SEA: Sparse');
      assert.match(sea, /80% of it is wasted/);
      assert.deepEqual(await lines(), ['SEA achieves lower perplexity than OPT-1.3B, using roughly half the memory of OPT-1.3B']);
      await person.screenshot(`numbers-sea${selector === '.vs' ? '' : '-dark'}`);
      await hoverOver('DuoAttention', 'DuoAttention: Efficient');
      await waitFor('the result of DuoAttention', async () => (await lines()).some((line) => /^Our method lowers memory by up to 2\.55x for MHA and 1\.67x .* for MHA and GQA models, respectively, with a loss of accuracy of ≈1%$/.test(line)));
      await person.screenshot(`numbers-duoattention${selector === '.vs' ? '' : '-dark'}`);
    }
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, window, workspace } from 'vscode';
import { chooseFromRowMenu, row, showFolded, treeRows } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, notifications, quickPickRows } from './support/workbench';

/** Asks to complete a paper of the Papers view, by the menu of its row, and gives the question with its answers. */
async function askToComplete(title: string): Promise<{ readonly question: string; readonly answers: readonly string[] }> {
  await chooseFromRowMenu(title, 'Complete References');
  const rows = await waitForList('the question', quickPickRows, (all) => all.some(({ label }) => label === 'Once'));
  const [question = ''] = await person.see('.quick-input-title');
  return { question, answers: rows.map(({ label, detail }) => `${label}: ${detail}`) };
}

async function answer(label: string): Promise<void> {
  await person.click(`.quick-input-list .monaco-list-row:has(.label-name:has-text("${label}"))`);
}

async function showPaper(words: string): Promise<void> {
  await showFolded();
  await chooseCommand('Marginalia: Group Papers by Date');
  await person.click(row('Jun 23'));
  await waitForList('the papers', treeRows, (rows) => rows.some(({ label }) => label.includes(words)));
}

/** The requests that the page *What Is Sent* lists for this window, in which other tests may have sent some. */
async function listSentRequests(): Promise<string> {
  await chooseCommand('Marginalia: Show Requests to Registries');
  const heading = '## Sent since this window was opened';
  return waitFor('the page', () => {
    const text = window.activeTextEditor?.document.getText() ?? '';
    return text.includes(heading) ? text.slice(text.indexOf(heading)) : undefined;
  });
}

function isEnabled(): boolean | undefined {
  return workspace.getConfiguration('marginalia').get('lookUp.enabled');
}

suite('before anything is sent to registries', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await showPaper('SnapKV');
  });
  suiteTeardown(async () => {
    await workspace.getConfiguration('marginalia').update('lookUp.enabled', undefined, ConfigurationTarget.Global);
    await commands.executeCommand('marginalia.groupByTopic');
  });

  test('a question says what goes where; closing it sends nothing', async () => {
    const sentBefore = await listSentRequests();
    const { question, answers } = await askToComplete('SnapKV');
    assert.equal(question, 'Send the title of 1 paper to arXiv, Crossref and other registries?');
    assert.deepEqual(
      answers.map((each) => each.replace(/:.*/, '')),
      ['Once', 'Always for This Workspace', 'Show What Is Sent', 'Never'],
    );
    await person.screenshot('consent');
    assert.deepEqual(await person.cutOff('.quick-input-title, .quick-input-list .label-name'), []);
    await person.press('Escape');
    assert.equal(await listSentRequests(), sentBefore);
  });

  test('Show What Is Sent opens a page with every title, and asks again above it', async () => {
    await askToComplete('SnapKV');
    await answer('Show What Is Sent');
    await waitFor('the page', () => window.activeTextEditor?.document.getText().includes('## Sent if you agree') ?? false);
    await waitForList('the question', quickPickRows, (rows) => rows.length === 3);
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^- SnapKV: LLM Knows What You are Looking for Before Generation$/m);
    assert.match(text, /^- arXiv: https:\/\/export\.arxiv\.org$/m);
    await person.screenshot('consent-page');
    await person.press('Escape');
  });

  test('Never turns a setting of the writer off; from then on nobody asks', async () => {
    await askToComplete('SnapKV');
    await answer('Never');
    await waitFor('the setting', () => isEnabled() === false);
    await chooseFromRowMenu('SnapKV', 'Complete References');
    await waitForList('the reason', notifications, (all) => all.some((text) => text.includes('"marginalia.lookUp.enabled" is off')));
    assert.deepEqual(await quickPickRows(), []);
    await person.screenshot('consent-forbidden');
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, window, workspace } from 'vscode';
import { chooseFromRowMenu, row, showFolded, treeRows } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notifications,
  type QuickPickRow,
  quickPickRows,
} from './support/workbench';

/** Asks to complete a paper of the Papers view, by the menu of its row, and gives the question with its answers. */
async function askToComplete(title: string): Promise<{ readonly question: string; readonly answers: readonly string[] }> {
  const isQuestion = (all: readonly QuickPickRow[]): boolean => all.some(({ label }) => label === 'Send Once');
  const rows = await waitFor('the question', async () => {
    await chooseFromRowMenu(title, 'Complete References');
    // While the view is drawn anew, VS Code knows nothing of the row, and the command asks what to complete.
    return waitForList('it at once', quickPickRows, isQuestion, 3000).catch(async () => {
      await person.press('Escape');
      return undefined;
    });
  });
  const [question = ''] = await person.see('.quick-input-title');
  return { question, answers: rows.map(({ label, detail }) => `${label}: ${detail}`) };
}

async function answer(label: string): Promise<void> {
  await person.click(`.quick-input-list .monaco-list-row:has(.label-name:has-text("${label}"))`);
}

async function showPaper(words: string): Promise<void> {
  await showFolded();
  await chooseCommandOf('Marginalia: Group Papers By', 'Date');
  await person.click(row('Jun 23'));
  await waitForList('the papers', treeRows, (rows) => rows.some(({ label }) => label.includes(words)));
}

/** The requests that the page *What Is Sent* lists for this window, in which other tests may have sent some. */
async function listSentRequests(): Promise<string> {
  await chooseCommandOf('Marginalia: Online Lookup Settings', 'Show Online Requests');
  const heading = 'Sent since this window was opened';
  return waitFor('the page', () => {
    const text = window.activeTextEditor?.document.getText() ?? '';
    return text.includes(heading) ? text.slice(text.indexOf(heading)) : undefined;
  });
}

const reason = 'Online lookup is turned off (setting "marginalia.lookUp.enabled").';

/** Waits for the reason, said as such and not as a failure, with no list or box open. */
async function seeReason(): Promise<void> {
  await waitForList('the reason', notifications, (all) => all.includes(reason));
  assert.deepEqual(await person.see('.quick-input-title'), []);
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
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });

  test('a question says what goes where; closing it sends nothing', async () => {
    const sentBefore = await listSentRequests();
    const { question, answers } = await askToComplete('SnapKV');
    assert.equal(question, 'Send the title of 1 paper to arXiv, Crossref and other registries?');
    assert.deepEqual(
      answers.map((each) => each.replace(/:.*/, '')),
      ['Send Once', 'Always Send for This Workspace', 'Show What Is Sent', 'Never Send'],
    );
    await person.screenshot('consent');
    assert.deepEqual(await person.cutOff('.quick-input-title, .quick-input-list .label-name'), []);
    await person.press('Escape');
    assert.equal(await listSentRequests(), sentBefore);
  });

  test('Show What Is Sent opens a page with every title, and asks again above it', async () => {
    await askToComplete('SnapKV');
    await answer('Show What Is Sent');
    await waitFor('the page', () => window.activeTextEditor?.document.getText().includes('Will be sent if you agree') ?? false);
    await waitForList('the question', quickPickRows, (rows) => rows.length === 3);
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^• SnapKV: LLM Knows What You are Looking for Before Generation$/m);
    assert.match(text, /^• arXiv {2}export\.arxiv\.org$/m);
    await person.screenshot('consent-page');
    await person.press('Escape');
    await waitFor('the requests so far', () => window.activeTextEditor?.document.getText().includes('Sent since this window') ?? false);
    assert.doesNotMatch(window.activeTextEditor?.document.getText() ?? '', /Will be sent|SnapKV: LLM Knows/);
    await person.screenshot('consent-page-after');
  });

  test('Never turns a setting of the writer off; from then on nobody asks', async () => {
    await askToComplete('SnapKV');
    await answer('Never Send');
    await waitFor('the setting', () => isEnabled() === false);
    await waitForList(
      'the confirmation',
      notifications,
      ([text]) => text === 'Online lookup is now turned off (setting "marginalia.lookUp.enabled").',
    );
    await person.screenshot('consent-never');
    await chooseFromRowMenu('SnapKV', 'Complete References');
    await seeReason();
    await person.screenshot('consent-forbidden');
  });

  test('what is forbidden is said before a command asks anything, and on the page', async () => {
    for (const title of ['Complete References', 'Fetch Digest', 'Add by Identifier or Title']) {
      await clearNotifications();
      if (title === 'Complete References') await chooseCommand(`Marginalia: ${title}`);
      else await chooseCommandOf('Marginalia: Add Papers', title);
      await seeReason();
      await person.screenshot(`consent-forbidden-${title.replace(/ .*/, '').toLowerCase()}`);
    }
    await chooseCommandOf('Marginalia: Online Lookup Settings', 'Show Online Requests');
    await waitFor('the page', () => window.activeTextEditor?.document.getText().includes(`\n${reason}\n\n`) ?? false);
    await person.screenshot('consent-forbidden-page');
    await answerNotification('Open Setting');
    await waitForList(
      'the setting',
      () => person.see('.settings-editor .setting-item-label'),
      (all) => all.some((text) => text === 'Enabled'),
    );
    await person.screenshot('consent-forbidden-setting');
  });
});

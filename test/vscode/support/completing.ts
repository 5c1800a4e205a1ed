import assert from 'node:assert/strict';
import { commands, type TextEditor, workspace } from 'vscode';
import { hoverOver, openDraft } from './editing';
import { person } from './person';
import { isOfDraft } from './referencesView';
import { createSandbox, type Sandbox } from './sandbox';
import { waitFor, waitForList } from './waiting';
import { chooseCommand, notifications, quickPickRows, sampleUri } from './workbench';

const draft = '---\nbibliography: own.bib\n---\n\nHedges [@brambles], caches [@thickets], evidence [@lanterns], maps [@nowhere].\n';
const ownBib = `@misc{brambles,
  title = {Brambles: Pruning Attention at the Hedge},
}
`;

/** Opens a draft that cites the made-up papers, once these are read. Beside it are the files, by default a bibliography with one entry. */
export async function openMadeUpDraft(
  files: Readonly<Record<string, string>> = { 'own.bib': ownBib },
): Promise<{ readonly sandbox: Sandbox; readonly editor: TextEditor }> {
  const sandbox = await createSandbox({ 'draft.md': draft, ...files });
  const editor = await openDraft(sandbox.path('draft.md'));
  await waitFor('the papers', async () => (await hoverOver('nowhere', 'Hedges')).includes('Nowhere'));
  await person.moveAway();
  return { sandbox, editor };
}

/** The text of the file of completed references; undefined if there is none yet. */
export async function readReferences(): Promise<string | undefined> {
  return workspace.fs.readFile(sampleUri('marginalia/references.json')).then(
    (bytes) => Buffer.from(bytes).toString('utf8'),
    () => undefined,
  );
}

export async function completeWhatIsCited(): Promise<void> {
  await chooseCommand('Marginalia: Complete References');
  await waitForList('what to complete', quickPickRows, (rows) => rows.some(isOfDraft));
  const { detail } = (await quickPickRows()).find(({ label }) => label === 'reading-digest.txt') ?? {};
  assert.equal(detail, '28 papers, up to about 2 minutes (arXiv allows one request every three seconds)');
  await person.screenshot('complete-scope');
  await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("draft.md"))');
}

/** Completes the paper at the cursor of the draft, whose title begins so. */
export async function completePaperAtCursor(title: string): Promise<void> {
  await startToComplete(title);
  await agreeOnce();
}

export async function startToComplete(title: string): Promise<void> {
  await chooseCommand('Marginalia: Complete References');
  await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith(title) ?? false);
  await person.press('Enter');
}

/**
 * The notifications once the list is opened anew. A notification that comes while the list is open and has become empty is not shown in
 * it, as one does after the progress has gone.
 */
export async function freshNotifications(): Promise<readonly string[]> {
  await commands.executeCommand('notifications.hideList');
  return notifications();
}

export async function agreeOnce(): Promise<void> {
  await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Send Once'));
  await person.press('Enter');
}

import assert from 'node:assert/strict';
import { commands, languages, Position, window, workspace, type TextEditor } from 'vscode';
import { openDraft, openMenu, placeCursorAt, takeFromMenu } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor } from './support/waiting';
import { answerNotification, chooseCommand, libraryIsReady, notifications, sampleUri } from './support/workbench';

const digest = `Scoria: A Model of Lava

Lava flows. We present Scoria, a model of how basaltic lava flows, which was fitted to 412 vents. Scoria predicts the yearly flow of basaltic lava with an error of 3.8%.
`;
const draft = `# Lava

Much is known of lava.
The yearly flow of basaltic lava is predicted with an error of 8.3% [@scoria].
The model of how basaltic lava flows was fitted to 142 vents [@scoria].
`;
const file = 'marginalia-dismissals.txt';

suite('dismissed hints', () => {
  suiteSetup(libraryIsReady);
  teardown(() => person.press('Escape'));
  suiteTeardown(async () => {
    await workspace.fs.delete(sampleUri(file)).then(undefined, () => undefined);
    await workspace.getConfiguration('marginalia').update('diagnostics.contradictedNumber', undefined, false);
    await clearSandboxes();
  });

  /** The words that are marked as contradicted. */
  function marked({ document }: TextEditor): string {
    const hints = languages.getDiagnostics(document.uri).filter(({ code }) => code === 'contradicted-number');
    return hints.map(({ range }) => document.getText(range)).join(' ');
  }

  const reads = (editor: TextEditor, words: string): Promise<unknown> => waitFor(`"${words}" marked`, () => marked(editor) === words);

  /** Opens the quick fixes at a place, and takes one by the keyboard. */
  async function takeFix(editor: TextEditor, place: string, fix: string, picture: string): Promise<void> {
    await placeCursorAt(editor, place);
    await openMenu(() => person.press('ControlOrMeta+.'));
    await person.screenshot(picture);
    await takeFromMenu(fix);
  }

  async function fileText(): Promise<string> {
    return workspace.fs.readFile(sampleUri(file)).then(
      (bytes) => bytes.toString(),
      () => '',
    );
  }

  test('a hint is dismissed by the keyboard, stays away after edits and a restart, and comes back with another number', async () => {
    const sandbox = await createSandbox({ 'lava-digest.txt': digest, 'lava.md': draft });
    const editor = await openDraft(sandbox.path('lava.md'));
    await reads(editor, '8.3% 142');
    await takeFix(editor, '8.<|>3%', 'Dismiss here', 'dismiss-fixes');
    await reads(editor, '142');
    assert.match(await fileText(), /^\S+ contradicted-number text:\S+ "8\.3%" in "The yearly flow of [^]*\[@scoria\]\." after /m);
    await waitFor('what was done', async () => (await notifications()).some((text) => text.includes(`${file} keeps that`)));
    await person.screenshot('dismissed');

    await editor.edit((edit) => edit.insert(new Position(2, 0), 'Another line above it.\n\n'));
    await placeCursorAt(editor, 'The yearly<|> flow');
    await person.type(' and daily');
    await waitFor('the words', () => editor.document.getText().includes('yearly and daily flow'));
    await commands.executeCommand('marginalia.restartServer');
    await reads(editor, '142');
    await placeCursorAt(editor, '8<|>.3%');
    await person.press('Backspace');
    await person.type('9');
    await reads(editor, '9.3% 142');
  });

  test('Library Status counts what is shown and dismissed, and a check is turned off and on again', async () => {
    const sandbox = await createSandbox({ 'lava-digest.txt': digest, 'lava.md': draft });
    const editor = await openDraft(sandbox.path('lava.md'));
    await reads(editor, '8.3% 142');
    await takeFix(editor, '1<|>42', 'Dismiss for Scoria', 'dismiss-for-paper');
    await reads(editor, '');
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the count', () =>
      /^- contradicted-number: \d+ shown, \d+ dismissed$/m.test(window.activeTextEditor?.document.getText() ?? ''),
    );
    await person.screenshot('dismissals-status');
    await commands.executeCommand('workbench.action.closeActiveEditor');

    await workspace.fs.delete(sampleUri(file));
    const again = await openDraft(sandbox.path('lava.md'));
    await reads(again, '8.3% 142');
    await takeFix(again, '1<|>42', 'Turn this check off', 'dismiss-check');
    await reads(again, '');
    await answerNotification('Undo');
    await reads(again, '8.3% 142');
  });
});

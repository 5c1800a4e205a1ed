import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, type TextEditor, window, workspace } from 'vscode';
import { chooseFromMenu, hoverOver, openDraft, openMenu, placeCursorAt } from './support/editing';
import { select } from './support/noteEditing';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { inDarkTheme, photograph } from './support/themes';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  chooseCommandOf,
  libraryIsReady,
  notifications,
  quickPickRows,
  sampleUri,
  statusItems,
} from './support/workbench';

const kites = 'Sparse Zorvex Attention for Long Documents';
const boats = 'Zorvex Retrieval: Dense Search without Labels';
const news = 'Follow the Zorvex Reading Group on Language Models';
const parts = [
  `${kites}, with Proofs and Code\n\nAttention over long documents is slow. We propose a sparse method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.\n`,
  `${boats}\n`,
  `${news}\n\nOur reading group on language models meets each week and discusses recent papers on attention, retrieval and training. We publish notes on every session, and new members are welcome at any time of the year.\n`,
];

const corrections = sampleUri('marginalia/corrections.txt');

async function correctionsText(): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(corrections)).toString('utf8');
}

/** The lines that the writer has added. */
async function correctionLines(): Promise<readonly string[]> {
  return (await correctionsText()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

async function papersOf({ document }: TextEditor): Promise<readonly string[]> {
  const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri);
  return (symbols ?? []).map(({ name }) => name).sort();
}

async function papersAre(editor: TextEditor, expected: readonly string[]): Promise<void> {
  const isSame = (papers: readonly string[]): boolean => papers.join('\n') === [...expected].sort().join('\n');
  await waitForList(`papers ${expected.join(', ')}`, () => papersOf(editor), isSame);
}

/** A digest with a paper, a title that is passed over, and a heading with a paragraph that is no paper. */
async function openWrongDigest(): Promise<{ readonly sandbox: Sandbox; readonly editor: TextEditor }> {
  const sandbox = await createSandbox({ 'digest.txt': parts.join('\n') });
  const editor = await openDraft(sandbox.path('digest.txt'));
  await papersAre(editor, [`${kites}, with Proofs and Code`, news]);
  return { sandbox, editor };
}

async function correctHere(editor: TextEditor, place: string, action: string): Promise<void> {
  await placeCursorAt(editor, place);
  await openMenu(() => person.press('ControlOrMeta+.'), action);
}

suite('corrections of a digest', () => {
  suiteSetup(libraryIsReady);
  setup(clearSandboxes);
  teardown(async () => {
    // VS Code keeps the text of a file for a while after its editor is closed, also when the file is gone.
    await workspace.fs.writeFile(corrections, Buffer.from('# none\n'));
  });
  suiteTeardown(async () => {
    await clearSandboxes();
    await workspace.fs.delete(corrections);
  });

  test('a title that was passed over, a paper that is none, the end of a title: by the keyboard, and they hold for a new paste', async () => {
    const { sandbox, editor } = await openWrongDigest();
    await correctHere(editor, 'Zorvex <|>Retrieval:', 'This is a paper');
    await person.screenshot('correction-menu');
    await chooseFromMenu(`This is a paper: "${boats}"`);
    await papersAre(editor, [`${kites}, with Proofs and Code`, boats, news]);
    await correctHere(editor, 'Zorvex Reading<|> Group', 'Not a paper');
    await chooseFromMenu(`Not a paper: "${news}"`);
    await papersAre(editor, [`${kites}, with Proofs and Code`, boats]);
    await correctHere(editor, 'Long Documents<|>,', 'Title ends here');
    await chooseFromMenu(`Title ends here: "${kites}"`);
    await papersAre(editor, [kites, boats]);
    await photograph('corrected', async () => (await person.see('.editor-instance .view-lines')).length > 0);
    assert.deepEqual(await correctionLines(), [`paper: ${boats}`, `not a paper: ${news}`, `paper: ${kites} || with Proofs and Code`]);
    assert.match(await hoverOver('Dense Search'), new RegExp(boats));
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the corrections on the status page', () =>
      /^• marginalia\/corrections\.txt: 3 corrections$/m.test(window.activeTextEditor?.document.getText() ?? ''),
    );
    await commands.executeCommand('workbench.action.closeActiveEditor');

    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(sandbox.uri('digest.txt'));
    const pasted = await openDraft(sandbox.path('new-digest.txt'), '<|>');
    await person.paste([parts[2], parts[1], parts[0]].join('\n'));
    await papersAre(pasted, [kites, boats]);
    await person.screenshot('corrections-of-a-new-paste');
  });

  test('commands: a selection, and what can’t be said is told', async () => {
    const { editor } = await openWrongDigest();
    await select(editor, 'recent papers on attention');
    await chooseCommandOf('Marginalia: Correct Parsing', 'This Is a Paper');
    await waitFor('the line', async () => (await correctionLines()).length === 1);
    assert.deepEqual(await correctionLines(), [
      'paper: Our reading group on language models meets each week and discusses || recent papers on attention || retrieval and training. We publish notes on every session, and new members',
    ]);
    await papersAre(editor, [`${kites}, with Proofs and Code`, 'recent papers on attention', news]);
    await placeCursorAt(editor, 'Zorvex <|>Attention for');
    await chooseCommandOf('Marginalia: Correct Parsing', 'This Is a Paper');
    await waitForList('a word on it', notifications, (all) =>
      all.some((seen) => seen.includes('This text is already recognized as a paper')),
    );
    await commands.executeCommand('notifications.clearAll');
  });

  test('a correction is taken back by the message, as the last change, or where it was made', async () => {
    const { editor } = await openWrongDigest();
    const wrong = [`${kites}, with Proofs and Code`, news];
    await correctHere(editor, 'Zorvex Reading<|> Group', 'Not a paper');
    await chooseFromMenu(`Not a paper: "${news}"`);
    await papersAre(editor, [`${kites}, with Proofs and Code`]);
    await waitForList('the message', notifications, (all) => all.some((seen) => seen.includes('is no longer treated as a paper')));
    await person.screenshot('correction-message');
    await answerNotification('Undo');
    await papersAre(editor, wrong);
    await waitFor('what was undone', async () => (await statusItems(`Undid the correction of "${news}"`)).length > 0);

    await correctHere(editor, 'Zorvex Reading<|> Group', 'Not a paper');
    await chooseFromMenu(`Not a paper: "${news}"`);
    await papersAre(editor, [`${kites}, with Proofs and Code`]);
    await chooseCommand('Marginalia: Undo Last Change');
    await papersAre(editor, wrong);

    await correctHere(editor, 'Zorvex <|>Retrieval:', 'This is a paper');
    await chooseFromMenu(`This is a paper: "${boats}"`);
    await papersAre(editor, [...wrong, boats]);
    await commands.executeCommand('notifications.clearAll');
    await inDarkTheme(async () => {
      await correctHere(editor, 'Zorvex <|>Retrieval:', 'Remove correction');
      await person.screenshot('correction-forget-dark');
      await chooseFromMenu(`Remove correction: "paper: ${boats}"`);
    });
    await papersAre(editor, wrong);
    assert.deepEqual(await correctionLines(), []);
    await commands.executeCommand('notifications.clearAll');
  });

  test('the end of one title is the end of all that were read like it: undone, for this one only, and again (core)', async () => {
    const titles = Array.from({ length: 10 }, (_, at) => `Zorvex Models of Kind ${'ABCDEFGHIJ'[at] ?? ''} for Long Documents`);
    const list = titles.map((title, at) => `- ${title} ~ Ada Berg, Ben Feng ${2010 + at}`).join('\n');
    const sandbox = await createSandbox({ 'list-digest.txt': `${list}\n` });
    const editor = await openDraft(sandbox.path('list-digest.txt'));
    const wrong = titles.map((title) => `${title} ~ Ada Berg`);
    await papersAre(editor, wrong);
    const endHere = async (): Promise<void> => {
      await correctHere(editor, 'Kind A for Long Documents<|>', 'Title ends here');
      await chooseFromMenu(`Title ends here: "${titles[0] ?? ''}"`);
      await papersAre(editor, titles);
      await waitForList('the message', notifications, (all) => all.some((seen) => seen.includes('Applied to 9 like it.')));
    };
    await endHere();
    await person.screenshot('correction-applied-to-others');
    await answerNotification('Undo');
    await papersAre(editor, wrong);
    await endHere();
    await answerNotification('Only This One');
    await papersAre(editor, [...titles.slice(0, 1), ...wrong.slice(1)]);
    assert.equal((await correctionLines()).length, 1);
    await chooseCommand('Marginalia: Undo Last Change');
    await papersAre(editor, titles);
    await chooseCommand('Marginalia: No Papers in This File');
    await papersAre(editor, []);
    await answerNotification('Undo');
    await papersAre(editor, titles);
  });

  test('undo in the file of corrections takes one back; the context menu has them', async () => {
    const { editor } = await openWrongDigest();
    await placeCursorAt(editor, 'Zorvex Reading<|> Group');
    await person.press('Shift+F10');
    await person.screenshot('correction-context-menu');
    await person.click('.monaco-menu [role="menuitem"]:has-text("Correct Parsing")');
    await waitForList('the corrections', quickPickRows, (rows) => rows.some(({ label }) => label === 'Not a Paper'));
    await person.screenshot('correct-parsing');
    await person.click('.quick-input-list .monaco-list-row:has-text("Not a Paper")');
    await papersAre(editor, [`${kites}, with Proofs and Code`]);
    const file = await window.showTextDocument(await workspace.openTextDocument(corrections), { preview: false });
    await waitFor('the line', () => file.document.getText().includes(`not a paper: ${news}`));
    const shown = (): Promise<readonly string[]> => person.see('.view-line');
    await waitForList('what the line does', shown, (lines) => lines.some((line) => /1\spaper\sremoved\sin\s/.test(line)));
    await person.screenshot('corrections-file');
    await commands.executeCommand('undo');
    await waitFor('the file without it', () => !file.document.getText().includes('not a paper: Follow'));
    await papersAre(editor, [`${kites}, with Proofs and Code`, news]);
    await file.document.save();
  });
});

import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { chooseFromMenu, currentLine, hoverOver, hoverText, keyboardIsIn, openDraft, openMenu, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, notifications, quickPickInput, quickPickRows } from './support/workbench';

/** Two papers that are in no other digest. */
const digest = `KumquatNet: Peeling Small Fruit with Two Fingers

Small fruit is hard to peel, and most machines crush it. We present KumquatNet, which peels with two soft fingers and a camera. Of 500 kumquats it peels 93% without a scratch, and it needs 36 seconds for each. All drawings of the fingers are free to use.

QuinceBench: A Test Bench for Machines that Peel

Machines that peel are tested on fruit of their makers' choice. QuinceBench tests them on 12 kinds of fruit in three kitchens. The best machine of 2025 fails at every second quince, since the peel is uneven.
`;

const markdown = `All but 7 of 100 kumquats are peeled without a scratch, that is 93%, and in little time [@kumquatnet; @quincebench].

The bench of @quincebench has "12 sorts of fruit in three kitchens".

See also [@quincebench].
`;
const latex = String.raw`Half of the quinces defeat even the best machine~\cite{quincebench}.

One reads that it \enquote{needs 63 seconds for each} \citep{kumquatnet}.
`;

const titleNow = async (): Promise<string> => (await person.see('.quick-input-title')).join();
/** The list has its rows a moment before it has the keyboard. */
const listHasKeyboard = (): Promise<unknown> => waitFor('the keyboard in the list', async () => (await quickPickInput()) !== undefined);
const tabsNow = (): readonly string[] => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
const digestEditor = (): (typeof window.visibleTextEditors)[number] | undefined =>
  window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith('fruit-digest.txt'));

suite('evidence for a citing sentence', () => {
  let sandbox: Sandbox;
  suiteSetup(async () => {
    await libraryIsReady();
    sandbox = await createSandbox({ 'fruit-digest.txt': digest, 'draft.md': markdown, 'draft.tex': latex });
    await openDraft(sandbox.path('fruit-digest.txt'));
    await waitFor('its papers', async () => (await hoverOver('KumquatNet', 'KumquatNet: ')).includes('Insert citation'), 20_000);
  });
  suiteTeardown(clearSandboxes);

  test('Show Evidence lists each paper of the bracket, previews its sentence, and Escape brings all back', async () => {
    const draft = await openDraft(sandbox.path('draft.md'));
    await placeCursorAt(draft, 'without a scr<|>atch');
    const [tabs, selection] = [tabsNow(), draft.selection];
    await chooseCommand('Marginalia: Show Evidence');
    const rows = await waitForList(
      'two papers with the evidence of the first',
      quickPickRows,
      (list) => list.length === 2 && /‹kumquats› it ‹peels 93%› without a ‹scratch›/.test(list[0]?.detail ?? ''),
    );
    assert.deepEqual(
      rows.map(({ label }) => label.split(' ')[0]),
      ['KumquatNet', 'QuinceBench'],
    );
    await waitFor('the title', async () => (await titleNow()).startsWith('Evidence for "All but 7 of 100 kumquats'));
    await waitFor('the digest', () => digestEditor() !== undefined);
    await listHasKeyboard();
    await person.press('ArrowDown');
    await waitForList('the keyboard on the second', quickPickRows, (list) => list[1]?.focused === true);
    await person.screenshot('evidence');
    await person.press('Escape');
    await waitFor('the editors as before', () => tabsNow().join() === tabs.join() && window.tabGroups.all.length === 1);
    await waitFor('the cursor as before', () => window.activeTextEditor?.selection.isEqual(selection) === true);
    await keyboardIsIn(draft.document);
    await person.type('!');
    await waitFor('the letter in the draft', () =>
      currentLine(draft).startsWith('All but 7 of 100 kumquats are peeled without a scr!atch'),
    );
    await commands.executeCommand('undo');
  });

  test('Enter goes to the sentence of the abstract, in LaTeX too', async () => {
    const draft = await openDraft(sandbox.path('draft.tex'));
    await placeCursorAt(draft, 'even the <|>best');
    await chooseCommand('Marginalia: Show Evidence');
    await waitForList('the paper', quickPickRows, (list) => list.length === 1 && list[0]?.detail.includes('quince') === true);
    await listHasKeyboard();
    await person.press('Enter');
    const words = 'The best machine of 2025 fails at every second quince, since the peel is uneven.';
    await waitFor('the sentence', () => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.path.endsWith('fruit-digest.txt') === true && editor.document.getText(editor.selection) === words;
    });
    await person.screenshot('evidence-place');
  });

  test('the card of a citation has the sentence with the shared words in bold, its line, and Show Evidence', async () => {
    await openDraft(sandbox.path('draft.md'));
    const card = await waitFor('the evidence', async () => {
      const shown = await hoverOver('kumquatnet', '[@kumquatnet');
      return shown.includes('“Of 500') && shown;
    });
    assert.match(card, /“Of 500 kumquats it peels 93% without a scratch.*” \(fruit-digest\.txt, line 3\)/);
    await waitFor('93% in bold', async () => (await person.see('.monaco-hover strong')).some((text) => text.includes('93%')));
    await waitFor('the actions of the card', async () => (await hoverText())?.includes('Show Evidence') === true);
    await person.screenshot('evidence-hover');
    await person.click('.monaco-hover a:has-text("Show Evidence")');
    await waitForList('two papers', quickPickRows, (list) => list.length === 2);
    await person.press('Escape');
  });

  test('a sentence that says too little has no line in the card, and Show Evidence says so', async () => {
    const draft = await openDraft(sandbox.path('draft.md'));
    await placeCursorAt(draft, 'See <|>also');
    await chooseCommand('Marginalia: Show Evidence');
    await waitForList('the word', quickPickRows, (list) => list[0]?.detail === 'Sentence too short to match');
    await waitFor(
      'what Enter does',
      async () => (await person.see('.quick-input-box input[placeholder^="Press Enter to go to the paper"]')).length > 0,
    );
    await person.screenshot('evidence-too-little');
    await person.press('Enter');
    await waitFor('the paper', () => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.path.endsWith('fruit-digest.txt') === true && currentLine(editor).startsWith('QuinceBench: ');
    });
    await openDraft('cite.md', 'Nothing is cited here<|> at all.');
    await chooseCommand('Marginalia: Show Evidence');
    await waitFor('the message', async () =>
      (await notifications()).some((text) => text.includes('The sentence at the cursor has no citation.')),
    );
  });

  for (const [file, place, fixed] of [
    ['draft.md', '12 so<|>rts', 'The bench of @quincebench has "12 kinds of fruit in three kitchens".'],
    ['draft.tex', '6<|>3', String.raw`One reads that it \enquote{needs 36 seconds for each} \citep{kumquatnet}.`],
  ] as const)
    test(`an altered quotation in ${file} is marked, shows its evidence, and is corrected by keyboard`, async () => {
      const draft = await openDraft(sandbox.path(file));
      await placeCursorAt(draft, place);
      await waitFor('the mark', async () => (await person.see('.squiggly-warning')).length > 0, 20_000);
      await openMenu(async () => void (await commands.executeCommand('editor.action.quickFix')), 'Change to "');
      await person.screenshot(`quotation-${file.split('.')[1] ?? ''}`);
      await chooseFromMenu('Change to "');
      await waitFor('the words of the abstract', () => currentLine(draft) === fixed);
      await waitFor('no mark', async () => (await person.see('.squiggly-warning')).length === 0);
      await commands.executeCommand('undo');
    });
});

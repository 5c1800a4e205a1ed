import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type TextEditor, window, workspace } from 'vscode';
import { chooseFromMenu, editorOf, hoverOver } from './support/editing';
import {
  body,
  box,
  boxesAreGone,
  editBox,
  noteText,
  openBoxOfPlus,
  openDigest,
  openReadyDigest,
  plus,
  reads,
  seed,
  select,
  standsAt,
  text,
  useFreshNotes,
} from './support/noteEditing';
import { chooseFromRowMenu, row, showFolded } from './support/papersView';
import { person } from './support/person';
import { createSandbox } from './support/sandbox';
import { photograph } from './support/themes';
import { waitFor } from './support/waiting';
import { chooseCommand } from './support/workbench';

const save = '.review-widget .monaco-button:has-text("Save Note")';

/** What a writer types right after the command stands in the box, whole, and the digest is what it was. */
async function standsInBox(editor: TextEditor, typed: string, where = editBox): Promise<void> {
  const boxes = async (): Promise<readonly string[]> => person.see(`${where} .view-lines`);
  await waitFor('the words in the box', async () => (await boxes()).includes(typed)).catch(async () =>
    assert.deepEqual({ boxes: await boxes(), digest: editor.document.getText() }, { boxes: [typed], digest: text }),
  );
  assert.equal(editor.document.getText(), text);
}

suite('a note typed at once', () => {
  useFreshNotes();

  test('typed at once: Annotate Selection from the palette (core)', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('Compare with ferries. #boats');
    await standsInBox(editor, 'Compare with ferries. #boats');
    assert.deepEqual(await person.see('.review-widget .review-title'), ['Note on Zephyrion']);
    await waitFor(
      'the name for those who hear it',
      async () => (await person.see('.review-widget [aria-label$="Note on Zephyrion."]')).length > 0,
    );
    assert.deepEqual(await person.see('.review-widget [aria-label*="undefined"]'), []);
    await person.screenshot('notes-typed-at-once');
    await person.press('ControlOrMeta+Enter');
    await reads('> two letters at once\n');
    await reads('Compare with ferries. #boats');
    await standsAt(editor, 'two letters at once', 'Compare with ferries. #boats');
    await waitFor('the note', async () => (await person.see(body)).some((seen) => seen.includes('Compare with ferries.')));
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: also where VS Code gives the keyboard back to the digest as soon as the box is open', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await chooseCommand('Marginalia: Annotate Selection');
    await waitFor('the box', () => window.activeTextEditor?.document.uri.scheme === 'comment');
    await window.showTextDocument(editor.document);
    await commands.executeCommand('type', { text: 'C' });
    await waitFor('the letter in the box', async () => (await person.see(`${editBox} .view-lines`)).includes('C'));
    await waitFor('the keyboard in the box', async () => (await person.see(`${editBox}.focused`)).length > 0);
    await person.type('ompare');
    await standsInBox(editor, 'Compare');
  });

  test('typed at once: undo and redo in the digest never bring the letters back, though it was saved with them', async () => {
    const { editor } = await openDigest();
    const { document } = editor;
    // A writer with slow fingers and fast saving, as the browser build saves.
    await workspace.getConfiguration('files').update('autoSave', 'afterDelay', ConfigurationTarget.Global);
    await workspace.getConfiguration('files').update('autoSaveDelay', 1, ConfigurationTarget.Global);
    try {
      await select(editor, 'two letters at once');
      await chooseCommand('Marginalia: Annotate Selection');
      await person.type('Compare with ferries.');
      await standsInBox(editor, 'Compare with ferries.');
      await person.press('ControlOrMeta+Enter');
      await standsAt(editor, 'two letters at once', 'Compare with ferries.');
      await window.showTextDocument(document);
      for (const key of ['ControlOrMeta+z', 'ControlOrMeta+z', 'ControlOrMeta+Shift+z', 'ControlOrMeta+Shift+z']) {
        await person.press(key);
        await waitFor(`the digest as it was after ${key}`, () => document.getText() === text);
      }
    } finally {
      await workspace.getConfiguration('files').update('autoSave', 'off', ConfigurationTarget.Global);
      await workspace.getConfiguration('files').update('autoSaveDelay', undefined, ConfigurationTarget.Global);
    }
  });

  test('typed at once: Annotate Selection from the context menu, on a line that has a note', async () => {
    await seed([['two letters at once', 'first']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'first');
    await select(editor, 'neither gets wet');
    await person.click({ word: 'neither gets wet' }, { button: 'right' });
    await person.click('.monaco-menu [role="menuitem"]:has-text("Annotate Selection")');
    await waitFor('the menu to go', async () => (await person.see('.monaco-menu')).length === 0);
    await person.type('second');
    await standsInBox(editor, 'second');
    await person.click(save);
    await standsAt(editor, 'neither gets wet', 'second');
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: the box in a dark theme, in one of high contrast, in a small window', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('Compare with ferries. #boats');
    await standsInBox(editor, 'Compare with ferries. #boats');
    await photograph('notes-typed', async () => (await person.see(`${editBox} .view-lines`)).includes('Compare with ferries. #boats'));
  });

  test('typed at once: a box that is cancelled leaves nothing', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('no');
    await standsInBox(editor, 'no');
    await person.click('.review-widget .monaco-button:has-text("Cancel")');
    await boxesAreGone();
    await assert.rejects(noteText());
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: the "+" in the margin', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await openBoxOfPlus('Zephyrion folds');
    await person.type('plus');
    await standsInBox(editor, 'plus', box);
    await person.click(save);
    await reads('> two letters at once\n');
    await reads('plus');
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: the "+" without a selection takes a sentence, at a title the one that says what the paper does', async () => {
    const background = 'Letters are slow on the ground, as everybody knows who has waited for one. ';
    const summary = 'We present Zephyrion, a wind that folds paper and carries two letters at once.';
    const sandbox = await createSandbox({
      'digest.txt': `Zephyrion: Winds of Paper\n\n${background.repeat(4)}${summary} ${'Rain is not considered. '.repeat(4)}\n\nOctavine: Strings without Wood\n\nOctavine plays eight strings that nobody has carved.\n`,
    });
    await openReadyDigest(sandbox.path('digest.txt'));
    await waitFor('one "+"', async () => {
      // Lines above titles may still move the text away from under the pointer.
      await person.moveAway();
      await person.hover({ word: 'Winds of Paper' });
      return (await person.see(plus)).length === 1;
    });
    await person.screenshot('notes-one-plus');
    await openBoxOfPlus('Winds of Paper');
    await person.type('the paper');
    await person.click(save);
    await reads(`> ${summary}\n`);
    await reads('the paper');
  });

  test("typed at once: VS Code's own Add Comment on Current Selection", async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await chooseCommand('Comments: Add Comment on Current Selection');
    await waitFor('the keyboard in the box', async () => (await person.see(`${box}.focused`)).length > 0);
    await person.type('its own');
    await standsInBox(editor, 'its own', box);
    await person.click('.review-widget .monaco-button:has-text("Cancel")');
    await boxesAreGone();
  });

  test('typed at once: the action in the menu of what can be done with a selection', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await person.press('ControlOrMeta+Shift+R');
    await chooseFromMenu('Annotate this passage');
    await person.type('from the menu');
    await standsInBox(editor, 'from the menu');
    await person.click(save);
    await standsAt(editor, 'two letters at once', 'from the menu');
  });

  /** What is typed as soon as the note's file is shown stands after everything in it. */
  async function typeIntoNote(typed: string): Promise<void> {
    await editorOf('zephyrion.md');
    await person.type(typed);
    await waitFor('the words in the note', async () => (await noteText()).endsWith(`---\n${typed}`)).catch(async () =>
      assert.equal(await noteText(), typed),
    );
  }

  test('typed at once: Annotate Paper from the palette', async () => {
    const { editor } = await openDigest();
    await select(editor, 'Zephyrion: Winds');
    await chooseCommand('Marginalia: Annotate Paper');
    await typeIntoNote('On the paper.');
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: the note of a card', async () => {
    const { editor } = await openDigest();
    await hoverOver('Zephyrion: Winds', 'Winds of Paper');
    await person.click('.monaco-hover a:text-is("Add note")');
    await typeIntoNote('On the card.');
    assert.equal(editor.document.getText(), text);
  });

  test('typed at once: Annotate Paper in the menu of a row', async () => {
    const { editor } = await openDigest();
    await commands.executeCommand('marginalia.groupPapersBy', 'date');
    await showFolded('Jun 23');
    await person.click(row('No date'));
    await chooseFromRowMenu('Zephyrion', 'Annotate Paper');
    await typeIntoNote('On the row.');
    assert.equal(editor.document.getText(), text);
  });
});

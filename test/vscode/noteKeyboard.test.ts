import assert from 'node:assert/strict';
import { commands, Range, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import { editorOf } from './support/editing';
import {
  body,
  boxesAreGone,
  editBox,
  noteText,
  openBoxOfPlus,
  openDigest,
  openThread,
  rangeOf,
  reads,
  seed,
  select,
  shownIn,
  standsAt,
  text,
  useFreshNotes,
} from './support/noteEditing';
import { listPalette } from './support/palette';
import { person } from './support/person';
import { photograph } from './support/themes';
import { waitFor, waitForList } from './support/waiting';
import { answerNotification, chooseCommand, notifications, quickPickRows, sampleUri, statusItems } from './support/workbench';

/** The keyboard is in the digest, as VS Code draws it. */
async function isBack(editor: TextEditor): Promise<unknown> {
  return waitFor(
    'the keyboard in the digest',
    async () =>
      window.activeTextEditor === editor &&
      (await person.see('.editor-instance .monaco-editor.focused')).length === 1 &&
      (await person.see('.review-widget .monaco-editor.focused')).length === 0,
  );
}

/** The keyboard is in the digest again, at the end of the passage: an arrow moves the cursor, and a letter stands where it went. */
async function goesOn(editor: TextEditor, passage: string): Promise<void> {
  const { end } = rangeOf(editor, passage);
  await waitFor(
    'the cursor after the passage, which is not selected',
    () => editor.selection.isEmpty && editor.selection.active.isEqual(end),
  );
  await isBack(editor);
  // The line above: below, a long line may go on in another row.
  await person.press('ArrowUp');
  await waitFor('the cursor in the line above', () => editor.selection.active.line === end.line - 1);
  await person.type('x');
  await waitFor('a letter', () => editor.document.lineAt(end.line - 1).text === 'x');
  await person.press('ControlOrMeta+z');
  await waitFor('the digest as it was', () => editor.document.getText() === text);
}

async function putCursor(editor: TextEditor, words: string): Promise<void> {
  const { start } = rangeOf(editor, words);
  const place = start.translate(0, 3);
  await window.showTextDocument(editor.document, { preview: false, selection: new Range(place, place) });
  await waitFor('the cursor', () => editor.selection.active.isEqual(place));
}

async function boxReads(editor: TextEditor, words: string): Promise<void> {
  const boxes = async (): Promise<readonly string[]> => person.see(`${editBox} .view-lines`);
  await waitFor(`a box with "${words}"`, async () => (await boxes()).includes(words)).catch(async () =>
    assert.deepEqual({ boxes: await boxes(), digest: editor.document.getText() }, { boxes: [words], digest: text }),
  );
  assert.equal(editor.document.getText(), text);
}

const [first, second] = ['two letters at once', 'neither gets wet'];

suite('notes by the keyboard', () => {
  useFreshNotes();

  async function openNoted(): Promise<TextEditor> {
    await seed([
      [first, 'one'],
      [second, 'two'],
    ]);
    const { editor } = await openDigest();
    await standsAt(editor, first, 'one');
    await standsAt(editor, second, 'two');
    return editor;
  }

  test('back in the digest after a note is saved', async () => {
    const { editor } = await openDigest();
    await select(editor, first);
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('Compare with ferries.');
    await boxReads(editor, 'Compare with ferries.');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'Compare with ferries.');
    await goesOn(editor, first);
    await openThread('Compare with ferries.');
    await photograph('notes-saved', async () => (await person.see(body)).some((seen) => seen.includes('Compare with ferries.')));
  });

  test('back in the digest after the box of the "+" is saved, and after one is cancelled', async () => {
    const { editor } = await openDigest();
    await select(editor, first);
    await openBoxOfPlus('Zephyrion folds');
    await person.type('plus');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'plus');
    await goesOn(editor, first);
    await select(editor, second);
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('no');
    await boxReads(editor, 'no');
    await person.click('.review-widget .edit-container .monaco-button:has-text("Cancel")');
    await goesOn(editor, second);
  });

  test('Escape in the box of a new note is Cancel: back in the digest, and Undo opens the box again with the words', async () => {
    const { editor } = await openDigest();
    await select(editor, first);
    await chooseCommand('Marginalia: Annotate Selection');
    await person.type('nearly lost');
    await boxReads(editor, 'nearly lost');
    await person.press('Escape');
    await boxesAreGone();
    await goesOn(editor, first);
    await assert.rejects(noteText());
    await waitForList('what became of the words', notifications, (all) => all.includes("Your text wasn't saved."));
    await person.screenshot('notes-escape');
    await answerNotification('Undo');
    await boxReads(editor, 'nearly lost');
    await person.type(', and found');
    await boxReads(editor, 'nearly lost, and found');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'nearly lost, and found');
    await goesOn(editor, first);
  });

  test('Escape in the box of an old note is Cancel, however the box was opened; nothing is said where nothing was typed', async () => {
    const editor = await openNoted();
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await boxReads(editor, 'one');
    await person.press('Escape');
    await waitFor('the box to go', async () => (await person.see(editBox)).length === 0);
    await isBack(editor);
    assert.deepEqual(await notifications(), []);
    await commands.executeCommand('notifications.hideList');
    await person.hover(`${body}:has-text("one")`);
    await person.click('.review-widget .review-comment:has(.comment-body:has-text("one")) .action-label[aria-label^="Edit Note"]');
    await waitFor('the keyboard in the box', async () => (await person.see(`${editBox}.focused`)).length > 0);
    await person.type(' and more');
    await boxReads(editor, 'one and more');
    await person.press('Escape');
    await waitFor('the box to go', async () => (await person.see(editBox)).length === 0);
    await isBack(editor);
    await answerNotification('Undo');
    await boxReads(editor, 'one and more');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'one and more');
  });

  test('Escape in the box of the "+" hides it, and the keyboard is back in the digest', async () => {
    const { editor } = await openDigest();
    await select(editor, first);
    await openBoxOfPlus('Zephyrion folds');
    await person.press('Escape');
    await boxesAreGone();
    await isBack(editor);
    assert.equal(editor.document.getText(), text);
  });

  test('in the box of a note, commands are about this note: it is resolved, reopened and deleted', async () => {
    const editor = await openNoted();
    const isResolved = (): boolean | undefined => shownIn(editor).find(({ body: words }) => words === 'two')?.isResolved;
    await putCursor(editor, second);
    await chooseCommand('Marginalia: Edit Note');
    await boxReads(editor, 'two');
    await chooseCommand('Marginalia: Resolve Note');
    await waitFor('the state', () => isResolved() === true);
    await person.type(' and more');
    await boxReads(editor, 'two and more');
    await chooseCommand('Marginalia: Reopen Note');
    await waitFor('the state before', () => isResolved() === false);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(', again');
    await boxReads(editor, 'two and more, again');
    await person.screenshot('notes-commands-in-box');
    await chooseCommand('Marginalia: Delete Note');
    await waitFor('the other note alone', () => shownIn(editor).length === 1);
    await isBack(editor);
    assert.doesNotMatch(await noteText(), /\ntwo\n/);
    assert.equal(editor.document.getText(), text);
  });

  test('Edit Note at the cursor: what is typed at once stands after the words', async () => {
    const editor = await openNoted();
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(' and more');
    await boxReads(editor, 'one and more');
    await photograph('notes-edited', async () => (await person.see(`${editBox} .view-lines`)).includes('one and more'));
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'one and more');
    await reads('one and more');
    await waitFor('the box to go', async () => (await person.see(editBox)).length === 0);
    await isBack(editor);
    await person.press('ArrowUp');
    await waitFor('the cursor in the line above', () => editor.selection.active.line === rangeOf(editor, first).end.line - 1);
  });

  test('Edit Note while the digest loses the passage: the box keeps its place and the keyboard', async () => {
    const other = 'Rain is not considered';
    await seed([
      [first, 'one'],
      [other, 'two'],
    ]);
    const { editor } = await openDigest();
    await standsAt(editor, first, 'one');
    await standsAt(editor, other, 'two');
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(' and');
    await boxReads(editor, 'one and');
    const placeOf = (words: string): Range | undefined => shownIn(editor).find(({ body: seen }) => seen === words)?.range;
    const passage = rangeOf(editor, first);
    const stood = rangeOf(editor, other);
    const edit = new WorkspaceEdit();
    edit.replace(editor.document.uri, passage, 'nothing');
    await workspace.applyEdit(edit);
    // The other note moves, so what became of this one is known.
    await waitFor('the other note elsewhere', () => placeOf('two')?.isEqual(stood) === false);
    assert.equal(editor.document.getText(placeOf('two')), other);
    assert.equal(placeOf('one')?.start.isEqual(passage.start), true);
    await person.type(' more');
    await waitForList(
      'all letters in the box',
      () => person.see(`${editBox} .view-lines`),
      (boxes) => boxes.includes('one and more'),
    );
    assert.equal(editor.document.getText(), text.replace(first, 'nothing'));
  });

  test('Edit Note on a note whose box is open gives it the keyboard', async () => {
    const editor = await openNoted();
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(' and more');
    await boxReads(editor, 'one and more');
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(', again');
    await boxReads(editor, 'one and more, again');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, first, 'one and more, again');
  });

  test('back in the digest as soon as the box has its words: the next letter stands in the digest, and the box stays as it is', async () => {
    const editor = await openNoted();
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Edit Note');
    await person.type(' and more');
    await boxReads(editor, 'one and more');
    await putCursor(editor, first);
    // What becomes of a letter shows when others stand after it.
    for (const letters of ['x', 'xx', 'xxx', 'xxxx', 'xxxxx', 'xxxxxx']) {
      await person.type('x');
      const reached = text.replace('two letters', `two${letters} letters`);
      await waitFor('the letter in the digest', () => editor.document.getText() === reached).catch(() =>
        assert.equal(editor.document.getText(), reached),
      );
      await person.screenshot('notes-left-at-once');
    }
    assert.deepEqual(await person.see(`${editBox} .view-lines`), ['one and more']);
  });

  test('Annotate Paper with the cursor in an abstract: words on the paper stand above its first passage', async () => {
    const editor = await openNoted();
    await putCursor(editor, 'Rain is not');
    await chooseCommand('Marginalia: Annotate Paper');
    await editorOf('zephyrion.md');
    await person.type('On the paper.');
    await waitFor('the words above the first passage', async () =>
      (await noteText()).includes('---\nOn the paper.\n<!-- marginalia'),
    ).catch(async () => assert.equal(await noteText(), ''));
    assert.equal(editor.document.getText(), text);
  });

  test('of several notes in a line one is chosen', async () => {
    const editor = await openNoted();
    await putCursor(editor, 'Zephyrion folds');
    await chooseCommand('Marginalia: Edit Note');
    await waitForList(
      'both notes',
      quickPickRows,
      (rows) => rows.length === 2 && rows[1]?.label === 'two' && rows[1].detail.includes(second),
    );
    await person.screenshot('notes-choose');
    await person.type('wet');
    await waitForList('one note', quickPickRows, (rows) => rows.length === 1 && rows[0]?.label === 'two');
    await person.press('Enter');
    await boxReads(editor, 'two');
    await person.click('.review-widget .edit-container .monaco-button:has-text("Cancel")');
    await goesOn(editor, second);
  });

  test('a note is resolved, reopened, deleted, and comes back', async () => {
    const editor = await openNoted();
    const isResolved = (): boolean | undefined => shownIn(editor).find(({ body: words }) => words === 'one')?.isResolved;
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Resolve Note');
    await waitFor('the state', () => isResolved() === true);
    await chooseCommand('Marginalia: Reopen Note');
    await waitFor('the state before', () => isResolved() === false);
    await chooseCommand('Marginalia: Delete Note');
    await waitFor('the other note alone', () => shownIn(editor).length === 1);
    assert.doesNotMatch(await noteText(), /\none\n/);
    await isBack(editor);
    await person.press('ArrowUp');
    await waitFor('the cursor in the line above', () => editor.selection.active.line === rangeOf(editor, first).end.line - 1);
    await answerNotification('Undo');
    await standsAt(editor, first, 'one');
    await commands.executeCommand('notifications.hideList');
    assert.equal(editor.document.getText(), text);
  });

  test('Delete Note beside the passage, in the same line, asks first', async () => {
    await seed([[first, 'one']]);
    const { editor } = await openDigest();
    await standsAt(editor, first, 'one');
    await putCursor(editor, 'folds paper');
    await chooseCommand('Marginalia: Delete Note');
    await waitForList('the note', quickPickRows, (rows) => rows.length === 1 && rows[0]?.label === 'one' && rows[0].detail.includes(first));
    await person.screenshot('notes-delete-beside');
    await person.press('Escape');
    await isBack(editor);
    assert.match(await noteText(), /\none\n/);
    await chooseCommand('Marginalia: Delete Note');
    await waitForList('the note', quickPickRows, (rows) => rows[0]?.label === 'one');
    await person.press('Enter');
    await waitFor('no note', () => shownIn(editor).length === 0);
    await isBack(editor);
  });

  test('Undo Last Change undoes what was changed last, a note or a decision, and says what (core)', async () => {
    const decisionsFile = sampleUri('marginalia/reviewed.txt');
    const readDecisions = async (): Promise<string> => workspace.fs.readFile(decisionsFile).then(String, () => '');
    const tells = async (words: string): Promise<unknown> => waitFor(`"${words}"`, async () => (await statusItems(words)).length > 0);
    const before = await readDecisions();
    const editor = await openNoted();
    await chooseCommand('Marginalia: Review New Papers');
    await waitFor('the page', () => window.activeTextEditor?.document.uri.scheme === 'marginalia-new-papers');
    await waitForList(
      'the keyboard on the page',
      () => person.see('.editor-instance:has(.monaco-editor.focused) .view-line'),
      (lines) => lines.some((line) => /^\d+ of \d+ new papers/.test(line)),
    );
    await person.press('k');
    await waitFor('the decision', async () => (await readDecisions()) !== before);
    const decided = await readDecisions();
    await person.press('Escape');
    await waitFor('no page', () => window.activeTextEditor?.document.uri.scheme !== 'marginalia-new-papers');
    await putCursor(editor, first);
    await chooseCommand('Marginalia: Delete Note');
    await waitFor('the other note alone', () => shownIn(editor).length === 1);
    await commands.executeCommand('notifications.clearAll');

    await chooseCommand('Marginalia: Undo Last Change');
    await standsAt(editor, first, 'one');
    await tells(`Restored the note on "${first}"`);
    await person.screenshot('notes-undo-last-change');
    assert.equal(await readDecisions(), decided);
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('no decision', async () => !(await readDecisions()).includes(decided.trim().split('\n').at(-1) ?? ''));
    await tells('Undid the decision on ');
  });

  test('the context menu of a digest has them; where no note is they are not offered', async () => {
    const editor = await openNoted();
    await putCursor(editor, first);
    // What a menu offers is decided when it opens, and that a note is at the cursor is known a moment after it is there.
    await waitFor('the menu with the note', async () => {
      await person.press('Shift+F10');
      const entries = await waitFor('the menu', async () => {
        const seen = await person.see('.monaco-menu [role="menuitem"]');
        return seen.length > 0 && seen;
      });
      if (entries.some((entry) => entry.trim() === 'Note')) return true;
      await person.press('Escape');
      return false;
    });
    await person.hover('.monaco-menu [role="menuitem"]:has-text("Note"):not(:has-text("Paper"))');
    await person.screenshot('notes-menu');
    await person.click('.monaco-menu [role="menuitem"]:has-text("Delete Note")');
    await waitFor('the other note alone', () => shownIn(editor).length === 1);
    await putCursor(editor, 'Octavine plays');
    const offered = await listPalette((titles) => titles.includes('Correct Parsing...') && !titles.includes('Edit Note'));
    await person.press('Escape');
    assert.ok(!offered.includes('Delete Note') && !offered.includes('Resolve Note'));
    assert.equal(shownIn(editor).length, 1);
  });
});

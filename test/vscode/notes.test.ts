import assert from 'node:assert/strict';
import { commands, Position, Range, Selection, Uri, window, workspace, type TextEditor } from 'vscode';
import { clearDesks, createDesk, type Desk } from './support/desk';
import { openDraft } from './support/editing';
import { person } from './support/person';
import { waitFor } from './support/waiting';
import { libraryIsReady, sampleUri } from './support/workbench';

const text = 'Zephyrion: Winds of Paper\n\nZephyrion folds paper in the wind. It carries two letters at once, and neither gets wet. Rain is not considered.\n\nOctavine: Strings without Wood\n\nOctavine plays eight strings that nobody has carved, and keeps them in tune while it sings.\n';
const noteUri = (): Uri => sampleUri('notes/zephyrion.md');

async function noteText(): Promise<string> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === noteUri().toString());
  return open?.getText() ?? Buffer.from(await workspace.fs.readFile(noteUri())).toString('utf8');
}

const reads = (words: string): Promise<unknown> => waitFor(`the note file with "${words}"`, async () => (await noteText()).includes(words));
const isThere = (uri: Uri): Promise<boolean> => workspace.fs.stat(uri).then(() => true, () => false);

async function removeNotes(): Promise<void> {
  if (await isThere(sampleUri('notes'))) await workspace.fs.delete(sampleUri('notes'), { recursive: true });
}

/** Opens a digest of its own. */
async function openDigest(): Promise<{ readonly desk: Desk; readonly editor: TextEditor }> {
  const desk = await createDesk({ 'digest.txt': text });
  const editor = await openDraft(desk.path('digest.txt'));
  await waitFor('marks of what can be annotated', async () => (await person.see('.comment-range-glyph, .comment-diff-added, .comment-diff-indicator')).length >= 0 && editor.document.languageId === 'marginalia-digest');
  return { desk, editor };
}

async function select(editor: TextEditor, words: string): Promise<void> {
  const start = editor.document.getText().indexOf(words);
  const { document } = editor;
  await window.showTextDocument(document, { preview: false, selection: new Range(document.positionAt(start), document.positionAt(start + words.length)) });
  await waitFor('the selection', () => document.getText(editor.selection) === words);
}

const body = '.review-widget .comment-body';
const box = '.review-widget .comment-form .monaco-editor';

suite('notes', () => {
  suiteSetup(libraryIsReady);
  setup(async () => {
    await removeNotes();
    await clearDesks();
  });
  suiteTeardown(async () => {
    await removeNotes();
    await clearDesks();
  });

  test('a passage is annotated with the "+" in the margin', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await person.hover({ word: 'Zephyrion folds' });
    await person.screenshot('notes-plus');
    await person.click('.editor-instance .line-hover.comment-range-glyph, .editor-instance .multiline-add');
    await waitFor('a box', async () => (await person.see(box)).length > 0);
    await person.type('Compare with **ferries**. #boats');
    await person.screenshot('notes-box');
    await person.click('.review-widget .monaco-button:has-text("Save Note")');
    await reads('Compare with **ferries**. #boats');
    assert.match(await noteText(), /> two letters at once\n/);
    await waitFor('the note', async () => (await person.see(body)).some((seen) => seen.includes('Compare with ferries. #boats')));
    await person.screenshot('notes-thread');
  });
});

import assert from 'node:assert/strict';
import { commands, Range, type TextEditor, type Uri, window, workspace } from 'vscode';
import { openDraft } from './editing';
import { person } from './person';
import { clearSandboxes, createSandbox, type Sandbox } from './sandbox';
import { waitFor, waitForList } from './waiting';
import { getMarginalia, libraryIsReady, sampleUri } from './workbench';

/** A digest of two papers: Zephyrion, which `noteUri` is on, and Octavine. */
export const text =
  'Zephyrion: Winds of Paper\n\nZephyrion folds paper in the wind. It carries two letters at once, and neither gets wet. Rain is not considered.\n\nOctavine: Strings without Wood\n\nOctavine plays eight strings that nobody has carved, and keeps them in tune while it sings.\n';

/** The note file on Zephyrion. */
export const noteUri = (): Uri => sampleUri('marginalia/notes/zephyrion.md');

/** What the note file says: unsaved words count. */
export async function noteText(): Promise<string> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === noteUri().toString());
  return open?.getText() ?? Buffer.from(await workspace.fs.readFile(noteUri())).toString('utf8');
}

export const reads = (words: string): Promise<unknown> =>
  waitFor(`the note file with "${words}"`, async () => (await noteText()).includes(words));

const isThere = async (uri: Uri): Promise<boolean> =>
  workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

export async function removeNotes(): Promise<void> {
  if (await isThere(sampleUri('marginalia/notes'))) await workspace.fs.delete(sampleUri('marginalia/notes'), { recursive: true });
}

/** In a suite: each test begins without notes and sandboxes. */
export function useFreshNotes(): void {
  suiteSetup(libraryIsReady);
  setup(async () => {
    await removeNotes();
    await clearSandboxes();
  });
  suiteTeardown(async () => {
    await removeNotes();
    await clearSandboxes();
  });
}

/** Opens a digest of its own. */
export async function openDigest(): Promise<{ readonly sandbox: Sandbox; readonly editor: TextEditor }> {
  const sandbox = await createSandbox({ 'digest.txt': text });
  return { sandbox, editor: await openReadyDigest(sandbox.path('digest.txt')) };
}

/** Opens the file, which holds the digest, and waits until it can be annotated. */
export async function openReadyDigest(path: string): Promise<TextEditor> {
  const editor = await openDraft(path);
  await waitFor('marks of what can be annotated', async () => (await person.see('.editor-instance .comment-range-glyph')).length > 0);
  return editor;
}

export async function select(editor: TextEditor, words: string): Promise<void> {
  const start = editor.document.getText().indexOf(words);
  const { document } = editor;
  await window.showTextDocument(document, {
    preview: false,
    selection: new Range(document.positionAt(start), document.positionAt(start + words.length)),
  });
  await waitFor('the selection', () => document.getText(editor.selection) === words);
}

/** A note file as the extension writes them, with annotations n-1, n-2, ...; `status` where the writer has set one. */
export async function seed(annotations: readonly (readonly [quote: string, body: string])[], status?: string): Promise<void> {
  const around = (quote: string): string => {
    const abstract = text.split('\n').find((line) => line.includes(quote));
    const [before = '', after = ''] = abstract?.split(quote) ?? [];
    return JSON.stringify({ prefix: before.slice(-30), suffix: after.slice(0, 30) });
  };
  const blocks = annotations.map(
    ([quote, words], at) => `\n<!-- marginalia ${around(quote)} -->\n> ${quote}\n\n^n-${at + 1}\n\n${words}\n`,
  );
  const seeded = `---\nkey: zephyrion\ntitle: "Zephyrion: Winds of Paper"\ntags: []\n${status === undefined ? '' : `status: ${status}\n`}---\n${blocks.join('')}`;
  await workspace.fs.writeFile(noteUri(), Buffer.from(seeded));
  // An editor that has the file of the test before takes a moment to read it anew.
  await waitFor('the note file', async () => (await noteText()) === seeded);
}

type Shown = ReturnType<ReturnType<typeof getMarginalia>['exports']['shownNotes']>;

/** The notes that the digest shows. */
export function shownIn({ document }: TextEditor): Shown {
  return getMarginalia().exports.shownNotes(document.uri.toString());
}

/** Waits until the note with these words stands at the passage. */
export async function standsAt(editor: TextEditor, passage: string, words: string): Promise<void> {
  const places = (): readonly string[] =>
    shownIn(editor).map(({ range, body: seen }) => `${range === undefined ? '' : editor.document.getText(range)}: ${seen}`);
  await waitFor(`"${words}" at "${passage}"`, () => places().includes(`${passage}: ${words}`)).catch(() =>
    assert.deepEqual(places(), [`${passage}: ${words}`]),
  );
}

export function rangeOf({ document }: TextEditor, words: string): Range {
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, `"${words}" stands in ${document.fileName}`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

export async function openThread(words: string): Promise<void> {
  // A thread that is just closing, as one that was resolved, takes no notice.
  await waitFor(`the note "${words}"`, async () => {
    if ((await person.see(body)).some((seen) => seen.includes(words))) return true;
    await commands.executeCommand('workbench.action.expandAllComments');
    return false;
  });
}

/** The "+" that VS Code draws in the margin of the line below the pointer. */
export const plus = '.editor-instance .line-hover.comment-range-glyph, .editor-instance .multiline-add';

/** Presses the "+" beside the word, and waits for the keyboard in its box. */
export async function openBoxOfPlus(word: string): Promise<void> {
  const hasKeyboard = async (): Promise<boolean> => (await person.see(`${box}.focused`)).length > 0;
  await waitFor('the keyboard in the box of the "+"', async () => {
    if (await hasKeyboard()) return true;
    // The "+" goes when lines above titles move the text, or the margin is drawn anew. A person then moves the pointer there again.
    await person.moveAway();
    await person.hover({ word });
    if ((await person.see(plus)).length === 0) return false;
    await person.click(plus, { timeout: 1000 });
    return waitFor('it at once', hasKeyboard, 2000).catch(() => false);
  });
}

/** Waits until no box and no note is open, as nothing of them is left in the window. */
export async function boxesAreGone(): Promise<void> {
  await waitForList(
    'the box to go',
    () => person.see('.review-widget'),
    (boxes) => boxes.length === 0,
  );
}

/** The words of the notes that are open. */
export const body = '.review-widget .comment-body';
/** Where the words of a note are typed, new ones and others. */
export const editBox = '.review-widget .edit-container .monaco-editor';
/** The box of a thread: of VS Code's own "+", and for more words of a note. */
export const box = '.review-widget .comment-form .monaco-editor';

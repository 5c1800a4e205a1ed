import assert from 'node:assert/strict';
import { Position, Range, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import { parseFixtureWithCursor } from '../../support/fixture';
import { person } from './person';
import { waitFor, waitForList } from './waiting';
import { sampleUri } from './workbench';

/**
 * Opens a file of the sample workspace as a writer would, with the keyboard in it and the cursor at its beginning.
 *
 * With `content`, the draft holds that text instead, unsaved, and the cursor stands at `<|>`: for `Heads [@duo<|>]` the writer
 * is in the middle of a citation. The file need not exist then; it is a new one of that name.
 */
export async function openDraft(name: string, content?: string): Promise<TextEditor> {
  const uri = sampleUri(name);
  const exists = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  const document = await workspace.openTextDocument(exists ? uri : uri.with({ scheme: 'untitled' }));
  const editor = await window.showTextDocument(document, { preview: false });
  await keyboardIsIn(document);
  if (content === undefined) {
    await placeCursor(editor, 0);
    return editor;
  }
  const { text, cursor } = parseFixtureWithCursor(content);
  await editor.edit((edit) => edit.replace(new Range(new Position(0, 0), document.positionAt(document.getText().length)), text));
  await placeCursor(editor, cursor);
  return editor;
}

/** Waits until what is typed goes into an editor of the document: its being the active one is known before. */
export async function keyboardIsIn({ uri }: TextDocument): Promise<void> {
  // In the browser build the window has another scheme and host for a file.
  const path = JSON.stringify(
    uri
      .toString()
      .slice(`${uri.scheme}:`.length)
      .replace(/^\/\/[^/]*/, ''),
  );
  const focused = `.editor-instance .monaco-editor.focused[data-uri$=${path}]`;
  await waitFor(`the keyboard in ${uri.path}`, async () => (await person.see(focused)).length > 0);
}

/** Puts the cursor at a place given with the text around it: `Longer Contexts<|>`. The text must stand in the document once. */
export async function placeCursorAt(editor: TextEditor, place: string): Promise<void> {
  const { text, cursor } = parseFixtureWithCursor(place);
  const whole = editor.document.getText();
  const start = whole.indexOf(text);
  if (start < 0 || whole.indexOf(text, start + 1) >= 0)
    throw new Error(`"${text}" does not stand exactly once in ${editor.document.fileName}.`);
  await placeCursor(editor, start + cursor);
}

/** Assigning `editor.selection` would return before the workbench has moved the cursor; the next key would come too early. */
async function placeCursor(editor: TextEditor, offset: number): Promise<void> {
  const position = editor.document.positionAt(offset);
  await window.showTextDocument(editor.document, { preview: false, selection: new Range(position, position) });
}

/** The text of the line with the cursor. */
export function currentLine(editor: TextEditor): string {
  return editor.document.lineAt(editor.selection.active.line).text;
}

/** The active editor once it shows the file; a jump that is already done counts. Its cursor may still be on the way. `limit` is in ms. */
export async function editorOf(name: string, limit?: number): Promise<TextEditor> {
  return waitFor(
    `an editor with ${name}`,
    () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith(`/${name}`) === true && active;
    },
    limit,
  );
}

/** A row of the completion list, as it is drawn. */
export interface Suggestion {
  readonly label: string;
  /** What stands at the right end of the row. */
  readonly detail: string;
  readonly focused: boolean;
}

/** The rows of the completion list that are visible now, from top to bottom; empty when there is no list. */
export async function visibleSuggestions(): Promise<readonly Suggestion[]> {
  return person.rows('.suggest-widget.visible .monaco-list-row', { label: '.label-name', detail: '.details-label' });
}

/** The text of the page beside the completion list; undefined when there is none. */
export async function suggestionDetails(): Promise<string | undefined> {
  return (await person.see('.suggest-details')).find((text) => text !== '');
}

/** The entries of the menu that the light bulb opens, from top to bottom; empty when there is no menu. */
export async function menuRows(): Promise<readonly string[]> {
  return (await person.rows('.action-widget .monaco-list-row.action', { title: '.title' })).map(({ title }) => title);
}

/**
 * Opens a menu that has an entry which begins so; any entry, unless told. The editor shows a menu only where entries have come in
 * time, and one with the entries for a mark only where it has the mark by then; a writer then asks again.
 */
export async function openMenu(open: () => Promise<void>, beginning = ''): Promise<void> {
  const hasEntry = async (): Promise<boolean> => (await menuRows()).some((row) => row.startsWith(beginning));
  await waitFor(`a menu with "${beginning}"`, async () => {
    if (await hasEntry()) return true;
    await closeMenu();
    await open();
    return waitFor('it at once', hasEntry, 1500).catch(() => false);
  });
}

/** Closes the menu, if there is one. */
export async function closeMenu(): Promise<void> {
  await waitFor('the menu to go', async () => {
    if ((await menuRows()).length === 0) return true;
    await person.press('Escape');
    return false;
  });
}

/** Waits until the menu has an entry that begins so, and takes it. */
export async function chooseFromMenu(beginning: string): Promise<void> {
  await waitForList(`"${beginning}" in the menu`, menuRows, (rows) => rows.some((row) => row.startsWith(beginning)));
  await person.click(`.action-widget .monaco-list-row.action:has-text(${JSON.stringify(beginning)})`);
  await waitFor('the menu to go', async () => (await menuRows()).length === 0);
}

/** The same by the keyboard: down to the entry, and Enter. */
export async function takeFromMenu(beginning: string): Promise<void> {
  const focused = '.action-widget .monaco-list-row.action.focused';
  await waitForList(`"${beginning}" in the menu`, menuRows, (rows) => rows.some((row) => row.startsWith(beginning)));
  await waitFor(`the keyboard on "${beginning}"`, async () => {
    if ((await person.rows(focused, { title: '.title' })).some(({ title }) => title.startsWith(beginning))) return true;
    await person.press('ArrowDown');
    return false;
  });
  await person.press('Enter');
  await waitFor('the menu to go', async () => (await menuRows()).length === 0);
}

/**
 * Takes an entry of the quick fixes, by the keyboard unless told, until what it does is seen. VS Code forgets the command of an entry
 * that was chosen if other actions come just then ("Actual command not found"); a person chooses it again.
 */
export async function takeFix(entry: string, isDone: () => boolean | Promise<boolean>, choose = takeFromMenu): Promise<void> {
  await waitFor(
    `what "${entry}" does`,
    async () => {
      if (await isDone()) return true;
      await openMenu(() => person.press('ControlOrMeta+.'), entry);
      await choose(entry);
      return waitFor('it at once', isDone, 4000).catch(() => false);
    },
    20_000,
  );
}

/** Waits until the line with the cursor reads so. */
export async function lineReads(text: string): Promise<void> {
  const editor = window.activeTextEditor;
  await waitFor(`the line "${text}"`, () => editor !== undefined && currentLine(editor) === text).catch(() =>
    assert.equal(editor && currentLine(editor), text),
  );
}

/** The text of the hover over the editor's text; undefined when there is none, or it is still loading. */
export async function hoverText(): Promise<string | undefined> {
  const texts = await person.see('.monaco-resizable-hover .monaco-hover-content');
  return texts.find((text) => text !== '' && !/^Loading\.*$/.test(text));
}

/** How long (ms) a person waits for a hover before they move the pointer there once more. */
const hoverTimeoutMs = 4000;

/** Rests the pointer on a word of the editor and returns what the hover says. A hover goes when the text below it is drawn anew. */
export async function hoverOver(word: string, line?: string): Promise<string> {
  return waitFor(`a hover on "${word}"`, async () => {
    await person.moveAway();
    // The one that is still there would be read instead of the new one.
    await waitFor('the former hover to go', async () => (await hoverText()) === undefined);
    await person.hover(line === undefined ? { word } : { word, line });
    return waitFor('its words', hoverText, hoverTimeoutMs).catch(() => undefined);
  });
}

import { commands, Selection, window } from 'vscode';
import { openDraft, placeCursorAt, visibleSuggestions } from '../support/editing';
import { listPalette } from '../support/palette';
import { treeRows } from '../support/papersView';
import { person } from '../support/person';
import { waitFor, waitForList } from '../support/waiting';
import { chooseCommand, quickPickInput, quickPickRows } from '../support/workbench';
import type { Surface } from './surface';

async function showPalette(titles: readonly string[]): Promise<void> {
  await listPalette((listed) => titles.every((title) => listed.includes(title)));
}

async function showDraftPalette(): Promise<void> {
  await openDraft('related-work.md');
  // In a small window, what was used recently fills the list.
  await showPalette(['Find Papers...']);
}

async function showDigestPalette(): Promise<void> {
  await placeCursorAt(await openDraft('reading-digest.txt'), 'DuoAttention: Efficient<|>');
  await showPalette(['Correct Parsing...']);
}

/** The list that a command opens. */
async function showList(title: string, open: () => Thenable<unknown> = () => openDraft('related-work.md')): Promise<void> {
  await open();
  await chooseCommand(`Marginalia: ${title}`);
  await waitFor('its list', async () => (await quickPickInput()) === '');
  await waitForList('its rows', quickPickRows, (rows) => rows.length > 1);
}

const openDigestAtPaper = async (): Promise<void> => placeCursorAt(await openDraft('reading-digest.txt'), 'DuoAttention: Efficient<|>');

const menuItems = '.monaco-menu .action-item';

async function showMenuOfDraft(): Promise<void> {
  await placeCursorAt(await openDraft('related-work.md'), '@duo<|>attention');
  await person.press('Shift+F10');
  await waitFor('the menu', async () => (await person.see(menuItems)).some((text) => text.startsWith('Marginalia')));
  await person.hover(`${menuItems}:has-text("Marginalia") .action-label`);
  await waitFor('what is below it', async () => (await person.see(menuItems)).some((text) => text.startsWith('Check Draft')));
}

async function showMenuOfDigest(): Promise<void> {
  await openDigestAtPaper();
  await person.press('Shift+F10');
  await waitFor('the menu', async () => (await person.see(menuItems)).some((text) => text.startsWith('Correct Parsing')));
}

async function showMenuOfView(): Promise<void> {
  await openDraft('related-work.md');
  await commands.executeCommand('marginalia.papers.focus');
  // The only view of a container has its buttons in the title of that.
  await person.click('.sidebar .composite.title .codicon-toolbar-more');
  await waitFor('the menu', async () => (await person.see(menuItems)).some((text) => text.startsWith('Add Papers')));
}

async function showMenuOfPaper(): Promise<void> {
  await openDraft('related-work.md');
  await commands.executeCommand('marginalia.papers.focus');
  await waitForList('the topics', treeRows, (rows) => rows.length > 3);
  await person.press('Home', 'ArrowRight');
  await waitForList('papers', treeRows, (rows) => rows.length > 8);
  await person.press('ArrowDown', 'Shift+F10');
  await waitFor('the menu', async () => (await person.see(menuItems)).some((text) => text.startsWith('Open Paper')));
}

async function showSettings(query: string): Promise<void> {
  await commands.executeCommand('workbench.action.closeSidebar');
  await commands.executeCommand('workbench.action.openSettings', query);
  await waitForList(
    'the settings',
    () => person.see('.settings-tree-container .setting-item-category'),
    (categories) => categories.length > 0 && categories.every((category) => category.startsWith('Marginalia')),
  );
}

async function showSeverities(typed: string): Promise<void> {
  const editor = await openDraft('.vscode/settings.json', '{\n  "marginalia.diagnostics": {\n    <|>\n  }\n}\n');
  await waitFor('JSON', () => editor.document.languageId === 'jsonc');
  if (typed === '') await person.press('ControlOrMeta+Space');
  else {
    await editor.edit((edit) => edit.insert(editor.selection.active, typed));
    editor.selection = new Selection(2, 4 + typed.length, 2, 4 + typed.length);
    await person.press('ControlOrMeta+Space');
  }
  await waitForList('what fits', visibleSuggestions, (rows) => rows.length > 2);
}

async function showPlainText(): Promise<void> {
  await commands.executeCommand('workbench.action.files.newUntitledFile');
  await waitFor('the keyboard', async () => (await person.see('.editor-instance .monaco-editor.focused')).length > 0);
  await person.type('Heads look back [@');
  await waitForList('the offer', visibleSuggestions, (rows) => rows.length > 0);
}

async function showStrayLetter(): Promise<void> {
  await openDraft('related-work.md');
  await chooseCommand('Marginalia: Review New Papers');
  await waitFor('the page', () => /^1 of \d+ new papers/m.test(window.activeTextEditor?.document.getText() ?? ''));
  await waitFor('its lenses', async () => (await person.see('.monaco-editor.focused .codelens-decoration a')).includes('Keep (k)'));
  await person.type('x');
  await waitFor('the notice', async () => (await person.see('.monaco-editor-overlaymessage')).length > 0);
}

/** Lists, menus and pages that VS Code draws of what Marginalia declares. */
export const listSurfaces: Readonly<Record<string, Surface>> = {
  'palette with a library': { show: () => showPalette(['Find Papers...']) },
  'palette in a draft': { show: showDraftPalette },
  'palette in a digest': { show: showDigestPalette },
  'list of Add Papers': { show: () => showList('Add Papers') },
  'list of Insert into Draft': { show: () => showList('Insert into Draft') },
  'list of Edit Topics': { show: () => showList('Edit Topics') },
  'list of Correct Parsing': { show: () => showList('Correct Parsing', openDigestAtPaper) },
  'list of Export': { show: () => showList('Export') },
  'list of Group Papers By': { show: () => showList('Group Papers By', () => commands.executeCommand('marginalia.papers.focus')) },
  'list of Online Lookup Settings': { show: () => showList('Online Lookup Settings') },
  'menu of a draft': { show: showMenuOfDraft },
  'menu of a digest': { show: showMenuOfDigest },
  'menu of the Papers view': { show: showMenuOfView },
  'menu of a paper': { show: showMenuOfPaper },
  'settings of the extension': { show: () => showSettings('@ext:marginalia.marginalia') },
  'settings that a word finds': { show: () => showSettings('marginalia') },
  'settings on checks': { show: () => showSettings('marginalia.diagnostics') },
  'codes of checks': { show: () => showSeverities('') },
  'severities of a check': { show: () => showSeverities('"undefined-citation": ') },
  'citation in plain text': { show: showPlainText },
  'stray letter on a page': { show: showStrayLetter },
};

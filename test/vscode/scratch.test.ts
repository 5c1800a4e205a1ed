import assert from 'node:assert/strict';
import { person } from './support/person';
import { hoverOver, openDraft, visibleSuggestions, suggestionDetails, currentLine, editorOf, placeCursorAt } from './support/editing';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, quickPickInput, quickPickRows, statusItems, notifications, sampleUri } from './support/workbench';

suite('scratch', () => {
  suiteSetup(libraryIsReady);
  test('completion', async () => {
    const editor = await openDraft('draft-one.md', '# Related work\n\nHeads <|>\n');
    await person.type('[@duo');
    const rows = await waitForList('DuoAttention', visibleSuggestions, (list) => list.some((row) => /duo/i.test(row.label)));
    console.log(rows);
    await waitFor('details', suggestionDetails).catch(() => person.press('Control+Space'));
    await person.screenshot('scratch-completion');
    await person.press('Enter');
    await waitFor('the key in the draft', () => /duoattention/.test(currentLine(editor)));
    console.log(currentLine(editor));
    throw new Error(JSON.stringify([rows, currentLine(editor), await suggestionDetails()]));
  });
  test('hover', async () => {
    await openDraft('related-work.md');
    const text = await hoverOver('duoattention');
    await person.screenshot('scratch-hover');
    await person.moveAway();
    await person.click({ word: 'lost-in-the-middle' }, { modifiers: ['ControlOrMeta'] });
    const editor = await editorOf('reading-digest.txt');
    throw new Error(text + editor.selection.active.line);
  });
  test('quick pick', async () => {
    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Search Papers');
    await waitFor('the search', async () => (await quickPickInput()) === '');
    await person.type('evict cache');
    const rows = await waitForList('h2o', quickPickRows, (list) => list.some((row) => /H2O/.test(row.label)));
    await person.screenshot('scratch-search');
    throw new Error(JSON.stringify(rows.slice(0, 3)) + JSON.stringify(await statusItems('apers'))+ JSON.stringify(await notifications()));
  });
});

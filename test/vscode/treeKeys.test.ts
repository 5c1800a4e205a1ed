import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { currentLine, openDraft } from './support/editing';
import { chooseFromRowMenu, isGroup, openRowMenu, row, showFolded, type TreeRow, treeRows, view } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList, waitUntilSettled } from './support/waiting';
import { libraryIsReady, quickPickInput, quickPickRows, sampleUri } from './support/workbench';

const file = sampleUri('marginalia/topics.yaml');

/** Opens a topic with the pointer; its papers. */
async function openTopic(label: string): Promise<readonly TreeRow[]> {
  await person.click(row(label));
  return (await waitForList('its papers', treeRows, (rows) => rows.filter((each) => !isGroup(each)).length > 1)).filter(
    (each) => !isGroup(each),
  );
}

suite('keys in the Papers view', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });
  suiteTeardown(async () => {
    await workspace.fs.delete(file).then(undefined, () => undefined);
    await commands.executeCommand('workbench.view.explorer');
  });

  test('F2 renames the topic that has the keyboard, which stays open; Ctrl+Z takes the name back', async () => {
    // The topics of the last suite's papers may just be found anew.
    const [first, second] = await waitUntilSettled(showFolded);
    await openTopic(first!.label);
    await person.click(row(first!.label));
    await waitForList('closed again', treeRows, (rows) => rows.every(isGroup));
    await person.press('ArrowDown');
    await waitForList('the keyboard on the second topic', treeRows, (rows) =>
      rows.some(({ label, focused }) => label === second!.label && focused),
    );
    await person.press('ArrowRight');
    const open = await waitForList('its papers', treeRows, (rows) => rows.length > 3 && rows.some((each) => !isGroup(each)));
    await person.press('F2');
    await waitFor('the name in the box', async () => (await quickPickInput()) === second!.label);
    await person.type('Named by a key');
    await person.press('Enter');
    const renamed = await waitForList('the new name', treeRows, (rows) => rows.some(({ label }) => label === 'Named by a key'));
    assert.equal(renamed.length, open.length);
    await commands.executeCommand('marginalia.papers.focus');
    await waitForList(
      'the keyboard in the tree',
      () => person.see(`${view} .monaco-list:focus`),
      (lists) => lists.length > 0,
    );
    await person.press('ControlOrMeta+z');
    await waitForList(
      'the name before',
      treeRows,
      (rows) => rows.some(({ label }) => label === second!.label) && !rows.some(({ label }) => label === 'Named by a key'),
    );
    await waitFor('no file', async () =>
      workspace.fs.stat(file).then(
        () => false,
        () => true,
      ),
    );
  });

  test('several papers are cited in one citation, and moved at once; one step takes them back', async () => {
    const draft = await openDraft('several.md', 'Few heads look far back<|>.');
    const [first, second] = await showFolded();
    const [one, two] = await openTopic(first!.label);
    await person.click(row(one!.label));
    await person.click(row(two!.label), { modifiers: ['ControlOrMeta'] });
    await waitForList(
      'two chosen',
      () => person.see(`${view} .monaco-list-row.selected`),
      (rows) => rows.length === 2,
    );
    await openRowMenu(two!.label, 'Cite Paper');
    await person.screenshot('tree-several');
    await person.click('.monaco-menu [role="menuitem"]:has-text("Cite Paper")');
    await waitFor('one citation of both', () => /^Few heads look far back \[@[\w-]+; @[\w-]+\]\.$/.test(currentLine(draft))).catch(() =>
      assert.equal(currentLine(draft), 'two papers in one citation'),
    );
    await waitFor('the cursor after the citation', () =>
      /^\.$/.test(currentLine(draft).slice(window.activeTextEditor?.selection.active.character)),
    );
    await person.press('ControlOrMeta+z');
    await waitFor('the line as it was', () => currentLine(draft) === 'Few heads look far back.');
    await chooseFromRowMenu(two!.label, 'Move Paper to Topic');
    await waitForList('the topics', quickPickRows, (rows) => rows.some(({ label }) => label === second!.label));
    await waitFor('the keyboard in the list', async () => (await quickPickInput()) === '');
    await person.type(second!.label);
    await waitForList('the target', quickPickRows, (rows) => rows.some(({ label, focused }) => label === second!.label && focused));
    await person.press('Enter');
    const count =
      (topic: TreeRow | undefined, moved: number): ((rows: readonly TreeRow[]) => boolean) =>
      (rows) =>
        rows.some(({ label, description }) => label === topic?.label && Number(description) === Number(topic.description) + moved);
    await waitForList('two papers less', treeRows, (rows) => count(first, -2)(rows) && count(second, 2)(rows));
    await person.click('.sidebar .codicon-discard[role="button"]');
    await waitForList('two papers more', treeRows, (rows) => count(first, 0)(rows) && count(second, 0)(rows));
  });

  test('Open Note is offered where there is a note; Find Paper Online lists pages, and searches for the title', async () => {
    const [first] = await showFolded();
    const [paper] = await openTopic(first!.label);
    const entries = await openRowMenu(paper!.label, 'Find Paper Online');
    assert.ok(!entries.includes('Open Note'), entries.join());
    await person.click('.monaco-menu [role="menuitem"]:has-text("Find Paper Online")');
    await waitForList(
      'pages',
      quickPickRows,
      (list) => list.length >= 3 && list.some(({ label }) => label.includes('Search Google Scholar for this title')),
    );
    await person.screenshot('find-online');
  });

  test('the context menu of a draft has a menu of its own', async () => {
    await openDraft('cite.md', 'Few heads look far back.<|>');
    await person.click({ word: 'heads' }, { button: 'right' });
    await person.click('.monaco-menu [role="menuitem"]:has-text("Marginalia")');
    await waitForList(
      'its entries',
      () => person.see('.monaco-submenu [role="menuitem"], .monaco-menu [role="menuitem"]'),
      (list) =>
        ['Cite Paper...', 'Cite for This Sentence...', 'Insert into Draft...', 'Complete References...', 'Check Draft'].every((title) =>
          list.some((entry) => entry.startsWith(title)),
        ),
    );
    await person.screenshot('draft-menu');
    await person.press('Escape', 'Escape');
  });
});

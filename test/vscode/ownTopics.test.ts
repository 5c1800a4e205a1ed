import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { commands, Position, Range, type TextEditor, window, workspace } from 'vscode';
import { openDraft } from './support/editing';
import { chooseFromRowMenu, isGroup, row, showFolded, type TreeRow, treeRows, view } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList, waitUntilSettled } from './support/waiting';
import {
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notificationButtons,
  notifications,
  quickPickInput,
  quickPickRows,
  sampleUri,
  statusItems,
} from './support/workbench';

const file = sampleUri('marginalia/topics.yaml');

/** Those in its digests; papers of tests before this one are gone when no others are counted. */
const papersOfSample = 33;

/** The topics as they are without the writer's own. */
let found: readonly TreeRow[] | undefined;

/** Shows the topics, all closed; those that an earlier test has made are gone by then. */
async function showTopics(): Promise<readonly TreeRow[]> {
  await showFolded();
  const isAsFound = (list: readonly TreeRow[]): boolean => found === undefined || isDeepStrictEqual(names(list), names(found));
  const hasSample = (list: readonly TreeRow[]): boolean =>
    list.reduce((sum, { description }) => sum + Number(description), 0) === papersOfSample;
  const look = (): Promise<readonly TreeRow[]> =>
    waitForList('closed topics', treeRows, (list) => list.length > 1 && list.every(isGroup) && hasSample(list) && isAsFound(list));
  found ??= await waitUntilSettled(look);
  return look();
}

const names = (rows: readonly TreeRow[]): readonly string[] => rows.map(({ label, description }) => `${label} ${description}`);

/** Waits for an input box that holds the text. */
async function inputHolds(text: string): Promise<void> {
  await waitFor(`an input box with "${text}"`, async () => (await quickPickInput()) === text);
}

/** Waits for the box below the list of topics, whose input would otherwise be taken for that of the box. */
async function nameIsAskedFor(): Promise<void> {
  await waitFor('the question for the name', async () =>
    (await person.see('.quick-input-message')).some((text) => /name of the topic/i.test(text)),
  );
}

/** Waits until the keyboard is on the row with this label. */
async function hasFocus(label: string): Promise<void> {
  const focusedRow = `${view} .monaco-list:focus .monaco-list-row.focused .label-name`;
  await waitForList('the focus', () => person.see(focusedRow), isDeepStrictEqual.bind(undefined, [label]));
}

async function topicsText(): Promise<string> {
  const document = await workspace.openTextDocument(file);
  return document.getText();
}

async function openTopicsFile(): Promise<TextEditor> {
  const editor = await window.showTextDocument(await workspace.openTextDocument(file), { preview: false });
  await waitFor('the keyboard in the editor', async () => (await person.see('.editor-instance .monaco-editor.focused')).length > 0);
  return editor;
}

suite('the writer’s own topics', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });
  teardown(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // VS Code keeps the text of a file for a while after its editor is closed, also when the file is gone.
    await workspace.fs.writeFile(file, Buffer.from('# none\n'));
  });
  suiteTeardown(async () => {
    await workspace.fs.delete(file);
    await commands.executeCommand('workbench.view.explorer');
  });

  test('a topic is renamed from its menu: it stays where it is, open, and undo in the file brings the name back', async () => {
    const before = await showTopics();
    const topic = before[1]!;
    await person.click(row(topic.label));
    const open = await waitForList('its papers', treeRows, (rows) => rows.length > before.length);
    await chooseFromRowMenu(topic.label, 'Rename Topic');
    await inputHolds(topic.label);
    await person.screenshot('topic-rename');
    await person.type('Heads that matter');
    await person.press('Enter');
    const renamed = open.map((each) => (each.label === topic.label && isGroup(each) ? { ...each, label: 'Heads that matter' } : each));
    await waitForList('the new name in its place', treeRows, (rows) => isDeepStrictEqual(rows, renamed));
    await waitFor('a word on it', async () => (await statusItems('Heads that matter')).length > 0);
    await person.screenshot('topic-renamed');
    const editor = await openTopicsFile();
    assert.match(editor.document.getText(), new RegExp(`- label: Heads that matter\n    replaces: \\[${topic.label}\\]\n$`));
    await person.screenshot('topics-file');
    await commands.executeCommand('undo');
    await waitForList('the name before', treeRows, (rows) => rows.some(({ label }) => label === topic.label));
    // Undo has taken the new file away with what stood in it.
    if (!editor.document.isClosed) await editor.document.save();
  });

  test('topics are merged', async () => {
    const [, second, third] = await showTopics();
    await chooseFromRowMenu(third!.label, 'Merge Topics');
    await waitForList('the topics', quickPickRows, (rows) => rows.length > 1 && !rows.some(({ label }) => label === third!.label));
    await inputHolds('');
    await person.screenshot('topic-merge');
    await person.type(second!.label);
    await waitForList('the target', quickPickRows, (rows) => rows[0]?.label === second!.label);
    await person.press('Enter');
    const count = Number(second!.description) + Number(third!.description);
    await waitForList(
      'one topic of both',
      treeRows,
      (rows) =>
        rows.some(({ label, description }) => label === second!.label && description === `${count}`) &&
        !rows.some(({ label }) => label === third!.label),
    );
  });

  test('a paper is moved to another topic, and to a new one', async () => {
    const [first, second] = await showTopics();
    await person.click(row(first!.label));
    const rows = await waitForList('its papers', treeRows, (list) => list.some((each) => !isGroup(each)));
    const paper = rows.find((each) => !isGroup(each))!;
    await chooseFromRowMenu(paper.label, 'Move Paper to Topic');
    await waitForList('the topics', quickPickRows, (list) => list.length > 2 && !list.some(({ label }) => label === first!.label));
    await inputHolds('');
    await person.screenshot('topic-move');
    await person.type(second!.label);
    await waitForList('the target', quickPickRows, (list) => list.some(({ label, focused }) => label === second!.label && focused));
    await person.press('Enter');
    await waitForList('one paper less', treeRows, (list) =>
      list.some(({ label, description }) => label === first!.label && description === `${Number(first!.description) - 1}`),
    );
    assert.match(await topicsText(), new RegExp(`- label: ${second!.label}\n    papers:\n      - .*${paper.label}`));
    const [next] = (await treeRows()).filter((each) => !isGroup(each));
    await chooseFromRowMenu(next!.label, 'Move Paper to Topic');
    await waitForList('a new topic', quickPickRows, (list) => list.at(-1)?.label.includes('New topic') ?? false);
    await person.press('ArrowUp', 'Enter');
    await nameIsAskedFor();
    await inputHolds('');
    await person.type(second!.label.toUpperCase());
    await waitFor('a word on the name that is taken', async () =>
      (await person.see('.quick-input-message')).some((text) => text.includes('already')),
    );
    await person.screenshot('topic-name-taken');
    await person.press('ControlOrMeta+a');
    await person.type('On their own');
    await person.press('Enter');
    await waitForList('the new topic', treeRows, (list) =>
      list.some(({ label, description }) => label === 'On their own' && description === '1'),
    );
  });

  test('Edit Topics moves the selected paper; where there is none, it says so, and nothing has failed', async () => {
    const [first] = await showTopics();
    await commands.executeCommand('workbench.view.explorer');
    const draft = await openDraft('cite.md', 'Nothing is cited here<|> at all.');
    await chooseCommandOf('Marginalia: Edit Topics', 'Move Paper to Topic');
    const slip = "The cursor isn't on a paper. Place it on a citation key, name or title.";
    await waitFor('the message', async () => (await notifications()).includes(slip));
    await person.screenshot('topic-move-no-paper');
    assert.deepEqual(await person.see('.notification-list-item-icon.codicon-error'), []);
    assert.ok(!(await notificationButtons()).includes('Show log'));
    await clearNotifications();
    await showTopics();
    await person.click(row(first!.label));
    const [paper] = (await waitForList('its papers', treeRows, (list) => list.some((each) => !isGroup(each)))).filter(
      (each) => !isGroup(each),
    );
    await person.click(row(paper!.label));
    await waitForList('the selected paper', treeRows, (list) => list.some(({ label, focused }) => label === paper!.label && focused));
    await chooseCommandOf('Marginalia: Edit Topics', 'Move Paper to Topic');
    await waitForList('the topics', quickPickRows, (list) => list.length > 2 && !list.some(({ label }) => label === first!.label));
    await person.screenshot('topic-move-selected');
    await person.press('Escape');
    assert.ok(!draft.document.isClosed);
  });

  test('a name that no topic has, typed where a paper is moved, is the name of a new topic', async () => {
    const [first] = await showTopics();
    await person.click(row(first!.label));
    const [paper] = (await waitForList('its papers', treeRows, (list) => list.some((each) => !isGroup(each)))).filter(
      (each) => !isGroup(each),
    );
    await chooseFromRowMenu(paper!.label, 'Move Paper to Topic');
    await inputHolds('');
    await person.type('Zephyrs apart');
    await waitForList(
      'a new topic alone',
      quickPickRows,
      ([only, ...others]) => only?.label.includes('New topic') === true && others.length === 0,
    );
    await person.screenshot('topic-move-typed');
    await person.press('Enter');
    await nameIsAskedFor();
    await inputHolds('Zephyrs apart');
    await person.press('Enter');
    await waitForList('the new topic', treeRows, (list) =>
      list.some(({ label, description }) => label === 'Zephyrs apart' && description === '1'),
    );
  });

  test('by the keyboard: after a paper is moved the row below has the focus, and no entry shows a key that does nothing there', async () => {
    const [first, second] = await showTopics();
    await person.click(row(first!.label));
    const rows = await waitForList('its papers', treeRows, (list) => list.some((each) => !isGroup(each)));
    const [paper, below] = rows.filter((each) => !isGroup(each));
    await person.press('ArrowDown');
    await hasFocus(paper!.label);
    await person.press('Shift+F10');
    await waitFor('the menu', async () => (await person.see('.monaco-menu [role="menuitem"]')).length > 0);
    await person.click('.monaco-menu [role="menuitem"]:has-text("Move Paper to Topic")');
    await inputHolds('');
    await person.type(second!.label);
    await waitForList('the target', quickPickRows, (list) => list.some(({ label, focused }) => label === second!.label && focused));
    await person.press('Enter');
    const count = `${Number(first!.description) - 1}`;
    await waitForList('one paper less', treeRows, (list) =>
      list.some(({ label, description }) => label === first!.label && description === count),
    );
    await hasFocus(below!.label);
    await person.screenshot('topic-moved-by-keys');
    await person.press('ArrowUp');
    await hasFocus(first!.label);
    await person.press('Shift+F10');
    const entries = await waitForList(
      'the menu of the topic',
      () => person.see('.monaco-menu [role="menuitem"]'),
      (list) => list.some((entry) => entry.startsWith('Skip New Papers')),
    );
    await person.screenshot('topic-menu');
    await person.press('Escape');
    assert.ok(entries.includes('Skip New Papers...'), entries.join());
  });

  test('a topic is split, and one is made of words', async () => {
    const [first] = await showTopics();
    await chooseFromRowMenu(first!.label, 'Split Topic');
    await waitForList('its papers', quickPickRows, (rows) => rows.length >= 1 && rows.every(({ detail }) => detail !== ''));
    await person.click('.quick-input-list .monaco-list-row >> nth=0');
    await person.screenshot('topic-split');
    await person.press('Enter');
    await nameIsAskedFor();
    await inputHolds('');
    await person.type('One of them');
    await person.press('Enter');
    await waitForList('the part', treeRows, (rows) =>
      rows.some(({ label, description }) => label === 'One of them' && description === '1'),
    );
    await chooseCommandOf('Marginalia: Edit Topics', 'Add Topic');
    await inputHolds('');
    await person.screenshot('topic-words');
    await person.type('state space, linear attention');
    await person.press('Enter');
    await inputHolds('State space');
    await person.press('Enter');
    const rows = await waitForList('the topic', treeRows, (list) => list.some(({ label }) => label === 'State space'));
    assert.match(rows.find(({ label }) => label === 'State space')!.description, /^[1-9]\d*$/);
    await waitFor('a word on it', async () => (await statusItems('State space')).length > 0);
  });

  test('edits by hand are followed as they are typed; a file that can’t be read is left alone', async () => {
    const [first] = await showTopics();
    await workspace.fs.writeFile(file, Buffer.from(`topics:\n  - label: By hand\n    replaces: [${first!.label}]\n`));
    await waitForList('the name from the file', treeRows, (rows) => rows[0]?.label === 'By hand');
    const editor = await openTopicsFile();
    await editor.edit((edit) => edit.insert(new Position(1, 18), 's'));
    await waitForList('the name as it is typed', treeRows, (rows) => rows[0]?.label === 'By hands');
    await editor.edit((edit) => edit.replace(new Range(1, 0, 1, 2), '\t'));
    await waitFor('a mark', async () => (await person.see('.squiggly-warning')).length > 0);
    const text = editor.document.getText();
    const [topic] = await showTopics();
    await chooseFromRowMenu(topic!.label, 'Rename Topic');
    await inputHolds(topic!.label);
    await person.type('Never');
    await person.press('Enter');
    // The name is checked before the box goes, and a list that took the keyboard meanwhile would close it.
    await waitFor('the box to go', async () => (await quickPickInput()) === undefined);
    await waitFor('the reason', async () => (await notifications()).some((message) => message.includes('Line 2')));
    await person.screenshot('topics-file-broken');
    assert.equal(editor.document.getText(), text);
  });

  test('a heading tells what its section does not cite; the list cites it, in an empty section too', async () => {
    const [topic] = await showTopics();
    const draft = await openDraft('cite.md', `# Work\n\n## ${topic!.label}\n\n## Next\n<|>`);
    const lens = '.codelens-decoration a';
    await waitFor('the line above the heading', async () =>
      (await person.see(lens)).some((text) => text === `${topic!.description} papers on ${topic!.label}`),
    );
    await person.screenshot('topic-lens');
    await person.click(`${lens}:has-text(" papers on ")`);
    const rows = await waitForList(
      'what is not cited',
      quickPickRows,
      (list) => list.length > 0 && list.every(({ detail }) => detail !== ''),
    );
    await person.screenshot('topic-uncited');
    await person.press('Enter');
    const key = rows[0]!.detail.split(' · ')[0]!;
    const text = `# Work\n\n## ${topic!.label}\n\n[@${key}]\n\n## Next\n`;
    await waitFor('the citation', () => draft.document.getText() === text).catch(() => assert.equal(draft.document.getText(), text));
    await waitFor('the line to follow', async () => (await person.see(lens)).some((line) => line.startsWith('cites 1 of ')));
    await chooseCommand('Marginalia: Show Uncited Papers');
    const left = Math.min(rows.length, Number(topic!.description) - 1);
    await waitForList(
      'one less',
      quickPickRows,
      (list) => list.length === left && list.every(({ detail }) => detail !== '' && !detail.startsWith(`${key} `)),
    );
  });

  test('below a list the citation of another paper stands alone, not in the last item', async () => {
    const [topic] = await showTopics();
    const list = `# Work\n\n## ${topic!.label}\n\n- Gliding, which is done\n- Soaring, which\n  is not\n`;
    const draft = await openDraft('cite.md', `${list}\n## Next\n<|>`);
    const lens = '.codelens-decoration a:has-text(" papers on ")';
    await waitFor('the line above the heading', async () => (await person.see(lens)).length > 0);
    await person.click(lens);
    const rows = await waitForList('what is not cited', quickPickRows, ([first]) => first !== undefined && first.detail !== '');
    await person.press('Enter');
    const text = `${list}\n[@${rows[0]!.detail.split(' · ')[0]!}]\n\n## Next\n`;
    await waitFor('the citation', () => draft.document.getText() === text).catch(() => assert.equal(draft.document.getText(), text));
    await person.screenshot('topic-uncited-list');
  });
});

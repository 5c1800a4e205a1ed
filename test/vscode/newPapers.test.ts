import assert from 'node:assert/strict';
import { commands, type DocumentLink, languages, type TextEditor, window, workspace } from 'vscode';
import { keyboardIsIn, openDraft, placeCursorAt } from './support/editing';
import { listPalette } from './support/palette';
import { chooseFromRowMenu, row, treeRows } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  clearNotifications,
  libraryIsReady,
  notifications,
  quickPickInput,
  quickPickRows,
  resetWorkbench,
  sampleUri,
  statusItems,
} from './support/workbench';

const decisionsFile = sampleUri('marginalia/reviewed.txt');
const digestFile = sampleUri('october-digest.txt');
const fruits = ['Quince', 'Medlar', 'Sorb', 'Loquat', 'Damson', 'Bullace', 'Mulberry', 'Rowan', 'Cornel', 'Azarole'];

/** Marks of Markdown that would stand on the page as they are. */
const markdownMarks = /\*\*|\]\(<|`|^> /m;

/** What would run commands, if text of a digest could. */
const traps = 'Cache keys are evicted [here](command:workbench.action.quit), and <command:workbench.action.quit> before generation.';

/** A digest of fifty papers, of which one is about what the draft says of caches. */
function makeDigest(): string {
  return Array.from({ length: 50 }, (_, at) => {
    const name = `${fruits[at % fruits.length]}${'XYZWV'[Math.floor(at / fruits.length)]}`;
    return at === 37
      ? `Zibibbo: Evicting Keys and Values from the Cache before Generation\nhttps://arxiv.org/abs/2410.99999\n\nThe cache of keys and values decides how much of a long context fits on a GPU. We evict entries from the cache before generation starts, for each token. Zibibbo reduces memory by 61% and is 2.5 times faster than full attention. ${traps}\n`
      : `${name}: How Orchards of Kind ${at} Ripen in Autumn\n\nWe watch how orchard ${at} ripens, and count what falls from its trees before the first frost of the year.\n`;
  }).join('\n');
}

function findPage(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.uri.scheme === 'marginalia-new-papers' ? editor : undefined;
}

/** Chooses the command, and waits until the page is drawn and has the keyboard: VS Code tells of an active editor before it has it. */
async function openPage(): Promise<TextEditor> {
  await chooseCommand('Marginalia: Review New Papers');
  const page = await waitFor('the page', findPage);
  await waitForList(
    'the keyboard on the page',
    () => person.see('.editor-instance:has(.monaco-editor.focused) .view-line'),
    (lines) => lines.some((line) => /^\d+ of \d+ new papers/.test(line)),
  );
  return page;
}

/** Opens the page beside the draft until it has the text: the server hears by and by of files that were written a moment ago. */
async function openPageWith(pattern: RegExp, draft: TextEditor): Promise<void> {
  await waitFor('the page with the new papers', async () => {
    const page = await openPage();
    if (pattern.test(page.document.getText())) return true;
    await leavePage(draft);
    return false;
  });
}

/** Waits until the page has a text; shows the page where it never has. */
async function waitForPageText(pattern: RegExp): Promise<void> {
  await waitForList(
    'the text on the page',
    () => Promise.resolve([findPage()?.document.getText() ?? '']),
    (pages) => pages.some((text) => pattern.test(text)),
  );
}

/** Leaves the page by its key, and waits until it is gone and the draft has the keyboard. */
async function leavePage({ document }: TextEditor): Promise<void> {
  await person.press('Escape');
  await waitFor(
    'the draft without the page',
    () =>
      window.activeTextEditor?.document === document &&
      window.tabGroups.all.every(({ tabs }) => tabs.every(({ label }) => label !== 'New Papers')),
  );
}

/** The title on the page once it is another one than `before`. */
async function titleAfter(before: string): Promise<string> {
  return waitFor('the next paper', () => {
    const title = findPage()?.document.lineAt(0).text ?? '';
    return title !== before && title !== '' && title;
  });
}

/** The page has no link that runs a command. */
async function checkLinks(): Promise<void> {
  const page = await waitFor('the page', findPage);
  assert.match(page.document.getText(), /command:workbench/);
  const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', page.document.uri);
  assert.deepEqual(
    links.flatMap(({ target }) => (target === undefined || /^https?$/.test(target.scheme) ? [] : target.toString())),
    [],
  );
}

/** A code lens of the page. */
function lens(title: string): string {
  return `.editor-instance:has(.monaco-editor.focused) .codelens-decoration a:text-is("${title}")`;
}

/** The decisions; none before the file is written. */
async function readDecisions(): Promise<readonly string[]> {
  const text = await workspace.fs.readFile(decisionsFile).then(
    (bytes) => Buffer.from(bytes).toString('utf8'),
    () => '',
  );
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

async function forgetDecisions(): Promise<void> {
  await workspace.fs.delete(decisionsFile).then(undefined, () => undefined);
}

async function linesOf(count: number): Promise<readonly string[]> {
  return waitForList('the decisions in the file', readDecisions, (lines) => lines.length === count);
}

suite('review of new papers', () => {
  let draftText = '';

  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(digestFile, Buffer.from(makeDigest()));
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });
  suiteTeardown(async () => {
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    await resetWorkbench();
    await forgetDecisions();
    await workspace.fs.delete(digestFile);
    await commands.executeCommand('workbench.view.explorer');
  });

  test('fifty papers by the keyboard alone, the nearest to the draft first', async function () {
    this.timeout(90_000);
    await forgetDecisions();
    const draft = await openDraft('related-work.md');
    draftText = draft.document.getText();
    await placeCursorAt(draft, 'for each token<|>, and H2O');
    const place = draft.selection.active;
    await openPageWith(/1 of [67]\d new papers/, draft);
    await person.screenshot('new-papers');
    let title = '';
    const seen: string[] = [];
    const pages: string[] = [];
    for (let at = 0; at < 20; at += 1) {
      title = await titleAfter(title);
      seen.push(title);
      if (title.includes('Zibibbo')) await checkLinks();
      pages.push(findPage()?.document.getText() ?? '');
      await person.press(['k', 's', 'l'][at % 3] ?? 'k');
    }
    assert.ok(
      seen.some((each) => each.includes('Zibibbo')),
      seen.join('\n'),
    );
    assert.ok(pages.some((page) => page.includes('https://')));
    for (const page of pages) assert.doesNotMatch(page, markdownMarks);
    await linesOf(20);
    // A hand that knows its mind does not wait.
    await person.press(...Array.from({ length: 30 }, () => 's'));
    const lines = await linesOf(50);
    assert.equal(new Set(lines.map((line) => line.replace(/^\S+ \S+ /, ''))).size, 50);
    assert.ok(lines.every((line) => /^\d{4}-\d\d-\d\d (?:kept|skipped|later) (?:text:\S+|arxiv:\S+|doi:\S+|-) \S/.test(line)));
    await waitFor('the place', () => /51 of \d+/.test(findPage()?.document.getText() ?? ''));
    await person.screenshot('new-papers-fifty');
    assert.equal(draft.document.getText(), draftText);
    await leavePage(draft);
    assert.deepEqual(window.activeTextEditor?.selection.active, place);
  });

  test('a decision is undone, also after leaving (core)', async () => {
    const lines = await readDecisions();
    const draft = await openDraft('related-work.md');
    for (const decided of [1, 2]) {
      const title = (await openPage()).document.lineAt(0).text;
      await person.press('k');
      await titleAfter(title);
      await linesOf(lines.length + decided);
      await leavePage(draft);
    }
    await chooseCommand('Marginalia: Undo Last Change');
    await linesOf(lines.length + 1);
    // The command is at its end when it says what it did.
    await waitFor('its message', async () => (await statusItems('Undid the decision on ')).length > 0);
    const shown = (await openPage()).document.lineAt(0).text;
    await person.press('u');
    await linesOf(lines.length);
    const undone = await titleAfter(shown);
    await person.press('k');
    await titleAfter(undone);
    await linesOf(lines.length + 1);
  });

  test('a decision that was changed in the file in the meantime is not undone', async () => {
    const lines = await readDecisions();
    const page = await openPage();
    const title = page.document.lineAt(0).text;
    await person.press('k');
    await titleAfter(title);
    await linesOf(lines.length + 1);
    const changed = Buffer.from(await workspace.fs.readFile(decisionsFile))
      .toString('utf8')
      .split('\n')
      .map((line) => (line.endsWith(title) ? line.replace(' kept ', ' later ') : line))
      .join('\n');
    assert.match(changed, / later /);
    const withProblem = `${changed}no decision\n`;
    await workspace.fs.writeFile(decisionsFile, Buffer.from(withProblem));
    await waitFor('the file to be read', () => languages.getDiagnostics(decisionsFile).length > 0);
    await keyboardIsIn(page.document);
    await person.press('u');
    await waitForList('the message', notifications, (all) => all.some((words) => words.includes('Nothing was undone')));
    assert.equal(Buffer.from(await workspace.fs.readFile(decisionsFile)).toString('utf8'), withProblem);
    await workspace.fs.writeFile(decisionsFile, Buffer.from(changed));
    await waitFor('the file to be read', () => languages.getDiagnostics(decisionsFile).length === 0);
  });

  test('c cites in the draft, u takes it back, and the keyboard stays on the page', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, 'for each token<|>, and H2O');
    const lines = await readDecisions();
    const page = await openPage();
    const title = page.document.lineAt(0).text;
    await person.press('c');
    await titleAfter(title);
    await waitFor('the citation', () => draft.document.getText() !== draftText);
    assert.match(draft.document.getText(), /for each token \[@[a-z0-9-]+\], and H2O/);
    await waitForList('the decision', readDecisions, (found) => found.some((line) => / cited /.test(line)));
    assert.equal(findPage(), window.activeTextEditor);
    await person.screenshot('new-papers-cited');
    await person.press('u');
    await waitFor('the draft as it was', () => draft.document.getText() === draftText);
    await waitFor('the paper', () => findPage()?.document.lineAt(0).text === title);
    // Keys that follow at once are keys of the page, and no text of the draft.
    await person.press('c', 'c', 's');
    await waitFor('both citations', () => /for each token \[@[a-z0-9-]+\] \[@[a-z0-9-]+\], and H2O/.test(draft.document.getText()));
    await waitFor('three decisions', async () => (await readDecisions()).length === lines.length + 3);
    await person.press('u', 'u', 'u');
    await waitFor('the draft as it was', () => draft.document.getText() === draftText);
    assert.deepEqual(await linesOf(lines.length), lines);
    await leavePage(draft);
  });

  test('n keeps the paper and opens its note, o opens its digest', async () => {
    const draft = await openDraft('related-work.md');
    const before = draft.document.getText();
    const page = await openPage();
    const title = page.document.lineAt(0).text;
    await person.press('o');
    await waitFor('the digest', () => window.activeTextEditor?.document.uri.path.endsWith('digest.txt') === true);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    const again = await openPage();
    assert.equal(again.document.lineAt(0).text, title);
    await person.press('n');
    const note = await waitFor('the note', () => {
      const { document } = window.activeTextEditor ?? {};
      return document?.uri.path.includes('/notes/') === true && document;
    });
    assert.ok(note.getText().includes(title));
    await person.type('Read this one.');
    await person.screenshot('new-papers-note');
    const decided = (await readDecisions()).length;
    await person.press('ControlOrMeta+S');
    await waitFor('the saved note', () => !note.isDirty);
    // The page is back with the keyboard on it, so that keys decide and write nothing into the draft.
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await keyboardIsIn(again.document);
    await person.press('s', 's');
    await linesOf(decided + 2);
    assert.equal(findPage(), window.activeTextEditor);
    await person.screenshot('new-papers-after-note');
    assert.equal(draft.document.getText(), before);
    await workspace.fs.delete(note.uri);
  });

  test('after a note was closed, c cites in the draft, and Escape leads back to it', async () => {
    const draft = await openDraft('cite.md', 'Few heads look far back<|>.');
    await openPage();
    await person.press('n');
    const note = await waitFor('the note', () => {
      const { document } = window.activeTextEditor ?? {};
      return document?.uri.path.includes('/notes/') === true && document;
    });
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await waitFor('the page', findPage);
    await person.press('c');
    const cited = await waitFor('the citation', () => /^Few heads look far back \[@[\w-]+\]\.$/.exec(draft.document.getText())?.[0]);
    await leavePage(draft);
    await person.type(', they say');
    await waitFor('the words', () => draft.document.getText() === cited.replace(/\.$/, ', they say.')).catch(() =>
      assert.equal(draft.document.getText(), cited.replace(/\.$/, ', they say.')),
    );
    await person.screenshot('new-papers-left');
    await workspace.fs.delete(note.uri);
  });

  test('Escape leads back to a digest from which the page was opened', async () => {
    const digest = await openDraft('reading-digest.txt');
    await openPage();
    await leavePage(digest);
    await person.press('ArrowRight');
    await waitFor('the cursor to move', () => window.activeTextEditor?.selection.active.character === 1);
  });

  test('the keys are in sight, others say nothing, and the mouse decides with what is above the title', async () => {
    const draft = await openDraft('related-work.md');
    const page = await openPage();
    const lines = page.document.getText().trimEnd().split('\n');
    assert.match(lines.at(-1) ?? '', /^k\u00a0keep, s\u00a0skip/);
    assert.doesNotMatch(page.document.getText(), markdownMarks);
    const title = lines[0] ?? '';
    await person.press('x', '7', 'Enter', 'Backspace');
    // VS Code's message that the page is read-only goes when the cursor moves.
    await person.press('ArrowRight');
    assert.equal(page.document.lineAt(0).text, title);
    const decided = (await readDecisions()).length;
    await person.click(lens('Skip (s)'));
    const next = await titleAfter(title);
    await person.click(lens('Later (l)'));
    await titleAfter(next);
    await linesOf(decided + 2);
    await person.screenshot('new-papers-lenses');
    await person.click('.editor-group-container.active .editor-actions .action-label[aria-label^="More Actions"]');
    await waitForList(
      'the menu',
      () => person.see('.monaco-menu .action-label'),
      (all) => all.includes('Skip New Papers...'),
    );
    await person.screenshot('new-papers-menu');
    await person.press('Escape');
    await person.click('.statusbar-item:has-text("Undo") a');
    await waitFor('the paper', () => findPage()?.document.lineAt(0).text === next);
    await linesOf(decided + 1);
    // The keyboard is on the page after a click too.
    await person.press('s');
    await linesOf(decided + 2);
    await leavePage(draft);
  });

  test('from a digest in front of the draft: the page is beside, and Cite brings the draft in sight and names it', async () => {
    const draft = await openDraft('hidden.md', 'Few heads look far back<|>.');
    const digest = await openDraft('reading-digest.txt');
    const isSeen = (name: string): boolean => window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith(name));
    assert.ok(!isSeen('hidden.md'));
    const page = await openPage();
    assert.notEqual(page.viewColumn, digest.viewColumn);
    assert.ok(isSeen('reading-digest.txt'));
    await person.click(lens('Cite (c)'));
    await waitFor('the citation', () => /^Few heads look far back \[@[\w-]+\]\.$/.test(draft.document.getText()));
    assert.ok(isSeen('hidden.md'), 'the draft is in sight');
    await person.screenshot('new-papers-cited-from-digest');
    await waitForList(
      'the name of the file',
      () => person.see('.statusbar-item'),
      (all) => all.some((text) => /Cited in (?:\S+ )*?\S*hidden\.md\. Undo/.test(text)),
    );
    assert.equal(findPage(), window.activeTextEditor);
    await person.press('u');
    await waitFor('the draft as it was', () => draft.document.getText() === 'Few heads look far back.');
    await leavePage(draft);
  });

  test('the page reads like a page, and decisions are told by the title', async () => {
    await openDraft('related-work.md');
    const page = await openPage();
    const title = page.document.lineAt(0).text;
    assert.match(title, /^[^#]/);
    const drawn = '.editor-instance:has(.monaco-editor.focused) ';
    for (const part of ['.line-numbers', '.sticky-widget-lines .sticky-line-root', '.cldr'])
      assert.deepEqual(await person.see(drawn + part), [], part);
    await person.press('l');
    await waitFor('what was decided', async () =>
      (await person.see('.statusbar-item')).some((text) => text.includes(`Saved for later: ${title.slice(0, 30)}`)),
    );
    await person.press('u');
    await waitFor('the paper', () => findPage()?.document.lineAt(0).text === title);
  });

  test('all that is new in a digest is skipped in one step, by the keyboard and from the Papers view', async () => {
    await workspace.fs.writeFile(decisionsFile, Buffer.from('2026-11-28 kept - A Paper of Last Year\n'));
    await openPageWith(/^1 of [67]\d new papers/m, await openDraft('related-work.md'));
    await person.press('Shift+S');
    await waitForList('the digests', quickPickRows, (rows) => rows.some(({ label }) => label.includes('october-digest.txt')));
    await person.screenshot('new-papers-skip-all');
    await person.paste('october-digest.txt');
    await waitForList('the digest', quickPickRows, (rows) => rows.length === 1);
    await person.press('Enter');
    const skipped = await waitForList('the decisions in the file', readDecisions, (lines) => lines.length > 40);
    assert.equal(skipped.filter((line) => /^\S+ skipped /.test(line)).length, skipped.length - 1);
    await waitForPageText(/^\d+ of [67]\d new papers/m);
    await person.screenshot('new-papers-skipped-all');
    await person.press('u');
    await linesOf(1);
    await clearNotifications();
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'digest');
    await chooseFromRowMenu('october-digest.txt', 'Skip New Papers');
    await linesOf(skipped.length);
    await waitForList('the digest', treeRows, (list) =>
      list.some(({ label, description }) => label === 'october-digest.txt' && description === '50'),
    );
    await waitFor('what was done', async () =>
      (await notifications()).some((text) => /^\d+ new papers skipped: october-digest\.txt/.test(text)),
    );
    await answerNotification('Undo');
    await linesOf(1);
  });

  test('the review is offered while papers are new, and again after an undone decision', async () => {
    const draft = await openDraft('related-work.md');
    const waitForPalette = async (isOffered: boolean): Promise<void> => {
      await keyboardIsIn(draft.document);
      await listPalette((titles) => titles.includes('Cite Paper...') && titles.includes('Review New Papers') === isOffered);
      await person.press('Escape');
    };
    await waitForPalette(true);
    await openPage();
    await person.press('Shift+S');
    await waitForList('the digests', quickPickRows, (rows) => rows.some(({ label }) => label.includes('All digests')));
    await person.paste('All digests');
    await waitForList('all digests', quickPickRows, (rows) => rows.length === 1);
    await person.press('Enter');
    await waitFor('what was done', async () => (await notifications()).some((text) => / new papers skipped: All digests/.test(text)));
    await clearNotifications();
    await leavePage(draft);
    await waitForPalette(false);
    await chooseCommand('Marginalia: Undo Last Change');
    await waitForPalette(true);
  });

  test('the tree marks new papers, and groups by digest', async () => {
    // Nothing is marked before the first decision.
    const decided = await readDecisions();
    if (decided.length === 0) await workspace.fs.writeFile(decisionsFile, Buffer.from('2026-11-28 kept - A Paper of Last Year\n'));
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'digest');
    const rows = await waitForList('the digests', treeRows, (list) =>
      list.some(({ label, description }) => label === 'october-digest.txt' && description === '50 ●'),
    );
    assert.ok(rows.some(({ label }) => label === 'reading-digest.txt'));
    await person.click(row('october-digest.txt'));
    await person.screenshot('new-papers-tree');
  });

  test('the search finds what is new', async () => {
    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search', async () => (await quickPickInput()) === '');
    await person.type('new:');
    await waitForList(
      'the values',
      () => person.see('.quick-input-list .monaco-list-row .label-name'),
      (labels) => ['new:yes', 'new:kept', 'new:later'].every((value) => labels.some((label) => label.startsWith(value))),
    );
    await person.screenshot('new-papers-search');
    await person.press('Escape');
  });
});

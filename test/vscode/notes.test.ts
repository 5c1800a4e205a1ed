import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ConfigurationTarget, commands, Position, Range, type TextEditor, ViewColumn, window, workspace } from 'vscode';
import { editorOf, hoverOver, openDraft } from './support/editing';
import {
  body,
  editBox,
  noteText,
  noteUri,
  openBoxOfPlus,
  openDigest,
  openReadyDigest,
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
import { dragInto, row, type TreeRow, treeRows } from './support/papersView';
import { person } from './support/person';
import { createSandbox } from './support/sandbox';
import { waitFor, waitForList, waitUntilSettled } from './support/waiting';
import { answerNotification, chooseCommand, notifications, quickPickRows, sampleUri } from './support/workbench';

/** In the sample workspace, which is no repository before. */
function git(...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Writer', '-c', 'user.email=writer@example.org', ...words], { cwd: sampleUri('.').fsPath });
}

/** Writes other words into the only comment that is open, and saves them. */
async function editComment(words: string): Promise<void> {
  await person.hover(body);
  await person.click('.review-widget [aria-label^="Edit Note"]');
  await waitFor('the box', async () => (await person.see('.review-widget .edit-container .monaco-editor')).length > 0);
  await person.click('.review-widget .edit-container .monaco-editor');
  await person.press('ControlOrMeta+a');
  await person.type(words);
  await person.click('.review-widget .edit-container .monaco-button:has-text("Save Changes")');
}

/** Clicks until the row below is there: a click on a row that is just drawn anew is lost. */
async function unfold(target: string, what: string, below: (row: TreeRow) => boolean): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    if ((await treeRows()).some(below)) return;
    await person.click(target);
    const isThere = await waitForList(what, treeRows, (rows) => rows.some(below), 2000).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  await waitForList(what, treeRows, (rows) => rows.some(below));
}

suite('notes', () => {
  useFreshNotes();
  suiteTeardown(async () => {
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    await waitForList(
      'topics',
      treeRows,
      (rows) => rows.length > 1 && rows.every(({ label }) => label !== 'No tag' && label !== 'No status'),
    );
    await commands.executeCommand('workbench.view.explorer');
  });

  test('a note on a long line has one mark in the margin, at the title, and opens there', async () => {
    const long = text.replace(
      'Rain is not considered.',
      `Rain is not considered. ${'The wind is read from the sky alone, and the paper is folded anew. '.repeat(12)}`,
    );
    const sandbox = await createSandbox({ 'digest.txt': long });
    await seed([['two letters at once', 'Compare with ferries.']]);
    const editor = await openReadyDigest(sandbox.path('digest.txt'));
    await standsAt(editor, 'two letters at once', 'Compare with ferries.');
    await waitForList(
      'the only mark',
      () => person.see('.editor-instance .comment-thread-unresolved'),
      (marks) => marks.length === 1,
    );
    await person.screenshot('note-on-a-long-line');
    await select(editor, 'letters');
    await chooseCommand('Marginalia: Edit Note');
    await waitFor('the words', async () => (await person.see(`${editBox} .view-lines`)).includes('Compare with ferries.'));
    await person.press('Escape');
  });

  test('saved, a note on a long line leaves the cursor at the passage', async () => {
    const long = text.replace('Rain is not considered.', `Rain is not considered. ${'The wind is read from the sky alone. '.repeat(20)}`);
    const sandbox = await createSandbox({ 'digest.txt': long });
    const editor = await openReadyDigest(sandbox.path('digest.txt'));
    await select(editor, 'neither gets wet');
    await chooseCommand('Marginalia: Annotate Selection');
    await waitFor('the box', async () => (await person.see(editBox)).length > 0);
    await person.type('Far from the title');
    await person.press('ControlOrMeta+Enter');
    await standsAt(editor, 'neither gets wet', 'Far from the title');
    await waitFor('the thread', async () => (await person.see(body)).some((seen) => seen.includes('Far from the title')));
    const { end } = rangeOf(editor, 'neither gets wet');
    await waitFor('the cursor at the passage', () => editor.selection.isEmpty && editor.selection.active.isEqual(end));
    await person.screenshot('notes-saved-on-long-line');
    await waitUntilSettled(async () => [JSON.stringify(editor.selection)]);
    assert.ok(editor.selection.isEmpty && editor.selection.active.isEqual(end));
  });

  test('a passage is annotated with the "+" in the margin (core)', async () => {
    const { editor } = await openDigest();
    await select(editor, 'two letters at once');
    await openBoxOfPlus('Zephyrion folds');
    await person.type('Compare with **ferries**. #boats');
    await person.screenshot('notes-box');
    await person.click('.review-widget .monaco-button:has-text("Save Note")');
    await reads('Compare with **ferries**. #boats');
    assert.match(await noteText(), /> two letters at once\n/);
    await waitFor('the note', async () => (await person.see(body)).some((seen) => seen.includes('Compare with ferries. #boats')));
    await person.screenshot('notes-thread');
  });

  test('a second note on the same line is made from the context menu; more words are added to it', async () => {
    await seed([['two letters at once', 'first']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'first');
    await select(editor, 'neither gets wet');
    await person.click({ word: 'neither gets wet' }, { button: 'right' });
    await person.click('.monaco-menu [role="menuitem"]:has-text("Annotate Selection")');
    await waitFor('the menu to go', async () => (await person.see('.monaco-menu')).length === 0);
    await person.type('second');
    await waitFor('the words in the box', async () => (await person.see(`${editBox} .view-lines`)).includes('second'));
    await person.click('.review-widget .monaco-button:has-text("Save Note")');
    await standsAt(editor, 'neither gets wet', 'second');
    await reads('^n-1\n\nfirst\n');
    await person.click('.review-widget .comment-form .review-thread-reply-button');
    await person.type('and third');
    await person.click('.review-widget .monaco-button:has-text("Save Note")');
    await reads('second\n\nand third');
    await person.screenshot('notes-second');
  });

  test('comment and note file are two views of one thing', async () => {
    await seed([['two letters at once', 'as it was']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'as it was');
    // From the file to the comment, as it is typed.
    const file = await window.showTextDocument(noteUri(), { viewColumn: ViewColumn.Beside, preview: false });
    await file.edit((edit) => edit.replace(rangeOf(file, 'as it was'), 'as it is typed'));
    await standsAt(editor, 'two letters at once', 'as it is typed');
    // Unsaved words of the same block are not overwritten, and what was typed into the comment stays there.
    await window.showTextDocument(editor.document, { viewColumn: ViewColumn.One });
    await openThread('as it is typed');
    await editComment('from the comment');
    await waitFor('the reason', async () => (await notifications()).some((message) => message.includes('has unsaved changes in')));
    await commands.executeCommand('notifications.hideList');
    await waitFor('the words in the box', async () =>
      (await person.see(`${body} .monaco-editor, .review-widget .edit-container .monaco-editor`)).some((seen) =>
        seen.includes('from the comment'),
      ),
    );
    await person.screenshot('notes-refused');
    await file.document.save();
    await person.click('.review-widget .edit-container .monaco-button:has-text("Save Changes")');
    // From the comment to the file, saved, as one step of undo.
    await waitFor('the file saved', () => file.document.getText().includes('from the comment') && !file.document.isDirty);
    await standsAt(editor, 'two letters at once', 'from the comment');
    await window.showTextDocument(file.document, { viewColumn: ViewColumn.Two });
    await commands.executeCommand('undo');
    await waitFor('the words before', () => file.document.getText().includes('as it is typed'));
    await standsAt(editor, 'two letters at once', 'as it is typed');
  });

  test('a note is resolved, opened, deleted, and comes back', async () => {
    await seed([['two letters at once', 'to be resolved']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'to be resolved');
    await openThread('to be resolved');
    // A click is lost where VS Code draws the widget anew just then; who sees that nothing happened presses again.
    const button = '.review-widget:has(.comment-body:has-text("to be resolved")) [aria-label^="Resolve Note"]';
    const isResolved = (): boolean => shownIn(editor)[0]?.isResolved === true;
    await person.click(button);
    await waitFor('the state', isResolved, 3000).catch(async () => {
      await person.click(button);
      await waitFor('the state', isResolved);
    });
    assert.match(await noteText(), /"resolved":true/);
    // VS Code closes a thread that is resolved, unless it draws it anew just then.
    await commands.executeCommand('workbench.action.collapseAllComments');
    await waitFor('the thread to close', async () => (await person.see(body)).length === 0);
    await person.screenshot('notes-resolved');
    // A thread that VS Code draws anew just then closes again; who sees that opens it once more.
    const reopen = '.review-widget [aria-label^="Reopen Note"]';
    await openThread('to be resolved');
    await waitFor('its buttons', async () => (await person.see(reopen)).length > 0, 3000).catch(() => openThread('to be resolved'));
    await person.click(reopen);
    await waitFor('the state', () => shownIn(editor)[0]?.isResolved === false);
    await person.hover(body);
    await person.click('.review-widget [aria-label^="Delete Note"]');
    await waitFor('nothing', () => shownIn(editor).length === 0);
    // The file goes with its only note.
    await waitFor('no such words', async () => !(await noteText().catch(() => '')).includes('to be resolved'));
    await waitFor('a word on it', async () => (await notifications()).some((message) => message.includes('Deleted the note from')));
    await person.screenshot('notes-deleted');
    await answerNotification('Undo');
    await standsAt(editor, 'two letters at once', 'to be resolved');
  });

  test('with its only note the file goes, also one that is open, and comes back', async () => {
    await seed([['two letters at once', 'the only one']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'the only one');
    await window.showTextDocument(noteUri(), { viewColumn: ViewColumn.Beside, preview: false });
    await window.showTextDocument(editor.document, { viewColumn: ViewColumn.One });
    const isThere = async (): Promise<boolean> =>
      workspace.fs.stat(noteUri()).then(
        () => true,
        () => false,
      );
    await openThread('the only one');
    await person.hover(body);
    await person.click('.review-widget [aria-label^="Delete Note"]');
    await waitFor('nothing', () => shownIn(editor).length === 0);
    await waitFor('no file', async () => !(await isThere()));
    await answerNotification('Undo');
    await standsAt(editor, 'two letters at once', 'the only one');
    assert.ok(await isThere());
  });

  test('notes stand at their passages when the digest is edited, the server restarts, a branch is switched and back', async () => {
    await seed([
      ['It carries two letters at once, and neither gets wet', 'one'],
      ['Rain is not considered', 'two'],
    ]);
    const { editor, sandbox } = await openDigest();
    const both = async (first: string): Promise<void> => {
      await standsAt(editor, first, 'one');
      await standsAt(editor, 'Rain is not considered', 'two');
    };
    await both('It carries two letters at once, and neither gets wet');
    await editor.edit((edit) =>
      edit.insert(
        new Position(0, 0),
        'Nimbular: A Cloud of its Own\n\nNimbular hangs above all others, and says nothing of letters at all.\n\n',
      ),
    );
    await both('It carries two letters at once, and neither gets wet');
    await editor.edit((edit) => edit.replace(rangeOf(editor, 'letters at once'), 'small letters at once'));
    await both('It carries two small letters at once, and neither gets wet');
    await editor.document.save();
    await commands.executeCommand('marginalia.restartServer');
    await both('It carries two small letters at once, and neither gets wet');
    const before = editor.document.getText();
    try {
      git('init', '--quiet', '--initial-branch=noted');
      git('add', 'marginalia', sandbox.path('digest.txt'));
      git('commit', '--quiet', '--message=Notes');
      git('checkout', '--quiet', '-b', 'bare');
      git('rm', '--quiet', '-r', 'marginalia');
      await workspace.fs.writeFile(
        sandbox.uri('digest.txt'),
        Buffer.from(
          'Octavine: Strings without Wood\n\nOctavine plays eight strings that nobody has carved, and keeps them in tune while it sings.\n',
        ),
      );
      git('commit', '--quiet', '--all', '--message=Another digest, and no notes');
      await waitFor('no notes', () => shownIn(editor).length === 0);
      git('checkout', '--quiet', 'noted');
      await waitFor('the digest as before', () => editor.document.getText() === before);
      await both('It carries two small letters at once, and neither gets wet');
    } finally {
      await workspace.fs.delete(sampleUri('.git'), { recursive: true });
    }
    await person.screenshot('notes-branch');
  });

  test('a passage that is gone is told at the title, and located again', async () => {
    await seed([['two letters at once', 'where is it']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'two letters at once', 'where is it');
    await editor.edit((edit) =>
      edit.replace(
        rangeOf(editor, 'It carries two letters at once, and neither gets wet.'),
        'It carries parcels of many sizes, all of them dry.',
      ),
    );
    await waitFor('the title', () =>
      shownIn(editor).some(
        ({ range, label }) =>
          range !== undefined && editor.document.getText(range) === 'Zephyrion: Winds of Paper' && label === 'Passage not found',
      ),
    );
    await openThread('where is it');
    await waitFor('the label', async () =>
      (await person.see('.review-widget .review-title')).some((seen) => seen.includes('Passage not found')),
    );
    await person.screenshot('notes-orphan');
    await select(editor, 'parcels of many sizes');
    await person.click('.review-widget [aria-label^="Locate Passage"]');
    await waitForList('what is selected', quickPickRows, (rows) => rows[0]?.label.includes('parcels of many sizes') ?? false);
    await person.screenshot('notes-locate');
    await person.press('Enter');
    await standsAt(editor, 'parcels of many sizes', 'where is it');
    await reads('> parcels of many sizes');
  });

  test('of a passage that was rewritten the place that is like it is offered', async () => {
    await seed([['It carries two letters at once, and neither gets wet', 'how many?']]);
    const { editor } = await openDigest();
    await standsAt(editor, 'It carries two letters at once, and neither gets wet', 'how many?');
    const rewritten = 'It carries three letters at a time, and none of them is dry';
    await editor.edit((edit) => edit.replace(rangeOf(editor, 'It carries two letters at once, and neither gets wet'), rewritten));
    await standsAt(editor, 'Zephyrion: Winds of Paper', 'how many?');
    await openThread('how many?');
    await person.click('.review-widget [aria-label^="Locate Passage"]');
    const [row] = await waitForList(
      'the place',
      quickPickRows,
      (rows) => rows.length === 1 && (rows[0]?.label.includes('letters') ?? false),
    );
    await person.screenshot('notes-candidates');
    assert.ok(rewritten.includes(row!.label.replace(/\s*…\s*/g, '')), row!.label);
    await person.press('Enter');
    await waitFor('its place', () =>
      shownIn(editor).some(({ range }) => range !== undefined && rewritten.includes(editor.document.getText(range))),
    );
  });

  test('in a digest of very many lines notes come where the writer looks', async () => {
    const count = 2400;
    const name = (index: number): string => `Kelpie${index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`;
    const papers = Array.from(
      { length: count },
      (_, index) =>
        `${name(index)}: Rivers of the Valley ${index}\n\nThe valley ${index} has a river that nobody crosses without wet feet. Its bridge of ${index} stones is gone.\n\n`,
    );
    const passage = (index: number): string => `Its bridge of ${index} stones is gone`;
    const note = (index: number): string =>
      `---\nkey: ${name(index).toLowerCase()}\ntitle: "${name(index)}: Rivers of the Valley ${index}"\ntags: []\nstatus: reading\n---\n\n> ${passage(index)}\n\n^n-${index}\n\nWho took ${index} stones?\n`;
    const last = count - 1;
    for (const index of [0, last])
      await workspace.fs.writeFile(sampleUri(`marginalia/notes/${name(index).toLowerCase()}.md`), Buffer.from(note(index)));
    const sandbox = await createSandbox({ 'digest.txt': papers.join('') });
    const editor = await openDraft(sandbox.path('digest.txt'));
    await standsAt(editor, passage(0), 'Who took 0 stones?');
    assert.equal(shownIn(editor).length, 1);
    await waitFor(
      'its mark in the margin',
      async () => (await person.see('.editor-instance .comment-range-glyph[class*="comment-thread"]')).length > 0,
    );
    editor.revealRange(rangeOf(editor, passage(last)));
    await standsAt(editor, passage(last), `Who took ${last} stones?`);
    assert.equal(shownIn(editor).length, 1);
    await waitFor('marks of what can be annotated', async () => (await person.see('.editor-instance .comment-range-glyph')).length > 0);
    await openThread(`Who took ${last} stones?`);
    await person.screenshot('notes-far-down');
  });

  test('Annotate Paper opens a new note beside; the reading status is set', async () => {
    const { editor } = await openDigest();
    await select(editor, 'Zephyrion: Winds');
    await chooseCommand('Marginalia: Annotate Paper');
    const note = await editorOf('zephyrion.md');
    assert.equal(note.viewColumn, ViewColumn.Two);
    assert.match(note.document.getText(), /^---\nkey: zephyrion\ntitle: "Zephyrion: Winds of Paper"\n/);
    await window.showTextDocument(editor.document, { viewColumn: ViewColumn.One });
    await chooseCommand('Marginalia: Set Reading Status');
    await waitForList('the statuses', quickPickRows, (rows) => rows.length === 4);
    await person.screenshot('notes-status');
    await person.type('Cited');
    await person.press('Enter');
    await reads('status: cited');
    await chooseCommand('Marginalia: Open Note');
    await editorOf('zephyrion.md');
    const draft = await openDraft('cite.md', 'See [@zephyrion<|>].');
    await hoverOver('zephyrion');
    await person.click('.monaco-hover a:text-is("Add note")');
    await waitFor(
      'the note',
      () => window.activeTextEditor !== draft && window.activeTextEditor?.document.uri.path.endsWith('zephyrion.md') === true,
    );
  });

  test('the Papers view groups by tag and by status, unfolds to notes, and tells notes without a paper', async () => {
    await seed(
      [
        ['two letters at once', 'Ask about #stamps'],
        ['no such words anywhere here', 'Lost words'],
      ],
      'read',
    );
    await workspace.fs.writeFile(
      sampleUri('marginalia/notes/gone.md'),
      Buffer.from('---\nkey: gone\ntitle: "A Paper that Nobody Has"\n---\n\n> its passage\n\n^n-9\n\nKept.\n'),
    );
    await openDigest();
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'tag');
    await waitForList(
      'the tag',
      treeRows,
      (rows) => rows.some(({ label }) => label === 'stamps') && rows.some(({ label }) => label === 'Notes without a paper'),
    );
    await unfold(row('stamps'), 'the paper', ({ label }) => label === 'Zephyrion');
    await unfold(`${row('Zephyrion')} .monaco-tl-twistie`, 'its notes', ({ label }) => label === 'Ask about #stamps');
    await waitForList('the orphan', treeRows, (rows) =>
      rows.some(({ label, description }) => label === 'Lost words' && description.startsWith('passage not found')),
    );
    await unfold(row('Notes without a paper'), 'what is kept', ({ label }) => label === 'Kept.');
    await person.screenshot('notes-tree');
    await person.click(row('Lost words'));
    const note = await editorOf('zephyrion.md');
    await waitFor('the block', () =>
      note.document.getText(new Range(note.selection.active, new Position(note.selection.active.line + 2, 99))).includes('no such words'),
    );
    await commands.executeCommand('marginalia.groupPapersBy', 'status');
    await waitForList('the status', treeRows, (rows) => rows[0]?.label === 'Read' && rows[0].description === '1');
    await person.screenshot('notes-tree-status');
  });

  test('notes in the sample: marked passages, an open note, the paper in the view', async () => {
    const note =
      '---\nkey: duoattention\ntitle: "DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads"\ntags: []\nstatus: reading\n---\n\n> only a minority reaches back across the full input\n\n^n-1\n\nSame finding as **RazorAttention**, other budget: cite together. #retrieval-heads\n';
    await workspace.fs.writeFile(sampleUri('marginalia/notes/duoattention.md'), Buffer.from(note));
    const editor = await openDraft('reading-digest.txt');
    await standsAt(
      editor,
      'only a minority reaches back across the full input',
      'Same finding as **RazorAttention**, other budget: cite together. #retrieval-heads',
    );
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'tag');
    await waitForList('the tag', treeRows, (rows) => rows.some(({ label }) => label === 'retrieval-heads'));
    await unfold(row('retrieval-heads'), 'the paper', ({ label }) => label === 'DuoAttention');
    await unfold(`${row('DuoAttention')} .monaco-tl-twistie`, 'the note', ({ label }) => label.startsWith('Same finding'));
    await window.showTextDocument(editor.document, { selection: new Range(0, 0, 0, 0) });
    await person.click('.editor-instance .comment-range-glyph[class*="comment-thread"]');
    await waitFor('the note', async () => (await person.see(body)).some((seen) => seen.includes('Same finding')));
    await person.moveAway();
    await person.screenshot('notes-sample');
    await workspace.getConfiguration('workbench').update('colorTheme', 'Default Dark Modern', ConfigurationTarget.Global);
    await waitFor('the dark theme', async () => (await person.see('.monaco-workbench.vs-dark')).length > 0);
    await person.screenshot('notes-sample-dark');
    await workspace.getConfiguration('workbench').update('colorTheme', 'Default High Contrast', ConfigurationTarget.Global);
    await waitFor('the theme of high contrast', async () => (await person.see('.monaco-workbench.hc-black')).length > 0);
    await person.screenshot('notes-sample-contrast');
    await workspace.getConfiguration('workbench').update('colorTheme', 'Default Light Modern', ConfigurationTarget.Global);
    await waitFor('the light theme', async () => (await person.see('.monaco-workbench.vs')).length > 0);
  });

  /** Shows a draft beside the tree, with the paper and its note unfolded. */
  async function prepareDrag(): Promise<TextEditor> {
    await seed([['two letters at once', 'Ask about #stamps']]);
    await openDigest();
    const draft = await openDraft('cite.md', 'Carried away by the wind<|>.\n');
    await commands.executeCommand('marginalia.papers.focus');
    await commands.executeCommand('marginalia.groupPapersBy', 'tag');
    await waitForList(
      'the tag',
      treeRows,
      (rows) => rows.some(({ label }) => label === 'stamps') && !rows.some(({ label }) => label === 'Notes without a paper'),
    );
    await unfold(row('stamps'), 'the paper', ({ label }) => label === 'Zephyrion');
    await unfold(`${row('Zephyrion')} .monaco-tl-twistie`, 'the note', ({ label }) => label === 'Ask about #stamps');
    return draft;
  }

  test('a paper is dragged into a draft', async () => {
    const draft = await prepareDrag();
    await dragInto(draft, row('Zephyrion'), 'away');
    assert.equal(draft.document.getText(), 'Carried away [@zephyrion] by the wind.\n');
  });

  test('a note is dragged into a draft', async () => {
    const draft = await prepareDrag();
    await dragInto(draft, row('Ask about #stamps'), 'wind');
    assert.equal(draft.document.getText(), 'Carried away by the wind "two letters at once" [@zephyrion].\n');
    await person.screenshot('notes-dragged');
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, window, workspace } from 'vscode';
import { editorOf, openDraft } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  chooseCommandOf,
  libraryIsReady,
  notifications,
  quickPickRows,
  sampleUri,
  statusItems,
} from './support/workbench';

const snapkv = `---
key: snapkv
title: "SnapKV: LLM Knows What You are Looking for Before Generation"
---

Read again before the deadline.

> uses the last stretch of the prompt as an observation window

^n-window1

The same idea as *pooling*? #kv-cache
`;
const kivi = `---
key: kivi
title: "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache"
---

> keys have a few channels with large outliers

^n-outliers1

Why? #quantization
`;

/** The notes of the sample workspace, open so that the server has them at once. */
async function writeNotes(): Promise<void> {
  for (const [name, text] of Object.entries({ 'snapkv.md': snapkv, 'kivi.md': kivi })) {
    await workspace.fs.writeFile(sampleUri(`marginalia/notes/${name}`), Buffer.from(text));
    const document = await workspace.openTextDocument(sampleUri(`marginalia/notes/${name}`));
    // One that is open since the test before takes a moment to be read anew.
    await waitFor(`${name} as it was written`, () => document.getText() === text && !document.isDirty);
  }
}

async function remove(name: string): Promise<void> {
  await workspace.fs.delete(sampleUri(name), { recursive: true }).then(undefined, () => undefined);
}

function setFolder(folder: string | undefined): Thenable<void> {
  return workspace.getConfiguration('marginalia').update('folder', folder, ConfigurationTarget.Global);
}

/** Chooses the note on the observation window, in a form. */
async function insertNote(form: string): Promise<void> {
  await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Note');
  await waitForList('the notes', quickPickRows, (rows) => rows.some(({ label }) => label.includes('observation window')));
  await person.screenshot('insert-note');
  await person.type('observation');
  await waitForList('the note', quickPickRows, (rows) =>
    rows.some(({ label, focused }) => focused && label.includes('observation window')),
  );
  await person.press('Enter');
  await waitForList('the forms', quickPickRows, (rows) => rows.some(({ label }) => label === form));
  await person.screenshot('insert-note-form');
  await person.click(`.quick-input-list .monaco-list-row:has-text("${form}")`);
}

const countIs = async (count: number): Promise<boolean> =>
  (await person.see('.quick-input-count')).some((text) => text.startsWith(`${count} `));

/** Takes the papers that are chosen at first. */
async function acceptPapers(family: string, command: string, count: number, picture: string): Promise<void> {
  await chooseCommandOf(family, command);
  await waitFor('the papers', async () => (await quickPickRows()).length > 0 && (await countIs(count)));
  await person.screenshot(picture);
  await person.press('Enter');
}

/** Runs the command on a file of the workspace. The editor in front must not be that of a draft, in which the command is not offered. */
async function importFile(name: string): Promise<void> {
  await chooseCommand('Marginalia: Import Notes');
  // What is typed before the folder is listed is lost.
  await waitForList('the dialog', quickPickRows, (rows) => rows.some(({ label }) => label === 'reading-digest.txt'));
  await waitFor('its input', async () => (await person.input('.quick-input-widget input'))?.endsWith('/') ?? false);
  // At each slash a folder is listed, and what is typed meanwhile may be lost.
  await person.paste(name);
  await waitFor('the name', async () => (await person.input('.quick-input-widget input'))?.endsWith(name) ?? false);
  await person.screenshot('import-dialog');
  await person.press('Enter');
}

suite('out of the notes', () => {
  suiteSetup(libraryIsReady);
  setup(async () => {
    await remove('annotations.jsonld');
    await remove('literature-matrix.csv');
    await writeNotes();
  });
  teardown(() => setFolder(undefined));
  suiteTeardown(async () => {
    await remove('annotations.jsonld');
    await remove('literature-matrix.csv');
    await remove('marginalia/notes');
    await clearSandboxes();
  });

  test('a note is inserted as a quotation, once, as one step of undo', async () => {
    const draft = await openDraft('cite.md', '# Work\n\nAs others say.<|>\n\nNext.\n');
    const before = draft.document.getText();
    await insertNote('Quotation');
    const wanted =
      '# Work\n\nAs others say.\n\n<!-- marginalia note n-window1 -->\n\n> uses the last stretch of the prompt as an observation window [@snapkv]\n\n<!-- /marginalia -->\n\nNext.\n';
    await waitFor('the quotation', () => draft.document.getText() === wanted);
    await person.screenshot('note-in-draft');
    await insertNote('Quotation');
    await waitFor('a word on it', async () => (await statusItems('already has the latest version')).length > 0);
    assert.equal(draft.document.getText(), wanted);
    await commands.executeCommand('undo');
    assert.equal(draft.document.getText(), before);
  });

  test('in LaTeX it is a comment for later', async () => {
    const draft = await openDraft('cite.tex', 'As~\\citep{kivi} says.<|>\n');
    await insertNote('Comment');
    await waitFor('the comment', () =>
      draft.document
        .getText()
        .includes(
          '% marginalia note n-window1\n% \\begin{quote}\n% uses the last stretch of the prompt as an observation window~\\citep{snapkv}\n% \\end{quote}\n%\n% The same idea as *pooling*? #kv-cache\n% /marginalia\n',
        ),
    );
    await person.screenshot('note-as-comment');
  });

  test('a matrix of the papers that the draft cites, brought up to date, and taken back by one undo', async () => {
    const draft = await openDraft('cite.md', 'Caches [@kivi; @snapkv].<|>\n');
    const before = draft.document.getText();
    await acceptPapers('Marginalia: Insert into Draft', 'Insert Literature Matrix', 2, 'matrix-papers');
    await waitFor('the matrix', () => draft.document.getText().includes('<!-- /marginalia -->'));
    const first = draft.document.getText();
    await person.screenshot('matrix-in-draft');
    assert.match(first, /^\| KIVI \[@kivi\] \|.*\| Why\? #quantization \|$/m);
    assert.match(first, /^\| SnapKV \[@snapkv\] \|.*\| Read again before the deadline\. \/ The same idea as \*pooling\*\? #kv-cache \|$/m);
    await acceptPapers('Marginalia: Insert into Draft', 'Insert Literature Matrix', 2, 'matrix-papers-again');
    await waitFor('a word on it', async () => (await statusItems('already has the latest version')).length > 0);
    assert.equal(draft.document.getText(), first);
    await commands.executeCommand('undo');
    assert.equal(draft.document.getText(), before);
  });

  test('a matrix of the papers that the draft cites, as a file for a spreadsheet', async () => {
    await openDraft('cite.md', 'Caches [@kivi; @snapkv].<|>\n');
    await acceptPapers('Marginalia: Export', 'Export Literature Matrix', 2, 'matrix-export-papers');
    await waitFor(
      'the name of the file',
      async () => (await person.input('.quick-input-widget input'))?.endsWith('/literature-matrix.csv') ?? false,
    );
    await person.press('Enter');
    const { document } = await editorOf('literature-matrix.csv');
    await person.screenshot('matrix-exported');
    assert.match(
      document.getText(),
      /^"Paper","Citation key","Method","Headline numbers","Code","My notes"\r\n"KIVI","kivi",.*,"Why\? #quantization"\r\n"SnapKV","snapkv",/,
    );
  });

  test('a block whose end is missing is left alone, and the message says where', async () => {
    const draft = await openDraft('cite.md', 'Caches [@kivi].<|>\n\n<!-- marginalia matrix -->\n\nOld.\n');
    const before = draft.document.getText();
    await acceptPapers('Marginalia: Insert into Draft', 'Insert Literature Matrix', 1, 'matrix-broken');
    await waitForList('the reason', notifications, (all) => all.some((text) => text.includes('The block "matrix" on line 3 has no end')));
    await person.screenshot('matrix-refused');
    assert.equal(draft.document.getText(), before);
  });

  test('an annotated bibliography, in LaTeX', async () => {
    const draft = await openDraft('cite.tex', 'Caches~\\cite{snapkv,kivi,quest}.<|>\n');
    await acceptPapers('Marginalia: Insert into Draft', 'Insert Annotated Bibliography', 2, 'bibliography-papers');
    await waitForList('the orders', quickPickRows, (rows) => rows[0]?.label === 'By citation key');
    await person.press('Enter');
    await waitFor('the bibliography', () => draft.document.getText().includes('% /marginalia'));
    await person.screenshot('annotated-bibliography');
    assert.match(
      draft.document.getText(),
      /\\emph\{KIVI: [^}]+\} \\cite\{kivi\}\n\n\\begin\{quote\}\nkeys have a few channels[^]*Why\? \\#quantization\n\n\\emph\{SnapKV: /,
    );
  });

  test('notes are exported; into an empty folder they are imported again, and the import is taken back', async () => {
    const sandbox = await createSandbox({ 'draft.md': 'Words.\n' });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommandOf('Marginalia: Export', 'Export Notes');
    await waitFor(
      'the name of the file',
      async () => (await person.input('.quick-input-widget input'))?.endsWith('/annotations.jsonld') ?? false,
    );
    await person.press('Enter');
    const editor = await editorOf('annotations.jsonld');
    await person.screenshot('annotations-exported');
    const exported = JSON.parse(editor.document.getText()) as { readonly id: string }[];
    assert.deepEqual(
      exported.map(({ id }) => id),
      ['urn:marginalia:annotation:n-outliers1', 'urn:marginalia:annotation:n-window1'],
    );

    await setFolder(sandbox.path('own'));
    await importFile('annotations.jsonld');
    await waitForList('what was done', notifications, (all) => all.some((text) => text.includes('Imported 2 notes into 2 files')));
    await person.screenshot('annotations-imported');
    const written = await waitFor('the note', () => sandbox.read('own/notes/snapkv.md'));
    assert.match(
      written,
      /^> uses the last stretch of the prompt as an observation window\n\n\^n-window1\n\nThe same idea as \*pooling\*\? #kv-cache$/m,
    );
    await answerNotification('Undo');
    await waitFor(
      'the folder as it was',
      async () => (await sandbox.read('own/notes/snapkv.md')) === undefined && (await sandbox.read('own/notes/kivi.md')) === undefined,
    );
  });

  test('of Hypothesis what has a paper is imported, into an open note too, and the rest is shown', async () => {
    const row = (id: string, title: string, exact: string): object => ({
      id,
      uri: 'https://a.org/',
      text: 'From the web.',
      tags: ['web'],
      target: [{ selector: [{ type: 'TextQuoteSelector', exact }] }],
      document: { title: [title] },
    });
    const rows = [
      row('hypothesis0000000000001', 'KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache', 'values have no such pattern'),
      row('hypothesis0000000000002', 'A page about something else', 'something else'),
    ];
    const sandbox = await createSandbox({ 'hypothesis.json': JSON.stringify({ total: 2, rows }), 'draft.md': 'Words.\n' });
    const editor = await openDraft('marginalia/notes/kivi.md');
    const before = editor.document.getText();
    await openDraft(sandbox.path('hypothesis.json'));
    await importFile(sandbox.path('hypothesis.json'));
    await waitForList('what was done', notifications, (all) => all.some((text) => text.includes('Imported 1 note; 1 was skipped.')));
    await waitFor(
      'the note in the editor, saved',
      () =>
        editor.document.getText().includes('> values have no such pattern\n\n^h-hypothesis0000000000001\n\nFrom the web.\n\n#web') &&
        !editor.document.isDirty,
    );
    await person.screenshot('hypothesis-imported');
    await answerNotification('Show Skipped');
    await waitFor(
      'what was left out',
      () =>
        window.activeTextEditor?.document
          .getText()
          .includes('“something else”: No paper in your library has the title "A page about something else".') ?? false,
    );
    await person.screenshot('left-out');
    await window.showTextDocument(editor.document);
    await commands.executeCommand('undo');
    await waitFor('the note as it was', () => editor.document.getText() === before);
  });
});

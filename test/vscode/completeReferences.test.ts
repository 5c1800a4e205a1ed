import assert from 'node:assert/strict';
import { commands, type LocationLink, Position, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import {
  agreeOnce,
  completePaperAtCursor,
  completeWhatIsCited,
  freshNotifications,
  openMadeUpDraft,
  readReferences,
  startToComplete,
} from './support/completing';
import { chooseFromMenu, hoverOver, keyboardIsIn, openDraft, openMenu, placeCursorAt, takeFix } from './support/editing';
import { ferns, madeUpDigest, registeredPapers } from './support/madeUpPapers';
import { person } from './support/person';
import { hideReferences, referenceRow, referenceRows } from './support/referencesView';
import { closeRegistries, registryHosts, startRegistries } from './support/registries';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notifications,
  quickPickRows,
  sampleUri,
  statusItems,
} from './support/workbench';

let replay: ReplayRegistries;

/** Adds a citation at the end of the draft, and puts the cursor on it. */
async function cite(editor: TextEditor, key: string): Promise<void> {
  const { document } = editor;
  await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), `More [@${key}].\n`));
  await placeCursorAt(editor, `[@<|>${key}]`);
}

/** Types a key into the command, or removes the one that is set. */
async function setKeyOfSemanticScholar(key: string): Promise<void> {
  await chooseCommandOf('Marginalia: Online Lookup Settings', 'Set Registry Key');
  await waitForList('the registries', quickPickRows, (rows) => rows.some(({ label }) => label === 'Semantic Scholar'));
  await person.screenshot('registry-key');
  await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("Semantic Scholar"))');
  await waitFor('the input', async () =>
    (await person.see('.quick-input-message')).some((text) => text.startsWith('API key for Semantic Scholar (')),
  );
  if (key !== '') await person.type(key);
  await person.press('Enter');
}

suite('completing references', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries(registeredPapers);
  });
  teardown(() => commands.executeCommand('marginalia.resetConsent'));
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await hideReferences();
    await clearSandboxes();
    for (const name of ['made-up-digest.txt', 'marginalia/references.json']) await workspace.fs.delete(sampleUri(name));
    // The server asks registries that failed too often no more until it is restarted.
    await commands.executeCommand('marginalia.restartServer');
    await commands.executeCommand('workbench.view.explorer');
  });

  test('all that a draft cites: results as they come, and a list for what is left', async function () {
    this.timeout(90_000);
    const { sandbox } = await openMadeUpDraft();
    await completeWhatIsCited();
    await agreeOnce();
    await waitForList(
      'a result',
      referenceRows,
      (rows) => rows.some(({ key, description }) => key === 'thickets' && description !== ''),
      20_000,
    );
    await person.screenshot('complete-progress');
    const rows = await waitForList(
      'all results',
      referenceRows,
      // While the files are written, the row of a reference says for a moment what it lacked.
      (all) => all[0]?.description.startsWith('van Example') === true && all[3]?.description === 'not found',
      25_000,
    );
    await person.screenshot('complete-results');
    assert.deepEqual(
      rows.map(({ key }) => key),
      ['brambles', 'thickets', 'lanterns', 'nowhere'],
    );
    assert.match(rows[0]?.description ?? '', /^van Example and Sample 2024 · arXiv 2406\.00001 · abstract matches \(100%\)$/);
    assert.equal(rows[1]?.description, 'to review');
    assert.equal(rows[3]?.description, 'not found');
    await waitFor('the file of references', async () => (await readReferences())?.includes('"family": "Example"') ?? false);
    const told = await waitForList('the end', freshNotifications, (all) => all.some((words) => words.includes('2 references completed')));
    assert.match(told.join('\n'), /1 to review; 1 not found; 1 not in sandbox-\d+\/own\.bib yet/);
    await waitForList('the row again', referenceRows, (all) => all[0]?.description.startsWith('van Example') ?? false);
    await person.screenshot('complete-end');
    await person.click('.notifications-center .notification-list-item .monaco-button:text-is("Update Bibliography")');
    await waitFor('the entry', async () => (await sandbox.read('own.bib'))?.includes('{lanterns,') === true);
    await person.click(`${referenceRow('thickets')} .label-name`);
    await waitForList('the records', quickPickRows, (all) => all.some(({ label }) => label === 'None of these'));
    await person.press('Enter');
    await waitForList('the decision', referenceRows, (all) =>
      all.some(({ key, description }) => key === 'thickets' && description === 'no match chosen'),
    );
    await person.screenshot('complete-refused');
  });

  test('the page of Check Draft completes the references that it lists, and follows', async function () {
    this.timeout(90_000);
    await openMadeUpDraft();
    await chooseCommand('Marginalia: Check Draft');
    const page = await waitFor('the page', () => {
      const editor = window.activeTextEditor;
      const text = editor?.document.uri.scheme === 'marginalia-check' ? editor.document.getText() : '';
      return /own\.bib:1 {2}brambles: /.test(text) && editor;
    });
    const lenses = (): Promise<readonly string[]> => person.see('.codelens-decoration a');
    await waitForList('the action of these references', lenses, (all) => all.includes('Complete References...'));
    await placeCursorAt(page, '<|>own.bib:1  brambles: ');
    await keyboardIsIn(page.document);
    await person.screenshot('review-complete');
    await person.press('f');
    await agreeOnce();
    await waitForList(
      'a result',
      referenceRows,
      (rows) => rows.some(({ key, description }) => key === 'thickets' && description !== ''),
      20_000,
    );
    await waitFor(
      'the page without what is complete',
      () => {
        const text = page.document.getText();
        return !/own\.bib:1 {2}brambles: /.test(text) && /nowhere: /.test(text);
      },
      30_000,
    );
    await person.screenshot('review-completed');
  });

  test('a paper that may be several records: the writer is told why, and chooses', async () => {
    const { editor } = await openMadeUpDraft();
    await placeCursorAt(editor, '[@thick<|>ets]');
    await completePaperAtCursor('Thickets');
    const rows = await waitForList('the records', quickPickRows, (all) => all.some(({ label }) => label === 'None of these'));
    await person.screenshot('candidates');
    assert.match(rows[0]?.detail ?? '', /^arXiv 2306\.00002 · different abstract · 2023/);
    assert.match((await person.see('.quick-input-list .monaco-list-row.focused')).join(), /^None of these/);
    await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("Thickets")):has(:text("Journal of Hedges"))');
    const text = await waitFor('the reference', async () => {
      const saved = await readReferences();
      return saved?.includes('Otherwise') === true ? saved : undefined;
    });
    assert.match(text, /10\.5555\/thickets/);
    await waitFor(
      'the sources on the card',
      async () => /Crossref 10\.5555\/thickets, looked up \d/.test(await hoverOver('thickets', 'Hedges')),
      20_000,
    );
    await person.screenshot('card-provenance');
  });

  test('an identifier that leads to another paper is no reason to take that', async () => {
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'weirs');
    await completePaperAtCursor('Weirs');
    const rows = await waitForList('the records', quickPickRows, (all) => all.some(({ label }) => label === "No, it's a different paper"));
    await person.screenshot('identifier-disagrees');
    assert.match(rows[0]?.label ?? '', /^Kettles: /);
    assert.match(rows[0]?.detail ?? '', /^arXiv [\d.]+ · different title.* · 2024 · Hal Other · arXiv$/);
    const before = await readReferences();
    await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("No, it\'s a different paper"))');
    await waitFor('the list to go', async () => (await quickPickRows()).length === 0);
    assert.equal(await readReferences(), before);
  });

  test('the light bulb of an entry completes it, and one undo takes that back', async () => {
    const bib = `@misc{ferns,\n  title = {${ferns.title}},\n}\n`;
    const sandbox = await createSandbox({ 'own.bib': bib });
    const editor = await openDraft(sandbox.path('own.bib'));
    await placeCursorAt(editor, '{fe<|>rns,');
    await openMenu(() => person.press('ControlOrMeta+.'), 'Look up "ferns" online...');
    await person.screenshot('light-bulb-incomplete');
    await takeFix('Look up "ferns" online...', async () => (await quickPickRows()).length > 0, chooseFromMenu);
    await agreeOnce();
    await waitFor('the authors', () => /author\s*= \{de Pattern, Ida\}/.test(editor.document.getText()));
    await waitFor('the saved entry', () => !editor.document.isDirty);
    await person.screenshot('entry-completed');
    await person.press('ControlOrMeta+z');
    await waitFor('the entry as it was', () => editor.document.getText() === bib);
    await waitFor(
      'the references without it',
      async () => !(await workspace.openTextDocument(sampleUri('marginalia/references.json'))).getText().includes('ferns'),
    );
  });

  test('a bibliography that changes on disk meanwhile, unnoticed by the editor, is completed as it is then', async () => {
    const files = workspace.getConfiguration('files');
    const bib = `@misc{ferns,\n  title = {${ferns.title}},\n}\n`;
    const added = '% A line that another program has added\n% while registries were asked\n';
    const { sandbox, editor } = await openMadeUpDraft({ 'unwatched.bib': bib });
    const uri = sandbox.uri('unwatched.bib');
    await cite(editor, 'ferns');
    const citation = editor.document.positionAt(editor.document.getText().indexOf('@ferns') + 1);
    await waitFor('the entry', async () => {
      const links = await commands.executeCommand<readonly LocationLink[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        citation,
      );
      return links.some(({ targetUri }) => targetUri.toString() === uri.toString());
    });
    await files.update('watcherExclude', { '**/unwatched.bib': true });
    try {
      await workspace.fs.writeFile(sampleUri('marginalia/references.json'), Buffer.from('[]\n'));
      const { length } = replay.requestsTo('export.arxiv.org');
      replay.trouble('export.arxiv.org', { kind: 'slow', milliseconds: 1500 });
      await completePaperAtCursor('Ferns');
      await replay.waitFor('export.arxiv.org', length + 1);
      await workspace.fs.writeFile(uri, Buffer.from(added + bib));
      const text = await waitFor('the authors', async () => {
        const saved = await sandbox.read('unwatched.bib');
        return saved?.includes('de Pattern') === true ? saved : undefined;
      });
      assert.match(
        text,
        /^% A line that another program has added\n% while registries were asked\n@\w+\{ferns,\n[^]*title\s*= \{Ferns: [^}]*\},\n[^]*\}\n$/,
      );
    } finally {
      await files.update('watcherExclude', undefined);
    }
  });

  test('what is typed while the files are opened for writing stays, and the entries are completed all the same', async () => {
    const typed = '% Typed at the last moment\n';
    const { sandbox, editor } = await openMadeUpDraft({
      'open.bib': `@misc{ferns,\n  title = {${ferns.title}},\n}\n`,
      'closed.bib': `@misc{alsoFerns,\n  title = {${ferns.title}},\n}\n`,
    });
    await workspace.fs.writeFile(sampleUri('marginalia/references.json'), Buffer.from('[]\n'));
    await cite(editor, 'ferns');
    const bib = await workspace.openTextDocument(sandbox.uri('open.bib'));
    const subscription = workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.toString() !== sandbox.uri('closed.bib').toString()) return;
      const edit = new WorkspaceEdit();
      edit.insert(bib.uri, new Position(0, 0), typed);
      void workspace.applyEdit(edit);
    });
    try {
      await completePaperAtCursor('Ferns');
      await waitFor('the authors', async () => /^@\w+\{alsoFerns,[^]*de Pattern/.test((await sandbox.read('closed.bib')) ?? ''));
      assert.match(bib.getText(), /^% Typed at the last moment\n@\w+\{ferns,\n[^]*author\s*= \{de Pattern, Ida\}[^]*\}\n$/);
    } finally {
      subscription.dispose();
    }
  });

  test('a key is sent to its registry alone, and shown nowhere', async () => {
    await setKeyOfSemanticScholar('a-made-up-key');
    await waitForList(
      'the end',
      () => statusItems('Semantic Scholar'),
      (items) => items.some((text) => text.includes('Saved the API key')),
    );
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'longheads');
    await completePaperAtCursor('LongHeads');
    await waitForList('the end', freshNotifications, (all) => all.some((words) => words.startsWith('LongHeads: ')), 25_000);
    const keyed = replay.requests.filter(
      ({ headers, url }) => headers['x-api-key'] === 'a-made-up-key' || url.href.includes('a-made-up-key'),
    );
    assert.ok(keyed.length > 0);
    assert.deepEqual([...new Set(keyed.map(({ host }) => host))], ['api.semanticscholar.org']);
    await chooseCommandOf('Marginalia: Online Lookup Settings', 'Show Online Requests');
    const page = await waitFor('the page', () => {
      const text = window.activeTextEditor?.document.getText();
      return text?.includes('api.semanticscholar.org/') === true ? text : undefined;
    });
    await person.screenshot('sent-requests');
    assert.doesNotMatch(page, /a-made-up-key/);
    await setKeyOfSemanticScholar('');
    await waitForList(
      'the end',
      () => statusItems('Semantic Scholar'),
      (items) => items.some((text) => text.includes('Removed the API key')),
    );
  });

  test('Always holds for the workspace until it is taken back', async () => {
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'rwkv');
    await startToComplete('RWKV');
    await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Send Once'));
    await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("Always Send for This Workspace"))');
    await waitForList('the end', freshNotifications, (all) => all.some((words) => words.startsWith('RWKV: ')), 25_000);
    await clearNotifications();
    await startToComplete('RWKV');
    await waitForList('the end of the second', freshNotifications, (all) => all.some((words) => words.startsWith('RWKV: ')));
    await chooseCommandOf('Marginalia: Online Lookup Settings', 'Reset Online Consent');
    await startToComplete('RWKV');
    await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Send Once'));
    await person.press('Escape');
  });

  test('Cancel stops, and nobody is told that a registry could not be asked', async () => {
    replay.alwaysTrouble('export.arxiv.org', { kind: 'slow', milliseconds: 20_000 });
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'snapkv');
    await completePaperAtCursor('SnapKV');
    await waitForList('the progress', notifications, (all) => all.some((words) => words.includes('Looking up 1 reference')));
    await replay.waitFor('export.arxiv.org', 1);
    await person.screenshot('complete-one');
    await person.click('.notifications-center .notification-list-item .monaco-button:text-is("Cancel")');
    await waitForList(
      'the end',
      () => statusItems('Stopped'),
      (items) => items.includes('Stopped. Nothing was changed'),
    );
    assert.deepEqual(await freshNotifications(), []);
    replay.alwaysTrouble('export.arxiv.org', undefined);
    await person.screenshot('complete-cancelled');
  });

  test('Escape in the list stops', async () => {
    replay.alwaysTrouble('export.arxiv.org', { kind: 'slow', milliseconds: 20_000 });
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'snapkv');
    await completeWhatIsCited();
    await agreeOnce();
    await waitForList('the rows', referenceRows, (rows) => rows.some(({ description }) => description === 'waiting'));
    await commands.executeCommand('marginalia.references.focus');
    await person.screenshot('complete-stoppable');
    await person.press('Escape');
    await waitForList(
      'the end',
      () => statusItems('Stopped'),
      (items) => items.length > 0,
    );
    await waitForList('the rows at rest', referenceRows, (rows) => rows.every(({ description }) => description !== 'waiting'));
    replay.alwaysTrouble('export.arxiv.org', undefined);
    await person.screenshot('complete-stopped');
  });

  test('registries that can not be reached decide nothing, and are named', async function () {
    this.timeout(90_000);
    for (const host of registryHosts) replay.alwaysTrouble(host, { kind: 'portal' });
    const { editor } = await openMadeUpDraft();
    await cite(editor, 'kivi');
    await completePaperAtCursor('KIVI');
    await waitForList('the progress', notifications, (all) => all.some((words) => words.includes('Looking up 1 reference')));
    const told = await waitForList(
      'the reason',
      notifications,
      // The progress says it too, before it goes.
      (all) => all.some((words) => /^KIVI: .* couldn't be looked up: .*arXiv.*4 other registries failed too/s.test(words)),
      60_000,
    );
    await person.screenshot('could-not-ask');
    assert.doesNotMatch(told.join('\n'), /not found/);
    for (const host of registryHosts) replay.alwaysTrouble(host, undefined);
  });
});

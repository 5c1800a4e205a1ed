import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { commands, window, workspace } from 'vscode';
import { body, openReadyDigest, openThread, standsAt } from '../support/noteEditing';
import { treeRows } from '../support/papersView';
import { person } from '../support/person';
import { waitFor, waitForList } from '../support/waiting';
import { chooseCommand, libraryIsReady, sampleUri } from '../support/workbench';
import { keptDigest } from './keptDigest';
import { readHeadings, shownHeadings } from './shownHeadings';

suite('restart', () => {
  test('the Papers view has the keyboard when it is focused first in a window', async () => {
    await commands.executeCommand('marginalia.papers.focus');
    await waitForList('the topics', treeRows, (rows) => rows.length > 1);
    await person.press('ArrowDown');
    await waitForList('the keyboard on a row', treeRows, (rows) => rows.some(({ focused }) => focused));
  });

  test('the note of the window before stands at its passage, and opens (core)', async () => {
    await libraryIsReady();
    const editor = await openReadyDigest(keptDigest);
    await standsAt(editor, 'It carries two long letters at once', 'Ask how heavy. #mail');
    await openThread('Ask how heavy. #mail');
    await waitFor('the note', async () => (await person.see(body)).length === 1);
    await person.screenshot('notes-restarted');
  });

  test('a paper that was kept in the window before is not new', async () => {
    const read = async (): Promise<string> => (await workspace.fs.readFile(sampleUri('marginalia/reviewed.txt'))).toString();
    const [, title = ''] = /^\S+ kept \S+ (.*)$/m.exec(await read()) ?? [];
    assert.notEqual(title, '');
    await chooseCommand('Marginalia: Review New Papers');
    const page = await waitFor('the page', () => {
      const { document } = window.activeTextEditor ?? {};
      return document?.uri.scheme === 'marginalia-new-papers' && /^1 of \d+ new papers/m.test(document.getText()) && document;
    });
    assert.notEqual(page.lineAt(0).text, title);
    await person.screenshot('new-papers-restarted');
  });

  test('the headings that were kept in the window before are there, with their papers', async () => {
    const shown = JSON.parse((await workspace.fs.readFile(sampleUri(shownHeadings))).toString()) as readonly string[];
    await commands.executeCommand('marginalia.papers.focus');
    await waitForList('the same headings', readHeadings, (rows) => isDeepStrictEqual(rows, shown));
    await person.screenshot('headings-restarted');
  });
});

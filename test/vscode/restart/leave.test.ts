import { commands, Position, window, workspace } from 'vscode';
import { body, openBoxOfPlus, openReadyDigest, rangeOf, reads, select, standsAt, text } from '../support/noteEditing';
import { countPins } from '../support/papersView';
import { person } from '../support/person';
import { waitFor, waitForList, waitUntilSettled } from '../support/waiting';
import { chooseCommand, chooseCommandOf, libraryIsReady, sampleUri } from '../support/workbench';
import { keptDigest } from './keptDigest';
import { readHeadings, shownHeadings } from './shownHeadings';

suite('restart', () => {
  test('a note is made and its digest edited before the window closes (core)', async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri(keptDigest), Buffer.from(text));
    const editor = await openReadyDigest(keptDigest);
    await select(editor, 'It carries two letters at once');
    await openBoxOfPlus('Zephyrion folds');
    await person.type('Ask how heavy. #mail');
    await person.click('.review-widget .monaco-button:has-text("Save Note")');
    await reads('Ask how heavy. #mail');
    await waitFor('the note', async () => (await person.see(body)).length > 0);
    await editor.edit((edit) =>
      edit.insert(
        new Position(0, 0),
        'Nimbular: A Cloud of its Own\n\nNimbular hangs above all others, and says nothing of letters at all.\n\n',
      ),
    );
    await editor.edit((edit) => edit.replace(rangeOf(editor, 'letters at once'), 'long letters at once'));
    await standsAt(editor, 'It carries two long letters at once', 'Ask how heavy. #mail');
    await editor.document.save();
  });

  test('a new paper is kept before the window closes', async () => {
    await chooseCommand('Marginalia: Review New Papers');
    await waitFor('the page', () => window.activeTextEditor?.document.uri.scheme === 'marginalia-new-papers');
    await person.press('k');
    await waitFor('the decision', async () =>
      /^\S+ kept /m.test((await workspace.fs.readFile(sampleUri('marginalia/reviewed.txt'))).toString()),
    );
    await waitFor('the next paper', () => /^2 of /m.test(window.activeTextEditor?.document.getText() ?? ''));
  });

  test('the headings are kept before the window closes', async () => {
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    await chooseCommandOf('Marginalia: Edit Topics', 'Lock Topics');
    await waitFor('the file', async () => /^locked:/m.test((await workspace.fs.readFile(sampleUri('marginalia/topics.yaml'))).toString()));
    await commands.executeCommand('marginalia.papers.focus');
    await waitFor('the pins', async () => (await countPins()) > 0);
    const rows = await waitUntilSettled(() =>
      waitForList('the headings', readHeadings, (list) => list.length > 1 && list.every((row) => /\d$/.test(row))),
    );
    await workspace.fs.writeFile(sampleUri(shownHeadings), Buffer.from(JSON.stringify(rows)));
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, env, languages, window, workspace } from 'vscode';
import { digestEditorAt } from './support/digestEditor';
import { currentLine, openDraft } from './support/editing';
import { chooseFromRowMenu, groupPapersBy, isGroup, row, showFolded, treeRows } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, sampleUri } from './support/workbench';

suite('the tree of papers', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });
  suiteTeardown(() => commands.executeCommand('workbench.view.explorer'));

  test('by topic, name first, and a click opens the paper (core)', async () => {
    const [topic] = await showFolded();
    await person.click(row(topic!.label));
    const rows = await waitForList('its papers', treeRows, (list) => list.some(({ description }) => /[a-z]/.test(description)));
    const paper = rows.find(({ description }) => /[a-z]/.test(description))!;
    await person.screenshot('tree');
    await person.click(row(paper.label));
    await digestEditorAt(paper.label);
  });

  test('by date: the newest on top, months and years in their place, then dates without a year', async () => {
    const file = sampleUri('dates-digest.ris');
    const record = (date: string, at: number): string =>
      `TY  - JOUR\nTI  - Zorvex Studies of the Number ${at}\nAU  - Berg, Ada\nJO  - Zorvex Letters\nDA  - ${date}\nER  - \n`;
    await workspace.fs.writeFile(
      file,
      Buffer.from(['1997/11/15', '2021 Aug', '2021/09/02', '2015', '2021', 'Thu, 2 Sep 2021'].map(record).join('\n')),
    );
    await showFolded();
    const rows = await groupPapersBy('Date', (list) => ['Jun 23', '1997-11-15'].every((date) => list.some(({ label }) => label === date)));
    const dates = rows.map(({ label }) => label);
    const dated = dates.filter((date) => /^\d{4}(?:-\d\d){0,2}$/.test(date));
    assert.deepEqual(dates.slice(0, dated.length), [...dated].sort().reverse());
    assert.deepEqual(
      dated.filter((date) => ['1997-11-15', '2015', '2021', '2021-08', '2021-09-02'].includes(date)),
      ['2021-09-02', '2021-08', '2021', '2015', '1997-11-15'],
    );
    assert.equal(dates[dated.length], 'Jun 23');
    await person.screenshot('papers-by-date');
    await workspace.fs.delete(file);
    await groupPapersBy('Topic', (list) => !list.some(({ label }) => label === 'Jun 23'));
  });

  test('topics that are open open no date', async () => {
    await showFolded();
    await commands.executeCommand('marginalia.groupPapersBy', 'date');
    await waitForList('dates', treeRows, (list) => list.some(({ label }) => label === 'Jun 23'));
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    const topics = await waitForList('topics', treeRows, (list) => list.length > 4 && !list.some(({ label }) => label === 'Jun 23'));
    for (const [at, { label }] of topics.entries()) {
      await person.click(row(label));
      await waitForList('its papers', treeRows, (list) => list.filter((each) => !isGroup(each)).length > at);
      if (at === 3) break;
    }
    await commands.executeCommand('marginalia.groupPapersBy', 'date');
    const dates = await waitForList('dates', treeRows, (list) => list.some(({ label }) => label === 'Jun 23'));
    assert.ok(dates.every(isGroup), JSON.stringify(dates));
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    await showFolded();
  });

  test('a paper is cited in the draft from its row, and copied from its menu', async () => {
    const draft = await openDraft('cite.md', 'Chosen by the prompt<|>.');
    await showFolded();
    await commands.executeCommand('marginalia.groupPapersBy', 'date');
    await waitForList('dates', treeRows, (list) => list.some(({ label }) => label === 'Jun 23'));
    await person.click(row('Jun 23'));
    await waitForList('papers', treeRows, (list) => list.some(({ label }) => label === 'SnapKV'));
    await person.hover(row('SnapKV'));
    await person.click(`${row('SnapKV')} .codicon-quote`);
    await waitFor('the citation', () => currentLine(draft) === 'Chosen by the prompt [@snapkv].').catch(() =>
      assert.equal(currentLine(draft), 'Chosen by the prompt [@snapkv].'),
    );
    await chooseFromRowMenu('SnapKV', 'Copy Citation Key');
    await waitFor('the key on the clipboard', async () => (await env.clipboard.readText()) === 'snapkv');
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });

  test('a title that goes on with the word that a name ends in is cut at no letter', async () => {
    const file = sampleUri('blocks-digest.txt');
    const abstract =
      'Answering a question about a picture is of more use when the part that shows the answer is marked. We propose the Sentence Attention Block, which reads the whole question at once and weighs the channels of the picture by it.';
    await workspace.fs.writeFile(file, Buffer.from(`Mar 3\n\nSentence Attention Blocks for Answer Grounding\n\n${abstract}\n`));
    try {
      await showFolded();
      await commands.executeCommand('marginalia.groupPapersBy', 'date');
      await waitForList('the date', treeRows, (list) => list.some(({ label }) => label === 'Mar 3'));
      await person.click(row('Mar 3'));
      const rows = await waitForList('the paper', treeRows, (list) => list.some(({ label }) => label.startsWith('Sentence Attention')));
      assert.deepEqual(
        rows.filter(({ label }) => label.startsWith('Sentence')).map(({ label, description }) => [label, description]),
        [['Sentence Attention Block', 'Sentence Attention Blocks for Answer Grounding']],
      );
    } finally {
      await workspace.fs.delete(file);
      await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    }
  });

  test('resting on a paper shows its card', async () => {
    const [topic] = await showFolded();
    await person.click(row(topic!.label));
    const rows = await waitForList('its papers', treeRows, (list) => list.some(({ description }) => /[a-z]/.test(description)));
    const paper = rows.find(({ description }) => /[a-z]/.test(description))!;
    const isShown = async (): Promise<boolean> =>
      (await person.see('.monaco-hover')).some((text) => text.includes(paper.label) && text.includes(paper.description));
    // VS Code shows no card where the row is drawn anew under the pointer, and a person points again.
    await waitFor('the card', async () => {
      await person.moveAway();
      await person.hover(row(paper.label));
      return waitFor('it at once', isShown, 3000).catch(() => false);
    });
    await person.screenshot('tree-card');
  });

  test('an emptied digest is told as such, in words that are not cut, and a click opens it', async () => {
    await showFolded();
    const settings = workspace.getConfiguration('marginalia');
    const file = sampleUri('emptied-digest.txt');
    await workspace.fs.writeFile(
      file,
      Buffer.from(
        'Medlar: Ripening Hard Fruit with Language Models\n\nWe ripen fruit that is too hard to bite, and find that a language model tells when to stop.\n',
      ),
    );
    await settings.update('digests', ['emptied-digest.txt'], ConfigurationTarget.Workspace);
    try {
      for (const document of workspace.textDocuments.filter(({ languageId }) => languageId === 'marginalia-digest'))
        await languages.setTextDocumentLanguage(document, 'plaintext');
      await waitForList('its paper alone', treeRows, (rows) => rows.length === 1 && rows[0]?.description === '1');
      await workspace.fs.writeFile(file, Buffer.from(''));
      await waitForList(
        'the emptied digest',
        treeRows,
        (rows) => rows.length === 1 && rows[0]?.label === 'emptied-digest.txt' && rows[0].description === 'contains no papers',
      );
      await person.screenshot('tree-emptied');
      const isOpen = (): boolean => window.activeTextEditor?.document.uri.toString() === file.toString();
      // A click on a row that is drawn anew goes nowhere.
      await waitFor('the file', async () => {
        if (isOpen()) return true;
        await person.click(row('emptied-digest.txt'));
        return waitFor('it at once', isOpen, 2000).catch(() => false);
      });
    } finally {
      await settings.update('digests', undefined, ConfigurationTarget.Workspace);
      await workspace.fs.delete(file);
    }
    await waitForList('the papers again', treeRows, (rows) => rows.length > 1);
  });

  test('without papers it says which digests are left out, and what to do where there was none', async () => {
    await showFolded();
    const settings = workspace.getConfiguration('marginalia');
    await settings.update('digests', [], ConfigurationTarget.Workspace);
    try {
      // A document in the digest's language is a digest, whatever its name.
      for (const document of workspace.textDocuments.filter(({ languageId }) => languageId === 'marginalia-digest')) {
        await languages.setTextDocumentLanguage(document, 'plaintext');
      }
      await waitForList('digests that are left out', treeRows, (rows) => {
        // Digests of earlier tests, whose files are gone, are told too.
        const own = rows.filter(({ description }) => description !== 'not found');
        return own.length > 0 && own.every(({ description }) => description.startsWith('excluded'));
      });
      await waitFor('the welcome', async () => {
        // A click is lost if the rows are drawn anew meanwhile.
        if ((await treeRows()).length > 0) {
          await person.hover(row('reading-digest.txt'));
          await person.click(`${row('reading-digest.txt')} .codicon-close`);
        }
        const isWelcome = async (): Promise<boolean> => (await person.see('.welcome-view-content a.monaco-button')).includes('Open Sample');
        return waitFor('the button', isWelcome, 3000).catch(() => false);
      });
      await person.screenshot('tree-empty');
    } finally {
      await settings.update('digests', undefined, ConfigurationTarget.Workspace);
    }
    await waitForList('the papers again', treeRows, (rows) => rows.length > 1);
  });
});

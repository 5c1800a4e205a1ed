import assert from 'node:assert/strict';
import { commands, type DocumentLink, window, workspace } from 'vscode';
import { editorOf, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, sampleUri, statusItems } from './support/workbench';

function findPage(): string | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.uri.scheme === 'marginalia-status' ? editor.document.getText() : undefined;
}

suite('library status', () => {
  suiteSetup(libraryIsReady);

  test('a page tells the digests, and follows them', async () => {
    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Show Library Status');
    // Digests of the test before may only just have gone.
    const page = await waitFor('the page of the sample', () => {
      const text = findPage();
      return text !== undefined && /^\d+ papers, 33 of them in digests$/m.test(text) && text;
    });
    const papers = Number(/^(\d+) papers/m.exec(page)?.[1]);
    assert.ok(papers > 30, page);
    assert.match(page, /^• reading-digest\.txt: 30 papers(?::.*)?$/m);
    assert.match(page, /^The server uses \d+ MB, including [\d.]+ MB for search\.$/m);

    const added = sampleUri('spring-digest.txt');
    const paper =
      'Medlar: Ripening Hard Fruit with Language Models\n\nWe ripen fruit that is too hard to bite, and find that a language model tells when to stop.\n';
    await workspace.fs.writeFile(added, Buffer.from(`${paper}\nA Title Whose Abstract Was Never Pasted Along with It\n`));
    try {
      await waitFor('the new digest', () => /^• spring-digest\.txt: 1 paper(?::.*)?; 1 block skipped$/m.test(findPage() ?? ''));
      const heading = `${papers + 1} papers, 34 of them in digests`;
      await waitFor(`"${heading}"`, () => findPage()?.split('\n').includes(heading) ?? false);
      assert.match(findPage() ?? '', /^• spring-digest\.txt:5: \S/m);
      assert.match(findPage() ?? '', /^To correct how a digest was read, .* run "Correct Parsing\.\.\."\.$/m);
      await person.screenshot('status');
      const document = window.activeTextEditor!.document;
      const skipped = await waitForList(
        'two links to the block',
        async () => {
          const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
          return links.filter(({ target }) => target?.fragment === 'L5');
        },
        (links) => links.length === 2,
      );
      assert.deepEqual(
        skipped.map(({ range }) => document.getText(range)),
        ['1 block skipped', 'spring-digest.txt:5'],
      );
      for (const { target } of skipped) assert.equal(target?.with({ fragment: '' }).toString(), added.toString());
      const page = window.activeTextEditor!;
      for (const words of ['1 block<|> skipped', 'spring-digest.txt<|>:5']) {
        await window.showTextDocument(page.document);
        await placeCursorAt(page, words);
        await person.press('F12');
        const opened = await editorOf('spring-digest.txt');
        await waitFor('the cursor in the block', () => opened.selection.active.line === 4);
      }
      await person.screenshot('status-left-out');
      await window.showTextDocument(page.document);
    } finally {
      await workspace.fs.delete(added);
    }
    await waitFor('the page without it', () => findPage()?.includes('spring-digest') === false);
  });

  test('the status bar tells the number of papers in digests, a search that of all', async () => {
    await openDraft('related-work.md');
    await waitForList(
      'the number',
      () => statusItems(' papers'),
      (items) => items.some((text) => text.trim() === '33 papers in digests'),
    );
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the number of all', async () => (await person.see('.quick-input-title')).join() === '38 papers');
    await person.screenshot('numbers-of-papers');
  });

  test('the status bar leads to the page (core)', async () => {
    await openDraft('related-work.md');
    await waitForList(
      'the number',
      () => statusItems(' papers'),
      (items) => items.some((text) => /^\d+ papers in digests$/.test(text.trim())),
    );
    await person.screenshot('status-item');
    await person.click('[id$=".library"] a');
    await waitFor('the page', findPage);
  });

  test('Restart Server brings the library back', async () => {
    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Restart Server');
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the library', () => findPage()?.includes('reading-digest.txt: 30 papers') ?? false);
  });
});

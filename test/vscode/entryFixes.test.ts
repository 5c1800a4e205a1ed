import assert from 'node:assert/strict';
import { env, languages, window } from 'vscode';
import { editorOf, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, quickPickRows } from './support/workbench';

const bib = `@misc{drumlins,
  title = {Drumlins: How Hills of Clay Came to Be},
}

@misc{last, title = {Last}}
`;
const copied = 'TY  - JOUR\nAU  - Roe, Al\nTI  - Drumlins: How Hills of Clay Came to Be\nJO  - Journal of Clay\nPY  - 2021\nER  - \n';

suite('incomplete entries, mended', () => {
  suiteSetup(libraryIsReady);
  teardown(() => person.press('Escape'));
  suiteTeardown(clearSandboxes);

  async function openFixes(): Promise<{ readonly text: () => string }> {
    const sandbox = await createSandbox({ 'clay.bib': bib });
    const editor = await openDraft(sandbox.path('clay.bib'));
    await placeCursorAt(editor, '@misc{drum<|>lins');
    await waitFor('the mark at the entry', () => languages.getDiagnostics(editor.document.uri).length > 0);
    await person.press('Control+.');
    await waitFor('the quick fixes', async () =>
      (await person.see('.action-widget .monaco-list-row')).some((row) => row.includes('Paste BibTeX, RIS or DOI over it')),
    );
    await person.screenshot('incomplete-fixes');
    return { text: () => editor.document.getText() };
  }

  test('a RIS record on the clipboard takes the place of the entry, whose key stays; one undo takes it back', async () => {
    await env.clipboard.writeText(copied);
    const { text } = await openFixes();
    await person.click('.action-widget .monaco-list-row:has-text("Paste BibTeX, RIS or DOI over it")');
    await waitFor('the entry', () => text().startsWith('@article{drumlins,'));
    assert.match(
      text(),
      /^@article\{drumlins,\n {2}author = \{Roe, Al\},\n {2}title = \{Drumlins[^]*journal = \{Journal of Clay\}[^]*@misc\{last, title = \{Last\}\}\n$/,
    );
    await person.screenshot('incomplete-pasted');
    await editorOf('clay.bib');
    await person.press('Control+z');
    await waitFor('the entry as it was', () => text() === bib);
  });

  test('another paper is asked about, and not pasted if the writer does not want it', async () => {
    await env.clipboard.writeText(copied.replace('Drumlins', 'Kames'));
    const { text } = await openFixes();
    await person.click('.action-widget .monaco-list-row:has-text("Paste BibTeX, RIS or DOI over it")');
    await waitForList('the question', quickPickRows, (rows) => rows[1]?.label === 'Paste Anyway');
    await person.screenshot('incomplete-doubt');
    await person.press('Escape');
    assert.equal(text(), bib);
    assert.equal(window.activeTextEditor?.document.isDirty, false);
  });
});

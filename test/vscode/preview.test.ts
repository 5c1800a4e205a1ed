import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady } from './support/workbench';

const citations = (): Promise<readonly string[]> => person.seeInPages('.marginalia-citation');
const references = (): Promise<readonly string[]> => person.seeInPages('.marginalia-references .csl-entry');

async function openPreview(): Promise<void> {
  await commands.executeCommand('markdown.showPreviewToSide');
  await waitForList('the citations', citations, (shown) => shown.length > 0);
}

async function useTheme(theme: string, kind: 'light' | 'dark' | 'high-contrast'): Promise<void> {
  await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Workspace);
  await waitFor(`the ${kind} theme`, async () => (await person.seeInPages(`body.vscode-${kind}`)).length > 0);
}

suite('the Markdown preview', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);
  teardown(async () => {
    await commands.executeCommand('workbench.view.explorer');
    await workspace.getConfiguration('editor').update('scrollBeyondLastLine', undefined, ConfigurationTarget.Workspace);
    await workspace.getConfiguration('workbench').update('colorTheme', undefined, ConfigurationTarget.Workspace);
    await workspace.getConfiguration('marginalia').update('preview.citations', undefined, ConfigurationTarget.Global);
  });

  test('shows citations and references as the compiled text will', async () => {
    await commands.executeCommand('workbench.action.closeSidebar');
    // The editor follows the preview, and shall show text where the preview shows references.
    await workspace.getConfiguration('editor').update('scrollBeyondLastLine', false, ConfigurationTarget.Workspace);
    const editor = await openDraft('related-work.md');
    await openPreview();
    const shown = await citations();
    assert.ok(shown.includes('(Vaswani et al. 2017)'), shown.join('\n'));
    const entries = await references();
    assert.ok(
      entries.some((entry) => /^Hochreiter, Sepp, and Jürgen Schmidhuber\. 1997\. “Long Short-Term Memory\.”/.test(entry)),
      entries.join('\n'),
    );
    await person.click('iframe.webview.ready');
    await person.press('End');
    await waitFor('the end of the text beside the references', () => (editor.visibleRanges[0]?.start.line ?? 0) > 0);
    await useTheme('Default Dark Modern', 'dark');
    await person.screenshot('preview-dark');
    await useTheme('Default Light Modern', 'light');
    await person.screenshot('preview');
  });

  test('follows what is typed', async () => {
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: ../references.bib\n---\n\nRecurrence is old [@hochreiter1997lstm]. Attention is sparse.\n',
    });
    await placeCursorAt(await openDraft(sandbox.path('draft.md')), 'Attention is sparse<|>.');
    await openPreview();
    await commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await person.type(' [@child2019sparse');
    await waitForList('the new citation', citations, (shown) => shown.includes('(Child et al. 2019)'));
    await waitForList('its reference', references, (entries) => entries.some((entry) => entry.startsWith('Child, Rewon')));
  });

  test('marks a key that the bibliography lacks, although a digest has the paper', async () => {
    await commands.executeCommand('workbench.action.closeSidebar');
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: ../references.bib\n---\n\nRecurrence is old [@hochreiter1997lstm], windows are not [@snapkv].\n',
    });
    await openDraft(sandbox.path('draft.md'));
    await openPreview();
    await waitForList('the marked key', citations, (shown) => shown.includes('(snapkv?)'));
    assert.deepEqual(await person.seeInPages('.marginalia-undefined'), ['snapkv?']);
    assert.ok((await references()).every((entry) => !entry.includes('SnapKV')));
  });

  test('can be had without', async () => {
    await openDraft('related-work.md');
    await openPreview();
    await workspace.getConfiguration('marginalia').update('preview.citations', false, ConfigurationTarget.Global);
    await waitForList('the source', citations, (shown) => shown.length === 0);
    await waitFor('the text', async () => (await person.seeInPages('body')).some((text) => text.includes('[@vaswani2017attention]')));
  });
});

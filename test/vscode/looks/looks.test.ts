import { ConfigurationTarget, commands, env, window, workspace } from 'vscode';
import { hoverOver, openDraft, visibleSuggestions } from '../support/editing';
import { editBox, openDigest, openReadyDigest, removeNotes, seed, select } from '../support/noteEditing';
import { treeRows } from '../support/papersView';
import { person } from '../support/person';
import { hideReferences, referenceRows } from '../support/referencesView';
import { clearSandboxes, createSandbox } from '../support/sandbox';
import { waitFor, waitForList, waitUntilSettled } from '../support/waiting';
import {
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notifications,
  quickPickInput,
  quickPickRows,
  sampleUri,
  statusItems,
} from '../support/workbench';
import { listSurfaces } from './lists';
import type { Surface } from './surface';

/** What a writer's window may be like. */
const looks = [
  { name: 'light', theme: 'Default Light Modern', drawn: '.vs', width: 1280, height: 800 },
  { name: 'dark', theme: 'Default Dark Modern', drawn: '.vs-dark', width: 1280, height: 800 },
  { name: 'contrast', theme: 'Default High Contrast', drawn: '.hc-black', width: 1280, height: 800 },
  { name: 'small', theme: 'Default Light Modern', drawn: '.vs', width: 900, height: 600 },
] as const;

/** Two papers by their real names and figures, in our words. */
const results = `SEA: Sparse Linear Attention with Estimated Attention Mask

Attention is slow for long texts, and 80\\% of it is wasted. To mend this, we propose SEA, which guesses where attention falls and computes that alone. On a corpus of articles (Wikitext2), previous linear and sparse methods show roughly two-fold worse perplexity than the dense model, while SEA achieves lower perplexity than OPT-1.3B, using roughly half the memory of OPT-1.3B.

DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads

Not all heads look far back, and most of a cache is never read again by anything that the model writes afterwards. We introduce DuoAttention, which keeps all of the past for retrieval heads and little of it for the others. Which heads are which is learned beforehand. Our method lowers memory by up to 2.55x for MHA and 1.67x for GQA models while decoding up to 2.18x and 1.50x and pre-filling up to 1.73x and 1.63x faster for MHA and GQA models, respectively, with a loss of accuracy of approx1\\%.
`;

const view = '[id="workbench.view.extension.marginalia"]';

/** A digest whose abstracts are long lines, with a note on one of them, and a draft that cites in a list and in a paragraph. */
const longLines = `Zephyrion: Winds of Paper

Zephyrion folds paper in the wind. It carries two letters at once, and neither gets wet. Rain is not considered. ${'The wind is read from the sky alone, and the paper is folded anew for each mile that it has to go. '.repeat(12)}

Octavine: Strings without Wood

Octavine plays eight strings that nobody has carved, and keeps them in tune while it sings.
`;
const citingDraft = `# Related work

Some heads need the whole past [@duoattention], as @razorattention says [see @longheads, p. 3].

- Some heads need the whole past [@duoattention], as @razorattention says [see @longheads, p. 3].
- DuoAttention keeps all of the past for retrieval heads only [@duoattention].
- DuoAttention [@duoattention]: "keeps an unabridged cache for that minority"

1. Numbered: [@duoattention; @longheads].

> Quoted: [@duoattention], and @razorattention.
`;

async function showCard(name: string): Promise<void> {
  const sandbox = await createSandbox({ 'results-digest.txt': results });
  await openDraft(sandbox.path('results-digest.txt'));
  await waitFor(`the card of ${name}`, async () => (await hoverOver(name, `${name}: `)).includes('Insert citation'), 20_000);
}

async function showNoteTypedAtOnce(): Promise<void> {
  const { editor } = await openDigest();
  await select(editor, 'two letters at once');
  await chooseCommand('Marginalia: Annotate Selection');
  await person.type('Compare with ferries. #boats');
  await waitFor('the words', async () => (await person.see(`${editBox} .view-lines`)).includes('Compare with ferries. #boats'));
}

async function showCardOfCitation(): Promise<void> {
  await openDraft('cite.md', 'Only some heads need the full KV cache, and the rest do with streaming [@duoattention].<|>\n');
  await waitFor('the card', async () => (await hoverOver('duoattention')).includes('Find online'), 20_000);
}

async function showListColours(): Promise<void> {
  await openDraft('colours.md', `${citingDraft}<|>`);
  await waitFor('the colours', async () => (await person.see('.editor-instance .view-line [class^="mtk"]')).length > 10);
}

async function showNoteOnLongLine(): Promise<void> {
  await removeNotes();
  const sandbox = await createSandbox({ 'long-digest.txt': longLines });
  await seed([['two letters at once', 'Compare with ferries. #boats']]);
  await openReadyDigest(sandbox.path('long-digest.txt'));
  await waitFor('the mark of the note', async () => (await person.see('.comment-thread-unresolved, .comment-thread')).length > 0);
}

async function showPapersView(): Promise<void> {
  await openDraft('cite.md', 'Caches [@duoattention; @kivi; @snapkv].<|>\n');
  await commands.executeCommand('marginalia.papers.focus');
  await waitForList('the tree', treeRows, (rows) => rows.length > 3);
  await person.press('Home', 'ArrowRight', 'ArrowDown', 'ArrowRight');
  await waitForList('papers', treeRows, (rows) => rows.length > 8);
}

async function showIncompleteReferences(): Promise<void> {
  await openDraft('related-work.md');
  await chooseCommand('Marginalia: Show Incomplete References');
  await waitForList('the question of which draft', quickPickRows, (rows) => rows[0]?.focused ?? false);
  await person.press('Enter');
  await waitForList('the references', referenceRows, (rows) => rows.length > 3);
}

async function showStatusPage(): Promise<void> {
  await openDraft(
    'wrong.md',
    'DuoAttention reduces memory by up to 9.9x [@duoattention], and RazorAtention drops nothing [@razorattention].<|>\n',
  );
  await chooseCommand('Marginalia: Show Library Status');
  await waitFor('the page with its checks', () => /shown/.test(window.activeTextEditor?.document.getText() ?? ''));
}

async function showCompletionDetail(): Promise<void> {
  await openDraft('cite.md', 'Only a fraction of attention heads, the retrieval heads, need the full KV cache of long contexts <|>');
  await person.type('[@');
  await waitForList('papers', visibleSuggestions, (rows) => rows.length > 3);
  const showsDetails = async (): Promise<boolean> => (await person.see('.suggest-details')).some((text) => text !== '');
  // VS Code remembers whether details were shown last.
  if (!(await waitFor('the card', showsDetails, 2000).catch(() => false))) await person.press('Control+Space');
  await waitFor('the card', showsDetails);
}

async function showSearchPreview(): Promise<void> {
  await openDraft('related-work.md');
  await chooseCommand('Marginalia: Find Papers');
  await waitFor('the search list', async () => (await quickPickInput()) === '');
  await person.type('streaming heads recent tokens');
  await waitForList('papers', quickPickRows, (rows) => rows.length > 0 && rows.length < 30);
  await person.press('ArrowDown', 'ArrowUp');
  await waitFor('the digest', () => window.visibleTextEditors.some(({ document }) => document.languageId === 'marginalia-digest'));
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

async function showPasteOffer(): Promise<void> {
  await commands.executeCommand('workbench.action.files.newUntitledFile');
  await waitFor('the keyboard', async () => (await person.see('.editor-instance .monaco-editor.focused')).length > 0);
  await env.clipboard.writeText(results);
  await commands.executeCommand('editor.action.clipboardPasteAction');
  await waitForList('the offer', notifications, (list) => list.some((text) => text.startsWith('Found 2 papers')));
  await clearNotifications();
}

async function showMatrix(): Promise<void> {
  await openDraft('cite.md', 'Caches [@duoattention; @kivi; @snapkv].<|>\n');
  await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Literature Matrix');
  await waitFor('the papers', async () => (await person.see('.quick-input-count')).some((text) => text.startsWith('3 ')));
  await person.press('Enter');
  await waitFor('the matrix', async () =>
    (await person.see('.editor-instance .view-lines')).some((text) => text.includes('| Paper | Problem |')),
  );
}

async function showCompletion(): Promise<void> {
  await openDraft('cite.md', 'Few heads look far back <|>');
  await person.type('@attention');
  await waitForList('papers', visibleSuggestions, (rows) => rows.length > 3);
}

async function showWalkthrough(step: string, picture: string): Promise<void> {
  // Beside the side bar VS Code has no room for pictures.
  await commands.executeCommand('workbench.action.closeSidebar');
  await commands.executeCommand('workbench.action.openWalkthrough', 'marginalia.marginalia#marginalia.firstSteps');
  await person.click(`.getting-started-step .step-title:has-text("${step}")`);
  await waitFor('the step', async () => (await person.see('.getting-started-step.expanded .step-title')).includes(step));
  // A small window has no room for pictures.
  if ((await person.see('.getting-started-media iframe, .getting-started-media webview')).length > 0)
    await waitFor('its picture', async () => (await person.seeInPages('svg title')).includes(picture));
}

async function showEmptyView(): Promise<void> {
  await commands.executeCommand('marginalia.papers.focus');
  // Digests that VS Code still holds in memory are read, too, as long as they have the language.
  await workspace.getConfiguration('files').update('associations', { '*digest*.txt': 'plaintext' }, ConfigurationTarget.Workspace);
  await workspace.getConfiguration('marginalia').update('digests', [], ConfigurationTarget.Workspace);
  await waitForList(
    'no number',
    () => statusItems(' papers'),
    (items) => items.length === 0,
  );
  await commands.executeCommand('marginalia.forgetDigests');
  await waitFor('the welcome', async () => (await person.see(`${view} .welcome-view-content a.monaco-button`)).length > 1);
}

async function leaveEmptyView(): Promise<void> {
  await workspace.getConfiguration('files').update('associations', undefined, ConfigurationTarget.Workspace);
  await workspace.getConfiguration('marginalia').update('digests', undefined, ConfigurationTarget.Workspace);
  await waitForList(
    'the tree',
    () => person.see(`${view} .monaco-list-row`),
    (rows) => rows.length > 1,
  );
}

async function showStatusItem(): Promise<void> {
  await openDraft('related-work.md');
  await commands.executeCommand('marginalia.papers.focus');
  await waitForList(
    'the number',
    () => statusItems(' papers'),
    (items) => items.length > 0,
  );
  await person.hover('[id$=".library"] a');
  await waitFor('what it says', async () => (await person.see('.monaco-hover')).some((text) => text.includes('digests')));
}

async function showPreview(): Promise<void> {
  await commands.executeCommand('workbench.action.closeSidebar');
  const sandbox = await createSandbox({
    'draft.md': '---\nbibliography: ../references.bib\n---\n\nRecurrence is old [@hochreiter1997lstm], windows are not [@snapkv].\n',
  });
  await openDraft(sandbox.path('draft.md'));
  await commands.executeCommand('markdown.showPreviewToSide');
  await waitFor('the marked key', async () => (await person.seeInPages('.marginalia-undefined')).includes('snapkv?'));
}

const lava = `Scoria: A Model of Lava

Lava flows. We present Scoria, a model of how basaltic lava flows, which was fitted to 412 vents. Scoria predicts the yearly flow of basaltic lava with an error of 3.8%.
`;

/** Cites by a key with a typing error, by one that nobody has, and by keys that the bibliography lacks. */
const checked = `---
bibliography: references.bib
---

# Introduction

A transformer looks back at every token [@vaswani2017attenton], and facts in the middle get lost [@lost-in-the-middle].

# Related work

The yearly flow of basaltic lava is predicted with an error of 8.3% [@scoria]. SnapKV looks at the end of the prompt [@snapkv; @kivi]. LongHeads turns this around.

# Caches

RazorAttention keeps few heads [@razorattention], H20 evicts [@h2o], and others say so too [@quest; @ruler; @tidaldecode; @seerattention; @rwkv; @nobody2020].
`;

async function showReview(): Promise<void> {
  const bibliography = new TextDecoder().decode(await workspace.fs.readFile(sampleUri('references.bib')));
  const sandbox = await createSandbox({ 'lava-digest.txt': lava, 'checked.md': checked, 'references.bib': bibliography });
  await openDraft(sandbox.path('checked.md'));
  await chooseCommand('Marginalia: Check Draft');
  await waitFor('the page', () => window.activeTextEditor?.document.uri.scheme === 'marginalia-check');
  // In a small window the lenses of the first finding may be below the last line.
  const isDrawn = async (): Promise<boolean> =>
    (await person.see('.editor-instance:has(.monaco-editor.focused) .view-line [class*="ced-"]')).length > 3;
  await waitFor('its words as they look', isDrawn);
  await waitUntilSettled(() => person.see('.editor-instance:has(.monaco-editor.focused) .view-line'));
}

async function showSent(): Promise<void> {
  await openDraft('related-work.md');
  await chooseCommandOf('Marginalia: Online Lookup Settings', 'Show Online Requests');
  await waitFor('the page', () => window.activeTextEditor?.document.uri.scheme === 'marginalia-requests');
  await waitFor('its words as they look', async () => (await person.see('.monaco-editor.focused .view-line [class*="ced-"]')).length > 5);
}

async function showNewPaper(): Promise<void> {
  await openDraft('related-work.md');
  await chooseCommand('Marginalia: Review New Papers');
  await waitFor('the page', () => /^1 of \d+ new papers/m.test(window.activeTextEditor?.document.getText() ?? ''));
  await waitFor('its lenses', async () => (await person.see('.monaco-editor.focused .codelens-decoration a')).includes('Keep (k)'));
}

const surfaces: Readonly<Record<string, Surface>> = {
  'card over a citation': { show: showCardOfCitation },
  'citations in lists': { show: showListColours },
  'note on a long line': { show: showNoteOnLongLine, leave: removeNotes },
  'papers view': { show: showPapersView },
  'incomplete references': { show: showIncompleteReferences, leave: hideReferences },
  'status page': { show: showStatusPage },
  'completion with details': { show: showCompletionDetail },
  'search with preview': { show: showSearchPreview },
  'paste offer': { show: showPasteOffer },
  'note typed at once': { show: showNoteTypedAtOnce, leave: removeNotes },
  'card of SEA': { show: () => showCard('SEA') },
  'card of DuoAttention': { show: () => showCard('DuoAttention') },
  matrix: { show: showMatrix },
  'completion rows': { show: showCompletion },
  'walkthrough 1': { show: () => showWalkthrough('Paste a digest', 'A digest') },
  'walkthrough 2': { show: () => showWalkthrough('Look up a paper', 'A card') },
  'walkthrough 3': { show: () => showWalkthrough('Cite a paper', 'A citation') },
  'walkthrough 4': { show: () => showWalkthrough('Write a note', 'A note') },
  'empty view': { show: showEmptyView, leave: leaveEmptyView },
  'status item': { show: showStatusItem },
  'page of a new paper': { show: showNewPaper },
  'page of Check Draft': { show: showReview },
  'page of What Is Sent': { show: showSent },
  'preview with a missing key': { show: showPreview },
  ...listSurfaces,
};

for (const { name: look, theme, drawn, width, height } of looks) {
  suite(`looks, ${look}`, () => {
    suiteSetup(async () => {
      await libraryIsReady();
      await person.resize(width, height);
      await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Global);
      await waitFor(theme, async () => (await person.see(`.monaco-workbench${drawn}`)).length > 0);
    });
    suiteTeardown(async () => {
      await workspace.getConfiguration('workbench').update('colorTheme', looks[0].theme, ConfigurationTarget.Global);
      await person.resize(looks[0].width, looks[0].height);
    });
    teardown(async () => {
      await person.press('Escape');
      await clearSandboxes();
      await commands.executeCommand('workbench.view.explorer');
    });

    for (const [surface, { show, leave }] of Object.entries(surfaces)) {
      test(surface, async () => {
        try {
          await show();
          await person.screenshot(`looks/${surface.replaceAll(' ', '-')}-${look}`);
        } finally {
          await leave?.();
        }
      });
    }
  });
}

import { env, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import { methods } from '../../../server/src/client';
import { findKeyAtCursor } from '../editing/keyAtCursor';
import { fileLabel } from '../editing/labels';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import { runCommandPick } from '../picks/commandPick';
import { performPaperAction } from '../picks/paperActions';
import { createRelatedItem } from '../picks/paperItem';
import { runListPick } from '../picks/pickPaperForSentence';
import { runSearchPick } from '../picks/searchPick';
import type { Services } from '../services';
import { groupings } from '../views/groupings';
import type { MoreNode } from '../views/paperNodes';
import { exportBibliography } from './bibliography';
import { exportLiteratureMatrix } from './blocks';
import { type Command, findKey, findKeys } from './command';
import { exportAnnotations } from './notes';

/** The longest selection that becomes the query, in UTF-16 code units. */
const maxSeedLength = 100;

export const searchPapers: Command = {
  id: 'marginalia.searchPapers',
  title: 'Find Papers...',
  section: 'library',
  does: 'searches for papers to cite or open',
  icon: 'search',
  palette: 'marginalia.hasLibrary',
  menus: [{ place: 'papersTitle', group: 'navigation@1', when: 'marginalia.hasLibrary' }],
  keys: [{ place: 'anywhere', key: 'alt+m s' }],
  run: (services) => runSearchPick(services, { target: services.drafts.findActive(), query: selectedWords() }),
};

/** The selected words, which become the query, as in VS Code's own search. */
function selectedWords(): string {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || !editor.selection.isSingleLine) return '';
  const text = editor.document.getText(editor.selection).trim();
  return text.length <= maxSeedLength ? text : '';
}

/** Opens the given paper, the paper at the cursor, or one that the writer chooses. */
export const goToPaper: Command = {
  id: 'marginalia.goToPaper',
  title: 'Open Paper',
  section: 'paper',
  does: 'opens the paper in its digest',
  icon: 'go-to-file',
  palette: 'marginalia.hasLibrary && (marginalia.inDraft || marginalia.inBibliography)',
  menus: [
    { place: 'paper', group: '1_open@1', when: '!listMultiSelection' },
    { place: 'reference', group: '1_open@1', when: '!listMultiSelection' },
    { place: 'draftMenu', group: '2_paper@1', when: 'marginalia.hasLibrary' },
  ],
  keys: [{ place: 'paperFile', key: 'alt+m o' }],
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return openPaper(services.library, key);
    return runSearchPick(services, { target: undefined, query: '', enter: 'open' });
  },
};

/** Lists papers related to the given paper, to the paper at the cursor, or to one that the writer chooses. */
export const relatedPapers: Command = {
  id: 'marginalia.relatedPapers',
  title: 'Find Related Papers...',
  section: 'paper',
  does: 'lists papers on the same subject',
  icon: 'references',
  palette: 'marginalia.hasLibrary && (marginalia.inDraft || marginalia.inDigest || marginalia.inBibliography)',
  menus: [{ place: 'paper', group: '1_open@2', when: '!listMultiSelection' }],
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return runRelatedPick(services, key);
    return runSearchPick(services, { target: services.drafts.findActive(), query: '', enter: 'related' });
  },
};

interface PageRow extends QuickPickItem {
  readonly url?: string;
}

/**
 * Lists web pages of a paper and web searches for its title. The page that the writer chooses is opened in the browser. The extension
 * itself downloads nothing.
 */
export const findOnline: Command = {
  id: 'marginalia.findOnline',
  title: 'Find Paper Online...',
  section: 'paper',
  does: 'opens a page of the paper in the browser, or searches for its title',
  icon: 'globe',
  palette: 'marginalia.hasLibrary && (marginalia.inDraft || marginalia.inDigest || marginalia.inBibliography)',
  menus: [
    { place: 'paper', group: '1_open@3', when: '!listMultiSelection' },
    { place: 'reference', group: '1_open@2', when: '!listMultiSelection' },
    { place: 'draftMenu', group: '2_paper@3', when: 'marginalia.hasLibrary' },
  ],
  run: async ({ library }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const paper = await library.paper(key);
    if (paper === null) throw new Error(messages.noSuchPaper(key));
    if (paper === undefined) return;
    const { known, searches } = paper.online;
    const rows: readonly PageRow[] = [
      ...known.map(({ label, url }) => ({ label: `$(globe) ${label}`, description: url, url })),
      ...(known.length === 0 ? [] : [{ label: '', kind: QuickPickItemKind.Separator }]),
      ...searches.map(({ label, url }) => ({ label: `$(search) ${messages.searchTitleOn(label)}`, url })),
    ];
    const chosen = await window.showQuickPick(rows, { title: paper.title, placeHolder: messages.findOnlineHint() });
    if (chosen?.url !== undefined) await env.openExternal(Uri.parse(chosen.url, true));
  },
};

/** Exports what the writer chooses to a file. Started on rows of papers, it exports a bibliography of these papers. */
export const exportPapers: Command = {
  id: 'marginalia.exportPapers',
  title: 'Export...',
  section: 'library',
  does: 'saves a bibliography, literature matrix or notes',
  icon: 'export',
  palette: 'marginalia.hasLibrary && !marginalia.inDigest',
  menus: [{ place: 'paper', group: '2_cite@2' }],
  run: (services, argument, chosen) => {
    if (findKeys(argument, chosen).length > 0) return exportBibliography.run(services, argument, chosen);
    return runCommandPick({ title: messages.titles.exportPapers(), placeHolder: messages.chooseExport() }, [
      { ...exportBibliography, icon: 'book', detail: messages.exportBibliographyDetail() },
      { ...exportLiteratureMatrix, icon: 'table', detail: messages.exportLiteratureMatrixDetail() },
      { ...exportAnnotations, icon: 'note', detail: messages.exportAnnotationsDetail() },
    ]);
  },
};

/** Groups the rows of the Papers view by what the argument says, or by what the writer chooses. */
export const groupPapersBy: Command = {
  id: 'marginalia.groupPapersBy',
  title: 'Group Papers By...',
  section: 'library',
  does: 'groups the Papers view by topic, date, tag, reading status or digest',
  icon: 'list-tree',
  palette: 'marginalia.hasLibrary && !marginalia.inDraft && !marginalia.inDigest',
  menus: [{ place: 'papersTitle', group: 'navigation@2', when: 'marginalia.hasLibrary' }],
  run: async ({ tree }, argument) => {
    const known = groupings.find((grouping) => grouping === argument);
    if (known !== undefined) return tree.group(known);
    const rows = groupings.map((grouping) => ({
      label: messages.grouping(grouping),
      description: grouping === tree.grouping ? messages.current() : '',
      grouping,
    }));
    const chosen = await window.showQuickPick(rows, { title: messages.titles.groupPapersBy(), placeHolder: messages.chooseGrouping() });
    if (chosen !== undefined) await tree.group(chosen.grouping);
  },
};

/** Shows more rows of a large group in the tree. The command is started by the last row of the group. */
export const showMorePapers: Command = {
  id: 'marginalia.showMorePapers',
  title: 'Show More Papers',
  run: ({ tree }, argument) => {
    if (isMoreNode(argument)) tree.showMore(argument.group);
  },
};

function isMoreNode(argument: unknown): argument is MoreNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'more';
}

export const showLibraryStatus: Command = {
  id: 'marginalia.showLibraryStatus',
  title: 'Show Library Status',
  section: 'library',
  does: 'shows how files were read, what was skipped, and why',
  icon: 'info',
  palette: 'marginalia.hasLibrary',
  menus: [{ place: 'papersTitle', group: '2_library@3' }],
  run: ({ statusPage }) => statusPage.show(),
};

/** Lists papers on the same subject as the given paper, and performs the action that the writer chooses. */
async function runRelatedPick(services: Services, key: string): Promise<void> {
  const { library, drafts } = services;
  const [paper, answer] = await Promise.all([library.paper(key), library.ask(methods.related, { key })]);
  if (paper === null || answer === null) throw new Error(messages.noSuchPaper(key));
  if (paper === undefined || answer === undefined) return;
  if (answer.results.length === 0) throw new Slip(messages.noRelatedPapers());
  const target = drafts.findActive();
  const choice = await runListPick({
    title: messages.relatedTo(paper.names[0] ?? paper.title),
    placeholder: target === undefined ? messages.chooseOpens() : messages.chooseInserts(fileLabel(target.document.uri)),
    papers: answer.results.map(createRelatedItem),
    enter: target === undefined ? 'open' : 'insert',
  });
  if (choice?.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? drafts.findRecent());
}

import { type QuickPickItem, Uri, window } from 'vscode';
import { methods } from '../../../server/src/client';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip, showInformation } from '../messages/show';
import type { Server } from '../server/server';
import type { Services } from '../services';
import type { GroupNode } from '../views/paperNodes';
import type { Command } from './command';

/** Shows new papers one by one beside the draft, nearest to the draft first. */
export const reviewNewPapers: Command = {
  id: 'marginalia.reviewNewPapers',
  title: 'Review New Papers',
  section: 'library',
  does: 'opens [new papers](new-papers.md) next to the draft',
  icon: 'inbox',
  palette: 'marginalia.hasNewPapers',
  menus: [{ place: 'papersTitle', group: '1_papers@2', when: 'marginalia.hasNewPapers' }],
  needsFolder: 'decisions',
  run: ({ newPapersPage }) => newPapersPage.show(),
};

/** Keeps the paper on the page of new papers, and shows the next one. */
export const keepNewPaper: Command = {
  id: 'marginalia.keepNewPaper',
  title: 'Keep New Paper',
  keys: [{ place: 'newPapersPage', key: 'k', does: 'keep' }],
  run: ({ newPapersPage }) => newPapersPage.act('keep'),
};

/** Skips the paper on the page of new papers, and shows the next one. */
export const skipNewPaper: Command = {
  id: 'marginalia.skipNewPaper',
  title: 'Skip New Paper',
  keys: [{ place: 'newPapersPage', key: 's', does: 'skip' }],
  run: ({ newPapersPage }) => newPapersPage.act('skip'),
};

/** Skips the new papers of a row of the Papers view, or of a digest that the writer chooses, in one step of undo. */
export const skipAllNewPapers: Command = {
  id: 'marginalia.skipAllNewPapers',
  title: 'Skip New Papers...',
  section: 'newPapersPage',
  palette: 'resourceScheme == marginalia-new-papers',
  menus: [
    { place: 'papersTitle', group: '1_papers@3', when: 'marginalia.hasNewPapers' },
    { place: 'papersRow', group: '2_new@1', when: 'viewItem =~ /^(group|topic)$/ && marginalia.hasNewPapers && !listMultiSelection' },
    { place: 'newPapersTitle', group: '1_marginalia@2' },
  ],
  keys: [{ place: 'newPapersPage', key: 'shift+s', isHidden: true, does: 'skip a digest' }],
  needsFolder: 'decisions',
  run: async (services, argument) => {
    const chosen = await choose(services, argument);
    if (chosen === undefined) return;
    const { keys, from } = chosen;
    if (keys.length === 0) throw new Slip(messages.noneIsNew());
    await services.newPapersPage.skipAll(keys);
    const choice = await showInformation(messages.allSkipped(keys.length, from), messages.undo());
    if (choice !== undefined) await services.newPapersPage.undo(keys);
  },
};

async function choose({ server, newPapersPage }: Services, argument: unknown): Promise<ChosenNewPapers | undefined> {
  if (!isGroup(argument)) return chooseNewPapers(server, newPapersPage.shownKey);
  return {
    keys: await findNewAmong(
      server,
      argument.papers.map(({ key }) => key),
    ),
    from: argument.label,
  };
}

function isGroup(argument: unknown): argument is Pick<GroupNode, 'label' | 'papers'> {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'group';
}

/** Leaves the paper on the page of new papers for later, and shows the next one. */
export const postponeNewPaper: Command = {
  id: 'marginalia.postponeNewPaper',
  title: 'Read New Paper Later',
  keys: [{ place: 'newPapersPage', key: 'l', does: 'later' }],
  run: ({ newPapersPage }) => newPapersPage.act('later'),
};

/** Cites the paper on the page of new papers at the cursor of the draft, and shows the next one. */
export const citeNewPaper: Command = {
  id: 'marginalia.citeNewPaper',
  title: 'Cite New Paper',
  keys: [{ place: 'newPapersPage', key: 'c', does: 'cite' }],
  run: ({ newPapersPage }) => newPapersPage.act('cite'),
};

/** Keeps the paper on the page of new papers, and opens its note beside the page. */
export const annotateNewPaper: Command = {
  id: 'marginalia.annotateNewPaper',
  title: 'Keep New Paper and Open Note',
  keys: [{ place: 'newPapersPage', key: 'n', does: 'annotate' }],
  run: ({ newPapersPage }) => newPapersPage.act('note'),
};

/** Opens the paper on the page of new papers in its digest. */
export const openNewPaper: Command = {
  id: 'marginalia.openNewPaper',
  title: 'Open New Paper in Digest',
  keys: [{ place: 'newPapersPage', key: 'o', does: 'open' }],
  run: ({ newPapersPage }) => newPapersPage.act('open'),
};

/** Undoes the last decision about a new paper, also one of an earlier session. */
export const undoDecision: Command = {
  id: 'marginalia.undoDecision',
  title: 'Undo Last Decision',
  section: 'newPapersPage',
  icon: 'discard',
  palette: 'never',
  menus: [{ place: 'newPapersTitle', group: 'navigation@-1' }],
  keys: [{ place: 'newPapersPage', key: 'u', does: 'undo' }],
  run: ({ newPapersPage }) => newPapersPage.undo(),
};

/** Closes the page of new papers, and goes back to the draft. */
export const leaveNewPapers: Command = {
  id: 'marginalia.leaveNewPapers',
  title: 'Close New Papers',
  keys: [{ place: 'newPapersPage', key: 'escape', when: '!findWidgetVisible', does: 'close' }],
  run: ({ newPapersPage }) => newPapersPage.act('leave'),
};

/** New papers that are skipped together. */
interface ChosenNewPapers {
  readonly keys: readonly string[];
  /** Where they are from, such as the name of a digest. */
  readonly from: string;
}

/** The new papers among these. */
async function findNewAmong(server: Server, keys: readonly string[]): Promise<readonly string[]> {
  const known = new Set((await listNew(server)).map(({ key }) => key));
  return keys.filter((key) => known.has(key));
}

/**
 * Lets the writer choose a digest, or all of them. The digest of the paper `shown` comes first. undefined if the writer closes the list.
 * Rejects with a message for the writer if no paper is new.
 */
async function chooseNewPapers(server: Server, shown: string | undefined): Promise<ChosenNewPapers | undefined> {
  const papers = await listNew(server);
  if (papers.length === 0) throw new Slip(messages.noNewPapers());
  const byDigest = new Map<string, string[]>();
  const first = papers.find(({ key }) => key === shown);
  for (const { uri, key } of [...(first === undefined ? [] : [first]), ...papers]) {
    const keys = byDigest.get(uri);
    if (keys === undefined) byDigest.set(uri, [key]);
    else if (key !== first?.key) keys.push(key);
  }
  const rows = [...byDigest].map(([uri, keys]) => createRow('file-text', fileLabel(Uri.parse(uri)), keys));
  const all = createRow(
    'library',
    messages.allDigests(),
    papers.map(({ key }) => key),
  );
  return window.showQuickPick(rows.length === 1 ? rows : [...rows, all], {
    title: messages.titles.skipAllNewPapers(),
    placeHolder: messages.chooseNewPapers(),
  });
}

async function listNew(server: Server): Promise<readonly { readonly key: string; readonly uri: string }[]> {
  const answer = await server.ask(methods.nextPapers, { limit: Number.MAX_SAFE_INTEGER });
  return answer?.papers.filter(({ isForLater }) => isForLater !== true) ?? [];
}

function createRow(icon: string, label: string, keys: readonly string[]): QuickPickItem & ChosenNewPapers {
  return { label: `$(${icon}) ${escapeIcons(label)}`, description: messages.newCount(keys.length), keys, from: label };
}

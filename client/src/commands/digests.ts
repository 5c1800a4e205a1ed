import { env, Uri, window, workspace } from 'vscode';
import { addDigest } from '../digests/addDigest';
import { countPastedPapers } from '../digests/pastedDigest';
import { digestLanguageId } from '../editing/documents';
import { openDocument } from '../editing/openPaper';
import { addPapersToDigest, chooseTargetDigest } from '../feeds/addPapersToDigest';
import { chooseFeed } from '../feeds/chooseFeed';
import { fetchFeed } from '../feeds/fetchFeed';
import { decideFound, describeMissing, findPapers } from '../feeds/findPapers';
import { SavedFeeds } from '../feeds/savedFeeds';
import { messages } from '../messages/messages';
import { Slip, showInformation, showInput, showStatus, showWarning } from '../messages/show';
import { runCommandPick } from '../picks/commandPick';
import type { Command } from './command';

/** Adds papers to the library in the way that the writer chooses. */
export const addPapers: Command = {
  id: 'marginalia.addPapers',
  title: 'Add Papers...',
  section: 'always',
  does: 'adds papers from a file, the clipboard, a listing or feed, or by identifier or title',
  icon: 'add',
  palette: 'always',
  menus: [{ place: 'papersTitle', group: '1_papers@1' }],
  run: () =>
    runCommandPick({ title: messages.titles.addPapers(), placeHolder: messages.chooseSource() }, [
      { ...pasteDigest, icon: 'clippy', detail: messages.pasteDigestDetail() },
      { ...chooseDigest, icon: 'folder-opened', detail: messages.chooseDigestDetail() },
      { ...fetchDigest, icon: 'cloud-download', detail: messages.fetchDigestDetail() },
      { ...addPapersByName, icon: 'search', detail: messages.addPapersByNameDetail() },
    ]),
};

/** Opens a new digest with the text of the clipboard, and shows how many papers it contains. */
export const pasteDigest: Command = {
  id: 'marginalia.pasteDigest',
  title: 'Paste a Digest',
  section: 'always',
  does: 'opens the contents of the clipboard as a digest',
  // With a library, a writer who drafts has it as the first choice of *Add Papers*.
  palette: '!marginalia.hasLibrary || !marginalia.inDraft',
  run: async ({ library }) => {
    const copied = await env.clipboard.readText();
    const papers = copied.trim() === '' ? undefined : await countPastedPapers(library, copied, true);
    // VS Code proposes the first line as the name of the file, which of a web page or of JSON is markup. With an empty one, it proposes
    // "Untitled-1.digest".
    const content = /^\s*[<{[]/.test(copied) ? `\n${copied}` : copied;
    await window.showTextDocument(await workspace.openTextDocument({ language: digestLanguageId, content }));
    // The status bar has no room for the advice. Not awaited, because the command is done.
    if (papers === 0) void showInformation(messages.noPaperPasted());
    else showStatus(papers === undefined ? messages.pasteHere() : messages.pastedHere(papers));
  },
};

export const chooseDigest: Command = {
  id: 'marginalia.chooseDigest',
  title: 'Choose File...',
  run: async () => {
    const folder = workspace.workspaceFolders?.[0];
    const chosen = await window.showOpenDialog({
      title: messages.chooseDigest(),
      openLabel: messages.chooseDigest(),
      filters: {
        [messages.digestFiles()]: [
          'txt',
          'md',
          'json',
          'jsonl',
          'ris',
          'nbib',
          'enw',
          'csv',
          'tsv',
          'xml',
          'yaml',
          'yml',
          'html',
          'eml',
          'mbox',
          'digest',
        ],
        [messages.allFiles()]: ['*'],
      },
      ...(folder === undefined ? {} : { defaultUri: folder.uri }),
    });
    const uri = chosen?.[0];
    if (uri === undefined) return;
    const document = await openDocument(uri);
    await window.showTextDocument(document);
    await addDigest(document);
  },
};

/** Fetches the papers of a source that the writer chooses, and adds those to a digest that do not stand in it yet. */
export const fetchDigest: Command = {
  id: 'marginalia.fetchDigest',
  title: 'Fetch Digest...',
  run: async (services) => {
    const { extension, library, server, consent, newPapersPage } = services;
    if (consent.refuseIfForbidden()) return;
    const saved = new SavedFeeds(extension.workspaceState);
    const source = await chooseFeed(server, saved);
    if (source === undefined) return;
    const fetched = await fetchFeed(source, services);
    if (fetched === undefined) return;
    if (source.kind !== 'daily-papers' && source.kind !== 'weekly-papers') await saved.save(source);
    const { papers, replaced, name, fileName } = fetched;
    if (papers.length === 0) {
      void showInformation(messages.feedHasNone(name, replaced));
      return;
    }
    const target = await chooseTargetDigest(messages.titles.fetchDigest(), fileName, library);
    if (target === undefined) return;
    const addition = await addPapersToDigest({ papers, heading: name }, target, { server, library });
    if (addition === undefined) return;
    const review = messages.titles.reviewNewPapers();
    const choice = await showInformation(messages.papersAdded({ ...addition, replaced }), ...(addition.added === 0 ? [] : [review]));
    if (choice === review) await newPapersPage.show();
  },
};

/** The name of a new digest for papers that the writer adds one by one. */
const newDigestName = 'added-papers-digest.md';

/** Looks up the papers that the writer names by identifier, address or title, and adds them to a digest. */
export const addPapersByName: Command = {
  id: 'marginalia.addPapersByName',
  title: 'Add by Identifier or Title...',
  run: async (services) => {
    if (services.consent.refuseIfForbidden()) return;
    const title = messages.titles.addPapersByName();
    const words = await showInput({ title, prompt: messages.whichPapers(), ignoreFocusOut: true });
    if (words === undefined || words.trim() === '') return;
    const results = await findPapers(words.trim(), services);
    if (results === undefined) return;
    const missing = describeMissing(results);
    if (missing.length > 0) void showWarning(missing.join(' '));
    const papers = await decideFound(results);
    if (papers === undefined || papers.length === 0) return;
    const target = await chooseTargetDigest(title, newDigestName, services.library);
    if (target === undefined) return;
    const addition = await addPapersToDigest({ papers, heading: messages.addedPapers() }, target, services);
    if (addition !== undefined) void showInformation(messages.papersAdded({ ...addition, replaced: 0 }));
  },
};

/** Treats a file as a digest: the file in the explorer on which the command was started, or else that of the active editor. */
export const treatAsDigest: Command = {
  id: 'marginalia.treatAsDigest',
  title: 'Use File as Digest',
  section: 'otherFile',
  does: 'adds the open file to your digests',
  palette:
    'editorIsOpen && resourceScheme =~ /^(file|vscode-remote|vscode-vfs|vscode-userdata|untitled)$/ && (!marginalia.inDraft || editorLangId == markdown) && !marginalia.inDigest && !marginalia.inBibliography',
  menus: [
    {
      place: 'explorer',
      group: '7_marginalia@1',
      when: 'resourceExtname =~ /^\\.(txt|ris|nbib|enw|csv|tsv|xml|rss|atom|jsonl|ndjson|org|bbl|html?|eml|mbox)$/ && resourceLangId != marginalia-digest',
    },
  ],
  run: async (_services, argument) => {
    const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
    if (uri === undefined) throw new Slip(messages.noFile());
    await addDigest(await openDocument(uri));
  },
};

/** Removes the missing digests from the Papers view. The command is started by a button of the view while it shows them. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: 'Clear Missing Digests',
  section: 'papersView',
  icon: 'close',
  palette: 'never',
  menus: [{ place: 'papersRow', group: 'inline@1', when: 'viewItem == gone' }],
  run: ({ missingDigests }) => missingDigests.forget(),
};

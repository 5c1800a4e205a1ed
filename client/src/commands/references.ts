import { env, type Uri, window } from 'vscode';
import { methods } from '../../../server/src/client';
import { type EntryPlace, getEntryAtCursor, readEntryPlace } from '../editing/keyAtCursor';
import { fileLabel } from '../editing/labels';
import { openPaper, openPlace } from '../editing/openPaper';
import { keyedRegistries } from '../lookUp/apiKeys';
import { citePublished } from '../lookUp/candidatePick';
import { chooseReferences } from '../lookUp/chooseReferences';
import type { ReferenceChanges } from '../lookUp/referenceChanges';
import { compareWithRegistries } from '../lookUp/referenceCheck';
import { findUndecided, updateReferences } from '../lookUp/referenceList';
import { messages } from '../messages/messages';
import { Slip, showInput, showStatus } from '../messages/show';
import { runCommandPick } from '../picks/commandPick';
import type { Services } from '../services';
import { type Command, findKey, findKeys } from './command';

/** Completes the references of given papers, or of those that the writer chooses, from registries. */
export const completeReferences: Command = {
  id: 'marginalia.completeReferences',
  title: 'Complete References...',
  section: 'library',
  does: 'looks up authors, years and venues online',
  icon: 'cloud-download',
  palette: 'marginalia.hasLibrary && !marginalia.isCompleting',
  menus: [
    { place: 'paper', group: '2_cite@3' },
    { place: 'reference', group: 'inline@1' },
    { place: 'reference', group: '2_complete@2' },
    { place: 'draftMenu', group: '3_draft@1', when: 'marginalia.hasLibrary' },
  ],
  needsFolder: 'references',
  run: async (services, argument, chosen) => {
    if (services.consent.refuseIfForbidden()) return;
    const keys = findKeys(argument, chosen);
    if (keys.length === 0) {
      const scope = await chooseReferences(services);
      return scope === undefined ? undefined : services.completion.complete(scope.papers, scope);
    }
    await completeByKeys(services, keys);
  },
};

/** What is written belongs to `run`, if there is one; see `ReferenceChanges`. */
async function completeByKeys(services: Services, keys: readonly string[], run?: number): Promise<void> {
  const { completion, consent, library, references } = services;
  if (consent.refuseIfForbidden()) return;
  const papers = await Promise.all(
    keys.map(async (key) => ({ key, title: references.find(key)?.title ?? (await library.paper(key))?.title ?? key })),
  );
  await completion.complete(papers, { about: references.about, seeksPublished: true }, run);
}

/** Compares references with what registries know, also complete ones, and opens a report. */
export const checkReferences: Command = {
  id: 'marginalia.checkReferences',
  title: 'Check References...',
  section: 'library',
  does: 'compares references with registries, and opens a report',
  icon: 'verified',
  palette: 'marginalia.hasLibrary && !marginalia.isCompleting && !marginalia.inDigest',
  run: async (services) => {
    if (!services.consent.refuseIfForbidden()) await compareWithRegistries(services);
  },
};

/** Stops the look-ups that run, as *Cancel* in their notification does, which the keyboard hardly reaches. What was found is kept. */
export const stopCompletingReferences: Command = {
  id: 'marginalia.stopCompletingReferences',
  title: 'Stop Completing References',
  section: 'library',
  does: 'stops the lookup, but keeps results',
  icon: 'debug-stop',
  palette: 'marginalia.isCompleting',
  menus: [{ place: 'referencesTitle', group: 'navigation@1', when: 'marginalia.isCompleting' }],
  keys: [{ place: 'referencesView', key: 'escape', when: 'marginalia.isCompleting', does: 'stop lookup' }],
  run: ({ completion }) => {
    completion.stop();
    return Promise.resolve();
  },
};

/** Lists the incomplete references of the draft, or of all drafts and bibliographies. */
export const showIncompleteReferences: Command = {
  id: 'marginalia.showIncompleteReferences',
  title: 'Show Incomplete References...',
  section: 'library',
  does: 'lists references without author, year, or venue and identifier',
  palette: 'marginalia.hasIncompleteReferences && !marginalia.isCompleting && (marginalia.inDraft || marginalia.inBibliography)',
  menus: [{ place: 'papersTitle', group: '2_library@2', when: 'marginalia.hasIncompleteReferences' }],
  run: async ({ drafts, server, references, completion }) => {
    const draft = drafts.findRecent()?.document.uri;
    const all = { label: messages.allIncomplete(), uri: undefined };
    const scope =
      draft === undefined
        ? all
        : await window.showQuickPick([{ label: messages.citedIncomplete(fileLabel(draft)), uri: draft.toString() }, all], {
            title: messages.titles.showIncompleteReferences(),
            placeHolder: messages.chooseIncomplete(),
          });
    if (scope === undefined) return;
    const about = scope.uri === undefined || draft === undefined ? '' : fileLabel(draft);
    const answer = await server.ask(methods.incompleteReferences, scope.uri === undefined ? {} : { uri: scope.uri });
    references.show(about, answer?.references ?? [], { uri: scope.uri });
    await completion.showList();
  },
};

/** Completes all references of the list that are incomplete now. */
export const completeListedReferences: Command = {
  id: 'marginalia.completeListedReferences',
  title: 'Complete Listed References',
  section: 'referencesView',
  icon: 'cloud-download',
  palette: 'never',
  menus: [{ place: 'referencesTitle', group: 'navigation@1', when: '!marginalia.isCompleting' }],
  needsFolder: 'references',
  run: async ({ completion, server, references }) => {
    await updateReferences(references, server);
    const open = references.rows.filter(({ missing, result }) => result !== 'waiting' && missing?.length !== 0);
    if (open.length === 0) throw new Slip(messages.nothingIncomplete());
    await completion.complete(open, { about: references.about });
  },
};

/** For a row of the list of references: lets the writer decide which record it is, or which version is cited, or else opens its entry, or the paper. */
export const openReference: Command = {
  id: 'marginalia.openReference',
  title: 'Open Reference',
  run: async ({ completion, library, server, referenceChanges, references }, argument) => {
    const key = findKey(argument);
    if (key === undefined) return;
    const row = references.find(key);
    const undecided = row === undefined ? undefined : findUndecided(row);
    if (undecided !== undefined) return completion.decide([undecided]);
    const { entry, published } = row ?? {};
    if (published !== undefined) return citePublished({ server, changes: referenceChanges }, [key]);
    if (entry === undefined) return openPaper(library, key);
    await openPlace({ uri: entry.uri, range: { start: entry.position, end: entry.position } });
  },
};

/** Makes entries that cite preprints cite the published versions that were found: those of given papers, or of all that the writer chooses. */
export const citePublishedVersion: Command = {
  id: 'marginalia.citePublishedVersion',
  title: 'Use Published Versions...',
  section: 'draft',
  does: 'replaces preprints with their published versions in the bibliography',
  icon: 'versions',
  palette: 'marginalia.inBibliography || marginalia.inDraft && marginalia.hasReferences',
  menus: [
    { place: 'reference', group: 'inline@0', when: 'viewItem =~ /published/' },
    { place: 'reference', group: '2_complete@1', when: 'viewItem =~ /published/' },
  ],
  run: ({ server, referenceChanges }, argument, chosen) => {
    const keys = findKeys(argument, chosen);
    return citePublished({ server, changes: referenceChanges }, keys.length === 0 ? undefined : keys);
  },
};

/** Undoes, in all files, what the last command has written, or the run that a message is about; see `ReferenceChanges`. */
export const undoReferenceChange: Command = {
  id: 'marginalia.undoReferenceChange',
  title: 'Undo Reference Change',
  keys: [{ place: 'referencesView', key: 'ctrl+z', when: 'marginalia.referencesChanged', does: 'undo' }],
  run: async ({ referenceChanges }, run) => {
    showStatus(await referenceChanges.undo(typeof run === 'number' ? run : undefined));
  },
};

/** Puts the reference on the clipboard in the place of an entry. What an identifier stands for is looked up. */
export const pasteReference: Command = {
  id: 'marginalia.pasteReference',
  title: 'Paste Reference over Entry',
  section: 'otherFile',
  does: 'replaces the entry at the cursor with the copied reference, but keeps the key',
  palette: 'marginalia.inBibliography',
  menus: [{ place: 'reference', group: '2_complete@3', when: 'viewItem =~ /entry$/ && !listMultiSelection' }],
  run: async (services, uriArgument, positionArgument) => {
    const { library, referenceChanges } = services;
    const { uri, position } = readEntryPlace(uriArgument, positionArgument) ?? getEntryAtCursor();
    const id = uri.toString();
    const paste = await library.ask(methods.bibliographyEdit, { kind: 'paste', uri: id, position, text: await env.clipboard.readText() });
    if (paste === undefined || paste === null) throw new Slip(messages.noEntryAtCursor());
    if (paste.kind === 'refused') throw new Error(paste.reason);
    if (paste.kind === 'edits' && paste.doubt !== undefined && !(await mayPaste(paste.doubt))) return;
    const run = referenceChanges.begin();
    // In a file that has changed, another entry may be at the position, so no new edits are asked for.
    await referenceChanges.writeOne(run, { edits: { [id]: paste.edits }, basis: { [id]: paste.basis } });
    if (paste.kind === 'look-up') return completeByKeys(services, [paste.key], run);
    if (isInFront(uri)) showStatus(messages.entryReplaced(paste.key));
    else await tellReplaced(referenceChanges, run, paste.key, { uri, position });
  },
};

/** Whether the writer sees what becomes of the file, and can undo it there. */
function isInFront(uri: Uri): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString();
}

/** In a message, with buttons that lead to the entry and that undo the change. */
async function tellReplaced(changes: ReferenceChanges, run: number, key: string, { uri, position }: EntryPlace): Promise<void> {
  const choice = await changes.tell(run, messages.entryReplaced(key), [], messages.showEntry());
  if (choice !== undefined) await openPlace({ uri: uri.toString(), range: { start: position, end: position } });
}

/** Asks the writer whether the reference of what may be another paper is pasted. */
async function mayPaste({ ofEntry, pasted }: { readonly ofEntry: string; readonly pasted: string }): Promise<boolean> {
  const anyway = { label: messages.pasteAnyway(), detail: pasted };
  const choice = await window.showQuickPick([{ label: messages.keepEntry(), detail: ofEntry }, anyway], {
    title: messages.titles.pasteReference(),
    placeHolder: messages.titlesDiffer(),
    ignoreFocusOut: true,
  });
  return choice === anyway;
}

/** Shows or changes what is sent to registries, in the way that the writer chooses. */
export const onlineLookupSettings: Command = {
  id: 'marginalia.onlineLookupSettings',
  title: 'Online Lookup Settings...',
  section: 'library',
  does: 'shows online requests, resets your consent, or sets an API key',
  palette: 'marginalia.hasLibrary',
  menus: [{ place: 'referencesTitle', group: '1_requests@1' }],
  run: () =>
    runCommandPick({ title: messages.titles.onlineLookupSettings(), placeHolder: messages.chooseLookupSetting() }, [
      { ...showOnlineRequests, icon: 'list-unordered', detail: messages.showOnlineRequestsDetail() },
      { ...resetConsent, icon: 'shield', detail: messages.resetConsentDetail() },
      { ...setRegistryKey, icon: 'key', detail: messages.setRegistryKeyDetail() },
    ]),
};

/** Shows which requests this window has sent to registries, and who they are. */
export const showOnlineRequests: Command = {
  id: 'marginalia.showOnlineRequests',
  title: 'Show Online Requests',
  run: ({ sentRequestsPage }) => sentRequestsPage.show(),
};

/** Takes back that commands of this workspace may send requests without asking. */
export const resetConsent: Command = {
  id: 'marginalia.resetConsent',
  title: 'Reset Online Consent',
  run: async ({ consent }) => {
    await consent.forget();
    showStatus(messages.consentForgotten());
  },
};

/** Keeps a key that a registry gave the writer in the editor's secret storage, or removes it. */
export const setRegistryKey: Command = {
  id: 'marginalia.setRegistryKey',
  title: 'Set Registry Key...',
  run: async ({ apiKeys }) => {
    const title = messages.titles.setRegistryKey();
    const set = await apiKeys.list();
    const rows = keyedRegistries.map(({ registry, label, page }) => ({
      registry,
      label,
      page,
      description: set.includes(registry) ? messages.keyIsSet() : '',
    }));
    const chosen = await window.showQuickPick(rows, { title, placeHolder: messages.chooseRegistry() });
    if (chosen === undefined) return;
    const { registry, label, page } = chosen;
    const key = (await showInput({ title, prompt: messages.keyHint(label, page), password: true, ignoreFocusOut: true }))?.trim();
    if (key === undefined) return;
    await apiKeys.set(registry, key);
    showStatus(key === '' ? messages.keyRemoved(label) : messages.keySet(label));
  },
};

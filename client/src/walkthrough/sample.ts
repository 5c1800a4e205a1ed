import { commands, type ExtensionContext, FileSystemError, FileType, Range, Uri, window, workspace } from 'vscode';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { Services } from '../services';

const memoryKey = 'marginalia.openedSample';
const draftName = 'related-work.md';
/** The end of the unfinished sentence in the draft of the sample. The cursor is put there, so that the writer can insert a citation. */
const unfinished = 'for each token, and H2O';

/** What to show in the window that opens the sample. */
interface Visit {
  readonly folder: string;
  readonly trial: string | undefined;
}

/**
 * Opens a copy of the sample that the writer can edit. Files from an earlier visit stay as they are. If this window has no folder and
 * no unsaved documents, the sample is opened in it, otherwise in a new window. `copy` is the folder of another copy of the sample.
 */
export async function visitSample(services: Services, trial?: Trial, copy?: Uri): Promise<void> {
  const { extension } = services;
  const folder = copy ?? Uri.joinPath(extension.globalStorageUri, 'sample');
  await copyMissing(Uri.joinPath(extension.extensionUri, 'media', 'sample'), folder);
  if (isOpen(folder)) return show(services, folder, trial);
  await extension.globalState.update(memoryKey, { folder: folder.toString(), trial } satisfies Visit);
  const isInUse = workspace.workspaceFolders !== undefined || workspace.textDocuments.some(({ isDirty }) => isDirty);
  await commands.executeCommand('vscode.openFolder', folder, isInUse ? { forceNewWindow: true } : { forceReuseWindow: true });
}

/** If this window was opened for the sample, shows the sample. This happens only once. */
export async function arriveAtSample(services: Services): Promise<void> {
  const memory: ExtensionContext['globalState'] = services.extension.globalState;
  const visit = memory.get<Visit>(memoryKey);
  if (visit === undefined || !isOpen(Uri.parse(visit.folder))) return;
  await memory.update(memoryKey, undefined);
  await show(
    services,
    Uri.parse(visit.folder),
    trials.find((each) => each === visit.trial),
  );
}

/** Shows the view of papers with a hint on what to try, and the draft with the cursor after its unfinished sentence. */
async function show(services: Services, folder: Uri, trial: Trial | undefined): Promise<void> {
  await services.tree.showWith(messages.tryOut());
  const document = await workspace.openTextDocument(Uri.joinPath(folder, draftName));
  const start = document.getText().indexOf(unfinished);
  const end = document.positionAt(start < 0 ? document.getText().length : start + unfinished.length);
  await window.showTextDocument(document, { preview: false, selection: new Range(end, end) });
  await services.library.whenReady();
  if (trial !== undefined) await performTrial(services, trial);
}

function isOpen(folder: Uri): boolean {
  return workspace.workspaceFolders?.some(({ uri }) => uri.path.replace(/\/$/, '') === folder.path.replace(/\/$/, '')) ?? false;
}

async function copyMissing(source: Uri, target: Uri): Promise<void> {
  await workspace.fs.createDirectory(target);
  for (const [name, type] of await workspace.fs.readDirectory(source)) {
    const from = Uri.joinPath(source, name);
    const to = Uri.joinPath(target, name);
    if (type === FileType.Directory) await copyMissing(from, to);
    else if (!(await exists(to))) await workspace.fs.copy(from, to);
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

/** The features that the writer can try in the walkthrough. */
const trials = ['card', 'citation', 'note'] as const;

export type Trial = (typeof trials)[number];

/** Whether this window has what the trial needs: papers, and for a note also a folder in which it can be saved. */
export async function canTry({ library }: Services, trial: Trial): Promise<boolean> {
  const papers = (await library.papers())?.papers ?? [];
  return papers.length > 0 && (trial !== 'note' || workspace.workspaceFolders !== undefined);
}

/** Performs the trial. For `card` and `note`, it uses the first paper of the library. */
export async function performTrial(services: Services, trial: Trial): Promise<void> {
  if (trial === 'citation') return tryCitation(services);
  const key = (await services.library.papers())?.papers[0]?.key;
  if (key === undefined) return;
  if (trial === 'note') return tryNote(services.library, key);
  await openPaper(services.library, key);
  await commands.executeCommand('editor.action.showHover');
}

/** Starts a citation in the writer's draft if one is open, otherwise in a new one. */
async function tryCitation({ drafts }: Services): Promise<void> {
  const open = drafts.findRecent();
  const content = messages.unfinishedSentence();
  const document = open?.document ?? (await workspace.openTextDocument({ language: 'markdown', content }));
  const end = open?.position ?? document.positionAt(content.length);
  await window.showTextDocument(document, {
    selection: new Range(end, end),
    ...(open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn }),
  });
  await commands.executeCommand('marginalia.insertCitation');
}

/** How many UTF-16 code units of a sentence are searched for in the digest. */
const searchedLength = 30;

/** Selects the first sentence of the paper's abstract in a digest, and opens the comment box for a note on that sentence. */
async function tryNote(library: Library, key: string): Promise<void> {
  const paper = await library.paper(key);
  const [sentence = ''] = paper?.abstract.split(/(?<=[.!?])\s/) ?? [];
  for (const { uri } of paper?.places ?? []) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const start = document.getText().indexOf(sentence.slice(0, searchedLength));
    if (start < 0) continue;
    await window.showTextDocument(document, {
      selection: new Range(document.positionAt(start), document.positionAt(start + sentence.length)),
    });
    await commands.executeCommand('marginalia.annotateSelection');
    return;
  }
}

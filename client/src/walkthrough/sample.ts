import { commands, type ExtensionContext, FileSystemError, FileType, Range, Uri, window, workspace } from 'vscode';
import { messages } from '../messages/messages';
import type { Services } from '../services';
import { performTrial, type Trial, trials } from './trials';

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

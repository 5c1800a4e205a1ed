import { FileSystemError, type Tab, TabInputText, TabInputTextDiff, type TextDocument, type Uri, window, workspace } from 'vscode';
import { isForeign } from '../editing/documents';

/**
 * The given documents that no longer exist: the file was deleted and the editor has no unsaved changes, or the document was never saved
 * and no tab shows it. Documents that are foreign (see `isForeign`) are left out. Because this extension offers comments on digests, VS
 * Code reports a digest as open for minutes after its tab was closed. A digest that no longer exists may therefore still be among the
 * open documents.
 */
export async function findClosedDocuments(documents: readonly TextDocument[]): Promise<readonly TextDocument[]> {
  const gone = await Promise.all(
    documents.map(async (document) => {
      if (isForeign(document)) return false;
      return document.isUntitled ? !isInTab(document.uri) : !document.isDirty && !(await isThere(document.uri));
    }),
  );
  return documents.filter((_, index) => gone[index]);
}

/** The documents that these tabs show. The document of a closed tab is found only while VS Code still has it in memory. */
export function findDocumentsOfTabs(tabs: readonly Tab[]): readonly TextDocument[] {
  const uris = new Set(tabs.flatMap(urisOf).map(String));
  return workspace.textDocuments.filter(({ uri }) => uris.has(uri.toString()));
}

/** Whether any tab shows the document. */
export function isInTab(uri: Uri): boolean {
  return window.tabGroups.all.some(({ tabs }) => tabs.flatMap(urisOf).some((shown) => shown.toString() === uri.toString()));
}

function urisOf({ input }: Tab): readonly Uri[] {
  if (input instanceof TabInputText) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof FileSystemError && error.code === 'FileNotFound');
  }
}

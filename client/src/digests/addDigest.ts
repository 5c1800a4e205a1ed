import { ConfigurationTarget, languages, type TextDocument, type WorkspaceFolder, workspace } from 'vscode';
import { settingTable } from '../../../server/src/client';
import { digestLanguageId, isDigestByGlob } from '../editing/documents';
import { fileLabel } from '../editing/labels';
import { isInOwnFolder } from '../editing/ownFiles';
import { readSetting } from '../editing/settings';
import { messages } from '../messages/messages';
import { showStatus } from '../messages/show';

/**
 * Adds the file to `marginalia.digests` of its workspace folder, if it is in one. A plain-text document gets the digest language; other
 * documents, such as Markdown or JSON, keep their language.
 */
export async function addDigest(document: TextDocument): Promise<void> {
  const file = fileLabel(document.uri);
  if (isInOwnFolder(document.uri)) throw new Error(messages.digestInOwnFolder(file));
  const folder = document.isUntitled ? undefined : workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined)
    showStatus(workspace.workspaceFolders === undefined ? messages.digestWithoutFolder(file) : messages.digestForSession(file));
  else if (isDigestByGlob(document)) showStatus(messages.digestAlready(file));
  else {
    await addToSetting(document, folder);
    showStatus(messages.digestAdded(file));
  }
  if (document.languageId === 'plaintext') await languages.setTextDocumentLanguage(document, digestLanguageId);
}

/** Adds a glob for the document to the setting, and keeps all globs that are in effect. */
async function addToSetting(document: TextDocument, folder: WorkspaceFolder): Promise<void> {
  const globs = readSetting('digests', document.uri);
  const glob = escapeGlob(document.uri.path.slice(folder.uri.path.length).replace(/^\/+/, ''));
  const target = workspace.workspaceFile === undefined ? ConfigurationTarget.Workspace : ConfigurationTarget.WorkspaceFolder;
  await workspace.getConfiguration('marginalia', document.uri).update(settingTable.digests.name, [...globs, glob], target);
}

/**
 * A glob that matches only this path. Special characters are put in brackets, because all glob libraries understand this way of
 * escaping.
 */
function escapeGlob(path: string): string {
  return path.replace(/[*?{}()[\]]/g, '[$&]');
}

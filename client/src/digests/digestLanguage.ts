import { Disposable, languages, window, workspace, type TextDocument } from 'vscode';
import { digestLanguageId, isDigestByGlob } from '../editing/documents';
import { findDocumentsOfTabs, isInTab } from '../server/closedDocuments';
import type { Library } from '../server/library';

/**
 * Sets the language of plain-text documents. One that matches `marginalia.digests` gets the language of digests, once, so that a
 * writer can choose another. One that is a digest only by its language becomes plain text when its tab is closed, because VS Code
 * may have the document in memory for minutes; opened again in that time, it is a digest again.
 */
export function syncDigestLanguage(library: Library): Disposable {
  const seen = new Set<string>();
  const closed = new Set<string>();
  const check = async (document: TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (document.languageId === digestLanguageId) seen.add(uri);
    if (document.languageId !== 'plaintext' || seen.has(uri) || !library.isDigest(uri)) return;
    seen.add(uri);
    await languages.setTextDocumentLanguage(document, digestLanguageId);
  };
  const checkAll = (): void => workspace.textDocuments.forEach((document) => void check(document));
  const close = async (document: TextDocument): Promise<void> => {
    if (document.languageId !== digestLanguageId || document.isUntitled || isDigestByGlob(document) || isInTab(document.uri)) return;
    closed.add(document.uri.toString());
    await languages.setTextDocumentLanguage(document, 'plaintext');
  };
  const open = async (document: TextDocument): Promise<void> => {
    if (closed.delete(document.uri.toString())) await languages.setTextDocumentLanguage(document, digestLanguageId);
  };
  checkAll();
  return Disposable.from(
    library.onDidChange(checkAll),
    window.tabGroups.onDidChangeTabs((tabs) => {
      findDocumentsOfTabs(tabs.closed).forEach((document) => void close(document));
      findDocumentsOfTabs(tabs.opened).forEach((document) => void open(document));
    }),
    workspace.onDidOpenTextDocument((document) => void check(document)),
    workspace.onDidCloseTextDocument((document) => {
      // VS Code reports a change of language as closing and opening, but the document remains in the list meanwhile.
      if (workspace.textDocuments.includes(document)) return;
      seen.delete(document.uri.toString());
      closed.delete(document.uri.toString());
    }),
  );
}

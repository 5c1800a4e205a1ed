import { Disposable, languages, window, workspace, type TextDocument } from 'vscode';
import { digestLanguageId, isDigestByGlob } from '../editing/documents';
import { findInTabs, isInTab } from '../server/closedDocuments';
import type { Library } from '../server/library';

/**
 * Keeps the language of plain-text documents to what they are. Those that are digests by `marginalia.digests` get the digest's
 * language, once each: a writer who sets another language keeps it. One that is a digest by its language alone is none any more
 * when its tab is closed, though VS Code may keep the document for minutes; in a new tab it is a digest again.
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
      findInTabs(tabs.closed).forEach((document) => void close(document));
      findInTabs(tabs.opened).forEach((document) => void open(document));
    }),
    workspace.onDidOpenTextDocument((document) => void check(document)),
    workspace.onDidCloseTextDocument((document) => {
      // A document that changes its language closes and opens, but never leaves the list.
      if (workspace.textDocuments.includes(document)) return;
      seen.delete(document.uri.toString());
      closed.delete(document.uri.toString());
    }),
  );
}

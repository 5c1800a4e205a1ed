import { Disposable, type DocumentSymbolProvider, languages, type TextDocument, window, workspace } from 'vscode';
import { digestFilters, digestLanguageId, isDigestByGlob } from '../editing/documents';
import { findDocumentsOfTabs, isInTab } from '../server/closedDocuments';
import type { Library } from '../server/library';

/**
 * Sets the language of plain-text documents. A document that the library lists as a digest gets the digest language, but only once, so
 * that the writer can choose another language. Some files are digests only because of their language. When the tab of such a file is
 * closed, the file becomes plain text, because VS Code may keep the document in memory for minutes. If the file is opened again in that
 * time, it becomes a digest again.
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
      // When the language of a document changes, VS Code reports that the document was closed and opened, but the document stays in
      // `workspace.textDocuments`.
      if (workspace.textDocuments.includes(document)) return;
      seen.delete(document.uri.toString());
      closed.delete(document.uri.toString());
    }),
  );
}

/**
 * Refreshes the outlines of digests when corrections or topics change. VS Code requests an outline again only when the text or the list
 * of outline providers changes, so this function registers an empty provider each time.
 */
export function refreshDigestOutlines(library: Library): Disposable {
  let asked: Disposable | undefined;
  const refresh = (): void => {
    const silent: DocumentSymbolProvider = { provideDocumentSymbols: () => [] };
    const next = languages.registerDocumentSymbolProvider([{ language: digestLanguageId }, ...digestFilters()], silent);
    asked?.dispose();
    asked = next;
  };
  return Disposable.from(library.onDidChange(refresh), library.onDidChangeTopics(refresh), { dispose: () => asked?.dispose() });
}

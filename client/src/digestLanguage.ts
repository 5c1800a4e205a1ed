import { Disposable, languages, workspace, type TextDocument } from 'vscode';
import { digestLanguageId } from './documents';
import type { Library } from './library';

/**
 * Gives plain-text documents that are digests by `marginalia.digests` the digest's language, once each:
 * a writer who sets another language keeps it.
 */
export function keepDigestLanguage(library: Library): Disposable {
  const seen = new Set<string>();
  const check = async (document: TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (document.languageId === digestLanguageId) seen.add(uri);
    if (document.languageId !== 'plaintext' || seen.has(uri) || !library.isDigest(uri)) return;
    seen.add(uri);
    await languages.setTextDocumentLanguage(document, digestLanguageId);
  };
  const checkAll = (): void => workspace.textDocuments.forEach((document) => void check(document));
  checkAll();
  return Disposable.from(
    library.onDidChange(checkAll),
    workspace.onDidOpenTextDocument((document) => void check(document)),
    workspace.onDidCloseTextDocument((document) => {
      // A document that changes its language closes and opens, but never leaves the list.
      if (!workspace.textDocuments.includes(document)) seen.delete(document.uri.toString());
    }),
  );
}

import { Disposable, type DocumentSymbolProvider, languages } from 'vscode';
import { digestFilters, digestLanguageId } from '../editing/documents';
import type { Library } from '../server/library';

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

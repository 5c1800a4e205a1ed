import { Disposable, languages, type DocumentSymbolProvider } from 'vscode';
import { digestFilters, digestLanguageId } from '../editing/documents';
import type { Library } from '../server/library';

/**
 * Keeps the outlines of digests up to date. VS Code asks for the outline of a text again when the text changes, or those who are asked;
 * corrections and topics change what a text that stays holds, so each time somebody else is asked too, who knows nothing.
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

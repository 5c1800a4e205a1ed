import type { DiagnosticResult } from '../../features/lsp/diagnostics';
import type { Snapshot } from '../../workspace/snapshot';

/** The editor, as far as the server sends it what it did not ask for. What an editor can't show is not sent. */
export interface EditorNotifier {
  /** Replaces the diagnostics of a file. */
  showDiagnostics(snapshot: Snapshot, uri: string, diagnostics: readonly DiagnosticResult[]): void;
  /** The first index is complete. */
  sendLibraryReady(snapshot: Snapshot): void;
  sendLibraryChanged(snapshot: Snapshot): void;
  sendTopicsChanged(): void;
  sendNotesChanged(): void;
  /** Makes the editor ask again for the lenses of all documents. */
  refreshCodeLenses(): void;
  /** Makes the editor ask again for the colours of all documents. */
  refreshSemanticTokens(): void;
}

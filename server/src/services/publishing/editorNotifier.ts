import type { Snapshot } from '#workspace';
import type { MemoryShortage } from '../../features/digests/libraryStatus';
import type { DiagnosticResult } from '../../features/findings/diagnostics';

/**
 * Sends the editor what it did not request: diagnostics, notifications and requests to refresh. An editor that can't refresh code
 * lenses or semantic tokens is not asked to.
 */
export interface EditorNotifier {
  /** Replaces the diagnostics of a file. */
  showDiagnostics(snapshot: Snapshot, uri: string, diagnostics: readonly DiagnosticResult[]): void;
  /** Tells the editor that the first index is complete. */
  sendLibraryReady(snapshot: Snapshot): void;
  sendLibraryChanged(snapshot: Snapshot): void;
  sendTopicsChanged(): void;
  sendNotesChanged(): void;
  /** Tells the editor that the review which it shows would be another now. */
  sendReviewOutdated(): void;
  /** Shows the writer a message: the library with this many papers needs more memory than the server may use. */
  showMemoryShortage(papers: number, shortage: MemoryShortage): void;
  /** Makes the editor request the code lenses of all documents again. */
  refreshCodeLenses(): void;
  /** Makes the editor request the semantic tokens of all documents again. */
  refreshSemanticTokens(): void;
}

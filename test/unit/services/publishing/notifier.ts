import type { EditorNotifier } from '../../../../server/src/services/publishing/diagnostics';

/** An editor that writes down what it is sent; diagnostics as `uri: code code`. */
export function createNotifier(sent: string[]): EditorNotifier {
  return {
    showDiagnostics: (_, uri, diagnostics) => void sent.push([`${uri}:`, ...diagnostics.map(({ code }) => code)].join(' ')),
    sendLibraryReady: () => void sent.push('library ready'),
    sendLibraryChanged: () => void sent.push('library changed'),
    sendTopicsChanged: () => void sent.push('topics changed'),
    sendNotesChanged: () => void sent.push('notes changed'),
    sendReviewOutdated: () => void sent.push('review outdated'),
    showMemoryShortage: (papers) => void sent.push(`${papers} papers need more memory`),
    refreshCodeLenses: () => void sent.push('refresh lenses'),
    refreshInlayHints: () => void sent.push('refresh hints'),
    refreshSemanticTokens: () => void sent.push('refresh tokens'),
  };
}

import {
  CodeLensRefreshRequest,
  type Diagnostic,
  DiagnosticSeverity,
  InlayHintRefreshRequest,
  MessageType,
  SemanticTokensRefreshRequest,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import type { Snapshot } from '#workspace';
import type { MemoryShortage } from '../features/digests/libraryStatus';
import type { DiagnosticResult } from '../features/findings/diagnostics';
import type { EditorNotifier } from '../services/publishing/diagnostics';
import type { Encoder } from './encode';
import type { RequestContext } from './handle';
import { methods } from './requests';
import type { ChangedParams, LibraryNotification } from './statusRequests';

/** Creates the object that sends the editor diagnostics, notifications and requests to refresh. */
export function createEditorNotifier({
  connection,
  abilities,
  encoder,
}: Pick<RequestContext, 'connection' | 'abilities' | 'encoder'>): EditorNotifier {
  const sendChanged = (params: ChangedParams): void => void connection.sendNotification(methods.changed, params);
  return {
    showDiagnostics: (snapshot, uri, diagnostics) =>
      void connection.sendDiagnostics({
        uri: encoder.toEditorUri(uri),
        diagnostics: diagnostics.map((diagnostic) => toDiagnostic(encoder, snapshot, uri, diagnostic)),
      }),
    sendLibraryReady: (snapshot) => void connection.sendNotification(methods.ready, describeLibrary(snapshot)),
    sendLibraryChanged: (snapshot) => sendChanged({ what: 'library', ...describeLibrary(snapshot) }),
    sendTopicsChanged: () => sendChanged({ what: 'topics' }),
    sendNotesChanged: () => sendChanged({ what: 'notes' }),
    sendReviewOutdated: () => sendChanged({ what: 'review' }),
    showMemoryShortage: (papers, shortage) =>
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: describeShortage(papers, shortage),
      }),
    refreshCodeLenses() {
      if (abilities.codeLensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type);
    },
    refreshInlayHints() {
      if (abilities.hintsRefresh) void connection.sendRequest(InlayHintRefreshRequest.type);
    },
    refreshSemanticTokens() {
      if (abilities.tokensRefresh) void connection.sendRequest(SemanticTokensRefreshRequest.type);
    },
  };
}

function toDiagnostic(
  encoder: Encoder,
  snapshot: Snapshot,
  uri: string,
  { span, code, severity, message, related }: DiagnosticResult,
): Diagnostic {
  return {
    range: encoder.toLocation(snapshot, uri, span).range,
    severity: severityNumbers[severity],
    code,
    source: 'Marginalia',
    message,
    ...(related === undefined
      ? {}
      : { relatedInformation: [{ location: encoder.toLocation(snapshot, related.uri, related.span), message: related.message }] }),
  };
}

const severityNumbers = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

function describeShortage(papers: number, { needed, limit }: MemoryShortage): string {
  const count = (value: number): string => Math.round(value).toLocaleString('en');
  return (
    `Marginalia: ${count(papers)} papers need about ${count(needed / 1e6)} MB of memory, but the server can use only ${count(limit / 1e6)} MB and will be slow. ` +
    'To speed it up, reduce the number of digests in the setting "marginalia.digests".'
  );
}

function describeLibrary(snapshot: Snapshot): LibraryNotification {
  return {
    papers: snapshot.library().papers.length,
    digests: snapshot.digests.size,
    bibliographies: snapshot.bibliographies.size,
    revision: snapshot.revision,
  };
}

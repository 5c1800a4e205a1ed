import { TextDocuments, type Connection, type DidChangeTextDocumentParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { normalizeUri } from './decode';

/** The documents that are open in the editor. */
export interface OpenDocuments {
  /** The URI as the editor spells it; for documents that are not open, the server's own spelling. */
  toEditorUri(uri: string): string;
  /** The version number that the editor gives a document; undefined for documents that are not open. */
  versionOf(uri: string): number | undefined;
}

/** Tells the host of every document that is opened, edited or closed. Calls `onSaved` with the URI of each document that is saved. */
export function syncDocuments(connection: Connection, host: WorkspaceHost, onSaved: (uri: string) => void): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  const spellings = new Map<string, string>();
  documents.onDidChangeContent(({ document }) => {
    const uri = normalizeUri(document.uri);
    spellings.set(uri, document.uri);
    host.apply({ kind: 'document', uri, languageId: document.languageId, text: document.getText() });
  });
  documents.onDidClose(({ document }) => {
    const uri = normalizeUri(document.uri);
    spellings.delete(uri);
    host.apply({ kind: 'document-closed', uri });
  });
  documents.onDidSave(({ document }) => onSaved(normalizeUri(document.uri)));
  const withVersion = ({ textDocument, contentChanges }: DidChangeTextDocumentParams): DidChangeTextDocumentParams => {
    // Versions are `null` in editors that count none (LSP 3.17, "OptionalVersionedTextDocumentIdentifier").
    const version = (textDocument.version as number | null | undefined) ?? (documents.get(textDocument.uri)?.version ?? 0) + 1;
    return { textDocument: { ...textDocument, version }, contentChanges };
  };
  documents.listen({
    ...connection,
    onDidChangeTextDocument: (listener) => connection.onDidChangeTextDocument((params) => listener(withVersion(params))),
  });
  const toEditorUri = (uri: string): string => spellings.get(uri) ?? uri;
  return { toEditorUri, versionOf: (uri) => documents.get(toEditorUri(uri))?.version };
}

import {
  type Connection,
  type DidChangeTextDocumentParams,
  type TextDocumentPositionParams,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { type DraftFile, findFile, type Snapshot, type TextFile, type WorkspaceHost } from '#workspace';
import type { Span } from '../base/span';
import type { LspPosition, LspRange } from './requests';

/** The document and the position that a request is about. The URI is spelled as by `normalizeUri`. */
export interface DocumentPosition {
  readonly snapshot: Snapshot;
  readonly uri: string;
  /** undefined for a document that is neither a draft nor a file of the library. */
  readonly file: TextFile | undefined;
  /** 0 if there is no file. */
  readonly offset: number;
}

/** A position in a draft. The URI is spelled as by `normalizeUri`. */
export interface DraftPosition {
  readonly uri: string;
  readonly draft: DraftFile;
  readonly offset: number;
}

/** The documents that are open in the editor. */
export interface OpenDocuments {
  /** The URI as the editor spells it; for documents that are not open, the server's own spelling. */
  toEditorUri(uri: string): string;
  /** The version number that the editor gives a document; undefined for documents that are not open. */
  versionOf(uri: string): number | undefined;
}

/**
 * Gives each URI a single spelling, since editors differ in the characters that they percent-encode. `Encoder.toEditorUri` does the
 * reverse.
 */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

export function findDocumentPosition(snapshot: Snapshot, { textDocument, position }: TextDocumentPositionParams): DocumentPosition {
  const uri = normalizeUri(textDocument.uri);
  const file = findFile(snapshot, uri);
  return { snapshot, uri, file, offset: file?.lines().offsetAt(position) ?? 0 };
}

/** The draft and the position in it; undefined if the document is not a draft. */
export function findDraftPosition(
  snapshot: Snapshot,
  { uri: editorUri, position }: { readonly uri: string; readonly position: LspPosition },
): DraftPosition | undefined {
  const uri = normalizeUri(editorUri);
  const draft = snapshot.drafts.get(uri);
  return draft === undefined ? undefined : { uri, draft, offset: draft.lines().offsetAt(position) };
}

export function toSpan(file: TextFile, { start, end }: LspRange): Span {
  const lines = file.lines();
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
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

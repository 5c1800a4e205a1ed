import type { TextDocumentPositionParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Span } from '../base/span';
import type { DraftFile, TextFile } from '../workspace/files/textFile';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { LspPosition, LspRange } from './requests';

/**
 * Gives each URI a single spelling, since editors differ in the characters that they percent-encode. `Encoder.toEditorUri` does the
 * reverse.
 */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The document and the position that a request is about. The URI is spelled as by `normalizeUri`. */
export interface DocumentPosition {
  readonly snapshot: Snapshot;
  readonly uri: string;
  /** undefined for a document that is neither a draft nor a file of the library. */
  readonly file: TextFile | undefined;
  /** 0 if there is no file. */
  readonly offset: number;
}

export function findDocumentPosition(snapshot: Snapshot, { textDocument, position }: TextDocumentPositionParams): DocumentPosition {
  const uri = normalizeUri(textDocument.uri);
  const file = findFile(snapshot, uri);
  return { snapshot, uri, file, offset: file?.lines().offsetAt(position) ?? 0 };
}

/** A position in a draft. The URI is spelled as by `normalizeUri`. */
export interface DraftPosition {
  readonly uri: string;
  readonly draft: DraftFile;
  readonly offset: number;
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

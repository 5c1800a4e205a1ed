import type { TextDocumentPositionParams } from 'vscode-languageserver/node';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { TextFile } from '../workspace/files/textFile';
import { normalizeUri } from './convert';

/** What a request asks about, in the server's own terms. */
export interface Located {
  readonly snapshot: Snapshot;
  readonly uri: string;
  /** undefined for a document that the server has no business with. */
  readonly file: TextFile | undefined;
  /** 0 where there is no file. */
  readonly offset: number;
}

export function locate(snapshot: Snapshot, { textDocument, position }: TextDocumentPositionParams): Located {
  const uri = normalizeUri(textDocument.uri);
  const file = findFile(snapshot, uri);
  return { snapshot, uri, file, offset: file?.lines().offsetAt(position) ?? 0 };
}

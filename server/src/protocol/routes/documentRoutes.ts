import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { documentLink } from '../../features/digests/documentLink';
import { type PaperSymbol, documentSymbol, foldingRange } from '../../features/digests/documentSymbol';
import { semanticTokens } from '../../features/digests/semanticTokens';
import { workspaceSymbol } from '../../features/finding/search';
import type { TextFile } from '../../workspace/files/textFile';
import { findFile } from '../../workspace/snapshot';
import { tokenTypes } from '../capabilities';
import type { RequestContext } from '../context';
import { normalizeUri, toSpan } from '../decode';
import { toRange } from '../encode';
import { handle } from '../handle';

/** Requests about a whole document (outline, folding, semantic tokens and links), and the search for papers of the workspace by name. */
export function registerDocumentRoutes({ connection, host, abilities, encoder }: RequestContext): void {
  connection.onDocumentSymbol(
    handle(
      connection,
      'textDocument/documentSymbol',
      null,
      async ({ textDocument }): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
        const uri = normalizeUri(textDocument.uri);
        const known = await host.snapshotThat((current) => current.drafts.has(uri));
        if (!known.digests.has(uri)) return null;
        const snapshot = await host.snapshotWithTopics();
        const file = snapshot.digests.get(uri);
        if (file === undefined) return null;
        const symbols = documentSymbol(snapshot, uri);
        if (abilities.hierarchicalSymbols) return symbols.map((symbol) => toDocumentSymbol(file, symbol));
        return symbols.map((symbol) => toSymbolInformation(file, textDocument.uri, symbol));
      },
    ),
  );

  connection.onFoldingRanges(
    handle(connection, 'textDocument/foldingRange', null, async ({ textDocument }): Promise<FoldingRange[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotThat((current) => findFile(current, uri) !== undefined);
      const file = snapshot.digests.get(uri);
      if (file === undefined) return null;
      return foldingRange(snapshot, uri).flatMap((span) => {
        const { start, end } = toRange(file, span);
        return end.line > start.line ? [{ startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region }] : [];
      });
    }),
  );

  connection.languages.semanticTokens.onRange(
    handle(connection, 'textDocument/semanticTokens/range', { data: [] }, async ({ textDocument, range }): Promise<SemanticTokens> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotThat((current) => findFile(current, uri) !== undefined);
      const file = snapshot.digests.get(uri);
      const builder = new SemanticTokensBuilder();
      if (file === undefined) return builder.build();
      for (const { type, span } of semanticTokens(snapshot, uri, toSpan(file, range))) {
        const { line, character } = toRange(file, span).start;
        builder.push(line, character, span.end - span.start, tokenTypes.indexOf(type), 0);
      }
      return builder.build();
    }),
  );

  connection.onDocumentLinks(
    handle(connection, 'textDocument/documentLink', null, async ({ textDocument }): Promise<DocumentLink[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotThat((current) => findFile(current, uri) !== undefined);
      const file = findFile(snapshot, uri);
      if (file === undefined) return null;
      return documentLink(snapshot, uri).map(({ span, url }) => ({ range: toRange(file, span), target: url }));
    }),
  );

  connection.onWorkspaceSymbol(
    handle(connection, 'workspace/symbol', null, async ({ query }): Promise<WorkspaceSymbol[] | null> => {
      const snapshot = await host.snapshotThat((current) => query !== '' && workspaceSymbol(current, query).length > 0);
      return workspaceSymbol(snapshot, query).map(({ label, key, uri, span }) => {
        const location = encoder.toLocation(snapshot, uri, span);
        return { name: label, kind: SymbolKind.String, containerName: key, location };
      });
    }),
  );
}

function toDocumentSymbol(file: TextFile, { label, topic, span, selectionSpan }: PaperSymbol): DocumentSymbol {
  return {
    name: toSymbolName(label),
    ...(topic === '' ? {} : { detail: topic }),
    kind: SymbolKind.String,
    range: toRange(file, span),
    selectionRange: toRange(file, selectionSpan),
  };
}

/** For editors that don't support details. */
function toSymbolInformation(file: TextFile, uri: string, { label, topic, span }: PaperSymbol): SymbolInformation {
  const location = { uri, range: toRange(file, span) };
  return { name: toSymbolName(label), kind: SymbolKind.String, ...(topic === '' ? {} : { containerName: topic }), location };
}

/** Editors reject a symbol without a name. */
function toSymbolName(label: string): string {
  return label.trim() === '' ? '—' : label;
}

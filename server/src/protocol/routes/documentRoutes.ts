import {
  type DocumentSymbol,
  FoldingRangeKind,
  SemanticTokensBuilder,
  SymbolKind,
  type DocumentLink,
  type FoldingRange,
  type SemanticTokens,
  type SymbolInformation,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { documentLink } from '../../features/lsp/documentLink';
import { documentSymbol, type DigestSymbol, type TopicSymbol } from '../../features/lsp/documentSymbol';
import { foldingRange } from '../../features/lsp/foldingRange';
import { semanticTokens } from '../../features/lsp/semanticTokens';
import { workspaceSymbol } from '../../features/lsp/workspaceSymbol';
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
        return symbols.flatMap((symbol) => toSymbolInformation(file, textDocument.uri, symbol));
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

function toDocumentSymbol(file: TextFile, symbol: DigestSymbol): DocumentSymbol {
  return {
    // Editors reject a symbol without a name.
    name: symbol.label.trim() === '' ? '—' : symbol.label,
    ...(symbol.kind === 'topic' ? { detail: symbol.detail } : {}),
    kind: symbol.kind === 'topic' ? SymbolKind.Namespace : SymbolKind.String,
    range: toRange(file, symbol.span),
    selectionRange: toRange(file, symbol.selectionSpan),
    ...(symbol.kind === 'topic' ? { children: symbol.children.map((child) => toDocumentSymbol(file, child)) } : {}),
  };
}

/** For editors that don't support nested symbols: the papers, each with the topic that contains it. */
function toSymbolInformation(file: TextFile, uri: string, { label, children }: TopicSymbol): SymbolInformation[] {
  return children.flatMap((child) =>
    child.kind === 'topic'
      ? toSymbolInformation(file, uri, child)
      : [{ name: child.label, kind: SymbolKind.String, containerName: label, location: { uri, range: toRange(file, child.span) } }],
  );
}

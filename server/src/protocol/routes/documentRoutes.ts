import {
  type Definition,
  type DefinitionLink,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { findFile, type TextFile, type WorkspaceHost } from '#workspace';
import { formattedReference } from '../../features/bibliography/entrySource';
import { correctionHints } from '../../features/digests/correctionHints';
import { documentLink } from '../../features/digests/documentLink';
import { documentSymbol, foldingRange, type PaperSymbol } from '../../features/digests/documentSymbol';
import { semanticTokens } from '../../features/digests/semanticTokens';
import { knowsPaperUnderCursor } from '../../features/evidence/underCursor';
import { hover, needsReference, renderHover } from '../../features/finding/hover';
import { definition } from '../../features/finding/paperPlaces';
import { workspaceSymbol } from '../../features/finding/search';
import { tokenTypes } from '../capabilities';
import { type DocumentPosition, findDocumentPosition, normalizeUri, toMarkup, toRange, toSpan } from '../encode';
import { handle, type RequestContext } from '../handle';
import type { HoverWithPaper } from '../paperRequests';
import type { LspLocation } from '../requests';

/** Requests about the paper at the cursor: hover and definition. */
export function registerCursorRoutes({ connection, host, abilities, encoder, services }: RequestContext): void {
  connection.onHover(
    handle(connection, 'textDocument/hover', null, async (params): Promise<Hover | HoverWithPaper | null> => {
      const { snapshot, file, uri, offset } = await locatePaper(host, params);
      if (file === undefined || !knowsPaperUnderCursor(snapshot, uri, offset)) return null;
      // While files are still being read, the card comes without the reference, because loading the formatter takes long.
      const isFormatted = snapshot.ready && needsReference(snapshot, uri, offset);
      const loaded = isFormatted ? await services.findFormatter(snapshot, uri) : undefined;
      const answer = hover(
        snapshot,
        uri,
        offset,
        (paper) => (loaded === undefined ? '' : formattedReference(snapshot, paper, loaded.formatter)),
        (place) => toFileLink(encoder.toLocation(snapshot, place.uri, place.span)),
      );
      if (answer === undefined) return null;
      const { cards, paper, span, isCited } = answer;
      const range = toRange(file, span);
      if (!abilities.hoverPaper) return { contents: toMarkup(renderHover(answer), abilities.hoverMarkup), range };
      const [{ text, pages }, second] = cards;
      if (second !== undefined) return { contents: [renderHover(answer)], range };
      return {
        contents: [text],
        range,
        paper: { key: paper.key, isInDigest: paper.occurrences[0]?.kind === 'digest', isCitedHere: isCited, pages },
      };
    }),
  );

  connection.onDefinition(
    handle(connection, 'textDocument/definition', null, async (params): Promise<Definition | DefinitionLink[] | null> => {
      const { snapshot, file, uri, offset } = await locatePaper(host, params);
      const answer = file === undefined ? undefined : definition(snapshot, uri, offset);
      if (file === undefined || answer === undefined) return null;
      const links = answer.targets.flatMap(({ uri: targetUri, block, title }): DefinitionLink[] => {
        const target = findFile(snapshot, targetUri);
        if (target === undefined) return [];
        const originSelectionRange = toRange(file, answer.origin);
        return [
          {
            originSelectionRange,
            targetUri: encoder.toEditorUri(targetUri),
            targetRange: toRange(target, block),
            targetSelectionRange: toRange(target, title),
          },
        ];
      });
      if (abilities.definitionLinks) return links;
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );
}

/** An address with a line, as VS Code and other editors open it from a hover: `file:///a.txt#L12`. Empty for what is no file. */
function toFileLink({ uri, range }: LspLocation): string {
  return /^file:\/\/[^<>\s]*$/.test(uri) ? `${uri}#L${range.start.line + 1}` : '';
}

/** Waits until the paper at the cursor is known or all digests have been read. */
async function locatePaper(host: WorkspaceHost, params: TextDocumentPositionParams): Promise<DocumentPosition> {
  const snapshot = await host.snapshotThat((current) => {
    const { uri, offset } = findDocumentPosition(current, params);
    return knowsPaperUnderCursor(current, uri, offset);
  });
  return findDocumentPosition(snapshot, params);
}

/** Requests about a whole document (outline, folding, semantic tokens, hints and links), and the search for papers of the workspace by name. */
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

  connection.languages.inlayHint.on(
    handle(connection, 'textDocument/inlayHint', null, async ({ textDocument, range }): Promise<InlayHint[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      if (!host.snapshot.ownFiles.corrections.has(uri)) return null;
      const snapshot = await host.snapshotThat(({ ready }) => ready);
      const file = snapshot.ownFiles.corrections.get(uri);
      if (file === undefined) return null;
      const shown = toSpan(file, range);
      return correctionHints(snapshot, uri)
        .filter(({ span }) => span.start <= shown.end && shown.start <= span.end)
        .map(({ span, label, tooltip }) => ({ position: toRange(file, span).end, label, tooltip, paddingLeft: true }));
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

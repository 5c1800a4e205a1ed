import {
  CompletionItemKind,
  DocumentSymbol,
  FoldingRangeKind,
  InsertTextFormat,
  SemanticTokensBuilder,
  SymbolKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Definition,
  type DefinitionLink,
  type DocumentLink,
  type FoldingRange,
  type Hover,
  type SemanticTokens,
  type SymbolInformation,
  type TextDocumentPositionParams,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { completion, completionDocumentation, type CompletionItem as CompletionEntry } from '../../features/lsp/completion';
import { definition } from '../../features/lsp/definition';
import { documentLink } from '../../features/lsp/documentLink';
import { documentSymbol, type DigestSymbol, type TopicSymbol } from '../../features/lsp/documentSymbol';
import { foldingRange } from '../../features/lsp/foldingRange';
import { formattedReference } from '../../features/card/formattedReference';
import { hover, needsReference } from '../../features/lsp/hover';
import { knowsPaperUnderCursor } from '../../features/citing/paperUnderCursor';
import { semanticTokens } from '../../features/lsp/semanticTokens';
import { workspaceSymbol } from '../../features/lsp/workspaceSymbol';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import type { TextFile } from '../../workspace/files/textFile';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import { tokenTypes, type ClientAbilities } from '../capabilities';
import type { RequestContext } from '../context';
import { locate, normalizeUri, toSpan, type Located } from '../decode';
import { toRange } from '../encode';
import { handle } from '../handle';
import { toMarkup } from '../markup';
import { isCompletionData, type CompletionData, type HoverWithPaper } from '../requests';
import { fitRow } from './completionRow';

/** The standard requests, from top to bottom: decode, call the feature, encode. */
export function registerLanguageRoutes({ connection, host, abilities, encoder, services }: RequestContext): void {
  connection.onHover(
    handle(connection, 'textDocument/hover', null, async (params): Promise<Hover | HoverWithPaper | null> => {
      const { snapshot, file, uri, offset } = await locatePaper(host, params);
      if (file === undefined || !knowsPaperUnderCursor(snapshot, uri, offset)) return null;
      const loaded = needsReference(snapshot, uri, offset) ? await services.findFormatter(snapshot, uri) : undefined;
      const answer = hover(snapshot, uri, offset, (paper) => (loaded === undefined ? '' : formattedReference(paper, loaded.formatter)));
      if (answer === undefined) return null;
      const { sections, paper, span } = answer;
      const range = toRange(file, span);
      if (!abilities.hoverPaper) return { contents: toMarkup(sections.join('\n\n'), abilities.hoverMarkup), range };
      return { contents: [...sections], range, paper: { key: paper.key, isInDigest: paper.occurrences[0]?.kind === 'digest' } };
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

  connection.onCompletion(
    handle(connection, 'textDocument/completion', null, async (params: CompletionParams): Promise<CompletionList | null> => {
      const uri = normalizeUri(params.textDocument.uri);
      const ask = (snapshot: Snapshot): { file: TextFile; offset: number; answer: ReturnType<typeof completion> } | undefined => {
        const file = snapshot.drafts.get(uri);
        if (file === undefined) return undefined;
        const offset = file.lines().offsetAt(params.position);
        return { file, offset, answer: completion(snapshot, uri, offset) };
      };
      // The list is incomplete anyway: what is known so far will do, unless nothing matches yet.
      const snapshot = await host.snapshotThat((current) => (ask(current)?.answer?.items.length ?? 1) > 0);
      const asked = ask(snapshot);
      if (asked?.answer === undefined) return null;
      const items = asked.answer.items.map((item, rank) => toCompletionItem(asked.file, item, rank, abilities));
      return { isIncomplete: true, items };
    }),
  );

  connection.onCompletionResolve(
    handle(connection, 'completionItem/resolve', { label: '' }, async (item: CompletionItem): Promise<CompletionItem> => {
      // A sentence comes with its text.
      if (item.documentation !== undefined) return item;
      const data: unknown = item.data;
      const value = isCompletionData(data) ? completionDocumentation(host.snapshot, data.key) : undefined;
      return value === undefined ? item : { ...item, documentation: toMarkup(value, abilities.documentationMarkup) };
    }),
  );

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

/** Waits until the paper at the position is known, or all digests are. */
async function locatePaper(host: WorkspaceHost, params: TextDocumentPositionParams): Promise<Located> {
  const snapshot = await host.snapshotThat((current) => {
    const { uri, offset } = locate(current, params);
    return knowsPaperUnderCursor(current, uri, offset);
  });
  return locate(snapshot, params);
}

/** VS Code keeps an item while what was typed is found in its filter text: these may follow before the next list comes. */
const mayFollow = ' -_:./+\'"';

function toCompletionItem(file: TextFile, entry: CompletionEntry, rank: number, abilities: ClientAbilities): CompletionItem {
  const { kind, key, written, form, label, title, because, typed } = entry;
  const replace = toRange(file, form.span);
  const isFirst = kind === 'citation' && form.note === undefined;
  const row = fitRow(entry);
  const why = isFirst && because.length > 0 ? [`also in your sentence: ${because.join(', ')}`] : [];
  return {
    label: abilities.labelDetails ? row.label : label,
    kind: kind === 'sentence' ? CompletionItemKind.Snippet : CompletionItemKind.Reference,
    ...(abilities.labelDetails
      ? {
          detail: [kind === 'sentence' ? written : form.label, ...why].join(' · '),
          labelDetails: {
            ...(row.behind === '' ? {} : { detail: `  ${row.behind}` }),
            ...(row.description === '' ? {} : { description: row.description }),
          },
        }
      : {
          detail:
            kind === 'sentence'
              ? title
              : [written, ...(form.note === undefined ? [] : [form.note]), ...(isFirst && title !== '' ? [title] : [])].join(' · '),
        }),
    ...(kind === 'sentence' ? { documentation: title } : {}),
    sortText: rank.toString().padStart(5, '0'),
    filterText: typed + mayFollow,
    insertTextFormat: abilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: replace, newText: abilities.snippets ? form.snippet : form.plain },
    ...(rank === 0 && typed !== '' ? { preselect: true } : {}),
    data: { key, written } satisfies CompletionData,
  };
}

function toDocumentSymbol(file: TextFile, symbol: DigestSymbol): DocumentSymbol {
  return {
    // An editor refuses a symbol without a name.
    name: symbol.label.trim() === '' ? '—' : symbol.label,
    ...(symbol.kind === 'topic' ? { detail: symbol.detail } : {}),
    kind: symbol.kind === 'topic' ? SymbolKind.Namespace : SymbolKind.String,
    range: toRange(file, symbol.span),
    selectionRange: toRange(file, symbol.selectionSpan),
    ...(symbol.kind === 'topic' ? { children: symbol.children.map((child) => toDocumentSymbol(file, child)) } : {}),
  };
}

/** For editors without a hierarchy: papers, each with the topic that it stands under. */
function toSymbolInformation(file: TextFile, uri: string, { label, children }: TopicSymbol): SymbolInformation[] {
  return children.flatMap((child) =>
    child.kind === 'topic'
      ? toSymbolInformation(file, uri, child)
      : [{ name: child.label, kind: SymbolKind.String, containerName: label, location: { uri, range: toRange(file, child.span) } }],
  );
}

import { type ClientCapabilities, MarkupKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { editorLanguages } from '#drafts';
import { ownFileKinds } from '#ownFiles';
import type { TokenType } from '../features/digests/semanticTokens';

/** The abilities of the client that affect the server's answers. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly fileWatching: boolean;
  readonly snippets: boolean;
  /** Whether the edit of a code action may be computed later, when the writer chooses the action. */
  readonly lateEdits: boolean;
  /** Whether a workspace edit may say which version of a document it is for (LSP 3.17, `WorkspaceEdit.documentChanges`). */
  readonly documentChanges: boolean;
  /**
   * Whether a workspace edit may create a file. Such an edit stands in `documentChanges`, which also those clients read that only name
   * this operation, as Neovim 0.10 (LSP 3.17, "WorkspaceEdit").
   */
  readonly newFiles: boolean;
  readonly labelDetails: boolean;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly progress: boolean;
  readonly folders: boolean;
  /** Whether the server can make the client request code lenses again, when topics change. */
  readonly codeLensRefresh: boolean;
  /**
   * Whether the server can make the client request semantic tokens again, when the papers of a digest change although its text does
   * not.
   */
  readonly tokensRefresh: boolean;
  /** Whether the server can make the client request inlay hints again, when digests change. */
  readonly hintsRefresh: boolean;
  readonly hoverMarkup: MarkupKind;
  /** The markup of the documentation of completion items. */
  readonly documentationMarkup: MarkupKind;
  /** Whether the client wants each hover to name the paper that it shows, as `HoverWithPaper` does. */
  readonly hoverPaper: boolean;
  /** Whether the client sends requests to registries (`marginalia/fetch`). */
  readonly fetch: boolean;
  /** The commands among `clientCommands` that the client lists in `experimental.commands.commands`. */
  readonly commands: ReadonlySet<string>;
}

export function readClientAbilities(capabilities: ClientCapabilities): ClientAbilities {
  const { workspace, textDocument, window, experimental } = capabilities;
  const item = textDocument?.completion?.completionItem;
  return {
    configuration: workspace?.configuration ?? false,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    fileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    lateEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    newFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    snippets: item?.snippetSupport ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    folders: workspace?.workspaceFolders ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    tokensRefresh: workspace?.semanticTokens?.refreshSupport ?? false,
    hintsRefresh: workspace?.inlayHint?.refreshSupport ?? false,
    hoverMarkup: chooseMarkup(textDocument?.hover?.contentFormat),
    documentationMarkup: chooseMarkup(item?.documentationFormat),
    hoverPaper: asField(experimental, 'hoverPaper') === true,
    fetch: asField(experimental, 'fetch') === true,
    commands: readCommands(experimental),
  };
}

/** Reads `{ commands: { commands: string[] } }`, a form that other servers use too. */
function readCommands(experimental: unknown): ReadonlySet<string> {
  const names = asField(asField(experimental, 'commands'), 'commands');
  return new Set(Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []);
}

function asField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Characters after which a key can begin, and the space between the words of a query. */
const completionTriggers = [...editorLanguages.flatMap(({ triggerCharacters }) => triggerCharacters), ' '];

/** The types of semantic tokens in digests, in the order of the legend. */
export const tokenTypes: readonly TokenType[] = ['paperTitle', 'paperName'];

export const serverCapabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  definitionProvider: true,
  completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true, completionItem: { labelDetailsSupport: true } },
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  codeLensProvider: {},
  codeActionProvider: {
    resolveProvider: true,
    codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.annotate', 'source.organizeCitations'],
  },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: false, range: true },
  // Only this file has hints, so VS Code does not request them when the writer types elsewhere.
  inlayHintProvider: { documentSelector: [{ pattern: `**/${ownFileKinds.corrections.fileName}` }] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/**
 * The first kind in the client's list, which is the one that the client prefers (LSP 3.17, "MarkupContent"). Markdown if the client
 * lists none.
 */
function chooseMarkup(kinds: readonly MarkupKind[] | undefined): MarkupKind {
  return kinds?.[0] === MarkupKind.PlainText ? MarkupKind.PlainText : MarkupKind.Markdown;
}

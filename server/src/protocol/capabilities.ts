import { TextDocumentSyncKind, type ClientCapabilities, type MarkupKind, type ServerCapabilities } from 'vscode-languageserver/node';
import { editorLanguages } from '../drafts/editorLanguages';
import type { TokenType } from '../features/lsp/semanticTokens';
import { chooseMarkup } from './markup';

/** What the client can do, as far as the server's answers depend on it. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly fileWatching: boolean;
  readonly snippets: boolean;
  /** Whether the edit of a code action may be computed when the writer chooses it. */
  readonly lateEdits: boolean;
  /** Whether a workspace edit may create a file. */
  readonly newFiles: boolean;
  readonly labelDetails: boolean;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly progress: boolean;
  readonly folders: boolean;
  /** Whether the server can make it ask for code lenses again, when topics change. */
  readonly codeLensRefresh: boolean;
  /** Whether the server can make it ask for semantic tokens again, when a digest has other papers without an edit. */
  readonly tokensRefresh: boolean;
  readonly hoverMarkup: MarkupKind;
  /** For completion items. */
  readonly documentationMarkup: MarkupKind;
  /** Whether a hover says which paper it shows, as `HoverWithPaper` does. */
  readonly hoverPaper: boolean;
  /** Which of `clientCommands` it has, as `experimental.commands.commands` says. */
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
    newFiles:
      workspace?.workspaceEdit?.documentChanges === true && (workspace.workspaceEdit.resourceOperations?.includes('create') ?? false),
    snippets: item?.snippetSupport ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    folders: workspace?.workspaceFolders ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    tokensRefresh: workspace?.semanticTokens?.refreshSupport ?? false,
    hoverMarkup: chooseMarkup(textDocument?.hover?.contentFormat),
    documentationMarkup: chooseMarkup(item?.documentationFormat),
    hoverPaper: asField(experimental, 'hoverPaper') === true,
    commands: readCommands(experimental),
  };
}

/** `{ commands: { commands: string[] } }`, the form in which other servers ask for it too. */
function readCommands(experimental: unknown): ReadonlySet<string> {
  const names = asField(asField(experimental, 'commands'), 'commands');
  return new Set(Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []);
}

function asField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Characters behind which a key can begin, and the space between words of a query. */
const completionTriggers = [...editorLanguages.flatMap(({ triggerCharacters }) => triggerCharacters), ' '];

/** What stretches of digests are, in the order of the legend of semantic tokens. */
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
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

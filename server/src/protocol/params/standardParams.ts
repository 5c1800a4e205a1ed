import { anything, count, either, fields, flag, list, number, object, optional, text, uri, word, type AnyShape } from './shapes';
import type { LspPosition, LspRange } from '../requests';

export const position = fields<LspPosition>({ line: number, character: number });
export const range = fields<LspRange>({ start: position, end: position });

const textDocument = fields<{ readonly uri: string }>({ uri });
const document = fields<{ readonly textDocument: { readonly uri: string } }>({ textDocument });
const cursor = fields<{ readonly textDocument: { readonly uri: string }; readonly position: LspPosition }>({ textDocument, position });
const token = either(number, text);
const folders = list(fields<{ readonly uri: string }>({ uri }));

const absent = word(null);
const texts = optional(list(text));
const objects = (shapes: Readonly<Record<string, AnyShape>>): AnyShape => ({ schema: { kind: 'optional', of: object(shapes).schema } });

/** What the server reads of the parameters of LSP's requests, by method. What it doesn't read may be anything. */
export const standardRequests = {
  initialize: object({
    rootUri: optional(either(uri, absent)),
    rootPath: optional(either(text, absent)),
    workspaceFolders: optional(either(folders, absent)),
    capabilities: object({
      workspace: objects({ workspaceEdit: objects({ resourceOperations: texts }) }),
      textDocument: objects({
        hover: objects({ contentFormat: texts }),
        completion: objects({ completionItem: objects({ documentationFormat: texts }) }),
        codeAction: objects({ resolveSupport: objects({ properties: list(text) }) }),
      }),
    }),
  }),
  shutdown: anything,
  'textDocument/hover': cursor,
  'textDocument/definition': cursor,
  'textDocument/completion': cursor,
  'completionItem/resolve': object({ label: text }),
  'textDocument/references': object({ textDocument, position, context: object({ includeDeclaration: flag }) }),
  'textDocument/documentHighlight': cursor,
  'textDocument/prepareRename': cursor,
  'textDocument/rename': object({ textDocument, position, newName: text }),
  'textDocument/codeLens': document,
  'textDocument/codeAction': object({
    textDocument,
    range,
    context: object({
      diagnostics: list(object({ range })),
      only: texts,
      triggerKind: optional(number),
    }),
  }),
  'codeAction/resolve': object({ title: text }),
  'textDocument/documentSymbol': document,
  'textDocument/foldingRange': document,
  'textDocument/semanticTokens/range': object({ textDocument, range }),
  'textDocument/documentLink': document,
  'workspace/symbol': object({ query: text }),
} as const;

/** The same for LSP's notifications. */
export const standardNotifications = {
  initialized: anything,
  exit: anything,
  'textDocument/didOpen': object({ textDocument: object({ uri, languageId: text, version: number, text }) }),
  'textDocument/didChange': object({
    textDocument: object({ uri, version: optional(either(number, absent)) }),
    contentChanges: list(object({ range: optional(range), rangeLength: optional(number), text })),
  }),
  'textDocument/didClose': document,
  'textDocument/didSave': document,
  'workspace/didChangeConfiguration': object({ settings: anything }),
  'workspace/didChangeWatchedFiles': object({ changes: list(object({ uri, type: count })) }),
  'workspace/didChangeWorkspaceFolders': object({ event: object({ added: folders, removed: folders }) }),
  'window/workDoneProgress/cancel': object({ token }),
  '$/cancelRequest': object({ id: token }),
  '$/setTrace': object({ value: text }),
} as const;

import {
  type CancellationToken,
  Disposable,
  extensions,
  languages,
  type Position,
  type Range,
  type RenameProvider,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';
import { type LspRange, type LspTextEdit, methods } from '../../../server/src/client';
import { findOutdated } from '../editing/documents';
import { fileLabel } from '../editing/labels';
import { fromPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { showWarning } from '../messages/show';
import type { Library } from '../server/library';
import type { Server } from '../server/server';

/** VS Code's own Markdown support. It treats `[@key]` as the label of a link, and renames it only within one file. */
const builtInMarkdown = 'vscode.markdown-language-features';

/**
 * Renames citation keys in Markdown before VS Code's own Markdown support can. VS Code first asks the provider that was registered
 * last, so this provider is registered after the built-in one. If a provider refuses, VS Code asks the next one, so this provider shows
 * the reason for a refusal itself. In other languages the provider of the language client is enough.
 */
export function registerMarkdownRename(server: Server, library: Library): Disposable {
  const registrations: Disposable[] = [];
  let isAsked = false;
  const registerFor = ({ languageId }: TextDocument): void => {
    const other = extensions.getExtension(builtInMarkdown);
    if (languageId !== 'markdown' || isAsked || other === undefined) return;
    isAsked = true;
    const register = (): void =>
      void registrations.push(languages.registerRenameProvider({ language: 'markdown' }, new CitationRenaming(server, library)));
    void other.activate().then(register, register);
  };
  workspace.textDocuments.forEach(registerFor);
  registrations.push(workspace.onDidOpenTextDocument(registerFor));
  return new Disposable(() => registrations.forEach((registration) => void registration.dispose()));
}

/** The `WorkspaceEdit` that the server gives editors that read the versions of documents, as VS Code does. */
interface RenameAnswer {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly LspTextEdit[];
  }[];
}

class CitationRenaming implements RenameProvider {
  readonly #server: Server;
  readonly #library: Library;

  constructor(server: Server, library: Library) {
    this.#server = server;
    this.#library = library;
  }

  /** Also accepts a key that can't be renamed: the writer sees the reason after typing the new name. */
  async prepareRename(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<{ range: Range; placeholder: string } | undefined> {
    const place = paramsOf(document, position);
    try {
      const answer = await this.#server.request<{ readonly range: LspRange; readonly placeholder: string } | null>(
        'textDocument/prepareRename',
        place,
        token,
      );
      return answer === null ? undefined : { range: toRange(answer.range), placeholder: answer.placeholder };
    } catch (error) {
      const key =
        findReason(error) === undefined
          ? undefined
          : await this.#library.ask(methods.paperAt, { uri: place.textDocument.uri, position: place.position }, token);
      if (key === undefined || key === null) return undefined;
      const range = toRange(key.range);
      return { range, placeholder: document.getText(range) };
    }
  }

  async provideRenameEdits(
    document: TextDocument,
    position: Position,
    newName: string,
    token: CancellationToken,
  ): Promise<WorkspaceEdit | undefined> {
    try {
      const answer = await this.#server.request<RenameAnswer | null>(
        'textDocument/rename',
        { ...paramsOf(document, position), newName },
        token,
      );
      if (answer === null) return undefined;
      const [outdated] = findOutdated(answer);
      if (outdated === undefined) return toWorkspaceEdit(answer);
      void showWarning(messages.fileChanged(fileLabel(outdated.uri)));
      return new WorkspaceEdit();
    } catch (error) {
      const reason = findReason(error);
      if (reason === undefined) return undefined;
      void showWarning(reason);
      return new WorkspaceEdit();
    }
  }
}

function paramsOf(
  document: TextDocument,
  position: Position,
): { readonly textDocument: { readonly uri: string }; readonly position: ReturnType<typeof fromPosition> } {
  return { textDocument: { uri: document.uri.toString() }, position: fromPosition(position) };
}

function toWorkspaceEdit({ documentChanges }: RenameAnswer): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { textDocument, edits } of documentChanges)
    for (const { range, newText } of edits) edit.replace(Uri.parse(textDocument.uri), toRange(range), newText);
  return edit;
}

/** The message of a refusal; undefined for any other error. */
function findReason(error: unknown): string | undefined {
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed ? error.message : undefined;
}

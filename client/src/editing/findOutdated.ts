import { type TextDocument, Uri, workspace } from 'vscode';

/** A `WorkspaceEdit` of the server, as far as it says what it is for. */
interface VersionedEdit {
  readonly documentChanges?: readonly (
    | { readonly textDocument: { readonly uri: string; readonly version: number | null } }
    | { readonly kind: string }
  )[];
}

/**
 * The open documents that are no longer what an edit of the server is for. VS Code and the client library apply an edit at its places,
 * whatever is there by now. After this, nothing must be waited for until the edit is on its way.
 */
export function findOutdated({ documentChanges = [] }: VersionedEdit): readonly TextDocument[] {
  return documentChanges.flatMap((change) => {
    // Files that are created, renamed or deleted have no version, and neither have those that the editor has closed.
    if (!('textDocument' in change) || change.textDocument.version === null) return [];
    const { uri, version } = change.textDocument;
    const id = Uri.parse(uri).toString();
    return workspace.textDocuments.filter((document) => document.uri.toString() === id && document.version !== version);
  });
}

import { type DocumentFilter, languages, RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';
import { editorLanguages } from '../../../server/src/client';
import { ownFileGlob, ownFolders } from './ownFiles';
import { readSetting } from './settings';

export const digestLanguageId = 'marginalia-digest';

/**
 * The address of a page of the extension that is read and not edited. VS Code knows its language, which has no line numbers, by the
 * folder (`package.json`). The tab shows the title.
 */
export function readingPageUri(scheme: string, title: string): Uri {
  return Uri.from({ scheme, path: `/marginalia-page/${title}` });
}

const draftLanguageIds: readonly string[] = editorLanguages.flatMap(({ languageIds }) => languageIds);

const syncedLanguageIds: readonly string[] = [digestLanguageId, ...draftLanguageIds, 'bibtex'];

/** URI schemes of documents that are not files of the writer. For example, the old side of a diff (`git`) is not another digest. */
const foreignSchemes: ReadonlySet<string> = new Set([
  'output',
  'git',
  'gitfs',
  'comment',
  'debug',
  'walkThrough',
  'walkThroughSnippet',
  'vscode-scm',
  'vscode-settings',
  'marginalia-status',
  'marginalia-requests',
  'marginalia-new-papers',
  'marginalia-check',
]);

export function isForeign(document: TextDocument): boolean {
  return foreignSchemes.has(document.uri.scheme);
}

export function hasDraftLanguage(document: TextDocument): boolean {
  return draftLanguageIds.includes(document.languageId) && !isForeign(document);
}

/**
 * Selects the documents that are sent to the server: drafts, digests and bibliographies by their language. Documents that match
 * `marginalia.digests`, and own files, are selected whatever their language is.
 */
export function serverDocumentSelector(): DocumentSelector {
  const byGlob = [
    ...(workspace.workspaceFolders ?? []).flatMap(({ uri }) => readSetting('digests', uri).map((pattern) => ({ baseUri: uri, pattern }))),
    ...ownFolders().map((baseUri) => ({ baseUri, pattern: ownFileGlob })),
  ].map(({ baseUri, pattern }) => ({ pattern: { baseUri: baseUri.toString(), pattern } }));
  return [...syncedLanguageIds.map((language) => ({ language })), ...byGlob];
}

/** Whether the document matches a glob of `marginalia.digests`. */
export function isDigestByGlob(document: TextDocument): boolean {
  return languages.match(digestFilters(), document) > 0;
}

/** A filter for each glob of `marginalia.digests` in each workspace folder. */
export function digestFilters(): readonly DocumentFilter[] {
  return (workspace.workspaceFolders ?? []).flatMap((folder) =>
    readSetting('digests', folder.uri).map((glob) => ({ pattern: new RelativePattern(folder, glob) })),
  );
}

/** Filters for documents that are sent to the server because of their path. */
export function pathFilters(): readonly DocumentFilter[] {
  return [...digestFilters(), ...ownFolders().map((folder) => ({ pattern: new RelativePattern(folder, ownFileGlob) }))];
}

/** Open documents that match the filters, except those that are sent to the server anyway because of their language. */
export function findDocumentsByGlob(filters: readonly DocumentFilter[]): readonly TextDocument[] {
  return workspace.textDocuments.filter(
    (document) => !syncedLanguageIds.includes(document.languageId) && languages.match(filters, document) > 0,
  );
}

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

import type { DocumentSelector } from 'vscode-languageclient/node';
import { languages, RelativePattern, workspace, type DocumentFilter, type TextDocument } from 'vscode';

export const digestLanguageId = 'marginalia-digest';

/** Languages of drafts, as VS Code and the Quarto, R and LaTeX extensions name them. */
const draftLanguageIds: readonly string[] = ['markdown', 'quarto', 'rmd', 'pandoc', 'latex', 'tex'];

const syncedLanguageIds: readonly string[] = [digestLanguageId, ...draftLanguageIds, 'bibtex'];

/** Documents of these schemes mirror or describe other documents: a diff's old side is no second copy of a digest. */
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
]);

export function isForeign(document: TextDocument): boolean {
  return foreignSchemes.has(document.uri.scheme);
}

export function hasDraftLanguage(document: TextDocument): boolean {
  return draftLanguageIds.includes(document.languageId) && !isForeign(document);
}

export function isLatex(document: TextDocument): boolean {
  return document.languageId === 'latex' || document.languageId === 'tex';
}

/** Drafts and digests by language; whatever their language, documents that the globs of `marginalia.digests` find, and the files of what the writer decides. */
export function serverDocumentSelector(): DocumentSelector {
  const byGlob = (workspace.workspaceFolders ?? []).flatMap((folder) =>
    [...digestGlobs(folder.uri), ...ownFiles()].map((pattern) => ({ pattern: { baseUri: folder.uri.toString(), pattern } })),
  );
  return [...syncedLanguageIds.map((language) => ({ language })), ...byGlob];
}

/** Whether a glob of `marginalia.digests` finds the document. */
export function isDigestByGlob(document: TextDocument): boolean {
  return languages.match(digestFilters(), document) > 0;
}

/** The globs of `marginalia.digests`, each in its folder. */
export function digestFilters(): readonly DocumentFilter[] {
  return (workspace.workspaceFolders ?? []).flatMap((folder) =>
    digestGlobs(folder.uri).map((glob) => ({ pattern: new RelativePattern(folder, glob) })),
  );
}

/** Documents that the server hears of for the place where they stand. */
export function placeFilters(): readonly DocumentFilter[] {
  return [
    ...digestFilters(),
    ...(workspace.workspaceFolders ?? []).flatMap((folder) => ownFiles().map((path) => ({ pattern: new RelativePattern(folder, path) }))),
  ];
}

/** Open documents that nothing but a glob brings to the server. */
export function findDocumentsByGlob(filters: readonly DocumentFilter[]): readonly TextDocument[] {
  return workspace.textDocuments.filter(
    (document) => !syncedLanguageIds.includes(document.languageId) && languages.match(filters, document) > 0,
  );
}

function digestGlobs(scope: RelativePattern['baseUri']): readonly string[] {
  const globs: unknown = workspace.getConfiguration('marginalia', scope).get('digests');
  return Array.isArray(globs) ? globs.filter((glob): glob is string => typeof glob === 'string') : [];
}

/** The writer's own topics and their corrections of digests: paths relative to each folder. */
function ownFiles(): readonly string[] {
  return ['topicsFile', 'correctionsFile'].map((setting) =>
    workspace
      .getConfiguration('marginalia')
      .get<string>(setting, '')
      .replace(/^(?:\.?\/)+/, ''),
  );
}

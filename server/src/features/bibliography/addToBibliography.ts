import { URI } from 'vscode-uri';
import { addEntry } from '#bibliography';
import {
  type BibliographyFile,
  createKeyTest,
  type DraftFile,
  findDraftFolder,
  findKeyOfOwnEntry,
  findOwnEntry,
  getDraftBibliographies,
  isBibliography,
  isBibliographyName,
  isInside,
  resolveCitation,
  type Snapshot,
  writeRefusals,
} from '#workspace';
import { findChange } from '../../base/changes';
import { fileName } from '../../base/paths';
import type { BibliographyFormat } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { replaceKey } from '../evidence/underCursor';
import { describeConflicts, listConflicts } from './completeEntries';
import { createNewEntry } from './entrySource';

export type BibliographyAddition =
  /**
   * The edits, by the URI of the file that they change: the bibliography, and also the compiled document if that does not name the
   * bibliography yet.
   */
  | {
      readonly kind: 'edits';
      readonly bibliography: string;
      readonly isNew: boolean;
      readonly files: ReadonlyMap<string, readonly TextEdit[]>;
      readonly added: readonly CitationKey[];
      /** How many citations in the draft get the key of an entry, since they cite its paper by another key. */
      readonly renamed: number;
    }
  /** The draft was never saved and no folder is open, so there is no place for a bibliography yet. */
  | { readonly kind: 'unsaved' }
  /** Nothing is added, for example because the bibliography already contains every cited paper of the library. */
  | {
      readonly kind: 'complete';
      /** Cited keys that the compiler will not find and that are no papers of the library. Absent if there are none, or if that is not known. */
      readonly unknown?: readonly CitationKey[];
    }
  /**
   * The draft names no bibliography that may be changed without asking the writer. `named` is the first file that the draft names, if
   * any; this file may be outside the workspace, or not a bibliography. `candidates` are the bibliographies from which the writer may
   * choose.
   */
  | {
      readonly kind: 'no-bibliography';
      readonly named?: string;
      readonly missing: readonly CitationKey[];
      readonly candidates: readonly { readonly uri: string; readonly exists: boolean }[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Plans how entries of cited papers are added to the draft's bibliography. `keys` are keys that the draft cites; if undefined, all keys
 * of the draft are used. `target` is a bibliography that the writer chose, which may not exist yet. If the compiled document does not
 * name that file, another edit adds the name. undefined if the document is not a draft.
 */
export function addToBibliography(
  snapshot: Snapshot,
  uri: string,
  keys?: readonly CitationKey[],
  target?: string,
): BibliographyAddition | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const cited = keys ?? [...draft.itemsByKey().keys()];
  const missing = findMissingEntries(snapshot, uri, cited);
  const renamed = useOneKey(snapshot, draft, missing);
  const [known] = getDraftBibliographies(snapshot, uri).files;
  if (missing.size === 0 && renamed.length > 0 && known !== undefined)
    return { kind: 'edits', bibliography: known.uri, isNew: false, files: new Map([[uri, renamed]]), added: [], renamed: renamed.length };
  if (missing.size === 0) {
    const isFound = createKeyTest(snapshot, uri);
    const unknown = cited.filter((key) => isFound?.(key) === false && resolveCitation(snapshot, uri, key).length === 0);
    return { kind: 'complete', ...(unknown.length === 0 ? {} : { unknown }) };
  }
  const bibliography = target ?? findUsualBibliography(snapshot, uri)?.uri;
  if (findDraftFolder(snapshot.folders, uri) === undefined) return { kind: 'unsaved' };
  if (bibliography === undefined) {
    const named = findNamed(snapshot, uri);
    const question = { missing: [...missing.keys()], candidates: listBibliographyCandidates(snapshot, uri) };
    return { kind: 'no-bibliography', ...(named === undefined ? {} : { named }), ...question };
  }
  const addition = addEntries(snapshot, bibliography, missing);
  const isNamed = snapshot
    .draftGraph()
    .projectOf(uri)
    .bibliographies.some(({ candidates }) => candidates.includes(bibliography));
  if (addition.kind === 'refused') return addition;
  const naming = isNamed ? undefined : nameBibliography(snapshot, uri, bibliography);
  const files = new Map(addition.files);
  if (naming !== undefined) files.set(naming.uri, [naming.edit]);
  if (renamed.length > 0) files.set(uri, [...(files.get(uri) ?? []), ...renamed]);
  return { ...addition, files, renamed: renamed.length };
}

/**
 * The edits for citations whose key the compiler won't find although their paper has an entry under another key: one of the new
 * `entries`, or one that the draft's bibliographies have already. They change the key to that of the entry.
 */
function useOneKey(snapshot: Snapshot, draft: DraftFile, entries: ReadonlyMap<CitationKey, Paper>): readonly TextEdit[] {
  const { uri } = draft;
  const isFound = createKeyTest(snapshot, uri) ?? (() => true);
  const keys = new Map([...entries].map(([key, paper]) => [paper, key]));
  return [...draft.itemsByKey()].flatMap(([cited, items]) => {
    const paper = entries.has(cited) || isFound(cited) ? undefined : findOnlyPaper(snapshot, uri, cited);
    const key = paper === undefined ? undefined : (keys.get(paper) ?? findKeyOfOwnEntry(snapshot, uri, paper));
    return key === undefined ? [] : items.map(({ keySpan }) => replaceKey(draft, keySpan, key));
  });
}

function findOnlyPaper(snapshot: Snapshot, uri: string, key: CitationKey): Paper | undefined {
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  return others.length > 0 ? undefined : paper;
}

/**
 * Like `addToBibliography`, but for citations that were just inserted, when the writer did not ask for entries. Nothing is added if it
 * is not known which entries the compiler will find, for example because a bibliography is missing.
 */
export function addCitedEntries(snapshot: Snapshot, uri: string, keys: readonly CitationKey[]): BibliographyAddition | undefined {
  const addition = addToBibliography(snapshot, uri, keys);
  return addition !== undefined && createKeyTest(snapshot, uri) === undefined ? { kind: 'complete' } : addition;
}

/**
 * The bibliography to which entries are added without asking: the first file that the draft names as its bibliography, that really is
 * one, and that is in a folder of the workspace. The last two conditions are needed because a draft from somebody else may name any
 * file.
 */
export function findUsualBibliography(snapshot: Snapshot, uri: string): BibliographyFile | undefined {
  return getDraftBibliographies(snapshot, uri).files.find((file) => isBibliography(file) && isInside(snapshot.folders, file.uri));
}

/**
 * The papers of the library that are cited by these keys but have no entry in the draft's own bibliographies, under any key. If several
 * keys mean the same paper, only the first is included. Keys that may mean several papers are ignored.
 */
export function findMissingEntries(snapshot: Snapshot, uri: string, keys: Iterable<CitationKey>): ReadonlyMap<CitationKey, Paper> {
  const { ownKeys } = snapshot.draftGraph().projectOf(uri);
  const missing = new Map<CitationKey, Paper>();
  const papers = new Set<Paper>();
  for (const key of keys) {
    const paper = ownKeys.has(key) ? undefined : findOnlyPaper(snapshot, uri, key);
    if (paper === undefined || papers.has(paper) || findKeyOfOwnEntry(snapshot, uri, paper) !== undefined) continue;
    if (findOwnEntry(snapshot, uri, key) !== undefined) continue;
    papers.add(paper);
    missing.set(key, paper);
  }
  return missing;
}

/**
 * The keys whose entries the draft's bibliography lacks. `bibliography` is the file to which the entries would be added, or else the
 * first file that the draft names, if any.
 */
export interface MissingEntries {
  readonly keys: readonly CitationKey[];
  readonly bibliography: string | undefined;
}

/**
 * The missing entries of a draft. undefined if the document is not a draft, or if it is not known which entries the compiler will find.
 */
export function listMissingEntries(snapshot: Snapshot, uri: string): MissingEntries | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined || createKeyTest(snapshot, uri) === undefined) return undefined;
  const keys = [...findMissingEntries(snapshot, uri, draft.itemsByKey().keys()).keys()];
  return { keys, bibliography: findUsualBibliography(snapshot, uri)?.uri ?? findNamed(snapshot, uri) };
}

/** The first bibliography that a draft names, which may be outside the workspace. undefined if it names none that was found. */
function findNamed(snapshot: Snapshot, uri: string): string | undefined {
  return getDraftBibliographies(snapshot, uri).files[0]?.uri;
}

function addEntries(
  snapshot: Snapshot,
  bibliography: string,
  papers: ReadonlyMap<CitationKey, Paper>,
): Extract<BibliographyAddition, { kind: 'edits' | 'refused' }> {
  const file = snapshot.bibliographies.get(bibliography);
  if (file === undefined ? !isBibliographyName(bibliography) : !isBibliography(file))
    return { kind: 'refused', reason: writeRefusals.notBibliography(bibliography) };
  const conflict = describeConflicts(listConflicts(snapshot, [bibliography]));
  if (conflict !== undefined) return { kind: 'refused', reason: conflict };
  const before = file?.text ?? '';
  const format = file?.bibliography().format ?? formatOf(bibliography);
  let text = before;
  const added: CitationKey[] = [];
  for (const [key, paper] of papers) {
    const addition = addEntry(text, format, createNewEntry(snapshot, paper, key));
    if (addition.kind === 'present') continue;
    if (addition.kind === 'key-taken') {
      return {
        kind: 'refused',
        reason: `"${key}" is already the key of a different entry in ${fileName(bibliography)}: "${addition.title}". Cite the paper with a different key.`,
      };
    }
    if (addition.kind === 'unreadable')
      return { kind: 'refused', reason: `${fileName(bibliography)} couldn't be read. Nothing was added.` };
    const { span, newText } = addition.edit;
    text = text.slice(0, span.start) + newText + text.slice(span.end);
    added.push(key);
  }
  return {
    kind: 'edits',
    bibliography,
    isNew: file === undefined,
    files: new Map([[bibliography, diffTexts(before, text)]]),
    added,
    renamed: 0,
  };
}

/** A single edit, which replaces everything between the common beginning and the common end of the two texts. */
function diffTexts(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const { start, oldEnd, newEnd } = findChange(before, after);
  return [{ span: { start, end: oldEnd }, newText: after.slice(start, newEnd) }];
}

/**
 * The bibliographies that the writer can choose, those nearest to the compiled document first. The file `references.bib` in the folder
 * of the compiled document is an exception: if it exists, it is the first of all; if not, it is offered last, as a new file.
 */
export function listBibliographyCandidates(snapshot: Snapshot, uri: string): readonly { readonly uri: string; readonly exists: boolean }[] {
  const folder = findDraftFolder(snapshot.folders, snapshot.draftGraph().projectOf(uri).roots[0] ?? uri);
  if (folder === undefined) return [];
  const fresh = `${folder}/references.bib`;
  const known = [...snapshot.bibliographies.values()].flatMap((file) => {
    const path = file.uri === fresh || !isBibliography(file) ? undefined : relativePath(folder, file.uri);
    return path === undefined ? [] : [{ uri: file.uri, exists: true, distance: path.split('/').length }];
  });
  const sorted = known
    .sort((a, b) => a.distance - b.distance || (a.uri < b.uri ? -1 : 1))
    .map(({ uri: candidate, exists }) => ({ uri: candidate, exists }));
  return snapshot.bibliographies.has(fresh) ? [{ uri: fresh, exists: true }, ...sorted] : [...sorted, { uri: fresh, exists: false }];
}

/**
 * The edit that makes the compiled document name the bibliography, and the URI of that document. undefined if the document's language
 * has no notation for this.
 */
function nameBibliography(
  snapshot: Snapshot,
  uri: string,
  bibliography: string,
): { readonly uri: string; readonly edit: TextEdit } | undefined {
  const root = snapshot.drafts.get(snapshot.draftGraph().projectOf(uri).roots[0] ?? uri);
  const folder = root === undefined ? undefined : findDraftFolder(snapshot.folders, root.uri);
  const path = folder === undefined ? undefined : relativePath(folder, bibliography);
  const edit = path === undefined ? undefined : root?.writer()?.addBibliographyReference?.(path);
  return root === undefined || edit === undefined ? undefined : { uri: root.uri, edit };
}

/**
 * The path of a file relative to the folder with this URI, with slashes, and with `..` for each parent folder. undefined if there is no
 * such path, since the file is on another drive or server.
 */
export function relativePath(folder: string, uri: string): string | undefined {
  const [base, file] = [URI.parse(folder), URI.parse(uri)];
  if (base.scheme !== file.scheme || base.authority !== file.authority || driveOf(base) !== driveOf(file)) return undefined;
  const [from, to] = [splitPath(base), splitPath(file)];
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function splitPath({ path }: URI): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** The letter of a drive of Windows. Empty if the path begins on none. */
function driveOf({ path }: URI): string {
  return /^\/([a-z]):(?:\/|$)/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function formatOf(uri: string): BibliographyFormat {
  return /\.json$/i.test(uri) ? 'csl-json' : /\.ya?ml$/i.test(uri) ? 'csl-yaml' : 'bibtex';
}

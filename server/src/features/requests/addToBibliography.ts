import { URI, Utils } from 'vscode-uri';
import { fileName } from '../../base/fileName';
import { findChange } from '../../base/findChange';
import { addEntry } from '../../bibliography/write/addEntry';
import type { BibliographyFormat } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { createKeyTest, findOwnEntry, getDraftBibliographies, resolveCitation } from '../../workspace/drafts/draftLibrary';
import { isInside } from '../../workspace/files/insideFolders';
import type { Snapshot } from '../../workspace/snapshot';
import type { BibliographyFile } from '../../workspace/files/textFile';
import { createNewEntry } from '../citing/entrySource';
import { describeConflicts, listConflicts } from './conflictRefusal';

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
    }
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
  if (missing.size === 0) {
    const isFound = createKeyTest(snapshot, uri);
    const unknown = cited.filter((key) => isFound?.(key) === false && resolveCitation(snapshot, uri, key).length === 0);
    return { kind: 'complete', ...(unknown.length === 0 ? {} : { unknown }) };
  }
  const bibliography = target ?? findUsualBibliography(snapshot, uri)?.uri;
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
  if (addition.kind === 'refused' || isNamed) return addition;
  const naming = nameBibliography(snapshot, uri, bibliography);
  return { ...addition, files: new Map([...addition.files, ...naming]) };
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
 * Whether a file is a bibliography: it has the extension of BibTeX files, it contains entries, or it is a JSON or YAML file without
 * content. If the file is a link, `uri` is the URI of the file to which it leads.
 */
export function isBibliography(file: BibliographyFile, uri = file.uri): boolean {
  return (
    /\.(?:bib|bibtex|biblatex)$/i.test(uri) ||
    file.bibliography().entries.length > 0 ||
    (/\.(?:json|ya?ml)$/i.test(uri) && /^\s*(?:\[\s*\])?\s*$/.test(file.text))
  );
}

export function describeNonBibliography(uri: string): string {
  return `${fileName(uri)} is no bibliography, so nothing was added to it.`;
}

/**
 * The papers of the library that are cited by these keys but have no entry in the draft's own bibliographies. If several keys mean the
 * same paper, only the first is included. Keys that may mean several papers are ignored.
 */
export function findMissingEntries(snapshot: Snapshot, uri: string, keys: Iterable<CitationKey>): ReadonlyMap<CitationKey, Paper> {
  const { ownKeys } = snapshot.draftGraph().projectOf(uri);
  const missing = new Map<CitationKey, Paper>();
  const papers = new Set<Paper>();
  for (const key of keys) {
    const [paper, ...others] = resolveCitation(snapshot, uri, key);
    if (paper === undefined || others.length > 0 || ownKeys.has(key) || findOwnEntry(snapshot, uri, key) !== undefined) continue;
    if (papers.has(paper)) continue;
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
  if (file !== undefined && !isBibliography(file)) return { kind: 'refused', reason: describeNonBibliography(bibliography) };
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
        reason: `"${key}" is the key of another work in ${fileName(bibliography)}: "${addition.title}". Cite the paper by another key.`,
      };
    }
    if (addition.kind === 'unreadable')
      return { kind: 'refused', reason: `${fileName(bibliography)} can't be understood, so nothing was added to it.` };
    const { span, newText } = addition.edit;
    text = text.slice(0, span.start) + newText + text.slice(span.end);
    added.push(key);
  }
  return { kind: 'edits', bibliography, isNew: file === undefined, files: new Map([[bibliography, diffTexts(before, text)]]), added };
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
  const root = snapshot.draftGraph().projectOf(uri).roots[0] ?? uri;
  const folder = Utils.dirname(URI.parse(root));
  const fresh = Utils.joinPath(folder, 'references.bib').toString();
  const known = [...snapshot.bibliographies.values()].flatMap((file) => (file.uri === fresh || !isBibliography(file) ? [] : [file.uri]));
  const distance = (candidate: string): number => relativePath(folder, candidate).split('/').length;
  const sorted = known.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1)).map((candidate) => ({ uri: candidate, exists: true }));
  return snapshot.bibliographies.has(fresh) ? [{ uri: fresh, exists: true }, ...sorted] : [...sorted, { uri: fresh, exists: false }];
}

/**
 * The edit that makes the compiled document name the bibliography, by the URI of that document. Empty if the document's language has no
 * notation for this.
 */
function nameBibliography(snapshot: Snapshot, uri: string, bibliography: string): ReadonlyMap<string, readonly TextEdit[]> {
  const root = snapshot.drafts.get(snapshot.draftGraph().projectOf(uri).roots[0] ?? uri);
  const path = root === undefined ? undefined : relativePath(Utils.dirname(URI.parse(root.uri)), bibliography);
  const edit = root === undefined || path === undefined ? undefined : root.writer()?.addBibliographyReference?.(path);
  return root === undefined || edit === undefined ? new Map() : new Map([[root.uri, [edit]]]);
}

/** The path of a file relative to `folder`, with slashes, and with `..` for each parent folder. */
export function relativePath(folder: URI, uri: string): string {
  const from = folder.path.split('/').filter((part) => part !== '');
  const to = URI.parse(uri)
    .path.split('/')
    .filter((part) => part !== '');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function formatOf(uri: string): BibliographyFormat {
  return /\.json$/i.test(uri) ? 'csl-json' : /\.ya?ml$/i.test(uri) ? 'csl-yaml' : 'bibtex';
}

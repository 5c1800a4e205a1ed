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

export type BibliographyAddition =
  /** The edits, by URI: of the bibliography, and of the draft if it is to name the bibliography from now on. */
  | {
      readonly kind: 'edits';
      readonly bibliography: string;
      readonly isNew: boolean;
      readonly files: ReadonlyMap<string, readonly TextEdit[]>;
      readonly added: readonly CitationKey[];
    }
  /** The bibliography has every cited paper of the library. */
  | { readonly kind: 'complete' }
  /**
   * The draft names no bibliography that may be changed without a question. `named` is the one that it names, outside of the workspace or
   * of another kind; `candidates` are those that the writer may choose from, those that exist first.
   */
  | {
      readonly kind: 'no-bibliography';
      readonly named?: string;
      readonly missing: readonly CitationKey[];
      readonly candidates: readonly { readonly uri: string; readonly exists: boolean }[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Plans how the draft's bibliography gets the entries of cited papers. `keys` are keys of the draft; undefined means all that it
 * cites. `target` is a bibliography that the writer chose, also one that does not exist yet; if the draft does not name it, the edits
 * make it do so. undefined if the document is no draft.
 */
export function addToBibliography(
  snapshot: Snapshot,
  uri: string,
  keys?: readonly CitationKey[],
  target?: string,
): BibliographyAddition | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const missing = findMissingEntries(snapshot, uri, keys ?? draft.itemsByKey().keys());
  if (missing.size === 0) return { kind: 'complete' };
  const bibliography = target ?? findUsualTarget(snapshot, uri)?.uri;
  if (bibliography === undefined) {
    const named = findNamed(snapshot, uri);
    const question = { missing: [...missing.keys()], candidates: listCandidates(snapshot, uri) };
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
 * The same for citations that were just made, without a request of the writer: nothing is added if it can't be known which entries the
 * compiler finds, since one of the bibliographies is missing, say.
 */
export function addCitedEntries(snapshot: Snapshot, uri: string, keys: readonly CitationKey[]): BibliographyAddition | undefined {
  const addition = addToBibliography(snapshot, uri, keys);
  return addition !== undefined && createKeyTest(snapshot, uri) === undefined ? { kind: 'complete' } : addition;
}

/**
 * The bibliography that entries go into without a question: the first of those that the draft is compiled with that is a bibliography
 * and in a folder of the workspace. A draft that somebody else wrote may name any file.
 */
export function findUsualTarget(snapshot: Snapshot, uri: string): BibliographyFile | undefined {
  return getDraftBibliographies(snapshot, uri).files.find((file) => isBibliography(file) && isInside(snapshot.folders, file.uri));
}

/** Judges by the ending of the name, or by the content: entries, or nothing yet. For a link, `uri` is that of the file it leads to. */
export function isBibliography(file: BibliographyFile, uri = file.uri): boolean {
  return (
    /\.(?:bib|bibtex|biblatex)$/i.test(uri) ||
    file.bibliography().entries.length > 0 ||
    (/\.(?:json|ya?ml)$/i.test(uri) && /^\s*(?:\[\s*\])?\s*$/.test(file.text))
  );
}

export function describeNoBibliography(uri: string): string {
  return `${fileName(uri)} is no bibliography, so nothing was added to it.`;
}

/** Keys of papers that the library has and the draft's own bibliographies lack; each paper once. */
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

/** What a draft's bibliography lacks. `bibliography` is the file that gets the entries, or else the first that the draft names, if any. */
export interface MissingEntries {
  readonly keys: readonly CitationKey[];
  readonly bibliography: string | undefined;
}

/** undefined if the document is no draft, or if it can't be known which entries the compiler finds. */
export function listMissingEntries(snapshot: Snapshot, uri: string): MissingEntries | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined || createKeyTest(snapshot, uri) === undefined) return undefined;
  const keys = [...findMissingEntries(snapshot, uri, draft.itemsByKey().keys()).keys()];
  return { keys, bibliography: findUsualTarget(snapshot, uri)?.uri ?? findNamed(snapshot, uri) };
}

/** The first bibliography that a draft names; it may be in no folder of the workspace. */
function findNamed(snapshot: Snapshot, uri: string): string | undefined {
  return getDraftBibliographies(snapshot, uri).files[0]?.uri;
}

function addEntries(
  snapshot: Snapshot,
  bibliography: string,
  papers: ReadonlyMap<CitationKey, Paper>,
): Extract<BibliographyAddition, { kind: 'edits' | 'refused' }> {
  const file = snapshot.bibliographies.get(bibliography);
  if (file !== undefined && !isBibliography(file)) return { kind: 'refused', reason: describeNoBibliography(bibliography) };
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

/** One edit, of what lies between the beginning and the end that both texts have in common. */
function diffTexts(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const { start, oldEnd, newEnd } = findChange(before, after);
  return [{ span: { start, end: oldEnd }, newText: after.slice(start, newEnd) }];
}

/** Bibliographies of the workspace, the nearest first, and a new one in the folder of the document that is compiled. */
export function listCandidates(snapshot: Snapshot, uri: string): readonly { readonly uri: string; readonly exists: boolean }[] {
  const root = snapshot.draftGraph().projectOf(uri).roots[0] ?? uri;
  const folder = Utils.dirname(URI.parse(root));
  const fresh = Utils.joinPath(folder, 'references.bib').toString();
  const known = [...snapshot.bibliographies.values()].flatMap((file) => (file.uri === fresh || !isBibliography(file) ? [] : [file.uri]));
  const distance = (candidate: string): number => relativePath(folder, candidate).split('/').length;
  const sorted = known.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1)).map((candidate) => ({ uri: candidate, exists: true }));
  return snapshot.bibliographies.has(fresh) ? [{ uri: fresh, exists: true }, ...sorted] : [...sorted, { uri: fresh, exists: false }];
}

/** The edit that makes the compiled document name the bibliography; none if the draft language has no place for that. */
function nameBibliography(snapshot: Snapshot, uri: string, bibliography: string): ReadonlyMap<string, readonly TextEdit[]> {
  const root = snapshot.drafts.get(snapshot.draftGraph().projectOf(uri).roots[0] ?? uri);
  const path = root === undefined ? undefined : relativePath(Utils.dirname(URI.parse(root.uri)), bibliography);
  const edit = root === undefined || path === undefined ? undefined : root.writer()?.nameBibliography?.(path);
  return root === undefined || edit === undefined ? new Map() : new Map([[root.uri, [edit]]]);
}

/** The path by which a draft in `folder` names a file: with slashes, and `..` for each folder upwards. */
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

import { type BibliographyFile, type DraftFile, findOwnEntry, getDraftBibliographies, type Snapshot } from '#workspace';
import { fileName } from '../../base/paths';
import { type Span, shiftSpan } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import { findEntryKeyUnderCursor, findItemUnderCursor, replaceKey } from '../evidence/underCursor';

/** A key that can be renamed, or the reason why it can't, which is shown to the writer. */
type RenamePreparation =
  | { readonly kind: 'key'; readonly key: CitationKey; readonly span: Span }
  | { readonly kind: 'refused'; readonly reason: string };

type RenameResult =
  | { readonly kind: 'edits'; readonly files: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly kind: 'refused'; readonly reason: string };

/** Checks whether the citation key at the cursor can be renamed. undefined if there is no key. */
export function prepareRename(snapshot: Snapshot, uri: string, offset: number): RenamePreparation | undefined {
  const found = findKey(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const refusal = findRefusal(snapshot, found.key, findOwners(snapshot, found.origin, found.key));
  return refusal === undefined ? { kind: 'key', key: found.key, span: found.span } : { kind: 'refused', reason: refusal };
}

/**
 * Changes a citation key in the bibliographies that contain it, and in every draft that takes it from one of them. A key that no
 * bibliography contains is changed in the drafts of its project. Only whole keys are changed: if `doe2020` is renamed, `doe2020b` stays
 * the same. undefined if no citation key is at the cursor.
 */
export function rename(snapshot: Snapshot, uri: string, offset: number, newName: string): RenameResult | undefined {
  const found = findKey(snapshot, uri, offset);
  if (found === undefined) return undefined;
  const newKey = newName.trim().replace(/^@/, '');
  const owners = findOwners(snapshot, found.origin, found.key);
  const reason = findRefusal(snapshot, found.key, owners) ?? findKeyProblem(newKey, found.key, owners);
  if (reason !== undefined) return { kind: 'refused', reason };
  const files = new Map<string, readonly TextEdit[]>();
  for (const file of owners) files.set(file.uri, renameInBibliography(file, found.key, newKey));
  for (const draft of snapshot.drafts.values()) {
    const items = draft.itemsByKey().get(found.key) ?? [];
    const isMeant = owners.length > 0 ? sharesOwner(snapshot, draft, found.key, owners) : isOfOneProject(snapshot, draft, found.origin);
    if (items.length === 0 || !isMeant) continue;
    files.set(
      draft.uri,
      items.map(({ keySpan }) => replaceKey(draft, keySpan, newKey)),
    );
  }
  return { kind: 'edits', files };
}

interface FoundKey {
  readonly key: CitationKey;
  readonly span: Span;
  readonly origin: DraftFile | BibliographyFile;
}

function findKey(snapshot: Snapshot, uri: string, offset: number): FoundKey | undefined {
  const draft = snapshot.drafts.get(uri);
  const item = draft === undefined ? undefined : findItemUnderCursor(draft, offset);
  if (draft !== undefined) return item === undefined ? undefined : { key: item.key, span: item.keySpan, origin: draft };
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryKeyUnderCursor(file, offset);
  return file === undefined || entry === undefined ? undefined : { key: entry.key, span: entry.keySpan, origin: file };
}

/**
 * The bibliographies in which the key is renamed. If the cursor is in a bibliography, the result is this file alone. If the cursor is
 * in a draft, the result is the bibliographies of the draft that contain the key.
 */
function findOwners(snapshot: Snapshot, origin: DraftFile | BibliographyFile, key: CitationKey): readonly BibliographyFile[] {
  if (origin.kind === 'bibliography') return [origin];
  const { files, missing } = getDraftBibliographies(snapshot, origin.uri);
  if (files.length > 0 || missing.length > 0) return files.filter((file) => file.entriesByKey().has(key));
  // The draft names no bibliography, so Marginalia can't know which one it is compiled with. If only one bibliography of the workspace
  // contains the key, it is probably that one.
  const all = [...snapshot.bibliographies.values()].filter((file) => file.entriesByKey().has(key));
  return all.length === 1 ? all : [];
}

/**
 * Whether the draft takes the key from one of the owners. If the draft names no bibliography, this is assumed if the key means a single
 * paper and an owner contains that paper.
 */
function sharesOwner(snapshot: Snapshot, draft: DraftFile, key: CitationKey, owners: readonly BibliographyFile[]): boolean {
  const own = findOwnEntry(snapshot, draft.uri, key);
  if (own !== undefined) return owners.includes(own.file);
  const { files, missing } = getDraftBibliographies(snapshot, draft.uri);
  if (files.length > 0 || missing.length > 0) return false;
  const [only, ...others] = snapshot.library().resolveKey(key);
  return only !== undefined && others.length === 0 && only.occurrences.some(({ uri }) => owners.some((file) => file.uri === uri));
}

/**
 * Whether the draft belongs to the same project as the document in which the writer renames the key. A key that no bibliography
 * contains is renamed in all drafts of the project.
 */
function isOfOneProject(snapshot: Snapshot, draft: DraftFile, { uri }: FoundKey['origin']): boolean {
  return draft.uri === uri || snapshot.draftGraph().projectOf(uri).members.includes(draft.uri);
}

function findRefusal(snapshot: Snapshot, key: CitationKey, owners: readonly BibliographyFile[]): string | undefined {
  const other = owners.find((file) => file.bibliography().format !== 'bibtex');
  if (other !== undefined) return `"${key}" is in ${fileName(other.uri)}, which another program maintains. Change the key in that program.`;
  if (owners.length > 0) return undefined;
  const [paper] = snapshot.library().resolveKey(key);
  if (paper === undefined) return undefined;
  const inOther = paper.occurrences.find((occurrence) => occurrence.kind === 'bibliography');
  return inOther === undefined
    ? `"${key}" is generated from the paper's title in ${fileName(paper.occurrences[0]?.uri ?? '')}. To use a different key, add the paper to your bibliography and rename it there.`
    : `"${key}" is in ${fileName(inOther.uri)}, which isn't a bibliography of this draft. Rename it there.`;
}

/**
 * Characters that a new key must not contain. BibTeX allows no white space and none of `"#%'(),={}` in a key. A comma ends a key in
 * LaTeX, and a space ends one in pandoc.
 */
const forbidden = /[\s"#%'(),={}~\\@]/u;

function findKeyProblem(newKey: CitationKey, oldKey: CitationKey, owners: readonly BibliographyFile[]): string | undefined {
  if (newKey === '') return 'Enter a citation key.';
  const bad = forbidden.exec(newKey)?.[0];
  if (bad !== undefined) return `A citation key can't contain ${/\s/.test(bad) ? 'a space' : `"${bad}"`}.`;
  if (newKey === oldKey) return undefined;
  const taken = owners.find((file) => file.entriesByKey().has(newKey));
  return taken === undefined
    ? undefined
    : `Another entry in ${fileName(taken.uri)} already has the key "${newKey}". Choose a different key.`;
}

function renameInBibliography(file: BibliographyFile, oldKey: CitationKey, newKey: CitationKey): readonly TextEdit[] {
  const { entries, starts } = file.bibliography();
  return entries.flatMap((entry, index) => {
    const start = starts[index] ?? 0;
    const keys = [entry, ...entry.aliases].filter(({ key }) => key === oldKey).map(({ keySpan }) => shiftSpan(keySpan, start));
    return [...keys, ...findUses(file.text, entry, start, oldKey)].map((span) => ({ span, newText: newKey }));
  });
}

/** Fields in which an entry refers to other entries by their keys (biblatex manual, "Special Fields"). */
const keyFields = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);

function findUses(text: string, entry: BibliographyEntry, start: number, key: CitationKey): readonly Span[] {
  // Most entries don't contain the key, so their fields need not be parsed.
  if (!text.slice(start, start + entry.span.end).includes(key)) return [];
  return entry.fields().flatMap(({ name, span }) => {
    if (!keyFields.has(name)) return [];
    const field = shiftSpan(span, start);
    return [...text.slice(field.start, field.end).matchAll(/[^\s,{}"]+/g)]
      .filter(([word]) => word === key)
      .map((match) => ({ start: field.start + match.index, end: field.start + match.index + key.length }));
  });
}

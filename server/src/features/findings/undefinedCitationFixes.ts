import { chooseKey, type DraftFile, findDraftFolder, findOwnEntry, isInside, perFile, resolveCitation, type Snapshot } from '#workspace';
import { fileName } from '../../base/paths';
import { listOverlapping, type Span } from '../../base/span';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import {
  addToBibliography,
  findMissingEntries,
  findUsualBibliography,
  listBibliographyCandidates,
  relativePath,
} from '../bibliography/addToBibliography';
import { listMissingBibliographies } from '../bibliography/matchBibliography';
import { chooseQueryForKey, findNearKeys } from '../citing/nearKeys';
import { replaceKey } from '../evidence/underCursor';
import type { FixByEdits, QuickFix } from './rule';

/**
 * Quick fixes for the citations in `span` whose keys are not in the draft's bibliographies. They change the key, add missing entries,
 * search the library, or make the draft name a bibliography. If `span` contains the name of a missing bibliography, a quick fix creates
 * that file.
 */
export function listUndefinedCitationFixes(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const { ownKeys } = snapshot.draftGraph().projectOf(uri);
  // The span is widened to include citations directly before or after a cursor.
  const items = listOverlapping(draft.scan().citations, { start: span.start - 1, end: span.end + 1 }, (citation) => citation.span)
    .flatMap((citation) => citation.items)
    .filter(
      ({ key, keySpan }) =>
        keySpan.start <= span.end && span.start <= keySpan.end && !ownKeys.has(key) && findOwnEntry(snapshot, uri, key) === undefined,
    );
  const missing = items.flatMap((item) => fixItem(snapshot, draft, item));
  const made = createNamed(snapshot, draft, span);
  if (items.length === 0) return made;
  return [...made, ...missing, ...addAll(snapshot, draft, items), ...nameBibliographies(snapshot, draft, items)];
}

function fixItem(snapshot: Snapshot, draft: DraftFile, item: CitationItem): readonly QuickFix[] {
  const [paper, ...others] = resolveCitation(snapshot, draft.uri, item.key);
  if (paper !== undefined && others.length === 0) {
    const ownKey = chooseKey(snapshot, draft.uri, paper);
    if (findOwnEntry(snapshot, draft.uri, ownKey) !== undefined) return [changeKey(draft, item, ownKey, 'preferred')];
    return addEntries(snapshot, draft, item, [item.key], (file) => `Add "${item.key}" to ${file}`, 'preferred');
  }
  const near = findNearKeys(snapshot, draft.uri, item.key);
  const search: QuickFix = {
    title: `Find "${item.key}" in your library...`,
    isPreferred: false,
    span: item.keySpan,
    change: { kind: 'search', span: item.keySpan, query: () => chooseQueryForKey(snapshot, draft, item) },
  };
  return [...near.map((key, rank) => changeKey(draft, item, key, rank === 0 ? 'preferred' : 'other')), search];
}

function changeKey(draft: DraftFile, item: CitationItem, key: CitationKey, rank: 'preferred' | 'other'): QuickFix {
  const edit = replaceKey(draft, item.keySpan, key);
  return {
    title: `Change to "${key}"`,
    isPreferred: rank === 'preferred',
    span: item.keySpan,
    change: { kind: 'edits', files: () => new Map([[draft.uri, [edit]]]) },
  };
}

const getMissingKeys = perFile((snapshot, uri): readonly CitationKey[] => [
  ...findMissingEntries(snapshot, uri, snapshot.drafts.get(uri)?.itemsByKey().keys() ?? []).keys(),
]);

/** Offers to add all missing entries of the draft at the citation of one that is missing, if there are several. */
function addAll(snapshot: Snapshot, draft: DraftFile, items: readonly CitationItem[]): readonly QuickFix[] {
  const [first] = items;
  const missing = getMissingKeys(snapshot, draft.uri) ?? [];
  const isOne = items.some(({ key }) => resolveCitation(snapshot, draft.uri, key).length === 1);
  if (first === undefined || !isOne || missing.length < 2) return [];
  return addEntries(snapshot, draft, first, missing, (file) => `Add all ${missing.length} missing entries to ${file}`, 'other');
}

function addEntries(
  snapshot: Snapshot,
  draft: DraftFile,
  { keySpan }: CitationItem,
  keys: readonly CitationKey[],
  title: (file: string) => string,
  rank: 'preferred' | 'other',
): readonly QuickFix[] {
  const file = findUsualBibliography(snapshot, draft.uri);
  if (file === undefined) return [];
  const files = (): ReadonlyMap<string, readonly TextEdit[]> => {
    const addition = addToBibliography(snapshot, draft.uri, keys);
    return addition?.kind === 'edits' ? addition.files : new Map();
  };
  return [
    {
      title: title(fileName(file.uri)),
      isPreferred: rank === 'preferred',
      span: keySpan,
      change: { kind: 'edits', bibliography: file.uri, files },
    },
  ];
}

/** Offers to create a missing bibliography whose name is in the span, with the papers of the library that the draft cites. */
function createNamed(snapshot: Snapshot, draft: DraftFile, span: Span): readonly QuickFix[] {
  const at = listMissingBibliographies(snapshot, draft).filter(
    ({ reference }) => reference.span.start <= span.end && span.start <= reference.span.end,
  );
  return at.flatMap(({ reference, named }): readonly QuickFix[] => {
    const bibliography = named.candidates.find((candidate) => isInside(snapshot.folders, candidate));
    const addition =
      bibliography === undefined || !/\.(?:bib|json|ya?ml)$/i.test(bibliography)
        ? undefined
        : addToBibliography(snapshot, draft.uri, undefined, bibliography);
    if (bibliography === undefined || addition?.kind !== 'edits') return [];
    const title = `Create ${reference.path} with ${countPapers(addition.added.length)}`;
    return [
      {
        title,
        isPreferred: false,
        span: reference.span,
        change: { kind: 'edits', bibliography, creates: bibliography, files: () => addition.files },
      },
    ];
  });
}

function countPapers(count: number): string {
  return count === 1 ? '1 cited paper' : `${count} cited papers`;
}

/** The largest number of existing bibliographies that are offered if the draft names none. */
const maxNamed = 2;

/**
 * If the draft names no bibliography, offers to make it name an existing or a new one, and to add the entries of all papers of the
 * library that it cites.
 */
function nameBibliographies(snapshot: Snapshot, draft: DraftFile, items: readonly CitationItem[]): readonly QuickFix[] {
  const { uri } = draft;
  const { bibliographies, roots } = snapshot.draftGraph().projectOf(uri);
  const [item] = items.filter(({ key }) => resolveCitation(snapshot, uri, key).length === 1);
  const [root] = roots;
  if (item === undefined || root === undefined || bibliographies.length > 0) return [];
  const folder = findDraftFolder(snapshot.folders, root);
  if (folder === undefined) return [];
  const candidates = listBibliographyCandidates(snapshot, uri);
  const offered = [
    ...candidates.filter((candidate) => candidate.exists && isInside(snapshot.folders, candidate.uri)).slice(0, maxNamed),
    ...candidates.filter(({ exists }) => !exists),
  ];
  return offered.flatMap((candidate, rank): readonly QuickFix[] => {
    const addition = addToBibliography(snapshot, uri, undefined, candidate.uri);
    if (addition?.kind !== 'edits' || !addition.files.has(root)) return [];
    const change: FixByEdits = {
      kind: 'edits',
      bibliography: candidate.uri,
      ...(candidate.exists ? {} : { creates: candidate.uri }),
      files: () => addition.files,
    };
    const path = relativePath(folder, candidate.uri);
    if (path === undefined) return [];
    const title = describeNaming(path, fileName(root), addition.added.length, candidate.exists);
    return [{ title, isPreferred: rank === 0, span: item.keySpan, change }];
  });
}

function describeNaming(bibliography: string, draft: string, added: number, exists: boolean): string {
  if (!exists) return `Create ${bibliography} with ${countPapers(added)} and use it in ${draft}`;
  if (added === 0) return `Use ${bibliography} in ${draft}`;
  return `Use ${bibliography} in ${draft} and add ${added === 1 ? '1 missing paper' : `${added} missing papers`}`;
}

import { fileName } from '../../base/fileName';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { chooseKey, getDraftBibliographies, resolveCitation, type DraftBibliographies } from '../../workspace/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { findNearKeys } from '../parts/nearKeys';
import type { Problem } from '../../model/problem';

/**
 * Citations that the compiler will not find. Silent where that can't be known: a chapter without its root, a bibliography
 * that is missing or could not be read to its end. A draft that names no bibliography may get one on the command line: only
 * likely typing errors are told there.
 */
export function detectUndefinedCitations(snapshot: Snapshot, uri: string): readonly Problem[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined || snapshot.settings.rules['undefined-citation'] === 'off') return [];
  const project = snapshot.draftGraph().projectOf(uri);
  if (project.roots.length === 0) return [];
  const own = getDraftBibliographies(snapshot, uri);
  if (!own.isComplete) return [];
  const known = (key: CitationKey): boolean => project.ownKeys.has(key) || own.files.some((file) => file.entriesByKey().has(key));
  return draft.scan().citations.flatMap(({ items }) =>
    items.flatMap((item): readonly Problem[] => {
      if (known(item.key)) return [];
      const message = own.files.length === 0 ? describeTypo(snapshot, uri, item) : describeMissing(snapshot, uri, item, own);
      return message === undefined ? [] : [{ span: item.keySpan, code: 'undefined-citation', message }];
    }),
  );
}

function describeTypo(snapshot: Snapshot, uri: string, { key }: CitationItem): string | undefined {
  if (resolveCitation(snapshot, uri, key).length > 0) return undefined;
  const near = findNearKeys(snapshot, uri, key);
  return near.length === 0 ? undefined : `"${key}" is in no digest or bibliography. ${didYouMean(near)}`;
}

function describeMissing(snapshot: Snapshot, uri: string, { key }: CitationItem, { files }: DraftBibliographies): string {
  const names = files.map((file) => fileName(file.uri)).join(', ');
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  if (paper !== undefined && others.length === 0) return describePaper(snapshot, uri, key, paper, names);
  const near = findNearKeys(snapshot, uri, key);
  return near.length === 0 ? `"${key}" is not in ${names}, nor in a digest.` : `"${key}" is not in ${names}, nor in a digest. ${didYouMean(near)}`;
}

function describePaper(snapshot: Snapshot, uri: string, key: CitationKey, paper: Paper, names: string): string {
  const own = chooseKey(snapshot, uri, paper);
  const isThere = own !== key && paper.places.some((place) => place.kind === 'bibliography' && place.entry.key === own && names.includes(fileName(place.uri)));
  if (isThere) return `"${key}" is not in ${names}, where the paper has the key "${own}".`;
  return `"${key}" is not in ${names} yet, only in ${fileName(paper.places[0]?.uri ?? '')}.`;
}

function didYouMean(keys: readonly CitationKey[]): string {
  const quoted = keys.map((key) => `"${key}"`);
  return `Did you mean ${quoted.length === 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`}?`;
}

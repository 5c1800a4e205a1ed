import { derived } from '../../base/derivedValues';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { toCslItem } from '../../bibliography/toCsl';
import { getEntryOptions } from './entrySource';
import { renderCslItem } from '../../bibliography/write/renderCslItem';

/** The items that were created so far. Besides its paper, an item depends only on the version that the writer prefers. */
const getItems = derived(
  ({ settings }: Snapshot) => [settings.preferredVersion],
  () => new WeakMap<Paper, CslItem>(),
);

/**
 * The paper in the form that a citation processor takes (CSL-JSON). The same `Paper` object always gets the same item, because
 * formatters recognise items by identity.
 */
export function getCslItem(snapshot: Snapshot, paper: Paper): CslItem {
  const items = getItems(snapshot);
  const known = items.get(paper);
  if (known !== undefined) return known;
  const occurrence = paper.occurrences.find(({ kind }) => kind === 'bibliography');
  const item =
    occurrence?.kind === 'bibliography' ? toCslItem(occurrence.entry) : renderCslItem(paper, paper.key, getEntryOptions(snapshot));
  items.set(paper, item);
  return item;
}

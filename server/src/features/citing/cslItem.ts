import { derived } from '../../base/derivedValues';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { toCslItem } from '../../bibliography/toCsl';
import { renderCslItem } from '../../bibliography/write/renderCslItem';

/**
 * The items that were created so far. The list of inputs is empty because an item depends only on its paper, not on the rest of the
 * snapshot.
 */
const getItems = derived(
  (_: Snapshot) => [],
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
  const item = occurrence?.kind === 'bibliography' ? toCslItem(occurrence.entry) : renderCslItem(paper, paper.key);
  items.set(paper, item);
  return item;
}

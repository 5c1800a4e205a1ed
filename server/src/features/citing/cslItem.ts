import { derived } from '../../base/derivedValues';
import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { toCslItem } from '../../bibliography/toCsl';
import { renderCslItem } from '../../bibliography/write/renderCslItem';

/** No input: a paper's item stays the same while the paper does, whatever else changes. */
const getItems = derived(
  (_: Snapshot) => [],
  () => new WeakMap<Paper, CslItem>(),
);

/** The paper as a citation processor takes it. The same paper gives the same object: formatters know items by identity. */
export function getCslItem(snapshot: Snapshot, paper: Paper): CslItem {
  const items = getItems(snapshot);
  const known = items.get(paper);
  if (known !== undefined) return known;
  const occurrence = paper.occurrences.find(({ kind }) => kind === 'bibliography');
  const item = occurrence?.kind === 'bibliography' ? toCslItem(occurrence.entry) : renderCslItem(paper, paper.key);
  items.set(paper, item);
  return item;
}

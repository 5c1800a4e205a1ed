import type { CslItem } from '../../model/csl';
import type { Paper } from '../../model/paper';
import { toCslItem } from '../../bibliography/toCsl';
import { renderCslItem } from '../../bibliography/write/renderCslItem';

const items = new WeakMap<Paper, CslItem>();

/** The paper as a citation processor takes it. The same paper gives the same object: formatters know items by identity. */
export function getCslItem(paper: Paper): CslItem {
  const known = items.get(paper);
  if (known !== undefined) return known;
  const occurrence = paper.occurrences.find(({ kind }) => kind === 'bibliography');
  const item = occurrence?.kind === 'bibliography' ? toCslItem(occurrence.entry) : renderCslItem(paper, paper.key);
  items.set(paper, item);
  return item;
}

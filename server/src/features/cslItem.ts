import type { CslItem } from '../model/csl';
import type { Paper } from '../model/paper';
import { paperToCsl } from '../references/paperToCsl';

const items = new WeakMap<Paper, CslItem>();

/** The paper as a citation processor takes it. The same paper gives the same object: formatters know items by identity. */
export function getCslItem(paper: Paper): CslItem {
  const known = items.get(paper);
  if (known !== undefined) return known;
  const item = paperToCsl(paper);
  items.set(paper, item);
  return item;
}

import type { Paper } from '../../model/paper';
import type { Formatter } from '../../references/formatter';
import { renderRichMarkdown } from '../../references/renderRichText';
import type { Snapshot } from '../../workspace/snapshot';
import { getCslItem } from '../citing/cslItem';

/**
 * The paper as it appears in the list of references, as one line of escaped Markdown: `Xiao, Guangxuan, et al. 2024. “DuoAttention:
 * ...”`. Empty if the style has no list of references.
 */
export function formattedReference(snapshot: Snapshot, paper: Paper, formatter: Formatter): string {
  const text = formatter.formatReference(getCslItem(snapshot, paper));
  return text === undefined ? '' : renderRichMarkdown(text);
}

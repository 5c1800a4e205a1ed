import { escapeDraftMarkdown } from '../../base/escape';
import type { Span } from '../../base/span';
import type { CitationKey, CitationMode } from '../../model/citation';
import type { OutlineItem } from '../../model/draftWriter';
import { formatKey } from './keySyntax';

/** Renders `[@a; @b]`, `@a, @b` or `[-@a]`. */
export function renderCitation(keys: readonly CitationKey[], mode: CitationMode): string {
  if (keys.length === 0) return '';
  const cited = keys.map((key) => `@${formatKey(key)}`);
  if (mode === 'narrative') return cited.join(', ');
  return `[${cited.map((key) => (mode === 'year-only' ? `-${key}` : key)).join('; ')}]`;
}

export function renderQuotation(text: string): string {
  return `"${escapeDraftMarkdown(text)}"`;
}

export function renderHeading(level: number, label: string): string {
  return `${'#'.repeat(Math.min(6, Math.max(1, level)))} ${escapeDraftMarkdown(label)}`;
}

/** `- DuoAttention [@duoattention]: "only applies a full KV cache to retrieval heads"` */
export function renderOutlineItem(item: OutlineItem): string {
  const cited = `- ${escapeDraftMarkdown(item.name)} ${renderCitation([item.key], 'parenthetical')}`;
  return item.excerpt === undefined ? cited : `${cited}: ${renderQuotation(item.excerpt)}`;
}

export function renderList(items: readonly string[]): string {
  return items.join('\n');
}

const bullet = /^ {0,3}(?:[-*+]|\d{1,9}[.)]|#\.)[ \t]/;
const rule = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const fence = /^ {0,3}(```+|~~~+)/;

/**
 * The start of the line after the section's last list item (bulleted or numbered), including the lines that continue the item.
 * undefined if the section has no list.
 */
export function findListEnd(text: string, section: Span): number | undefined {
  let end: number | undefined;
  let openFence: string | undefined;
  let state: ListState = 'outside';
  for (let start = section.start; start < section.end; ) {
    const lineBreak = text.indexOf('\n', start);
    const next = lineBreak === -1 || lineBreak >= section.end ? section.end : lineBreak + 1;
    const line = text.slice(start, next).trimEnd();
    const fenceMark = fence.exec(line)?.[1];
    if (openFence !== undefined) {
      if (fenceMark?.startsWith(openFence) === true) openFence = undefined;
    } else if (fenceMark !== undefined) {
      openFence = fenceMark;
      state = 'outside';
    } else {
      state = followLine(line, state);
      if (state === 'item') end = next;
    }
    start = next;
  }
  return end;
}

type ListState = 'outside' | 'item' | 'behind-blank';

function followLine(line: string, state: ListState): ListState {
  if (line === '') return state === 'item' ? 'behind-blank' : state;
  if (bullet.test(line) && !rule.test(line)) return 'item';
  if (state === 'outside' || /^#{1,6}[ \t]|^:::/.test(line) || rule.test(line)) return 'outside';
  return state === 'item' || /^(?: {2}|\t)/.test(line) ? 'item' : 'outside';
}

import { escapeLatex } from '../../base/escape';
import type { Span } from '../../base/span';
import type { CitationKey, CitationMode } from '../../model/citation';
import type { OutlineItem } from '../../model/draftWriter';
import type { DraftCommands } from './draftCommands';
import { getHeadingCommand } from './headings';

/** Renders `\citep{a,b}`, with the command that the draft uses for the mode. */
export function renderCitation(keys: readonly CitationKey[], mode: CitationMode, { modes }: DraftCommands): string {
  return keys.length === 0 ? '' : `\\${modes[mode]}{${keys.join(',')}}`;
}

export function renderQuotation(text: string): string {
  return `\`\`${escapeLatex(text)}''`;
}

export function renderHeading(level: number, label: string): string {
  return `\\${getHeadingCommand(level)}{${escapeLatex(label)}}`;
}

/** ``\item DuoAttention~\cite{duoattention}: ``only applies a full KV cache to retrieval heads''`` */
export function renderOutlineItem(item: OutlineItem, commands: DraftCommands): string {
  // `\item` would read a bracket that directly follows it as its label.
  const name = escapeLatex(item.name).replace(/^\[/, '{[}');
  const cited = `\\item ${name}~${renderCitation([item.key], 'parenthetical', commands)}`;
  return item.excerpt === undefined ? cited : `${cited}: ${renderQuotation(item.excerpt)}`;
}

export function renderList(items: readonly string[]): string {
  return ['\\begin{itemize}', ...items.map((item) => `  ${item}`), '\\end{itemize}'].join('\n');
}

/**
 * The start of the line with the `\end` of the section's last list, or the offset of that `\end` if other text precedes it on the line.
 * undefined if the section has no list.
 */
export function findListEnd(text: string, section: Span): number | undefined {
  let last = -1;
  for (const found of text.slice(section.start, section.end).matchAll(/%.*|\\[\\%]|\\end\{(?:itemize|enumerate)\}/g)) {
    if (found[0].startsWith('\\end')) last = section.start + found.index;
  }
  if (last === -1) return undefined;
  const lineStart = text.lastIndexOf('\n', last) + 1;
  return text.slice(lineStart, last).trim() === '' ? lineStart : last;
}

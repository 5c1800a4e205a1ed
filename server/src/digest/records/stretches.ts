import { findLabel, isLinkLabel, type Label } from '../labels';
import type { ChosenTitle } from './chooseTitles';
import { readLabel } from './evidence';
import type { RecordBlock } from './recordBlock';

/** A stretch of a record beside its title, and what its source says that it is. */
export interface Stretch {
  readonly block: RecordBlock;
  readonly start: number;
  readonly end: number;
  readonly label: Label | undefined;
  readonly text: string;
  /** Whether it stands before the title. */
  readonly isBefore: boolean;
}

/** The lines of a record without its title, each with its label, where one stands before it, on its own or on a line above. */
export function splitStretches(title: ChosenTitle, blocks: readonly RecordBlock[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Label | undefined;
  const add = (block: RecordBlock, from: number, to: number, isBefore: boolean): void => {
    const raw = block.text.slice(from, to);
    const text = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const found = block.cell === undefined ? readLabel(raw.replace(/^[\s\p{P}]+/u, (lead) => ' '.repeat(lead.length))) : undefined;
    const label = found === undefined ? undefined : labelOf(found.label);
    if (found !== undefined && label !== undefined) {
      open = label;
      if (raw.slice(found.value).trim() !== '') stretches.push({ block, start: from + found.value, end: to, label, text: raw.slice(found.value).trim(), isBefore });
      return;
    }
    const alone = text.length < 24 ? labelOf(text.replace(/[\p{P}\s]+$/u, '').toLowerCase()) : undefined;
    if (alone !== undefined && block.cell === undefined && !isLinked(block, from, to)) {
      open = alone;
      return;
    }
    stretches.push({ block, start: from, end: to, label: (block.cell === undefined ? undefined : labelOf(block.cell.header.toLowerCase())) ?? block.label ?? open, text, isBefore });
  };
  for (const block of blocks) {
    if (block.kind === 'item' || block.cell !== undefined) open = undefined;
    for (const [at, start] of block.lineStarts.entries()) {
      const end = (block.lineStarts[at + 1] ?? block.text.length + 1) - 1;
      if (block !== title.block) {
        add(block, start, end, block.index < title.block.index);
        continue;
      }
      if (start < title.start) add(block, start, Math.min(end, title.start), true);
      if (end > title.end) add(block, Math.max(start, title.end), end, false);
    }
  }
  return stretches;
}

function isLinked({ parts }: RecordBlock, start: number, end: number): boolean {
  return parts.some(({ piece, start: from, end: to }) => piece.link !== undefined && from < end && to > start);
}

const eastern = new Map<string, Label>([
  ['摘要', 'abstract'],
  ['中文摘要', 'abstract'],
  ['概要', 'abstract'],
  ['作者', 'authors'],
  ['著者', 'authors'],
  ['链接', 'link'],
  ['论文链接', 'link'],
  ['日期', 'date'],
  ['标题', 'title'],
  ['原文标题', 'title'],
]);

function labelOf(word: string): Label | undefined {
  return eastern.get(word) ?? findLabel(word);
}

/** The words of a stretch of a block without those of links that only say what they lead to: `[[pdf](...)]`. As long as the stretch. */
export function blankLinkLabels({ text, parts }: RecordBlock, start: number, end: number): string {
  let words = text.slice(start, end);
  for (const part of parts) {
    if (part.piece.link === undefined || part.start >= end || part.end <= start || !isLinkLabel(part.piece.text)) continue;
    const from = Math.max(0, part.start - start);
    const to = Math.min(words.length, part.end - start);
    words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
  }
  return words.replace(/[[(]+[\s,|/]*[\])]+/g, (gap) => ' '.repeat(gap.length));
}

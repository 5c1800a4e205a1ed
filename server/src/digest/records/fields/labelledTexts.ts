import { findLabel, isLinkLabel, type Label } from '../../fields/labels';
import type { LineLabel } from '../../marked/markedLine';
import type { RecordBlock } from '../blocks/recordBlock';
import { readLabel } from '../slots/evidence';
import type { ChosenTitle } from '../titles/chooseTitles';
import { findPubMedCitation } from './venue';

/** A part of a record other than its title, with its label. */
export interface LabelledText {
  readonly block: RecordBlock;
  readonly start: number;
  readonly end: number;
  readonly label: Label | undefined;
  readonly text: string;
  /** Whether the part is before the title. */
  readonly isBefore: boolean;
}

/**
 * Divides a record, except for its title, into lines. A line is divided further where the label in the HTML changes. The label of a
 * part is written before the part (on the same line or on a line above), is the header of the column, or is given by the HTML.
 */
export function splitLabelledTexts(title: ChosenTitle, blocks: readonly RecordBlock[]): LabelledText[] {
  const texts: LabelledText[] = [];
  let open: Label | undefined;
  let isClosed = false;
  const add = (block: RecordBlock, from: number, to: number, isBefore: boolean, called: LineLabel | undefined): void => {
    const raw = block.text.slice(from, to);
    const text = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const found = block.cell === undefined ? readLabel(raw.replace(/^[\s\p{P}]+/u, (lead) => ' '.repeat(lead.length))) : undefined;
    const label = found === undefined ? undefined : labelOf(found.label);
    if (found !== undefined && label !== undefined) {
      open = label;
      // A value on the line of its label ends with its paragraph, but an abstract or summary may have several paragraphs.
      isClosed = raw.slice(found.value).trim() !== '' && label !== 'abstract' && label !== 'summary';
      if (raw.slice(found.value).trim() !== '')
        texts.push({ block, start: from + found.value, end: to, label, text: raw.slice(found.value).trim(), isBefore });
      return;
    }
    const alone = text.length < 24 ? labelOf(text.replace(/[\p{P}\s]+$/u, '').toLowerCase()) : undefined;
    if (alone !== undefined && block.cell === undefined && !isLinked(block, from, to)) {
      open = alone;
      isClosed = false;
      return;
    }
    texts.push({
      block,
      start: from,
      end: to,
      label: (block.cell === undefined ? undefined : labelOf(block.cell.header.toLowerCase())) ?? called ?? open,
      text,
      isBefore,
    });
  };
  for (const block of blocks) {
    if (isClosed || block.kind === 'item' || block.cell !== undefined) open = undefined;
    for (const [at, start] of block.lineStarts.entries()) {
      const end = (block.lineStarts[at + 1] ?? block.text.length + 1) - 1;
      for (const part of divideByLabel(block, start, end)) {
        if (block !== title.block) {
          add(block, part.start, part.end, block.index < title.block.index, part.label);
          continue;
        }
        if (part.start < title.start) add(block, part.start, Math.min(part.end, title.start), true, part.label);
        if (part.end <= title.end) continue;
        const from = Math.max(part.start, title.end);
        const facts = from === title.end ? findFactsAfter(block.text.slice(from, part.end)) : 0;
        if (facts > 0) add(block, from, from + facts, false, part.label);
        add(block, from + facts, part.end, false, part.label);
      }
    }
  }
  return texts;
}

/** People and year in brackets between a title and other text: `** (*Berg et al., 2022*). `. */
const factsAfter =
  /^[^\p{L}\p{N}()[\]]*[([][^()[\]]{0,120}(?:(?:19|20)\d\d|['’]\d\d|\bet al\b)[^()[\]]{0,40}[)\]][.,:]?\s+(?=[\p{L}\p{N}])/u;

/** The length of people and year in brackets, or of a citation, directly after a title; 0 if something else follows the title. */
function findFactsAfter(text: string): number {
  return factsAfter.exec(text)?.[0].length ?? findPubMedCitation(text)?.length ?? 0;
}

interface LabelledPart {
  readonly start: number;
  readonly end: number;
  readonly label: LineLabel | undefined;
}

/** Divides a line of a block where the label given by the HTML changes. Punctuation without a label does not divide the line. */
function divideByLabel({ parts, label, text }: RecordBlock, start: number, end: number): readonly LabelledPart[] {
  const inside = parts.filter((part) => part.end > start && part.start < end);
  if (inside.every(({ piece }) => piece.label === undefined)) return [{ start, end, label }];
  const found: LabelledPart[] = [];
  for (const { start: from, end: to, piece } of inside) {
    const last = found.at(-1);
    const isBetween = piece.label === undefined && !/[\p{L}\p{N}]/u.test(text.slice(from, to));
    if (last !== undefined && (isBetween || piece.label === last.label)) found[found.length - 1] = { ...last, end: Math.min(to, end) };
    else found.push({ start: Math.max(from, start), end: Math.min(to, end), label: piece.label });
  }
  return found;
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

/** The text of a part of a block, in which the text of links such as `[[pdf](...)]` is replaced by spaces. The length stays the same. */
export function blankLinkLabels({ text, parts }: RecordBlock, start: number, end: number): string {
  let words = text.slice(start, end);
  for (const part of parts) {
    if (part.piece.link === undefined || part.start >= end || part.end <= start || !isLinkLabel(part.piece.text)) continue;
    const from = Math.max(0, part.start - start);
    const to = Math.min(words.length, part.end - start);
    words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
  }
  return words.replace(/(?<![[(])[[(]+[\s,|/]*[\])]+/g, (gap) => ' '.repeat(gap.length));
}

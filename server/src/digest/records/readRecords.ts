import type { DigestIssue } from '../../model/digest';
import type { EntryDraft, ReadDigest } from '../entryDraft';
import { finishEntry, mergeCard } from '../entryDraft';
import type { MarkedLine } from '../marked/markedLine';
import { chooseTitles, type ChosenTitle, lenientModels, models, type Strictness } from './chooseTitles';
import { describePattern, type ReadRecord } from './describePattern';
import { targetOf } from './evidence';
import { findLinks, gatherBlocks, type RecordBlock, toSource } from './recordBlock';
import { readRecord } from './recordFields';
import { findSections } from './sections';

const passedOver = 'this links a paper, but stands outside of the pattern of the other papers';

/** Finds how the lines of a document repeat themselves, and reads every record by that. Total. */
export function readRecords(lines: readonly MarkedLine[], strictness: Strictness = 'strict'): Omit<ReadDigest, 'format'> {
  const blocks = gatherBlocks(lines);
  const { titles } = chooseTitles(blocks, strictness === 'strict' ? models : lenientModels);
  const drafts: EntryDraft[] = [];
  const records: ReadRecord[] = [];
  const covered = new Uint8Array(blocks.length);
  const sections = findSections(blocks, titles);
  for (const [at, title] of titles.entries()) {
    const { start, end } = boundsOf(title, titles[at + 1], blocks);
    covered.fill(1, start, end);
    const own = blocks.slice(start, end);
    const draft = readRecord(title, own);
    draft.date ??= sections[at]?.date;
    draft.tags = sections[at]?.tags;
    records.push({ title, blocks: own, draft });
    const last = drafts.at(-1);
    if (last !== undefined && last.title.text === draft.title.text) mergeCard(last, draft);
    else drafts.push(draft);
  }
  const pattern = describePattern(records);
  return { ...(pattern === undefined ? {} : { pattern }), entries: drafts.map(finishEntry), issues: titles.length === 0 ? [] : findPassedOver(blocks, covered) };
}

/** From the title's block, of a cell from its row's first, up to the next record or heading. */
function boundsOf(title: ChosenTitle, next: ChosenTitle | undefined, blocks: readonly RecordBlock[]): { start: number; end: number } {
  const { index, cell, kind, depth } = title.block;
  let start = index;
  while (cell !== undefined && blocks[start - 1]?.cell?.row === cell.row) start -= 1;
  const stop = next === undefined ? blocks.length : startOfRow(next.block, blocks);
  let end = index + 1;
  for (; end < stop; end += 1) {
    const block = blocks[end];
    if (block === undefined) break;
    if (cell === undefined ? block.cell !== undefined && kind !== 'heading' : block.cell?.row !== cell.row) break;
    if (block.kind === 'heading' && (kind !== 'heading' || block.depth <= depth)) break;
    if (kind === 'item' && block.kind === 'item' && block.depth <= depth) break;
    if (kind === 'item' && block.kind === 'text' && block.depth === 0 && end - index > 3) break;
    if (end - index > 60) break;
  }
  return { start, end: Math.max(end, index + 1) };
}

function startOfRow({ index, cell }: RecordBlock, blocks: readonly RecordBlock[]): number {
  let start = index;
  while (cell !== undefined && blocks[start - 1]?.cell?.row === cell.row) start -= 1;
  return start;
}

function findPassedOver(blocks: readonly RecordBlock[], covered: Uint8Array): DigestIssue[] {
  return blocks
    .filter((block) => covered[block.index] === 0 && block.kind !== 'text' && findLinks(block).some((link) => targetOf(link) === 'paper'))
    .slice(0, 200)
    .map((block) => ({ span: toSource(block, 0, block.text.length), reason: passedOver }));
}

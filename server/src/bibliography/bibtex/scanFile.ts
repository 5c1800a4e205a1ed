import { findChange } from '../../base/findChange';
import { shiftSpan } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Block } from './block';
import { readOwnEntry, resolveFields, type OwnEntry } from './ownEntry';
import { readBibtexEntry } from './readBibtexEntry';
import { scanBlock, scanBlocks, type ScannedBlock } from './scanBlock';

/** The blocks of a file in their order. */
export interface ParsedBlocks {
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  /** Whether every block is an entry that stands for itself; then an edit costs nothing that grows with their number. */
  readonly isSimple: boolean;
}

export function scanAll(text: string): ParsedBlocks {
  const blocks: Block[] = [];
  const starts: number[] = [];
  for (const scanned of scanBlocks(text)) {
    blocks.push(createBlock(scanned, text.slice(scanned.span.start, scanned.span.end)));
    starts.push(scanned.span.start);
  }
  return { blocks, starts, isSimple: blocks.every(isSimpleBlock) };
}

/** A file after an edit: the blocks before it, those that were read anew, and the known ones from `resumed` on, as they were. */
export interface ChangedBlocks extends ParsedBlocks {
  readonly kept: number;
  readonly resumed: number;
}

/** Keeps the blocks that end before the edit, reads on from there, and stops where a block begins that stood behind it. */
export function scanChanged(text: string, before: string, known: ParsedBlocks): ChangedBlocks {
  const change = findChange(before, text);
  const kept = countUntouched(known, change.start);
  const shift = text.length - before.length;
  const blocks: Block[] = [];
  const starts: number[] = [];
  let resumed = kept;
  let isBehind = false;
  const from = kept === 0 ? 0 : (known.starts[kept - 1] ?? 0) + (known.blocks[kept - 1]?.length ?? 0);
  for (const scanned of scanBlocks(text, from)) {
    const { start, end } = scanned.span;
    while (resumed < known.starts.length && (known.starts[resumed] ?? 0) + shift < start) resumed += 1;
    if (resumed < known.starts.length && known.starts[resumed] === start - shift && start >= change.newEnd) {
      isBehind = true;
      break;
    }
    // A copy, so that the entry does not keep the whole text of the file alive.
    const own = copyText(text.slice(start, end));
    const alone = createBlock(scanBlock(own, 0) ?? scanned, own);
    // Whether it ends, and how far one had to look for that, only the file knows.
    blocks.push({ ...alone, ...describeEnd(scanned) });
    starts.push(start);
  }
  if (!isBehind) resumed = known.starts.length;
  const shifted = shift === 0 ? known.starts.slice(resumed) : known.starts.slice(resumed).map((start) => start + shift);
  return {
    kept,
    resumed,
    blocks: [...known.blocks.slice(0, kept), ...blocks, ...known.blocks.slice(resumed)],
    starts: [...known.starts.slice(0, kept), ...starts, ...shifted],
    isSimple: known.isSimple && blocks.every(isSimpleBlock),
  };
}

/** How many blocks at the start of a file no change from `changeStart` on can touch. */
function countUntouched({ blocks, starts, isSimple }: ParsedBlocks, changeStart: number): number {
  if (!isSimple) {
    const touched = blocks.findIndex((block, index) => (starts[index] ?? 0) + block.reach > changeStart);
    return touched < 0 ? blocks.length : touched;
  }
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) + (blocks[middle]?.reach ?? 0) <= changeStart) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An entry that is whole, that nothing else in the file bears on, and that was read without looking behind its end. */
export function isSimpleBlock({ entry, own, issue, isCutOff, reach, length }: Block): boolean {
  return entry !== undefined && own !== undefined && own.parentKeys.length === 0 && issue === undefined && !isCutOff && reach <= length;
}

/** V8 keeps a text alive as long as a slice of it; text that was put together anew stands for itself. */
function copyText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** `scanned` may be the block in its file or `text` alone. */
function createBlock(scanned: ScannedBlock, text: string): Block {
  const { kind, span, reach, issue, isCutOff, fields, key, keySpan } = scanned;
  const { start, end } = span;
  let own: OwnEntry | undefined;
  let entry: BibliographyEntry | undefined;
  if (kind === 'entry' && key !== '') {
    own = readOwnEntry(scanned, text);
    // The others have to wait for what they build on.
    if (own.parentKeys.length === 0 && own.entryType !== 'xdata' && own.macroNames.every(isMonth)) {
      entry = readBibtexEntry(own, shiftSpan(keySpan, -start), resolveFields(scanned, own.macroNames, own.macroValues), noParents);
    }
  }
  return {
    length: end - start,
    reach: reach - start,
    isCutOff,
    issue: issue === undefined ? undefined : { reason: issue.reason, span: shiftSpan(issue.span, -start) },
    definitions: kind === 'string' ? fields : noFields,
    parents: noParents,
    own,
    entry,
  };
}

function describeEnd({ span, reach, issue, isCutOff }: ScannedBlock): Pick<Block, 'reach' | 'issue' | 'isCutOff'> {
  return {
    reach: reach - span.start,
    issue: issue === undefined ? undefined : { reason: issue.reason, span: shiftSpan(issue.span, -span.start) },
    isCutOff,
  };
}

/** Styles define the months, files hardly ever. */
function isMonth(name: string): boolean {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/.test(name);
}

const noFields: readonly never[] = [];
const noParents: readonly never[] = [];

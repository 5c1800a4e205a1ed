import { isShortMonth } from '#text';
import { findChange } from '../../base/changes';
import { shiftSpan } from '../../base/span';
import type { BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import { type ScannedBlock, scanBlock, scanBlocks } from './scanBlock';
import type { ScannedField } from './scanField';
import { type Parent, readBibtexEntry, readUnresolvedEntry, resolveFields, type UnresolvedEntry } from './unresolvedEntry';

/** The blocks of a file, in order. */
export interface ParsedBlocks {
  readonly blocks: readonly BibtexBlock[];
  readonly starts: readonly number[];
  /** Whether every block is a complete entry that does not depend on any other block. Then blocks need not be resolved after an edit. */
  readonly isSimple: boolean;
}

/**
 * A file after an edit: `kept` unchanged blocks, then the blocks that were read again, then the unchanged blocks that had the index
 * `resumed` or higher before the edit.
 */
interface ChangedBlocks extends ParsedBlocks {
  readonly kept: number;
  readonly resumed: number;
}

/**
 * One `@...{...}` of a file, without its position. The block remains the same object as long as its text, its strings and its parents
 * are unchanged.
 */
export interface BibtexBlock {
  readonly length: number;
  /** How far the reader looked ahead, counted from the start of the block. */
  readonly reach: number;
  readonly isCutOff: boolean;
  /** The first error in the block, with a span relative to the block. */
  readonly issue: BibliographyIssue | undefined;
  /** The strings that the block defines, if it is an `@string`. */
  readonly definitions: readonly ScannedField[];
  /** undefined if the block is not an entry with a key. */
  readonly unresolved: UnresolvedEntry | undefined;
  readonly parents: readonly Parent[];
  /** undefined until the strings and parents of the entry have been resolved, and if the block cannot be cited. */
  readonly entry: BibliographyEntry | undefined;
}

export function scanAll(text: string): ParsedBlocks {
  const blocks: BibtexBlock[] = [];
  const starts: number[] = [];
  for (const scanned of scanBlocks(text)) {
    blocks.push(createBlock(scanned, text.slice(scanned.span.start, scanned.span.end)));
    starts.push(scanned.span.start);
  }
  return { blocks, starts, isSimple: blocks.every(isSimpleBlock) };
}

/**
 * Keeps the blocks before the edit that it cannot affect, and reads the text after these blocks again. Reading ends at the first block
 * after the edit that also began there before the edit.
 */
export function scanChanged(text: string, before: string, known: ParsedBlocks): ChangedBlocks {
  const change = findChange(before, text);
  const kept = countUntouched(known, change.start);
  const shift = text.length - before.length;
  const blocks: BibtexBlock[] = [];
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
    // The text is copied, so that the entry does not keep the text of the whole file in memory.
    const copy = copyText(text.slice(start, end));
    const alone = createBlock(scanBlock(copy, 0) ?? scanned, copy);
    // The end of the block, and how far it was searched for, depend on the rest of the file.
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

/** How many blocks at the start of a file cannot be affected by a change at `changeStart`. */
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

/**
 * Whether the block is a complete entry without an issue, does not depend on the rest of the file, and was read without looking at text
 * after its end.
 */
export function isSimpleBlock({ entry, unresolved, issue, isCutOff, reach, length }: BibtexBlock): boolean {
  return (
    entry !== undefined &&
    unresolved !== undefined &&
    unresolved.parentKeys.length === 0 &&
    issue === undefined &&
    !isCutOff &&
    reach <= length
  );
}

/** Copies a text, because V8 keeps a whole text in memory as long as a slice of it is used. */
function copyText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Creates a block. `scanned` was scanned either in its file or in `text` alone. */
function createBlock(scanned: ScannedBlock, text: string): BibtexBlock {
  const { kind, span, reach, issue, isCutOff, fields, key, keySpan } = scanned;
  const { start, end } = span;
  let unresolved: UnresolvedEntry | undefined;
  let entry: BibliographyEntry | undefined;
  if (kind === 'entry' && key !== '') {
    unresolved = readUnresolvedEntry(scanned, text);
    // Other entries are built after their strings and parents have been resolved.
    if (unresolved.parentKeys.length === 0 && unresolved.entryType !== 'xdata' && unresolved.macroNames.every(isShortMonth)) {
      entry = readBibtexEntry(
        unresolved,
        shiftSpan(keySpan, -start),
        resolveFields(scanned, unresolved.macroNames, unresolved.macroValues),
        noParents,
      );
    }
  }
  return {
    length: end - start,
    reach: reach - start,
    isCutOff,
    issue: issue === undefined ? undefined : { reason: issue.reason, span: shiftSpan(issue.span, -start) },
    definitions: kind === 'string' ? fields : noFields,
    parents: noParents,
    unresolved,
    entry,
  };
}

function describeEnd({ span, reach, issue, isCutOff }: ScannedBlock): Pick<BibtexBlock, 'reach' | 'issue' | 'isCutOff'> {
  return {
    reach: reach - span.start,
    issue: issue === undefined ? undefined : { reason: issue.reason, span: shiftSpan(issue.span, -span.start) },
    isCutOff,
  };
}

const noFields: readonly never[] = [];
const noParents: readonly never[] = [];

import type { Bibliography, BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import { measureCommonEnds } from '../commonEnds';
import type { PreviousBibliography } from '../previousBibliography';
import type { Block } from './block';
import { readOwnEntry, resolveFields } from './ownEntry';
import { readBibtexEntry } from './readBibtexEntry';
import { resolveBlocks } from './resolveBlocks';
import { scanBlock, type ScannedBlock } from './scanBlock';

/** What a later parse of a changed text builds on. */
interface ParsedBlocks {
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  /** Whether every block says all it says by itself: none defines strings, uses them or takes fields from another. */
  readonly isPlain: boolean;
}

/** Kept beside the bibliography: it is nobody else's concern. */
const parsedBlocks = new WeakMap<Bibliography, ParsedBlocks>();

/**
 * Reads a BibTeX or biblatex file. With `previous`, only what an edit may have changed is read anew; entries that did
 * not change are the same objects, and the result is the same as without.
 */
export function parseBibtex(text: string, previous?: PreviousBibliography): Bibliography {
  const known = previous === undefined ? undefined : parsedBlocks.get(previous.bibliography);
  const scanned = previous === undefined || known === undefined ? scanAll(text) : scanChanged(text, previous.text, known);
  const parsed: ParsedBlocks = scanned.isPlain ? scanned : { ...scanned, blocks: resolveBlocks(scanned.blocks) };
  const bibliography = collect(parsed);
  parsedBlocks.set(bibliography, parsed);
  return bibliography;
}

function scanAll(text: string): ParsedBlocks {
  const blocks: Block[] = [];
  const starts: number[] = [];
  for (let scanned = scanBlock(text, 0); scanned !== undefined; scanned = scanBlock(text, scanned.span.end)) {
    blocks.push(createBlock(scanned, text.slice(scanned.span.start, scanned.span.end)));
    starts.push(scanned.span.start);
  }
  return { blocks, starts, isPlain: blocks.every(isPlain) };
}

/** An entry is made at once where it needs nothing of others. */
function isPlain({ definitions, own, entry }: Block): boolean {
  return definitions.length === 0 && (own === undefined || (entry !== undefined && own.parentKeys.length === 0));
}

/** Keeps the blocks that end before the edit, reads on from there, and stops where a block begins that stood behind it. */
function scanChanged(text: string, before: string, known: ParsedBlocks): ParsedBlocks {
  const { prefix, suffix } = measureCommonEnds(before, text);
  const kept = known.blocks.findIndex((block, index) => (known.starts[index] ?? 0) + block.reach > prefix);
  const count = kept < 0 ? known.blocks.length : kept;
  const blocks = known.blocks.slice(0, count);
  const starts = known.starts.slice(0, count);
  const shift = text.length - before.length;
  /** The first known block that is still to come, and whether it stands as it did, up to the end of the text. */
  let next = count;
  let from = count === 0 ? 0 : (starts[count - 1] ?? 0) + (blocks[count - 1]?.length ?? 0);
  for (let scanned = scanBlock(text, from); scanned !== undefined; scanned = scanBlock(text, from)) {
    const { start, end } = scanned.span;
    while (next < known.starts.length && (known.starts[next] ?? 0) + shift < start) next += 1;
    if ((known.starts[next] ?? -1) + shift === start && text.length - start <= suffix && next < known.starts.length) {
      const isPlainStill = known.isPlain && blocks.slice(count).every(isPlain);
      for (let at = next; at < known.starts.length; at++) starts.push((known.starts[at] ?? 0) + shift);
      return { blocks: blocks.concat(known.blocks.slice(next)), starts, isPlain: isPlainStill };
    }
    // A copy, so that the entry does not keep the whole text of the file alive.
    const own = copyText(text.slice(start, end));
    const alone = scanBlock(own, 0) ?? scanned;
    blocks.push({ ...createBlock(alone, own), ...describeReach(scanned) });
    starts.push(start);
    from = end;
  }
  return { blocks, starts, isPlain: known.isPlain && blocks.slice(count).every(isPlain) };
}

/** V8 keeps a text alive as long as a slice of it; text that was put together anew stands for itself. */
function copyText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** What depends on the text around a block. */
function describeReach({ span, reach, issue, isCutOff }: ScannedBlock): Pick<Block, 'length' | 'reach' | 'isCutOff' | 'issue'> {
  const { start, end } = span;
  return {
    length: end - start,
    reach: reach - start,
    isCutOff,
    ...(issue === undefined ? {} : { issue: { reason: issue.reason, span: { start: issue.span.start - start, end: issue.span.end - start } } }),
  };
}

function createBlock(scanned: ScannedBlock, text: string): Block {
  const { kind, span, fields, key, keySpan } = scanned;
  const { start } = span;
  const block = { ...describeReach(scanned), definitions: kind === 'string' ? fields : noFields, parents: noParents };
  if (kind !== 'entry' || key === '') return block;
  const own = readOwnEntry(scanned, text);
  if (!own.macroNames.every(isMonth) || own.parentKeys.length > 0 || own.entryType === 'xdata') return { ...block, own };
  const entry = readBibtexEntry(own, { start: keySpan.start - start, end: keySpan.end - start }, resolveFields(scanned, own.macroNames, own.macroValues), noParents);
  return { ...block, own, entry };
}

/** Styles define the months, files hardly ever. */
function isMonth(name: string): boolean {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/.test(name);
}

const noFields: readonly never[] = [];
const noParents: readonly never[] = [];

function collect({ blocks, starts }: ParsedBlocks): Bibliography {
  const entries: BibliographyEntry[] = [];
  const entryStarts: number[] = [];
  const issues: BibliographyIssue[] = [];
  let isComplete = true;
  blocks.forEach((block, index) => {
    const start = starts[index] ?? 0;
    if (block.entry !== undefined) {
      entries.push(block.entry);
      entryStarts.push(start);
    }
    if (block.isCutOff) isComplete = false;
    if (block.issue !== undefined) {
      const { span, reason } = block.issue;
      issues.push({ reason, span: { start: span.start + start, end: span.end + start } });
    }
  });
  return { format: 'bibtex', entries, starts: entryStarts, issues, isComplete };
}

import { shiftSpan } from '../../base/span';
import type { Bibliography, BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import { measureCommonEnds } from '../commonEnds';
import type { PreviousBibliography } from '../previousBibliography';
import type { Block } from './block';
import { readOwnEntry, resolveFields, type OwnEntry } from './ownEntry';
import { readBibtexEntry } from './readBibtexEntry';
import { resolveBlocks } from './resolveBlocks';
import { scanBlock, scanBlocks, type ScannedBlock } from './scanBlock';

/** What a later parse of a changed text builds on. */
interface ParsedBlocks {
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
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
  const parsed: ParsedBlocks = { starts: scanned.starts, blocks: resolveBlocks(scanned.blocks) };
  const bibliography = collect(parsed);
  parsedBlocks.set(bibliography, parsed);
  return bibliography;
}

function scanAll(text: string): ParsedBlocks {
  const blocks: Block[] = [];
  const starts: number[] = [];
  for (const scanned of scanBlocks(text)) {
    blocks.push(createBlock(scanned, text.slice(scanned.span.start, scanned.span.end)));
    starts.push(scanned.span.start);
  }
  return { blocks, starts };
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
  const from = count === 0 ? 0 : (starts[count - 1] ?? 0) + (blocks[count - 1]?.length ?? 0);
  for (const scanned of scanBlocks(text, from)) {
    const { start, end } = scanned.span;
    while (next < known.starts.length && (known.starts[next] ?? 0) + shift < start) next += 1;
    if ((known.starts[next] ?? -1) + shift === start && text.length - start <= suffix && next < known.starts.length) {
      return {
        blocks: [...blocks, ...known.blocks.slice(next)],
        starts: [...starts, ...known.starts.slice(next).map((known) => known + shift)],
      };
    }
    // A copy, so that the entry does not keep the whole text of the file alive.
    const own = copyText(text.slice(start, end));
    const alone = createBlock(scanBlock(own, 0) ?? scanned, own);
    // Whether it ends, and how far one had to look for that, only the file knows.
    blocks.push({ ...alone, ...describeEnd(scanned) });
    starts.push(start);
  }
  return { blocks, starts };
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

function collect({ blocks, starts }: ParsedBlocks): Bibliography {
  const entries: BibliographyEntry[] = [];
  const entryStarts: number[] = [];
  const issues: BibliographyIssue[] = [];
  let isComplete = true;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    const start = starts[index];
    if (block === undefined || start === undefined) continue;
    if (block.entry !== undefined) {
      entries.push(block.entry);
      entryStarts.push(start);
    }
    if (block.isCutOff) isComplete = false;
    if (block.issue !== undefined) issues.push({ reason: block.issue.reason, span: shiftSpan(block.issue.span, start) });
  }
  return { format: 'bibtex', entries, starts: entryStarts, issues, isComplete };
}

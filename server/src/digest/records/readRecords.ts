import type { DigestIssue } from '../../model/digest';
import type { EntryDraft, ReadDigest } from '../entryDraft';
import { finishEntry, mergeCard } from '../entryDraft';
import { areBacked } from './areBacked';
import type { MarkedLine } from '../marked/markedLine';
import { chooseTitles, lenientModels, models, type Strictness } from './chooseTitles';
import { describePattern, type ReadRecord } from './describePattern';
import { targetOf } from './evidence';
import { findLinks, gatherBlocks, type RecordBlock, toSource } from './recordBlock';
import { findBounds } from './recordBounds';
import { readRecord } from './recordFields';
import { findDateAbove, readDateLine, withoutNext } from './recordEnd';
import { findSections } from './sections';

const passedOver = 'this links a paper, but stands outside of the pattern of the other papers';

/** Finds how the lines of a document repeat themselves, and reads every record by that. Total. */
export function readRecords(lines: readonly MarkedLine[], strictness: Strictness = 'strict'): Omit<ReadDigest, 'format'> {
  const blocks = gatherBlocks(lines);
  const { titles } = chooseTitles(blocks, strictness === 'strict' ? models : lenientModels);
  const drafts: EntryDraft[] = [];
  const records: ReadRecord[] = [];
  const covered = new Uint8Array(blocks.length);
  let date = titles[0] === undefined ? undefined : findDateAbove(blocks, titles[0]);
  const sections = findSections(blocks, titles);
  const bounds = findBounds(titles, blocks);
  for (const [at, title] of titles.entries()) {
    const { start, end } = bounds[at] ?? { start: title.block.index, end: title.block.index + 1 };
    covered.fill(1, start, end);
    const next = titles[at + 1];
    const whole = blocks.slice(start, end);
    const own = next === undefined ? whole : withoutNext(title, next, whole, date !== undefined);
    const draft = readRecord(title, own);
    draft.date ??= date ?? sections[at]?.date;
    if (date !== undefined) date = whole.slice(own.length).map(readDateLine).find((each) => each !== undefined) ?? date;
    draft.tags = sections[at]?.tags;
    records.push({ title, blocks: own, draft });
    const last = drafts.at(-1);
    if (last !== undefined && last.title.text === draft.title.text) mergeCard(last, draft);
    else drafts.push(draft);
  }
  const entries = drafts.map(finishEntry);
  if (entries.length === 0 || (strictness === 'strict' && !areBacked(entries))) return { entries: [], issues: [] };
  const pattern = describePattern(records);
  return { ...(pattern === undefined ? {} : { pattern }), entries, issues: findPassedOver(blocks, covered) };
}

function findPassedOver(blocks: readonly RecordBlock[], covered: Uint8Array): DigestIssue[] {
  return blocks
    .filter((block) => covered[block.index] === 0 && block.kind !== 'text' && findLinks(block).some((link) => targetOf(link) === 'paper'))
    .slice(0, 200)
    .map((block) => ({ span: toSource(block, 0, block.text.length), reason: passedOver }));
}

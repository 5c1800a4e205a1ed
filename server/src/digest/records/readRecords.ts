import type { DigestIssue } from '../../model/digest';
import type { MarkedLine } from '../marked/markedLine';
import type { ReadingStep } from '../readingSteps';
import { finishRecord, mergeRepeatedCard, type ParsedDigest, type RecordDraft } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import { gatherBlocks } from './blocks/gatherBlocks';
import type { ReadingMemory } from './blocks/readingMemory';
import { findLinks, type RecordBlock, toSourceSpan } from './blocks/recordBlock';
import { areDatesAbove, bareYear, findBounds, findDateAbove, readDateLine, withoutStartOfNext } from './bounds/recordBounds';
import { findSections } from './bounds/sections';
import { describePattern, type ReadRecord } from './describePattern';
import { readRecord } from './fields/readRecord';
import { markSummaries } from './fields/recordAbstract';
import { type BlockContext, siblingGroupOf } from './slots/blockContext';
import { targetKindOf } from './slots/evidence';
import { type ChosenTitle, chooseTitles, lenientModels, models, type Strictness } from './titles/chooseTitles';
import { haveEvidenceOfPapers } from './titles/paperEvidence';
import { findTitleLists } from './titles/titleLists';
import { trimSharedBeginnings } from './titles/trimSharedBeginnings';

/**
 * Reads the records of a document. The titles are taken from parts that repeat in its lines, such as the first link of each item. If
 * the records are not papers according to `haveEvidenceOfPapers`, only lists of titles are read. Such lists are not read if
 * `strictness` is `lenient`. Never throws.
 */
export function readRecords(
  lines: readonly MarkedLine[],
  strictness: Strictness = 'strict',
  isCalledDigest = false,
  memory?: ReadingMemory,
): Omit<ParsedDigest, 'format'> {
  const blocks = gatherBlocks(lines, 'divide', memory);
  const { titles, context } = chooseTitles(blocks, strictness === 'strict' ? models : lenientModels);
  const found = readTitles(titles, blocks);
  const hasEvidence = haveEvidenceOfPapers(
    found.entries,
    blocks.reduce((size, { text }) => size + text.length, 0),
    isCalledDigest,
  );
  const unproven: ReadingStep[] = hasEvidence || found.entries.length === 0 ? [] : [{ kind: 'unproven', found }];
  if (strictness === 'lenient') return hasEvidence ? found : { entries: [], issues: [], steps: unproven };
  const listed = findTitleLists(context, isCalledDigest, hasEvidence ? titles : []);
  if (!hasEvidence) return { ...readTitles(trimSharedBeginnings(listed), blocks), steps: unproven };
  return listed.length === 0 ? found : readTitles(addTitles(titles, listed, context), blocks);
}

/** Adds those of `others` that are neither headings of sections nor within the record of one of `titles`. */
function addTitles(titles: readonly ChosenTitle[], others: readonly ChosenTitle[], context: BlockContext): readonly ChosenTitle[] {
  const { blocks } = context;
  const covered = new Uint8Array(blocks.length);
  const isTitle = new Uint8Array(blocks.length);
  for (const { block } of titles) {
    const { start, end } = context.scopeOf(block.index);
    covered.fill(1, start, block.kind === 'text' ? start + 1 : end);
    isTitle[block.index] = 1;
  }
  // If a heading has titles below it, all headings of the same level name sections.
  const sections = new Set(
    blocks
      .filter(({ kind, index }) => kind === 'heading' && isTitle.subarray(index + 1, context.scopeOf(index).end).includes(1))
      .map(siblingGroupOf),
  );
  return [...titles, ...others.filter(({ block }) => covered[block.index] === 0 && !sections.has(siblingGroupOf(block)))].sort(
    (a, b) => a.block.index - b.block.index || a.start - b.start,
  );
}

export function readTitles(titles: readonly ChosenTitle[], blocks: readonly RecordBlock[]): Omit<ParsedDigest, 'format'> {
  const drafts: RecordDraft[] = [];
  const records: ReadRecord[] = [];
  const covered = new Uint8Array(blocks.length);
  let date = titles[0] === undefined ? undefined : findDateAbove(blocks, titles[0]);
  const datesAreAbove = date !== undefined || areDatesAbove(blocks, titles);
  const sections = findSections(blocks, titles);
  const bounds = findBounds(titles, blocks);
  for (const [at, title] of titles.entries()) {
    const { start, end } = bounds[at] ?? { start: title.block.index, end: title.block.index + 1 };
    covered.fill(1, start, end);
    const next = titles[at + 1];
    const whole = blocks.slice(start, end);
    const own = next === undefined ? whole : withoutStartOfNext(title, next, whole, datesAreAbove);
    const draft = readRecord(title, own);
    // A year alone may be that of a meeting, so it is of no paper.
    draft.date ??= (date !== undefined && bareYear.test(date.date) ? undefined : date) ?? sections[at]?.date;
    if (datesAreAbove)
      date =
        whole
          .slice(own.length)
          .map(readDateLine)
          .find((each) => each !== undefined) ?? date;
    draft.tags = sections[at]?.tags;
    draft.foundBy = { slot: title.slot, score: title.score };
    records.push({ title, blocks: own, draft });
    const last = drafts.at(-1);
    if (last !== undefined && last.title.text === draft.title.text) mergeRepeatedCard(last, draft);
    else drafts.push(draft);
  }
  markSummaries(drafts);
  const entries = drafts.map(finishRecord);
  if (entries.length === 0) return { entries: [], issues: [] };
  const pattern = describePattern(records);
  return { ...(pattern === undefined ? {} : { pattern }), entries, issues: findMissedPapers(blocks, covered) };
}

function findMissedPapers(blocks: readonly RecordBlock[], covered: Uint8Array): DigestIssue[] {
  return blocks
    .filter(
      (block) => covered[block.index] === 0 && block.kind !== 'text' && findLinks(block).some((link) => targetKindOf(link) === 'paper'),
    )
    .slice(0, 200)
    .map((block) => ({ span: toSourceSpan(block, 0, block.text.length), reason: skipReasons.otherForm }));
}

import { findYear, readDate, readLeadingDate } from '../calendar';
import type { EntryDraft, Passage } from '../entryDraft';
import { addReferences, draftEntry } from '../entryDraft';
import { foldLines } from '../joinLines';
import { findLabel, type Label } from '../labels';
import { findArxivId, findDoi, readArxivId, readReferences } from '../../model/references';
import type { ChosenTitle } from './chooseTitles';
import { authorLikeness, isProse, readLabel } from './evidence';
import { splitPeople } from './people';
import { findLinks, type RecordBlock, toSource } from './recordBlock';

/** A stretch of a record beside its title, and what its source says that it is. */
interface Stretch {
  readonly block: RecordBlock;
  readonly start: number;
  readonly end: number;
  readonly label: Label | undefined;
  readonly text: string;
  /** Whether it stands before the title. */
  readonly isBefore: boolean;
}

/** Everything that the blocks of a record say of the paper whose title was found. */
export function readRecord(title: ChosenTitle, blocks: readonly RecordBlock[]): EntryDraft {
  const draft = draftEntry(toPassage(title.block, title.start, title.end));
  const first = blocks[0] ?? title.block;
  const last = blocks.at(-1) ?? title.block;
  draft.start = Math.min(draft.title.span.start, toSource(first, 0, first.text.length).start);
  draft.end = Math.max(draft.end, toSource(last, 0, last.text.length).end);
  const stretches = splitStretches(title, blocks);
  addReferences(draft, readRecordReferences(blocks, stretches));
  readPeople(draft, stretches);
  readAbstract(draft, stretches);
  readDates(draft, stretches);
  return draft;
}

export function toPassage(block: RecordBlock, start: number, end: number): Passage {
  const raw = block.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = foldLines(raw).trim();
  return { text, span: toSource(block, start + lead, start + raw.trimEnd().length) };
}

/** The lines of a record without its title, each with its label, where one stands before it, on its own or on a line above. */
function splitStretches(title: ChosenTitle, blocks: readonly RecordBlock[]): Stretch[] {
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
    if (alone !== undefined && block.cell === undefined) {
      open = alone;
      return;
    }
    const said = block.label === 'venue' ? 'other' : block.label;
    stretches.push({ block, start: from, end: to, label: (block.cell === undefined ? undefined : labelOf(block.cell.header.toLowerCase())) ?? said ?? open, text, isBefore });
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

function readRecordReferences(blocks: readonly RecordBlock[], stretches: readonly Stretch[]): ReturnType<typeof readReferences> {
  const { links, arxivId, doi } = readReferences(blocks.flatMap((block) => findLinks(block)).filter((link) => /^https?:\/\//i.test(link)));
  const told = stretches.filter(({ label, text }) => label !== 'abstract' && label !== 'summary' && !isProse(text));
  return {
    links,
    arxivId: arxivId ?? told.map(({ text, label }) => findArxivId(text) ?? (label === 'link' ? readArxivId(text) : undefined)).find((id) => id !== undefined),
    doi: doi ?? told.map(({ text }) => (text.includes('10.') ? findDoi(text) : undefined)).find((id) => id !== undefined),
  };
}

function readPeople(draft: EntryDraft, stretches: readonly Stretch[]): void {
  const labelled = stretches.find(({ label }) => label === 'authors');
  if (labelled !== undefined) {
    draft.authors = splitPeople(stretches.filter((each) => each.label === 'authors' && each.block === labelled.block).map(({ text }) => text).join(', '));
    return;
  }
  for (const { text, label } of stretches) {
    if (label !== undefined && label !== 'other') continue;
    for (const part of peopleParts(text)) {
      if (authorLikeness(part) <= 0.66) continue;
      draft.authors = splitPeople(part);
      return;
    }
  }
  // One name alone is people only where it is set apart.
  const single = stretches.find(({ text, label, block, start, end }) => label === undefined && authorLikeness(text) === 0.5 && isItalic(block, start, end));
  if (single !== undefined) draft.authors = splitPeople(single.text);
}

function isItalic({ parts }: RecordBlock, start: number, end: number): boolean {
  return parts.some((part) => part.piece.italic && part.start >= start && part.end <= end);
}

function peopleParts(text: string): string[] {
  return [text, ...text.split(/\s+[-–—·|]\s+|(?<=\p{Ll}{2}|[)\]?!”"])[.:]\s+|\s*[([](?:19|20)\d\d[a-z]?[)\]][.,:]?\s*|["“”]/u)].map((part) => part.replace(/^[\s,.:;–—-]+|[\s,:;–—-]+$/g, '')).filter((part) => part.length > 3);
}

/** Shorter stretches are no abstracts, in UTF-16 units. */
const shortestAbstract = 20;

function readAbstract(draft: EntryDraft, stretches: readonly Stretch[]): void {
  const behind = stretches.filter(({ isBefore, block }) => !isBefore || block.cell !== undefined);
  const labelled = behind.findIndex(({ label }) => label === 'abstract') < 0 ? 'summary' : 'abstract';
  const told = behind.filter(({ label }) => label === labelled);
  const prose = told.length > 0 ? told : takeProse(behind);
  const text = prose.map((each) => toPassage(each.block, each.start, each.end));
  const words = foldLines(text.map((each) => each.text).join('\n')).trim();
  const start = text[0]?.span.start;
  const end = text.at(-1)?.span.end;
  if (words.length < shortestAbstract || start === undefined || end === undefined) return;
  draft.abstract = { text: words, span: { start, end } };
}

/** The first running text behind the title, with the lines and paragraphs that go on with it. */
function takeProse(stretches: readonly Stretch[]): Stretch[] {
  const taken: Stretch[] = [];
  for (let at = 0; at < stretches.length; at += 1) {
    const each = stretches[at];
    if (each === undefined || (each.label !== undefined && each.label !== 'other')) continue;
    const block = stretches.filter((other) => other.block === each.block && other.start >= each.start);
    const whole = block.map(({ text }) => text).join(' ');
    if (!isProse(whole)) {
      if (taken.length > 0) break;
      continue;
    }
    const from = block.findIndex(({ text }) => authorLikeness(text) <= 0.6);
    taken.push(...block.slice(Math.max(0, from)));
    at += block.length - 1;
  }
  return taken;
}

function readDates(draft: EntryDraft, stretches: readonly Stretch[]): void {
  for (const { text, label } of stretches) {
    if (label === 'abstract' || label === 'summary' || text.length > 500) continue;
    if (label === 'date') draft.date ??= readLeadingDate(text.replace(/^[^\p{L}\d]+/u, ''));
    else if (label === undefined) draft.date ??= text.split(/\s+[·|•]\s+|\s*\n/).map(readDate).find((date) => date !== undefined);
    if (!isProse(text)) draft.year ??= findYear(text.replace(/https?:\S+|\barXiv:\S+/gi, ''));
  }
}

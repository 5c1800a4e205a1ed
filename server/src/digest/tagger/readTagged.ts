import type { MarkedLine } from '../marked/markedLine';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { gatherBlocks } from '../records/blocks/gatherBlocks';
import type { ReadingMemory } from '../records/blocks/readingMemory';
import type { RecordBlock } from '../records/blocks/recordBlock';
import { readTitles } from '../records/readRecords';
import type { ChosenTitle } from '../records/titles/chooseTitles';
import { checkAuthors } from './checkAuthors';
import { labels } from './crf';
import { cutLines, findTitleRuns, isSameBlock } from './cutRecords';
import type { ReaderModel } from './readerModel';
import { type TaggedTokens, tagLines } from './tagLines';
import { minSureness, readTokens, sureness } from './tokenRuns';
import { locateTokens, type TokenRun, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');
const authorLabel = labels.indexOf('author');
const venueLabel = labels.indexOf('venue');
const yearLabel = labels.indexOf('year');
const identifierLabel = labels.indexOf('identifier');

/** The reading of a document by the model. */
export interface TaggedReading extends Omit<ParsedDigest, 'format'> {
  readonly tagged: TaggedTokens;
}

export function readTagged(lines: readonly MarkedLine[], model: ReaderModel, memory?: ReadingMemory): TaggedReading {
  const tagged = tagLines(lines, model);
  const runs = dropProse(
    tagged,
    findTitleRuns(tagged).filter((run) => isTitle(tagged, run)),
  );
  const cut = cutLines(tagged, runs);
  const blocks = gatherBlocks(cut.lines, 'keep', memory);
  const places = new Map(blocks.flatMap((block) => block.lines.map((line): [MarkedLine, RecordBlock] => [line, block])));
  const titles = runs.flatMap((run, index): ChosenTitle[] => {
    const place = cut.places[index];
    const line = place === undefined ? undefined : cut.lines[place.line];
    const block = line === undefined ? undefined : places.get(line);
    if (place === undefined || line === undefined || block === undefined) return [];
    const start = offsetIn(block, line, place.start);
    const lastLine = cut.lines[place.lastLine];
    const end = lastLine !== undefined && block.lines.includes(lastLine) ? offsetIn(block, lastLine, place.end) : endOfLine(block, line);
    return start < end ? [{ block, start, end, slot: 'tagged', slotKey: 'tagged', score: sureness(tagged, run, titleLabel) }] : [];
  });
  const seen = new Set<RecordBlock>();
  const digest = readTitles(
    titles.filter(({ block }) => !seen.has(block) && seen.add(block)),
    blocks,
  );
  return { ...digest, entries: dropBare(addPublication(checkAuthors(digest.entries, tagged), tagged)), tagged };
}

function offsetIn(block: RecordBlock, line: MarkedLine, offset: number): number {
  return (block.lineStarts[block.lines.indexOf(line)] ?? 0) + offset;
}

function endOfLine(block: RecordBlock, line: MarkedLine): number {
  return (block.lineStarts[block.lines.indexOf(line) + 1] ?? block.text.length + 1) - 1;
}

/** Drops the titles of blocks that have several but no people, venues, years or identifiers between them: these are sentences. */
function dropProse({ tokens, labels: own }: TaggedTokens, runs: readonly TokenRun[]): readonly TokenRun[] {
  const kept: TokenRun[] = [];
  for (let from = 0; from < runs.length; ) {
    const first = runs[from];
    let to = from + 1;
    while (to < runs.length && first !== undefined && isSameBlock(tokens, runs[to - 1]?.last ?? first.last, runs[to]?.first ?? 0)) to += 1;
    const block = runs.slice(from, to);
    let fields = 0;
    for (
      let at = first?.first ?? 0;
      at < tokens.count && (at <= (block.at(-1)?.last ?? 0) || tokens.types[at] !== tokenTypes.break);
      at += 1
    )
      if (isField(own[at]) && !isField(own[at - 1])) fields += 1;
    if (block.length < 2 || fields * 2 >= block.length) kept.push(...block);
    from = to;
  }
  return kept;
}

function isField(label: number | undefined): boolean {
  return label !== undefined && label >= authorLabel && label <= identifierLabel;
}

/** Too short for a title, or without a word. */
function isTitle({ tokens }: TaggedTokens, { first, last }: TokenRun): boolean {
  let letters = 0;
  for (let at = first; at <= last; at += 1) {
    const type = tokens.types[at];
    if (type === tokenTypes.han || type === tokenTypes.kana) letters += 2;
    else if (type === tokenTypes.word) letters += (tokens.texts[tokens.textIds[at] ?? 0] ?? '').length;
  }
  return letters >= 4;
}

/** Adds what the model takes for the venue of a record, and the year where none was read. */
function addPublication(entries: readonly UnnamedRecord[], tagged: TaggedTokens): readonly UnnamedRecord[] {
  const found = entries.map((): { year?: number; venue?: string } => ({}));
  const { tokens, labels: own } = tagged;
  const offsets = locateTokens(tokens);
  let index = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const label = own[at];
    if (label !== venueLabel && label !== yearLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === label) at += 1;
    const run = { first, last: at };
    const offset = offsets[first] ?? 0;
    while (index < entries.length && (entries[index]?.span.end ?? 0) <= offset) index += 1;
    const each = found[index];
    if (each === undefined || offset < (entries[index]?.span.start ?? 0) || sureness(tagged, run, label) < minSureness) continue;
    const text = readTokens(tokens, run);
    if (label === yearLabel && /^(?:1[6-9]|20)\d\d$/.test(text)) each.year ??= Number(text);
    if (label === venueLabel && /\p{L}{2}/u.test(text) && text.length < 200) each.venue ??= text;
  }
  return entries.map((entry, each) => ({ ...entry, ...found[each], ...(entry.year === undefined ? {} : { year: entry.year }) }));
}

/** If most records of a text have people, years or identifiers, drops those that have nothing but a title: these are headings. */
function dropBare(entries: readonly UnnamedRecord[]): readonly UnnamedRecord[] {
  const isRich = ({ authors, year, arxivId, doi, venue }: UnnamedRecord): boolean =>
    authors.length > 0 || year !== undefined || arxivId !== undefined || doi !== undefined || venue !== undefined;
  const rich = entries.filter(isRich);
  if (entries.length < 5 || rich.length < 0.75 * entries.length) return entries;
  return entries.filter((entry) => isRich(entry) || entry.links.length > 0 || entry.abstract !== '');
}

import type { MarkedLine } from '../marked/markedLine';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { gatherBlocks } from '../records/blocks/gatherBlocks';
import type { ReadingMemory } from '../records/blocks/readingMemory';
import type { RecordBlock } from '../records/blocks/recordBlock';
import { readTitles } from '../records/readRecords';
import type { ChosenTitle } from '../records/titles/chooseTitles';
import { checkAuthors } from './checkAuthors';
import { labels } from './crf';
import { cutLines, findTitleRuns } from './cutRecords';
import { keepTitles } from './keepTitles';
import { addPublication } from './publication';
import type { ReaderModel } from './readerModel';
import { type TaggedTokens, tagLines } from './tagLines';
import { sureness } from './tokenRuns';

const titleLabel = labels.indexOf('title');

/** The reading of a document by the model. */
export interface TaggedReading extends Omit<ParsedDigest, 'format'> {
  readonly tagged: TaggedTokens;
}

export function readTagged(lines: readonly MarkedLine[], model: ReaderModel, memory?: ReadingMemory): TaggedReading {
  const tagged = tagLines(lines, model);
  const runs = keepTitles(tagged, findTitleRuns(tagged));
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

/** If most records of a text have people, years or identifiers, drops those that have nothing but a title: these are headings. */
function dropBare(entries: readonly UnnamedRecord[]): readonly UnnamedRecord[] {
  const isRich = ({ authors, year, arxivId, doi, venue }: UnnamedRecord): boolean =>
    authors.length > 0 || year !== undefined || arxivId !== undefined || doi !== undefined || venue !== undefined;
  const rich = entries.filter(isRich);
  if (entries.length < 5 || rich.length < 0.75 * entries.length) return entries;
  return entries.filter((entry) => isRich(entry) || entry.links.length > 0 || entry.abstract !== '');
}

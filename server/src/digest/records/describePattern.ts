import type { RecordDraft } from '../recordDraft';
import type { RecordBlock } from './blocks/recordBlock';
import { readLabel } from './slots/evidence';
import type { ChosenTitle } from './titles/chooseTitles';

/** A record and the blocks from which it was read. */
export interface ReadRecord {
  readonly title: ChosenTitle;
  readonly blocks: readonly RecordBlock[];
  readonly draft: RecordDraft;
}

/** If there are more records, about this many of them, evenly spaced, are examined. */
const sampleSize = 200;

/**
 * Describes for the writer how most records of a document are written: `numbered list, title in bold, authors in italics, arXiv link`.
 * undefined if there are no records.
 */
export function describePattern(records: readonly ReadRecord[]): string | undefined {
  const step = Math.max(1, Math.floor(records.length / sampleSize));
  const sample = records.filter((_, at) => at % step === 0);
  const usual = mostCommon(sample.map(({ title }) => title.slotKey));
  const first = sample.find(({ title }) => title.slotKey === usual)?.title;
  if (first === undefined) return undefined;
  const abstracts = sample.filter(({ draft }) => draft.abstract !== undefined);
  const summaries = abstracts.filter(({ draft }) => draft.abstractKind === 'summary');
  const below = abstracts.length < sample.length / 2 ? '' : summaries.length > abstracts.length / 2 ? ' with summaries' : ' with abstracts';
  const parts = [nameBlock(first) + below, nameTitle(first), mostCommon(sample.map(nameAuthors)), ...nameLinks(sample)];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function nameBlock({ block: { kind, marker, cell, text } }: ChosenTitle): string {
  if (cell !== undefined) return 'table';
  if (kind === 'heading') return 'headings';
  if (kind === 'item') return marker === 'number' ? 'numbered list' : 'list';
  return /^\s*[[(]?\d{1,4}[\])]?[.):]?\s/.test(text) ? 'numbered paragraphs' : 'paragraphs';
}

const after: Readonly<Record<string, string>> = {
  people: 'authors',
  year: 'year',
  bold: 'bold words',
  italic: 'italics',
  link: 'link',
  dash: 'dash',
  colon: 'colon',
  bar: 'bar',
};

function nameTitle({ slot, block: { cell, kind } }: ChosenTitle): string | undefined {
  if (cell !== undefined)
    return cell.header === '' ? `title in column ${String(cell.column + 1)}` : `title in column ${nameColumn(cell.header)}`;
  if (slot === 'tagged') return 'titles recognized by how lists are written';
  if (slot.startsWith('label ')) return slot === 'label title' ? 'labeled title' : `title after "${slot.slice(6)}:"`;
  if (slot.startsWith('bold')) return 'title in bold';
  if (slot.startsWith('italic')) return 'title in italics';
  if (slot.startsWith('link')) return 'title as a link';
  if (slot === 'quoted') return 'title in quotation marks';
  if (slot.startsWith('behind ')) return `title after the ${after[slot.slice(7).split(/[ ,]/, 1)[0] ?? ''] ?? 'start'}`;
  if (slot === 'before people' || slot === 'above people') return 'title before the authors';
  return kind === 'heading' ? undefined : 'title first';
}

/** The name of a column. The name is shown in Markdown, so punctuation in it is replaced by spaces. */
function nameColumn(header: string): string {
  return header
    .replace(/[^\p{L}\p{M}\p{N}&-]+/gu, ' ')
    .trim()
    .slice(0, 40);
}

function nameAuthors({ draft: { authors }, blocks }: ReadRecord): string {
  const family = authors[0]?.split(' ').at(-1);
  if (family === undefined) return '';
  for (const block of blocks) {
    const part = block.parts.find(({ piece }) => piece.text.includes(family));
    if (part === undefined) continue;
    if (part.piece.italic) return 'authors in italics';
    if (block.cell !== undefined) return block.cell.header === '' ? 'authors' : `authors in column ${nameColumn(block.cell.header)}`;
    const start = block.lineStarts.findLast((each) => each <= part.start) ?? 0;
    const label = readLabel(block.text.slice(start, start + 60));
    return label !== undefined && /^(?:authors?|by)\b/.test(label.label) ? 'labeled authors' : 'authors';
  }
  return 'authors';
}

const linkNames = { arxiv: 'arXiv link', doi: 'DOI', pdf: 'PDF link', code: 'code link' } as const;

/** The names of up to two kinds of links that at least half of the records have. Links to a paper are named before links to its code. */
function nameLinks(records: readonly ReadRecord[]): string[] {
  const share = (kind: keyof typeof linkNames): number => records.filter(({ draft }) => hasLink(draft, kind)).length / records.length;
  const kinds = (Object.keys(linkNames) as (keyof typeof linkNames)[]).filter((kind) => share(kind) >= 0.5);
  return kinds.slice(0, 2).map((kind) => linkNames[kind]);
}

function hasLink({ links, arxivId, doi }: RecordDraft, kind: keyof typeof linkNames): boolean {
  if (kind === 'arxiv' && arxivId !== undefined) return true;
  if (kind === 'doi' && doi !== undefined) return true;
  return links.some((link) => link.kind === kind && !(kind === 'pdf' && link.url.includes('arxiv.org')));
}

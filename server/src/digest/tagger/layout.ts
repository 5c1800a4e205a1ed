import type { MarkedLine } from '../marked/markedLine';
import { divideTokens, type Parts } from './segments';
import { styleBits, type Tokens, tokenTypes } from './tokens';
import { shapes, unknownOdds, type WordFacts } from './words';

/** What similar parts have in common: the parts with the same kind of line, the same place in it and the same delimiter before them. */
export interface Column {
  count: number;
  words: number;
  name: number;
  venue: number;
  title: number;
  known: number;
  years: number;
  numbers: number;
  readonly texts: Set<number>;
}

/** What is known of each line. */
export interface LineFacts {
  /** The kind of the line with its place in its paragraph, as a small number. */
  readonly kinds: Int32Array;
  readonly wordCounts: Int32Array;
  readonly nameOdds: Float32Array;
  readonly titleOdds: Float32Array;
  readonly lowerShares: Float32Array;
  /** Bits: 1 a year, 2 a link to a paper or an identifier, 4 another link, 8 bold, 16 italic. */
  readonly contents: Uint8Array;
  /** For each line the index of its block, and for each block its first line; and, at the end, the number of lines. */
  readonly blockOf: Int32Array;
  readonly blockStarts: Int32Array;
  /** The index of the nearest heading above; -1 if there is none. */
  readonly headings: Int32Array;
}

/** The division of a document that features are taken from. */
export interface Layout {
  readonly tokens: Tokens;
  readonly facts: WordFacts;
  readonly coarse: Parts;
  readonly fine: Parts;
  readonly lines: LineFacts;
  /** For each coarse part of words the index of its column; -1 for delimiters. */
  readonly columnOf: Int32Array;
  readonly columns: readonly Column[];
}

export function layOut(tokens: Tokens, facts: WordFacts): Layout {
  const coarse = divideTokens(tokens, facts, 'coarse');
  const fine = divideTokens(tokens, facts, 'fine');
  const lines = describeLines(tokens, facts);
  return { tokens, facts, coarse, fine, lines, ...gatherColumns(tokens, coarse, lines) };
}

function describeLines(tokens: Tokens, facts: WordFacts): LineFacts {
  const { lines, lineStarts } = tokens;
  const count = lines.length;
  const described = {
    kinds: new Int32Array(count),
    wordCounts: new Int32Array(count),
    nameOdds: new Float32Array(count),
    titleOdds: new Float32Array(count),
    lowerShares: new Float32Array(count),
    contents: new Uint8Array(count),
    blockOf: new Int32Array(count),
    headings: new Int32Array(count),
  };
  const blockStarts: number[] = [];
  let heading = -1;
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.startsBlock || line.kind !== 'text') blockStarts.push(at);
    const block = blockStarts.length - 1;
    described.blockOf[at] = block;
    described.kinds[at] = kindOf(line, at - (blockStarts[block] ?? at));
    described.headings[at] = heading;
    if (line.kind === 'heading') heading = at;
    measureLine(tokens, facts, described, at, lineStarts[at] ?? 0, lineStarts[at + 1] ?? 0);
  }
  return { ...described, blockStarts: Int32Array.from([...blockStarts, count]) };
}

/** A small number for the kind of a line and, for further lines of a block, how many lines are above it. */
function kindOf({ kind, depth, marker, cell }: MarkedLine, below: number): number {
  switch (kind) {
    case 'heading':
      return 1 + Math.min(depth, 6);
    case 'item':
      return 10 + Math.min(depth, 3) + (marker === 'number' ? 4 : 0);
    case 'cell':
      return 20 + Math.min(cell?.column ?? 0, 9);
    default:
      return 30 + Math.min(below, 5) + (depth > 0 ? 10 : 0);
  }
}

interface LineMeasures {
  readonly wordCounts: Int32Array;
  readonly nameOdds: Float32Array;
  readonly titleOdds: Float32Array;
  readonly lowerShares: Float32Array;
  readonly contents: Uint8Array;
}

function measureLine(tokens: Tokens, facts: WordFacts, described: LineMeasures, line: number, start: number, end: number): void {
  let [words, known, name, title, lower, contents] = [0, 0, 0, 0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const id = tokens.textIds[at] ?? 0;
    const shape = facts.shapes[id] ?? 0;
    const style = tokens.styles[at] ?? 0;
    if (shape === shapes.year) contents |= 1;
    if (shape === shapes.identifier || (style & styleBits.paperLink) !== 0) contents |= 2;
    else if ((style & styleBits.link) !== 0) contents |= 4;
    if ((style & styleBits.bold) !== 0) contents |= 8;
    if ((style & styleBits.italic) !== 0) contents |= 16;
    const type = tokens.types[at];
    if (type !== tokenTypes.word && type !== tokenTypes.han && type !== tokenTypes.kana) continue;
    words += 1;
    if (shape === shapes.lower || shape === shapes.cyrillicLower) lower += 1;
    if (facts.nameOdds[id] === unknownOdds || shape === shapes.initial) continue;
    known += 1;
    name += facts.nameOdds[id] ?? 0;
    title += facts.titleOdds[id] ?? 0;
  }
  described.wordCounts[line] = words;
  described.nameOdds[line] = known === 0 ? unknownOdds : name / known;
  described.titleOdds[line] = known === 0 ? unknownOdds : title / known;
  described.lowerShares[line] = words === 0 ? 0 : lower / words;
  described.contents[line] = contents;
}

/** Distinct texts of a column are counted up to this many. */
const maxTexts = 64;

function gatherColumns(tokens: Tokens, coarse: Parts, lines: LineFacts): Pick<Layout, 'columnOf' | 'columns'> {
  const columnOf = new Int32Array(coarse.count).fill(-1);
  const columns: Column[] = [];
  const byKey = new Map<number, number>();
  for (let part = 0; part < coarse.count; part += 1) {
    if (coarse.isDelimiter[part] === 1) continue;
    const start = coarse.starts[part] ?? 0;
    const end = coarse.starts[part + 1] ?? 0;
    const kind = lines.kinds[tokens.lineOf[start] ?? 0] ?? 0;
    const key = Math.imul(
      Math.imul(kind * 16 + Math.min(coarse.ordinals[part] ?? 0, 7), 0x85ebca6b) ^ (coarse.delimiters[part - 1] ?? 0),
      0xc2b2ae35,
    );
    let index = byKey.get(key);
    if (index === undefined) {
      index = columns.length;
      byKey.set(key, index);
      columns.push({ count: 0, words: 0, name: 0, venue: 0, title: 0, known: 0, years: 0, numbers: 0, texts: new Set() });
    }
    columnOf[part] = index;
    const column = columns[index];
    if (column === undefined) continue;
    column.count += 1;
    column.words += coarse.wordCounts[part] ?? 0;
    if (coarse.nameOdds[part] !== unknownOdds) {
      column.known += 1;
      column.name += coarse.nameOdds[part] ?? 0;
      column.venue += coarse.venueOdds[part] ?? 0;
      column.title += coarse.titleOdds[part] ?? 0;
    }
    if (((coarse.contents[part] ?? 0) & 1) !== 0) column.years += 1;
    if (((coarse.contents[part] ?? 0) & 2) !== 0) column.numbers += 1;
    if (column.texts.size < maxTexts) {
      let hash = end - start;
      for (let at = start; at < Math.min(end, start + 6); at += 1) hash = Math.imul(hash, 31) + (tokens.textIds[at] ?? 0);
      column.texts.add(hash);
    }
  }
  return { columnOf, columns };
}

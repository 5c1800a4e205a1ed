import { bucket, FeatureWriter, groupsPerToken, oddsBucket, shareBucket, type TokenFeatures } from './featureWriter';
import type { Layout } from './layout';
import { hasSpaceAfter, type Parts } from './segments';
import { tokenTypes } from './tokens';
import { type FirstPass, gatherVotes, type Votes } from './votes';
import { shapes, unknownOdds } from './words';

/** The features of all tokens. `bits` is the binary logarithm of the number of weights a label has. */
export function describeTokens(layout: Layout, bits: number, firstPass?: FirstPass): TokenFeatures {
  const writer = new FeatureWriter(32 - bits);
  const { tokens, coarse, fine } = layout;
  const votes = firstPass === undefined ? undefined : gatherVotes(layout, firstPass);
  const lineGroups = Int32Array.from({ length: tokens.lines.length }, (_, line) => writeLine(writer, layout, line, votes));
  const coarseGroups = Int32Array.from({ length: coarse.count }, (_, part) => writeCoarse(writer, layout, part, votes));
  const fineGroups = Int32Array.from({ length: fine.count }, (_, part) => writeFine(writer, layout, part, votes));
  const groups = new Int32Array(groupsPerToken * tokens.count);
  const transitions = new Uint8Array(tokens.count);
  const around = describeNeighbours(layout);
  for (let at = 0; at < tokens.count; at += 1) {
    groups[groupsPerToken * at] = lineGroups[tokens.lineOf[at] ?? 0] ?? 0;
    groups[groupsPerToken * at + 1] = coarseGroups[coarse.partOf[at] ?? 0] ?? 0;
    groups[groupsPerToken * at + 2] = fineGroups[fine.partOf[at] ?? 0] ?? 0;
    groups[groupsPerToken * at + 3] = writeToken(writer, layout, around, at, firstPass);
    transitions[at] = tokens.types[at] === tokenTypes.break ? 2 : at > 0 && fine.partOf[at] === fine.partOf[at - 1] ? 0 : 1;
  }
  return { tokenCount: tokens.count, ...writer.finish(), groups, transitions };
}

/** So many tokens before and after a token are features of it. */
const reach = 2;

/** What is known of each token's text, with `reach` places for tokens that are missing at both ends. */
interface Neighbours {
  readonly shapes: Uint8Array;
  readonly identities: Int32Array;
  /** Odds of names, halved. */
  readonly names: Uint8Array;
  /** Whether a space or the end of the line follows. */
  readonly spaces: Uint8Array;
}

function describeNeighbours({ tokens, facts }: Layout): Neighbours {
  const size = tokens.count + 2 * reach;
  const around = {
    shapes: new Uint8Array(size),
    identities: new Int32Array(size),
    names: new Uint8Array(size).fill(9),
    spaces: new Uint8Array(size).fill(1),
  };
  for (let at = 0; at < tokens.count; at += 1) {
    const id = tokens.textIds[at] ?? 0;
    around.shapes[at + reach] = facts.shapes[id] ?? 0;
    around.identities[at + reach] = facts.identities[id] ?? 0;
    around.names[at + reach] = (facts.nameOdds[id] ?? 0) >> 1;
    around.spaces[at + reach] = hasSpaceAfter(tokens, at) ? 1 : 0;
  }
  return around;
}

function writeToken(
  writer: FeatureWriter,
  { tokens, facts, fine, coarse, lines }: Layout,
  { shapes: shapeAt, identities, names, spaces }: Neighbours,
  at: number,
  firstPass: FirstPass | undefined,
): number {
  const group = writer.begin();
  const { textIds, styles, lineStarts, lineOf, count } = tokens;
  const place = at + reach;
  const id = textIds[at] ?? 0;
  const shape = shapeAt[place] ?? 0;
  const before2 = shapeAt[place - 2] ?? 0;
  const before = shapeAt[place - 1] ?? 0;
  const after = shapeAt[place + 1] ?? 0;
  const after2 = shapeAt[place + 2] ?? 0;
  const identity = identities[place] ?? 0;
  const identityBefore = identities[place - 1] ?? 0;
  const name = facts.nameOdds[id] ?? 0;
  const venue = facts.venueOdds[id] ?? 0;
  const title = facts.titleOdds[id] ?? 0;
  const suffix = facts.suffixes[id] ?? 0;
  const line = lineOf[at] ?? 0;
  const kind = lines.kinds[line] ?? 0;
  const style = styles[at] ?? 0;
  const space = (spaces[place - 1] ?? 0) | ((spaces[place] ?? 0) << 1);
  writer.add(0, shape);
  writer.add(1, identity, shape);
  if (suffix !== 0) writer.add(2, suffix, shape === shapes.lower ? 1 : 0);
  writer.add(3, name, shape);
  writer.add(4, venue, shape);
  writer.add(5, title, shape);
  writer.add(6, name >> 1, title >> 1, venue >> 1);
  writer.add(7, before, shape, space);
  writer.add(8, shape, after, space);
  writer.add(9, before2, before, shape);
  writer.add(10, shape, after, after2);
  writer.add(11, identityBefore, shape);
  writer.add(12, identities[place + 1] ?? 0, shape);
  writer.add(13, names[place - 1] ?? 9, name >> 1, names[place + 1] ?? 9);
  writer.add(14, style, shape);
  writer.add(15, style, kind);
  writer.add(16, kind, bucket(at - (lineStarts[line] ?? 0)), shape);
  writer.add(17, kind, bucket((lineStarts[line + 1] ?? 0) - 1 - at), shape);
  writer.add(18, identities[place - 2] ?? 0, identityBefore, shape);
  const part = fine.partOf[at] ?? 0;
  writer.add(19, bucket(at - (fine.starts[part] ?? 0)), bucket((fine.starts[part + 1] ?? 0) - 1 - at), shape);
  if (fine.isDelimiter[part] === 1) {
    const [left, right] = [part - 1, part + 1];
    writer.add(20, identity, partKey(fine, left), partKey(fine, right));
    writer.add(21, identity, oddsBucket(fine.nameOdds[left]), oddsBucket(fine.nameOdds[right]));
    writer.add(22, identity, bucket(fine.wordCounts[left] ?? 0), bucket(fine.wordCounts[right] ?? 0));
    const around = coarse.partOf[at] ?? 0;
    writer.add(23, identity, partKey(coarse, around - 1), partKey(coarse, around + 1));
    writer.add(24, coarse.isDelimiter[around] ?? 0, partKey(coarse, around), identity);
  }
  if (firstPass !== undefined) writeStacked(writer, firstPass, at, count, shape, kind);
  return group;
}

function writeStacked(
  writer: FeatureWriter,
  { labels, sureness }: FirstPass,
  at: number,
  count: number,
  shape: number,
  kind: number,
): void {
  const own = labels[at] ?? 0;
  const sure = sureness[at] ?? 0;
  writer.add(60, own, sure);
  writer.add(61, own, sure, shape);
  writer.add(62, own, labels[at - 1] ?? 9, labels[at + 1] ?? 9);
  let back = at - 1;
  while (back >= 0 && labels[back] === own && at - back < 60) back -= 1;
  let on = at + 1;
  while (on < count && labels[on] === own && on - at < 60) on += 1;
  let back2 = back - 1;
  while (back2 >= 0 && labels[back2] === labels[back] && back - back2 < 60) back2 -= 1;
  let on2 = on + 1;
  while (on2 < count && labels[on2] === labels[on] && on2 - on < 60) on2 += 1;
  writer.add(63, own, bucket(on - back - 1), sure);
  writer.add(64, own, labels[back] ?? 9, labels[on] ?? 9);
  writer.add(65, (labels[back2] ?? 9) * 16 + (labels[back] ?? 9), own, (labels[on] ?? 9) * 16 + (labels[on2] ?? 9));
  writer.add(66, own, kind, sure);
}

/** A part in a few words: how long it is and how much it looks like names and titles. */
function partKey(parts: Parts, part: number): number {
  if (part < 0 || part >= parts.count) return -1;
  if (parts.isDelimiter[part] === 1) return parts.delimiters[part] ?? 0;
  return (bucket(parts.wordCounts[part] ?? 0) * 8 + oddsBucket(parts.nameOdds[part])) * 8 + oddsBucket(parts.titleOdds[part]);
}

/** The next part of words before or after a part, within two delimiters. */
function wordsBeside(parts: Parts, part: number, step: 1 | -1): number {
  for (let at = part + step, left = 3; at >= 0 && at < parts.count && left > 0; at += step, left -= 1)
    if (parts.isDelimiter[at] === 0) return at;
  return -1;
}

function writeCoarse(writer: FeatureWriter, layout: Layout, part: number, votes: Votes | undefined): number {
  const group = writer.begin();
  const { tokens, coarse, lines, columnOf } = layout;
  const first = coarse.starts[part] ?? 0;
  const kind = lines.kinds[tokens.lineOf[first] ?? 0] ?? 0;
  const key = partKey(coarse, part);
  const left = coarse.delimiters[part - 1] ?? 0;
  const right = coarse.delimiters[part + 1] ?? 0;
  const [before, after] = [wordsBeside(coarse, part, -1), wordsBeside(coarse, part, 1)];
  const [beforeKey, afterKey] = [partKey(coarse, before), partKey(coarse, after)];
  const ordinal = Math.min(coarse.ordinals[part] ?? 0, 7);
  const style = tokens.styles[first] ?? 0;
  const contents = coarse.contents[part] ?? 0;
  writer.add(100, ordinal, kind);
  writer.add(101, key, beforeKey, afterKey);
  writer.add(102, beforeKey, afterKey, style);
  writer.add(103, key, style);
  if (coarse.isDelimiter[part] === 1) return group;
  const words = bucket(coarse.wordCounts[part] ?? 0);
  const [name, venue, title] = [oddsBucket(coarse.nameOdds[part]), oddsBucket(coarse.venueOdds[part]), oddsBucket(coarse.titleOdds[part])];
  const capitals = shareBucket(coarse.capitals[part] ?? 0);
  const initials = shareBucket(coarse.initials[part] ?? 0);
  writer.add(104, left, right);
  writer.add(105, left, right, words);
  writer.add(106, left, name * 8 + title, words);
  writer.add(107, right, name * 8 + title, words);
  writer.add(108, venue, words, contents);
  writer.add(109, capitals, initials, words);
  writer.add(110, capitals * 8 + initials, name * 8 + title, left);
  writer.add(111, name * 64 + title * 8 + venue, words, style);
  writer.add(112, contents, coarse.contents[before] ?? 8, coarse.contents[after] ?? 8);
  writer.add(113, left, words, ordinal);
  writer.add(114, left, kind, words);
  writer.add(115, layout.facts.identities[tokens.textIds[first] ?? 0] ?? 0, left);
  writer.add(116, lines.contents[tokens.lineOf[first] ?? 0] ?? 0, name * 8 + title, words);
  const line = tokens.lineOf[first] ?? 0;
  const heading = lines.headings[line] ?? -1;
  writer.add(117, headingWord(layout, heading), name * 8 + title, words);
  writeColumn(writer, layout, part, 120, left);
  writeColumn(writer, layout, before, 130, 0);
  writeColumn(writer, layout, after, 140, 0);
  writer.add(150, columnKey(layout, before), columnKey(layout, part), columnKey(layout, after));
  if (votes !== undefined) {
    const column = columnOf[part] ?? -1;
    const vote = votes.columns[column] ?? 0;
    writer.add(160, vote);
    writer.add(161, vote, key);
    writer.add(162, vote, votes.columns[columnOf[before] ?? -1] ?? -1, votes.columns[columnOf[after] ?? -1] ?? -1);
    writer.add(163, votes.parts[part] ?? 0, vote);
    writer.add(164, votes.parts[part] ?? 0, votes.parts[before] ?? -1, votes.parts[after] ?? -1);
    writer.add(165, votes.text, vote, key);
  }
  return group;
}

function headingWord({ tokens, facts }: Layout, heading: number): number {
  if (heading < 0) return 0;
  const start = tokens.lineStarts[heading] ?? 0;
  const end = Math.min(tokens.lineStarts[heading + 1] ?? 0, start + 6);
  for (let at = start; at < end; at += 1) if (tokens.types[at] === tokenTypes.word) return facts.identities[tokens.textIds[at] ?? 0] ?? 0;
  return 1;
}

/** A column in a few words. */
function columnKey({ columns, columnOf }: Layout, part: number): number {
  const column = columns[columnOf[part] ?? -1];
  if (column === undefined) return -1;
  const [count, known] = [column.count, Math.max(1, column.known)];
  return (
    ((bucket(column.words / count) * 8 + oddsBucket(column.known === 0 ? unknownOdds : column.name / known)) * 8 +
      oddsBucket(column.known === 0 ? unknownOdds : column.title / known)) *
      4 +
    Math.min(3, Math.floor(Math.log2(count)))
  );
}

function writeColumn(writer: FeatureWriter, { columns, columnOf }: Layout, part: number, template: number, left: number): void {
  const column = columns[columnOf[part] ?? -1];
  if (column === undefined) return;
  const { count } = column;
  const known = Math.max(1, column.known);
  const size = Math.min(5, Math.floor(Math.log2(count)));
  const distinct = shareBucket(column.texts.size / Math.min(count, 64));
  const words = bucket(column.words / count);
  const name = oddsBucket(column.known === 0 ? unknownOdds : column.name / known);
  const venue = oddsBucket(column.known === 0 ? unknownOdds : column.venue / known);
  const title = oddsBucket(column.known === 0 ? unknownOdds : column.title / known);
  writer.add(template, size, distinct, words);
  writer.add(template + 1, name * 8 + title, words, distinct);
  writer.add(template + 2, venue, words, distinct);
  writer.add(template + 3, shareBucket(column.years / count), shareBucket(column.numbers / count), words);
  if (left !== 0) writer.add(template + 4, left, words, name * 8 + title);
}

function writeFine(writer: FeatureWriter, { tokens, facts, fine, lines }: Layout, part: number, votes: Votes | undefined): number {
  const group = writer.begin();
  const first = fine.starts[part] ?? 0;
  const kind = lines.kinds[tokens.lineOf[first] ?? 0] ?? 0;
  const key = partKey(fine, part);
  const [before, after] = [wordsBeside(fine, part, -1), wordsBeside(fine, part, 1)];
  writer.add(200, key, partKey(fine, before), partKey(fine, after));
  writer.add(201, fine.delimiters[part - 1] ?? 0, key, fine.delimiters[part + 1] ?? 0);
  writer.add(202, Math.min(fine.ordinals[part] ?? 0, 7), key);
  if (fine.isDelimiter[part] === 1) return group;
  const words = bucket(fine.wordCounts[part] ?? 0);
  const name = oddsBucket(fine.nameOdds[part]);
  const initials = shareBucket(fine.initials[part] ?? 0);
  const capitals = shareBucket(fine.capitals[part] ?? 0);
  writer.add(203, words, name, initials * 8 + capitals);
  writer.add(204, initials * 8 + capitals, fine.delimiters[part - 1] ?? 0, fine.delimiters[part + 1] ?? 0);
  writer.add(205, initials * 8 + capitals, measureOf(fine, before), measureOf(fine, after));
  writer.add(206, facts.shapes[tokens.textIds[first] ?? 0] ?? 0, name, kind);
  writer.add(207, oddsBucket(fine.venueOdds[part]), words, fine.delimiters[part - 1] ?? 0);
  writer.add(208, fine.contents[part] ?? 0, fine.contents[before] ?? 8, fine.contents[after] ?? 8);
  if (votes !== undefined) {
    writer.add(210, votes.fineParts[part] ?? 0, votes.fineParts[before] ?? -1, votes.fineParts[after] ?? -1);
    writer.add(211, votes.fineParts[part] ?? 0, key);
  }
  return group;
}

function measureOf(parts: Parts, part: number): number {
  if (part < 0) return -1;
  return (shareBucket(parts.initials[part] ?? 0) * 8 + shareBucket(parts.capitals[part] ?? 0)) * 16 + bucket(parts.wordCounts[part] ?? 0);
}

function lineKey({ lines }: Layout, line: number): number {
  if (line < 0 || line >= lines.kinds.length) return -1;
  return (
    ((bucket(lines.wordCounts[line] ?? 0) * 8 + oddsBucket(lines.nameOdds[line])) * 8 + oddsBucket(lines.titleOdds[line])) * 8 +
    (lines.contents[line] ?? 0)
  );
}

function writeLine(writer: FeatureWriter, layout: Layout, line: number, votes: Votes | undefined): number {
  const group = writer.begin();
  const { lines, tokens, facts } = layout;
  const kind = lines.kinds[line] ?? 0;
  const words = bucket(lines.wordCounts[line] ?? 0);
  const lower = shareBucket(lines.lowerShares[line] ?? 0);
  const name = oddsBucket(lines.nameOdds[line]);
  const block = lines.blockOf[line] ?? 0;
  const blockSize = bucket((lines.blockStarts[block + 1] ?? 0) - (lines.blockStarts[block] ?? 0));
  const inBlock = Math.min(line - (lines.blockStarts[block] ?? 0), 7);
  const [kindBefore, kindAfter] = [lines.kinds[line - 1] ?? -1, lines.kinds[line + 1] ?? -1];
  const second = (tokens.lineStarts[line] ?? 0) + 1;
  const firstWord = second < tokens.count && tokens.lineOf[second] === line ? (facts.identities[tokens.textIds[second] ?? 0] ?? 0) : 0;
  writer.add(300, kind, words, lower);
  writer.add(301, kind, name, lines.contents[line] ?? 0);
  writer.add(302, lineKey(layout, line - 1), words, kind);
  writer.add(303, lineKey(layout, line + 1), words, kind);
  writer.add(304, kindBefore, kind, kindAfter);
  writer.add(305, bucket(lines.wordCounts[line - 1] ?? 0), words, bucket(lines.wordCounts[line + 1] ?? 0));
  writer.add(306, blockSize, inBlock, words);
  writer.add(307, firstWord, kind);
  writer.add(308, lower, words, name);
  writer.add(309, oddsBucket(lines.nameOdds[line - 1]), name, oddsBucket(lines.nameOdds[line + 1]));
  writer.add(310, lines.contents[line - 1] ?? 32, lines.contents[line] ?? 0, lines.contents[line + 1] ?? 32);
  writer.add(311, headingWord(layout, lines.headings[line] ?? -1), kind);
  if (votes !== undefined) {
    writer.add(320, votes.text, kind);
    writer.add(321, votes.text, words, lower);
    writer.add(322, votes.lines[line] ?? 0, votes.lines[line - 1] ?? 16, votes.lines[line + 1] ?? 16);
    writer.add(323, votes.blocks[block] ?? 0, votes.blocks[block - 1] ?? 64, votes.blocks[block + 1] ?? 64);
    writer.add(324, votes.blocks[block] ?? 0, inBlock, kind);
    writer.add(325, votes.kinds.get(kind) ?? 0, votes.lines[line] ?? 0);
  }
  return group;
}

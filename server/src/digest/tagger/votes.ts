import { labelCount } from './crf';
import { bucket, shareBucket } from './featureWriter';
import type { Layout } from './layout';

/** What an earlier pass said of each token: its label, and how sure it is, from 0 to 3. */
export interface FirstPass {
  readonly labels: Uint8Array;
  readonly sureness: Uint8Array;
}

/** What the first pass said of lines, parts and columns. */
export interface Votes {
  /** For each column its most frequent label and that label's share. */
  readonly columns: Int32Array;
  readonly parts: Int32Array;
  readonly fineParts: Int32Array;
  /** For each line which labels it has: 1 title, 2 author, 4 abstract, 8 heading. */
  readonly lines: Int32Array;
  /** The same for blocks; 16 more than one title, 32 a venue, a year or an identifier. */
  readonly blocks: Int32Array;
  /** For each kind of line how often its lines have titles, as a bucket. */
  readonly kinds: ReadonlyMap<number, number>;
  /** How many titles the text has for its lines, and how many in all, as one number. */
  readonly text: number;
}

export function gatherVotes({ tokens, coarse, fine, lines, columnOf, columns }: Layout, { labels }: FirstPass): Votes {
  const columnVotes = new Int32Array(columns.length * labelCount);
  const parts = new Int32Array(coarse.count);
  for (let part = 0; part < coarse.count; part += 1) {
    const counts = countLabels(labels, coarse.starts[part] ?? 0, coarse.starts[part + 1] ?? 0);
    parts[part] = voteOf(counts);
    const column = columnOf[part] ?? -1;
    if (column < 0) continue;
    const best = (parts[part] ?? 0) >> 3;
    columnVotes[column * labelCount + best] = (columnVotes[column * labelCount + best] ?? 0) + 1;
  }
  const fineParts = Int32Array.from({ length: fine.count }, (_, part) =>
    voteOf(countLabels(labels, fine.starts[part] ?? 0, fine.starts[part + 1] ?? 0)),
  );
  const lineVotes = new Int32Array(tokens.lines.length);
  const blockVotes = new Int32Array(lines.blockStarts.length - 1);
  let titles = 0;
  const kinds = new Map<number, { lines: number; titles: number }>();
  for (let line = 0; line < tokens.lines.length; line += 1) {
    const start = tokens.lineStarts[line] ?? 0;
    const end = tokens.lineStarts[line + 1] ?? 0;
    const block = lines.blockOf[line] ?? 0;
    let own = 0;
    let others = 0;
    let begun = 0;
    for (let at = start; at < end; at += 1) {
      const label = labels[at] ?? 0;
      own |= label === 1 ? 1 : label === 2 ? 2 : label === 6 ? 4 : label === 7 ? 8 : 0;
      others |= label >= 3 && label <= 5 ? 32 : 0;
      if (label === 1 && labels[at - 1] !== 1) begun += 1;
    }
    titles += begun;
    lineVotes[line] = own;
    const soFar = blockVotes[block] ?? 0;
    const more = begun > 1 || (begun === 1 && (soFar & 1) !== 0) ? 16 : 0;
    blockVotes[block] = soFar | own | others | more;
    const kind = lines.kinds[line] ?? 0;
    const known = kinds.get(kind) ?? { lines: 0, titles: 0 };
    kinds.set(kind, { lines: known.lines + 1, titles: known.titles + (own & 1) });
  }
  return {
    columns: Int32Array.from(columns, (_, column) => voteOf(columnVotes.subarray(column * labelCount, (column + 1) * labelCount))),
    parts,
    fineParts,
    lines: lineVotes,
    blocks: blockVotes,
    kinds: new Map(
      [...kinds].map(([kind, each]) => [kind, shareBucket(each.titles / each.lines) * 8 + Math.min(7, Math.floor(Math.log2(each.lines)))]),
    ),
    text: shareBucket(titles / Math.max(1, tokens.lines.length)) * 16 + bucket(titles),
  };
}

function countLabels(labels: Uint8Array, start: number, end: number): Int32Array {
  const counts = new Int32Array(labelCount);
  for (let at = start; at < end; at += 1) counts[labels[at] ?? 0] = (counts[labels[at] ?? 0] ?? 0) + 1;
  return counts;
}

/** The most frequent label, times 8, plus its share as a bucket. */
function voteOf(counts: Int32Array): number {
  let best = 0;
  let sum = 0;
  for (let label = 0; label < labelCount; label += 1) {
    sum += counts[label] ?? 0;
    if ((counts[label] ?? 0) > (counts[best] ?? 0)) best = label;
  }
  return best * 8 + shareBucket((counts[best] ?? 0) / Math.max(1, sum));
}

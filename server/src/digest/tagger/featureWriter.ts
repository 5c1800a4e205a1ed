import { unknownOdds } from './words';

/**
 * The features of a document. They are kept in groups, because the tokens of a line or a part have many features in common, which so are
 * weighed once.
 */
export interface TokenFeatures {
  readonly tokenCount: number;
  readonly groupCount: number;
  /** The features of each group, as indices into the weights, from `groupStarts[group]` up to `groupStarts[group + 1]`. */
  readonly groupStarts: Int32Array;
  readonly indices: Int32Array;
  /** For each token its groups: `groupsPerToken` numbers a token. */
  readonly groups: Int32Array;
  /** For each token which transitions lead to it: 0 within a part, 1 at a delimiter or after one, 2 at the break of a line. */
  readonly transitions: Uint8Array;
}

/** The groups of a token: of its line, its coarse part, its fine part, and its own. */
export const groupsPerToken = 4;

/** No group has more features than this. */
const maxInGroup = 256;

/** Writes features in groups. */
export class FeatureWriter {
  private indices = new Int32Array(1 << 16);
  private used = 0;
  private readonly starts: number[] = [];

  constructor(private readonly shift: number) {}

  /** Begins a group, and returns its index. */
  begin(): number {
    if (this.used + maxInGroup > this.indices.length) {
      const grown = new Int32Array(2 * this.indices.length);
      grown.set(this.indices);
      this.indices = grown;
    }
    this.starts.push(this.used);
    return this.starts.length - 1;
  }

  /** Adds the feature that a template has these values. */
  add(template: number, a = 0, b = 0, c = 0): void {
    let hash = Math.imul(template + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ a ^ (hash >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ b ^ (hash >>> 13), 0xc2b2ae35);
    hash = Math.imul(hash ^ c ^ (hash >>> 16), 0x27d4eb2f);
    this.indices[this.used] = (hash ^ (hash >>> 15)) >>> this.shift;
    this.used += 1;
  }

  finish(): Pick<TokenFeatures, 'groupCount' | 'groupStarts' | 'indices'> {
    return {
      groupCount: this.starts.length,
      groupStarts: Int32Array.from([...this.starts, this.used]),
      indices: this.indices.slice(0, this.used),
    };
  }
}

/** `0, 1, 2, 3, 4 to 5, 6 to 8, 9 to 13, 14 to 20, 21 to 40, more` as 0 to 9. */
export function bucket(count: number): number {
  return count < 4 ? count : count < 6 ? 4 : count < 9 ? 5 : count < 14 ? 6 : count < 21 ? 7 : count < 41 ? 8 : 9;
}

/** Mean odds as 0 to 6; 7 if unknown. */
export function oddsBucket(odds: number | undefined): number {
  if (odds === undefined || odds >= unknownOdds) return 7;
  return odds < 3 ? 0 : odds < 5 ? 1 : odds < 6.5 ? 2 : odds < 8 ? 3 : odds < 9.5 ? 4 : odds < 11.5 ? 5 : 6;
}

/** A share as 0 to 5, where 0 is none and 5 is all. */
export function shareBucket(share: number): number {
  return share <= 0 ? 0 : share >= 1 ? 5 : share < 0.15 ? 1 : share < 0.5 ? 2 : share < 0.85 ? 3 : 4;
}

/** A checksum that is being computed. It has four lanes of 32 bits, which a processor can update in parallel. */
export interface Checksum {
  /** Adds a piece of the data. The length of each piece but the last must be a multiple of 16 bytes. */
  add(bytes: Uint8Array): void;
  /** Returns eight hexadecimal digits for each lane. */
  finish(): string;
}

/**
 * A checksum against accidental damage: a single changed byte is always detected, other damage almost certainly. It does not protect
 * against deliberate manipulation.
 */
export function createChecksum(): Checksum {
  const lanes = new Int32Array([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
  let length = 0;
  return {
    add(bytes) {
      length += bytes.byteLength;
      const whole = bytes.byteLength & ~15;
      addWords(lanes, alignWords(bytes, whole / 4));
      if (whole === bytes.byteLength) return;
      const last = new Uint8Array(16);
      last.set(bytes.subarray(whole));
      addWords(lanes, new Int32Array(last.buffer));
    },
    finish() {
      // Without the length, zeros at the end would not change the checksum.
      addWords(lanes, new Int32Array([length, length, length, length]));
      return Array.from(lanes, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** The first `count` words of 32 bits. They are copied only if they are not aligned. (`slice` of a `Buffer` does not copy.) */
function alignWords(bytes: Uint8Array, count: number): Int32Array {
  if (bytes.byteOffset % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, count);
  return new Int32Array(new Uint8Array(bytes.subarray(0, 4 * count)).buffer);
}

/** Each step of a lane is invertible, so two inputs that differ in one word have different results. */
function addWords(lanes: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = lanes;
  for (let at = 0; at < words.length; at += 4) {
    a = Math.imul((a ^ (words[at] ?? 0)) + 0x3c6ef372, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul((b ^ (words[at + 1] ?? 0)) + 0x3c6ef372, 0x85ebca6b);
    b ^= b >>> 15;
    c = Math.imul((c ^ (words[at + 2] ?? 0)) + 0x3c6ef372, 0xc2b2ae35);
    c ^= c >>> 15;
    d = Math.imul((d ^ (words[at + 3] ?? 0)) + 0x3c6ef372, 0x27d4eb2f);
    d ^= d >>> 15;
  }
  lanes.set([a, b, c, d]);
}

/** A checksum of a text, in hexadecimal digits. It is the same however the lines end, since editors make all line ends of a file alike. */
export function checksumText(text: string): string {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(text.replace(/\r\n?/g, '\n')));
  return checksum.finish();
}

/** A 32-bit hash of one or more texts: FNV-1a over their UTF-16 units. */
export function hashText(...texts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  // Texts that differ only at the end get very different hashes.
  return mixHash(hash);
}

/** A 32-bit hash in which each bit depends on all bits of `hash`: the final mixing steps of MurmurHash3. */
export function mixHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

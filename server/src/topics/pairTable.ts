/**
 * A map from pairs of non-negative integers to integers. Unlike a Map with text keys it creates no objects, which matters for millions
 * of look-ups.
 */
export class PairTable {
  private capacity: number;
  private firsts: Int32Array;
  private seconds: Int32Array;
  private values: Int32Array;
  private size = 0;

  constructor(expected: number) {
    this.capacity = 1 << Math.max(8, Math.ceil(Math.log2(expected * 2 + 1)));
    this.firsts = new Int32Array(this.capacity).fill(-1);
    this.seconds = new Int32Array(this.capacity);
    this.values = new Int32Array(this.capacity);
  }

  /** The value of a pair; -1 if the pair is unknown. */
  get(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    return this.firsts[slot] === -1 ? -1 : (this.values[slot] as number);
  }

  set(first: number, second: number, value: number): void {
    let slot = this.slotOf(first, second);
    if (this.firsts[slot] === -1) {
      if (this.size * 2 >= this.capacity) {
        this.grow();
        slot = this.slotOf(first, second);
      }
      this.size++;
      this.firsts[slot] = first;
      this.seconds[slot] = second;
    }
    this.values[slot] = value;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.capacity - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.firsts[slot] !== -1 && (this.firsts[slot] !== first || this.seconds[slot] !== second)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { firsts, seconds, values } = this;
    this.capacity *= 2;
    this.firsts = new Int32Array(this.capacity).fill(-1);
    this.seconds = new Int32Array(this.capacity);
    this.values = new Int32Array(this.capacity);
    firsts.forEach((first, at) => {
      if (first === -1) return;
      const slot = this.slotOf(first, seconds[at] as number);
      this.firsts[slot] = first;
      this.seconds[slot] = seconds[at] as number;
      this.values[slot] = values[at] as number;
    });
  }
}

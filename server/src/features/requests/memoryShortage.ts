/** The server needs more memory for its papers than it may use. Both are the size of the heap of JavaScript objects, in bytes. */
export interface MemoryShortage {
  readonly needed: number;
  readonly limit: number;
}

/** Measured with real papers at 20,000 and 100,000 papers: the smallest heap with which a first start is hardly slower. */
const heapWithoutPapers = 60e6;
const heapPerPaper = 5e3;

/**
 * Compares the memory that this many papers need with `limit`, the largest heap that the server may have, in bytes. Returns undefined if
 * the memory suffices. If it does not, everything still works, but the garbage collector takes much of the time.
 */
export function findMemoryShortage(papers: number, limit: number): MemoryShortage | undefined {
  const needed = heapWithoutPapers + heapPerPaper * papers;
  return needed > limit ? { needed, limit } : undefined;
}

/** The server needs more memory for its papers than it may use. Both are the size of the heap of JavaScript objects, in bytes. */
export interface MemoryShortage {
  readonly needed: number;
  readonly limit: number;
}

/**
 * An estimate for real papers, measured at their first start: 20,000 papers end the server if its limit is 117 MB, and take 18 % more time
 * of the processor with 145 MB than without a limit; 100,000 papers take 17 % more with 470 MB.
 */
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

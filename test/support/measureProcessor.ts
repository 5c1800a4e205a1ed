import process from 'node:process';

/**
 * The processor time of the fastest of some runs, in milliseconds. Other work on the machine hardly increases it. The first runs of
 * something short include its compilation, so short runs need more tries.
 */
export function measureProcessor(run: () => void, tries = 3): number {
  let best = Infinity;
  for (let at = 0; at < tries; at += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

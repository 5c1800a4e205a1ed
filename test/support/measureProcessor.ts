import process from 'node:process';

/**
 * The processor's time of the quickest of some runs, in milliseconds: other work on the machine makes it no longer. The first runs
 * of something short are spent on compiling it: it wants more tries.
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

import process from 'node:process';

const tries = 3;

/** The processor's time of the quickest of some runs, in milliseconds: other work on the machine makes it no longer. */
export function measureProcessor(run: () => void): number {
  let best = Infinity;
  for (let at = 0; at < tries; at += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

import { performance } from 'node:perf_hooks';
import { createRandom } from '../../test/support/random';
import { digestSteps, type TortureStep } from './digestSteps';
import { noteSteps } from './noteSteps';
import { type TortureFigures, TortureSandbox } from './sandbox';
import { serverSteps } from './serverSteps';

/** How often a step is taken, beside the others; 2 where it isn't told. */
const weights: Readonly<Record<string, number>> = {
  'a passage annotated': 14,
  'words changed': 7,
  'a note removed': 4,
  'an abstract edited from outside': 10,
  'a note edited from outside': 5,
  'a paper given another title': 1,
};

const maxKept = 40;

export interface TortureReport extends TortureFigures {
  readonly seed: number;
  readonly seconds: number;
}

/** Takes steps that a seed repeats, and looks after each whether all is as it must be. Throws with the step's number where it isn't. */
export async function runTorture(steps: number, seed: number, report: (done: number) => void = () => undefined): Promise<TortureReport> {
  const started = performance.now();
  const random = createRandom(seed);
  const all: readonly (readonly [string, TortureStep])[] = Object.entries({ ...digestSteps, ...noteSteps, ...serverSteps });
  const choices = all.flatMap((step) => new Array<typeof step>(weights[step[0]] ?? 2).fill(step));
  const removal = all.find(([name]) => name === 'a note removed') ?? random.pick(all);
  const sandbox = await TortureSandbox.open(random);
  const { figures } = sandbox;
  try {
    while (figures.steps < steps) {
      // Notes that gather without an end would make a long run slower and slower.
      const [name, step] = sandbox.kept.size > maxKept ? removal : random.pick(choices);
      const what = `seed ${seed}, step ${figures.steps + 1}, ${name}`;
      try {
        await step(sandbox);
      } catch (error) {
        throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      await sandbox.check(what);
      figures.steps += 1;
      report(figures.steps);
    }
  } finally {
    await sandbox.close();
  }
  return { ...figures, seed, seconds: (performance.now() - started) / 1000 };
}

export function describeTorture({
  seed,
  steps,
  kills,
  undone,
  done,
  annotations,
  refused,
  found,
  orphans,
  seconds,
}: TortureReport): string {
  return `torture, seed ${seed}: ${steps} steps, ${kills} kills of the server (${undone} writes found undone, ${done} done), ${annotations} annotations confirmed, ${refused} changes refused, ${found} places looked at and ${orphans} orphans, ${seconds.toFixed(0)} seconds`;
}

// `npm run torture -- --steps 5000 --seed 7`: notes under random edits, kills and other programs, for as long as one likes.
import process from 'node:process';
import { describeTorture, runTorture } from './runTorture';

const words = process.argv.slice(2);
const numberOf = (name: string, usual: number): number => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : usual);

async function main(): Promise<void> {
  const steps = numberOf('--steps', 500);
  const seed = numberOf('--seed', 1);
  const report = await runTorture(steps, seed, (done) => {
    if (done % 500 === 0) console.log(`${done} of ${steps} steps`);
  });
  console.log(describeTorture(report));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

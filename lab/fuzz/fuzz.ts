// `npm run fuzz -- --cases 5000 --seed 1`: mutated digests, bibliographies, drafts and notes, and what is no file, for as long as one likes.
import process from 'node:process';
import { describeFuzz, runFuzz } from './runFuzz';

const words = process.argv.slice(2);
const numberOf = (name: string, usual: number): number => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : usual);

async function main(): Promise<void> {
  const cases = numberOf('--cases', 500);
  const report = await runFuzz(cases, numberOf('--seed', 1), (done) => {
    if (done % 500 === 0) console.log(`${done} of ${cases} cases`);
  });
  console.log(describeFuzz(report));
  process.exitCode = report.failures.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

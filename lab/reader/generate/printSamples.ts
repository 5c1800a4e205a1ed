import { join } from 'node:path';
import { findRealData } from '../../../test/support/realData';
import { generateTexts } from './generateTexts';
import { showLabels } from './labelledText';

/** Prints made texts with their labels in brackets; false where the real works are not at hand. */
export function printSamples(count: number, seed: number): boolean {
  const works = findRealData('references/works.jsonl.gz');
  if (works === undefined) return false;
  for (const made of generateTexts({ seed, count, data: join(works, '../..') })) {
    console.log(`\n\n######## ${made.family}, ${made.language}, ${made.kind}\n`);
    console.log(showLabels(made));
  }
  return true;
}

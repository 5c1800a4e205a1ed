import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeText } from '../../../server/src/base/textBytes';
import { findRealData } from '../../../test/support/realData';
import type { Capture, TruePaper } from './capture';
import { families } from './families';

/** Entries without a link to arXiv that are papers or reports all the same: the truth of that capture knows arXiv's alone. */
const neither: Readonly<Record<string, readonly string[]>> = {
  'genai-timeline-mixed.md': [
    'International Scientific Report on the Safety of Advanced AI',
    'Testing the reliability of an AI-based large language model to extract ecological information from the scientific literature',
    'MathGPT: Leveraging Llama 2 to create a platform for highly personalized learning',
  ],
};

/** The captures that developers may see, in the order of their names; undefined where they are not at hand. */
export function findDevCaptures(): readonly Capture[] | undefined {
  const path = findRealData('digests/dev/truth.json');
  if (path === undefined) return undefined;
  const truth = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, { readonly papers: readonly TruePaper[] }>>;
  return Object.entries(truth).map(([name, { papers }]) => {
    const { text } = decodeText(readFileSync(join(dirname(path), name)));
    const family = families[name];
    if (family === undefined) throw new Error(`${name} has no family: name one in families.ts`);
    return { name, family, path: name, text, papers, titles: papers.map(({ title }) => title), neither: neither[name] ?? [] };
  });
}

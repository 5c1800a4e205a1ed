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

type Truth = Readonly<Record<string, CaptureTruth>>;

interface CaptureTruth {
  readonly papers?: readonly TruePaper[];
  readonly family?: string;
  readonly lang?: string;
}

/** The captures that developers may see, in the order of their names; undefined where they are not at hand. */
export function findDevCaptures(): readonly Capture[] | undefined {
  return readCaptures('digests/dev', (name) => {
    const family = families[name];
    if (family === undefined) throw new Error(`${name} has no family: name one in families.ts`);
    return family;
  });
}

/** Captures that no reader is trained on, with their families and languages; undefined where they are not at hand. */
export function findFreshCaptures(): readonly Capture[] | undefined {
  return readCaptures('digests/dev2', (_, { family }) => family ?? '');
}

function readCaptures(folder: string, familyOf: (name: string, truth: CaptureTruth) => string): readonly Capture[] | undefined {
  const path = findRealData(`${folder}/truth.json`);
  if (path === undefined) return undefined;
  return Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Truth).map(([name, truth]) => {
    const papers = (truth.papers ?? []).map(withoutCutNames);
    const { text } = decodeText(readFileSync(join(dirname(path), name)));
    return {
      name,
      family: familyOf(name, truth),
      language: truth.lang ?? 'en',
      path: name,
      text,
      papers,
      titles: papers.map(({ title }) => title),
      neither: neither[name] ?? [],
    };
  });
}

/** What the scripts that wrote the truth cut from names at a comma or a blank: `al`, and initials without a family name. */
const cutName = /^(?:et )?al\b|^(?:\p{Lu}\.?[- ]?){1,3}$/u;

function withoutCutNames({ authors, ...paper }: TruePaper): TruePaper {
  return authors === undefined ? paper : { ...paper, authors: authors.filter((name) => !cutName.test(name)) };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../../server/src/base/textBytes';
import { projectRoot } from '../../../test/support/projectRoot';
import type { Capture } from './capture';

/** The folders of `lab/lists`; the README there says who wrote the lists of each. */
export type ListSet = 'strangers' | 'authors' | 'walk';

interface ListTruth {
  readonly lang: string;
  readonly family: string;
  readonly papers: readonly {
    readonly title: string;
    readonly authors?: readonly string[];
    /** Set if it is no article or chapter. */
    readonly kind?: string;
  }[];
}

/** The lists that the project has itself. A paper without authors in the truth has none in the list, so that whoever is found is false. */
export function readGivenLists(set: ListSet): readonly Capture[] {
  const folder = join(projectRoot, 'lab/lists', set);
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Readonly<Record<string, ListTruth>>;
  return Object.entries(truth).map(([name, { lang, family, papers }]) => {
    const counted = papers.filter(({ kind = 'paper' }) => kind === 'paper');
    return {
      name,
      family,
      language: lang,
      path: name,
      text: decodeText(readFileSync(join(folder, name))).text,
      papers: counted.map(({ title, authors = [] }) => ({ title, authors })),
      titles: counted.map(({ title }) => title),
      neither: papers.filter((paper) => !counted.includes(paper)).map(({ title }) => title),
    };
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import { projectRoot } from '../../test/support/projectRoot';
import type { Figures } from '../bench/measuring';
import { drawTrendingPapers } from './trendingSample';

/** The names that a paper gives to what it made, as a reader of its title and abstract listed them. */
interface JudgedNames {
  readonly title: string;
  /** What is to be found. */
  readonly names: readonly string[];
  /** What may be found as well: a name written out, a variant, a part. */
  readonly also: readonly string[];
}

/** How many names of papers are found, and how many of those found are names; undefined where the papers aren't at hand. */
export function judgeFoundNames(): readonly Figures[] | undefined {
  const rows = [judge('trending.json', 77), judge('unseen.json', 78), judge('third.json', 79)];
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** `seed`: the one that the papers were drawn by. */
function judge(file: string, seed: number): Figures | undefined {
  const judged = JSON.parse(readFileSync(join(projectRoot, 'lab/gold/names', file), 'utf8')) as readonly JudgedNames[];
  const drawn = drawTrendingPapers(seed, judged.length);
  if (drawn === undefined) return undefined;
  const abstracts = new Map(drawn.map(({ title, abstract }) => [title, abstract]));
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  let wanted = 0;
  for (const { title, names, also } of judged) {
    const found = findPaperNames(title, abstracts.get(title) ?? '');
    const fold = (name: string): string => name.toLowerCase();
    const has = (list: readonly string[], name: string): boolean => list.some((each) => fold(each) === fold(name));
    wanted += names.length;
    missed.push(...names.filter((name) => !has(found, name)));
    wrong.push(...found.filter((name) => !has([...names, ...also], name)));
    right += found.filter((name) => has([...names, ...also], name)).length;
  }
  return {
    papers: `${judged.length} of ${file}`,
    precision: (right / (right + wrong.length)).toFixed(3),
    recall: ((wanted - missed.length) / wanted).toFixed(3),
    missed: missed.join(', '),
    wrong: wrong.join(', '),
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../test/support/projectRoot';

/** `first`: the set with which the rules were made, and its other half; `later`: one that another hand wrote after the rules. */
export type GoldSet = 'first' | 'later';

/** The items of a file of a set of gold in `lab/gold/claims`. Empty if the set has no such file. */
export function readGold<T>(name: string, set: GoldSet): readonly T[] {
  const path = join(projectRoot, 'lab/gold/claims', set === 'later' ? 'later' : '', name);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

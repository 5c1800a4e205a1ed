import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot';

/** Real digests and papers that stand beside the project where it is developed; undefined elsewhere. */
export function findRealData(name: string): string | undefined {
  const folder = process.env['MARGINALIA_DATA'] ?? join(projectRoot, '../shared/data');
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

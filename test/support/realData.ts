import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot';

/**
 * The path of real digests or papers, in the folder that `MARGINALIA_DATA` names or beside the project. undefined if they are not
 * there.
 */
export function findRealData(name: string): string | undefined {
  const folder = process.env['MARGINALIA_DATA'] ?? join(projectRoot, '../shared/data');
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

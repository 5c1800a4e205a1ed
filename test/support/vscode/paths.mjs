import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
/** What the runs install and may be deleted at any time; git ignores it. */
export const cacheFolder = join(projectRoot, '.vscode-test');
/** What the runs leave for a person to look at; git ignores it. */
export const resultsFolder = join(projectRoot, 'test-results');

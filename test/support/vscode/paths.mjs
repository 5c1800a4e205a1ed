import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
/** Where the runs install programs. The folder may be deleted at any time, and git ignores it. */
export const cacheFolder = join(projectRoot, '.vscode-test');
/** Where the runs write what people may want to look at. Git ignores the folder. */
export const resultsFolder = join(projectRoot, 'test-results');

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from './paths.mjs';

const flag = '--extensionDevelopmentPath=';
const { configurations } = JSON.parse(readFileSync(join(projectRoot, '.vscode/launch.json'), 'utf8'));
const { args } = configurations.find(({ type }) => type === 'extensionHost');
const paths = args.map((argument) => argument.replaceAll('${workspaceFolder}', projectRoot));

/** What F5 starts, by the arguments in .vscode/launch.json: the folders of extensions under development. The tests start the same. */
export const developedExtensions = paths.filter((path) => path.startsWith(flag)).map((path) => resolve(path.slice(flag.length)));
/** The folder that F5 opens. The tests, and `npm start`, open a copy of it. */
export const sampleFolder = resolve(paths.find((path) => !path.startsWith('--')));

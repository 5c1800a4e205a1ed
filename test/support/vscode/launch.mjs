import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from './paths.mjs';

const flag = '--extensionDevelopmentPath=';
const { configurations } = JSON.parse(readFileSync(join(projectRoot, '.vscode/launch.json'), 'utf8'));
const { args } = configurations.find(({ type }) => type === 'extensionHost');
const paths = args.map((argument) => argument.replaceAll('${workspaceFolder}', projectRoot));

/**
 * The folders of the extensions under development that F5 starts, by the arguments in .vscode/launch.json. The tests start the same
 * ones.
 */
export const developedExtensions = paths.filter((path) => path.startsWith(flag)).map((path) => resolve(path.slice(flag.length)));
/** The folder that F5 opens. The tests and `npm start` open a copy of it. */
export const sampleFolder = resolve(paths.find((path) => !path.startsWith('--')));

// `npm run explain FILE...`: how digests are read, and why a line is a paper or none. `npm run explain -- --digest FILE` reads the files
// as if they were called digests. Corrections are left out.

import { readFileSync } from 'node:fs';
import { maskControls } from '../../server/src/base/escape';
import { decodeText } from '../../server/src/base/textBytes';
import { explainReading } from './explainReading';

const words = process.argv.slice(2);
const isCalled = words.includes('--digest');
const paths = words.filter((word) => !word.startsWith('--'));
if (paths.length === 0) console.log('Name a file: npm run explain -- [--digest] FILE...');
for (const [at, path] of paths.entries()) {
  if (at > 0) console.log('');
  try {
    const text = maskControls(decodeText(readFileSync(path)).text);
    console.log(explainReading(text, { path, ...(isCalled ? { languageId: 'marginalia-digest' } : {}) }).join('\n'));
  } catch (error) {
    console.log(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

// Written by `npm run generate`.
import { correctionsFile } from './corrections';
import { decisionsFile } from './decisions';
import { dismissalsFile } from './dismissals';
import { referencesFile } from './references';
import { topicsFile } from './topics';

/** The kinds of own files that the files in this folder declare. */
export const ownFileKinds = {
  corrections: correctionsFile,
  decisions: decisionsFile,
  dismissals: dismissalsFile,
  references: referencesFile,
  topics: topicsFile,
} as const;

// Written by `npm run generate`.

import * as bibliography from './bibliography';
import * as blocks from './blocks';
import * as citing from './citing';
import type { Command } from './command';
import * as corrections from './corrections';
import * as digests from './digests';
import * as findings from './findings';
import * as general from './general';
import * as newPapers from './newPapers';
import * as noteEditor from './noteEditor';
import * as notes from './notes';
import * as papers from './papers';
import * as references from './references';
import * as topics from './topics';

/** The commands of all files in this folder. */
export const allCommands: readonly Command[] = [
  bibliography,
  blocks,
  citing,
  corrections,
  digests,
  findings,
  general,
  newPapers,
  noteEditor,
  notes,
  papers,
  references,
  topics,
].flatMap((subject): readonly Command[] => Object.values(subject));

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatLearnedTerms } from '../../server/src/topics/learnedTerms';
import { projectRoot } from '../../test/support/projectRoot';
import { createRandom } from '../../test/support/random';
import { learnTerms } from './learnTerms';
import { findUnjudgedPapers } from './topicSets';

const path = 'server/src/topics/learnedTerms.txt';

/** How many papers are drawn to learn from. */
const enoughPapers = 40_000;

/** Makes the file of learned terms anew, in about a minute; false where the papers are not at hand. */
export function trainTopicTerms(): boolean {
  const papers = findUnjudgedPapers();
  if (papers === undefined) return false;
  const { terms, dimensions, directions } = learnTerms(createRandom(1).shuffle(papers).slice(0, enoughPapers), 1);
  writeFileSync(join(projectRoot, path), formatLearnedTerms(terms, directions, dimensions));
  console.log(`\n${path} is made anew from ${enoughPapers.toLocaleString('en')} papers.`);
  return true;
}

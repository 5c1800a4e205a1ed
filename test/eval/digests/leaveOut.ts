import { join } from 'node:path';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { readHtmlLines } from '../../../server/src/digest/marked/htmlLines';
import { projectRoot } from '../../support/projectRoot';
import { loadPackageTexts, toCase, type LearningCase } from '../records/captures';
import { judge, train, type Weighted } from '../records/trainRecords';
import { judgeDigest } from '../judgeDigests';
import type { Capture } from './capture';
import { synthesize } from './synthesize';

/** What the reader learns from beside captures: so many made digests and texts of packages, with less weight than a capture. */
const madeCount = 300;
const packageCount = 60;
const otherWeight = 0.3;

export interface LeftOut {
  readonly capture: Capture;
  /** By the reader as it is. */
  readonly fitted: number;
  /** By a reader that learnt from made digests and captures of other families; the same where nothing is learnt. */
  readonly leftOut: number;
}

/**
 * F1 of the titles of each capture that has papers, fitted and with its family left out. Exports and feeds have readers that learn
 * nothing. For the others it tells whether the right titles are chosen, each title once, without the last touches to their words.
 */
export function judgeLeftOut(captures: readonly Capture[]): readonly LeftOut[] {
  const cases = new Map(captures.filter(isLearnt).map((capture) => [capture, toLearningCase(capture)]));
  const others: readonly Weighted[] = [
    ...synthesize(1, madeCount).filter(({ path }) => !path.endsWith('.html')).map(toLearningCase),
    ...loadPackageTexts(join(projectRoot, 'node_modules'), packageCount).map((text) => toCase(text)),
  ].map((learningCase) => ({ learningCase, weight: otherWeight }));
  const trainWithout = (family: string): ReturnType<typeof train> => train([...[...cases.values()].filter((each) => each.family !== family).map((learningCase) => ({ learningCase, weight: 1 })), ...others]);
  const models = new Map([...new Set([...cases.keys()].map(({ family }) => family))].map((family) => [family, trainWithout(family)]));
  return captures.filter(({ papers }) => papers.length > 0).map((capture) => {
    const fitted = judgeDigest(capture).f1;
    const learningCase = cases.get(capture);
    const model = models.get(capture.family);
    return { capture, fitted, leftOut: learningCase === undefined || model === undefined ? fitted : judge(learningCase, model).f1 };
  });
}

/** Whether a capture is read by what was learnt. */
function isLearnt({ text, path }: Capture): boolean {
  const { format } = parseDigest(text, { path });
  return format === undefined || format === 'text';
}

function toLearningCase({ name, family, text, path, titles }: Capture): LearningCase {
  const lines = text.replaceAll('\r\n', '\n');
  return path.endsWith('.html') ? toCase({ name, family, text: lines, titles }, readHtmlLines(lines)) : toCase({ name, family, text: lines, titles });
}

import { judgeDigest } from '../judgeDigests';
import { gatherOtherLessons, isLearnt, toLearningCase } from '../records/lessons';
import { judge, train } from '../records/trainRecords';
import type { Capture } from './capture';

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
  const others = gatherOtherLessons();
  const trainWithout = (family: string): ReturnType<typeof train> =>
    train([
      ...[...cases.values()].filter((each) => each.family !== family).map((learningCase) => ({ learningCase, weight: 1 })),
      ...others,
    ]);
  const models = new Map([...new Set([...cases.keys()].map(({ family }) => family))].map((family) => [family, trainWithout(family)]));
  return captures
    .filter(({ papers }) => papers.length > 0)
    .map((capture) => {
      const fitted = judgeDigest(capture).f1;
      const learningCase = cases.get(capture);
      const model = models.get(capture.family);
      return { capture, fitted, leftOut: learningCase === undefined || model === undefined ? fitted : judge(learningCase, model).f1 };
    });
}

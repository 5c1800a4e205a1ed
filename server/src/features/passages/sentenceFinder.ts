import { farthestProse } from '../../drafts/proseMask';
import type { Span } from '../../base/span';
import type { DraftFile } from '../../workspace/files/textFile';
import { findProse, splitProse } from './draftSentences';

/** What was read around a place. */
interface Read {
  readonly sentences: readonly Span[];
  /** Whatever is here has its sentence among `sentences`. */
  readonly served: Span;
}

/** In UTF-16 units. Of a sentence that is longer, at least so much before and after a place is given. */
const leastContext = 1000;

/**
 * Creates a function that gives the sentence of a place, as `findPassage` does: empty if there is none. What is read around one place
 * serves for those behind it too, so that many places in one paragraph take linear time.
 */
export function createSentenceFinder(draft: DraftFile): (place: Span) => Span {
  let read: Read | undefined;
  return (place) => {
    if (read === undefined || place.start < read.served.start || read.served.end < place.end) read = readAround(draft, place.start);
    const touched = read.sentences.filter(({ start, end }) => start < place.end && place.start < end);
    return { start: touched[0]?.start ?? place.start, end: touched.at(-1)?.end ?? place.start };
  };
}

function readAround(draft: DraftFile, offset: number): Read {
  const prose = findProse(draft, offset);
  const { start, end } = prose.span;
  const isCutBefore = start === offset - farthestProse;
  const isCutBehind = end === offset + farthestProse;
  return {
    sentences: splitProse(draft, prose).sentences,
    served: { start: isCutBefore ? start + leastContext : start, end: isCutBehind ? end - leastContext : end },
  };
}

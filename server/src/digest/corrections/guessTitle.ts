import { type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import { readMarkdownLines } from '../marked/markdown/markdownLines';
import { gatherBlocks } from '../records/blocks/gatherBlocks';
import { toSourceSpan } from '../records/blocks/recordBlock';
import { BlockContext } from '../records/slots/blockContext';
import { gatherSlots } from '../records/slots/slots';
import { models, weighFeatures, weighMember } from '../records/titles/chooseTitles';

interface Guess {
  readonly span: Span;
  readonly logit: number;
}

/** Added to the logit of a title at the given offset. */
const bonusAtOffset = 3;

/**
 * The part of `stretch` that is most likely a title, judged by the models that also choose the titles of a digest. A candidate at
 * `offset` that does not overlap the most likely one is preferred to it, unless its logit is lower by `bonusAtOffset` or more.
 * undefined if there are no candidates.
 */
export function guessTitle(text: string, stretch: Span, offset: number): Span | undefined {
  const guesses = listGuesses(sliceSpan(text, stretch)).map((guess): Guess => ({ ...guess, span: shiftSpan(guess.span, stretch.start) }));
  const best = guesses[0];
  if (best === undefined || touches(best.span, offset)) return best?.span;
  const here = guesses.find(({ span }) => touches(span, offset) && (span.end <= best.span.start || span.start >= best.span.end));
  return here !== undefined && here.logit + bonusAtOffset > best.logit ? here.span : best.span;
}

/** The candidates in a text, the most likely one first. */
function listGuesses(text: string): readonly Guess[] {
  const blocks = gatherBlocks(readMarkdownLines(text));
  const guesses = gatherSlots(new BlockContext(blocks), blocks).flatMap(({ features, members, featuresOf }) => {
    const ofSlot = weighFeatures(features, models.slot);
    return members.map(
      (member): Guess => ({
        span: toSourceSpan(member.block, member.start, member.end),
        logit: weighMember(featuresOf(member), ofSlot, models.member),
      }),
    );
  });
  return guesses.sort((a, b) => b.logit - a.logit);
}

import { alternation } from '../../../base/alternation';
import type { Span } from '../../../base/span';

/** Words at the beginning of a sentence that only connect it to the previous one. */
const joining = new RegExp(
  `^(?:${alternation(`However Unfortunately Nevertheless Nonetheless Moreover Furthermore Additionally In_addition In_practice Besides Meanwhile Crucially
    Notably Consequently As_a_result Thus Therefore Hence In_contrast On_the_other_hand At_the_same_time In_particular Specifically Also
    Importantly Indeed To_date Second Third`)},? |(?:Yet|Still|But|And),? (?=\\p{L}))(?:however, )?`,
  'u',
);

/** Trims a connecting word at the beginning of a passage and punctuation at its end. */
export function trimConnectives(abstract: string, { start, end }: Span): Span {
  const passage = abstract.slice(start, end);
  const from = joining.exec(passage)?.[0].length ?? 0;
  return trimEndPunctuation(abstract, { start: start + from, end });
}

/** Trims white space and the characters `,`, `;`, `:`, `.` and `!` from the end of a passage. */
export function trimEndPunctuation(abstract: string, { start, end }: Span): Span {
  return { start, end: start + abstract.slice(start, end).replace(/[\s,;:.!]+$/, '').length };
}

const strong = new RegExp(
  `(?:[;:—]|,(?= (?:and )?${alternation(String.raw`which that where wherein whose while by thereby thus enabling allowing featuring leading resulting achieving ensuring designed
    leveraging making yielding using with without such_as including especially particularly as for but yet so and_thus`)}\\b)) ?`,
  'g',
);

/**
 * Limits a passage to `longest` UTF-16 units. A longer passage is cut after a clause, else at a comma, else after a word, in each case
 * outside parentheses and not close to the beginning. If there is no such place, it is cut at `longest`.
 */
export function cutAtClause(abstract: string, { start, end }: Span, longest: number): Span {
  if (end - start <= longest) return { start, end };
  const head = abstract.slice(start, start + longest);
  const least = Math.min(60, longest / 2);
  const isOpen = (at: number): boolean => head.lastIndexOf('(', at - 1) > head.lastIndexOf(')', at - 1);
  const ends = (pattern: RegExp): number[] =>
    [...head.matchAll(pattern)].map(({ index }) => index).filter((at) => at >= least && !isOpen(at));
  const cut = ends(strong).at(-1) ?? ends(/, /g).at(-1) ?? ends(/ /g).at(-1) ?? longest;
  return trimEndPunctuation(abstract, { start, end: start + cut });
}

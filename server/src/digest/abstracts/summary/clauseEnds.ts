import { sliceSpan, type Span } from '../../../base/span';

/** What goes on behind a main clause, and may be left. */
const trailing = new RegExp(
  `(?:; |, (?:while|whereas|which|thus|thereby|hence|making|enabling|demonstrating|highlighting|showing|indicating|suggesting|establishing|setting|proving|validating|underscoring|allowing|all while|and (?:we|it|our)) )`,
  'g',
);

/** What adds to a clause how it is done, or what comes of it: not of a result, where it may be the point. */
const adding =
  /, (?:achieving|resulting in|leading to|yielding|ensuring|providing|offering|requiring|outperforming|surpassing|closely \p{Ll}+ing|effectively \p{Ll}+ing|empowered by|namely|by (?=\p{Ll}+ing\b)|without (?=\p{Ll}+ing\b)|then subsequently|with negligible) /gu;

/** Where a clause that tells no result may end besides, the last place first. */
export function listAdditions(text: string, { start, end }: Span): readonly number[] {
  return [...sliceSpan(text, { start, end }).matchAll(adding)].map(({ index }) => start + index).reverse();
}

/** Where a main clause may end before the end of `span`, the last place first. Which of them leave a whole clause `isWhole` tells. */
export function listClauseEnds(text: string, { start, end }: Span): readonly number[] {
  const clause = sliceSpan(text, { start, end });
  // Of an enumeration nothing may be missing.
  if (/\(?\b(?:1|i|I|a)\)/.test(clause)) return [];
  return [...clause.matchAll(trailing)].map(({ index }) => start + index).reverse();
}

/** Every bracket is closed, an enumeration has a second part, and nothing is left out at the end. */
export function isWhole(clause: string): boolean {
  return hasSecondPart(clause) && closesBrackets(clause) && !/(?:\.\.|…)$/.test(clause);
}

/** Where an enumeration begins, it goes on; `O(1)` begins none. */
export function hasSecondPart(clause: string): boolean {
  return !/(?<![\p{L}\d])\((?:1|i|I|a)\)/u.test(clause) || /\((?:2|ii|II|b)\)/.test(clause);
}

export function closesBrackets(clause: string): boolean {
  return [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['“', '”'],
  ].every(([open = '', close = '']) => clause.split(open).length === clause.split(close).length);
}

import { sliceSpan, type Span } from '../../../base/span';

/** Matches the beginning of an addition to a main clause. The addition can be left out. */
const trailing = new RegExp(
  `(?:; |, (?:while|whereas|which|thus|thereby|hence|making|enabling|demonstrating|highlighting|showing|indicating|suggesting|establishing|setting|proving|validating|underscoring|allowing|all while|and (?:we|it|our)) )`,
  'g',
);

/**
 * Matches the beginning of words that say how something is done or what it leads to. In a clause about a result these words may be
 * essential.
 */
const adding =
  /, (?:achieving|resulting in|leading to|yielding|ensuring|providing|offering|requiring|outperforming|surpassing|closely \p{Ll}+ing|effectively \p{Ll}+ing|empowered by|namely|by (?=\p{Ll}+ing\b)|without (?=\p{Ll}+ing\b)|then subsequently|with negligible) /gu;

/** Further offsets at which a clause may end, the last one first. They are not meant for clauses that report a result. */
export function listOptionalClauseEnds(text: string, { start, end }: Span): readonly number[] {
  return [...sliceSpan(text, { start, end }).matchAll(adding)].map(({ index }) => start + index).reverse();
}

/**
 * The offsets in `span` where a main clause may end early, the last one first. The caller checks with `isWholeClause` whether a
 * complete clause remains.
 */
export function listClauseEnds(text: string, { start, end }: Span): readonly number[] {
  const clause = sliceSpan(text, { start, end });
  // A clause with an enumeration is not cut, because the enumeration could lose an item.
  if (/\(?\b(?:1|i|I|a)\)/.test(clause)) return [];
  return [...clause.matchAll(trailing)].map(({ index }) => start + index).reverse();
}

/** Whether all brackets are closed, an enumeration has at least two items, and the text does not end with an omission. */
export function isWholeClause(clause: string): boolean {
  return hasSecondItem(clause) && closesBrackets(clause) && !/(?:\.\.|…)$/.test(clause);
}

/** Whether an enumeration in the text has a second item. True if there is no enumeration; `O(1)` does not begin one. */
export function hasSecondItem(clause: string): boolean {
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

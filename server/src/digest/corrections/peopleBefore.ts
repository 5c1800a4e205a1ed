import { withoutOthersInList } from '#text';
import type { AuthorList } from '../../model/authorList';
import { orderNames } from '../fields/authors';
import { splitPeople } from '../records/fields/people';
import { authorLikeness } from '../records/slots/evidence';
import { isSeldomOfName } from '../tagger/builtInModel';

const listMark = /^\s*(?:[-*+•]\s+|[[(]?\d{1,3}[.)\]]\s*)?/;
const separators = /[\s,.:;–—"“«„‘'(-]*(?:\b(?:1[6-9]|20)\d\d[a-z]?\)?[\s,.:;–—"“«„‘'-]*)?$/;
const conjunctions = /\s*;\s*|\s*&\s*|,?\s+(?:and|et|und|y|e|en|och|og|и|i)\s+/u;
const familyFirst = /^(?:\p{Ll}{1,3} ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, \p{Lu}[\p{L}.' -]*$/u;

/**
 * The people in the words before a title that the writer named, in its line: `BOURDIEU Pierre, `, `1. Block, Ned. `. undefined if these are not
 * all people.
 */
export function readPeopleBefore(words: string): AuthorList | undefined {
  const { named, hasMore } = withoutOthersInList(trimEnd(words.replace(listMark, '')));
  const parts = named.split(conjunctions);
  const isSure = parts.every((each) => familyFirst.test(each));
  const authors = orderNames(
    isSure ? parts : parts.flatMap((each) => (familyFirst.test(each) ? [each] : splitPeople(trimEnd(each)).authors)),
  );
  const isList =
    authors.length > 0 &&
    authors.every(
      (name) => name.length < maxNameLength && name.includes(' ') && authorLikeness(name) >= 0.5 && (isSure || !isOfOtherWords(name)),
    );
  return isList ? { authors, ...(hasMore ? { hasMoreAuthors: true as const } : {}) } : undefined;
}

/** Without the marks and the year before a title; the full stop of an initial stays. */
function trimEnd(words: string): string {
  return words.replace(separators, (found, at: number) =>
    found.startsWith('.') && /(?<!\p{L})\p{Lu}$/u.test(words.slice(0, at)) ? '.' : '',
  );
}

/** Whether a word of a name without initials is hardly ever one of a person: `Coffee Break`, `Room Aurora`. */
function isOfOtherWords(name: string): boolean {
  return !/(?<!\p{L})\p{Lu}\./u.test(name) && name.split(' ').some((word) => /^\p{Lu}\p{Ll}/u.test(word) && isSeldomOfName(word));
}

/** In UTF-16 units. */
const maxNameLength = 60;

import { foldText } from '#text';

/** Words that name no venue by themselves. */
const unspecific =
  /^(?:proceedings|proc|procs|annual|meeting|conference|conf|main|international|intl|int|\d+|\d*(?:1st|2nd|3rd|\dth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$/;
const stopWords = /^(?:a|an|and|at|for|in|of|on|the|to|with)$/;

/** A part of proceedings that has the papers of the conference itself. */
const mainVolume = /\(?\bvolume \d+: (?:long|short) papers\)?/i;

/**
 * Whether two names are certainly of one venue in one year: they have the same words, where one may have the acronym of words of the
 * other, as in `Annual Meeting of the ACL` and `Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics`.
 * Findings, workshops and chapters are other venues. `year`: the year that the second one is of.
 */
export function areSameVenue(a: string, b: string, year: number | undefined): boolean {
  if (haveOther(a, b, /\b(?:19|20)\d\d\b/g, year) || haveOther(a, b, /\b\d{1,3}(?=st|nd|rd|th)/gi)) return false;
  const isOneWhole = mainVolume.test(a) !== mainVolume.test(b);
  const [left, right] = [a, b].map((name) => listWords(isOneWhole ? name.replace(mainVolume, ' ') : name)) as [string[], string[]];
  const [leftOver, rightOver] = [leaveUnmatched(left, right), leaveUnmatched(right, left)];
  return leftOver.length === 0 && rightOver.length === 0 && [left, right].every((words) => words.some(isSpecific));
}

/** Whether two names have a word in common that names a venue, or the acronym of such words. */
export function areVenuesAlike(a: string, b: string): boolean {
  const [left, right] = [listWords(a), listWords(b)];
  return leaveUnmatched(left, right).length < left.filter(isSpecific).length;
}

/** The specific words of a name that are not in the other one, neither as words nor in an acronym of one of the two. */
function leaveUnmatched(words: readonly string[], others: readonly string[]): readonly string[] {
  const matched = new Set<number>();
  words.forEach((word, at) => {
    if (others.includes(word) || findRun(others, word) !== undefined) matched.add(at);
  });
  for (const other of others) {
    const start = findRun(words, other);
    if (start !== undefined) for (let at = start; at < start + other.length; at++) matched.add(at);
  }
  return words.filter((word, at) => isSpecific(word) && !matched.has(at));
}

/** Where the words begin of which this is the acronym; undefined if there are none. */
function findRun(words: readonly string[], acronym: string): number | undefined {
  if (acronym.length < 3) return undefined;
  const start = words
    .map((word) => word[0])
    .join('')
    .indexOf(acronym);
  return start < 0 ? undefined : start;
}

function listWords(name: string): string[] {
  return foldText(name)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.test(word));
}

function isSpecific(word: string): boolean {
  return !unspecific.test(word);
}

/** Whether both names have such numbers, and other ones; `known` belongs to the second name. */
function haveOther(a: string, b: string, pattern: RegExp, known?: number): boolean {
  const ofFirst = a.match(pattern) ?? [];
  const ofSecond = [...(b.match(pattern) ?? []), ...(known === undefined ? [] : [known.toString()])];
  return ofFirst.length > 0 && ofSecond.length > 0 && !ofFirst.some((each) => ofSecond.includes(each));
}

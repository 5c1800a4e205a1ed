import { distance } from 'fastest-levenshtein';
import { shapeOfWord } from '#digest';
import { squeezeText } from '#text';
import { type DraftFile, perFile, resolveCitation, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import { type Span, touches } from '../../base/span';
import type { Paper } from '../../model/paper';
import { createSentenceFinder } from '../evidence/draftSentences';
import { clarityForPaper, createSectionFinder, hasWord, listNamedBlocks, type UnknownName } from '../evidence/paperNames';
import type { QuickFix, Rule } from './rule';

export const misspeltName: Rule = {
  code: 'misspelt-name',
  severity: 'hint',
  settingText: 'Severity of words that look like a misspelled name of a cited paper.',
  documentation:
    'A word looks like a misspelled name of a paper that the section cites, such as "DuoAtention" for DuoAttention. Case, hyphens and spaces are style. The quick fix corrects the name.',
  kinds: ['draft'],
  detect: (snapshot, uri) => {
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined || snapshot.notes.has(uri) || !snapshot.ready) return [];
    const findSentence = createSentenceFinder(draft);
    return (
      getMisspelt(snapshot, uri)?.map(({ span, written, name, paper }) => ({
        span,
        message: maskControls(`"${written}" is spelled "${name}" in the paper.`),
        claim: { sentence: findSentence(span), paper },
      })) ?? []
    );
  },
  listFixes: writeName,
};

const getMisspelt = perFile((snapshot, uri) => {
  const draft = snapshot.drafts.get(uri);
  return draft === undefined ? [] : findMisspeltNames(snapshot, draft);
});

function writeName(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined || snapshot.notes.has(uri)) return [];
  return (getMisspelt(snapshot, uri) ?? [])
    .filter(({ span }) => touches(span, start) || touches(span, end))
    .map(({ span, name }) => ({
      title: `Change to "${name}"`,
      isPreferred: true,
      span,
      change: { kind: 'edits', files: () => new Map([[uri, [{ span, newText: draft.writer()?.text?.renderText(name) ?? name }]]]) },
    }));
}

/** A word that is nearly the name of a cited paper. */
interface MisspeltName {
  readonly span: Span;
  readonly written: string;
  readonly name: string;
  readonly paper: Paper;
}

/** A name of a cited paper, with its letters and digits alone. */
interface CitedName {
  readonly name: string;
  readonly letters: string;
  readonly paper: Paper;
}

/** A word is compared more strictly with names of papers that its paragraph does not cite. */
type CitedIn = 'paragraph' | 'section';

/** The words of a draft that are nearly the name of a paper which the same section cites, and of no other; each once in a section. */
export function findMisspeltNames(snapshot: Snapshot, draft: DraftFile): readonly MisspeltName[] {
  const listNames = getNames(snapshot);
  const sectionOf = createSectionFinder(draft);
  const inSections = new Map<number, Set<CitedName>>();
  const blocks = listNamedBlocks(snapshot, draft).map(({ span, unknown, citations }) => {
    const keys = new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)));
    const near = [...keys].flatMap((key) => resolveCitation(snapshot, draft.uri, key)).flatMap(listNames);
    const section = sectionOf(span.start);
    const all = inSections.get(section) ?? new Set();
    inSections.set(section, all);
    for (const name of near) all.add(name);
    return { unknown, near, section };
  });
  const finders = new Map([...inSections].map(([section, all]) => [section, createNearFinder(all)]));
  const seen = new Set<string>();
  return blocks.flatMap(({ unknown, near, section }) => {
    if (unknown.length === 0) return [];
    const [findNear, findInSection] = [createNearFinder(near), finders.get(section) ?? createNearFinder([])];
    const found = unknown.flatMap(
      (word) => judge(word, findNear(word.letters), 'paragraph') ?? judge(word, findInSection(word.letters), 'section') ?? [],
    );
    return found.filter(({ span, written }) => {
      const place = `${section} ${written}`;
      if (seen.has(place) || found.some((other) => isInside(span, other.span))) return false;
      seen.add(place);
      return true;
    });
  });
}

/** Lists the names of a paper that are not common. They are kept as long as the library stays the same. */
const getNames = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => {
    const known = new Map<Paper, readonly CitedName[]>();
    return (paper: Paper): readonly CitedName[] => {
      const names =
        known.get(paper) ??
        paper.names
          .filter((name) => clarityForPaper(name, paper) !== 'common')
          .map((name) => ({ name, letters: squeezeText(name), paper }));
      known.set(paper, names);
      return names;
    };
  },
);

/** `Duo Atention` is one misspelt name, not two. */
function isInside(part: Span, whole: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end && whole.end - whole.start > part.end - part.start;
}

function judge(unknown: UnknownName, names: Iterable<CitedName>, citedIn: CitedIn): MisspeltName | undefined {
  const { word, start, end } = unknown;
  let best: { readonly name: CitedName; readonly steps: number } | undefined;
  let isOnly = true;
  for (const name of names) {
    const steps = countSteps(unknown, name, citedIn);
    if (steps === undefined || (best !== undefined && best.steps < steps)) continue;
    isOnly = best === undefined || steps < best.steps || (isOnly && best.name.paper === name.paper);
    best = { name, steps };
  }
  if (best === undefined || !isOnly) return undefined;
  const { name, paper } = best.name;
  if (hasWord(paper.title, word) || hasWord(paper.abstract, word)) return undefined;
  return { span: { start, end }, written: word, name, paper };
}

/** From this length on, two letters of a name may be wrong; from `minMisspeltLength` on, one. */
const longName = 9;
const minMisspeltLength = 6;
/** The same for a word that a citation stands beside. */
const minBesideLength = 5;

/** The number of letters in which a word differs from a name; undefined if the word can't be a misspelling of it. */
function countSteps(
  { word, letters, isBesideCitation }: UnknownName,
  { name, letters: own }: CitedName,
  citedIn: CitedIn,
): number | undefined {
  if (Math.abs(own.length - letters.length) > 2 || own.length < 4) return undefined;
  // Letters, digits and their order are the name. Capitals, hyphens, spaces and marks such as `^` are a matter of style.
  if (own === letters) return undefined;
  if (own.length < (isBesideCitation ? minBesideLength : minMisspeltLength)) return undefined;
  if (!isBesideCitation && (word === word.toUpperCase() || own.charAt(0) !== letters.charAt(0))) return undefined;
  if (letters.startsWith(own) && !(isBesideCitation && hasSlippedEnd(word, letters.slice(own.length)))) return undefined;
  if (isEndOfOther(word, name)) return undefined;
  if (own.replace(/\D/g, '') !== letters.replace(/\D/g, '')) return undefined;
  if (citedIn === 'section' && shapeOfWord(word) !== 'coined') return undefined;
  const steps = areSwapped(own, letters) ? 1 : distance(own, letters);
  return steps <= (own.length >= longName ? 2 : 1) && !isVariant(word, name) && !isOtherAcronym(word, name) ? steps : undefined;
}

/** Whether letters too many at the end of a word are a slip. Otherwise they make a plural, a verb, an adjective or the name of a variant. */
function hasSlippedEnd(word: string, end: string): boolean {
  return word.endsWith(end) && !/^(?:[sxv]|es|e?d|e?r|er?s|i?an|ic|al|ly|ed|ai)$|\d/.test(end);
}

/** Whether two words differ in two neighbouring letters that are swapped. */
function areSwapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether two words differ in a short part of capitals, as names of a family do: `MiMo-RL` and `MiMo-VL`, `SmolLM` and `SmolVLM`. */
function isVariant(word: string, name: string): boolean {
  const parts = (text: string): readonly string[] => text.match(/\p{Lu}{2,}(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|\p{Lu}/gu) ?? [];
  const [own, others] = [parts(word), parts(name)];
  return own.length === others.length && own.every((part, at) => part === others[at] || (part === part.toUpperCase() && part.length <= 4));
}

/** Whether one is the end of the other, as `DeepFM` is of `xDeepFM`: with something before it, a name is that of a successor. */
function isEndOfOther(word: string, name: string): boolean {
  const [short, long] = word.length < name.length ? [word, name] : [name, word];
  return /^\p{Lu}/u.test(short) && long.toLowerCase().endsWith(short.toLowerCase());
}

/** Whether the letters that differ belong to an acronym in one and not in the other, as in `LLM-ESR` and `LLMSeR`: nobody slips so. */
function isOtherAcronym(word: string, name: string): boolean {
  const [own, others] = [word, name].map((text) => text.replace(/[^\p{L}\p{N}]/gu, ''));
  if (own === undefined || others === undefined) return false;
  const [a, b] = [own.toLowerCase(), others.toLowerCase()];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const isAcronym = (text: string): boolean => /^\p{Lu}{2,}$/u.test(text.slice(start, text.length - end));
  return isAcronym(own) !== isAcronym(others) && own !== own.toUpperCase() && others !== others.toUpperCase();
}

/** In how many letters a name can differ from a word that is found for it. */
const maxSteps = 2;

/** Letters that share a part with more items, as all names of a large family do, are near to none of them in particular. */
const maxNear = 200;

/**
 * Creates a function that lists the items whose letters can be made from other letters in at most two steps (a letter added, left out or
 * changed), and some others. Of the three parts of such letters, one is unchanged and at most two places away, by which they are found. Nothing
 * is listed instead of more than `maxNear` items.
 */
export function createNearFinder<T extends { readonly letters: string }>(items: Iterable<T>): (letters: string) => ReadonlySet<T> {
  const byPart = new Map<string, T[]>();
  for (const item of items) {
    const { length } = item.letters;
    for (const [start, end] of splitInParts(length)) {
      const key = `${length} ${start} ${item.letters.slice(start, end)}`;
      const same = byPart.get(key) ?? [];
      same.push(item);
      byPart.set(key, same);
    }
  }
  const lengths = new Set([...byPart.values()].flatMap(([first]) => first?.letters.length ?? []));
  return (letters) => {
    const found = new Set<T>();
    for (let length = letters.length - maxSteps; length <= letters.length + maxSteps; length += 1) {
      if (!lengths.has(length)) continue;
      for (const [start, end] of splitInParts(length)) {
        for (let from = Math.max(0, start - maxSteps); from <= start + maxSteps; from += 1) {
          const same = byPart.get(`${length} ${start} ${letters.slice(from, from + end - start)}`) ?? [];
          for (const item of same) {
            found.add(item);
            if (found.size > maxNear) return new Set();
          }
        }
      }
    }
    return found;
  };
}

function splitInParts(length: number): readonly (readonly [number, number])[] {
  const [first, second] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    [0, first],
    [first, second],
    [second, length],
  ];
}

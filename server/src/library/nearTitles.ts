import { foldTitle } from '#text';
import { diffSequences, findChange } from '../base/changes';
import type { Paper } from '../model/paper';
import type { Library } from './library';

/** Folded titles that were looked up in a library, each with the papers whose titles are nearly the same, in no particular order. */
export interface NearTitles {
  readonly papers: readonly Paper[];
  readonly byTitle: ReadonlyMap<string, readonly Paper[]>;
}

/**
 * Finds the papers whose titles are nearly the same as these folded titles. A title that `before` contains is compared only with papers
 * that are new since then.
 */
export function findNearTitles(library: Library, titles: readonly string[], before?: NearTitles): NearTitles {
  const { papers } = library;
  if (titles.length === 0) return { papers, byTitle: new Map() };
  const { removed, added } = before === undefined ? { removed: [], added: papers } : diffSequences(before.papers, papers);
  const gone = new Set(removed);
  const find = (title: string): readonly Paper[] => {
    const known = before?.byTitle.get(title);
    return known === undefined
      ? findAllNear(library, title)
      : [...known.filter((paper) => !gone.has(paper)), ...added.filter((paper) => isNearTitle(title, foldTitle(paper.title)))];
  };
  return { papers, byTitle: new Map(titles.map((title) => [title, find(title)])) };
}

function findAllNear(library: Library, title: string): readonly Paper[] {
  const near: Paper[] = [];
  for (const [other, papers] of library.listByTitle()) if (typeof other === 'string' && isNearTitle(title, other)) near.push(...papers);
  return near;
}

/**
 * The length of the shortest folded title that is compared, in UTF-16 units. In a shorter title, changing one letter may give the title
 * of another paper.
 */
const minTitleLength = 20;
const maxChanged = 3;
/** One in this many letters may differ, up to `maxChanged`. */
const lettersToOne = 20;

/**
 * The length of the beginnings and ends that are compared first, in UTF-16 units. Even the shortest compared title is longer than two
 * of these parts and `maxChanged` letters, so two near titles have the same beginning or the same end.
 */
const endLength = 8;

/** Words that number the papers in a series: `part ii`, `v2`, `2024`, `appendix b`. */
const numbering = /\d|^[ivx]+$|^.$/u;
const maxAbbreviationLength = 4;

/**
 * Whether two folded titles differ only in a few adjacent letters, as while the writer is typing one of them. False if a number differs
 * or if a short word became another word: "part i" and "part ii" are different papers, and so are "BERT" and "BART".
 */
function isNearTitle(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const most = Math.min(maxChanged, Math.floor(shorter / lettersToOne));
  if (shorter < minTitleLength || Math.abs(a.length - b.length) > most) return false;
  // Near titles have the same beginning or the same end. This cheap test rules out most titles.
  if (!a.startsWith(b.slice(0, endLength)) && !a.endsWith(b.slice(-endLength))) return false;
  const { start, oldEnd, newEnd } = findChange(a, b);
  if (Math.max(oldEnd, newEnd) - start > most) return false;
  const from = a.lastIndexOf(' ', start - 1) + 1;
  const [was, is] = [wordsAround(a, from, oldEnd), wordsAround(b, from, newEnd)];
  if ([...was, ...is].some((word) => numbering.test(word))) return false;
  return !(was.length === 1 && is.length === 1 && was[0]?.length === is[0]?.length && (was[0]?.length ?? 0) <= maxAbbreviationLength);
}

/** The words from `from`, where a word begins, to the end of the word that contains `to`. */
function wordsAround(title: string, from: number, to: number): readonly string[] {
  const end = title.indexOf(' ', to);
  return title
    .slice(from, end === -1 ? title.length : end)
    .split(' ')
    .filter((word) => word !== '');
}

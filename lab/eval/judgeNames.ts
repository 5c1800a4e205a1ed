import { readFileSync } from 'node:fs';
import { parseDigest } from '../../server/src/digest/parseDigest';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import { createRandom, type Random } from '../../test/support/random';
import { findRealData } from '../../test/support/realData';
import type { Figures } from '../bench/measuring';
import type { Rank, Ranker } from './rankers';

const trending = 'trending-jun-23.txt';

/** The papers of the digest that the project began with; undefined where it isn't at hand. */
export function findTrendingPapers(): readonly SearchDocument[] | undefined {
  const path = findRealData(`digests/${trending}`);
  if (path === undefined) return undefined;
  const { entries } = parseDigest(readFileSync(path, 'utf8'), { path: trending });
  return entries.map(({ title, names, abstract }) => ({ key: title, title, names, abstract: abstract ?? '', authors: [] }));
}

/** How often a paper comes first when it is looked for as somebody would who remembers it almost. */
export function judgeNames(ranker: Ranker, papers: readonly SearchDocument[]): Figures {
  const rank = ranker.create(papers);
  const random = createRandom(7);
  return {
    '': ranker.label,
    'a name': shareFirst(rank, papers, ({ names }) => names[0]),
    'a name with a typo': shareFirst(
      rank,
      papers,
      ({ names }) => names.filter(({ length }) => length > 3).map((name) => misspell(name, random))[0],
    ),
    'two title words in the wrong order': shareFirst(rank, papers, (paper) => takeWordsBackwards(paper, papers)),
  };
}

/** Papers for which there is no such query are left out. */
function shareFirst(rank: Rank, papers: readonly SearchDocument[], query: (paper: SearchDocument) => string | undefined): string {
  const asked = papers.flatMap((paper) => {
    const text = query(paper);
    return text === undefined ? [] : [rank(text)[0] === paper.key];
  });
  return `${asked.filter(Boolean).length} of ${asked.length}`;
}

/** Two neighbouring letters swapped, one left out, or one that is wrong; never the first. */
function misspell(name: string, random: Random): string {
  const at = 1 + random.below(name.length - 2);
  const kept = name.slice(0, at);
  return random.pick([
    `${kept}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`,
    `${kept}${name.slice(at + 1)}`,
    `${kept}x${name.slice(at + 1)}`,
  ]);
}

/** The two words of the title that the fewest other titles have, the later one first. */
function takeWordsBackwards({ title }: SearchDocument, papers: readonly SearchDocument[]): string | undefined {
  const words = [...new Set(splitWords(title))];
  const commonness = (word: string): number => papers.filter((paper) => splitWords(paper.title).includes(word)).length;
  const rare = words.map((word, at) => ({ word, at, common: commonness(word) })).sort((a, b) => a.common - b.common);
  const [one, other] = rare.slice(0, 2).sort((a, b) => b.at - a.at);
  return one === undefined || other === undefined ? undefined : `${one.word} ${other.word}`;
}

function splitWords(title: string): readonly string[] {
  return (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(({ length }) => length > 3);
}

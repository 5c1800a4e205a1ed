import { createSearchIndex } from '../../server/src/search/searchIndex';
import { createRandom } from '../../test/support/random';
import { countReorderings, describeLastWordMatches, listBeginnings } from '../../test/support/typing';
import { toDocument } from './measureSearch';
import type { Figures } from './measuring';
import type { BenchPaper } from './papers';

/** So many titles are recalled, and one to five of their words typed. */
const recalled = 300;
/** What an editor shows. */
const limit = 50;

/** Whether a list holds still while its last word is typed: one keystroke after the other, over real papers. */
export function measureTyping(papers: readonly BenchPaper[]): Figures {
  const documents = papers.map(toDocument);
  const index = createSearchIndex(documents);
  const random = createRandom(1);
  const counts = { keystrokes: 0, first: 0, five: 0, turned: 0, pairs: 0, groundless: 0 };
  for (let time = 0; time < recalled; time++) {
    const words = random.pick(documents).title.match(/\p{L}{3,}/gu) ?? [];
    const start = random.below(words.length);
    const texts = listBeginnings(words.slice(start, start + 1 + random.below(5)));
    const lists = texts.map((text) => index.search({ text }, { limit }).hits.map(({ document }) => document));
    lists.slice(1).forEach((later, at) => {
      const [earlier = [], earlierText = '', text = ''] = [lists[at], texts[at], texts[at + 1]];
      const [first] = earlier;
      counts.keystrokes += 1;
      if (first !== undefined && later.includes(first) && later[0] !== first) counts.first += 1;
      if (countReorderings(earlier.slice(0, 5), later) > 0) counts.five += 1;
      counts.turned += countReorderings(earlier, later);
      counts.pairs += Math.max(0, later.filter((document) => earlier.includes(document)).length - 1);
      // A single letter is looked for in short fields only, and demands nothing.
      const same =
        at === 0
          ? []
          : earlier.filter((document) => describeLastWordMatches(document, earlierText) === describeLastWordMatches(document, text));
      if (countReorderings(same, later) > 0) counts.groundless += 1;
    });
  }
  return {
    Typing: documents.length.toLocaleString('en'),
    'keystrokes inside of a last word': counts.keystrokes.toString(),
    'the first is found but first no more': counts.first.toString(),
    'two of the first five change their order': counts.five.toString(),
    'papers for which it means the same change their order': counts.groundless.toString(),
    'neighbours that change their order, of': `${counts.turned}, ${counts.pairs}`,
  };
}

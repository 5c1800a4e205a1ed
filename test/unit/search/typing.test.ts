import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex, type SearchIndex } from '../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../server/src/search/segment/segment';
import { stopWords } from '../../../server/src/text/words/englishWords';
import { tokenizeWords } from '../../../server/src/text/words/tokenize';
import { forSeeds, type Random } from '../../support/random';
import { countReorderings, describeLastWordMatches, listBeginnings } from '../../support/typing';

const words =
  `sparse sparsity space speech stream streaming heads head headline long longer longest attention attentional attend attribute retrieval
retrieve retry context contextual control compression compress cache caching of the for with models modelling mixture memory
theory formal inference canonical isomorphic towards theirs`.split(/\s+/);

function createDocuments(random: Random, count: number): readonly SearchDocument[] {
  const write = (max: number): string => Array.from({ length: 1 + random.below(max) }, () => random.pick(words)).join(' ');
  return Array.from({ length: count }, (_, number) => ({
    key: `p${number}`,
    title: write(7),
    abstract: write(40),
    names: random.below(4) === 0 ? [`${random.pick(words)}${random.pick(words)}`] : [],
    authors: [],
  }));
}

function list(index: SearchIndex<SearchDocument>, text: string): readonly SearchDocument[] {
  return index.search({ text }, { limit: 500 }).hits.map(({ document }) => document);
}

/** Whether only one word of the title and the names begins like this; otherwise another word may have matched. */
function isPlain({ title, names }: SearchDocument, beginning: string): boolean {
  return tokenizeWords([title, ...names].join(' ')).filter(({ term }) => term.startsWith(beginning)).length === 1;
}

test('a paper that is first stays first while more of the same word of its title is typed (slow)', () => {
  forSeeds(40, (random) => {
    const documents = createDocuments(random, 60);
    const index = createSearchIndex(documents);
    for (let time = 0; time < 12; time++) {
      const wanted = random.pick(documents);
      const title = random.shuffle(wanted.title.split(' '));
      const before = title
        .slice(1, 1 + random.below(3))
        .map((word) => `${word} `)
        .join('');
      const word = title[0]!;
      let wasFirst = false;
      // A single letter after other words is not required and is not looked up in abstracts.
      for (let length = 2; length <= word.length; length++) {
        const text = before + word.slice(0, length);
        const isFirst = list(index, text)[0] === wanted;
        assert.ok(isFirst || !wasFirst || !isPlain(wanted, word.slice(0, length - 1)), `${text}| of ${wanted.title}`);
        wasFirst = isFirst;
      }
    }
  });
});

test('more letters of the same word take papers out of the list; those that stay rarely change their order (slow)', () => {
  forSeeds(40, (random) => {
    const documents = createDocuments(random, 60);
    const index = createSearchIndex(documents);
    let pairs = 0;
    let turned = 0;
    for (let time = 0; time < 12; time++) {
      const before = random.below(2) === 0 ? '' : `${random.pick(words)} `;
      // An unfinished word that is equal to a stop word may become any word, so it is not required.
      const word = random.pick(words.filter((other) => !stopWords.has(other)));
      for (let length = 3; length < word.length; length++) {
        const earlier = list(index, before + word.slice(0, length));
        const later = list(index, before + word.slice(0, length + 1));
        // If nothing has the words, a complete name with an error is found.
        assert.ok(earlier.length === 0 || later.every((document) => earlier.includes(document)), before + word.slice(0, length + 1));
        pairs += Math.max(0, later.length - 1);
        for (let at = 1; at < later.length; at++) if (earlier.indexOf(later[at - 1]!) > earlier.indexOf(later[at]!)) turned += 1;
      }
    }
    assert.ok(turned <= pairs * 0.1, `${turned} of ${pairs} neighbours changed their order`);
  });
});

test('while more of the last word is typed, two papers keep their order as long as what it means of them is the same (slow)', () => {
  let kept = 0;
  forSeeds(60, (random) => {
    const documents = createDocuments(random, 80);
    const index = createSearchIndex(documents);
    for (let time = 0; time < 8; time++) {
      const typed = random.shuffle(words).slice(0, 1 + random.below(6));
      let [earlierText, earlier] = ['', list(index, '')];
      // A single letter is looked up in short fields only and is not required.
      for (const text of listBeginnings(typed).slice(1)) {
        const later = list(index, text);
        const same =
          earlierText === ''
            ? []
            : earlier.filter(
                (document) =>
                  later.includes(document) && describeLastWordMatches(document, earlierText) === describeLastWordMatches(document, text),
              );
        kept += same.length;
        assert.equal(countReorderings(same, later), 0, `${text}|`);
        [earlierText, earlier] = [text, later];
      }
    }
  });
  // Otherwise the property would say nothing.
  assert.ok(kept > 10_000, `${kept} papers kept`);
});

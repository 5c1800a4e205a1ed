import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopWords } from '../../../server/src/text/words/stopWords';
import { tokenizeWords } from '../../../server/src/text/words/tokenize';
import type { SearchDocument } from '../../../server/src/search/searchDocument';
import { createSearchIndex, type SearchIndex } from '../../../server/src/search/searchIndex';
import { forSeeds, type Random } from '../../support/random';
import { countTurns, describeLast, listBeginnings } from '../../support/typing';

const words =
  `sparse sparsity space speech stream streaming heads head headline long longer longest attention attentional attend attribute retrieval
retrieve retry context contextual control compression compress cache caching of the for with models modelling mixture memory
theory formal inference canonical isomorphic towards theirs`.split(/\s+/);

function createDocuments(random: Random, count: number): readonly SearchDocument[] {
  const write = (most: number): string => Array.from({ length: 1 + random.below(most) }, () => random.pick(words)).join(' ');
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

/** Whether only one word of title and names begins so: with others it may be one of them that stood for it. */
function isPlain({ title, names }: SearchDocument, beginning: string): boolean {
  return tokenizeWords([title, ...names].join(' ')).filter(({ term }) => term.startsWith(beginning)).length === 1;
}

test('a paper that is first stays first while more of the same word of its title is typed', () => {
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
      // A single letter behind other words demands nothing, and is not looked for in abstracts.
      for (let length = 2; length <= word.length; length++) {
        const text = before + word.slice(0, length);
        const isFirst = list(index, text)[0] === wanted;
        assert.ok(isFirst || !wasFirst || !isPlain(wanted, word.slice(0, length - 1)), `${text}| of ${wanted.title}`);
        wasFirst = isFirst;
      }
    }
  });
});

test('more letters of the same word take papers out of the list; those that stay rarely change their order', () => {
  forSeeds(40, (random) => {
    const documents = createDocuments(random, 60);
    const index = createSearchIndex(documents);
    let pairs = 0;
    let turned = 0;
    for (let time = 0; time < 12; time++) {
      const before = random.below(2) === 0 ? '' : `${random.pick(words)} `;
      // A word that is a stop word as far as it is typed may become any word, and demands nothing.
      const word = random.pick(words.filter((other) => !stopWords.has(other)));
      for (let length = 3; length < word.length; length++) {
        const earlier = list(index, before + word.slice(0, length));
        const later = list(index, before + word.slice(0, length + 1));
        // Where nothing has the words, a name with an error in it is found as a whole.
        assert.ok(earlier.length === 0 || later.every((document) => earlier.includes(document)), before + word.slice(0, length + 1));
        pairs += Math.max(0, later.length - 1);
        for (let at = 1; at < later.length; at++) if (earlier.indexOf(later[at - 1]!) > earlier.indexOf(later[at]!)) turned += 1;
      }
    }
    assert.ok(turned <= pairs * 0.1, `${turned} of ${pairs} neighbours changed their order`);
  });
});

test('while more of the last word is typed, two papers keep their order as long as what it means of them is the same', () => {
  let kept = 0;
  forSeeds(60, (random) => {
    const documents = createDocuments(random, 80);
    const index = createSearchIndex(documents);
    for (let time = 0; time < 8; time++) {
      const typed = random.shuffle(words).slice(0, 1 + random.below(6));
      let [earlierText, earlier] = ['', list(index, '')];
      // A single letter is looked for in short fields only, and demands nothing.
      for (const text of listBeginnings(typed).slice(1)) {
        const later = list(index, text);
        const same =
          earlierText === ''
            ? []
            : earlier.filter(
                (document) => later.includes(document) && describeLast(document, earlierText) === describeLast(document, text),
              );
        kept += same.length;
        assert.equal(countTurns(same, later), 0, `${text}|`);
        [earlierText, earlier] = [text, later];
      }
    }
  });
  // Else the property says nothing.
  assert.ok(kept > 10_000, `${kept} papers kept`);
});

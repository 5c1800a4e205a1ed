import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBibliographyFile } from '../../../../server/src/workspace/files/bibliographyFile';
import type { BibliographyFile } from '../../../../server/src/workspace/files/textFile';
import { forSeeds, type Random } from '../../../support/random';

function createEntry(random: Random): string {
  const ids = random.below(4) === 0 ? `, ids = {${random.pick(['a', 'b', 'c'])}, z}` : '';
  return `@misc{${random.pick(['a', 'b', 'c', 'd'])}, title = {Title ${random.below(50)}}${ids}}\n`;
}

/** Titles by keys, and where each entry begins. */
function describe(file: BibliographyFile): unknown {
  return {
    byKey: [...file.entriesByKey()].map(([key, entries]) => [key, entries.map(({ title }) => title)]).sort(),
    starts: file.bibliography().entries.map((entry) => file.startOf(entry)),
  };
}

test('a file that is made from its earlier version has the same entries under the same keys, in the order of the text', () => {
  forSeeds(60, (random) => {
    let blocks = Array.from({ length: random.below(12) }, () => createEntry(random));
    let file = createBibliographyFile('file:///refs.bib', blocks.join(''));
    for (let time = 0; time < 12; time++) {
      const place = random.below(blocks.length + 1);
      blocks = [...blocks];
      blocks.splice(place, random.below(3), ...Array.from({ length: random.below(3) }, () => createEntry(random)));
      file = createBibliographyFile('file:///refs.bib', blocks.join(''), file);
      // Not every version is asked.
      if (random.below(3) > 0) assert.deepEqual(describe(file), describe(createBibliographyFile('file:///refs.bib', blocks.join(''))));
    }
  });
});

test('an entry of another version begins nowhere', () => {
  const before = createBibliographyFile('file:///refs.bib', '@misc{a, title = {One}}');
  const after = createBibliographyFile('file:///refs.bib', '@misc{a, title = {Two}}', before);
  const [entry] = before.bibliography().entries;
  assert.equal(after.startOf(entry!), undefined);
  assert.equal(before.startOf(entry!), 0);
});

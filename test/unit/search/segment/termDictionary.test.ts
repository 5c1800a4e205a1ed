import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTermDictionary, factsPerTerm, termFacts } from '../../../../server/src/search/segment/termDictionary';
import { forSeeds } from '../../../support/random';

test('words are numbered as they come, and known again', () => {
  forSeeds(5, (random) => {
    const table = createTermDictionary();
    const known = new Map<string, number>();
    for (let time = 0; time < 20_000; time++) {
      const word = Array.from({ length: 1 + random.below(20) }, () => random.pick(['a', 'b', 'attention', 'ß']))
        .join('')
        .slice(0, 1 + random.below(30));
      const bytes = new TextEncoder().encode(`..${word}..`);
      const number = table.add(bytes, 2, bytes.length - 2);
      assert.equal(number, known.get(word) ?? known.size, word);
      known.set(word, number);
    }
    assert.equal(table.count(), known.size);
    const facts = table.facts();
    for (const [word, number] of known) {
      const start = facts[number * factsPerTerm + termFacts.start]!;
      assert.equal(new TextDecoder().decode(table.bytes().subarray(start, start + facts[number * factsPerTerm + termFacts.length]!)), word);
    }
  });
});

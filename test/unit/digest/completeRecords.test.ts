import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { Digest } from '../../../server/src/model/digest';
import { forSeeds } from '../../support/random';
import { fixtureNames, readDigestFixture } from './digestChecks';

const paper = (name: string, more = ''): string =>
  `${name}: A Title of Some Words\n\nWe introduce ${name}, an abstract that is long enough to be read as one.${more}\n\n`;

/** Reads `after` based on `before` and returns for each record whether it is the same object. */
function readOn(before: Digest, after: string): readonly boolean[] {
  const digest = parseDigest(after, { path: 'a.txt' }, before.entries);
  assert.deepEqual(digest, parseDigest(after, { path: 'a.txt' }));
  return digest.entries.map((entry) => before.entries.includes(entry));
}

test('unchanged records are the same objects, wherever they are now', () => {
  const before = parseDigest(['Kite', 'Rope', 'Sail', 'Mast'].map((name) => paper(name)).join(''), { path: 'a.txt' });
  assert.deepEqual(readOn(before, paper('Kite') + paper('Rope', ' It holds.') + paper('Sail') + paper('Mast')), [true, false, true, true]);
  assert.deepEqual(readOn(before, paper('Keel') + paper('Kite') + paper('Sail') + paper('Mast')), [false, true, true, true]);
  assert.deepEqual(readOn(before, paper('Mast') + paper('Kite') + paper('Rope') + paper('Sail')), [true, true, true, true]);
});

test('no two entries are one object, though they read the same', () => {
  const text = `# Papers\n\n${[1, 2, 3].map(() => '- **Kite**: flies high above the field where nobody goes.\n').join('\n')}`;
  const before = parseDigest(text, { path: 'a.md' });
  for (const after of [text, text + text, text.replace('- **Kite**', '- **Rope**')]) {
    const { entries } = parseDigest(after, { path: 'a.md' }, before.entries);
    assert.equal(new Set(entries).size, entries.length);
  }
});

test('after any edit of any fixture the digest is the one that is read at once (slow)', () => {
  forSeeds(60, (random) => {
    const name = random.pick(fixtureNames);
    let text = readDigestFixture(name);
    let digest = parseDigest(text, { path: name });
    for (let time = 0; time < 6; time++) {
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + random.below(300));
      text =
        text.slice(0, start) +
        random.pick(['', '\n\n', ' and ', paper('Kite'), text.slice(start, end) + text.slice(start, end)]) +
        text.slice(end);
      digest = parseDigest(text, { path: name }, digest.entries);
      assert.deepEqual(digest, parseDigest(text, { path: name }));
      assert.equal(new Set(digest.entries).size, digest.entries.length);
    }
  });
});

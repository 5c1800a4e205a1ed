import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskChange, maskControls } from '../../../server/src/base/escape';
import { createRandom } from '../../support/random';

test('controls become spaces, tabs and line ends stay', () => {
  assert.equal(maskControls('a\u0007b\u202ec\td\r\ne\u009f'), 'a b c\td\r\ne ');
});

test('a text without controls stays the same', () => {
  assert.equal(maskControls('Kites 🪁 in the wind'), 'Kites 🪁 in the wind');
});

test('masking what an edit has changed gives the same as masking all', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const write = (): string =>
      Array.from({ length: random.below(6) }, () => random.pick(['a', ' ', '\n', '\u0007', '🪁', '\u202e'])).join('');
    let text = write();
    let masked = maskControls(text);
    for (let edit = 0; edit < 10; edit++) {
      const start = random.below(text.length + 1);
      const end = start + random.below(text.length - start + 1);
      const next = text.slice(0, start) + write() + text.slice(end);
      masked = maskChange(next, { text, masked });
      text = next;
      assert.equal(masked, maskControls(text), `seed ${seed}`);
    }
  }
});

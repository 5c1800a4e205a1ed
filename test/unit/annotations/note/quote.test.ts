import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote, readQuote, renderQuote } from '../../../../server/src/annotations/note/parseNote';
import { forSeeds } from '../../../support/random';

const hostile = [
  '> quoted',
  '# heading',
  '- item',
  '1. one',
  '1) one',
  '---',
  '===',
  '```',
  '~~~',
  '<!-- x',
  '<b>',
  '&amp; &#35;',
  '$x_1$',
  '^n-1',
  '[a](b)',
  '![x](y)',
  '*a* _b_',
  '\\',
  '\\\\*',
  '|a|b|',
  '@key',
  '    code',
  '+ x',
  ': x',
  '"q"',
  'a  b',
  '\u{1d49c}',
  '{#id}',
  'i. x',
  '=',
  '-',
];

test('a passage of any words is read as it was written', () => {
  for (const words of hostile) assert.equal(readQuote(renderQuote(words)), words.replace(/\s+/g, ' ').trim(), words);
  forSeeds(200, (random) => {
    const words = Array.from({ length: 1 + random.below(6) }, () => random.pick([...hostile, 'plain', 'words'])).join(
      random.pick([' ', '']),
    );
    const plain = words.replace(/\s+/g, ' ').trim();
    assert.equal(readQuote(renderQuote(words)), plain);
    const [only, ...others] = parseNote(`---\nkey: a\n---\n\n${renderQuote(words)}\n\n^n-1\n\nbody\n`, 'a.md').annotations;
    assert.deepEqual([only?.selector.exact, only?.body, others], [plain, 'body', []], words);
  });
});

test('marks, line ends and escapes are no words', () => {
  assert.equal(readQuote('> two\r\n> > boats\nand \\*more\\*'), 'two boats and *more*');
});

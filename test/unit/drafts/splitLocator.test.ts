import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocator, splitLocator } from '../../../server/src/drafts/splitLocator';

/** What pandoc 3.1 makes of what stands behind a key, seen with a style that marks locators: `locator | suffix`. */
const rows: readonly (readonly [string, string])[] = [
  [', pp. 33-35, 38 and elsewhere', 'pp. 33-35, 38 | and elsewhere'],
  [', see 33', ' | see 33'],
  [' 33', '33 | '],
  [', 2020 edition', '2020 | edition'],
  ['{ii, A, D-Z}, with a suffix', 'ii, A, D-Z | with a suffix'],
  [', {pp. iv, vi-xi, (xv)-(xvii)} with suffix', 'pp. iv, vi-xi, (xv)-(xvii) | with suffix'],
  ['{}, 99 years later', ' | 99 years later'],
  [', Chap. 2', 'Chap. 2 | '],
  [', § 3', '§ 3 | '],
  [', section 3.1.2, and 4', 'section 3.1.2 | and 4'],
  [', iv', ' | iv'],
  [', pp. iv-vi', 'pp. iv-vi | '],
  [', p. 3 and p. 5', 'p. 3 | and p. 5'],
  [', *p. 3*', '*p. 3* | '],
  [', table 3', ' | table 3'],
  [', 34(1)(i)', '34(1)(i) | '],
  [', vol. 2, p. 3', 'vol. 2 | p. 3'],
  [', p 3', ' | p 3'],
  [', p.3', 'p.3 | '],
  [', p.\\ 3', 'p.\\ 3 | '],
  [', pages 3--4', 'pages 3--4 | '],
  [', [17]-[18]', '[17]-[18] | '],
  [', pp. (a)', ' | pp. (a)'],
  [', 33, 35-37, *passim*', '33, 35-37 | *passim*'],
  [', p. 3 ff.', 'p. 3 | ff.'],
  [', p. 3ff', 'p. 3ff | '],
  [', §3', '§3 | '],
  [', s.v. word', ' | s.v. word'],
  [', 12:3-5', '12:3-5 | '],
  [', C22', 'C22 | '],
  [', page 3. And', 'page 3 | . And'],
  [', ch. 2', ' | ch. 2'],
  [', 3rd ed., p. 5', '3rd | ed., p. 5'],
  [', p. 3 (and 4)', 'p. 3 | (and 4)'],
  [' and 3', ' | and 3'],
  [', p. 3, iv, x', 'p. 3, iv, x | '],
  [', p. mild', ' | p. mild'],
  [', p. {3}', 'p. {3} | '],
  ['', ' | '],
  [',', ' | '],
  ['{', ' | {'],
];

test('the place, and what is further said, as pandoc parts them', () => {
  for (const [text, expected] of rows) {
    const { locator, suffix } = splitLocator(text);
    assert.equal(`${locator} | ${suffix}`, expected, text);
  }
});

test('a note of LaTeX is a place as a whole, or none', () => {
  for (const note of ['3', '3--5', 'p.~3', 'pp.~3--5, 7', 'iv', 'chap. 2', '12a']) assert.ok(isLocator(note), note);
  for (const note of ['', 'see 3', 'Theorem 4', 'p.~3 and others', 'passim', '~']) assert.ok(!isLocator(note), note);
});

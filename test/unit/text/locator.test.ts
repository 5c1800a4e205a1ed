import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LocatorTerms, splitLocator } from '../../../server/src/text/locator';

/** What pandoc 3.1 makes of what stands after a key, seen with a style that marks locators: `label value | suffix`. */
const rows: readonly (readonly [string, string])[] = [
  [', pp. 33-35, 38 and elsewhere', 'page 33-35, 38 |  and elsewhere'],
  [', see 33', '| , see 33'],
  [' 33', 'page 33 | '],
  [',33', 'page 33 | '],
  [' ,33', '|  ,33'],
  [', 2020 edition', 'page 2020 |  edition'],
  ['{ii, A, D-Z}, with a suffix', 'page ii, A, D–Z | , with a suffix'],
  [', {pp. iv, vi-xi, (xv)-(xvii)} with suffix', 'page iv, vi–xi, (xv)–(xvii) |  with suffix'],
  ['{}, 99 years later', '| , 99 years later'],
  [', Chap. 2', 'chapter 2 | '],
  [', § 3', 'section 3 | '],
  [', §§ 3, 5', 'section 3, 5 | '],
  [', section 3.1.2, and 4', 'section 3.1.2 | , and 4'],
  [', iv', '| , iv'],
  [', pp. iv-vi', 'page iv–vi | '],
  [', vol. IV', 'volume IV | '],
  [', p. 3 and p. 5', 'page 3 |  and p. 5'],
  [', *p. 3*, b', 'page *p. 3* | , b'],
  [', <i>33</i>, <i>34</i>', 'page <i>33</i>, <i>34</i> | '],
  [', *passim*', '| , *passim*'],
  [', table 3', '| , table 3'],
  [', 34(1)(i)', 'page 34(1)(i) | '],
  [', vol. 2, p. 3', 'volume 2 | , p. 3'],
  [', p 3', '| , p 3'],
  [', p.3', 'page 3 | '],
  [', p.\\ 3', 'page 3 | '],
  [', p.~3', 'page 3 | '],
  [', chapter3', 'page chapter3 | '],
  [', pages 3--4', 'page 3--4 | '],
  [', [17]-[18]', 'page [17]–[18] | '],
  [', pp. (a)', '| , pp. (a)'],
  [', 33, 35-37, *passim*', 'page 33, 35-37 | , *passim*'],
  [', p. 3 ff.', 'page 3 |  ff.'],
  [', p. 3ff', 'page 3ff | '],
  [', s.v. word', '| , s.v. word'],
  [', 12:3-5', 'page 12:3-5 | '],
  [', C22', 'page C22 | '],
  [', page 3. And', 'page 3 | . And'],
  [', ch. 2', '| , ch. 2'],
  [', no. 2', 'issue 2 | '],
  [', 3rd ed., p. 5', 'page 3rd |  ed., p. 5'],
  [', p. 3 (and 4)', 'page 3 |  (and 4)'],
  [', 3 & 4', 'page 3 |  & 4'],
  [', 3/4', 'page 3 | /4'],
  [' and 3', '|  and 3'],
  [', p. 3, iv, x', 'page 3, iv, x | '],
  [', p. mild', '| , p. mild'],
  [', part of it', '| , part of it'],
  [', p. {3}', 'page {3} | '],
  [', p. $3$', '| , p. $3$'],
  [', S. 3', '| , S. 3'],
  ['', '| '],
  [',', '| ,'],
  ['{', '| {'],
];

function describe(text: string, terms?: LocatorTerms): string {
  const { locator, suffix } = splitLocator(text, terms);
  return `${locator === undefined ? '' : `${locator.label} ${locator.value} `}| ${suffix}`;
}

test('the place, and what is further said, as pandoc parts them', () => {
  for (const [text, expected] of rows) assert.equal(describe(text), expected, text);
});

test('the labels are those of the language', () => {
  const german: LocatorTerms = new Map([
    ['s.', 'page'],
    ['seite', 'page'],
    ['abschnitt', 'section'],
  ]);
  assert.equal(describe(', S. 3, und mehr', german), 'page 3 | , und mehr');
  assert.equal(describe(', Abschnitt 3', german), 'section 3 | ');
  assert.equal(describe(', p. 3', german), '| , p. 3');
});

test('the place as it is written', () => {
  for (const [text, place] of [
    ['{pp. iv-vi} b', 'pp. iv-vi'],
    [', p. 3, b', 'p. 3'],
    [' 33', '33'],
  ] as const)
    assert.equal(splitLocator(text).locator?.text, place);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLocator, readLocatorTerms } from '../../../server/src/references/locator';

const words: Readonly<Record<string, readonly string[]>> = {
  page: ['page', 'pages', 'p.', 'pp.'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
  section: ['section', 'sections', 'sec.', 'secs.', '§', '§§'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
  part: ['part', 'parts', 'pt.', 'pts.'],
};

const terms = readLocatorTerms((term, form, plural) => words[term]?.[(form === 'long' ? 0 : form === 'short' ? 2 : 4) + plural]);

function check(text: string, expected: string | undefined): void {
  const locator = parseLocator(text, terms);
  assert.equal(locator && `${locator.label} <${locator.value}> ${locator.suffix}`.trim(), expected, text);
}

test('labels, spelled as the locale spells them', () => {
  check('p. 3', 'page <3>');
  check('pp. 33-35', 'page <33-35>');
  check('p.3', 'page <3>');
  check('chap. 2', 'chapter <2>');
  check('Section 4', 'section <4>');
  check('§3', 'section <3>');
  check('§§ 3, 5', 'section <3, 5>');
  check('vol. IV', 'volume <IV>');
});

test('a number without a label is a page', () => {
  check('33', 'page <33>');
  check('33-35, 38-39', 'page <33-35, 38-39>');
  check('S3', 'page <S3>');
});

test('what follows the locator is the suffix', () => {
  check('33-35, 38 and nowhere', 'page <33-35, 38> and nowhere');
  check('chap. 2, and more', 'chapter <2> , and more');
  check('vol. 2, p. 3', 'volume <2> , p. 3');
  check('p. 3.', 'page <3> .');
  check('33 b', 'page <33> b');
});

test('in braces everything is locator', () => {
  check('{ii, A, D-Z}, with a suffix', 'page <ii, A, D–Z> , with a suffix');
  check('{pp. iv, vi-xi, (xv)-(xvii)} with suffix', 'page <iv, vi–xi, (xv)–(xvii)> with suffix');
  check('{}, 33', 'page <> , 33');
});

test('no locator', () => {
  for (const text of ['', 'and more', 'passim', 'part of it', 'pages and pages', 'sections of it', 'i think so', 'p. of it', '{unclosed 3', ', 3']) check(text, undefined);
});

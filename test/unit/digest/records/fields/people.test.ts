import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPeople, splitPeople } from '../../../../../server/src/digest/records/fields/people';

/** The people named in a text, as written; undefined if none is certain. */
function findNames(text: string): readonly string[] | undefined {
  const found = findPeople(text);
  return found?.isSure === true ? splitPeople(text.slice(found.start, found.end)).authors : undefined;
}

test('who is named, and what only looks like it', () => {
  const people: Readonly<Record<string, readonly string[] | undefined>> = {
    '(Berg & Ice, 2023).': ['Berg', 'Ice'],
    '(Berg and Ice, 2023b)': ['Berg', 'Ice'],
    '(Google & DeepMind, 2023)': undefined,
    '(Berg et al., ICLR 2023)': ['Berg'],
    'Ada Berg, Bo Ice (ICLR 2023)': ['Ada Berg', 'Bo Ice'],
    'Ada Berg (Oslo), Bo Ice (Riga)': ['Ada Berg', 'Bo Ice'],
    '© 2024 Kite News · Privacy · Terms': undefined,
    'A.B. Berg, C. Ice, and D. Lund, J. Chem. Phys. (submitted)': ['A.B. Berg', 'C. Ice', 'D. Lund'],
  };
  assert.deepEqual(Object.fromEntries(Object.keys(people).map((text) => [text, findNames(text)])), people);
});

test('a labelled list ends where its venue begins', () => {
  assert.deepEqual(splitPeople('A Berg, B Ice, C Lund… - arXiv e-prints, 2026'), {
    authors: ['A Berg', 'B Ice', 'C Lund'],
    hasMoreAuthors: true,
  });
  assert.deepEqual(splitPeople('Ada Berg | Bo Ice'), { authors: ['Ada Berg', 'Bo Ice'] });
});

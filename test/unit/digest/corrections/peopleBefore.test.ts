import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPeopleBefore } from '../../../../server/src/digest/corrections/peopleBefore';

test('people before a named title, in any order of their names', () => {
  for (const [words, ...authors] of [
    ['BOURDIN Jeanne, ', 'Jeanne BOURDIN'],
    ['- Blocker, Nell, "', 'Nell Blocker'],
    ['DELORME Gilles et GUITTON Félix, « ', 'Gilles DELORME', 'Félix GUITTON'],
    ['A. Cat, B. Dog (2001). ', 'A. Cat', 'B. Dog'],
    ['van der Berg, Jan, and Lind, Bo. ', 'Jan van der Berg', 'Bo Lind'],
    ['Müller, K.; Meier, B.: ', 'K. Müller', 'B. Meier'],
  ])
    assert.deepEqual(readPeopleBefore(words!)?.authors, authors, words);
  assert.deepEqual(readPeopleBefore('3. A. Cat, B. Dog et al., '), { authors: ['A. Cat', 'B. Dog'], hasMoreAuthors: true });
});

test('other words before a title are nobody', () => {
  for (const words of [
    'LATER ',
    'Week 4: ',
    'Deep Learning: ',
    'Best Paper Award: ',
    'Coffee Break ',
    'San Diego, ',
    'Springer Verlag, ',
    'Invited Talk, ',
    '12) ',
    '',
  ])
    assert.equal(readPeopleBefore(words), undefined, words);
});

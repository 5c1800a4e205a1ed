import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chooseExcerpt } from '../../../../../server/src/digest/abstracts/summary/chooseExcerpt';
import { parseDigest } from '../../../../../server/src/digest/parseDigest';
import { findRealData } from '../../../../support/realData';

const background = 'Locks of canals are slow, and boats wait for days. Older locks waste most of the water above them.';

interface Case {
  readonly title?: string;
  readonly names?: readonly string[];
  /** The sentence, after others about previous work. */
  readonly told: string;
  readonly expected: string;
}

function check({ title = 'Gates and Water', names = [], told, expected }: Case): void {
  assert.equal(chooseExcerpt(title, names, `${background} ${told}`), expected);
}

test('a clause is complete, however it continues', () => {
  check({
    names: ['LockLight'],
    told: 'To this end, we design LockLight, a cheap and quiet frame for gates of canals that keeps its good name by choosing gates by their Width, their Age and the WATer behind them.',
    expected:
      'a cheap and quiet frame for gates of canals that keeps its good name by choosing gates by their Width, their Age and the WATer behind them',
  });
  check({
    told: 'Our long and careful walk along many kinds of canals reveals that a rare sort of gates are mostly to blame for losing water, which we call leaking gates.',
    expected: 'a rare sort of gates are mostly to blame for losing water, which we call leaking gates',
  });
});

test('how a thing is done is left where both are too long to be read at a glance', () => {
  check({
    told: 'To address this issue, we propose a lock that can tell how high the water of several canals stands behind the gates of a long river, effectively closing a gate and providing a better place for boats of every size and age.',
    expected: 'a lock that can tell how high the water of several canals stands behind the gates of a long river',
  });
});

test('a sentence that defines the name is preferred to one that only mentions a concept', () => {
  check({
    title: 'Better Canals with Gate Borrowing',
    names: ['Lockina'],
    told: 'To improve canals, we introduce the concept of gate borrowing. We then develop Lockina, a lock system that borrows gates from nearby rivers.',
    expected: 'a lock system that borrows gates from nearby rivers',
  });
});

test('what follows the main clause is left where both are too long to be read at a glance', () => {
  check({
    names: ['DuoLock'],
    told: 'We introduce DuoLock, a lock that fills only the gates that matter while it keeps a thin and constant layer of water behind all the others, which lowers the water that boats of every size and age need on long canals and in summer.',
    expected: 'a lock that fills only the gates that matter while it keeps a thin and constant layer of water behind all the others',
  });
});

test('a clause that can only be clipped is not quoted', () => {
  check({
    names: ['Endless'],
    told: `We introduce Endless, a lock that ${'opens gates and closes gates and '.repeat(12)}rests.`,
    expected: '',
  });
});

test('no lead-in, and nothing that points to the sentence before', () => {
  check({
    told: 'To address this issue, this paper fills the upper lock with rain that fell on the roofs of nearby houses.',
    expected: 'this paper fills the upper lock with rain that fell on the roofs of nearby houses',
  });
  check({ told: 'We propose a gate for boats, which solves these problems.', expected: '' });
  check({
    names: ['RazorLock'],
    told: 'Hence we propose RazorLock, a quiet lock for canals that needs no keeper, which holds all water back for these gates.',
    expected: 'a quiet lock for canals that needs no keeper',
  });
});

test('where the sentence only spells the title out, what the name does is quoted', () => {
  check({
    title: 'LAKE: Locks with an Estimated Kind of Gate',
    names: ['LAKE'],
    told: 'To mend this, we propose LAKE: locks with an Estimated Kind of gate. LAKE guesses the height of the water from the boats on it, then opens a gate by hand.',
    expected: 'LAKE guesses the height of the water from the boats on it, then opens a gate by hand',
  });
  check({
    title: 'LAKE: Locks with an Estimated Kind of Gate',
    names: ['LAKE'],
    told: 'To mend this, we propose LAKE: locks with an Estimated Kind of gate.',
    expected: '',
  });
});

test('an enumeration is whole or not quoted', () => {
  check({
    names: ['TriLock'],
    told: 'We present TriLock, a canal with three parts: (1) a basin that is filled at night, (2) a gate of light wood, and (3) a keeper who sleeps.',
    expected: 'a canal with three parts: (1) a basin that is filled at night, (2) a gate of light wood, and (3) a keeper who sleeps',
  });
  check({
    names: ['Basin'],
    told: 'TriLock is made of (1) Basin, which stores the rain of a winter, and (2) Gate, a door of light wood.',
    expected: '',
  });
});

test('a statement about a part of the work is not used for the whole', () => {
  check({
    title: 'TriLock: A Canal of Parts',
    names: ['TriLock', 'Basin'],
    told: 'In TriLock we propose Basin, a cistern below the canal that stores the rain of a whole winter.',
    expected: '',
  });
});

test('an abbreviation that the abstract explains elsewhere is not understood alone', () => {
  check({ told: 'Old gates lose water at night (WAN). We propose a light wooden frame with a lid for WAN in summer.', expected: '' });
  check({
    told: 'We propose a light wooden frame against water at night (WAN) in summer.',
    expected: 'a light wooden frame against water at night (WAN) in summer',
  });
});

test('what was made is quoted with its second verb, and says more than a number or a place', () => {
  check({
    told: 'In this paper, we propose a new family of wooden gates with lids and present three ways to paint them.',
    expected: 'we propose a new family of wooden gates with lids and present three ways to paint them',
  });
  check({
    names: ['SelfLock'],
    told: 'We present SelfLock, a lock that lets the keeper of a gate look, wait, and call himself.',
    expected: 'We present SelfLock, a lock that lets the keeper of a gate look, wait, and call himself',
  });
  check({ told: 'We release our code and all drawings of gates at our project page.', expected: '' });
  check({ names: ['TriLock'], told: 'We present TriLock, a canal for many boats that is built of three key parts.', expected: '' });
});

test('a study says who does what', () => {
  check({
    told: 'In this work, we study how seventeen keepers follow boats through very long canals.',
    expected: 'we study how seventeen keepers follow boats through very long canals',
  });
});

test('excerpts of real abstracts are verbatim and end where a clause does', (context) => {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) {
    context.diagnostic('trending-jun-23.txt is not on this machine');
    return;
  }
  const quoted = parseDigest(readFileSync(path, 'utf8'), { path }).entries.flatMap(({ title, names, abstract }) => {
    const excerpt = chooseExcerpt(title, names, abstract);
    if (excerpt === '') return [];
    const after = abstract.slice(abstract.indexOf(excerpt) + excerpt.length);
    assert.ok(abstract.includes(excerpt) && excerpt.length >= 40 && excerpt.length <= 220, `${title}: ${excerpt}`);
    assert.match(after, /^[.;,]/, `${title}: ${excerpt}`);
    return [excerpt];
  });
  assert.ok(quoted.length >= 48, `${quoted.length} are quoted`);
});

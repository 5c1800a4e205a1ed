import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCitedSentences } from '../../../../server/src/features/evidence/citedSentences';
import { findMisattributed, getPaperStems, listTellingStems, nameOf } from '../../../../server/src/features/evidence/findMisattributed';
import type { Paper } from '../../../../server/src/model/paper';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

We present HempRope, ropes that hold kites of ten square metres in all winds that we measured.

Barley: Beer that Keeps for Years

We present Barley, a malt from which brewers in twelve villages made beer. It kept its taste for three years in oak barrels, and
drinkers preferred it to lager, ale and stout. Yeast, hops and water were those of each village, and farmers grew the grain on clay soil.

Gerste: Bier, das lange hält

Wir stellen Gerste vor, ein Malz, aus dem Brauer in zwölf Dörfern Bier gebraut haben. Es behielt seinen Geschmack drei Jahre lang in
Fässern aus Eiche, und die Gäste zogen es dem Lager und dem Starkbier vor. Hefe, Hopfen und Wasser stammten aus dem jeweiligen Dorf.

Brief: Letters to Brewers

We present Brief, which writes letters.
`;

test('a paper without a name is named by the beginning of its title, if that is short', () => {
  const name = (title: string, ...names: readonly string[]): string | undefined => nameOf({ title, names } as unknown as Paper);
  assert.equal(name('SlowKite: Kites that Land', 'SlowKite'), 'SlowKite');
  assert.equal(name('Meltemi: A Wind'), 'Meltemi');
  assert.equal(name('A Closer Look at Pilots: What They Think'), undefined);
  assert.equal(name('Pilots and their Kites'), undefined);
});

test('a sentence of two thousand words and a bracket of ten thousand keys take linear time (slow)', () => {
  const text = `${'SlowKite and HempRope '.repeat(1000)}[${'@hemprope; '.repeat(10_000)}@slowkite].\n\nSlowKite [@hemprope] lands.`;
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  const started = performance.now();
  const found = listCitedSentences(snapshot, uriOf('/draft.md')).flatMap((sentence) => findMisattributed(sentence, snapshot));
  assert.ok(performance.now() - started < 3000);
  assert.deepEqual(
    found.map(({ name, item }) => `${name.name} ${item.key}`),
    ['SlowKite hemprope'],
  );
});

/** What is marked in a sentence on kites: the name and the key beside it. */
function mark(sentence: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${sentence}\n`);
  const sentences = listCitedSentences(snapshot, uriOf('/draft.md'));
  return sentences.flatMap((each) => findMisattributed(each, snapshot)).map(({ name, item }) => `${name.name} ${item.key}`);
}

test('a name after a key and "that is"', () => {
  for (const between of [', that is in', ', i.e.', ', namely'])
    assert.deepEqual(mark(`In [@hemprope]${between} SlowKite, tails are shorter.`), ['SlowKite hemprope'], between);
  assert.deepEqual(mark('In [@hemprope], as in SlowKite, tails are shorter.'), []);
});

test('a name far from the only key, if the abstract of the cited paper has nothing of what is said (slow)', () => {
  assert.deepEqual(mark('With SlowKite, two tails are enough to land in winds [@barley].'), ['SlowKite barley']);
  for (const sentence of [
    // The cited paper speaks of it too.
    'With SlowKite, two tails are enough to land in winds, unlike barley [@barley].',
    // The named paper says too little of it.
    'With SlowKite, children laugh and dogs bark at the tails [@barley].',
    'With SlowKite, two tails are enough to land in winds [but see @barley].',
    'With SlowKite, two tails are enough to land in winds [@barley; @hemprope].',
    'With SlowKite and HempRope, two tails are enough to land in winds [@barley].',
    // An abstract in another language, and a short one, would have other words in any case.
    'With SlowKite, two tails are enough to land in winds [@gerste].',
    'With SlowKite, two tails are enough to land in winds [@brief].',
  ])
    assert.deepEqual(mark(sentence), [], sentence);
});

test('lists the stems of words that tell of a subject', () => {
  assert.deepEqual([...listTellingStems('We show that kites with two TAILS, a new method, landed')], ['kite', 'tail', 'land']);
});

test('keeps the stems of a paper', () => {
  const { snapshot } = createFixtureWorkspace(
    '//- /kites-digest.txt\nSlowKite: Kites that Land\n\nWe present SlowKite, a kite with tails.\n',
  );
  const [paper] = snapshot.library().findByName('SlowKite');
  const stemsOf = getPaperStems(snapshot);
  assert.deepEqual([...stemsOf(paper!)].sort(), ['kite', 'land', 'slowkit', 'tail']);
  assert.equal(stemsOf(paper!), getPaperStems(snapshot)(paper!));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import { listCitedSentences } from '../../../../server/src/features/evidence/citedSentences';
import {
  findMisattributed,
  getPaperStems,
  listTellingStems,
  nameOf,
  speaksOfName,
} from '../../../../server/src/features/findings/misattributedName';
import type { Paper } from '../../../../server/src/model/paper';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

We present HempRope, ropes that hold kites of ten square metres in all winds that we measured.

TailMeter: Measuring the Tails of Kites

We introduce TailMeter, which measures the tails of kites in flight, and compare it with HempRope.

A Survey of Kites and their Pilots

Pilots of kites were asked about the ropes that they use.
`;

function check(text: string, ...messages: readonly RegExp[]): void {
  checkRule(
    `${digest}//- /draft.${text.includes('\\') ? 'tex' : 'md'}\n${text}\n`,
    `/draft.${text.includes('\\') ? 'tex' : 'md'}`,
    'misattributed-name',
    messages,
  );
}

function fix(path: string, text: string): readonly (readonly [string, string])[] {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /${path}\n${text}\n`);
  return listQuickFixes(snapshot, uriOf(`/${path}`), { start: cursor.offset, end: cursor.offset }).flatMap(({ title, solves, change }) =>
    solves?.code === 'misattributed-name' && change.kind === 'edits'
      ? [[title, applyEdits(cursor.file.text, change.files().get(cursor.uri) ?? []).trimEnd()] as const]
      : [],
  );
}

test("a name beside another paper's key is marked, and the message says which papers they are", () => {
  check(
    'In wind, <|SlowKite|> [@hemprope] lands by itself.',
    /^The key "hemprope" belongs to a different paper, "HempRope: Ropes of Hemp for Large Kites"\. SlowKite is "SlowKite: Kites that Land by Themselves/,
  );
  check('In wind, \\emph{<|SlowKite|>}~\\citep[p.~3]{hemprope} lands by itself.', /a different paper/);
  check('@hemprope propose <|SlowKite|>, which lands by itself.', /a different paper/);
  check('\\citet{hemprope} made large kites safe; their <|SlowKite|> lands by itself.', /a different paper/);
  check('The system was called SlowKite and was introduced by @hemprope.');
  check('Landing is solved: <|SlowKite|> was introduced by @hemprope.', /a different paper/);
});

test('swapped keys are marked both, and the last of a list alone', () => {
  check('<|SlowKite|> [@hemprope] lands and <|HempRope|> [@slowkite] holds.', /a different paper/, /a different paper/);
  check('Both SlowKite and <|HempRope|> [@slowkite; @tailmeter] are old.'.replace('<|HempRope|>', 'HempRope'));
  check('Both TailMeter and <|SlowKite|> [@tailmeter; @hemprope] are old.', /a different paper/);
});

test('a name stays unmarked where a reading makes it right', () => {
  // The cited paper speaks of what is named.
  check('In wind, HempRope [@tailmeter] holds.');
  // The named paper is cited in the same sentence.
  check('SlowKite [@hemprope] lands by itself [@slowkite].');
  check('The ropes of SlowKite [@slowkite; @hemprope] hold.');
  // The citation says no more than where something is compared or used.
  check('SlowKite [cf. @hemprope] lands by itself.');
  check('Ropes were built on SlowKite [@hemprope].');
  check('Unlike SlowKite, @hemprope holds large kites.');
  check('SlowKite was improved by @hemprope.');
  check('SlowKite-based landing [@hemprope] is safe.');
  // The cited paper has no name and says little.
  check('Pilots land with SlowKite [@survey-kites-pilots].');
  // The writer's own work.
  check('We propose SlowKite [@hemprope], which lands.');
  check('The name of HempRope stands here without its key, so HempRope beats SlowKite [@hemprope].');
});

const songs = `
//- /songs-digest.txt
What Fishermen Sing at Sea

Fishermen sang on boats for many centuries, and their songs tell of storms, harbours, winds and wives. From the diaries of twelve villages on
the northern coast this study collects melodies, verses and choruses, and asks which of these survived the arrival of engines and radios.

FastGull: Gulls as Messengers of Sailors

We present FastGull, trained gulls that carry letters to ships within two hours. Sailors read the letters on deck and send gulls back.
`;

test('a key of a paper without a name is marked where the sentence is about the named one', () => {
  const files = (text: string): string => `${digest}${songs}//- /draft.md\n${text}\n`;
  const marks = (text: string, ...messages: readonly RegExp[]): void => checkRule(files(text), '/draft.md', 'misattributed-name', messages);
  marks(
    'A kite with tails such as <|SlowKite|> [@fishermen-sing-sea] lands.',
    /belongs to a different paper, "What Fishermen Sing at Sea"/,
  );
  // The names beside it have their keys.
  marks('There are FastGull [@fastgull] and <|SlowKite|> [@fishermen-sing-sea].', /a different paper/);
  // It may be a collection of songs that has this name.
  marks('The songs in SlowKite [@fishermen-sing-sea] tell of storms.');
  marks('Others use SlowKite [@fishermen-sing-sea].');
});

test('a paper without a name offers no name to write', () => {
  const { snapshot, cursor } = createFixtureWorkspace(
    `${digest}${songs}//- /draft.md\nA kite with tails such as Slow<|>Kite [@fishermen-sing-sea] lands.\n`,
  );
  const fixes = listQuickFixes(snapshot, uriOf('/draft.md'), { start: cursor.offset, end: cursor.offset });
  assert.deepEqual(
    fixes.flatMap(({ title, solves }) => (solves?.code === 'misattributed-name' && !/Dismiss|Don/.test(title) ? [title] : [])),
    ['Cite SlowKite ("slowkite") instead'],
  );
});

test("a number that only the named paper's abstract has", () => {
  assert.deepEqual(mark('Winds last for years; SlowKite lands within 36 seconds [@barley].'), ['SlowKite barley']);
  assert.deepEqual(mark('SlowKite lands in drinks within 35 seconds [@barley].'), []);
});

test('one fix cites the named paper, the other writes the name of the cited one', () => {
  assert.deepEqual(fix('draft.md', 'In wind, Slow<|>Kite [see @hemprope, p. 3] lands.'), [
    ['Cite SlowKite ("slowkite") instead', 'In wind, SlowKite [see @slowkite, p. 3] lands.'],
    ['Change to "HempRope"', 'In wind, HempRope [see @hemprope, p. 3] lands.'],
  ]);
  assert.deepEqual(fix('draft.tex', 'In wind, \\emph{Slow<|>Kite}~\\citep{hemprope} lands.'), [
    ['Cite SlowKite ("slowkite") instead', 'In wind, \\emph{SlowKite}~\\citep{slowkite} lands.'],
    ['Change to "HempRope"', 'In wind, \\emph{HempRope}~\\citep{hemprope} lands.'],
  ]);
});

const beers = `
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
  const { snapshot } = createFixtureWorkspace(`${digest}${beers}//- /draft.md\n${text}\n`);
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
  const { snapshot } = createFixtureWorkspace(`${digest}${beers}//- /draft.md\n${sentence}\n`);
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

test('a name is found however it is written, a short one only as a word', () => {
  const { snapshot } = createFixtureWorkspace(
    '//- /kites-digest.txt\nHempRope: Ropes of Hemp for Large Kites\n\nWe compare with Slow-Kite+ and with DnRs.\n',
  );
  const paper = snapshot.library().findByKey('hemprope')!;
  for (const name of ['SlowKite', 'Slow Kite', 'slowkite', 'DnR', 'DNR']) assert.ok(speaksOfName(snapshot, paper, name), name);
  for (const name of ['SlowKites', 'emp', 'ope']) assert.ok(!speaksOfName(snapshot, paper, name), name);
});

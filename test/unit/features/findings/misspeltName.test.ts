import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import { findMisspeltNames } from '../../../../server/src/features/findings/misspeltName';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds, and its small Slow-Kite-Mini.

Hemp-Rope: Ropes of Hemp for Large Kites

We present Hemp-Rope, ropes that hold kites of ten square metres in all winds that we measured.

SlowKize: Counting Kites

We present SlowKize, which counts kites.

MiMo-RL: Wings

We present MiMo-RL, which has wings.
`;

function check(text: string, ...messages: readonly RegExp[]): void {
  checkRule(`${digest}//- /draft.md\n${text}\n`, '/draft.md', 'misspelt-name', messages);
}

test('a word that is nearly the name of the paper beside it is marked', () => {
  check('In wind, <|SlowKit|> [@slowkite] lands.', /^"SlowKit" is spelled "SlowKite" in the paper\.$/);
  check('In wind, <|SlwoKite|> [@slowkite] lands.', /"SlowKite"/);
  check('In wind, <|Slow Kit|> [@slowkite] lands.', /"SlowKite"/);
  check('Ropes such as <|HempRoqe|> [@hemp-rope] hold.', /"Hemp-Rope"/);
});

test('capitals, hyphens, spaces and signs are a matter of style', () => {
  check('In wind, SlowKIte, slowkite, Slow Kite, Slow-Kite and SlowKITE [@slowkite] land.');
  check('Ropes such as HempRope [@hemp-rope] hold, and Hemprope [@hemp-rope], and Hemp^Rope [@hemp-rope].');
});

test('a name with something before it, and one with another acronym, are those of other papers', () => {
  check('In wind, xSlowKite [@slowkite] lands.');
  check('In wind, Kize [@slowkize] and LowKite [@slowkite] land.');
  check('Wings such as MiMo-LR [@mimo-rl] and Hemp-RPE [@hemp-rope] hold.');
});

test('also elsewhere in the section that cites the paper', () => {
  check('Kites land [@slowkite].\n\nIn wind, <|SlowKit|> lands. Then SlowKit is still.', /"SlowKite"/);
  check('## A\n\nKites land [@slowkite].\n\n## B\n\nIn wind, SlowKit lands.');
});

test('forms of a name, variants of the paper and names of other papers are left alone', () => {
  check("SlowKites, SlowKite's tails, SlowKite-style, SlowKite-2 and SLOWKITE [@slowkite] land.");
  // The abstract itself writes it so.
  check('In wind, Slow-Kite-Mini [@slowkite] lands.');
  check('Ropes such as Hemp Rope [@hemp-rope] hold.');
  check('In wind, SlowKize [@slowkite] lands.');
  check('A slow kite [@slowkite] lands.');
  check('In wind, `SlowKit` [@slowkite] lands.');
});

test('the fix writes the name', () => {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\nIn wind, SlowK<|>it [@slowkite] lands.\n`);
  const fixes = listQuickFixes(snapshot, uriOf('/draft.md'), { start: cursor.offset, end: cursor.offset });
  const [fix] = fixes.filter(({ solves }) => solves?.code === 'misspelt-name');
  assert.equal(fix?.title, 'Change to "SlowKite"');
  assert.ok(fix?.change.kind === 'edits');
  assert.equal(applyEdits(cursor.file.text, fix.change.files().get(cursor.uri) ?? []), 'In wind, SlowKite [@slowkite] lands.\n');
});

function find(text: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  return findMisspeltNames(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).map(({ written, name }) => `${written} -> ${name}`);
}

test('a word as near to two cited names is neither', () => {
  assert.deepEqual(find('SlowKide lands [@slowkite].'), ['SlowKide -> SlowKite']);
  assert.deepEqual(find('SlowKide lands [@slowkite; @slowkize].'), []);
});

test('nor is it if one of two papers has two such names', () => {
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt
SlowKite: Kites that Land

We present SlowKite, a kite with tails.

SlowKize: Kites and Slow-Kipe

We present SlowKize and SlowKipe (SlowKipe), which count kites.
//- /draft.md
SlowKide lands [@slowkite; @slowkize].
`);
  assert.deepEqual(findMisspeltNames(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!), []);
});

test('names of a family differ in short parts of capitals', () => {
  assert.deepEqual(find('So MiMo-VL flies [@mimo-rl].'), []);
});

test('a letter too many at the end is a slip beside the citation, if it makes no other word', () => {
  assert.deepEqual(find('SlowKiteh [@slowkite] lands.'), ['SlowKiteh -> SlowKite']);
  for (const written of ['SlowKites', 'SlowKited', 'SlowKiter', 'SlowKiteX', 'SlowKite2', 'SlowKitean'])
    assert.deepEqual(find(`${written} [@slowkite] lands.`), [], written);
  assert.deepEqual(find('SlowKiteh lands, as they say [@slowkite].'), []);
});

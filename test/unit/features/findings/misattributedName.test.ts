import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
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
  // The cited paper has no name, so what is named may be what it asked about.
  check('Pilots land with SlowKite [@survey-kites-pilots].');
  // The writer's own work.
  check('We propose SlowKite [@hemprope], which lands.');
  check('The name of HempRope stands here without its key, so HempRope beats SlowKite [@hemprope].');
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

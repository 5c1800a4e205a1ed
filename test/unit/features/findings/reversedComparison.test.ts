import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSentenceEvidence } from '../../../../server/src/features/evidence/sentenceEvidence';
import { reversedComparison } from '../../../../server/src/features/findings/reversedComparison';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves

Landing a kite is hard. We present SlowKite, a kite with two tails. In strong winds, SlowKite outperforms HempRope.

HempRope: Ropes for Kites

We make ropes. HempRope is a rope of hemp for kites, and it holds for a year.
`;

const check = (draft: string, messages: readonly RegExp[], path = '/a.md'): void =>
  checkRule(`${digest}//- ${path}\n${draft}\n`, path, 'reversed-comparison', messages);

const says = /^The abstract of SlowKite says the opposite: "In strong winds, SlowKite outperforms HempRope\."$/;

test('a comparison is marked to which an abstract says the contrary', () => {
  check('In strong winds, <|HempRope [@hemprope] outperforms SlowKite|> [@slowkite].', [says]);
  check('<|@hemprope outperforms SlowKite|> in strong winds [@slowkite].', [says]);
  check('\\citet{hemprope} write of ropes. In strong winds, <|SlowKite \\citep{slowkite} is worse than HempRope|>.', [says], '/a.tex');
});

test('what the abstract says, or says of something else, is left alone', () => {
  check('In strong winds, SlowKite [@slowkite] outperforms HempRope [@hemprope].', []);
  check('HempRope [@hemprope] outperforms SlowKite [@slowkite] in the rain.', []);
  check('HempRope outperforms SlowKite in strong winds.', []);
});

test('the place in the digest is told, and Show Evidence shows the sentence', () => {
  const draft = 'In strong winds, HempRope [@hemprope] outperforms SlowKite.';
  const { snapshot } = createFixtureWorkspace(`${digest}//- /a.md\n${draft}\n`);
  const [finding] = reversedComparison.detect(snapshot, uriOf('/a.md'));
  const related = finding?.related;
  assert.equal(related?.uri, uriOf('/kites-digest.txt'));
  const opposing = 'In strong winds, SlowKite outperforms HempRope.';
  assert.equal(snapshot.digests.get(related.uri)?.text.slice(related.span.start, related.span.end), opposing);
  const rows = findSentenceEvidence(snapshot, uriOf('/a.md'), 5)?.papers ?? [];
  assert.deepEqual(
    rows.map(({ key }) => key),
    ['hemprope', 'slowkite'],
  );
  const [, { evidence, paper }] = rows as [unknown, (typeof rows)[number]];
  assert.ok(evidence.kind === 'found');
  assert.equal(paper.abstract.slice(evidence.span.start, evidence.span.end), opposing);
});

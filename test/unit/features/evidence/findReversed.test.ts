import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReversed } from '../../../../server/src/features/evidence/findReversed';
import { listCitedSentences } from '../../../../server/src/features/evidence/citedSentences';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** The words of the draft that are reversed, and of the abstract that say the contrary. */
function find(sentence: string, digest: string): readonly string[] | undefined {
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt\n${digest}\n//- /a.md\n${sentence}\n`);
  const [cited] = listCitedSentences(snapshot, uriOf('/a.md'));
  const found = cited && findReversed(cited, snapshot);
  if (cited === undefined || found === undefined) return undefined;
  const { span, words, paper } = found;
  return [cited.source.slice(span.start, span.end), paper.abstract.slice(words.start, words.end)];
}

const ropes = `HempRope: Ropes for Kites

We make ropes. HempRope is a rope of hemp for kites, and it holds for a year.`;
const digest = `SlowKite: Kites that Land by Themselves

Landing a kite is hard. We present SlowKite, a kite with two tails, which outperforms HempRope.

${ropes}`;

test('papers are named or cited', () => {
  assert.deepEqual(find('So HempRope outperforms SlowKite [@slowkite].', digest), [
    'HempRope outperforms SlowKite',
    'SlowKite, a kite with two tails, which outperforms HempRope',
  ]);
  assert.equal(find('So @hemprope outperforms @slowkite.', digest)?.[0], '@hemprope outperforms @slowkite');
  assert.equal(
    find('So the rope [@hemprope] is better than that of SlowKite.', digest)?.[0],
    '[@hemprope] is better than that of SlowKite',
  );
});

test('one paper, or several in one bracket, are not compared', () => {
  assert.equal(find('SlowKite outperforms SlowKite [@slowkite].', digest), undefined);
  assert.equal(find('Kites outperform ropes [@hemprope; @slowkite].', digest), undefined);
  assert.equal(find('SlowKite [@slowkite] and HempRope [@hemprope] are kites.', digest), undefined);
});

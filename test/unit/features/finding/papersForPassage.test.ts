import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPapersForPassage } from '../../../../server/src/features/finding/papersForPassage';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nText.\n`);
const span = { start: 0, end: 0 };
const find = (sentence: string, paragraph = sentence, limit = 10): readonly string[] =>
  findPapersForPassage(snapshot, { uri: uriOf('/draft.md'), passage: { span, sentence, paragraph, citations: [] }, limit }).map(
    ({ paper }) => paper.key,
  );

test('the paragraph stands for a sentence that is not there', () => {
  assert.equal(find('', 'some heads look far back')[0], 'longheads');
  assert.deepEqual(find('', ''), []);
});

test('says why: the words that the paper and the sentence share', () => {
  const [first] = findPapersForPassage(snapshot, {
    uri: uriOf('/draft.md'),
    passage: { span, sentence: 'tethered attention', paragraph: 'tethered attention', citations: [] },
    limit: 1,
  });
  assert.ok(first!.matches.some(({ text, ranges }) => ranges.some(([start, end]) => /^tethered/i.test(text.slice(start, end)))));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftCitations } from '../../../../client/src/preview/previewCache';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import type { PreviewAnswer } from '../../../../server/src/protocol/citationRequests';

function answerFor(text: string): PreviewAnswer {
  const citations = markdown.scan(text).citations.map(({ span }) => ({ ...span, source: text.slice(span.start, span.end), html: '' }));
  return { citations, references: 'R', notes: '' };
}

function check(before: string, after: string, expected: readonly string[]): void {
  const placed = shiftCitations(answerFor(before), before, after);
  assert.deepEqual(
    placed.citations.map(({ start, end }) => `${start} ${after.slice(start, end)}`),
    expected,
  );
  assert.equal(placed.references, 'R');
}

test('the same text: everything', () => check('a @b x [@c]', 'a @b x [@c]', ['2 @b', '7 [@c]']));

test('citations before and after an edit stay what they are', () => {
  check('a @b x [@c] z', 'a @b yyy [@c] z', ['2 @b', '9 [@c]']);
  check('a @b x [@c] z', '@b x [@c] z', ['5 [@c]']);
  check('a @b x [@c] z', 'a @b x [@c] z more', ['2 @b', '7 [@c]']);
  check('a @b x [@c] z', 'new: a @b x [@c] z', ['7 @b', '12 [@c]']);
});

test('a citation that an edit touches is left out', () => {
  check('a @b x [@c] z', 'a @bb x [@c] z', ['8 [@c]']);
  check('a @b x [@c] z', 'a @b x [@c, p. 3] z', ['2 @b']);
  check('a @b', 'a @b, too', []);
  check('[@c]', '[@c](x)', []);
});

test('an answer about another text than it was asked for is no answer', () => {
  const answer = answerFor('a @b x [@c]');
  assert.deepEqual(shiftCitations(answer, 'other text', 'other text').citations, []);
});

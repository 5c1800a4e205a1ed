import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { parseFixtureWithCursor } from '../../../support/fixture';

/** Every form of a completion at the cursor, applied: the text behind it. */
function checkForms(source: string, key: string, expected: readonly string[]): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const context = markdown.findCitationContext(text, markdown.scan(text), cursor);
  assert.ok(context, source);
  const forms = markdown.listCitationForms(text, context, key);
  assert.deepEqual(forms.map(({ span, plain }) => text.slice(0, span.start) + plain + text.slice(span.end)), expected);
  for (const { span } of forms) assert.ok(span.start <= cursor && cursor <= span.end);
}

test('a key that pandoc would cut short is written in braces', () => {
  checkForms('As @do<|> says', 'doe:99.', ['As [@{doe:99.}] says', 'As @{doe:99.} says']);
  checkForms('[see @do<|>; @b]', 'doe:99.', ['[see @{doe:99.}; @b]']);
  checkForms('[see @do<|>; @b]', 'doe:99', ['[see @doe:99; @b]']);
  assert.deepEqual(markdown.insertCitation('', markdown.scan(''), 0, 'doe:99.').newText, '[@{doe:99.}]');
});

test('braces that stand there already are kept single', () => {
  checkForms('As @{do<|>} says', 'doe:99.', ['As [@{doe:99.}] says', 'As @{doe:99.} says']);
  checkForms('As @{do<|>} says', 'doe', ['As [@doe] says', 'As @doe says']);
  checkForms('[see @{do<|>}, p. 3]', 'doe:99.', ['[see @{doe:99.}, p. 3]']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import type { CitationFormKind } from '../../../../server/src/model/draft';
import { parseFixtureWithCursor } from '../../../support/fixture';
import { openWriter } from '../fullLanguages';

/** Every form of a completion at the cursor, applied: the text after it. */
function checkForms(source: string, key: string, expected: readonly string[], usual?: CitationFormKind): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const context = markdown.findCitationContext(text, markdown.scan(text), cursor);
  assert.ok(context, source);
  const forms = openWriter(markdown, text).citations.listCitationForms(context, key, usual);
  assert.deepEqual(
    forms.map(({ span, plain }) => text.slice(0, span.start) + plain + text.slice(span.end)),
    expected,
  );
  for (const { span } of forms) assert.ok(span.start <= cursor && cursor <= span.end);
}

function checkUsual(source: string, expected: CitationFormKind): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const scan = markdown.scan(text);
  const context = markdown.findCitationContext(text, scan, cursor);
  assert.ok(context, source);
  assert.equal(openWriter(markdown, text, scan).citations.findUsualForm(context), expected, source);
}

test('in running text every form is there, the usual one first', () => {
  checkForms('As @do<|> says', 'doe', ['As [@doe] says', 'As @doe says', 'As [-@doe] says', 'As ^[@doe] says']);
  checkForms('As @do<|> says', 'doe', ['As @doe says', 'As [@doe] says', 'As [-@doe] says', 'As ^[@doe] says'], 'narrative');
  checkForms('As @do<|>', 'doe', ['As ^[@doe]', 'As [@doe]', 'As @doe', 'As [-@doe]'], 'footnote');
});

test('every form but the usual one has a hint by which a list tells it from the others', () => {
  const { text, cursor } = parseFixtureWithCursor('As @do<|> says');
  const context = markdown.findCitationContext(text, markdown.scan(text), cursor);
  assert.ok(context);
  assert.deepEqual(
    openWriter(markdown, text)
      .citations.listCitationForms(context, 'doe')
      .map(({ hint }) => hint),
    [undefined, 'in the sentence', 'the year only', 'in a footnote'],
  );
});

test('a minus before the @ tells the form: the year alone', () => {
  checkForms('Doe -@do<|> says', 'doe', ['Doe [-@doe] says', 'Doe [@doe] says', 'Doe @doe says', 'Doe ^[@doe] says']);
  checkForms('pre-@do<|>', 'doe', ['pre-[@doe]', 'pre-@doe', 'pre-[-@doe]', 'pre-^[@doe]']);
  checkForms('[-@do<|>]', 'doe', ['[-@doe]']);
});

test('a note holds no note', () => {
  for (const source of ['^[See [x] @do<|>]', 'A[^1]\n\n[^1]: See @do<|>', '[^1]: See\n  more @do<|>']) {
    const { text, cursor } = parseFixtureWithCursor(source);
    const context = markdown.findCitationContext(text, markdown.scan(text), cursor)!;
    const kinds = openWriter(markdown, text)
      .citations.listCitationForms(context, 'doe', 'footnote')
      .map(({ kind }) => kind);
    assert.deepEqual(kinds, ['parenthetical', 'narrative', 'year-only'], source);
  }
});

test('the usual form is the one that the draft uses most, by far', () => {
  checkUsual('@do<|>', 'parenthetical');
  checkUsual('@a and @b say @do<|>', 'parenthetical');
  checkUsual('@a and @b and @c say @do<|>', 'narrative');
  checkUsual('@a, @b, @c. [@d; @e] [see @f] @do<|>', 'parenthetical');
  checkUsual('@a, @b, @c, @d. [@e; @f] [see @g] @do<|>', 'narrative');
  checkUsual('x^[@a] y^[see @b, p. 3] z^[@c, and [x] @d] @do<|>', 'footnote');
  checkUsual('Doe [-@a] Roe [-@b] Poe [-@c] @do<|>', 'year-only');
});

test('a key that pandoc would cut short is written in braces', () => {
  checkForms('As @do<|> says', 'doe:99.', ['As [@{doe:99.}] says', 'As @{doe:99.} says', 'As [-@{doe:99.}] says', 'As ^[@{doe:99.}] says']);
  checkForms('[see @do<|>; @b]', 'doe:99.', ['[see @{doe:99.}; @b]']);
  checkForms('[see @do<|>; @b]', 'doe:99', ['[see @doe:99; @b]']);
  assert.deepEqual(openWriter(markdown, '').citations.insertCitation(0, ['doe:99.']).newText, '[@{doe:99.}]');
});

test('braces that stand there already are kept single', () => {
  checkForms('As @{do<|>} says', 'doe:99.', [
    'As [@{doe:99.}] says',
    'As @{doe:99.} says',
    'As [-@{doe:99.}] says',
    'As ^[@{doe:99.}] says',
  ]);
  checkForms('As @{do<|>} says', 'doe', ['As [@doe] says', 'As @doe says', 'As [-@doe] says', 'As ^[@doe] says']);
  checkForms('[see @{doe<|>}, p. 3]', 'doe', ['[see @doe, p. 3]']);
  checkForms('[@{doe<|>}]', 'doe', ['[@doe]']);
  checkForms('[@{doe<|>', 'doe', ['[@doe]']);
  checkForms('[see @{do<|>}, p. 3]', 'doe:99.', ['[see @{doe:99.}, p. 3]']);
});

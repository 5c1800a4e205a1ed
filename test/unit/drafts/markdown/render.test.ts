import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { parseFixtureWithCursor, renderFixture } from '../../../support/fixture';
import { openWriter } from '../fullLanguages';

const { citations, outline } = openWriter(markdown, '');

test('citations', () => {
  assert.equal(citations.renderCitation(['a', 'b-2'], 'parenthetical'), '[@a; @b-2]');
  assert.equal(citations.renderCitation(['a'], 'narrative'), '@a');
  assert.equal(citations.renderCitation(['a', 'b'], 'narrative'), '@a, @b');
  assert.equal(citations.renderCitation(['a', 'b'], 'year-only'), '[-@a; -@b]');
  assert.equal(citations.renderCitation([], 'parenthetical'), '');
});

test('keys that pandoc would cut short stand in braces', () => {
  assert.equal(citations.renderCitation(['doe:99.', 'a--b', 'doe:99', '+x'], 'parenthetical'), '[@{doe:99.}; @{a--b}; @doe:99; @{+x}]');
});

test('a rendered citation is read back as it was meant', () => {
  for (const mode of ['parenthetical', 'narrative', 'year-only'] as const) {
    const keys = ['a', 'b:2.c', 'd..e', 'größe', 'x.'];
    const items = markdown.scan(`So ${citations.renderCitation(keys, mode)}; and`).citations.flatMap((citation) => citation.items);
    assert.deepEqual(
      items.map((item) => [item.key, item.mode]),
      keys.map((key) => [key, mode]),
    );
  }
});

test('headings and outline items show text as text', () => {
  assert.equal(outline.renderHeading(2, 'Sparse attention'), '## Sparse attention');
  assert.equal(outline.renderHeading(9, 'A *b* [c] {#d}'), '###### A \\*b\\* \\[c] \\{#d\\}');
  assert.equal(outline.renderOutlineItem({ name: 'Duo', key: 'duo' }), '- Duo [@duo]');
  assert.equal(
    outline.renderOutlineItem({ name: '1. <b>', key: 'x', excerpt: 'up to $3 at "low" cost @a [b]' }),
    '- 1\\. \\<b> [@x]: "up to \\$3 at \\"low\\" cost \\@a \\[b]"',
  );
  assert.equal(outline.renderList(['- a', '- b']), '- a\n- b');
});

/** The cursor is drawn where the next bullet goes; without one there is no list. */
function checkListEnd(source: string): void {
  const hasList = source.includes('<|>');
  const { text } = hasList ? parseFixtureWithCursor(source) : { text: source };
  const cursor = openWriter(markdown, text).outline.findListEnd({ start: 0, end: text.length });
  assert.equal(renderFixture({ text, cursor }), source);
}

test('the next bullet goes after the last one and the lines that continue it', () => {
  checkListEnd('## T\n\n- a\n- b\n<|>');
  checkListEnd('- a\n- b<|>');
  checkListEnd('- a\n  more\nlazy\n\n  second paragraph\n<|>\nText behind.\n');
  checkListEnd('- a\n\nText.\n\n* b\n<|>\n## Next\n');
  checkListEnd('- a\n  - nested\n<|>\n::: {.x}\n');
  checkListEnd('No list - here.\n\n---\n\n* * *\n\n```\n- code\n```\n');
  checkListEnd('- a\r\n- b\r\n<|>\r\nText\r\n');
});

test('only the section counts', () => {
  const text = '- a\n\n## S\n\nText\n\n## T\n\n- b\n';
  const start = text.indexOf('## S');
  assert.equal(openWriter(markdown, text).outline.findListEnd({ start, end: text.indexOf('## T') }), undefined);
  assert.equal(openWriter(markdown, text).outline.findListEnd({ start: 0, end: start }), 4);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnchor, splitBlocks } from '../../../../server/src/annotations/note/parseNote';

function find(text: string): string | undefined {
  const [quote, next] = splitBlocks(text, 0);
  const anchor = quote === undefined ? undefined : findAnchor(text, quote, next);
  return anchor === undefined ? undefined : `${anchor.id}|${text.slice(0, anchor.quoteEnd)}|${text.slice(anchor.end)}`;
}

test('where an anchor may stand', () => {
  assert.equal(find('> a\n\n^n-1\n\nb'), 'n-1|> a|\n\nb');
  assert.equal(find('> a\n^n-1\nb'), 'n-1|> a|\nb');
  assert.equal(find('> a\n> ^n-1'), 'n-1|> a|');
  assert.equal(find('> a\r\n^n-1\r\n'), 'n-1|> a|\r\n');
});

test('what is none', () => {
  for (const text of ['> a', '> ^n-1', '> a\n\nb\n\n^n-1', '> a\n> ^n-1\n> b', '> a\n\n^n_1', '> a\n\n^'])
    assert.equal(find(text), undefined, text);
});

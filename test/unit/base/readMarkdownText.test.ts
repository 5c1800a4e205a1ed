import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMarkdown } from '../../../server/src/base/escape';
import { readMarkdownText } from '../../../server/src/base/readMarkdownText';

test('plain text keeps words, lists and addresses', () => {
  const card =
    '**A \\*Title\\***\n\nKite · `kite`\n\n> We fly.\n\n- up to **2.55x** faster\n\n[arXiv](<https://arxiv.org/abs/1>) · [Page](https://x.org)\n\n---\n\nThe *whole* abstract.';
  assert.equal(
    readMarkdownText(card),
    'A *Title*\n\nKite · kite\n\nWe fly.\n\n- up to 2.55x faster\n\narXiv https://arxiv.org/abs/1 · Page https://x.org\n\nThe whole abstract.',
  );
});

test('what was escaped reads as it was', () => {
  for (const text of ['[a](b) *c* _d_ `e` <f> # g', '# a\n- b\n> c\n1. d', '$x_1$ ~~y~~ \\z \\* &amp; me@x.org', ''])
    assert.equal(readMarkdownText(escapeMarkdown(text)), text);
});

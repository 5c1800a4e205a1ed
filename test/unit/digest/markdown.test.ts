import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigest, readDigestFixture } from './digestChecks';

const landmark =
  'One token stands for each block of the input, and attention itself picks the blocks that matter for the next word.';

test('a page capture: titles as linked headings, every card twice, wrapped link, links of other cards left out', () => {
  const text = readDigestFixture('page-capture.md');
  const { entries } = checkDigest(text, 'capture.md', [
    {
      title: 'UniMate: One Unified Model to Animate Diverse Skeletons',
      abstract: 'UniMate turns a sentence and a rigged shape into motion with a single diffusion transformer.',
      names: ['UniMate'],
      date: 'Sep 4, 2026',
      year: 2026,
      arxivId: '2609.05415',
      links: [
        { kind: 'page', url: 'https://huggingface.co/papers/2609.05415' },
        { kind: 'code', url: 'https://github.com/Friedrich-M/UniMate' },
        { kind: 'arxiv', url: 'https://arxiv.org/abs/2609.05415' },
      ],
    },
    {
      title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
      date: 'Sep 12, 2023',
      arxivId: '2309.06180',
      links: [{ kind: 'page', url: 'https://huggingface.co/papers/2309.06180' }],
    },
  ]);
  const [first, second] = entries;
  assert.equal(text.slice(first!.titleSpan.start, first!.titleSpan.end), first!.title);
  assert.equal(
    text.slice(second!.titleSpan.start, second!.titleSpan.end),
    'Efficient Memory Management for Large Language Model Serving with\nPagedAttention',
  );
});

test('headings with abstracts: the labelled one before the quoted summary, markup unwrapped, groups are no papers', () => {
  const text = readDigestFixture('list.md');
  const { entries } = checkDigest(text, 'list.md', [
    {
      title: 'LongHeads: Multi-Head Attention is Secretly a Long Context Processor',
      abstract:
        'Each head reads only the chunks that it needs. We propose LongHeads, which needs no training and runs in linear time.',
      authors: ['Yi Lu', 'Xin Zhou', 'Wei He'],
      links: [{ kind: 'pdf', url: 'https://openreview.net/pdf?id=abc123' }],
    },
    {
      title: 'HyperAttention: Long-context Attention in Near-Linear Time & Space',
      abstract: 'A sampling method named HyperAttention finds the large entries of the attention matrix by hashing.',
    },
    {
      title: 'A [link] in brackets: $a_1 * b_2 * c_3$ and ${1:x} \\alpha',
      abstract: 'The third paper comes as a bullet, and it says in one sentence what is done.',
    },
  ]);
  const { titleSpan } = entries[1]!;
  assert.equal(
    text.slice(titleSpan.start, titleSpan.end),
    'HyperAttention`: Long-context **Attention** in Near-Linear Time &amp; Space',
  );
});

test('bullets: bold titles, linked titles, titles before a link, nested groups and authors', () => {
  checkDigest(readDigestFixture('bullets.md'), 'bullets.md', [
    {
      title: 'Attention as an RNN',
      abstract: 'The paper shows that attention can be run as a recurrent network and introduces Aaren.',
      names: ['Aaren'],
      date: '2024-10-21',
      year: 2024,
      links: [{ kind: 'code', url: 'https://github.com/BorealisAI/aaren' }],
    },
    {
      title: 'Landmark Attention: Random-Access Infinite Context Length',
      abstract: 'A special token stands for each block, so that attention itself retrieves the blocks that matter.',
      arxivId: '2305.16300',
    },
    { title: 'Retrieval Head Mechanistically Explains Long-Context Factuality', abstract: '', arxivId: '2404.15574' },
    {
      title: 'RazorAttention: Efficient KV Cache Compression Through Retrieval Heads',
      authors: ['Hanlin Tang', 'Yang Lin'],
      abstract: 'Only retrieval heads keep their whole cache, which cuts its size by over 70% in our tests.',
    },
  ]);
});

test('a table: columns by their headers, empty cells, the rest of a title cell; another table is reported', () => {
  checkDigest(
    readDigestFixture('table.md'),
    'table.md',
    [
      {
        title: 'Unpacking SDXL Turbo: Interpreting Text-to-Image Models with Sparse Autoencoders',
        authors: ['Robert West', 'Chris Wendler'],
        abstract: 'Sparse autoencoders are trained on four blocks of a fast diffusion model.',
        names: [],
        date: '2024-11-01',
        arxivId: '2410.22366',
      },
      { title: 'A | in a title', authors: [], abstract: '', date: 'Oct 3, 2024', year: 2024, arxivId: '2410.00001' },
    ],
    [['a table without a column "Title"', '| Method | Speed |\n|--------|-------|\n| ours   | 2x    |']],
  );
});

test('a heading among papers with nothing below it is reported', () => {
  checkDigest(
    `# List\n\n## Landmark Tokens\n\n${landmark}\n\n## A Title With Nothing Below\n\n## Needles in Haystacks\n\n${landmark}\n`,
    'a.md',
    [{ title: 'Landmark Tokens' }, { title: 'Needles in Haystacks' }],
    [['a title without an abstract', 'A Title With Nothing Below']],
  );
});

test('one paper alone, with labelled lines and sub-headings', () => {
  checkDigest(
    `# Landmark Tokens\n\n**Authors:** Ada Lovelace and Charles Babbage\n**Date:** 2023-05-25\n**URL:** <https://arxiv.org/abs/2305.16300>\n\n${landmark}\n`,
    'a.md',
    [
      {
        title: 'Landmark Tokens',
        authors: ['Ada Lovelace', 'Charles Babbage'],
        date: '2023-05-25',
        arxivId: '2305.16300',
        abstract: landmark,
      },
    ],
  );
  checkDigest(`# Landmark Tokens\n\n## Authors\n\nAda Lovelace, Charles Babbage\n\n## Abstract\n\n${landmark}\n`, 'a.md', [
    { title: 'Landmark Tokens', authors: ['Ada Lovelace', 'Charles Babbage'], abstract: landmark },
  ]);
});

test('paragraphs in pairs, bold titles above their abstract', () => {
  checkDigest(
    `# May 3, 2024\n\n**Landmark Tokens for *All***\n\n${landmark}\n\n**Needles in Haystacks**\n\n${landmark}\n`,
    'a.md',
    [
      { title: 'Landmark Tokens for All', abstract: landmark, date: 'May 3, 2024', year: 2024 },
      { title: 'Needles in Haystacks' },
    ],
  );
  checkDigest(`**Landmark Tokens for All**\n${landmark}\n\n**Needles in the Haystacks**\n${landmark}\n`, 'a.md', [
    { title: 'Landmark Tokens for All', abstract: landmark },
    { title: 'Needles in the Haystacks', abstract: landmark },
  ]);
});

test('a capture that was cut off in the middle of a linked abstract', () => {
  checkDigest(
    `# Daily Papers\n\nOct 2\n\n### [Landmark Tokens](https://huggingface.co/papers/2305.16300)\n\n[${landmark} And th`,
    'a.md',
    [{ title: 'Landmark Tokens', abstract: `${landmark} And th`, date: 'Oct 2' }],
  );
});

test('pasted text under a Markdown name is pasted text', () => {
  assert.equal(checkDigest(`Landmark Tokens\n\n${landmark}\n`, 'a.md', [{ title: 'Landmark Tokens' }]).format, 'pasted-text');
});

test('tags that only set type are unwrapped, all others are text', () => {
  checkDigest(`### A <b>bold</b> <script>x()</script> <T> title\n\n${landmark}\n`, 'a.md', [
    { title: 'A bold <script>x()</script> <T> title' },
  ]);
});

test('a newsletter: authors, then date and links on one line', () => {
  const url = 'https://arxiv.org/abs/2501.01234';
  checkDigest(`### KiteFormer: Tethered Attention\n\nAda Lark, Ben Finch\n\n14 Oct 2024 · [arXiv](${url}) · [code](https://github.com/lark/kite)\n\n${landmark}\n`, 'letter.md', [
    { title: 'KiteFormer: Tethered Attention', authors: ['Ada Lark', 'Ben Finch'], date: '14 Oct 2024', year: 2024, arxivId: '2501.01234', abstract: landmark },
  ]);
});

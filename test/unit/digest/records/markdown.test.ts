import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigest, readDigestFixture } from '../digestChecks';

const landmark = 'One token stands for each block of the input, and attention itself picks the blocks that matter for the next word.';
const needle =
  'Long contexts hide what is asked for. We let models follow several threads at once and count how many of them get lost on the way.';

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
      abstract: 'Each head reads only the chunks that it needs. We propose LongHeads, which needs no training and runs in linear time.',
      authors: ['Yi Lu', 'Xin Zhou', 'Wei He'],
      links: [{ kind: 'pdf', url: 'https://openreview.net/pdf?id=abc123' }],
    },
    {
      title: 'HyperAttention: Long-context Attention in Near-Linear Time & Space',
      abstract: 'A sampling method named HyperAttention finds the large entries of the attention matrix by hashing.',
    },
    {
      title: 'Predicting [MASK] Tokens: Sparse Attention with $a_1 * b_2 * c_3$ and ${1:x} \\alpha',
      abstract: 'The third paper comes as a bullet, and it says in one sentence what is done.',
    },
  ]);
  const { titleSpan } = entries[1]!;
  assert.equal(text.slice(titleSpan.start, titleSpan.end), 'HyperAttention`: Long-context **Attention** in Near-Linear Time &amp; Space');
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
      title: 'Streaming Language Models with Attention Sinks',
      abstract: 'The first tokens of a text are kept for good, and a window slides over all others.',
    },
    {
      title: 'Landmark Attention: Random-Access Infinite Context Length',
      abstract: 'A special token stands for each block, so that attention itself retrieves the blocks that matter.',
      arxivId: '2305.16300',
    },
    { title: 'Quest: Query-Aware Sparsity for Long-Context Inference', abstractKind: 'summary' },
    { title: 'Scissorhands Exploits the Persistence of Importance in Caches', arxivId: '2305.17118' },
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
      {
        title: 'Estimating H(X | Y) for Contrastive Learning of Language Models',
        authors: [],
        abstract: '',
        date: 'Oct 3, 2024',
        year: 2024,
        arxivId: '2410.00001',
      },
    ],
    [["This links to a paper but isn't formatted like the other papers.", 'ours']],
  );
});

test('a title among papers with nothing below it is a paper without an abstract', () => {
  checkDigest(
    `# List\n\n## Landmark Tokens for Long Inputs\n\n${landmark}\n\n## Sparse Attention without Any Training\n\n## Finding Needles in Haystacks of Text\n\n${needle}\n`,
    'a.md',
    [
      { title: 'Landmark Tokens for Long Inputs', abstract: landmark },
      { title: 'Sparse Attention without Any Training', abstract: '' },
      { title: 'Finding Needles in Haystacks of Text', abstract: needle },
    ],
  );
});

test('one paper alone, with labelled lines and sub-headings', () => {
  checkDigest(
    `# Landmark Tokens for Long Inputs of Language Models\n\n**Authors:** Ada Lovelace and Charles Babbage\n**Date:** 2023-05-25\n**URL:** <https://arxiv.org/abs/2305.16300>\n\n${landmark}\n`,
    'a.md',
    [
      {
        title: 'Landmark Tokens for Long Inputs of Language Models',
        authors: ['Ada Lovelace', 'Charles Babbage'],
        date: '2023-05-25',
        arxivId: '2305.16300',
        abstract: landmark,
      },
    ],
  );
  checkDigest(
    `# Landmark Tokens for Long Inputs of Language Models\n\n## Authors\n\nAda Lovelace, Charles Babbage\n\n## Abstract\n\n${landmark}\n`,
    'a.md',
    [{ title: 'Landmark Tokens for Long Inputs of Language Models', authors: ['Ada Lovelace', 'Charles Babbage'], abstract: landmark }],
  );
});

test('paragraphs in pairs, bold titles above their abstract', () => {
  checkDigest(
    `# May 3, 2024\n\n**Landmark Tokens for *All* Long Inputs**\n\n${landmark}\n\n**Finding Needles in Haystacks of Text**\n\n${needle}\n`,
    'a.md',
    [
      { title: 'Landmark Tokens for All Long Inputs', abstract: landmark, date: 'May 3, 2024', year: 2024 },
      { title: 'Finding Needles in Haystacks of Text', abstract: needle },
    ],
  );
  checkDigest(`**Landmark Tokens for All Long Inputs**\n${landmark}\n\n**Finding Needles in Haystacks of Text**\n${needle}\n`, 'a.md', [
    { title: 'Landmark Tokens for All Long Inputs', abstract: landmark },
    { title: 'Finding Needles in Haystacks of Text', abstract: needle },
  ]);
});

test('a capture that was cut off in the middle of a linked abstract', () => {
  checkDigest(
    `# Daily Papers\n\nOct 2\n\n### [Landmark Tokens for Long Inputs](https://huggingface.co/papers/2305.16300)\n\n[${landmark} And th`,
    'a.md',
    [{ title: 'Landmark Tokens for Long Inputs', abstract: `${landmark} And th`, date: 'Oct 2' }],
  );
});

test('pasted text under a Markdown name is a page of titles with their abstracts below', () => {
  const text = `Landmark Tokens for Long Inputs of Language Models\n\n${landmark}\n`;
  const { format, pattern } = checkDigest(text, 'a.md', [{ title: 'Landmark Tokens for Long Inputs of Language Models' }]);
  assert.deepEqual([format, pattern], ['text', 'titles followed by abstracts']);
});

test('tags that only set type are unwrapped, all others are text', () => {
  checkDigest(
    `### Learning <b>Sparse</b> Codes for Language <T> Models\n\n${needle} A page may hold <script>x()</script> and <i>more</i>.\n`,
    'a.md',
    [
      {
        title: 'Learning Sparse Codes for Language <T> Models',
        abstract: `${needle} A page may hold <script>x()</script> and more.`,
      },
    ],
  );
});

test('a newsletter: authors, then date and links on one line', () => {
  const url = 'https://arxiv.org/abs/2501.01234';
  checkDigest(
    `### KiteFormer: Tethered Attention\n\nAda Lark, Ben Finch\n\n14 Oct 2024 · [arXiv](${url}) · [code](https://github.com/lark/kite)\n\n${landmark}\n`,
    'letter.md',
    [
      {
        title: 'KiteFormer: Tethered Attention',
        authors: ['Ada Lark', 'Ben Finch'],
        date: '14 Oct 2024',
        year: 2024,
        arxivId: '2501.01234',
        abstract: landmark,
      },
    ],
  );
});

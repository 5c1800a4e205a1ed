import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkDigest, readDigestFixture } from '../digestChecks';

const retrieval =
  'Only a few heads look far back. We propose RazorAttention, which keeps the whole cache for those heads and little for all others.';
const landmark = 'One token stands for each block of the input, and attention itself picks the blocks that matter for the next word.';
const needle =
  'Long contexts hide what is asked for. We let models follow several threads at once and count how many of them get lost on the way.';

test('a trending page: furniture is silent, dates and links are kept, stray blocks are reported', () => {
  const text = readDigestFixture('trending-page.txt');
  const { entries } = checkDigest(
    text,
    'page.txt',
    [
      {
        title: 'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads',
        names: ['DuoAttention'],
        date: 'Oct 20',
        year: undefined,
        links: [{ kind: 'code', url: 'https://github.com/mit-han-lab/duo-attention' }],
      },
      { title: 'Attention as an RNN', names: ['Aaren'], date: 'Oct 20' },
      {
        title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
        abstract:
          'Serving many requests at once wastes cache memory in fragments. The paper proposes PagedAttention, an algorithm that borrows paging from operating systems, and builds a crowd-tested server on it.',
        date: 'Sep 12, 2023',
        year: 2023,
        arxivId: '2309.06180',
        links: [{ kind: 'arxiv', url: 'https://arxiv.org/abs/2309.06180' }],
      },
      {
        title: 'SALE : Low-bit Estimation for Efficient Sparse Attention in Long-context LLM Prefilling',
        names: ['SALE'],
        authors: [],
      },
    ],
    [
      ['This title has no abstract.', 'A title that lost its abstract'],
      [
        'This abstract has no title.',
        'This stray paragraph has no title above it. It only says that somebody liked the list, and that more will follow at some later time when there is less to do for everyone here.',
      ],
    ],
  );
  const third = entries[2]!;
  assert.equal(
    text.slice(third.titleSpan.start, third.titleSpan.end),
    'Efficient Memory Management for Large Language Model Serving\nwith PagedAttention',
  );
  assert.ok(text.slice(third.span.start, third.span.end).endsWith('https://arxiv.org/abs/2309.06180'));
});

test('an abstract on one line is a slice of the text', () => {
  const text = `RazorAttention: Caches\n\n${retrieval}`;
  const { abstractSpan } = checkDigest(text, 'a.txt', [{ abstract: retrieval }]).entries[0]!;
  assert.equal(text.slice(abstractSpan!.start, abstractSpan!.end), retrieval);
});

test('titles and abstracts without blank lines between them', () => {
  checkDigest(
    [
      'Retrieval Heads in Caches',
      `${retrieval} ${landmark} ${needle}`,
      'Landmark Tokens for Transformers',
      `${landmark} ${needle} ${retrieval}`,
    ].join('\n'),
    'a.txt',
    [{ title: 'Retrieval Heads in Caches' }, { title: 'Landmark Tokens for Transformers' }],
  );
});

test('hard-wrapped papers, with blank lines between papers only', () => {
  checkDigest(
    `Needle Threading: Can LLMs Follow Threads through Near-Million-Scale
Haystacks?
Long contexts hide what is asked for. We let models follow several
threads at once and count how many of them get lost on the way.

Landmark Tokens
One token stands for each block of the input, and attention itself
picks the blocks that matter for the next word.
`,
    'a.txt',
    [
      { title: 'Needle Threading: Can LLMs Follow Threads through Near-Million-Scale Haystacks?', abstract: needle },
      { title: 'Landmark Tokens', abstract: landmark },
    ],
  );
});

test('hard-wrapped papers without any blank line', () => {
  checkDigest(
    `Landmark Tokens for Transformers
One token stands for each block of the input, and attention itself
picks the blocks that matter for the next word.
Needle Threading in Haystacks
Long contexts hide what is asked for. We let models follow several
threads at once and count how many of them get lost on the way.`,
    'a.txt',
    [
      { title: 'Landmark Tokens for Transformers', abstract: landmark },
      { title: 'Needle Threading in Haystacks', abstract: needle },
    ],
  );
});

test('the last line of a wrapped title may look like furniture, and that of an abstract may be an address', () => {
  checkDigest(
    `Landmark Tokens: Finding the Right Block in Very Long Inputs of Large Language
Models

One token stands for each block of the input, and attention itself picks
the blocks that matter for the next word. All that we made is available at
https://github.com/ada/landmark
`,
    'a.txt',
    [
      {
        title: 'Landmark Tokens: Finding the Right Block in Very Long Inputs of Large Language Models',
        abstract: `${landmark} All that we made is available at https://github.com/ada/landmark`,
        links: [{ kind: 'code', url: 'https://github.com/ada/landmark' }],
      },
    ],
  );
});

test('authors below the title, list numbers and bullets before it', () => {
  checkDigest(
    `1. Landmark Tokens for Transformers

Ada Lovelace, Charles Babbage and Ludwig van Beethoven

${landmark}

- Needle Threading in Haystacks

${needle}
`,
    'a.txt',
    [
      {
        title: 'Landmark Tokens for Transformers',
        authors: ['Ada Lovelace', 'Charles Babbage', 'Ludwig van Beethoven'],
        abstract: landmark,
      },
      { title: 'Needle Threading in Haystacks', authors: [] },
    ],
  );
});

test('labelled blocks', () => {
  checkDigest(
    `Title: Landmark Tokens for
 Transformers
Authors: Ada Lovelace; Charles Babbage (Analytical Engines Ltd.)
Date: 3 May 2024
arXiv: 2305.16300v2
DOI: 10.1000/xyz.1
Code: https://gitlab.com/ada/landmark
Venue: Some Workshop
Abstract: One token stands for each block of the input, and attention itself picks
the blocks that matter for the next word.

Title: Needle Threading
Year: 2023
Abstract:
${needle}
`,
    'a.txt',
    [
      {
        title: 'Landmark Tokens for Transformers',
        authors: ['Ada Lovelace', 'Charles Babbage'],
        date: '3 May 2024',
        year: 2024,
        arxivId: '2305.16300',
        doi: '10.1000/xyz.1',
        links: [{ kind: 'code', url: 'https://gitlab.com/ada/landmark' }],
        abstract: landmark,
      },
      { title: 'Needle Threading', year: 2023, date: undefined, abstract: needle },
    ],
  );
});

test('an alert of Google Scholar', () => {
  checkDigest(readDigestFixture('scholar-alert.txt'), 'alert.txt', [
    {
      title: 'Learned Index Structures for Sentences',
      authors: ['A Lovelace', 'C Babbage'],
      year: 2019,
      arxivId: '1912.02015',
      abstract:
        'Indexes are models in disguise. In this article we train one for sentences and show how far a crowd-based set of labels carries it …',
    },
    { title: 'Machines That Weave: Early Looms as Programs', authors: ['G Hopper'], year: 2020 },
  ]);
});

test('every card twice in a row is one paper, and takes what only the second says', () => {
  checkDigest(
    `Landmark Tokens\n\n${landmark}\n\nLANDMARK tokens\n\n${landmark}\n\nPublished on Oct 4, 2026\n\nLandmark Tokens Again\n\n${landmark}\n`,
    'a.txt',
    [
      { title: 'Landmark Tokens', date: 'Oct 4, 2026', year: 2026 },
      { title: 'Landmark Tokens Again', date: undefined },
    ],
  );
});

test('a hyphen at the end of a line is dropped only if the text has the word without it', () => {
  checkDigest(
    'Efficient Training of Language Models by Crowds\n\nThe effi-\ncient way is efficient, but a crowd-\nbased one, or pre-\nand post-training, keeps what it has. That is all there is to say here.',
    'a.txt',
    [
      {
        abstract:
          'The efficient way is efficient, but a crowd-based one, or pre- and post-training, keeps what it has. That is all there is to say here.',
      },
    ],
  );
});

test('no-break spaces, zero-width characters, tabs and other line ends', () => {
  const text = `\u200bLandmark\u00a0Tokens\tfor  All\u200b\r\n\r\n${landmark.replace('block', 'blo\u00adck')}\u00a0\r\n`;
  checkDigest(text, 'a.txt', [{ title: 'Landmark Tokens for All', abstract: landmark }]);
  checkDigest(`Landmark Tokens\r\r${landmark}\r`, 'a.txt', [{ title: 'Landmark Tokens', abstract: landmark }]);
});

test('markup in pasted text is text', () => {
  for (const title of [
    'Learning **Sparse** Codes with <b>Language</b> Models of ${1:x} and [a](command:x)',
    'Learning **Sparse** Codes of [Language](command:x) Models &amp; ${1:x}',
    'Sparse Codes of &amp; and ${1:x} and \\alpha in Language Models',
  ])
    checkDigest(`${title}\n\n${needle}`, 'a.txt', [{ title }]);
});

test('an abstract interrupted by a blank line continues below it', () => {
  checkDigest(`Landmark Tokens\n\nWe find three things that matter for long inputs and list them:\n\n(1) ${landmark}\n`, 'a.txt', [
    { abstract: `We find three things that matter for long inputs and list them: (1) ${landmark}` },
  ]);
});

test('a date holds for the papers below it, up to the next', () => {
  checkDigest(
    `Jun 23\n\nLandmark Tokens for Long Inputs of Language Models\n\n${landmark}\n\nTuesday, June 24, 2025\n\nThreading Needles through Very Long Contexts\n\n${needle}\n`,
    'a.txt',
    [
      { date: 'Jun 23', year: undefined },
      { date: 'Tuesday, June 24, 2025', year: 2025 },
    ],
  );
});

test('labeled summaries are not called abstracts', () => {
  const block = (title: string, text: string): string => `Title: ${title}\nSummary: ${text}\n\n`;
  const text = block('Landmark Tokens for Long Inputs', landmark) + block('Finding Needles in Haystacks of Text', needle);
  const summaries = checkDigest(text, 'a.txt', [{ abstractKind: 'summary' }, { abstractKind: 'summary' }]);
  assert.equal(summaries.pattern, 'titles followed by summaries');
  const abstracts = checkDigest(text.replaceAll('Summary:', 'Abstract:'), 'a.txt', [
    { abstractKind: undefined },
    { abstractKind: undefined },
  ]);
  assert.equal(abstracts.pattern, 'titles followed by abstracts');
});

test('ten thousand papers with one title are one card again and again', () => {
  const { entries } = parseDigest(`Landmark Tokens for Long Inputs of Language Models\n\n${needle}\n\n`.repeat(10_000), { path: 'a.txt' });
  assert.equal(entries.length, 1);
});

test('a line that no paper can have is one issue', () => {
  checkDigest(
    `${'x'.repeat(60_000)}\n\nLandmark Tokens for Long Inputs of Language Models\n\n${needle}\n`,
    'a.txt',
    [{ title: 'Landmark Tokens for Long Inputs of Language Models' }],
    [['This text of 60,000 characters is too long for a title or an abstract.', 'x'.repeat(60_000)]],
  );
});

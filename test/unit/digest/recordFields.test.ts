import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { checkDigest } from './digestChecks';

const inBold = `# Reading list of the group

## Long inputs

1. **Landmark Tokens for Long Inputs of Language Models**. *Ada Lovelace, Parminder Byron, Cyprien d'Arc*. ICLR 2024. [[pdf](https://arxiv.org/abs/2305.16300)] [[code](https://github.com/ada/landmark)]
2. **Sparse Attention without Any Training**. *Grace Hopper and Noah A. Smith*. NeurIPS 2023. [[pdf](https://arxiv.org/abs/2402.10685)]

## Small models

3. **Distilling a Large Teacher into Many Small Students**. *Mary Somerville et al*. Preprint. [[pdf](https://arxiv.org/abs/2106.04570)]
4. **Finding Needles in Haystacks of Text**. *Emmy Noether*. ACL 2022. [[pdf](https://arxiv.org/abs/2411.05000)]
`;

test('people, venue, year, section and code of a list stay with their paper', () => {
  const { pattern } = checkDigest(inBold, 'list.md', [
    {
      title: 'Landmark Tokens for Long Inputs of Language Models',
      authors: ['Ada Lovelace', 'Parminder Byron', "Cyprien d'Arc"],
      venue: 'ICLR 2024',
      year: 2024,
      arxivId: '2305.16300',
      tags: ['Long inputs'],
      links: [
        { kind: 'arxiv', url: 'https://arxiv.org/abs/2305.16300' },
        { kind: 'code', url: 'https://github.com/ada/landmark' },
      ],
    },
    { title: 'Sparse Attention without Any Training', authors: ['Grace Hopper', 'Noah A. Smith'], hasMoreAuthors: undefined, venue: 'NeurIPS 2023', year: 2023 },
    { title: 'Distilling a Large Teacher into Many Small Students', authors: ['Mary Somerville'], hasMoreAuthors: true, venue: undefined, tags: ['Small models'] },
    { title: 'Finding Needles in Haystacks of Text', authors: ['Emmy Noether'], venue: 'ACL 2022', arxivId: '2411.05000' },
  ]);
  assert.equal(pattern, 'numbered list, title in bold, authors in italics, arXiv link');
});

test('initials, a year in brackets, one name with others', () => {
  checkDigest(
    `# Papers

- **Landmark Tokens for Long Inputs of Language Models** (2015), A. Lovelace and C. Babbage [[pdf]](https://arxiv.org/pdf/1505.00001)
- **Sparse Attention without Any Training** (2014), G. Hopper et al. [[pdf]](https://arxiv.org/pdf/1412.00002)
- **Finding Needles in Haystacks of Text** (2016), E. Noether [[pdf]](https://arxiv.org/pdf/1602.00003)
`,
    'list.md',
    [
      { authors: ['A. Lovelace', 'C. Babbage'], year: 2015 },
      { authors: ['G. Hopper'], hasMoreAuthors: true, year: 2014 },
      { authors: ['E. Noether'], year: 2016 },
    ],
  );
});

test('references: authors before the year, the journal behind the title', () => {
  checkDigest(
    `Lovelace, A. and C. Babbage (2015): “Notes on an engine that prints tables,” Journal of Imaginary Machines, 15(1), 1–40.

Hopper, G., and E. Noether (2011): “Compilers as proofs of symmetric programs,” Annals of Early Computing, 36(2), 247–271.

Somerville, M. (2017): “A review of mechanical methods in physics,” Mechanics and Society, 91, 72–81.
`,
    'references.txt',
    [
      { authors: ['A. Lovelace', 'C. Babbage'], year: 2015, venue: 'Journal of Imaginary Machines' },
      { authors: ['G. Hopper', 'E. Noether'], year: 2011, venue: 'Annals of Early Computing' },
      { authors: ['M. Somerville'], year: 2017, venue: 'Mechanics and Society' },
    ],
  );
});

test('words behind a link are a remark on the paper, and name no other paper', () => {
  const remark = 'shows that hardly any cache is needed, as [others](https://arxiv.org/abs/1706.03762) did for short inputs.';
  checkDigest(
    `- [Sparse Attention without Any Training](https://openreview.net/forum?id=abc): ${remark}\n- [Finding Needles in Haystacks of Text](https://openreview.net/forum?id=def): counts what models lose when they follow several threads at once.\n`,
    'list.md',
    [
      { abstract: 'shows that hardly any cache is needed, as others did for short inputs.', abstractKind: 'summary', arxivId: undefined },
      { abstract: 'counts what models lose when they follow several threads at once.', abstractKind: 'summary' },
    ],
  );
});

test('what a table and a page look like, in words', () => {
  const table = `| Date | Title | Authors | PDF |\n|---|---|---|---|\n${['Landmark Tokens for Long Inputs of Language Models', 'Sparse Attention without Any Training', 'Finding Needles in Haystacks of Text']
    .map((title, at) => `| 2024-05-0${at + 1} | **${title}** | Ada Lark et al. | [2405.0000${at}](https://arxiv.org/abs/2405.0000${at}) |`)
    .join('\n')}\n`;
  const { pattern, entries } = parseDigest(table, { path: 'daily.md' });
  assert.equal(pattern, 'table, title in column Title, authors in column Authors, arXiv link');
  assert.deepEqual(entries.map(({ date }) => date), ['2024-05-01', '2024-05-02', '2024-05-03']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../../server/src/digest/parseDigest';
import { checkDigest, type ExpectedEntry } from '../../digestChecks';

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
    {
      title: 'Sparse Attention without Any Training',
      authors: ['Grace Hopper', 'Noah A. Smith'],
      hasMoreAuthors: undefined,
      venue: 'NeurIPS 2023',
      year: 2023,
    },
    {
      title: 'Distilling a Large Teacher into Many Small Students',
      authors: ['Mary Somerville'],
      hasMoreAuthors: true,
      venue: undefined,
      tags: ['Small models'],
    },
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

test('references: authors before the year, the journal after the title', () => {
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

test('words after a link are a remark on the paper, and name no other paper', () => {
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
  const table = `| Date | Title | Authors | PDF |\n|---|---|---|---|\n${[
    'Landmark Tokens for Long Inputs of Language Models',
    'Sparse Attention without Any Training',
    'Finding Needles in Haystacks of Text',
  ]
    .map((title, at) => `| 2024-05-0${at + 1} | **${title}** | Ada Lark et al. | [2405.0000${at}](https://arxiv.org/abs/2405.0000${at}) |`)
    .join('\n')}\n`;
  const { pattern, entries } = parseDigest(table, { path: 'daily.md' });
  assert.equal(pattern, 'table, title in column Title, authors in column Authors, arXiv link');
  assert.deepEqual(
    entries.map(({ date }) => date),
    ['2024-05-01', '2024-05-02', '2024-05-03'],
  );
});

test('wrapped references: the venue and the identifier wherever a line breaks, without pages and year', () => {
  checkDigest(
    `[1] Ada Lovelace, Charles Babbage, and Mary F. Somerville. Learning to print long tables of numbers with
a machine of many wheels. In Proceedings of the Conference on Imaginary Machines and Engine
Design, pages 70–78, 2016.

[2] Grace Hopper, Emmy Noether, and Ada Lovelace. Compilers as proofs. arXiv preprint
arXiv:1607.00450, 2016.

[3] Emmy Noether, Grace Hopper, and Mary Somerville. Symmetric programs for machines with
several heads. CoRR, abs/1508.00909, 2015.

[4] Charles Babbage and Ada Lovelace. Recurrent wheels for long tables of numbers. arXiv preprint
arXiv:1601.00733, 2016.
`,
    'references.txt',
    [
      {
        authors: ['Ada Lovelace', 'Charles Babbage', 'Mary F. Somerville'],
        year: 2016,
        venue: 'Proceedings of the Conference on Imaginary Machines and Engine Design',
      },
      { title: 'Compilers as proofs', year: 2016, venue: 'arXiv preprint arXiv:1607.00450', arxivId: '1607.00450' },
      { year: 2015, venue: 'CoRR' },
      { authors: ['Charles Babbage', 'Ada Lovelace'], arxivId: '1601.00733' },
    ],
  );
});

test('initials after family names go before them, as everywhere', () => {
  checkDigest(
    `Alder S (2005) Architecture of engines: a model of the printing of tables. Communications of Imaginary Machines 15(1): 1–40.

Babbage M and Sand J (2011) Generating research questions from tables of numbers. Review of Early Computing 36(2): 247–271.

Al-Birch A, Carver JC, Hale DP, et al. (2017) Vision for shared tools of engine builders. Machines and Software 91: 72–81.
`,
    'references.md',
    [
      { authors: ['S Alder'] },
      { authors: ['M Babbage', 'J Sand'] },
      { authors: ['A Al-Birch', 'JC Carver', 'DP Hale'], hasMoreAuthors: true },
    ],
  );
});

const newsletter = (title: string, who: string, words: string, id: string): string =>
  `<p><strong><a href="https://arxiv.org/abs/${id}">${title}</a></strong> (<em>${who}</em>). ${words}</p>\n`;

test('a newsletter: people and year in brackets, then its own words; below the last paper is the rest of the page', () => {
  checkDigest(
    `<html><body><article><h2>Long inputs</h2>
${newsletter('Landmark Tokens for Long Inputs of Language Models', 'Lark &amp; Dove, 2023', 'Lets a token stand for the block behind it, so that the model can choose what it reads. Five times as fast as before.', '2305.16300')}
${newsletter('Sparse Attention without Any Training', 'Lark et al., 2022', 'The SAT layer: a mask that is quick to compute.', '2402.10685')}
${newsletter('Distilling a Large Teacher into Many Small Students', 'Finch et al., 2023', 'Trains many students at once; scaled up to 14B parameters.', '2106.04570')}
${newsletter('Finding Needles in Haystacks of Text', 'Wren et al., 2023', 'Accuracy falls when the fact that is asked for stands in the middle.', '2411.05000')}
<div><p>Thanks for reading our letter! Subscribe for free to receive new posts and support my work.</p><p>It takes us a whole weekend to write each of these letters to you.</p></div>
</article></body></html>`,
    'letter.html',
    [
      {
        authors: ['Lark', 'Dove'],
        hasMoreAuthors: undefined,
        year: 2023,
        abstractKind: 'summary',
        abstract: 'Lets a token stand for the block behind it, so that the model can choose what it reads. Five times as fast as before.',
      },
      {
        authors: ['Lark'],
        hasMoreAuthors: true,
        year: 2022,
        abstractKind: 'summary',
        abstract: 'The SAT layer: a mask that is quick to compute.',
      },
      { authors: ['Finch'], year: 2023, abstractKind: 'summary', abstract: 'Trains many students at once; scaled up to 14B parameters.' },
      {
        authors: ['Wren'],
        year: 2023,
        abstractKind: 'summary',
        abstract: 'Accuracy falls when the fact that is asked for stands in the middle.',
      },
    ],
  );
});

test('words below a heading are called a summary as those after a dash are, where none speak as authors do', () => {
  checkDigest(
    `## Top papers

### 1. [Landmark Tokens for Long Inputs of Language Models](https://arxiv.org/abs/2305.16300)

Lark et al. let a token stand for the block behind it. On long inputs this is five times as fast as before, at the price of memory.

### 2. [Sparse Attention without Any Training](https://arxiv.org/abs/2402.10685)

A mask that is quick to compute replaces most of the attention. Up to 7B parameters nothing is lost by that, and a half of the memory is free.

## Quick hits

- [Distilling a Large Teacher into Many Small Students](https://arxiv.org/abs/2106.04570) – one teacher, many students.
- [Finding Needles in Haystacks of Text](https://arxiv.org/abs/2411.05000) – counts what models lose when they follow several threads at once.
`,
    'letter.md',
    [
      { abstractKind: 'summary' },
      { abstractKind: 'summary' },
      { abstract: 'one teacher, many students.', abstractKind: 'summary' },
      { abstractKind: 'summary' },
    ],
  );
});

test('abstracts that speak as authors do stay abstracts', () => {
  const abstract =
    'Long inputs fill the memory of a model. We propose to let a token stand for the block behind it, and show that it is five times as fast.';
  checkDigest(
    `### [Landmark Tokens for Long Inputs of Language Models](https://arxiv.org/abs/2305.16300)\n\n${abstract}\n\n### [Sparse Attention without Any Training](https://arxiv.org/abs/2402.10685)\n\n${abstract}\n\n### [Finding Needles in Haystacks of Text](https://arxiv.org/abs/2411.05000)\n\n${abstract}\n`,
    'list.md',
    [
      { abstract, abstractKind: undefined },
      { abstract, abstractKind: undefined },
      { abstract, abstractKind: undefined },
    ],
  );
});

test('the venue after the last of several people, with a summary below or without', () => {
  checkDigest(
    `- **Landmark Tokens for Long Inputs of Language Models** [paper](https://arxiv.org/abs/2305.16300)
  - *Ada Lovelace, Charles Babbage, Mary Somerville* (ICLR 2023)
  - Lets a token stand for the block behind it; strong on long inputs.
- **Sparse Attention without Any Training** [paper](https://arxiv.org/abs/2402.10685)
  - *Grace Hopper, Emmy Noether, et al.* (TMLR 2024)
- **Finding Needles in Haystacks of Text** [paper](https://arxiv.org/abs/2411.05000)
  - *Emmy Noether (Göttingen), Grace Hopper (Yale)*
`,
    'list.md',
    [
      { authors: ['Ada Lovelace', 'Charles Babbage', 'Mary Somerville'], venue: 'ICLR 2023', year: 2023 },
      { authors: ['Grace Hopper', 'Emmy Noether'], venue: 'TMLR 2024', year: 2024 },
      { authors: ['Emmy Noether', 'Grace Hopper'], venue: undefined },
    ],
  );
});

test('a line of people and one of the venue between title and words are no part of the words', () => {
  checkDigest(
    `1. Landmark Tokens for Long Inputs of Language Models
Ada Lovelace, Charles Babbage, Mary Somerville
NeurIPS 2022
Attention is slow as it reads too often. A token stands for the block behind it, and the result is the same.

2. Sparse Attention without Any Training
Grace Hopper
SOSP 2023
Keys and values lie in pages, as in an operating system, so that little memory is lost.

3. Finding Needles in Haystacks of Text
Emmy Noether, Grace Hopper
ICLR 2024
Better division of the work between processors doubles the speed of the first version.
`,
    'list.txt',
    [
      {
        venue: 'NeurIPS 2022',
        year: 2022,
        abstract: 'Attention is slow as it reads too often. A token stands for the block behind it, and the result is the same.',
      },
      {
        title: 'Sparse Attention without Any Training',
        authors: ['Grace Hopper'],
        venue: 'SOSP 2023',
        year: 2023,
        abstract: 'Keys and values lie in pages, as in an operating system, so that little memory is lost.',
      },
      {
        venue: 'ICLR 2024',
        year: 2024,
        abstract: 'Better division of the work between processors doubles the speed of the first version.',
      },
    ],
  );
});

test('people and venue of references that begin with their titles, wherever a line breaks', () => {
  checkDigest(
    `1. A high-level interface to the parallel algebra of matrices,
M. Rode, A. Moor, and H.-J. Burg, in: Proceedings of the
Second International Conference on Imaginary Machines, Engineering
and Tables, pp. 112–119, (2012).

2. Efficient two-step procedures for locating reactive states,
A. Niko, A. Moor, B.-X. Zeng, and N. Rasch,
J. Chem. Theory and Comput. 9, 588, (2012)

3. Improving upon methods of strings for finding transition states,
H. Chaff, A. Niko, A. Moor, S. Krug,
and N. Rasch, J. Chem. Theory and Comput. 8, 777 (2012)
`,
    'publications.txt',
    [
      {
        authors: ['M. Rode', 'A. Moor', 'H.-J. Burg'],
        year: 2012,
        venue: 'Proceedings of the Second International Conference on Imaginary Machines, Engineering and Tables',
      },
      { authors: ['A. Niko', 'A. Moor', 'B.-X. Zeng', 'N. Rasch'], year: 2012 },
      { authors: ['H. Chaff', 'A. Niko', 'A. Moor', 'S. Krug', 'N. Rasch'], year: 2012 },
    ],
  );
});

test('citations as PubMed writes them are journal and year, and no words of the paper', () => {
  const words = 'studied how imaginary cells answer to light and then looked at their connections. It is a feat of technique as well]';
  const cited = (title: string, journal: string): string =>
    `- **${title}**. ${journal}. 2011 May 5;473(7345):87-91. PMID:21478000. [Note: This paper in ${journal} ${words}\n`;
  const expect = (venue: string): ExpectedEntry => ({
    venue,
    year: 2011,
    abstract: `This paper in ${venue} ${words}`,
    abstractKind: 'summary',
  });
  checkDigest(
    `${cited('Functional roles of local connections in networks of cells', 'Nature')}${cited('A circuit of inhibition for learning by association', 'Cell Reports')}${cited('Division and subtraction by networks of neurons', 'Neuron')}`,
    'notes.md',
    [expect('Nature'), expect('Cell Reports'), expect('Neuron')],
  );
});

test('an identifier with brackets is whole', () => {
  checkDigest(
    `- Teller D (1984) Linking propositions of sense and cell in imaginary animals. Vision of Machines 24(10):1233–1246 https://doi.org/10.1016/0042-6989(84)90000-0 -
- Schell J (2004) On building a bridge between imaginary brains and what they do. Review of Machines 55:23–50 (https://doi.org/10.1146/annurev.psych.55.000)
- Parker A, News W (1998) Sense and the single cell: probing what imaginary animals see. Review of Senses 21:227–277
`,
    'references.md',
    [{ doi: '10.1016/0042-6989(84)90000-0' }, { doi: '10.1146/annurev.psych.55.000' }, {}],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigest, readDigestFixture } from '../digestChecks';

test('a listing mail: continuation lines, affiliations, cross-lists; a replacement is a paper without an abstract', () => {
  const text = readDigestFixture('arxiv-mail.txt');
  const { format, entries } = checkDigest(text, 'mail.txt', [
    {
      title: 'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads',
      abstract:
        'Long prompts fill the cache. We introduce DuoAttention, which keeps the whole cache for a few heads only. Two blanks begin this paragraph, and the hyphen of light-weight stays where it was.',
      authors: ['Guangxuan Xiao', 'Jiaming Tang', 'Jingwei Zuo', 'Song Han'],
      date: 'Mon, 14 Oct 2024',
      year: 2024,
      arxivId: '2410.10819',
      doi: '10.1000/example.2024.1',
      names: ['DuoAttention'],
      links: [
        { kind: 'arxiv', url: 'https://arxiv.org/abs/2410.10819' },
        { kind: 'code', url: 'https://github.com/mit-han-lab/duo-attention' },
      ],
    },
    { title: 'Attention as an RNN', authors: ['Leo Feng', 'Yoshua Bengio'], arxivId: '2405.13956' },
    {
      title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
      authors: ['Woosuk Kwon'],
      arxivId: '2309.06180',
      abstract: '',
    },
  ]);
  assert.equal(format, 'arxiv-mail');
  const [first] = entries;
  assert.equal(text.slice(first!.titleSpan.start, first!.titleSpan.end).split('\n').length, 2);
  assert.ok(text.slice(first!.span.start, first!.span.end).endsWith('2310kb)'));
});

test('identifiers of before 2007, and a mail that ends within an abstract', () => {
  checkDigest(
    '\\\\\nPaper: cs/0112017\nFrom: Somebody\nDate: Mon, 17 Dec 2001 10:00:00 GMT   (20kb)\n\nTitle: A Short Title\nAuthors: A. Author\n\\\\\n  The abstract is cut off and goes',
    'mail.txt',
    [
      {
        title: 'A Short Title',
        arxivId: 'cs/0112017',
        date: 'Mon, 17 Dec 2001',
        year: 2001,
        abstract: 'The abstract is cut off and goes',
      },
    ],
  );
});

test('letters of TeX are read, and the day of a revision is not that of the paper', () => {
  const text = String.raw`\\
arXiv:2305.14251
replaced with revised version Wed, 19 Jun 2024 08:01:02 GMT   (533kb,D)

Title: The Erd\H{o}s Number of {\L}ukasz, and $\O(n)$ of It
Authors: Jind\v{r}ich Libovick\'y, J\"{o}rg M\"uller, {\AA}sa {\O}rn, Fran\c{c}ois L.~Ch\^ateau (INRIA)
\\ ( https://arxiv.org/abs/2305.14251 ,  533kb)
\\
arXiv:2305.14252
Date: Wed, 24 May 2023 08:01:02 GMT   (5kb)

Title: A Kite
Authors: Ada Berg
\\
  We fly with Poincar\'e's kites on \alpha-meadows.
\\ ( https://arxiv.org/abs/2305.14252 ,  5kb)
`;
  const { entries } = checkDigest(text, 'mail.txt', [
    {
      title: String.raw`The Erdős Number of Łukasz, and $\O(n)$ of It`,
      authors: ['Jindřich Libovický', 'Jörg Müller', 'Åsa Ørn', 'François L. Château'],
      arxivId: '2305.14251',
      year: 2023,
    },
    { title: 'A Kite', date: 'Wed, 24 May 2023', year: 2023, abstract: String.raw`We fly with Poincaré's kites on \alpha-meadows.` },
  ]);
  assert.equal(entries[0]?.date, undefined);
});

test('an entry that lost its title is reported, the next is read', () => {
  const broken = '\\\\\narXiv:2401.00001\nAuthors: A. Author\n\\\\\n  Words.\n\\\\ ( https://arxiv.org/abs/2401.00001 , 1kb)';
  checkDigest(
    `${broken}\n\\\\\narXiv:2401.00002\nTitle: The Next One\nAuthors: B. Author\n\\\\\n  More words.\n\\\\ ( https://arxiv.org/abs/2401.00002 , 1kb)\n`,
    'mail.txt',
    [{ title: 'The Next One', authors: ['B. Author'] }],
    [['This arXiv item has no title.', broken]],
  );
});

test('a listing in a list of papers hides none of them', () => {
  const titles = ['Kites', 'Ropes', 'Knots', 'Sails'].map((title) => `Learning from ${title} in Strong Winds`);
  const list = titles.map((title, at) => `- **${title}** [pdf](https://arxiv.org/abs/2405.1000${at})\n`).join('');
  const listing =
    '\\\\\narXiv:2401.00002\nTitle: The Next One\nAuthors: B. Author\n\\\\\n  More words.\n\\\\ ( https://arxiv.org/abs/2401.00002 , 1kb)\n';
  checkDigest(`${list}\n${listing}`, 'papers.md', [...titles.map((title) => ({ title })), { title: 'The Next One' }]);
  checkDigest(`${listing}\n${list}`, 'papers.md', [{ title: 'The Next One' }, ...titles.map((title) => ({ title }))]);
});

test('a title goes on after one blank, U+00A0 or a tab, and a mail that is indented as a whole is read field by field', () => {
  const mail = (indent: string): string =>
    `\\\\\narXiv:2410.10819\nDate: Mon, 14 Oct 2024 17:59:58 GMT   (2310kb)\n\nTitle: Sandbanks of the Lower River and the\n${indent}Boats That Cross Them\nAuthors: Ana Delta, Bo\n${indent}Ford\nCategories: cs.CL\n\\\\\n  Rivers carry sand. We count it.\n\\\\ ( https://arxiv.org/abs/2410.10819 ,  2310kb)\n`;
  const wanted = {
    title: 'Sandbanks of the Lower River and the Boats That Cross Them',
    authors: ['Ana Delta', 'Bo Ford'],
    abstract: 'Rivers carry sand. We count it.',
    arxivId: '2410.10819',
  };
  for (const indent of ['  ', ' ', '\u00a0', '\t', '\u00a0 ']) checkDigest(mail(indent), 'mail.txt', [wanted]);
  const indented = mail('  ').replaceAll('\n', '\n ').trimStart();
  checkDigest(indented, 'mail.txt', [wanted]);
});

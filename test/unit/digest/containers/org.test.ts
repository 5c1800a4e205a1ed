import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrg } from '../../../../server/src/digest/marked/org/orgLines';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { measureProcessor } from '../../../support/measureProcessor';
import { checkSpans } from '../digestChecks';
import { showLines } from '../marked/showLines';
import { checkContainer } from './checkContainer';

test('headings with the data of papers in their properties; a heading of a section is none', () => {
  const text = `#+TITLE: Reading
#+TODO: SKIM | SKIMMED
* Transformers
** SKIM [#A] Attention Is All You Need :nlp:
:PROPERTIES:
:AUTHOR: Vaswani, Ashish and Shazeer, Noam
:YEAR: 2017
:DOI: 10.5555/3295222.3295349
:END:
- A note of mine
** DONE Long Short-Term Memory
   CLOSED: [2020-01-01 Wed 10:00]
   :PROPERTIES:
   :AUTHOR: Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen and others
   :YEAR: 1997
   :END:
* TODO Buy a kite
:PROPERTIES:
:EFFORT: 1:00
:END:
`;
  checkContainer(text, 'reading.org', 'org', [
    { title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer'], year: 2017, doi: '10.5555/3295222.3295349' },
    { title: 'Long Short-Term Memory', authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'], hasMoreAuthors: true, year: 1997 },
  ]);
});

test('headings with a state, each above a citation', () => {
  const works = [
    ['Attention Is All You Need', 'Vaswani', 2017],
    ['Deep Residual Learning for Image Recognition', 'He', 2016],
    ['Generative Adversarial Networks: An Overview', 'Creswell', 2017],
    ['Neural Machine Translation by Jointly Learning to Align and Translate', 'Bahdanau', 2015],
    ['Efficient Estimation of Word Representations in Vector Space', 'Mikolov', 2013],
  ] as const;
  const text = works
    .map(([title, name, year]) => `* TODO ${title}\n[[cite:${name.toLowerCase()}-${year}][${name} et al. ${year}]]\n`)
    .join('');
  const { entries } = parseDigest(text, { path: 'papers.org' });
  assert.deepEqual(
    entries.map(({ title, authors, hasMoreAuthors, year }) => [title, authors, hasMoreAuthors, year]),
    works.map(([title, name, year]) => [title, [name], true, year]),
  );
});

test('lines of Org: what is not printed, lists, links, emphasis, tables', () => {
  const text = `#+author: Ada
# a comment
* TODO [1/3] Kites :a:b:
SCHEDULED: <2020-01-01>
:LOGBOOK:
- no
:END:
They *fly* and /stay/ [cite:@berg20] in [[https://kites.example/a][the wind]], see [[doi:10.1000/1]].
#+begin_src js
no
#+end_src
- [X] one
  goes on
  1. two
- three

| a | b |
|---+---|
`;
  assert.deepEqual(showLines(readOrg(text).lines), [
    '¶# Kites',
    '¶They *fly* and /stay/  in [the wind](https://kites.example/a), see [doi:10.1000/1](https://doi.org/10.1000/1).',
    '¶- one',
    '  goes on',
    '¶  1. two',
    '¶- three',
    '¶cell 1,0: a',
    '¶cell 1,1: b',
  ]);
});

test('Org in which nothing ends is read in linear time (slow)', () => {
  for (const piece of [
    '* ',
    ' *a',
    '[[',
    '[cite',
    ':PROPERTIES:\n',
    '#+begin_src\n',
    '* [1/2] ',
    '- ',
    '|',
    ':a',
    '* TODO a\n:A: b\n',
    '[[a][',
  ]) {
    const [once, fourfold] = [25_000, 100_000].map((count) => {
      const text = `* Kites\n${piece.repeat(Math.ceil(count / piece.length))}`;
      checkSpans(text, parseDigest(text, { path: 'a.org' }));
      return measureProcessor(() => readOrg(text));
    }) as [number, number];
    assert.ok(fourfold < 300 || fourfold < 12 * Math.max(once, 1), `${piece}: ${once.toFixed(0)} and ${fourfold.toFixed(0)} ms`);
  }
});

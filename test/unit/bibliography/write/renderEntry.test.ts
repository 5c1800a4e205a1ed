import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BibliographyStyle, defaultStyle } from '../../../../server/src/bibliography/write/bibliographyStyle';
import { renderCslItem } from '../../../../server/src/bibliography/write/renderCslItem';
import { renderEntry } from '../../../../server/src/bibliography/write/renderEntry';
import type { Paper } from '../../../../server/src/model/paper';
import { paperOf } from './writtenPaper';

const duo = paperOf('DuoAttention: Efficient Long-Context LLM Inference', {
  names: ['DuoAttention'],
  date: 'Jun 23',
  abstract: 'It saves 50% & more.',
});
const known = paperOf('Mamba: Linear-Time Models', {
  names: ['Mamba'],
  date: '1 Dec 2023',
  year: 2023,
  authors: ['Albert Gu', 'Tri Dao'],
  arxivId: '2312.00752',
  doi: '10.48550/arXiv.2312.00752',
  links: [{ kind: 'code', url: 'https://example.org/code' }],
});

function check(paper: Paper, dialect: 'bibtex' | 'biblatex', expected: string): void {
  assert.equal(renderEntry({ kind: 'paper', paper }, 'k', { ...defaultStyle, dialect }), expected);
}

test('a paper of which only a title is known: nothing is invented, and its name is its label', () => {
  check(
    duo,
    'bibtex',
    `@misc{k,
  title = {{DuoAttention}: Efficient Long-Context {LLM} Inference},
  key = {DuoAttention},
  marginalia = {From the digest reading-digest.txt (Jun 23)},
}`,
  );
  check(
    duo,
    'biblatex',
    `@misc{k,
  title = {{DuoAttention}: Efficient Long-Context {LLM} Inference},
  shorttitle = {{DuoAttention}},
  marginalia = {From the digest reading-digest.txt (Jun 23)},
}`,
  );
  assert.deepEqual(renderCslItem(duo, 'k'), {
    id: 'k',
    type: 'document',
    title: 'DuoAttention: Efficient Long-Context LLM Inference',
    'title-short': 'DuoAttention',
    custom: { marginalia: { source: 'From the digest reading-digest.txt (Jun 23)' } },
  });
});

test('a preprint with authors and year', () => {
  check(
    known,
    'bibtex',
    `@misc{k,
  author = {Gu, Albert and Dao, Tri},
  title = {{Mamba}: Linear-Time Models},
  howpublished = {arXiv preprint arXiv:2312.00752},
  year = {2023},
  marginalia = {From the digest reading-digest.txt (1 Dec 2023)},
}`,
  );
  check(
    known,
    'biblatex',
    `@online{k,
  author = {Gu, Albert and Dao, Tri},
  title = {{Mamba}: Linear-Time Models},
  date = {2023},
  eprint = {2312.00752},
  eprinttype = {arxiv},
  marginalia = {From the digest reading-digest.txt (1 Dec 2023)},
}`,
  );
  assert.deepEqual(renderCslItem(known, 'k'), {
    id: 'k',
    type: 'article',
    author: [
      { family: 'Gu', given: 'Albert' },
      { family: 'Dao', given: 'Tri' },
    ],
    title: 'Mamba: Linear-Time Models',
    issued: { 'date-parts': [[2023]] },
    number: 'arXiv:2312.00752',
    publisher: 'arXiv',
    DOI: '10.48550/arXiv.2312.00752',
    URL: 'https://arxiv.org/abs/2312.00752',
    custom: { marginalia: { source: 'From the digest reading-digest.txt (1 Dec 2023)' } },
  });
});

test('the abstract comes when asked for', () => {
  const entry = renderEntry({ kind: 'paper', paper: duo }, 'k', defaultStyle, { abstract: 'include' });
  assert.match(entry, /^ {2}abstract = \{It saves 50\\% \\& more\.\},$/m);
  assert.equal(renderCslItem(duo, 'k', { abstract: 'include' })['abstract'], 'It saves 50% & more.');
});

test('a label for a work without authors is plain words', () => {
  const label = (title: string, names: readonly string[] = []): string | undefined =>
    /key = \{(.*)\},/.exec(renderEntry({ kind: 'paper', paper: paperOf(title, { names }) }, 'k', defaultStyle))?.[1];
  assert.equal(label('Lost in the Middle: How Language Models Use Long Contexts'), 'Lost in the Middle');
  assert.equal(label('Efficient Memory Management for Large Language Model Serving'), 'Efficient Memory Management');
  assert.equal(label('Attention as an RNN'), 'Attention as an RNN');
  assert.equal(label('Serving at 50% [fast] (cheap) {now} or never'), 'Serving at 50 fast');
  assert.equal(label('Müller’s 漢字 Method'), 'M{\\"u}ller\'s Method');
  assert.equal(label('漢字'), undefined);
  assert.equal(label('Any Title of This Kind', ['Based']), 'Based');
});

test('initials of other scripts are one letter to BibTeX', () => {
  const paper = paperOf('A Title', { authors: ['Лев Толстой', 'Émile Ễx', '王伟'] });
  const author = (dialect: 'bibtex' | 'biblatex'): string | undefined =>
    /author = \{(.*)\},/.exec(renderEntry({ kind: 'paper', paper }, 'k', { ...defaultStyle, dialect }))?.[1];
  assert.equal(author('bibtex'), "{\\relax{}Т}олстой, {\\relax{}Л}ев and {\\relax{}Ễ}x, {\\'E}mile and {\\relax{}王}伟");
  assert.equal(author('biblatex'), 'Толстой, Лев and Ễx, Émile and 王伟');
});

test('a transcribed name does not lose a brace to its initial', () => {
  const paper = paperOf('A Title', { authors: ['`Abd Rahman'] });
  assert.match(renderEntry({ kind: 'paper', paper }, 'k', { ...defaultStyle, dialect: 'biblatex' }), /author = \{Rahman, ‘Abd\}/);
});

test('the source names each digest that gave a fact', () => {
  const first = paperOf('A Title', { date: 'Jun 23' });
  const second = paperOf('A Title', { year: 2024, authors: ['Ada Lovelace'] }, 'file:///desk/my%20letter%25.md?x#y');
  const third = paperOf('A Title', { date: 'Jul 1' }, 'untitled:Third');
  const paper: Paper = { ...second, occurrences: [...first.occurrences, ...second.occurrences, ...third.occurrences] };
  check(
    paper,
    'biblatex',
    `@misc{k,
  author = {Lovelace, Ada},
  title = {A Title},
  date = {2024},
  marginalia = {From the digests reading-digest.txt (Jun 23) and my letter\\%.md},
}`,
  );
});

test('a digest without a file name is no source', () => {
  const unsaved = paperOf('A Title', { date: 'Jul 1' }, 'untitled:Untitled-1');
  check(unsaved, 'biblatex', '@misc{k,\n  title = {A Title},\n}');
  const saved = paperOf('A Title', { date: 'Jun 23' });
  const both: Paper = { ...saved, occurrences: [...unsaved.occurrences, ...saved.occurrences] };
  assert.match(renderEntry({ kind: 'paper', paper: both }, 'k', defaultStyle), /\{From the digest reading-digest\.txt \(Jun 23\)\}/);
});

test('identifiers and addresses that could do harm are left out or encoded', () => {
  const paper = paperOf('A Title', {
    arxivId: '1}, note = {x',
    doi: '10.1000/a}{b',
    links: [
      { kind: 'page', url: 'javascript:x' },
      { kind: 'pdf', url: 'https://x.org/{a}' },
    ],
  });
  const entry = renderEntry({ kind: 'paper', paper }, 'k', defaultStyle);
  assert.doesNotMatch(entry, /eprint|doi|javascript/);
  assert.match(entry, /^ {2}url = \{https:\/\/x\.org\/%7Ba%7D\},$/m);
});

test('an entry of another bibliography keeps its form under its new key', () => {
  const text = '@Article{ old ,\r\n\tTITLE = "A {B}" # c,\r\n\tyear=2020}';
  assert.equal(
    renderEntry({ kind: 'text', text, title: 'A B' }, 'new', defaultStyle),
    '@Article{ new ,\n\tTITLE = "A {B}" # c,\n\tyear=2020}',
  );
});

test('a style decides how it looks', () => {
  const entry = renderEntry({ kind: 'paper', paper: paperOf('Größe of {x}', { year: 2024 }) }, 'k', {
    dialect: 'bibtex',
    indent: '\t',
    newline: '\r\n',
    typeCase: 'upper',
    nameCase: 'capitalized',
    nameWidth: 8,
    alignedTo: 'column',
    valueColumn: 0,
    equals: ' = ',
    delimiters: 'quotes',
    numbers: 'delimited',
    lastComma: 'never',
    closing: 'same-line',
    blankLines: 0,
    order: 'appended',
    spellings: new Map([['key', 'KEY']]),
    fieldOrder: ['year', 'title', 'key', 'marginalia'],
  });
  assert.equal(
    entry,
    '@MISC{k,\r\n\tYear     = "2024",\r\n\tTitle    = "Gr{\\"o}{\\ss}e of \\{x\\}",\r\n\tKEY      = "Gr{\\"o}{\\ss}e of x",\r\n\tMarginalia = "From the digest reading-digest.txt"}',
  );
});

test('numbers without delimiters, and names as wide as the longest of the entry', () => {
  const style: BibliographyStyle = { ...defaultStyle, numbers: 'bare', alignedTo: 'longest-name', nameWidth: 20 };
  assert.equal(
    renderEntry({ kind: 'paper', paper: paperOf('Größe', { year: 2024, venue: '24' }) }, 'k', style),
    `@misc{k,
  title        = {Gr{\\"o}{\\ss}e},
  key          = {Gr{\\"o}{\\ss}e},
  howpublished = 24,
  year         = 2024,
  marginalia   = {From the digest reading-digest.txt},
}`,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultStyle } from '../../../../server/src/bibliography/write/bibliographyStyle';
import { renderCslItem } from '../../../../server/src/bibliography/write/renderCslItem';
import { type EntryOptions, renderEntry } from '../../../../server/src/bibliography/write/renderEntry';
import type { Paper } from '../../../../server/src/model/paper';
import { completedPaper, preprint, published } from './completedPaper';

function render(paper: Paper, dialect: 'bibtex' | 'biblatex' = 'bibtex', options: EntryOptions = {}): string {
  return renderEntry({ kind: 'paper', paper }, 'k', { ...defaultStyle, dialect }, options);
}

test('the published version, with the preprint’s identifier beside it', () => {
  const paper = completedPaper('Moraine: A Model', published);
  assert.equal(
    render(paper),
    `@inproceedings{k,
  author = {Frost, Jo and van der Berg, Jr., Ada and {The Glacier Team, Inc.}},
  title = {{Moraine}: A Model},
  booktitle = {Proceedings of the Meeting on Ice \\& Snow},
  year = {2025},
  pages = {12--34},
  publisher = {Ice Press},
  doi = {10.1234/ice.2025.7},
  eprint = {2410.10819},
  archivePrefix = {arXiv},
  marginalia = {From the digest reading-digest.txt (Jun 23)},
}`,
  );
  assert.match(render(paper, 'biblatex'), /^@inproceedings[^]*date = \{2025\}[^]*eprinttype = \{arxiv\}/);
  assert.deepEqual(renderCslItem(paper, 'k'), {
    id: 'k',
    type: 'paper-conference',
    author: [
      { family: 'Frost', given: 'Jo' },
      { family: 'Berg', given: 'Ada', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
      { literal: 'The Glacier Team, Inc.' },
    ],
    title: 'Moraine: A Model',
    issued: { 'date-parts': [[2025]] },
    'container-title': 'Proceedings of the Meeting on Ice & Snow',
    page: '12-34',
    publisher: 'Ice Press',
    DOI: '10.1234/ice.2025.7',
    URL: 'https://arxiv.org/abs/2410.10819',
    custom: { marginalia: { source: 'From the digest reading-digest.txt (Jun 23)' } },
  });
});

test('the preprint, if the writer prefers it and its year is known', () => {
  const entry = render(completedPaper('Moraine: A Model', published), 'bibtex', { preferredVersion: 'preprint' });
  assert.match(entry, /^@misc\{k,[^]*howpublished = \{arXiv preprint arXiv:2410\.10819\},[^]*year = \{2024\},/);
  assert.doesNotMatch(entry, /booktitle|pages|doi|eprint =|url/);
  const { preprintYear: _, ...undated } = published;
  assert.match(render(completedPaper('Moraine: A Model', undated), 'bibtex', { preferredVersion: 'preprint' }), /^@inproceedings/);
});

test('a preprint that was not published', () => {
  const paper = completedPaper('Moraine: A Model', preprint);
  assert.equal(
    render(paper),
    `@misc{k,
  author = {Frost, Jo},
  title = {{Moraine}: A Model},
  howpublished = {arXiv preprint arXiv:2410.10819},
  year = {2024},
  marginalia = {From the digest reading-digest.txt (Jun 23)},
}`,
  );
  assert.match(render(paper, 'biblatex'), /^@online/);
  assert.match(
    render(completedPaper('Moraine: A Model', { ...preprint, venue: 'arXiv (Cornell University)' })),
    /^@misc[^]*howpublished = \{arXiv preprint arXiv:2410\.10819\}/,
  );
});

test('a preprint in another archive has the name of the archive and its DOI', () => {
  const known = { ...preprint, arxivId: undefined, venue: 'bioRxiv', publisher: 'Ice Press', preprintDoi: '10.1101/055319' };
  const fields = /howpublished = \{bioRxiv\},\n {2}(?:year|date) = \{2024\},\n {2}doi = \{10\.1101\/055319\}/;
  assert.match(render(completedPaper('Moraine: A Model', known)), fields);
  assert.match(render(completedPaper('Moraine: A Model', known), 'biblatex'), fields);
  assert.match(render(completedPaper('Moraine: A Model', { ...known, venue: undefined })), /howpublished = \{Ice Press\}/);
});

test('in biblatex, a work with a venue and without a type of its own is no @online, which prints no venue', () => {
  const entry = render(completedPaper('Moraine: A Model', { ...published, year: undefined }), 'biblatex');
  assert.match(entry, /^@misc[^]*howpublished = \{Proceedings[^]*eprint = /);
});

test('the type follows the venue, and a type whose fields are unknown is not taken', () => {
  const typeOf = (known: object): string | undefined =>
    /^@(\w+)/.exec(render(completedPaper('Moraine: A Model', { ...published, publisher: undefined, ...known })))?.[1];
  assert.equal(typeOf({ type: 'article-journal' }), 'article');
  assert.equal(typeOf({ type: 'article-journal', venue: undefined }), 'misc');
  assert.equal(typeOf({ type: 'paper-conference', year: undefined }), 'misc');
  assert.equal(typeOf({ type: 'paper-conference', authors: [] }), 'misc');
  assert.equal(typeOf({ type: 'chapter' }), 'misc');
  assert.equal(typeOf({ type: 'chapter', publisher: 'Ice Press' }), 'incollection');
  assert.equal(typeOf({ type: 'book', publisher: 'Ice Press' }), 'book');
  assert.equal(typeOf({ type: 'report' }), 'techreport');
  assert.equal(typeOf({ type: 'thesis' }), 'misc');
});

test('an article with volume and number; a number without a volume is left out', () => {
  const article = { ...published, type: 'article-journal', venue: 'Journal of Ice', volume: '3', issue: '2' } as const;
  assert.match(
    render(completedPaper('A Title', article)),
    /journal = \{Journal of Ice\},\n {2}year = \{2025\},\n {2}volume = \{3\},\n {2}number = \{2\},/,
  );
  assert.doesNotMatch(render(completedPaper('A Title', { ...article, volume: undefined })), /number =/);
  assert.doesNotMatch(render(completedPaper('A Title', article)), /publisher/);
});

test('a paper of the ACL Anthology has its page if it has no DOI', () => {
  const entry = render(completedPaper('A Title', { ...published, doi: undefined, aclId: '2025.acl-main.7' }));
  assert.match(entry, /url = \{https:\/\/aclanthology\.org\/2025\.acl-main\.7\/\}/);
});

test('what a registry says can’t leave its field', () => {
  const hostile = 'x}, note = {y % \\input{z}';
  const entry = render(
    completedPaper('A Title', {
      ...published,
      authors: [{ family: hostile, given: hostile }, { literal: `${hostile} and others` }],
      venue: hostile,
      pages: hostile,
      publisher: hostile,
      doi: `10.1/${hostile}`,
      arxivId: hostile,
      aclId: hostile,
    }),
  );
  assert.doesNotMatch(entry, /eprint|doi|^\s*note|\\input\{z/m);
  assert.equal(entry.split('{').length, entry.split('}').length);
});

test('names that BibTeX would split elsewhere are kept together', () => {
  const author = (authors: NonNullable<typeof published.authors>): string | undefined =>
    /author = \{(.*)\},/.exec(render(completedPaper('A Title', { ...published, authors })))?.[1];
  assert.equal(author([{ family: 'Ortega y Gasset', given: 'José' }]), "{Ortega y Gasset}, Jos{\\'e}");
  assert.equal(author([{ family: 'Garcia Marquez' }]), '{Garcia Marquez}');
  assert.equal(author([{ family: 'Van Durme', given: 'Benjamin' }]), 'Van Durme, Benjamin');
  assert.equal(author([{ literal: 'others' }, { literal: 'OpenAI' }]), '{others} and OpenAI');
  assert.equal(author([{ given: 'Plato' }]), 'Plato');
});

test('further authors are never named', () => {
  const entry = render(completedPaper('A Title', { ...published, hasMoreAuthors: true }));
  assert.match(entry, /author = \{.* and others\},/);
  assert.doesNotMatch(entry, /et al/);
});

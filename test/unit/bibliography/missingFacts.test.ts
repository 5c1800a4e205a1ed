import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMissingFacts, listMissingFacts } from '../../../server/src/bibliography/missingFacts';
import { parseBibliography } from '../../../server/src/bibliography/parseBibliography';

/** What each entry of the file lacks, by key. */
function check(text: string, expected: Readonly<Record<string, string>>, path = 'refs.bib'): void {
  const { entries } = parseBibliography(text, path);
  assert.deepEqual(Object.fromEntries(entries.map((entry) => [entry.key, listMissingFacts(entry).join(', ')])), expected);
}

test('an entry made from a digest lacks everything but its title', () => {
  check('@misc{a, title = {A}, key = {A}, marginalia = {From the digest x.txt}}', { a: 'author, year, venue or identifier' });
  check('@misc{a, title = {A}, note = {From the digest x.txt (Jun 23)}}', { a: 'author, year, venue or identifier' });
  check('@misc{a, title = {A}, note = {to read}}', { a: 'author, year, venue or identifier' });
  check('@misc{a, title = {A}, note = {To appear at a workshop}}', { a: 'author, year' });
  check('@misc{a, title = {A}, note = {\\url{https://example.org/a}}}', { a: 'author, year' });
  check('@unpublished{a, title = {A}, note = {to read}}', { a: 'author, year' });
});

test('complete entries of many kinds', () => {
  check(
    `@article{article, author = {Frost, Jo}, title = {A}, journal = {J}, year = 2020}
@misc{preprint, author = {Frost, Jo}, title = {A}, eprint = {2410.10819}, archivePrefix = {arXiv}, year = 2024}
@online{page, author = {Frost, Jo}, title = {A}, url = {https://example.org}, urldate = {2024-01-02}}
@unpublished{draft, author = {Frost, Jo}, title = {A}, note = {In preparation}, year = {2024}}
@manual{manual, title = {The Manual}, organization = {Makers}, year = {2024}}
@book{edited, editor = {Frost, Jo}, title = {A}, publisher = {P}, date = {2019/2021}}
@proceedings{meeting, title = {Proceedings of the Meeting}, year = {2019}, publisher = {P}}
@inproceedings{child, author = {Frost, Jo}, title = {A}, crossref = {meeting}}
@article{soon, author = {Frost, Jo}, title = {A}, journal = {J}, pubstate = {forthcoming}}
@set{both, entryset = {article, preprint}}`,
    Object.fromEntries('article preprint page draft manual edited meeting child soon both'.split(' ').map((key) => [key, ''])),
  );
});

test('what single entries lack', () => {
  check(
    `@article{nobody, title = {A}, journal = {J}, year = 2020}
@article{never, author = {Frost, Jo}, title = {A}, journal = {J}}
@article{nowhere, author = {Frost, Jo}, title = {A}, year = 2020}
@misc{empty, author = {}, title = {A}, year = {}, howpublished = {}}
@article{organization, organization = {Makers}, title = {A}, journal = {J}, year = 2020}`,
    {
      nobody: 'author',
      never: 'year',
      nowhere: 'venue or identifier',
      empty: 'author, year, venue or identifier',
      organization: 'author',
    },
  );
});

test('items of CSL files', () => {
  check(
    JSON.stringify([
      { id: 'a', type: 'article-journal', title: 'A', author: [{ family: 'Frost' }], issued: { 'date-parts': [[2020]] }, DOI: '10.1/x' },
      { id: 'b', type: 'document', title: 'B', custom: { marginalia: { source: 'From the digest x.txt' } } },
      { id: 'c', type: 'webpage', title: 'C', publisher: 'Makers', URL: 'https://example.org', accessed: { raw: '2024' } },
    ]),
    { a: '', b: 'author, year, venue or identifier', c: '' },
    'refs.json',
  );
});

test('the words for the writer', () => {
  assert.equal(describeMissingFacts(['author', 'year']), 'no author or year');
});

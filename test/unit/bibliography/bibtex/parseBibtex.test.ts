import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibtex } from '../../../../server/src/bibliography/bibtex/parseBibtex';
import type { BibliographyEntry } from '../../../../server/src/model/bibliography';
import { createBibtex } from '../../../support/bibliographyFile';
import { bibtexSample } from '../samples';

function readOne(text: string): BibliographyEntry {
  const [entry] = parseBibtex(text).entries;
  assert.ok(entry, text);
  return entry;
}

const keysOf = (text: string): readonly string[] => parseBibtex(text).entries.map(({ key }) => key);
const fieldsOf = (entry: BibliographyEntry): Record<string, string> =>
  Object.fromEntries(entry.fields().map(({ name, value }) => [name, value]));

/** `[reason, what the span covers]` of each issue. */
const issuesOf = (text: string): readonly (readonly [string, string])[] =>
  parseBibtex(text).issues.map(({ reason, span }) => [reason, text.slice(span.start, span.end)]);

test('everything that BibTeX has', () => {
  const { entries, issues, isComplete } = parseBibtex(bibtexSample);
  assert.deepEqual(
    entries.map(({ key }) => key),
    ['first2020', 'second2021', 'third:2022+x', 'fourth', 'fünf', 'proc2021', 'nothing', 'last'],
  );
  assert.deepEqual(issues, []);
  assert.equal(isComplete, true);
  const [first, second, third, fourth, fifth] = entries as [
    BibliographyEntry,
    BibliographyEntry,
    BibliographyEntry,
    BibliographyEntry,
    BibliographyEntry,
  ];
  assert.equal(first.title, 'A BERT of Übung: "quoted" words');
  assert.deepEqual(first.authors, ['Jan van der Berg', 'The Group and Friends', 'Karl Müller Jr.']);
  assert.equal(first.venue, 'Journal of Imaginary Systems');
  assert.equal(first.year, 2020);
  assert.equal(first.doi, '10.1234/abc_d');
  assert.equal(first.abstract, 'We raise x² by 5% — and more.');
  assert.equal(fieldsOf(first)['month'], '3~mar');
  assert.equal(second.title, 'A second "one"');
  assert.equal(second.venue, 'Proceedings of Things');
  assert.equal(second.year, 2021);
  assert.equal(fieldsOf(second)['editor'], 'Grace Hopper');
  assert.equal(third.title, 'In parentheses (yes)');
  assert.equal(third.arxivId, '2201.00001');
  assert.deepEqual(
    third.aliases.map(({ key }) => key),
    ['alias1', 'alias-2'],
  );
  assert.equal(fourth.title, 'A Book: And Its Subtitle');
  assert.equal(fourth.venue, 'The Press');
  assert.equal(fourth.date, '2019-05-06/2019-06');
  assert.equal(fourth.year, 2019);
  assert.deepEqual(fifth.links, [{ kind: 'code', url: 'https://github.com/someone/something' }]);
  assert.equal(fieldsOf(fifth)['note'], 'Journal of Imaginary Systems and Others');
});

test('keys hold whatever BibTeX allows', () => {
  for (const key of ["a/b:c+d.e_f-g'h?i!j*k&l;m|n<o>p[q]r$s^t`u~v", 'a@b', 'a%b', 'a#b', 'a"b', 'a(b)', 'a\\b', 'ä', 'a=b', '1', 'x{y']) {
    assert.deepEqual(keysOf(`@misc{${key}, title = {T}}\n@misc{z, title={U}}`), [key, 'z']);
  }
  assert.deepEqual(keysOf('@misc(p)q, title={T})'), ['p)q']);
  assert.deepEqual(keysOf('@ misc { c6 , title ={x}}@misc{c7}@MISC{c8,}'), ['c6', 'c7', 'c8']);
});

test('what is broken stays in its entry, with one reason at its place', () => {
  const next = '\n\n@misc{next, title = {Next}}\n';
  for (const [text, reason, place] of [
    ['@misc{a, title = {Open\n}', 'Missing } at the end of the entry "a".', '@misc{a'],
    ['@misc{a,\n  title = {Open,\n  year = 2000', 'Missing } at the end of the value of title.', '{Open,'],
    ['@misc{a,\n  title = "Open,\n  year = 2000\n}', 'Missing " at the end of the value of title.', '"Open,'],
    ['@misc{a, title = {T}', 'Missing } at the end of the entry "a".', '@misc{a'],
    ['@misc{a', 'Missing } at the end of the entry "a".', '@misc{a'],
    ['@misc{a,\n  titl\n}', 'Missing = after titl.', 'titl'],
    ['@misc{a,\n  titl\n  year = 2000\n}', 'Missing = after titl.', 'titl'],
    ['@misc{a, title = , year = 2000}', 'title has no value.', ''],
    ['@misc{a, title = {T} year = 2000}', 'Missing comma after the value of title.', '{T}'],
    ['@misc{a title = {T}}', 'Missing comma after the key a.', 'a'],
    ['@misc{a, title = {T},, year = 2000}', 'Extra comma.', ','],
  ] as const) {
    assert.deepEqual(keysOf(text + next), ['a', 'next'], text);
    assert.deepEqual(issuesOf(text + next), [[reason, place]], text);
  }
  assert.equal(readOne('@misc{a,\n  titl\n  year = 2000\n}').year, 2000);
  assert.equal(readOne('@misc{a, title = {T} year = 2000}').year, 2000);
});

test('an entry without a key is none, and hides none', () => {
  for (const text of ['@misc{, title = {T}}', '@misc{title = {T}}', '@misc{title={T}, year=2000}', '@misc{\n}']) {
    assert.deepEqual(keysOf(`${text}\n@misc{next, title = {N}}`), ['next'], text);
    assert.match(issuesOf(text)[0]?.[0] ?? '', /no citation key/);
    assert.equal(parseBibtex(text).isComplete, true);
  }
});

test('where something may have been swallowed, the file is not complete', () => {
  for (const text of [
    '@misc{a, title = {T',
    '@misc{a, title = {T}\n@misc{b}',
    '@',
    '@misc',
    '@misc{',
    '@misc\n\n@misc{b}',
    '@comment{ x',
  ]) {
    assert.equal(parseBibtex(text).isComplete, text === '@', text);
  }
  assert.equal(parseBibtex('write to me@example.org {now}\n@misc{a}').isComplete, true);
});

test('a value may hold an entry, as long as it ends', () => {
  const text = '@misc{a, note = {see\n@misc{inner, title={T}}\n}, year = 2001}\n@misc{b, title = {B}}';
  assert.deepEqual(keysOf(text), ['a', 'b']);
  assert.equal(readOne(text).year, 2001);
});

test('a comment ends at its brace, whatever it holds and whatever follows', () => {
  assert.deepEqual(keysOf('@comment{\n@misc{a}\n@misc{b}\n} words\n@misc{c}'), ['c']);
  assert.deepEqual(keysOf('@preamble{"\n@misc{a}\n"} words\n@misc{c}'), ['c']);
});

test('of two fields with one name the last counts, of two entries with one key both are there', () => {
  assert.equal(readOne('@misc{a, title={One}, TITLE={Two}}').title, 'Two');
  assert.deepEqual(keysOf('@misc{a}@misc{a}@misc{A}'), ['a', 'a', 'A']);
});

test('strings count from their definition on; a name that nothing defines stays', () => {
  const text = '@misc{a, journal = J}\n@string{j = "One"}\n@misc{b, journal = j # { more}}\n@STRING(J = {Two})\n@misc{c, journal = J}';
  assert.deepEqual(
    parseBibtex(text).entries.map(({ venue }) => venue),
    ['J', 'One more', 'Two'],
  );
});

test('inheritance goes by the rules of biblatex', () => {
  const text = `@mvcollection{mv, title = {The Whole}, publisher = {P}, year = 2001}
@collection{coll, crossref = {mv}, title = {The Part}, subtitle = {Sub}, editor = {E}, shorttitle = {Short}, keywords = {k}}
@incollection{child, crossref = {coll}, title = {The Child}, date = {2003-04}}
@inbook{chapter, crossref = {book}, title = {Chapter}}
@book{book, author = {A. Author}, title = {Book}}
@misc{loop1, crossref = {loop2}}
@misc{loop2, crossref = {loop1}, title = {Loop}}
@misc{orphan, crossref = {nowhere}, title = {Orphan}}`;
  const entries = new Map(parseBibtex(text).entries.map((entry) => [entry.key, entry]));
  const child = fieldsOf(entries.get('child')!);
  assert.equal(child['booktitle'], 'The Part');
  assert.equal(child['booksubtitle'], 'Sub');
  assert.equal(child['maintitle'], 'The Whole');
  assert.equal(child['publisher'], 'P');
  assert.equal(child['shorttitle'], undefined);
  assert.equal(child['year'], undefined, 'a child with a date has no year of its parent');
  assert.equal(entries.get('child')!.year, 2003);
  assert.deepEqual(entries.get('chapter')!.authors, ['A. Author']);
  assert.equal(fieldsOf(entries.get('chapter')!)['bookauthor'], 'A. Author');
  assert.equal(entries.get('loop1')!.title, 'Loop');
  assert.equal(entries.get('orphan')!.title, 'Orphan');
});

test('identifiers and links', () => {
  for (const [fields, expected] of [
    ['eprint = {2301.00001}, archivePrefix = {arXiv}', { arxivId: '2301.00001', venue: 'arXiv' }],
    ['eprint = {cs/0112017}, eprinttype = {arxiv}', { arxivId: 'cs/0112017' }],
    ['journal = {arXiv preprint arXiv:2301.00001}', { arxivId: '2301.00001', venue: 'arXiv preprint arXiv:2301.00001' }],
    ['journal = {CoRR}, volume = {abs/2301.00001}', { arxivId: '2301.00001' }],
    ['url = {https://arxiv.org/abs/2301.00001v2}', { arxivId: '2301.00001' }],
    ['doi = {10.48550/arXiv.2301.00001}', { arxivId: '2301.00001', doi: '10.48550/arXiv.2301.00001' }],
    ['doi = {https://doi.org/10.1000/a\\_b}', { doi: '10.1000/a_b', arxivId: undefined }],
    ['doi = {unknown}', { doi: undefined }],
    ['eprint = {12345}, eprinttype = {jstor}', { arxivId: undefined }],
    ['url = {javascript:alert(1)}, note = {ftp://example.org}', { links: [] }],
    ['url = {http://example.org/\\~{}me/a\\_b.pdf}', { links: [{ kind: 'pdf', url: 'http://example.org/~me/a_b.pdf' }] }],
    ['year = {c. 1990}', { year: undefined }],
    ['year = "{1990}"', { year: 1990 }],
    ['date = {19XX}', { year: undefined }],
    ['date = {2001-02/2001-04}', { year: 2001, date: '2001-02/2001-04' }],
  ] as const) {
    const entry = readOne(`@misc{a, ${fields}}`);
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(entry[name as keyof BibliographyEntry], value, `${name} of ${fields}`);
  }
});

test('deep nesting and long files are no harm', () => {
  const deep = `@misc{a, title = {${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}}`;
  assert.equal(keysOf(deep).length, 1);
  // Values that never end are given up soon, not read to the end of the file each.
  const open = Array.from({ length: 3000 }, (_, index) => `@misc{k${index},\n  title = {T\n`).join('\n');
  assert.equal(keysOf(open).length, 3000);
  assert.deepEqual(keysOf('@comment{ '.repeat(50_000)), []);
  assert.equal(keysOf('@misc{a, title = {'.repeat(20_000)).length, 1);
});

test('the bench’s file is read as it is meant', () => {
  const { entries, issues } = parseBibtex(createBibtex(200));
  assert.equal(entries.length, 200);
  assert.deepEqual(issues, []);
  assert.ok(
    entries.every(
      ({ title, abstract, authors, year, doi, venue }) =>
        title !== '' && abstract.length > 500 && authors.length > 0 && year !== undefined && doi !== undefined && venue !== undefined,
    ),
  );
  assert.equal(createBibtex(3), createBibtex(3));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { addEntry } from '../../../../server/src/bibliography/write/addEntry';
import { completeEntries } from '../../../../server/src/bibliography/write/completion/completeEntries';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { PreferredVersion } from '../../../../server/src/model/settings';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { completedPaper, preprint, published } from './completedPaper';

/** The file after the entry `k` was completed. */
function complete(
  text: string,
  known: Partial<CompletedReference> = published,
  { path = 'refs.bib', preferred = 'published' }: { readonly path?: string; readonly preferred?: PreferredVersion } = {},
): string {
  const bibliography = parseBibliography(text, path);
  const entry = bibliography.entries.find(({ key }) => key === 'k');
  assert.ok(entry !== undefined, text);
  return applyEdits(
    text,
    completeEntries({ text, bibliography }, [{ entry, paper: completedPaper('Moraine: A Model', known) }], preferred),
  );
}

function check(before: string, after: string, known?: Partial<CompletedReference>, options?: Parameters<typeof complete>[2]): void {
  assert.equal(complete(before, known, options), after);
  assert.equal(complete(after, known, options), after, 'a second time changes nothing');
}

const authors = 'Frost, Jo and van der Berg, Jr., Ada and {The Glacier Team, Inc.}';

test('an entry made from a digest, among others', () => {
  check(
    `% mine\n@book{a,\n  title = {A}\n}\n\n@misc{k,\n  title = {{Moraine}: A Model},\n  key = {Moraine},\n  marginalia = {From the digest x.txt},\n}\n\n@book{z,\n  title = {Z}\n}\n`,
    `% mine\n@book{a,\n  title = {A}\n}\n\n@inproceedings{k,
  author = {${authors}},
  title = {{Moraine}: A Model},
  key = {Moraine},
  booktitle = {Proceedings of the Meeting on Ice \\& Snow},
  year = {2025},
  pages = {12--34},
  publisher = {Ice Press},
  doi = {10.1234/ice.2025.7},
  eprint = {2410.10819},
  archivePrefix = {arXiv},
  marginalia = {From the digest x.txt},
}\n\n@book{z,\n  title = {Z}\n}\n`,
  );
});

test('the layout of the entry: tabs, aligned signs, quotes, capitals, line ends, no last comma', () => {
  check(
    '@Misc{k,\r\n\tTitle  = "Moraine: A Model",\r\n\tYear   = "2025"\r\n}\r\n',
    `@InProceedings{k,\r\n\tAuthor = "${authors}",\r\n\tTitle  = "Moraine: A Model",\r\n\tBooktitle = "Proceedings of the Meeting on Ice \\& Snow",\r\n\tYear   = "2025",\r\n\tPages  = "12--34",\r\n\tPublisher = "Ice Press",\r\n\tDoi    = "10.1234/ice.2025.7",\r\n\tEprint = "2410.10819",\r\n\tArchivePrefix = "arXiv"\r\n}\r\n`,
  );
});

test('an entry on one line stays on it', () => {
  check(
    '@misc{k, title = {Moraine: A Model}} % last\n',
    '@misc{k, author = {Frost, Jo}, title = {Moraine: A Model}, howpublished = {arXiv preprint arXiv:2410.10819}, year = {2024}} % last\n',
    preprint,
  );
});

test('a comment stays on the line of its field', () => {
  check(
    '@misc{k, % mine\n  title = {Moraine: A Model}, % checked\n  year = {2025} % sure\n}\n',
    `@inproceedings{k, % mine
  author = {${authors}},
  title = {Moraine: A Model}, % checked
  booktitle = {Proceedings of the Meeting on Ice \\& Snow},
  year = {2025}, % sure
  pages = {12--34},
  publisher = {Ice Press},
  doi = {10.1234/ice.2025.7},
  eprint = {2410.10819},
  archivePrefix = {arXiv}
}\n`,
  );
});

test('names that end in one column by chance are not padded', () => {
  const after = complete('@misc{k,\n  title = {Moraine: A Model},\n  eprint={2410.10819}\n}\n');
  assert.match(after, /\n {2}year ?= ?\{2025\},/);
  assert.match(after, /\n {2}doi ?= ?\{/);
});

test('fields without a value are filled, not doubled', () => {
  check(
    '@misc{k,\n  author = {},\n  title = {Moraine: A Model},\n  year = "",\n  eprint = {2410.10819},\n  archiveprefix = {arXiv}\n}',
    '@misc{k,\n  author = {Frost, Jo},\n  title = {Moraine: A Model},\n  howpublished = {arXiv preprint arXiv:2410.10819},\n  year = {2024},\n  eprint = {2410.10819},\n  archiveprefix = {arXiv}\n}',
    preprint,
  );
});

test('what earlier versions wrote into note goes where no style prints it', () => {
  const after = complete('@misc{k,\n  title = {Moraine: A Model},\n  note = {From the digest x.txt (Jun 23)},\n}\n', preprint);
  assert.match(after, /^ {2}marginalia = \{From the digest x\.txt \(Jun 23\)\},$/m);
  assert.doesNotMatch(after, /note/);
});

test('no fact of another version: what the entry says decides which version it cites', () => {
  const facts = (entry: string): string => complete(`@misc{k, title = {Moraine: A Model}, ${entry}}`);
  // The preprint, by its year, venue or DOI.
  for (const entry of ['year = 2024', 'howpublished = {arXiv preprint}', 'doi = {10.48550/arXiv.2410.10819}']) {
    assert.match(facts(entry), /^@misc\{k, author = /);
    assert.match(facts(entry), /year = (?:2024|\{2024\})/);
    assert.doesNotMatch(facts(entry), /booktitle|2025|pages/);
  }
  // The published version, by its year, venue or DOI.
  assert.match(facts('doi = {10.1234/ICE.2025.7}'), /^@inproceedings.*year = \{2025\}.*pages/);
  assert.match(facts('year = 2025'), /^@inproceedings.*booktitle.*year = 2025/);
  // A version that no registry gave.
  assert.match(facts('year = 2019'), /author = .*howpublished = \{arXiv preprint arXiv:2410\.10819\}, year = 2019\}/);
  assert.doesNotMatch(facts('year = 2019'), /2025|2024|booktitle|pages|10\.1234/);
  for (const entry of ['howpublished = {Workshop on Snow}', 'doi = {10.9999/other}']) {
    assert.match(facts(entry), /author = .*eprint = \{2410\.10819\}/);
    assert.doesNotMatch(facts(entry), /2025|2024|booktitle|pages|10\.1234/);
  }
});

test('an entry whose venue is named in other words than the registry does', () => {
  const known = { ...published, venue: 'Proceedings of the 4th Annual Meeting of the Association for Glaciers and Snow' };
  const entry = (venue: string): string => `@string{ags = "${venue}"}\n@inproceedings{k, title = {Moraine: A Model}, booktitle = ags}\n`;
  assert.match(complete(entry('Proceedings of the Annual Meeting of the AGS'), known), /booktitle = ags, year = \{?2025\}?, pages = .*doi/);
  assert.doesNotMatch(complete(entry('Findings of the AGS'), known), /2025|2024|pages|10\.1234/);
  assert.match(complete(entry('Findings of the AGS'), { ...known, preprintYear: 2025 }), /booktitle = ags, year = \{?2025\}?/);
});

test('a note of the writer is no venue', () => {
  assert.match(
    complete('@misc{k, title = {Moraine: A Model}, note = {to read}}', preprint),
    /howpublished = \{arXiv preprint arXiv:2410\.10819\}, year = \{?2024\}?, note = \{to read\}/,
  );
});

test('the version that the writer prefers', () => {
  const after = complete('@misc{k, title = {Moraine: A Model}}', published, { preferred: 'preprint' });
  assert.match(after, /^@misc.*year = \{2024\}/);
  assert.doesNotMatch(after, /booktitle/);
});

test('a type that the writer chose stays', () => {
  const after = complete('@article{k, title = {Moraine: A Model}}');
  assert.match(after, /^@article\{k, author = /);
  assert.doesNotMatch(after, /booktitle|publisher|journal/);
  assert.match(complete('@conference{k, title = {Moraine: A Model}}'), /^@conference\{k, author = /);
});

test('a file for biblatex gets its names of fields', () => {
  check(
    '@online{k,\n  title = {Moraine: A Model},\n}\n@report{b,\n  title = {B},\n  date = {2020},\n}\n',
    `@online{k,\n  author = {Frost, Jo},\n  title = {Moraine: A Model},\n  date = {2024},\n  eprint = {2410.10819},\n  eprinttype = {arxiv},\n}\n@report{b,\n  title = {B},\n  date = {2020},\n}\n`,
    preprint,
  );
});

test('fields that are inherited are not missing', () => {
  const after = complete(
    '@inproceedings{k, title = {Moraine: A Model}, crossref = {p}}\n@proceedings{p, title = {Proceedings of the Meeting on Ice \\& Snow}, booktitle = {Proceedings of the Meeting on Ice \\& Snow}, year = 2025, publisher = {Ice Press}}\n',
  );
  assert.match(after, /^@inproceedings\{k, author = [^\n]*pages = \{12--34\}/);
  assert.doesNotMatch(after.split('\n')[0]!, /year|booktitle|publisher/);
});

test('an entry that does not end, and one that lacks nothing, stay', () => {
  const cut = '@misc{k,\n  title = {Moraine: A Model},\n';
  assert.equal(complete(cut), cut);
  const whole = `@inproceedings{k, author = {Frost, J.}, title = {Moraine: A Model}, booktitle = {Proceedings of the Meeting on Ice \\& Snow}, year = 2025, pages = {1}, publisher = {P}, eprint = {x}, doi = {10.1234/ice.2025.7}}`;
  assert.equal(complete(whole), whole);
});

test('a preprint in another archive, by its DOI', () => {
  const known = { ...preprint, arxivId: undefined, venue: 'bioRxiv', preprintDoi: '10.1101/055319' };
  check(
    '@misc{k, title = {Moraine: A Model}, doi = {10.1101/055319}}',
    '@misc{k, author = {Frost, Jo}, title = {Moraine: A Model}, howpublished = {bioRxiv}, year = {2024}, doi = {10.1101/055319}}',
    known,
  );
});

test('a preprint is named once in what styles print', () => {
  const fields = 'author = {Frost, Jo}, title = {Moraine: A Model}, year = {2024}';
  const stays = (entry: string): void => check(entry, entry, preprint);
  stays(`@misc{k, ${fields}, howpublished = {arXiv preprint arXiv:2410.10819}}`);
  stays(`@misc{k, ${fields}, note = {arXiv:2410.10819}}`);
  stays(`@misc{k, ${fields}, url = {https://arxiv.org/abs/2410.10819}}`);
  stays(`@misc{k, ${fields}, eprint = {2410.10819}, archivePrefix = {arXiv}, url = {https://arxiv.org/abs/2410.10819}}`);
  stays(`@article{k, ${fields}, journal = {arXiv preprint arXiv:2410.10819}}`);
  assert.match(
    complete(`@article{k, ${fields}}`, preprint),
    /title = \{Moraine: A Model\}, journal = \{arXiv preprint arXiv:2410\.10819\}, year/,
  );
  assert.match(
    complete(`@misc{k, ${fields}, howpublished = {Preprint}}`, preprint),
    /eprint = \{2410\.10819\}, archivePrefix = \{arXiv\}, url = /,
  );
  assert.match(complete(`@unpublished{k, ${fields}}`, preprint), /eprint = \{2410\.10819\}, archivePrefix = \{arXiv\}, url = /);
});

test('what we said of a preprint gives way to the venue of the published version', () => {
  check(
    '@misc{k,\n  title        = {Moraine: A Model},\n  howpublished = {arXiv preprint arXiv:2410.10819},\n  marginalia   = {From the digest x.txt},\n}\n',
    `@inproceedings{k,
  author        = {${authors}},
  title         = {Moraine: A Model},
  booktitle     = {Proceedings of the Meeting on Ice \\& Snow},
  year          = {2025},
  pages         = {12--34},
  publisher     = {Ice Press},
  doi           = {10.1234/ice.2025.7},
  eprint        = {2410.10819},
  archivePrefix = {arXiv},
  marginalia    = {From the digest x.txt},
}\n`,
  );
  // Of the writer's own entries it says which version they cite.
  const own = complete('@misc{k,\n  title = {Moraine: A Model},\n  howpublished = {arXiv preprint arXiv:2410.10819},\n}\n');
  assert.match(own, /^@misc[^]*howpublished = \{arXiv preprint arXiv:2410\.10819\},\n {2}year = \{2024\},\n\}/);
});

const others = `@Article{a,
  title   = {Aa},
  author  = {A, B},
  DOI     = {10.1/a},
  journal = {J},
  year    = 2020
}

@Book{b,
  title     = {Bb},
  author    = {B, C},
  publisher = {P},
  year      = 1999
}

@Article{c,
  title         = {Cc},
  author        = {C, D},
  DOI           = {10.1/c},
  journal       = {J},
  year          = 2020,
  archiveprefix = {arXiv},
  eprint        = {2401.00001}
}
`;

test('order, alignment, spelling and numbers of the file, in completed entries as in new ones', () => {
  const completed = complete(
    `${others}\n@Misc{k,\n  title      = {{Moraine}: A Model},\n  marginalia = {From the digest reading-digest.txt (Jun 23)}\n}\n`,
  );
  const expected = `@InProceedings{k,
  title         = {{Moraine}: A Model},
  author        = {${authors}},
  DOI           = {10.1234/ice.2025.7},
  booktitle     = {Proceedings of the Meeting on Ice \\& Snow},
  publisher     = {Ice Press},
  year          = 2025,
  pages         = {12--34},
  archiveprefix = {arXiv},
  eprint        = {2410.10819},
  marginalia    = {From the digest reading-digest.txt (Jun 23)}
}`;
  assert.equal(completed, `${others}\n${expected}\n`);
  const added = addEntry(others, 'bibtex', { key: 'k', source: { kind: 'paper', paper: completedPaper('Moraine: A Model', published) } });
  assert.equal(added.kind === 'added' ? added.edit.newText.trim() : added.kind, expected);
});

test('commas before fields, and empty lines between them', () => {
  check(
    '@misc{k\n  , title = {Moraine: A Model}\n  , year = {2024}\n  }\n',
    '@misc{k\n  , author = {Frost, Jo}\n  , title = {Moraine: A Model}\n  , howpublished = {arXiv preprint arXiv:2410.10819}\n  , year = {2024}\n  }\n',
    preprint,
  );
  check(
    '@misc{k,\n\n  title={Moraine: A Model},\n\n  year={2024}\n\n}\n',
    '@misc{k,\n\n  author={Frost, Jo},\n\n  title={Moraine: A Model},\n\n  howpublished={arXiv preprint arXiv:2410.10819},\n\n  year={2024}\n\n}\n',
    preprint,
  );
});

test('letters that pdfLaTeX does not know bring their definition', () => {
  const after = complete('@misc{k, title = {Moraine: A Model}}\n', { ...preprint, authors: [{ literal: '王伟' }] });
  assert.match(after, /^@preamble\{.*\n@misc\{k, author = \{\{\\relax\{\}王\}伟\}/s);
});

test('items of CSL-JSON, in the layout of the file', () => {
  const pretty =
    '[\n    {\n        "id": "k",\n        "type": "document",\n        "title": "Moraine: A Model",\n        "author": []\n    }\n]\n';
  const after = complete(pretty, published, { path: 'refs.json' });
  assert.deepEqual(JSON.parse(after)[0], {
    id: 'k',
    type: 'paper-conference',
    title: 'Moraine: A Model',
    author: [
      { family: 'Frost', given: 'Jo' },
      { family: 'Berg', given: 'Ada', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
      { literal: 'The Glacier Team, Inc.' },
    ],
    issued: { 'date-parts': [[2025]] },
    'container-title': 'Proceedings of the Meeting on Ice & Snow',
    page: '12-34',
    publisher: 'Ice Press',
    DOI: '10.1234/ice.2025.7',
    URL: 'https://arxiv.org/abs/2410.10819',
  });
  assert.match(after, /^ {8}"DOI": "10\.1234\/ice\.2025\.7",$/m);
  const line = complete('[{"id": "a"}, {"id": "k", "type": "article", "title": "Moraine: A Model"}]', preprint, { path: 'refs.json' });
  assert.match(line, /^\[\{"id": "a"\}, \{"id": "k", "type": "article", "title": "Moraine: A Model", "author": \[\{"family":"Frost"/);
  assert.equal(JSON.parse(line)[1].number, 'arXiv:2410.10819');
});

test('an older entry of ours, which few styles print, states the preprint in the place of its address', () => {
  const entry = (rest: string): string =>
    `@misc{k,\n  author = {Frost, Jo},\n  title = {Moraine: A Model},\n  year = {2024},\n  eprint = {2410.10819},\n  archivePrefix = {arXiv},\n${rest}  marginalia = {From the digest x.txt},\n}\n`;
  const stated = entry('  howpublished = {arXiv preprint arXiv:2410.10819},\n');
  check(entry('  url = {https://arxiv.org/abs/2410.10819},\n'), stated, preprint);
  const other = entry('  url = {https://example.org/moraine},\n');
  assert.equal(complete(other, preprint), other);
});

test('what we said of a preprint gives way in CSL items too', () => {
  const item = {
    id: 'k',
    type: 'article',
    title: 'Moraine: A Model',
    number: 'arXiv:2410.10819',
    publisher: 'arXiv',
    URL: 'https://arxiv.org/abs/2410.10819',
  };
  const ours = { ...item, custom: { marginalia: { source: 'From the digest x.txt' } } };
  const read = (text: string): Record<string, unknown> => (JSON.parse(text) as Record<string, unknown>[])[0] ?? {};
  const after = read(complete(JSON.stringify([ours], undefined, 2), published, { path: 'refs.json' }));
  assert.deepEqual(
    [after['type'], after['publisher'], after['number'], after['container-title'], after['issued'], after['custom'], after['URL']],
    [
      'paper-conference',
      'Ice Press',
      undefined,
      'Proceedings of the Meeting on Ice & Snow',
      { 'date-parts': [[2025]] },
      ours.custom,
      item.URL,
    ],
  );
  const yaml = complete(
    `- id: k\n  type: article\n  title: Moraine\n  number: "arXiv:2410.10819"\n  publisher: "arXiv"\n  custom: {"marginalia":{"source":"From the digest x\\\\_y.txt"}}\n`,
    published,
    { path: 'refs.yaml' },
  );
  assert.match(yaml, /type: paper-conference\n[^]*publisher: "Ice Press"/);
  assert.doesNotMatch(yaml, /number/);
  // Of the writer's own items it says which version they cite.
  const own = read(complete(JSON.stringify([item]), published, { path: 'refs.json' }));
  assert.deepEqual([own['type'], own['publisher'], own['issued']], ['article', 'arXiv', { 'date-parts': [[2024]] }]);
  const still = read(complete(JSON.stringify([ours]), preprint, { path: 'refs.json' }));
  assert.deepEqual([still['type'], still['publisher'], still['number']], ['article', 'arXiv', 'arXiv:2410.10819']);
});

test('a comment in CSL-YAML stays on the line of its variable', () => {
  const after = complete('- id: k\n  title: Moraine # checked\n', published, { path: 'refs.yaml' });
  assert.match(after, /^ {2}title: Moraine # checked\n {2}author: [^]*7"\n?/m);
});

test('items of CSL-YAML, in block and flow form', () => {
  const files = [
    '---\nreferences:\n- id: k\n  type: document\n  title: "Moraine: A Model"\n- id: z\n  title: Z\n---\n',
    'references:\n  - id: a\n    title: A\n  - title: Moraine\n    id: k\n    keyword: [ice, snow]\n',
    '- id: k\n  title: |\n    Moraine\n\n- id: z\n',
    'references: [{id: a}, {id: k, title: Moraine}]\n',
    '- {id: k, title: "Moraine"}\n',
    '- id: k\r\n  title: Moraine\r\n',
    '- id: k\n',
  ];
  for (const text of files) {
    const after = complete(text, published, { path: 'refs.yaml' });
    const before = parseBibliography(text, 'refs.yaml');
    const { entries, issues } = parseBibliography(after, 'refs.yaml');
    assert.deepEqual(issues, [], after);
    assert.deepEqual(
      entries.map(({ key, title }) => [key, title]),
      before.entries.map(({ key, title }) => [key, title]),
      after,
    );
    const entry = entries.find(({ key }) => key === 'k');
    assert.deepEqual(
      [entry?.authors, entry?.year, entry?.doi],
      [['Jo Frost', 'Ada van der Berg Jr.', 'The Glacier Team, Inc.'], 2025, '10.1234/ice.2025.7'],
      after,
    );
  }
});

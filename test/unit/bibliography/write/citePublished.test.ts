import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { getVersionFacts } from '../../../../server/src/bibliography/write/completion/citedVersion';
import { citePublished } from '../../../../server/src/bibliography/write/completion/completeEntries';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { completedPaper, published } from './completedPaper';

/** The file after the entry `k` was made to cite the published version. */
function cite(text: string, path = 'refs.bib', known: Partial<CompletedReference> = published, title?: string): string {
  const bibliography = parseBibliography(text, path);
  const entry = bibliography.entries.find(({ key }) => key === 'k');
  const paper = completedPaper('Moraine: A Model', known);
  const facts = getVersionFacts(paper, paper.reference!, 'published');
  assert.ok(entry !== undefined && facts !== undefined, text);
  return applyEdits(text, citePublished({ text, bibliography }, [{ entry, paper, facts, title }]));
}

test('as arXiv exports it: type, venue, year, pages, publisher and DOI change; all else stays, also around the entry', () => {
  assert.equal(
    cite(`% mine
@book{a, title = {A}}

@misc{k,
      title={Moraine: A {Model}},
      author={Jo Frost and others},
      year={2024},
      eprint={2410.10819},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/2410.10819},
      keywords = {ice, mine},
}

@book{z, title = {Z}}
`),
    `% mine
@book{a, title = {A}}

@inproceedings{k,
      title={Moraine: A {Model}},
      author={Jo Frost and others},
      booktitle={Proceedings of the Meeting on Ice \\& Snow},
      year={2025},
      pages={12--34},
      publisher={Ice Press},
      doi={10.1234/ice.2025.7},
      eprint={2410.10819},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/2410.10819},
      keywords = {ice, mine},
}

@book{z, title = {Z}}
`,
  );
});

test('as Google Scholar and DBLP write it: the preprint as journal goes, its identifier stays', () => {
  const after = cite(
    '@article{k,\n  title={Moraine: A Model},\n  author={Frost, Jo},\n  journal={arXiv preprint arXiv:2410.10819},\n  year={2024}\n}\n',
  );
  assert.doesNotMatch(after, /journal|2024/);
  assert.match(after, /^@inproceedings\{k,[^]*booktitle=\{Proc[^]*year=\{2025\}[^]*doi=\{10\.1234[^]*eprint=\{2410\.10819\}/);
  assert.deepEqual(parseBibliography(after, 'refs.bib').issues, []);
  const dblp = cite(
    '@article{k,\n  author    = {Jo Frost},\n  title     = {Moraine: {A} Model},\n  journal   = {CoRR},\n  volume    = {abs/2410.10819},\n  year      = {2024},\n  doi       = {10.48550/ARXIV.2410.10819},\n  eprinttype = {arXiv},\n  eprint    = {2410.10819},\n  biburl    = {https://dblp.org/rec}\n}\n',
  );
  assert.doesNotMatch(dblp, /CoRR|abs\/|48550|archivePrefix/);
  assert.match(dblp, /doi {7}= \{10\.1234\/ice\.2025\.7\}[^]*eprinttype = \{arXiv\}[^]*biburl/);
});

test('another title of the published version takes the place of the old one and its parts', () => {
  const title = 'Ice & LLMs: "Models" of Moraines';
  const after = cite(
    `@misc{k,
  title = {Moraine: A {Model}}, % mine
  subtitle = {Of Ice},
  shorttitle = "Moraine",
  author = {Jo Frost},
  eprint = {2410.10819},
  year = 2024
}
`,
    'refs.bib',
    published,
    title,
  );
  assert.match(
    after,
    /^@inproceedings\{k,\n {2}title = \{Ice \\& \{LLMs\}: [^\n]*Models[^\n]* of Moraines\}, % mine\n {2}author = \{Jo Frost\},\n/,
  );
  assert.equal(parseBibliography(after, 'refs.bib').entries[0]?.title, title);
  const item = { id: 'k', type: 'article', title: 'Moraine', 'title-short': 'M', number: 'arXiv:2410.10819', note: 'mine' };
  const read = (text: string, path: string): unknown => parseBibliography(text, path).entries[0]?.title;
  const json = cite(JSON.stringify([item], undefined, 2), 'refs.json', published, title);
  assert.equal(read(json, 'refs.json'), title);
  assert.doesNotMatch(json, /title-short|"Moraine"/);
  for (const written of ['Moraine', '"Moraine"', "'Moraine'"]) {
    const yaml = cite(
      `references:\n- id: k\n  type: article\n  title: ${written}\n  number: arXiv:2410.10819\n`,
      'refs.yaml',
      published,
      title,
    );
    assert.equal(read(yaml, 'refs.yaml'), title, written);
    assert.match(yaml, /booktitle|container-title/);
  }
});

test('an article takes the place of an article: the journal is replaced where it stands', () => {
  const journal: Partial<CompletedReference> = { ...published, type: 'article-journal', venue: 'Journal of Ice', volume: '7', issue: '2' };
  assert.equal(
    cite(
      '@article{k, title = {Moraine: A Model}, author = {Frost, Jo}, journal = {CoRR}, volume = {abs/2410.10819}, year = 2024, month = oct}\n',
      'refs.bib',
      journal,
    ),
    '@article{k, title = {Moraine: A Model}, author = {Frost, Jo}, journal = {Journal of Ice}, volume = 7, year = 2025, number = 2, pages = {12--34}, doi = {10.1234/ice.2025.7}, eprint = {2410.10819}, archivePrefix = {arXiv}}\n',
  );
});

test('biblatex: date, eprinttype and pubstate; line ends and capitals of the file', () => {
  const after = cite(
    '@Online{k,\r\n\tTitle  = {Moraine: A Model},\r\n\tDate   = {2024-10-14},\r\n\tEprint = {2410.10819},\r\n\tEprinttype = {arxiv},\r\n\tPubstate = {prepublished}\r\n}\r\n',
  );
  assert.match(after, /^@InProceedings\{k,\r\n/);
  assert.match(after, /\r\n\tDate {3}= \{2025\},\r\n/);
  assert.doesNotMatch(after, /2024|prepublished|[^\r]\n/);
  assert.deepEqual(parseBibliography(after, 'refs.bib').issues, []);
});

test('a note that only names the preprint goes, a note of the writer stays', () => {
  assert.doesNotMatch(cite('@misc{k, title = {Moraine: A Model}, note = {arXiv:2410.10819}, year = 2024}'), /note/);
  assert.match(
    cite('@misc{k, title = {Moraine: A Model}, note = {Code at our page}, eprint = {2410.10819}}'),
    /note = \{Code at our page\}/,
  );
});

test('a CSL item: version variables change, the others stay', () => {
  const before = [
    { id: 'a', type: 'book' },
    {
      id: 'k',
      type: 'article',
      title: 'Moraine',
      author: [{ family: 'Frost', given: 'Jo' }],
      issued: { 'date-parts': [[2024, 10]] },
      number: 'arXiv:2410.10819',
      publisher: 'arXiv',
      URL: 'https://arxiv.org/abs/2410.10819',
      language: 'en',
    },
  ];
  const after = JSON.parse(cite(JSON.stringify(before, undefined, 2), 'refs.json')) as Record<string, unknown>[];
  assert.deepEqual(after[0], before[0]);
  assert.deepEqual(after[1], {
    id: 'k',
    type: 'paper-conference',
    title: 'Moraine',
    author: [{ family: 'Frost', given: 'Jo' }],
    issued: { 'date-parts': [[2025]] },
    'container-title': 'Proceedings of the Meeting on Ice & Snow',
    page: '12-34',
    publisher: 'Ice Press',
    DOI: '10.1234/ice.2025.7',
    URL: 'https://arxiv.org/abs/2410.10819',
    language: 'en',
  });
});

/** Comments of a text, without the space around them. */
function commentsOf(text: string): readonly string[] {
  return (text.match(/%.*/g) ?? []).map((comment) => comment.trim());
}

test('comments and stray words around the fields stay, each on a line of its own', () => {
  const commented = `@article{k, % mine
  title = {Moraine: A Model}, % keep: title checked
  % howpublished = {arXiv}, old
  journal = {arXiv preprint arXiv:2410.10819}, % keep me
  % } stray
  month = oct, % when
  author = {Frost, Jo} % no comma behind it
}
`;
  const after = cite(commented);
  assert.deepEqual(commentsOf(after), commentsOf(commented));
  assert.match(after, /title = \{Moraine: A Model\}, % keep: title checked\n/);
  assert.match(after, /author = \{Frost, Jo\},? % no comma behind it\n/);
  assert.deepEqual(parseBibliography(after, 'refs.bib').issues, []);
  const [entry] = parseBibliography(after, 'refs.bib').entries;
  assert.deepEqual(
    entry!.fields().map(({ name }) => name),
    ['title', 'author', 'booktitle', 'year', 'pages', 'publisher', 'doi', 'eprint', 'archiveprefix'],
  );
  for (const text of [
    '@misc{k, title = {Moraine: A Model}, eprint = {2410.10819}, month % one\n = oct # % two\n "~7", year = % three\n 2024 # % four\n ""}\n',
    '@misc{k, title = {Moraine: A Model}\n  , journal = {CoRR} % one\n  , eprint = {2410.10819} % two\n  , year = 2024 % three\n}\n',
    '@misc{k, title = {Moraine: A Model}, eprint = {2410.10819}, year = 2024 % one\n, month = oct % two\n}\n',
    '@misc{k, % one\r\n\ttitle = {Moraine: A Model},\r\n\teprint = {2410.10819},% two\r\n\tmonth = oct% three\r\n}\r\n',
    '@misc(k, title = "Moraine: A Model", month = oct, % one ) " }\n eprint = 2410.10819)\n',
  ]) {
    const changed = cite(text);
    assert.deepEqual(commentsOf(changed), commentsOf(text), changed);
    assert.deepEqual(parseBibliography(changed, 'refs.bib').issues, [], changed);
    const names = parseBibliography(changed, 'refs.bib')
      .entries[0]!.fields()
      .map(({ name }) => name);
    assert.ok(names.includes('booktitle') && names.includes('doi') && !names.includes('month'), changed);
    assert.match(changed, /year\s*= ?\D*2025/, changed);
  }
  assert.match(cite('@misc{k, title = {Moraine: A Model}, stray, month = oct, eprint = {2410.10819}}'), / stray,/);
});

test('TeX code is added for letters of new values alone, once in a file, and not in a file for biblatex', () => {
  const write = (venue: string, more: string): string => {
    const text = `@misc{a, title = {Moraine: A Model}, eprint = {2410.10819}, abstract = {Лёд и снег 冰}${more}}
@misc{b, title = {Moraine: A Model}, eprint = {2410.10819}${more}}
`;
    const bibliography = parseBibliography(text, 'refs.bib');
    const paper = completedPaper('Moraine: A Model', { ...published, venue });
    const facts = getVersionFacts(paper, paper.reference!, 'published')!;
    return applyEdits(
      text,
      citePublished(
        { text, bibliography },
        bibliography.entries.map((entry) => ({ entry, paper, facts })),
      ),
    );
  };
  const countPreambles = (text: string): number => text.match(/@preamble/g)?.length ?? 0;
  assert.equal(countPreambles(write('Proceedings on Ice', '')), 0);
  assert.equal(countPreambles(write('Proceedings on α', '')), 2);
  assert.equal(countPreambles(write('Proceedings on α', ', date = {2024}, eprinttype = {arxiv}')), 0);
});

test('the entry keeps its own form: quotes, no empty and no doubled fields, no padding that only looks like one', () => {
  assert.equal(
    cite(
      '@misc{k,\n  title = "Moraine: A Model",\n  author = "Frost, Jo",\n  year = "2024",\n  publisher = "arXiv",\n  doi = "10.48550/arXiv.2410.10819"\n}\n',
    ),
    '@inproceedings{k,\n  title = "Moraine: A Model",\n  author = "Frost, Jo",\n  booktitle = "Proceedings of the Meeting on Ice \\& Snow",\n  year = "2025",\n  pages = "12--34",\n  publisher = "Ice Press",\n  doi = "10.1234/ice.2025.7",\n  eprint = "2410.10819",\n  archivePrefix = "arXiv"\n}\n',
  );
  const doubled = cite('@misc{k,\n  title = {Moraine: A Model},\n  year = {2024},\n  eprint = {2410.10819},\n  year = {2023}\n}\n');
  assert.equal(doubled.match(/year/g)?.length, 1, doubled);
  assert.match(doubled, /year = \{2025\}/);
  const versioned = cite(
    '@online{k,\n  title = {Moraine: A Model},\n  date = {2024},\n  eprint = {2410.10819},\n  eprinttype = {arxiv},\n  version = {2},\n  addendum = {arXiv}\n}\n',
  );
  assert.doesNotMatch(versioned, /version|addendum/);
  const mixed = cite('@misc{k,\n  title = {Moraine: A Model},\n  eprint={2410.10819}\n}\n');
  assert.match(mixed, /\n {2}year ?= ?\{2025\},/);
  assert.match(mixed, /\n {2}doi ?= ?\{/);
});

test('items of CSL-YAML, in block and flow form: comments and what stays are as they were written', () => {
  const written = `url: https://arxiv.org/abs/2410.10819`.replace('url', 'URL');
  for (const text of [
    `references:\n# first\n- id: k # mine\n  type: article\n  title: '*Moraine* # [A]{.nocase} Model'\n  # dates\n  issued:\n    date-parts:\n    - [2024, 10]\n  number: arXiv:2410.10819 # number\n  publisher: arXiv\n  ${written}\n  note: |\n    # mine\n    all\n# last\n- id: z\n`,
    `- issued: 2024\n  id: k\n  title: '*Moraine* # [A]{.nocase} Model'\n  type: article\n  note: |\n    # mine\n  ${written}\n  publisher: arXiv`,
    `- issued: 2024\r\n  genre: preprint\r\n  id: k\r\n  title: '*Moraine* # [A]{.nocase} Model'\r\n  ${written}\r\n  type: article\r\n  DOI: 10.48550/arXiv.2410.10819\r\n`,
    `references: [{id: a}, {issued: 2024, id: k, title: '*Moraine* # [A]{.nocase} Model', type: article, number: "arXiv:2410.10819", publisher: arXiv, ${written}}]\n`,
    `- {id: k, title: '*Moraine* # [A]{.nocase} Model', type: article, issued: 2024, ${written}}\n`,
  ]) {
    const after = cite(text, 'refs.yaml');
    assert.deepEqual(after.match(/# \w+$/gm), text.match(/# \w+$/gm), after);
    assert.ok(after.includes("title: '*Moraine* # [A]{.nocase} Model'") && after.includes(written), after);
    assert.doesNotMatch(after, /2024|number:|genre|48550|publisher: arXiv/);
    const { entries, issues } = parseBibliography(after, 'refs.yaml');
    assert.deepEqual(issues, [], after);
    const entry = entries.find(({ key }) => key === 'k');
    assert.deepEqual(
      [entry?.entryType, entry?.year, entry?.doi, entry?.venue, entry?.arxivId],
      ['paper-conference', 2025, '10.1234/ice.2025.7', 'Proceedings of the Meeting on Ice & Snow', '2410.10819'],
      after,
    );
  }
  const inTheWay =
    '- id: k\n  title: Moraine\n  type: article\n  issued:\n    # why\n    date-parts:\n    - [2024]\n  number: arXiv:2410.10819\n';
  assert.equal(cite(inTheWay, 'refs.yaml'), inTheWay);
});

test('an entry without an end is left alone', () => {
  const cut = '@misc{k, title = {Moraine: A Model}, eprint = {2410.10819}, note = {open\n';
  assert.equal(cite(cut), cut);
});

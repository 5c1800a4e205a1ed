import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { projectRoot } from '../../../support/projectRoot';
import { checkContainer, type ExpectedPaper } from './checkContainer';

const kite = { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'] };

/** One original response of each API. */
const answers: Readonly<Record<string, { readonly value: unknown; readonly paper: ExpectedPaper }>> = {
  'Semantic Scholar': {
    value: {
      total: 1,
      data: [
        {
          paperId: 'a'.repeat(40),
          title: 'Kites',
          abstract: null,
          year: 2020,
          venue: 'Wind',
          authors: [
            { authorId: '1', name: 'Ada Berg' },
            { authorId: '2', name: 'Bo Ice' },
          ],
          externalIds: { ArXiv: '2001.00001', DOI: '10.1000/1', PubMed: '31000001' },
          openAccessPdf: { url: 'https://x.org/k.pdf', status: null },
          publicationVenue: { id: 'v', name: 'Wind' },
        },
      ],
    },
    paper: {
      ...kite,
      year: 2020,
      venue: 'Wind',
      arxivId: '2001.00001',
      doi: '10.1000/1',
      links: [
        { kind: 'pdf', url: 'https://x.org/k.pdf' },
        { kind: 'page', url: 'https://pubmed.ncbi.nlm.nih.gov/31000001/' },
      ],
    },
  },
  'its citations': {
    value: { data: [{ isInfluential: false, citingPaper: { paperId: 'b'.repeat(40), title: 'Kites', year: 2020 } }] },
    paper: { title: 'Kites', year: 2020 },
  },
  'OpenReview, version 2': {
    value: {
      notes: [
        {
          id: 'abcdefghij',
          forum: 'abcdefghij',
          content: {
            title: { value: 'Kites' },
            authors: { value: ['Ada Berg', 'Bo Ice'] },
            abstract: { value: 'They fly.' },
            keywords: { value: ['kites', 'wind'] },
            venue: { value: 'Wind 2024 Poster' },
            TLDR: { value: 'Fly.' },
          },
        },
      ],
      count: 1,
    },
    paper: { ...kite, abstract: 'They fly.', tags: ['kites', 'wind'], venue: 'Wind 2024 Poster' },
  },
  'OpenReview, version 1': {
    value: [{ id: 'a', content: { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'], abstract: 'They fly.' } }],
    paper: { ...kite, abstract: 'They fly.' },
  },
  'Hugging Face': {
    value: [
      {
        paper: {
          id: '2001.00001',
          title: 'Kites',
          summary: 'They fly.',
          authors: [{ name: 'Ada Berg' }, { name: 'Bo Ice' }],
          publishedAt: '2020-01-01T00:00:00.000Z',
          ai_summary: 'Flying.',
          ai_keywords: ['wind'],
        },
        title: 'Kites',
        summary: 'They fly.',
        thumbnail: 'https://x.org/k.png',
        submittedBy: { fullname: 'Cy Roe', name: 'roe' },
      },
    ],
    paper: { ...kite, abstract: 'They fly.', abstractKind: undefined, arxivId: '2001.00001', date: '2020-01-01' },
  },
  Crossref: {
    value: {
      status: 'ok',
      message: {
        items: [
          {
            DOI: '10.1000/1',
            title: ['Kites'],
            author: [
              { given: 'Ada', family: 'Berg', sequence: 'first' },
              { given: 'Bo', family: 'Ice' },
            ],
            'container-title': ['Wind'],
            issued: { 'date-parts': [[2020, 5]] },
            abstract: '<jats:p>They fly.</jats:p>',
            publisher: 'Kite Press',
            reference: [{ 'article-title': 'Ropes' }],
          },
        ],
      },
    },
    paper: { ...kite, doi: '10.1000/1', venue: 'Wind', year: 2020, abstract: 'They fly.' },
  },
  OpenAlex: {
    value: {
      results: [
        {
          id: 'https://openalex.org/W1',
          doi: 'https://doi.org/10.1000/1',
          title: 'Kites',
          display_name: 'Kites',
          publication_year: 2020,
          publication_date: '2020-05-01',
          authorships: [
            { author_position: 'first', author: { id: 'A1', display_name: 'Ada Berg' } },
            { author: { display_name: 'Bo Ice' } },
          ],
          primary_location: { source: { display_name: 'Wind' } },
        },
      ],
    },
    paper: { ...kite, doi: '10.1000/1', venue: 'Wind', year: 2020, date: '2020-05-01' },
  },
  Zotero: {
    value: [
      {
        key: 'AB',
        library: { name: 'Mine' },
        data: {
          itemType: 'journalArticle',
          title: 'Kites',
          creators: [
            { creatorType: 'author', firstName: 'Ada', lastName: 'Berg' },
            { creatorType: 'editor', firstName: 'Cy', lastName: 'Roe' },
            { creatorType: 'author', name: 'Bo Ice' },
          ],
          abstractNote: 'They fly.',
          publicationTitle: 'Wind',
          date: '2020',
          DOI: '10.1000/1',
          tags: [{ tag: 'kites' }],
        },
      },
    ],
    paper: { ...kite, abstract: 'They fly.', venue: 'Wind', year: 2020, doi: '10.1000/1', tags: ['kites'] },
  },
  dblp: {
    value: {
      result: {
        hits: {
          hit: [
            {
              '@score': '1',
              info: {
                authors: { author: [{ '@pid': '1', text: 'Ada Berg' }, { text: 'Bo Ice' }] },
                title: 'Kites.',
                venue: 'Wind',
                year: '2020',
                doi: '10.1000/1',
                ee: 'https://doi.org/10.1000/1',
              },
            },
          ],
        },
      },
    },
    paper: { ...kite, venue: 'Wind', year: 2020, doi: '10.1000/1' },
  },
  'Europe PMC': {
    value: {
      resultList: {
        result: [
          {
            id: '1',
            pmid: '31000001',
            title: 'Kites.',
            authorString: 'Berg A, Ice B.',
            journalTitle: 'Wind',
            pubYear: '2020',
            abstractText: 'They fly.',
          },
        ],
      },
    },
    paper: { title: 'Kites', authors: ['A Berg', 'B Ice'], year: 2020, venue: 'Wind', abstract: 'They fly.' },
  },
  'a conference': {
    value: {
      'Conference Name': 'Wind 2013',
      Year: 2013,
      Publisher: 'Kite Press',
      Papers: [{ Title: 'Kites', Authors: ['Ada Berg', 'Bo Ice'], Url: 'https://x.org/k', DOI: '' }],
    },
    paper: { ...kite, year: 2013, venue: 'Wind 2013' },
  },
  'CSL-JSON': {
    value: [
      {
        id: 'berg20',
        type: 'article-journal',
        title: 'Kites',
        author: [{ given: 'Ada', family: 'Berg' }, { literal: 'Bo Ice' }],
        'container-title': 'Wind',
        issued: { 'date-parts': [['2020', 5, 1]] },
        DOI: '10.1000/1',
      },
    ],
    paper: { ...kite, venue: 'Wind', year: 2020, doi: '10.1000/1' },
  },
  INSPIRE: {
    value: {
      hits: {
        hits: [
          {
            id: '1',
            metadata: {
              titles: [{ title: 'Kites', source: 'arXiv' }],
              authors: [{ full_name: 'Berg, Ada' }, { full_name: 'Ice, Bo' }],
              abstracts: [{ value: 'They fly.', source: 'arXiv' }],
              arxiv_eprints: [{ value: '2001.00001', categories: ['cs.CL'] }],
              dois: [{ value: '10.1000/1' }],
            },
          },
        ],
      },
    },
    paper: { ...kite, abstract: 'They fly.', arxivId: '2001.00001', doi: '10.1000/1' },
  },
  'NASA ADS': {
    value: {
      response: {
        docs: [
          {
            bibcode: '2020W',
            title: ['Kites'],
            author: ['Berg, Ada', 'Ice, Bo'],
            pub: 'Wind',
            year: '2020',
            doi: ['10.1000/1'],
            abstract: 'They fly.',
            keyword: ['kites'],
          },
        ],
      },
    },
    paper: { ...kite, venue: 'Wind', year: 2020, doi: '10.1000/1', tags: ['kites'] },
  },
  'PubMed’s summaries': {
    value: {
      result: {
        uids: ['31000001'],
        31000001: {
          uid: '31000001',
          title: 'Kites.',
          authors: [
            { name: 'Berg A', authtype: 'Author' },
            { name: 'Ice B', authtype: 'Author' },
          ],
          fulljournalname: 'Wind',
          pubdate: '2020 May',
          elocationid: 'doi: 10.1000/1',
        },
      },
    },
    paper: { title: 'Kites', authors: ['A Berg', 'B Ice'], venue: 'Wind', doi: '10.1000/1', year: 2020 },
  },
  Scopus: {
    value: {
      'search-results': {
        entry: [
          {
            'dc:title': 'Kites',
            'dc:creator': 'Berg A.',
            'prism:publicationName': 'Wind',
            'prism:coverDate': '2020-05-01',
            'prism:doi': '10.1000/1',
          },
        ],
      },
    },
    paper: { title: 'Kites', authors: ['A. Berg'], venue: 'Wind', date: '2020-05-01', doi: '10.1000/1' },
  },
  'a virtual conference': {
    value: {
      count: 1,
      results: [
        {
          id: 1,
          name: 'Kites',
          authors: [
            { id: 1, fullname: 'Ada Berg', institution: 'Kite Hall' },
            { id: 2, fullname: 'Bo Ice' },
          ],
          abstract: 'They fly.',
          topic: 'Wind',
          decision: 'Accept',
          paper_url: 'https://openreview.net/forum?id=a',
        },
      ],
    },
    paper: { ...kite, abstract: 'They fly.' },
  },
  scholarly: {
    value: [
      {
        container_type: 'Publication',
        bib: { title: 'Kites', author: ['A Berg', 'B Ice'], pub_year: '2020', venue: 'Wind', abstract: 'They fly.' },
        pub_url: 'https://x.org',
      },
    ],
    paper: { title: 'Kites', authors: ['A Berg', 'B Ice'], year: 2020, venue: 'Wind', abstract: 'They fly.' },
  },
};

for (const [source, { value, paper }] of Object.entries(answers)) {
  test(`JSON of ${source}`, () => {
    checkContainer(JSON.stringify(value, null, 2), 'x.json', 'json', [paper]);
  });
}

test('papers by their identifiers', () => {
  checkContainer('{"2001.00001": {"title": "Kites", "tldr": "They fly."}, "2001.00002": {"title": "Ropes"}}', 'x.json', 'json', [
    { title: 'Kites', arxivId: '2001.00001', abstractKind: 'summary' },
    { title: 'Ropes', arxivId: '2001.00002' },
  ]);
});

test('whose words an abstract is', () => {
  checkContainer(
    '[{"title": "Kites", "doi": "10.1000/1", "tldr": "Short."}, {"title": "Ropes", "doi": "10.1000/2", "abstract": "Own."}]',
    'x.json',
    'json',
    [
      { title: 'Kites', abstract: 'Short.', abstractKind: 'summary' },
      { title: 'Ropes', abstract: 'Own.', abstractKind: undefined },
    ],
  );
});

test('JSON without papers gives none', () => {
  const news = [
    {
      source: { name: 'Daily Kite' },
      author: 'Ada Berg',
      title: 'Kites on the rise',
      description: 'They are.',
      url: 'https://x.org/n',
      publishedAt: '2020-01-01T00:00:00Z',
    },
  ];
  const feed = {
    title: 'My blog',
    items: [{ id: '1', url: 'https://blog.example/1', title: 'Kites', summary: 'We flew.', date_published: '2020-01-01' }],
  };
  const others = [
    news,
    feed,
    { issues: [{ title: 'Kite falls', summary: 'It fell.', year: 2020 }] },
    { info: { title: 'Kite API', description: 'Flies.', version: '1.0' }, paths: {} },
    { title: 'Settings', type: 'object', properties: { kite: { title: 'Kite', type: 'string' } } },
    { commands: [{ command: 'kite.fly', title: 'Fly' }] },
  ];
  for (const value of others) assert.deepEqual(parseDigest(JSON.stringify(value, null, 2), { path: 'a-digest.json' }).entries, []);
  for (const name of ['package.json', 'tsconfig.json', 'package.nls.json']) {
    assert.deepEqual(parseDigest(readFileSync(join(projectRoot, name), 'utf8'), { path: name }).entries, [], name);
  }
});

const records = `# what I read
date: "2020-01-01"
title: 'Kites: a tale of ''wind'''
author: Ada Berg
link: https://huggingface.co/papers/2001.00001
summary: They fly.
tags:
    - kites
    - wind
date: "2020-01-02"
title: >-
  Ropes that
  hold
author: Bo Ice
link: https://huggingface.co/papers/2001.00002
summary: They hold.
`;

test('YAML: records one after another, with or without rules between them', () => {
  const papers = [
    {
      title: "Kites: a tale of 'wind'",
      abstract: 'They fly.',
      abstractKind: 'summary' as const,
      arxivId: '2001.00001',
      tags: ['kites', 'wind'],
      date: '2020-01-01',
      authors: ['Ada Berg'],
    },
    { title: 'Ropes that hold', abstract: 'They hold.', arxivId: '2001.00002' },
  ];
  checkContainer(records, 'x.yaml', 'yaml', papers, { escaped: true });
  checkContainer(records, 'x.txt', 'yaml', papers, { escaped: true });
  checkContainer(records.replaceAll('date:', '---\ndate:').replaceAll('\n', '\r\n'), 'x.yml', 'yaml', papers, { escaped: true });
});

test('YAML: a list, a list under a key, CSL-YAML', () => {
  const list =
    '- title: Kites\n  doi: 10.1000/1\n  authors: [Ada Berg, Bo Ice]\n- title: Ropes\n  doi: 10.1000/2\n  authors:\n  - Roe, Cy\n';
  const papers = [
    { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'], doi: '10.1000/1' },
    { title: 'Ropes', authors: ['Cy Roe'], doi: '10.1000/2' },
  ];
  checkContainer(list, 'x.yaml', 'yaml', papers);
  checkContainer(`papers:\n${list.replace(/^/gm, '  ').trimEnd()}\n`, 'x.yaml', 'yaml', papers);
  checkContainer(
    '---\nreferences:\n- id: berg20\n  type: article-journal\n  title: Kites\n  author:\n  - family: Berg\n    given: Ada\n  issued:\n    date-parts:\n    - - 2020\n      - 5\n  container-title: Wind\n...\n',
    'x.yaml',
    'yaml',
    [{ title: 'Kites', authors: ['Ada Berg'], year: 2020, venue: 'Wind' }],
  );
});

test('YAML: papers by their keys', () => {
  const text =
    'berg20:\n  type: article\n  title: Kites\n  author:\n    - Berg, Ada\n  date: 2020-03-15\n  doi: 10.1000/1\n  parent:\n    type: periodical\n    title: Wind\n\nroe19:\n  type: book\n  title: Ropes\n  author: Roe, Cy\n  date: 2019\n  parent:\n    title: Knots\n';
  checkContainer(text, 'x.yml', 'yaml', [
    { title: 'Kites', authors: ['Ada Berg'], doi: '10.1000/1', year: 2020 },
    { title: 'Ropes', authors: ['Cy Roe'], year: 2019 },
  ]);
});

test('YAML: a broken record hides no other', () => {
  const text = '- title: Kites\n  doi: 10.1000/1\n- title: "Ropes\n  doi: 10.1000/2\n- title: Sails\n  doi: 10.1000/3\n';
  const { entries, issues } = parseDigest(text, { path: 'x.yaml' });
  assert.deepEqual(
    entries.map(({ title }) => title).filter((title) => !title.startsWith('Ropes')),
    ['Kites', 'Sails'],
  );
  assert.ok(
    issues.some(
      ({ reason, span }) =>
        reason.startsWith('Invalid YAML') && span.start > text.indexOf('Ropes') - 3 && span.start <= text.indexOf('- title: Sails'),
    ),
  );
});

test('YAML without papers gives none', () => {
  for (const text of [
    'title: My site\nauthor: Ada Berg\nbaseurl: /\nplugins:\n  - feed\n',
    'on: push\njobs:\n  build:\n    steps:\n      - name: Build\n',
    'openapi: 3.0.0\ninfo:\n  title: Kites\n  description: They fly.\n',
  ]) {
    assert.deepEqual(parseDigest(text, { path: 'a-digest.yaml' }).entries, [], text);
  }
});

const note = (title: string, id: string): string =>
  `---\nlayout: paper\ntitle: "${title}"\nauthors: "Ada Berg, Bo Ice"\narxiv_id: "${id}v1"\narxiv_abstract: >-\n  They fly\n  high.\ntags:\n  - kites\n---\n\n## What it says\n\n- **Much** [link](https://x.org)\n\n---\n\nAnd more.\n`;

test('notes with metadata, one after another', () => {
  checkContainer(`${note('Kites', '2001.00001')}\n${note('Ropes', '2001.00002')}`, 'notes.md', 'front-matter', [
    { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'], arxivId: '2001.00001', abstract: 'They fly high.', tags: ['kites'] },
    { title: 'Ropes', arxivId: '2001.00002' },
  ]);
  const page = '---\ntitle: Papers of the week\nlayout: post\nauthor: Ada Berg\n---\n\n- **Kites**: they fly in the wind of the north.\n';
  assert.notEqual(parseDigest(page, { path: 'x.md' }).format, 'front-matter');
});

test('YAML: a stream of documents, by its name and without one', () => {
  const text = ['Kites', 'Ropes', 'Knots', 'Wind']
    .map((title, at) => `---\ntitle: ${title}\nauthors: [Ada Berg]\nyear: 202${at}\nabstract: They fly.\n`)
    .join('');
  const papers = ['Kites', 'Ropes', 'Knots', 'Wind'].map((title, at) => ({
    title,
    authors: ['Ada Berg'],
    year: 2020 + at,
    abstract: 'They fly.',
  }));
  checkContainer(text, 'a.yaml', 'yaml', papers);
  checkContainer(text, 'a.txt', 'yaml', papers);
});

test('JSON of OpenReview: page, year and day of a paper; reviews are none', () => {
  const note = (id: string, title: string, rest: Readonly<Record<string, unknown>>): unknown => ({
    id,
    forum: id,
    content: {
      title: { value: title },
      authors: { value: ['Ada Berg'] },
      abstract: { value: 'They fly.' },
      venue: { value: 'WIND 2024 oral' },
    },
    ...rest,
  });
  const review = {
    id: 'reviewreview',
    forum: 'abcdefghij',
    replyto: 'abcdefghij',
    content: { title: { value: 'Official Review of Submission 4 by Reviewer X' }, summary: { value: 'It flies.' } },
  };
  const text = JSON.stringify({
    notes: [note('abcdefghij', 'Kites', { replyto: null, pdate: 1705400000000 }), review, note('klmnopqrst', 'Ropes', {})],
  });
  checkContainer(text, 'x.json', 'json', [
    { title: 'Kites', year: 2024, date: '2024-01-16', links: [{ kind: 'page', url: 'https://openreview.net/forum?id=abcdefghij' }] },
    { title: 'Ropes', year: 2024, date: undefined, links: [{ kind: 'page', url: 'https://openreview.net/forum?id=klmnopqrst' }] },
  ]);
});

test('a bibliography in the metadata of a document, as pandoc reads it', () => {
  const text = `---
title: On Kites
author: Ada Berg
abstract: We fly them.
references:
- type: article-journal
  id: hochreiter97
  author:
  - family: Hochreiter
    given: Sepp
  - family: Schmidhuber
    given: Jürgen
  issued:
    date-parts:
    - - 1997
  title: Long Short-Term Memory
  container-title: Neural Computation
  DOI: 10.1162/neco.1997.9.8.1735
- id: vaswani17
  title: Attention Is All You Need
  author:
  - literal: Ashish Vaswani
---

As we know [@hochreiter97], they fly.
`;
  checkContainer(text, 'paper.md', 'front-matter', [
    {
      title: 'Long Short-Term Memory',
      authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
      year: 1997,
      venue: 'Neural Computation',
      doi: '10.1162/neco.1997.9.8.1735',
    },
    { title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] },
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkContainer, type ExpectedPaper } from './checkContainer';

const format = 'separated-values';

/** One row from each program, with its columns and its format for people. */
const exports: Readonly<Record<string, { readonly text: string; readonly paper: ExpectedPaper }>> = {
  'Scopus 2023': {
    text: '"Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","DOI","Link","Abstract","Author Keywords","Index Keywords","Source","EID"\n"Berg A.; Ice B.","Berg, Ada (57200000001); Ice, Bo (57200000002)","1;2","Kites, high and low","2022","Journal of Kites","3","10.1000/k.1","https://www.scopus.com/inward/record.uri?eid=1","They fly; high.","kites; wind","Air; Cloth","Scopus","2-s2.0-1"\n',
    paper: {
      title: 'Kites, high and low',
      authors: ['Ada Berg', 'Bo Ice'],
      year: 2022,
      venue: 'Journal of Kites',
      doi: '10.1000/k.1',
      abstract: 'They fly; high.',
      tags: ['kites', 'wind'],
    },
  },
  PubMed: {
    text: 'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n31000001,Kites in medicine.,"Berg AB, Ice B, van der Roe C.",J Kite. 2019 Dec 3;1(2):3-4.,Berg AB,J Kite,2019,2019/12/04,,,10.1000/k.2\n',
    paper: { title: 'Kites in medicine', authors: ['AB Berg', 'B Ice', 'C van der Roe'], year: 2019, venue: 'J Kite', doi: '10.1000/k.2' },
  },
  Zotero: {
    text: '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","DOI","Url","Abstract Note","Date","Date Added","Manual Tags","Automatic Tags"\n"AB","journalArticle","2020","Berg, Ada; Ice, Bo","Kites","Wind","","10.1000/1","https://arxiv.org/abs/2001.00001","They fly.","2020-05-01","2021-01-01 10:00:00","to read; kites","auto"\n',
    paper: {
      title: 'Kites',
      authors: ['Ada Berg', 'Bo Ice'],
      venue: 'Wind',
      year: 2020,
      date: '2020-05-01',
      doi: '10.1000/1',
      arxivId: '2001.00001',
      abstract: 'They fly.',
      tags: ['to read', 'kites'],
    },
  },
  'Google Scholar': {
    text: 'Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"Berg, Ada; Ice, Bo; ",Kites of cloth,Journal of Kites,1,2,3-4,2018,Kite Press\n',
    paper: { title: 'Kites of cloth', authors: ['Ada Berg', 'Bo Ice'], venue: 'Journal of Kites', year: 2018 },
  },
  'Publish or Perish': {
    text: 'Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,Abstract\n12,"A Berg, B Ice",Kites in rows,2017,Annals of Kites,kites.example,https://kites.example/1,,1,2020-01-01 10:00:00,,,They fly …\n',
    paper: { title: 'Kites in rows', authors: ['A Berg', 'B Ice'], venue: 'Annals of Kites', year: 2017, abstract: 'They fly …' },
  },
  Dimensions: {
    text: '"About the data: Exported on Jan 1, 2022. Criteria: kites."\n"Rank","Publication ID","DOI","PMID","Title","Abstract","Source title","PubYear","Authors","Authors (Raw Affiliation)","Dimensions URL"\n1,pub.1,10.1000/d.1,,"Kites at rest","They lie.","Journal of Kites",2021,"Berg, Ada; Ice, Bo","Berg, Ada (Kite Hall)","https://app.dimensions.ai/details/publication/pub.1"\n',
    paper: {
      title: 'Kites at rest',
      authors: ['Ada Berg', 'Bo Ice'],
      venue: 'Journal of Kites',
      year: 2021,
      doi: '10.1000/d.1',
      abstract: 'They lie.',
    },
  },
  Lens: {
    text: 'Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Publisher,Author/s,Abstract,DOI,Keywords,External URL\n1,Kites by night,2016-03-01,2016,journal article,Night Air,,Kite Press,Ada Berg; Bo Ice,They glow.,10.1000/l.1,kites; night,https://x.org\n',
    paper: {
      title: 'Kites by night',
      authors: ['Ada Berg', 'Bo Ice'],
      venue: 'Night Air',
      year: 2016,
      date: '2016-03-01',
      doi: '10.1000/l.1',
      abstract: 'They glow.',
      tags: ['kites', 'night'],
    },
  },
  Embase: {
    text: 'Title,Author Names,Source,Abstract,keywords,Embase Link\n"Kites and health","Berg A., Ice B.C.",Wind (2014) 3:3 (1-2). Date of Publication: 2014,"They help.","kite (device, therapy), wind",https://www.embase.com/a\n',
    paper: {
      title: 'Kites and health',
      authors: ['A. Berg', 'B.C. Ice'],
      year: 2014,
      abstract: 'They help.',
      tags: ['kite (device, therapy)', 'wind'],
    },
  },
  Covidence: {
    text: 'Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags\nKites reviewed,"Berg, Ada; Ice, Bo",They fly.,2015,,Reviews,1,,,,10.1000/c.1,,#1,Berg 2015,,\n',
    paper: { title: 'Kites reviewed', authors: ['Ada Berg', 'Bo Ice'], venue: 'Reviews', year: 2015, doi: '10.1000/c.1' },
  },
  Rayyan: {
    text: 'key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,doi,keywords\nrayyan-1,Kites screened,2013,1,1,Screens,,,,,"Berg, Ada and Ice, Bo",,eng,,,They were.,,10.1000/y.1,\n',
    paper: {
      title: 'Kites screened',
      authors: ['Ada Berg', 'Bo Ice'],
      venue: 'Screens',
      year: 2013,
      doi: '10.1000/y.1',
      abstract: 'They were.',
    },
  },
  'a conference site': {
    text: 'UID,title,authors,abstract,keywords,sessions\n1,Kites that learn,Ada Berg|Bo Ice,They learn.,kites|learning,S1\n',
    paper: { title: 'Kites that learn', authors: ['Ada Berg', 'Bo Ice'], abstract: 'They learn.', tags: ['kites', 'learning'] },
  },
  'a script': {
    text: "abstract;first_authors;id;keywords;note;title;publication_year;url\nThey fly.;['Berg, Ada', \"O'Ice, Bo\"];1;['kites', 'wind'];7;Kites;2014//;http://x.org\n",
    paper: { title: 'Kites', authors: ['Ada Berg', "Bo O'Ice"], tags: ['kites', 'wind'], year: 2014, abstract: 'They fly.' },
  },
  'a system for submissions': {
    text: 'ID,Paper Title,Paper Authors,Track Name\n1,Kites,"Ada Berg (Kite Hall, North)*; Bo Ice (Rope Hall)",Main\n',
    paper: { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'] },
  },
  'a German table': {
    text: 'Titel;Autor;Jahr;Zeitschrift;Zusammenfassung\r\nDrachen im Wind;Ada Berg;2012;Wind;Sie fliegen, hoch.\r\n',
    paper: { title: 'Drachen im Wind', authors: ['Ada Berg'], year: 2012, venue: 'Wind', abstract: 'Sie fliegen, hoch.' },
  },
  SpringerLink: {
    text: 'Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,Content Type\n"Kites at large","Wind","","1","2","10.1000/s.1","Ada K. BergBo IceCy McRoe","2011","http://link.springer.com/article/10.1000/s.1","Article"\n',
    paper: { title: 'Kites at large', authors: ['Ada K. Berg', 'Bo Ice', 'Cy McRoe'], venue: 'Wind', year: 2011, doi: '10.1000/s.1' },
  },
};

for (const [program, { text, paper }] of Object.entries(exports)) {
  test(`a table of ${program}`, () => {
    checkContainer(text, 'export.csv', format, [paper]);
  });
}

test('any order of columns, any separator, any line ends, Excel’s first line', () => {
  const rows = [
    ['Year', 'Title', 'Notes', 'DOI'],
    ['2020', 'Kites', 'mine', '10.1000/1'],
    ['2021', 'Ropes', '', '10.1000/2'],
  ];
  const papers = [
    { title: 'Kites', year: 2020, doi: '10.1000/1' },
    { title: 'Ropes', year: 2021, doi: '10.1000/2' },
  ];
  for (const separator of [',', ';', '\t']) {
    for (const lineEnd of ['\n', '\r\n']) {
      const text = rows.map((row) => row.join(separator)).join(lineEnd);
      checkContainer(text, 'x.txt', format, papers);
      checkContainer(`sep=${separator}${lineEnd}${text}${lineEnd}`, 'x.csv', format, papers);
    }
  }
});

test('quotes: doubled ones, line breaks and separators within, a quote in the midst of a cell', () => {
  const text =
    'Title,Abstract,DOI\r\n"Kites, the ""high"" ones","One line.\r\n\r\nAnother, with a comma.",10.1000/1\r\nThe 5" kite,"It is "small" they say",10.1000/2\r\n';
  checkContainer(
    text,
    'x.csv',
    format,
    [
      { title: 'Kites, the "high" ones', abstract: 'One line. Another, with a comma.', doi: '10.1000/1' },
      { title: 'The 5" kite', abstract: 'It is "small" they say', doi: '10.1000/2' },
    ],
    { escaped: true },
  );
});

test('a quote that is never closed is reported where it begins, and the rows below are read', () => {
  const text = 'Title,Abstract,DOI\nKites,"They fly,10.1000/1\nRopes,"They hold.",10.1000/2\nSails,They swell.,10.1000/3\n';
  const { entries } = checkContainer(
    text,
    'x.csv',
    format,
    [
      { title: 'Kites', abstract: 'They fly' },
      { title: 'Ropes', abstract: 'They hold.', doi: '10.1000/2' },
      { title: 'Sails', abstract: 'They swell.', doi: '10.1000/3' },
    ],
    { issues: [['Missing closing quotation mark. The cell is read to the end of the line.', '"They fly,10.1000/1']] },
  );
  assert.equal(entries.length, 3);
  checkContainer(
    'Title,DOI\nRopes,10.1000/2\n"Kites,10.1000/1\nSails,10.1000/3\n',
    'x.csv',
    format,
    [{ title: 'Ropes' }, { title: 'Kites', doi: '10.1000/1' }, { title: 'Sails' }],
    { issues: [['Missing closing quotation mark. The cell is read to the end of the line.', '"Kites,10.1000/1']] },
  );
});

test('a bad row keeps the others', () => {
  const text = 'Title,Authors,Year\nKites,"Berg, A.; Ice, B.",2020\n,"Roe, C.",2021\n© Kite Press\nRopes,"Roe, C.; Ice, B.",2022\n';
  checkContainer(text, 'x.csv', format, [{ title: 'Kites', authors: ['A. Berg', 'B. Ice'] }, { title: 'Ropes' }], {
    issues: [
      ['This row has no title.', ',"Roe, C.",2021'],
      ["This line isn't a row of the table.", '© Kite Press'],
    ],
  });
});

test('other text below a table with complete rows is reported and is no paper', () => {
  const rows = Array.from({ length: 12 }, (_, at) => `Ada Berg,Kites ${at},2020,10.1000/${at}\n`).join('');
  const digest = parseDigest(`Authors,Title,Year,DOI\n${rows}\n# Ropes\n\nThey hold, and they are long.\n`, { path: 'x.csv' });
  assert.equal(digest.entries.length, 12);
  assert.deepEqual(
    digest.issues.map(({ reason }) => reason),
    ["This line isn't a row of the table.", "This line isn't a row of the table."],
  );
});

test('with a header of papers, rows with nothing but a title are papers', () => {
  checkContainer('Paper ID,Title,Track\n1,Kites,Wind\n2,Ropes,Knots\n', 'x.csv', format, [{ title: 'Kites' }, { title: 'Ropes' }]);
  checkContainer('PubMed ID,ArXiv ID,Title,GitHub\n,2001.00001,Kites,https://github.com/a/b\n,,Ropes,\n', 'x.csv', format, [
    { title: 'Kites', arxivId: '2001.00001' },
    { title: 'Ropes' },
  ]);
});

test('a reading list whose titles are names; categories of arXiv', () => {
  checkContainer('Name,Author,Link,Status\nKites,Ada Berg and Bo Ice,https://x.org/k,read\n', 'x.csv', format, [
    { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'] },
  ]);
  checkContainer(`titles,summaries,terms\nKites,They fly.,"['cs.CV', 'stat.ML']"\n`, 'x.csv', format, [
    { title: 'Kites', abstract: 'They fly.', tags: ['cs.CV', 'stat.ML'] },
  ]);
});

test('marks and entities of databases are read as a person reads them', () => {
  const text =
    'Document Title,Abstract,DOI\n"Kites &amp; <i>ropes</i> at 10<sup>3</sup> m","If p &lt; q, then p < q &#x2013; always.",10.1000/1\n';
  checkContainer(text, 'x.csv', format, [{ title: 'Kites & ropes at 103 m', abstract: 'If p < q, then p < q – always.' }], {
    escaped: true,
  });
});

test('tables without papers give none', () => {
  for (const text of [
    'title,director,year\nThe Kite,Ada Berg,1999\nThe Rope,Bo Ice,2001\n',
    'key,value\nTitle,Kites\n',
    'Title,Description,URL\nHome,The first page,https://x.org\n',
    'name,description,version\nkite,Flies,1.0\n',
    'Date,Title,Amount\n2020-01-01,Coffee,3.20\n2020-01-02,Paper,5.00\n',
    'id,title,status,assignee,created\n1,Fix the kite,open,ada,2020-01-01\n',
  ]) {
    assert.deepEqual(parseDigest(text, { path: 'a-digest.csv' }).entries, [], text);
  }
});

test('what a database writes in place of an abstract, and its notice after one, are no words of the paper', () => {
  const notices = [
    '© 2020 Kite Press. All rights reserved.',
    'Copyright © 2019 Elsevier Inc. All rights reserved.',
    '© The Author(s) 2021.',
    '©2018 IEEE',
    '(C) 2003 Wiley-Liss, Inc.',
    '© 2020 by the authors. Licensee MDPI, Basel, Switzerland.',
  ];
  const rows = notices.map((notice, at) => `Kite ${at},"Berg, A.",2020,We fly (c) kites for 3 days. They hold in 2019. ${notice}`);
  const none = ['[No abstract available]', 'No abstract available.', 'N/A'].map((words, at) => `Rope ${at},"Berg, A.",2020,${words}`);
  checkContainer(
    `Title,Authors,Year,Abstract\n${[...rows, ...none].map((row) => row.replace(/,([^,]*, Inc[^,]*)$|,(We .*)$/, (found) => `,"${found.slice(1)}"`)).join('\n')}\n`,
    'scopus.csv',
    'separated-values',
    [
      ...notices.map((_, at) => ({ title: `Kite ${at}`, abstract: 'We fly (c) kites for 3 days. They hold in 2019.' })),
      ...none.map((_, at) => ({ title: `Rope ${at}`, abstract: '' })),
    ],
  );
});

test('a column of titles is one of papers where it is called so, or its file a digest, and no other column makes it something else', () => {
  const titles = [
    'Attention Is All You Need',
    'Layer Normalization',
    'Auto-Encoding Variational Bayes',
    'Let\u2019s Verify Step by Step',
    'Denoising Diffusion Probabilistic Models',
  ];
  const films = [
    'The Silence of the Fjord',
    'Eternal Rain over the Harbour',
    'Lost in Lapland',
    'No Country for Young Goats',
    'The Good Ferryman',
  ];
  const table = (head: string, rows: readonly string[], separator: string): string =>
    [head.replaceAll(';', separator), ...rows.map((title, at) => [title, 2013 + at, 'seen'].join(separator))].join('\n');
  for (const separator of [';', '\t', ',']) {
    const papers = titles.map((title, at) => ({ title, year: 2013 + at }));
    checkContainer(table('title;year;status', titles, separator), 'my-digest.csv', 'separated-values', papers);
    checkContainer(table('paper;year;status', titles, separator), 'a.csv', 'separated-values', papers);
    checkContainer(
      table('Paper;Cited by;Status', titles, separator),
      'a.csv',
      'separated-values',
      titles.map((title) => ({ title })),
    );
    for (const [head, path] of [
      ['title;year;status', 'a.csv'],
      ['title;year;director', 'films-digest.csv'],
      ['title;price;brand', 'a-digest.csv'],
      ['title;year;genre', 'a-digest.csv'],
    ] as const) {
      assert.deepEqual(parseDigest(table(head, films, separator), { path }).entries, [], `${head} ${path}`);
    }
  }
});

test('the same in Markdown', () => {
  const titles = [
    'Attention Is All You Need',
    'Layer Normalization',
    '**Auto-Encoding Variational Bayes**',
    '[Denoising Diffusion Probabilistic Models](https://example.org/ddpm)',
  ];
  const table = (head: string): string =>
    `# Spring\n\n${head}\n|---|---|---|\n${titles.map((title, at) => `| ${title} | ${2013 + at} | seen |\n`).join('')}\nand a few words\n`;
  const read = (head: string, path: string): readonly unknown[] =>
    parseDigest(table(head), { path }).entries.map(({ title, year, links }) => [title, year, links.length]);
  const papers = [
    ['Attention Is All You Need', 2013, 0],
    ['Layer Normalization', 2014, 0],
    ['Auto-Encoding Variational Bayes', 2015, 0],
    ['Denoising Diffusion Probabilistic Models', 2016, 1],
  ];
  assert.deepEqual(read('| title | year | status |', 'my-digest.md'), papers);
  assert.deepEqual(read('| Paper | Year | Status |', 'a.md'), papers);
  assert.deepEqual(read('| title | year | status |', 'a.md'), []);
  assert.deepEqual(read('| title | year | director |', 'my-digest.md'), []);
});

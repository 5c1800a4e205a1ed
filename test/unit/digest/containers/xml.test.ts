import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkContainer } from './checkContainer';

const entry = (title: string, id: string): string => `  <entry>
    <id>http://arxiv.org/abs/${id}v1</id>
    <title>${title}</title>
    <updated>2020-01-02T00:00:00Z</updated>
    <published>2020-01-01T00:00:00Z</published>
    <summary>They fly &amp; fly.
</summary>
    <author><name>Ada Berg</name><arxiv:affiliation>Kite Hall</arxiv:affiliation></author>
    <author><name>Bo Ice</name></author>
    <link href="http://arxiv.org/abs/${id}v1" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${id}v1" rel="related" type="application/pdf"/>
    <arxiv:doi>10.1000/${id}</arxiv:doi>
    <arxiv:journal_ref>Wind 3 (2020) 1</arxiv:journal_ref>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
`;
const atom = (entries: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query</title><id>http://arxiv.org/api/x</id>
${entries}</feed>
`;

test('the API of arXiv', () => {
  checkContainer(atom(entry('Kites of\n  cloth', '2001.00001') + entry('Ropes', '2001.00002')), 'query.xml', 'feed', [
    {
      title: 'Kites of cloth',
      authors: ['Ada Berg', 'Bo Ice'],
      abstract: 'They fly & fly.',
      abstractKind: undefined,
      arxivId: '2001.00001',
      doi: '10.1000/2001.00001',
      venue: 'Wind 3 (2020) 1',
      date: '2020-01-01',
      year: 2020,
      tags: ['cs.CL'],
    },
    { title: 'Ropes', arxivId: '2001.00002' },
  ]);
});

test('feeds of arXiv, as RSS and as RDF', () => {
  const rss = `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates</title><link>http://rss.arxiv.org/rss/cs.CL</link>
<item><title>Kites</title><link>https://arxiv.org/abs/2405.00001</link><description>arXiv:2405.00001v1 Announce Type: new 
Abstract: They fly.</description><guid isPermaLink="false">oai:arXiv.org:2405.00001v1</guid><category>cs.CL</category><pubDate>Mon, 06 May 2024 00:00:00 -0400</pubDate><dc:creator>Ada Berg, Bo Ice</dc:creator></item>
</channel></rss>`;
  checkContainer(rss, 'cs.CL.xml', 'feed', [
    {
      title: 'Kites',
      authors: ['Ada Berg', 'Bo Ice'],
      abstract: 'They fly.',
      abstractKind: undefined,
      arxivId: '2405.00001',
      tags: ['cs.CL'],
      year: 2024,
    },
  ]);
  const rdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://arxiv.org/"><title>cs.CL</title><items><rdf:Seq><rdf:li rdf:resource="http://arxiv.org/abs/2101.00001"/></rdf:Seq></items></channel>
<item rdf:about="http://arxiv.org/abs/2101.00001"><title>Kites. (arXiv:2101.00001v1 [cs.CL])</title><link>http://arxiv.org/abs/2101.00001</link><description rdf:parseType="Literal">&lt;p&gt;They fly.&lt;/p&gt;</description><dc:creator> &lt;a href="http://arxiv.org/find/1"&gt;Ada Berg&lt;/a&gt;, &lt;a href="http://arxiv.org/find/2"&gt;Bo Ice&lt;/a&gt;</dc:creator></item>
</rdf:RDF>`;
  const digest = parseDigest(rdf, { path: 'x.xml' });
  const [paper] = digest.entries;
  assert.deepEqual(
    [digest.format, paper!.title, paper!.authors, paper!.abstract, paper!.arxivId],
    ['feed', 'Kites', ['Ada Berg', 'Bo Ice'], 'They fly.', '2101.00001'],
  );
  assert.equal(rdf.slice(digest.starts[0]! + paper!.titleSpan.start, digest.starts[0]! + paper!.titleSpan.end), 'Kites');
});

test('the feed of a journal, with CDATA; a blog is no list of papers', () => {
  const rss = (item: string): string => `<rss version="2.0"><channel><title>Wind</title>${item}</channel></rss>`;
  checkContainer(
    rss(
      '<item><title><![CDATA[Kites & ropes]]></title><link>https://kites.example/a</link><prism:doi>10.1000/1</prism:doi><dc:creator>Ada Berg</dc:creator><dc:creator>Bo Ice</dc:creator><prism:publicationName>Wind</prism:publicationName><dc:date>2020-05-01</dc:date><description><![CDATA[<p>Wind, Published online: 01 May 2020</p>]]></description></item>',
    ),
    'x.rss',
    'feed',
    [
      {
        title: 'Kites & ropes',
        doi: '10.1000/1',
        authors: ['Ada Berg', 'Bo Ice'],
        venue: 'Wind',
        date: '2020-05-01',
        abstractKind: 'summary',
      },
    ],
  );
  const blog = parseDigest(
    rss(
      '<item><title>My kite and I</title><link>https://blog.example/kite</link><dc:creator>Ada Berg</dc:creator><pubDate>Mon, 06 May 2024 00:00:00 GMT</pubDate><description>We flew.</description></item>',
    ),
    { path: 'x-digest.xml' },
  );
  assert.deepEqual(blog.entries, []);
});

test('EndNote’s XML: styles within a title, editors are no authors', () => {
  const text =
    '<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="My.enl">My.enl</database><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Berg, Ada</style></author><author>Ice, Bo</author></authors><secondary-authors><author>Roe, Cy</author></secondary-authors></contributors><titles><title><style face="normal">Kites </style><style face="italic">in vento</style></title><secondary-title><style>Wind</style></secondary-title></titles><periodical><full-title>Wind</full-title></periodical><keywords><keyword>kites</keyword></keywords><dates><year><style>2020</style></year></dates><abstract><style>They fly.</style></abstract><urls><related-urls><url>https://x.org/k</url></related-urls></urls><electronic-resource-num>10.1000/1</electronic-resource-num></record></records></xml>';
  checkContainer(
    text,
    'My.xml',
    'xml',
    [
      {
        title: 'Kites in vento',
        authors: ['Ada Berg', 'Bo Ice'],
        venue: 'Wind',
        year: 2020,
        abstract: 'They fly.',
        doi: '10.1000/1',
        tags: ['kites'],
        links: [{ kind: 'page', url: 'https://x.org/k' }],
      },
    ],
    { escaped: true },
  );
});

test('PubMed’s XML and dblp’s', () => {
  const pubmed =
    '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd">\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">31000001</PMID><Article><Journal><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue><Title>Journal of kites</Title></Journal><ArticleTitle>Kites in <i>vivo</i>.</ArticleTitle><Abstract><AbstractText Label="AIM">To fly.</AbstractText><AbstractText Label="RESULT">Flown.</AbstractText></Abstract><AuthorList><Author><LastName>Berg</LastName><ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">31000001</ArticleId><ArticleId IdType="doi">10.1000/1</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Ropes</Citation></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>';
  checkContainer(
    pubmed,
    'x.xml',
    'xml',
    [
      {
        title: 'Kites in vivo',
        authors: ['Ada Berg'],
        venue: 'Journal of kites',
        year: 2019,
        abstract: 'To fly. Flown.',
        doi: '10.1000/1',
      },
    ],
    { escaped: true },
  );
  checkContainer(
    '<dblp><article key="a"><author>Ada Berg</author><author>Bo Ice</author><title>Kites.</title><journal>Wind</journal><year>2020</year><ee>https://doi.org/10.1000/1</ee></article><inproceedings key="b"><author>Cy Roe</author><title>Ropes.</title><booktitle>Knots</booktitle><year>2021</year></inproceedings></dblp>',
    'x.xml',
    'xml',
    [
      { title: 'Kites', authors: ['Ada Berg', 'Bo Ice'], venue: 'Wind', year: 2020, doi: '10.1000/1' },
      { title: 'Ropes', authors: ['Cy Roe'], venue: 'Knots', year: 2021 },
    ],
  );
});

test('entities that a document defines are kept as they are, and truncation is reported', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${atom(entry('Kites &c;', '2001.00001')).replace(/^<\?.*\n/, '')}`;
  assert.deepEqual(
    parseDigest(bomb, { path: 'x.xml' }).entries.map(({ title }) => title),
    ['Kites &c;'],
  );
  const cut = atom(entry('Kites', '2001.00001') + entry('Ropes', '2001.00002')).split('<title>Ropes')[0]!;
  checkContainer(`${cut}<title>Rop`, 'x.xml', 'feed', [{ title: 'Kites' }], { issues: [['This <entry> has no closing tag.', '<entry>']] });
});

test('XML that holds much HTML, or elements that HTML has too, is no page', () => {
  const records = ['Kites', 'Ropes', 'Knots'].map((title, at) => ({ title, arxivId: `2405.0000${at}`, doi: `10.1000/${at}` }));
  const item = ({ title, arxivId }: { title: string; arxivId: string }): string =>
    `<item><title>${title}</title><link>https://arxiv.org/abs/${arxivId}</link><description><![CDATA[<p>They fly.</p><p>They</p><p>stay.</p>]]></description></item>`;
  const articles = records.map(
    ({ title, doi }) =>
      `<article key="x/${title}"><author>Ada Berg</author><title>${title}.</title><year>2020</year><journal>J. Wind</journal><ee>https://doi.org/${doi}</ee></article>\n`,
  );
  const told = records.map(({ title }) => ({ title }));
  checkContainer(`<rss version="2.0"><channel><title>Wind</title>${records.map(item).join('')}</channel></rss>`, 'a.xml', 'feed', told);
  checkContainer(`<?xml version="1.0"?>\n<dblp>\n${[...articles, ...articles].join('')}</dblp>`, 'a.xml', 'xml', [...told, ...told]);
});

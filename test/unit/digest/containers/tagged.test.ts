import { test } from 'node:test';
import { checkContainer } from './checkContainer';

const zotero = `TY  - CONF
TI  - Kites that hold their line in a gale
AU  - Berg, Ada
AU  - van der Ice, Bo
T2  - Proceedings of the Kite Workshop
AB  - We fly kites in a gale.

The line holds.
DA  - 2021/05/03/
PY  - 2021
DO  - 10.1000/kite.1
UR  - https://arxiv.org/abs/2105.00001
L1  - files/12/kite.pdf
KW  - kites
KW  - wind
ER  -

TY  - JOUR
TI  - Ropes: a survey
AU  - Roe, Cy, Jr.
JO  - Journal of Ropes
Y1  - 2019//
ER  - 
`;

const kite = {
  title: 'Kites that hold their line in a gale',
  authors: ['Ada Berg', 'Bo van der Ice'],
  venue: 'Proceedings of the Kite Workshop',
  abstract: 'We fly kites in a gale. The line holds.',
  year: 2021,
  date: '2021/05/03',
  doi: '10.1000/kite.1',
  arxivId: '2105.00001',
  tags: ['kites', 'wind'],
};
const ropes = { title: 'Ropes: a survey', authors: ['Cy Roe Jr.'], venue: 'Journal of Ropes', year: 2019, abstract: '' };

test('RIS: people, venue, abstract of several paragraphs, identifiers, keywords', () => {
  checkContainer(zotero, 'zotero.ris', 'ris', [kite, ropes]);
});

test('RIS: CRLF, any name, a number above each record, one blank before the dash', () => {
  checkContainer(zotero.replaceAll('\n', '\r\n'), 'export.txt', 'ris', [kite, ropes]);
  const numbered = zotero
    .split(/(?=TY {2}-)/)
    .map((record, index) => `${index + 1}.\n${record}\nLink to the full text or citation of it: https://x.org/${index}\n\n`)
    .join('');
  checkContainer(numbered, 'ovid.txt', 'ris', [kite, ropes]);
  checkContainer(zotero.replaceAll('  -', ' -'), 'x.ris', 'ris', [kite, ropes]);
  const headed = zotero
    .split(/(?=TY {2}-)/)
    .map((record, index) => `Record #${index + 1} of 2\nProvider: Kite Press\nContent: text/plain; charset="utf-8"\n\n\n${record}`)
    .join('');
  checkContainer(headed, 'x.ris', 'ris', [kite, ropes]);
});

test('RIS: T1, A1 and N2; a chapter; a continuation that begins like a tag; a full stop after a title', () => {
  const text =
    'TY  - CHAP\nA1  - Berg, Ada\nT1  - On wind.\nBT  - The book of wind\nN2  - It blows\nAI - and stays.\nKW  - wind; storms\nER  - \n';
  checkContainer(text, 'x.ris', 'ris', [
    { title: 'On wind', authors: ['Ada Berg'], venue: 'The book of wind', abstract: 'It blows AI - and stays.', tags: ['wind', 'storms'] },
  ]);
});

test('RIS: a record without a title or an end does not affect others, and text between records is reported', () => {
  const text =
    'TY  - JOUR\nAU  - Berg, Ada\nER  - \nA note of mine\n\nTY  - JOUR\nTI  - Kites\nAU  - Berg, Ada\nPY  - 2020\nTY  - JOUR\nTI  - Ropes\nDO  - 10.1000/1\nER  - \n';
  checkContainer(
    text,
    'x.ris',
    'ris',
    [
      { title: 'Kites', year: 2020 },
      { title: 'Ropes', doi: '10.1000/1' },
    ],
    {
      issues: [
        ['This record has no title.', 'TY  - JOUR\nAU  - Berg, Ada\nER  -'],
        ["This text isn't part of a record (RIS export).", 'A note of mine'],
        ['The last line of this record ("ER") is missing (RIS export).', 'TY  - JOUR'],
      ],
    },
  );
});

test('PubMed: full names, wrapped lines that begin like tags, a translated title', () => {
  const text = `
PMID- 31000001
OWN - NLM
TI  - Kites in the upper air: how they keep
      HIV - no, their - line.
LID - 10.1000/k.2 [doi]
AB  - BACKGROUND: Kites fall. METHODS: We
      flew some.
FAU - Berg, Ada B
AU  - Berg AB
FAU - Ice, Bo
AU  - Ice B
DP  - 2019 Dec 3
JT  - Journal of kites
OT  - kites
OT  - upper air

PMID- 31000002
TI  - [Ropes of the north].
FAU - Roe, Cy
DP  - 2018
AID - 10.1000/r.3 [doi]
`;
  checkContainer(text, 'pubmed-set.nbib', 'medline', [
    {
      title: 'Kites in the upper air: how they keep HIV - no, their - line',
      authors: ['Ada B Berg', 'Bo Ice'],
      abstract: 'BACKGROUND: Kites fall. METHODS: We flew some.',
      date: '2019 Dec 3',
      year: 2019,
      venue: 'Journal of kites',
      doi: '10.1000/k.2',
      tags: ['kites', 'upper air'],
      links: [{ kind: 'page', url: 'https://pubmed.ncbi.nlm.nih.gov/31000001/' }],
    },
    { title: 'Ropes of the north', year: 2018, doi: '10.1000/r.3' },
  ]);
});

test('ERIC: the same format without PubMed’s numbers', () => {
  const record = (title: string, doi: string): string =>
    `\nOWN - ERIC\nTI  - ${title}\nAU  - Berg, Ada\nJT  - Wind\nAID - http://dx.doi.org/${doi}\nDP  - 2000\nLID - http://eric.example/?id=1\nAB  - They fly.\n\n`;
  checkContainer(record('Kites', '10.1000/1') + record('Ropes', '10.1000/2'), 'x.nbib', 'medline', [
    { title: 'Kites', doi: '10.1000/1', authors: ['Ada Berg'], year: 2000 },
    { title: 'Ropes', doi: '10.1000/2' },
  ]);
});

test('EndNote: records by %0, by blank lines, with the title first or the authors first', () => {
  const endnote =
    '%0 Journal Article\n%T Kites\n%A Berg, Ada\n%J Wind\n%D 2020\n%X They fly.\n\nHigh.\n%K kites\nwind\n%U https://x.org/k\n%R 10.1000/1\n\n%0 Book\n%T Ropes\n%A Roe, Cy\n%I Rope Press\n%D 2001\n';
  const papers = [
    {
      title: 'Kites',
      authors: ['Ada Berg'],
      venue: 'Wind',
      year: 2020,
      abstract: 'They fly. High.',
      tags: ['kites', 'wind'],
      doi: '10.1000/1',
    },
    { title: 'Ropes', authors: ['Cy Roe'], venue: 'Rope Press', year: 2001 },
  ];
  checkContainer(endnote, 'x.enw', 'refer', papers);
  const authorsFirst = '%A Ada Berg\n%T Kites\n%J Wind\n%D 2020\n\n%A Cy Roe\n%T Ropes\n%I Rope Press\n%D 2001\n';
  checkContainer(authorsFirst, 'x.txt', 'refer', [
    { title: 'Kites', authors: ['Ada Berg'] },
    { title: 'Ropes', authors: ['Cy Roe'] },
  ]);
  checkContainer(endnote.replaceAll(/%0 (.*)\n%T (.*)\n/g, '%T $2\n%0 $1\n'), 'x.txt', 'refer', papers);
});

test('Web of Science: plain text and its table with tabs', () => {
  const plain = `FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Berg, A
   Ice, B
AF Berg, Ada; Ice, Bo
TI Kites of the
   upper air
SO JOURNAL OF KITES
DE kites; upper air
AB They fly
   high.
PY 2019
DI 10.1000/k.4
ER

PT C
AU Roe, C
TI Ropes
SO PROCEEDINGS OF ROPES
PY 2018
ER

EF
`;
  const papers = [
    {
      title: 'Kites of the upper air',
      authors: ['Ada Berg', 'Bo Ice'],
      venue: 'JOURNAL OF KITES',
      tags: ['kites', 'upper air'],
      abstract: 'They fly high.',
      year: 2019,
      doi: '10.1000/k.4',
    },
    { title: 'Ropes', authors: ['C Roe'], year: 2018 },
  ];
  checkContainer(plain, 'savedrecs.txt', 'web-of-science', papers);
  const table =
    'PT\tAU\tAF\tTI\tSO\tDE\tAB\tPY\tDI\nJ\tBerg, A; Ice, B\tBerg, Ada; Ice, Bo\tKites of the upper air\tJOURNAL OF KITES\tkites; upper air\tThey fly high.\t2019\t10.1000/k.4\nC\tRoe, C\t\tRopes\tPROCEEDINGS OF ROPES\t\t\t2018\t\n';
  checkContainer(table, 'savedrecs.txt', 'separated-values', papers);
});

const chinese = [
  {
    title: '深度学习研究综述',
    authors: ['张三', '李四'],
    venue: '计算机学报',
    year: 2019,
    abstract: '本文综述了深度学习的研究进展。',
    tags: ['深度学习', '综述'],
  },
  { title: '图神经网络', authors: ['王五'], venue: '软件学报', year: 2020, abstract: '' },
];

test('NoteExpress, as CNKI and Wanfang export it', () => {
  const text =
    '{Reference Type}: Journal Article\n{Title}: 深度学习研究综述\n{Author}: 张三\n{Author}: 李四\n{Author Address}: 某大学计算机学院\n{Journal}: 计算机学报\n{Year}: 2019\n{Keywords}: 深度学习;综述\n{Abstract}: 本文综述了深度学习的研究进展。\n\n{Reference Type}: Journal Article\n{Title}: 图神经网络\n{Author}: 王五\n{Journal}: 软件学报\n{Year}: 2020\n';
  checkContainer(text, 'export.txt', 'note-express', chinese);
});

test('CNKI, with English and Chinese names of fields', () => {
  const text =
    'SrcDatabase-来源库: 期刊\nTitle-题名: 深度学习研究综述\nAuthor-作者: 张三;李四;\nOrgan-单位: 某大学计算机学院;\nSource-文献来源: 计算机学报\nKeyword-关键词: 深度学习;综述\nSummary-摘要: 本文综述了深度学习的研究进展。\nFirstDuty-第一责任人: 张三;\nYear-年: 2019\n\nSrcDatabase-来源库: 期刊\nTitle-题名: 图神经网络\nAuthor-作者: 王五;\nSource-文献来源: 软件学报\nYear-年: 2020\n';
  checkContainer(text, 'CNKI-1.txt', 'cnki', chinese);
});

test('RefWorks: an author a line, or several', () => {
  const text =
    'RT Journal Article\nSR 1\nA1 Hochreiter, Sepp\nA1 Schmidhuber, Jürgen\nT1 Long Short-Term Memory\nJF Neural Computation\nYR 1997\nDO 10.1162/neco.1997.9.8.1735\n\nRT Journal Article\nSR 1\nA1 张三;李四;\nAD 某大学计算机学院\nT1 深度学习研究综述\nJF 计算机学报\nYR 2019\nK1 深度学习;综述\nAB 本文综述了深度学习的研究进展。\n';
  checkContainer(text, 'refworks.txt', 'refworks', [
    {
      title: 'Long Short-Term Memory',
      authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
      venue: 'Neural Computation',
      year: 1997,
      doi: '10.1162/neco.1997.9.8.1735',
    },
    chinese[0]!,
  ]);
});

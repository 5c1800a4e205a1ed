/** An invented paper. */
export interface ShapedPaper {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly arxivId: string;
  readonly doi: string;
  readonly abstract: string;
}

/** A format in which people store papers. */
export interface DigestShape {
  readonly name: string;
  readonly path: string;
  /** The text before the first record. `tail` is the text after the last one. */
  readonly head: string;
  readonly tail: string;
  /** The text of one record, including its line end. Records are numbered from 0. */
  record(paper: ShapedPaper, at: number): string;
}

const approaches = ['Learning', 'Pruning', 'Forecasting', 'Compressing', 'Retrieving', 'Explaining', 'Simulating', 'Aligning'];
const subjects = [
  'Sparse Attention Maps',
  'Tidal Currents',
  'Protein Folds',
  'Long Documents',
  'Street Scenes',
  'Spoken Dialogue',
  'Query Plans',
  'Robot Grasps',
  'Medical Notes',
];
const means = [
  'with Hierarchical Memory',
  'under Distribution Shift',
  'from Noisy Labels',
  'by Contrastive Search',
  'at Low Precision',
  'through Self-Training',
  'with Few Examples',
];
const givenNames = ['Maria', 'Jonas', 'Wei', 'Amina', 'Pierre', 'Kenji'];
const familyNames = ['Lindqvist', 'Okafor', 'Zhang', 'Moreau', 'Tanaka', 'Silva', 'Novak'];

/** Makes `count` invented papers with different titles, beginning with the paper that has the number `first`. */
export function makePapers(count: number, first = 0): readonly ShapedPaper[] {
  const pick = (pool: readonly string[], at: number): string => pool[at % pool.length] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const at = first + index;
    const subject = pick(subjects, at);
    const serial = at < 504 ? '' : ` ${Math.floor(at / 504) + 1}`;
    return {
      title: `${pick(approaches, at)} ${subject} ${pick(means, at)}${serial}`,
      authors: [0, 1].map((turn) => `${pick(givenNames, at + turn)} ${pick(familyNames, at + 3 * turn)}`),
      year: 2015 + (at % 9),
      arxivId: `2${at % 5}0${1 + (at % 9)}.${String(10_000 + (at % 80_000))}`,
      doi: `10.1234/kite.${at}`,
      abstract: `We study ${subject.toLowerCase()} and ask how little is enough. A new method keeps what matters, and it needs ${2 + (at % 7)} times less memory than the usual one on all sets that we tried.`,
    };
  });
}

export function writeShape(shape: DigestShape, papers: readonly ShapedPaper[]): string {
  return shape.head + papers.map((paper, at) => shape.record(paper, at)).join('') + shape.tail;
}

const link = ({ arxivId }: ShapedPaper): string => `https://arxiv.org/abs/${arxivId}`;
const names = ({ authors }: ShapedPaper): string => authors.join(', ');
const familyFirst = (name: string): string => name.split(' ').reverse().join(', ');

/** Formats of text and Markdown that people paste. */
export const textShapes: readonly DigestShape[] = [
  { name: 'titles and abstracts', path: 'a.txt', head: '', tail: '', record: ({ title, abstract }) => `${title}\n\n${abstract}\n\n` },
  {
    name: 'a list of links',
    path: 'a.md',
    head: '# Reading list\n\n',
    tail: '',
    record: (paper) => `- [${paper.title}](${link(paper)})\n`,
  },
  {
    name: 'a numbered list of bold titles',
    path: 'b.md',
    head: '# Papers\n\n',
    tail: '',
    record: (paper, at) => `${at + 1}. **${paper.title}**, ${names(paper)}, ${paper.year}. [[pdf](${link(paper)})]\n`,
  },
  {
    name: 'headings',
    path: 'c.md',
    head: '# This week\n\n',
    tail: '',
    record: (paper) => `## ${paper.title}\n\n*${names(paper)}*\n\n${paper.abstract}\n\n[Paper](${link(paper)})\n\n`,
  },
  {
    name: 'labels',
    path: 'd.txt',
    head: '',
    tail: '',
    record: (paper) => `Title: ${paper.title}\nAuthors: ${names(paper)}\nAbstract: ${paper.abstract}\nLink: ${link(paper)}\n\n`,
  },
  {
    name: 'a table',
    path: 'e.md',
    head: '| Date | Title | Authors | Link |\n| --- | --- | --- | --- |\n',
    tail: '',
    record: (paper) => `| ${paper.year} | ${paper.title} | ${names(paper)} | [link](${link(paper)}) |\n`,
  },
  {
    name: 'an arXiv email',
    path: 'g.txt',
    head: `${'-'.repeat(78)}\n`,
    tail: '',
    record: (paper) =>
      `\\\\\narXiv:${paper.arxivId}\nDate: Wed, 1 Mar 2023 19:00:02 GMT   (3197kb,D)\n\nTitle: ${paper.title}\nAuthors: ${names(paper)}\nCategories: cs.LG\n\\\\\n  ${paper.abstract}\n\\\\ ( ${link(paper)} ,  3197kb)\n${'-'.repeat(78)}\n`,
  },
];

/** Formats that programs write. */
export const exportShapes: readonly DigestShape[] = [
  {
    name: 'JSON',
    path: 'a.json',
    head: '[\n',
    tail: 'null]\n',
    record: ({ title, authors, abstract }) => `${JSON.stringify({ title, authors, abstract }, undefined, 1)},\n`,
  },
  {
    name: 'lines of JSON',
    path: 'a.jsonl',
    head: '',
    tail: '',
    record: ({ title, authors, abstract }) => `${JSON.stringify({ title, authors, abstract })}\n`,
  },
  {
    name: 'RIS',
    path: 'a.ris',
    head: '',
    tail: '',
    record: (paper) =>
      `TY  - JOUR\nTI  - ${paper.title}\n${paper.authors.map((name) => `AU  - ${familyFirst(name)}\n`).join('')}PY  - ${paper.year}\nAB  - ${paper.abstract}\nDO  - ${paper.doi}\nER  - \n\n`,
  },
  {
    name: 'MEDLINE',
    path: 'a.nbib',
    head: '',
    tail: '',
    record: (paper, at) =>
      `PMID- ${30_000_000 + at}\nTI  - ${paper.title}\nAB  - ${paper.abstract}\n${paper.authors.map((name) => `FAU - ${familyFirst(name)}\n`).join('')}DP  - ${paper.year}\n\n`,
  },
  {
    name: 'CSV',
    path: 'a.csv',
    head: 'Authors,Title,Year,DOI,Abstract\n',
    tail: '',
    record: (paper) => `"${names(paper)}","${paper.title}",${paper.year},${paper.doi},"${paper.abstract}"\n`,
  },
  {
    name: 'Atom',
    path: 'a.xml',
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>Kites</title>\n',
    tail: '</feed>\n',
    record: (paper) =>
      `<entry>\n<id>${link(paper)}</id>\n<title>${paper.title}</title>\n<summary>${paper.abstract}</summary>\n${paper.authors.map((name) => `<author><name>${name}</name></author>\n`).join('')}<published>${paper.year}-03-01T00:00:00Z</published>\n</entry>\n`,
  },
  {
    name: 'a page',
    path: 'a.html',
    head: '<!DOCTYPE html>\n<html><head><title>Kites</title></head><body>\n<h1>Kites</h1>\n',
    tail: '</body></html>\n',
    record: (paper) =>
      `<div class="paper"><h3><a href="${link(paper)}">${paper.title}</a></h3>\n<p class="authors">${names(paper)}</p>\n<p>${paper.abstract}</p></div>\n`,
  },
  {
    name: 'YAML',
    path: 'a.yaml',
    head: '',
    tail: '',
    record: (paper) =>
      `- title: "${paper.title}"\n  authors: [${names(paper)}]\n  year: ${paper.year}\n  link: ${link(paper)}\n  summary: ${JSON.stringify(paper.abstract)}\n`,
  },
];

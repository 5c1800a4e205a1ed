import { type Block, type Line, plain } from './block';
import type { MadePaper } from './drawPapers';
import { remarks } from './words/chatter';
import { topicHeadings } from './words/headings';
import { writeAuthors } from './writeAuthors';
import { firstSentences, writeDate, writeLinks, writePopularity } from './writeParts';
import { type RecordContext, writeTitleLine } from './writeRecord';

/** Names of columns, for each of their kinds. */
const headers: Readonly<Record<string, readonly string[]>> = {
  title: [
    'Title',
    'Paper',
    'Paper Title',
    'Name',
    'Article',
    'Publication',
    'Work',
    'title',
    '标题',
    'Titre',
    'Titel',
    'Paper / Source',
    '论文',
    'Paper name',
    'Título',
  ],
  authors: ['Authors', 'Author', 'First Author', 'Author(s)', 'By', '作者', 'Auteurs', 'Names'],
  year: ['Year', 'Yr', '年份', 'Année', 'year', 'Published'],
  venue: ['Venue', 'Conference', 'Journal', 'Pub.', 'Publication', 'Where', '会议'],
  link: ['Link', 'PDF', 'URL', 'Paper', 'Links', 'arXiv', '链接', 'Source'],
  code: ['Code', 'GitHub', 'Repo', 'Implementation', 'Project', '代码'],
  date: ['Date', 'Publish Date', 'Submitted', 'Published', 'Day', '日期'],
  description: ['Summary', 'TL;DR', 'Notes', 'Comment', 'Remarks', 'Key idea', 'Description'],
  nickname: ['Model', 'Method', 'Abbreviation', 'Short name', 'System', 'Abbr.'],
  keywords: ['Keywords', 'Topic', 'Category', 'Tags', 'Area', 'Task'],
  popularity: ['Stars', 'Citations', 'Votes', 'Cited by', 'Likes', '👍'],
  institute: ['Institute', 'Affiliation', 'Organization', 'Lab', 'Group', 'Team'],
  number: ['#', 'No.', 'ID', 'Nr', 'Index', '序号'],
  score: ['F1', 'Accuracy', 'BLEU', 'ROUGE-1', 'mAP', 'Score'],
};

const institutes = ['MIT', 'Google', 'Tsinghua', 'Meta', 'INRIA', 'Stanford', 'KAIST', 'DeepMind', 'ETH', 'Allen Institute'];

export interface WrittenTable {
  readonly block: Block;
  /** For each paper in its order. */
  readonly authors: readonly (readonly string[])[];
  readonly hasAbstracts: boolean;
}

export function writeTable(papers: readonly MadePaper[], context: RecordContext): WrittenTable {
  const { shape, dice } = context;
  const columns = shape.columns;
  const header = columns.map((column) => dice.from(headers[column] ?? [column]));
  const authors: (readonly string[])[] = [];
  const rows = papers.map((paper, at) =>
    columns.map((column): Line => {
      if (column === 'authors') {
        const written = writeAuthors(paper.authors, shape.authors, dice);
        authors.push(written.authors);
        return [plain(written.text.replace(/\|/g, '/'))];
      }
      return writeCell(column, paper, at, context);
    }),
  );
  return { block: { kind: 'table', header, rows }, authors, hasAbstracts: columns.includes('description') };
}

function writeCell(column: string, paper: MadePaper, at: number, context: RecordContext): Line {
  const { shape, dateWay, dice } = context;
  switch (column) {
    case 'title':
      return writeTitleLine(paper, context).map((piece) => ({ ...piece, text: piece.text.replace(/\|/g, '/') }));
    case 'year':
      return [plain(String(paper.year))];
    case 'venue':
      return [plain(dice.chance(shape.complete) ? paper.venue : '-')];
    case 'link':
      return dice.chance(0.5)
        ? [{ text: paper.arxiv, link: paper.url }]
        : writeLinks(paper, { ...shape, linksLook: 'plain' }, dice).slice(0, 2);
    case 'code':
      return dice.chance(0.5) ? [{ text: 'code', link: paper.code }] : [plain(dice.pick(['null', '-', '', 'N/A']))];
    case 'date':
      return [plain(writeDate(paper, dateWay))];
    case 'description':
      return [
        plain(
          (shape.description.own || paper.abstract === '' ? dice.from(remarks) : firstSentences(paper.abstract, 1)).replace(/\|/g, '/'),
        ),
      ];
    case 'nickname':
      return [{ text: paper.nickname ?? '', bold: dice.chance(0.3) }];
    case 'keywords':
      return [plain(dice.some(topicHeadings, 1 + dice.below(2)).join(', '))];
    case 'popularity':
      return [plain(writePopularity(dice))];
    case 'institute':
      return [plain(dice.pick(institutes))];
    case 'number':
      return [plain(String(at + 1))];
    default:
      return [plain((20 + dice.below(7900) / 100).toFixed(1))];
  }
}

import { type Block, heading, joinLines, type Line, paragraph, plain } from './block';
import type { Dice } from './dice';
import { familyName, type MadePaper } from './drawPapers';
import { isListed, type RecordShape, type TitlePart } from './recordShape';
import { emoji, remarks } from './words/chatter';
import { translatedParts } from './words/labels';
import { mentions } from './words/pages';
import { writeAuthors } from './writeAuthors';
import { writeCard } from './writeCard';
import { firstSentences, isDressed, writeDate, writeLinks, writePart, writePopularity, writeTitle, writeVenue } from './writeParts';

/** A record as blocks, and which fields of the paper it shows. */
export interface WrittenRecord {
  readonly blocks: readonly Block[];
  readonly authors: readonly string[];
  readonly hasAbstract: boolean;
}

export interface RecordContext {
  readonly shape: RecordShape;
  readonly dateWay: number;
  readonly dice: Dice;
}

/** A record of any shape but that of a table's row; `at` is its number in its section, from 0. */
export function writeRecord(paper: MadePaper, at: number, context: RecordContext): WrittenRecord {
  const { shape, dice } = context;
  const below = writeBelow(paper, context);
  const line = numbered(writeTitleLine(paper, context), at, shape);
  const more = writeReview(paper, context);
  const lines = writeLines(below.lines, context);
  const made = (blocks: readonly Block[]): WrittenRecord => ({
    blocks: [...blocks, ...more],
    authors: below.authors,
    hasAbstract: below.abstract.length > 0,
  });
  switch (shape.layout) {
    case 'inline':
      return { blocks: [paragraph(line)], authors: namesInLine(paper, shape), hasAbstract: shape.after.includes('description') };
    case 'lines':
      return made([{ kind: 'paragraph', lines: [line, ...below.lines] }, ...below.abstract]);
    case 'nested':
      return made([paragraph(line), { kind: 'list', items: below.lines.map((inner) => [paragraph(inner)]) }, ...below.abstract]);
    case 'paragraphs':
      return made([paragraph(line), ...lines, ...below.abstract]);
    case 'heading':
      return made([heading(shape.headingLevel, line), ...lines, ...below.abstract]);
    case 'labels':
      return made(writeLabelled(paper, below, context));
    case 'reference':
      return { blocks: [paragraph(shape.reference(paper, dice))], authors: paper.authors.slice(0, 3), hasAbstract: false };
    case 'details':
      return made([
        { kind: 'details', summary: [{ text: joinText(line), bold: shape.title.bold }], blocks: [...lines, ...below.abstract] },
      ]);
    case 'page':
      return writeCard(paper, at, shape.card, shape, context.dateWay, dice);
    case 'prose':
      return writeMention(paper, context);
    case 'listing':
      return writeListing(paper, context);
    case 'alert':
      return writeAlert(paper, context);
    case 'programme':
      return writeProgramme(paper, context);
    case 'translated':
      return made(writeTranslated(paper, at, below, context));
    case 'table':
      return made([paragraph(line)]);
  }
}

/** With its number, where the records are no list that counts them. */
function numbered(line: Line, at: number, shape: RecordShape): Line {
  if (shape.numbering === undefined || shape.numbering === 'all ones' || isListed(shape) || shape.layout === 'inline') return line;
  return [plain(`${shape.numbering.replace('1', String(at + 1))} `), ...line];
}

function writeLines(lines: readonly Line[], { shape }: RecordContext): readonly Block[] {
  return shape.belowListed && lines.length > 1
    ? [{ kind: 'list', items: lines.map((line) => [paragraph(line)]) }]
    : lines.map((line) => paragraph(line));
}

function writeReview({ abstract }: MadePaper, context: RecordContext): readonly Block[] {
  const { review } = context.shape;
  const sentences = abstract.split(/(?<=[.!?]) (?=[A-Z])/);
  if (review.length === 0 || sentences.length < review.length) return [];
  const lines = review.map(
    (word, at): Line => [{ text: word, bold: context.shape.labelsBold }, plain(`: ${sentences[sentences.length - 1 - at] ?? ''}`)],
  );
  return writeLines(lines, context);
}

function joinText(line: Line): string {
  return line.map(({ text, badge }) => (badge === true ? '' : text)).join('');
}

export function writeTitleLine(paper: MadePaper, { shape, dateWay, dice }: RecordContext): Line {
  const write = (parts: readonly TitlePart[], place: 'before' | 'after'): readonly Line[] =>
    parts.flatMap((part) => {
      const written = writePart(part, place, paper, shape, dateWay, dice);
      return written === undefined ? [] : [written];
    });
  const before = write(
    shape.before.filter((part) => (shape.title.linked ? part !== 'links' : true)),
    'before',
  );
  const after = shape.after.flatMap((part) => {
    const written = writePart(part, 'after', paper, shape, dateWay, dice);
    if (written === undefined) return [];
    if (part === 'description') return [written];
    const parted =
      part === 'authors' || (shape.brackets[0] === '' && (part === 'venue' || part === 'year' || part === 'date')) ? shape.parted : ' ';
    return [[plain(isDressed(shape) || parted !== ' ' ? parted : part === 'authors' || part === 'venue' ? ', ' : ' '), ...written]];
  });
  return [...joinLines([...before, writeTitle(paper, shape)]), ...after.flat()];
}

function namesInLine(paper: MadePaper, shape: RecordShape): readonly string[] {
  if (![...shape.before, ...shape.after].includes('authors')) return [];
  return shape.authors === 'first' ? paper.authors.slice(0, 1) : paper.authors.slice(0, shape.authors === 'three' ? 3 : 6);
}

interface Below {
  readonly lines: readonly Line[];
  readonly abstract: readonly Block[];
  readonly authors: readonly string[];
}

/** The lines below a title, with or without their labels. */
function writeBelow(paper: MadePaper, context: RecordContext): Below {
  const { shape, dateWay, dice } = context;
  const { labels, labelled } = shape;
  const { text, authors } = writeAuthors(paper.authors, shape.authors, dice);
  const italic = shape.authorsItalic ? { italic: true } : {};
  let written: readonly string[] = [];
  let abstract: readonly Block[] = [];
  const lines = shape.below.flatMap((part): readonly Line[] => {
    if (part !== 'authors' && part !== 'abstract' && !dice.chance(shape.complete)) return [];
    switch (part) {
      case 'authors':
        written = authors;
        return [[...label(labels.authors, labelled, context), { text, ...italic }]];
      case 'venue':
        return [
          [...label(labels.venue, labelled, context), { text: writeVenue(paper, shape), ...(dice.chance(0.4) ? { italic: true } : {}) }],
        ];
      case 'links':
        return [[...label(labels.link, labelled && dice.chance(0.7), context), ...writeLinks(paper, shape, dice)]];
      case 'date':
        return [[...label(labels.date, labelled, context), plain(writeDate(paper, dateWay))]];
      case 'identifier':
        return [[plain(labelled ? `arXiv: ${paper.arxiv}` : `arXiv:${paper.arxiv}`)]];
      case 'popularity':
        return [[plain(writePopularity(dice))]];
      case 'picture':
        return [[{ text: dice.pick(['teaser', 'overview', 'figure 1', 'image']), badge: true, link: 'images/teaser.png' }]];
      case 'abstract':
        if (paper.abstract !== '') abstract = writeAbstract(paper, context);
        return [];
    }
  });
  return { lines, abstract, authors: written };
}

function label(words: readonly string[], wanted: boolean, { shape }: RecordContext): Line {
  if (!wanted) return [];
  // One label for all records: chosen by the shape's own numbers, not by a new throw.
  const word = words[(shape.headingLevel + shape.columns.length) % words.length] ?? '';
  const gap = shape.labelEnd === '：' && !shape.labelsBold ? '' : ' ';
  const before = shape.labelEmoji ? [plain(`${emoji[word.length % emoji.length] ?? '📌'} `)] : [];
  return shape.labelsBold
    ? [...before, { text: word + shape.labelEnd, bold: true }, plain(gap)]
    : [...before, plain(word + shape.labelEnd + gap)];
}

function abstractText({ abstract }: MadePaper, { shape }: RecordContext): string {
  const words = firstSentences(abstract, shape.abstract.sentences);
  return shape.abstract.cut && words.length > 220 ? `${words.slice(0, 200).replace(/\s\S*$/, '')} …` : words;
}

function writeAbstract(paper: MadePaper, context: RecordContext): readonly Block[] {
  const words = abstractText(paper, context);
  const { look } = context.shape.abstract;
  const { abstract: names } = context.shape.labels;
  if (look === 'quote') return [{ kind: 'quote', lines: [[plain(words)]] }];
  if (look === 'details')
    return [
      { kind: 'details', summary: [plain(names[context.shape.headingLevel % names.length] ?? 'Abstract')], blocks: [paragraph(words)] },
    ];
  if (look === 'labelled') return [paragraph([...label(names, true, context), plain(words)])];
  return [paragraph([{ text: words, ...(look === 'italic' ? { italic: true } : {}) }])];
}

function writeLabelled(paper: MadePaper, below: Below, context: RecordContext): readonly Block[] {
  const { shape, dice } = context;
  const name = label(shape.labels.title, true, context);
  const title = writeTitle(paper, shape);
  const withLabels = writeBelow(paper, {
    ...context,
    shape: { ...shape, labelled: true, abstract: { ...shape.abstract, look: 'labelled' } },
  });
  const lines = shape.titleBelowLabel ? [name, title, ...withLabels.lines] : [[...name, ...title], ...withLabels.lines];
  const abstract = below.abstract.length > 0 ? withLabels.abstract : [];
  if (shape.titleBelowLabel && dice.chance(0.5))
    return [heading(shape.headingLevel, name), paragraph(title), ...withLabels.lines.map((line) => paragraph(line)), ...abstract];
  return [{ kind: 'paragraph', lines }, ...abstract];
}

/** As arXiv's listing pages are pasted. */
function writeListing(paper: MadePaper, { shape, dice }: RecordContext): WrittenRecord {
  const { text, authors } = writeAuthors(paper.authors, 'commas', dice);
  const subjects = dice.pick([
    'Computation and Language (cs.CL)',
    'Machine Learning (cs.LG); Artificial Intelligence (cs.AI)',
    'Robotics (cs.RO)',
    'Optimization and Control (math.OC)',
  ]);
  const head = `arXiv:${paper.arxiv} [pdf, ${dice.pick(['ps, other', 'html, other', 'other'])}]`;
  const long = shape.complete < 1;
  const lines = long
    ? [
        head,
        `Title: ${paper.title}`,
        `Authors: ${text}`,
        ...(dice.chance(0.5) ? [`Comments: ${4 + dice.below(40)} pages, ${dice.below(12)} figures`] : []),
        `Subjects: ${subjects}`,
      ]
    : [head, paper.title, text, ...(dice.chance(0.4) ? ['Comments: accepted at a workshop'] : []), `Subjects: ${subjects}`];
  const hasAbstract = shape.abstract.sentences > 2 && paper.abstract !== '';
  return { blocks: [paragraph(...lines), ...(hasAbstract ? [paragraph(paper.abstract)] : [])], authors, hasAbstract };
}

/** As alerts of search engines come by mail. */
function writeAlert(paper: MadePaper, { shape, dice }: RecordContext): WrittenRecord {
  const short = paper.authors.slice(0, 4).map((name) => `${name.charAt(0)} ${familyName(name)}`);
  const kind = dice.chance(0.25) ? `[${dice.pick(['PDF', 'HTML', 'BOOK'])}] ` : '';
  const byline = `${short.join(', ')}${paper.authors.length > 4 ? '…' : ''} - ${paper.venue}, ${paper.year}`;
  const words = paper.abstract === '' ? [] : [`${firstSentences(paper.abstract, 1).slice(0, 180)} …`];
  const last = shape.complete < 1 ? ['Save Twitter LinkedIn Facebook'] : [];
  const title: Line = [
    plain(kind),
    { text: paper.title, ...(shape.title.linked ? { link: `https://scholar.google.com/scholar_url?url=${paper.url}&hl=en` } : {}) },
  ];
  return { blocks: [paragraph(title, byline, ...words, ...last)], authors: short, hasAbstract: words.length > 0 };
}

/** A paper named in running text. */
function writeMention(paper: MadePaper, { shape, dice }: RecordContext): WrittenRecord {
  const [before, after] = dice.from(mentions);
  const others = dice.chance(0.6) ? ` ${dice.some(remarks, 1 + dice.below(2)).join(' ')}` : '';
  return {
    blocks: [
      paragraph([
        plain(before),
        ...writeTitle(paper, { ...shape, title: { ...shape.title, linked: true, end: '' } }),
        plain(after + others),
      ]),
    ],
    authors: [],
    hasAbstract: false,
  };
}

/** A talk of a conference: time or code, title, authors. */
function writeProgramme(paper: MadePaper, { shape, dice }: RecordContext): WrittenRecord {
  const { text, authors } = writeAuthors(paper.authors, shape.authors === 'places' ? 'places' : 'and', dice);
  const minutes = dice.below(480);
  const time = `${9 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const mark = dice.weighted([
    [`${time} `, shape.headingLevel === 2 ? 9 : 0],
    [`[${shape.headingLevel}${String.fromCharCode(65 + dice.below(4))}.${1 + dice.below(6)}] `, shape.headingLevel === 3 ? 9 : 0],
    ['', shape.headingLevel === 4 ? 9 : 0.01],
  ]);
  const title = writeTitle(paper, shape);
  const names: Line = [{ text, ...(shape.authorsItalic ? { italic: true } : {}) }];
  return {
    blocks: [{ kind: 'paragraph', lines: [[plain(mark), ...title].filter((piece) => piece.text !== ''), names] }],
    authors,
    hasAbstract: false,
  };
}

/** A heading in the reader's language above the title of the paper. */
function writeTranslated(paper: MadePaper, at: number, below: Below, context: RecordContext): readonly Block[] {
  const { shape, dice } = context;
  const translated = translatedParts.map((parts) => dice.from(parts)).join('');
  const original: Line = [...label(shape.labels.original, true, context), ...writeTitle(paper, shape)];
  return [
    heading(shape.headingLevel, numbered([plain(translated)], at, shape)),
    paragraph(original),
    ...below.lines.map((line) => paragraph(line)),
    ...below.abstract,
  ];
}

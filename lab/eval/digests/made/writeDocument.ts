import type { TruePaper } from '../capture';
import { type Block, heading, type Line, list, paragraph, plain } from './block';
import type { Dice } from './dice';
import {
  makeArchive,
  makeContents,
  makeFurnitureHeading,
  makeHeadline,
  makeInterruption,
  makeOther,
  makeOtherSection,
} from './distractors';
import { drawPapers, type MadePaper, type PaperStock } from './drawPapers';
import { chooseShape, isListed, type RecordShape } from './recordShape';
import { aboutSentences, calls, emoji } from './words/chatter';
import { codeLines } from './words/everyday';
import { listNames, topicHeadings } from './words/headings';
import { mailFoots, mailHeads } from './words/pages';
import { dateWays } from './writeParts';
import { type RecordContext, writeRecord } from './writeRecord';
import { writeTable } from './writeTable';

export interface MadeDocument {
  readonly blocks: readonly Block[];
  readonly papers: readonly TruePaper[];
  readonly shape: RecordShape;
  readonly name: string;
}

/** A text of papers: a frame around sections whose records look alike, or nearly so. */
export function writeDocument(stock: PaperStock, dice: Dice): MadeDocument {
  const shape = chooseShape(dice);
  const context: SectionContext = { shape, dateWay: dice.below(dateWays.length), dice, stock };
  // Some texts have grown: their later sections look otherwise.
  const other: SectionContext = dice.chance(0.15) ? { ...context, shape: chooseShape(dice) } : context;
  const sectionCount = dice.weighted([
    [1, 4],
    [2, 2],
    [3, 2],
    [5, 2],
    [8, 1],
  ]);
  const level = shape.layout === 'heading' || shape.layout === 'translated' ? Math.max(1, shape.headingLevel - 1) : 2;
  const titles = dice.some(topicHeadings, sectionCount);
  const hasHeadings = sectionCount > 1 || dice.chance(0.5);
  const decorated = dice.chance(0.15);
  const blocks: Block[] = [];
  const papers: TruePaper[] = [];
  const name = dice.from(listNames).replace('{topic}', dice.from(topicHeadings));
  const framed = dice.chance(0.85);
  const mailed = dice.chance(0.08);
  if (mailed) blocks.push(paragraph(...dice.pick(mailHeads).map((line) => line.replace('{name}', name))));
  if (framed) blocks.push(...writeOpening(name, titles, dice));
  const start = blocks.length;
  for (const [at, title] of titles.entries()) {
    if (hasHeadings) blocks.push(heading(level, decorated ? `${dice.from(emoji)} ${title}` : title));
    if (dice.chance(0.15)) blocks.push(paragraph(dice.from(aboutSentences)));
    const section = writeSection(at >= sectionCount / 2 ? other : context);
    blocks.push(...section.blocks);
    papers.push(...section.papers);
    if (dice.chance(0.12)) blocks.push(...makeInterruption(dice));
    if (dice.chance(0.12)) blocks.push(...makeOtherSection(level, dice));
  }
  // Some letters name all titles first.
  if (dice.chance(0.06))
    blocks.splice(
      start,
      0,
      heading(level, dice.pick(['In this issue', 'Overview', 'Papers at a glance', 'Contents'])),
      list(
        papers.map(({ title }) => title),
        dice.chance(0.5) ? '1.' : undefined,
      ),
    );
  if (framed) blocks.push(...writeClosing(level, dice));
  if (mailed) blocks.push(paragraph(...dice.from(mailFoots)));
  return { blocks, papers, shape, name };
}

function writeOpening(name: string, titles: readonly string[], dice: Dice): readonly Block[] {
  const badges: Line = [
    { text: 'Awesome', badge: true, link: 'https://awesome.re' },
    plain(' '),
    { text: 'License', badge: true, link: 'LICENSE' },
  ];
  const about = dice.some(aboutSentences, 1 + dice.below(4));
  return [
    ...(dice.chance(0.85) ? [heading(1, dice.chance(0.2) ? `${dice.from(emoji)} ${name}` : name)] : []),
    ...(dice.chance(0.25) ? [paragraph(badges)] : []),
    ...(dice.chance(0.8) ? [paragraph(about.join(' '))] : []),
    ...(dice.chance(0.15)
      ? [
          paragraph(
            dice.some(calls, 3).flatMap((text, at): Line => [plain(at === 0 ? '' : ' · '), { text, link: `https://example.org/${at}` }]),
          ),
        ]
      : []),
    ...(dice.chance(0.2) ? [makeFurnitureHeading(2, dice), paragraph(dice.from(aboutSentences)), list(dice.some(aboutSentences, 3))] : []),
    ...(titles.length > 1 && dice.chance(0.35) ? makeContents(titles, dice) : []),
    ...(dice.chance(0.12) ? makeOtherSection(2, dice) : []),
    ...(dice.chance(0.06)
      ? [
          makeFurnitureHeading(2, dice),
          {
            kind: 'code' as const,
            text: dice
              .some(codeLines, 3)
              .join('\n')
              .replace(/\{tool\}/g, 'list'),
          },
        ]
      : []),
    ...(dice.chance(0.06) ? makeArchive(dice) : []),
    ...(dice.chance(0.2) ? [{ kind: 'rule' as const }] : []),
  ];
}

function writeClosing(level: number, dice: Dice): readonly Block[] {
  return [
    ...(dice.chance(0.25) ? makeOtherSection(level, dice) : []),
    ...(dice.chance(0.06) ? makeArchive(dice) : []),
    ...(dice.chance(0.3) ? [makeFurnitureHeading(level, dice), paragraph(dice.some(aboutSentences, 2).join(' '))] : []),
    ...(dice.chance(0.2) ? makeInterruption(dice) : []),
    ...(dice.chance(0.2) ? [paragraph(dice.from(aboutSentences))] : []),
  ];
}

interface SectionContext extends RecordContext {
  readonly stock: PaperStock;
}

interface Section {
  readonly blocks: readonly Block[];
  readonly papers: readonly TruePaper[];
}

function writeSection(context: SectionContext): Section {
  const { shape, dice, stock } = context;
  const drawn = drawPapers(
    stock,
    dice,
    dice.weighted([
      [1 + dice.below(3), 1.5],
      [4 + dice.below(8), 5],
      [12 + dice.below(20), 3],
      [35 + dice.below(40), 0.7],
    ]),
  );
  if (shape.layout === 'table') {
    const { block, authors, hasAbstracts } = writeTable(drawn, context);
    return { blocks: [block], papers: drawn.map((paper, at) => toTruth(paper, authors[at] ?? [], hasAbstracts)) };
  }
  const records = drawn.map((paper, at) => ({ paper, ...writeRecord(paper, at, context) }));
  const papers = records.map(({ paper, authors, hasAbstract }) => toTruth(paper, authors, hasAbstract));
  const own = records.map(({ blocks }) => blocks);
  const repeated = shape.layout === 'page' && dice.chance(0.3) ? own.flatMap((blocks) => [blocks, blocks]) : own;
  const items = mayMixNews(shape) && dice.chance(0.12) ? mixNews(repeated, context) : repeated;
  if (!isListed(shape))
    return {
      blocks: items.flatMap((blocks) => (dice.heldOut && shape.layout === 'paragraphs' ? [...blocks, { kind: 'rule' as const }] : blocks)),
      papers,
    };
  return { blocks: [{ kind: 'list', numbering: shape.numbering, items }], papers };
}

/** Whether a link or an address of each record tells papers from news. */
function mayMixNews({ title, after, below, layout }: RecordShape): boolean {
  return (
    (layout === 'inline' || layout === 'heading' || layout === 'paragraphs' || layout === 'lines') &&
    (title.linked || after.includes('links') || below.includes('links'))
  );
}

/** News between the papers, in the same look: what tells them apart are their words and where they lead. */
function mixNews(items: readonly (readonly Block[])[], context: SectionContext): readonly (readonly Block[])[] {
  const { shape, dice } = context;
  const plainer: RecordShape = {
    ...shape,
    before: shape.before.filter((part) => part === 'date' || part === 'emoji'),
    after: shape.after.filter((part) => part === 'date' || part === 'emoji' || part === 'links' || part === 'description'),
    below: shape.below.filter((part) => part === 'date' || part === 'links' || part === 'abstract'),
    description: { ...shape.description, own: true },
  };
  const [example] = drawPapers(context.stock, dice, 1);
  if (example === undefined) return items;
  return items.flatMap((item) => {
    if (!dice.chance(0.35)) return [item];
    const { link, words } = makeOther('news', dice);
    const news: MadePaper = {
      ...example,
      title: makeHeadline(dice),
      url: link,
      code: link,
      abstract: `${words} ${dice.some(aboutSentences, 2).join(' ')}`.trim(),
    };
    return [item, writeRecord(news, 0, { ...context, shape: plainer }).blocks];
  });
}

function toTruth({ title, arxiv }: MadePaper, authors: readonly string[], hasAbstract: boolean): TruePaper {
  return { title, arxiv, ...(authors.length > 0 ? { authors } : {}), hasAbstract };
}

import type { Numbering } from './block';
import type { Dice } from './dice';
import { english, type Labels, otherLanguages, reviewHeadings } from './words/labels';
import { type AuthorsFormat, chooseAuthorsFormat } from './writeAuthors';
import { type CardLines, chooseCardLines } from './writeCard';
import { chooseReferenceStyle, type ReferenceStyle } from './writeReference';

export type Layout =
  | 'inline'
  | 'lines'
  | 'nested'
  | 'paragraphs'
  | 'heading'
  | 'labels'
  | 'reference'
  | 'details'
  | 'table'
  | 'page'
  | 'prose'
  | 'listing'
  | 'alert'
  | 'programme'
  | 'translated';

/** What may stand before or after a title in its line. */
export type TitlePart =
  | 'emoji'
  | 'venue'
  | 'year'
  | 'date'
  | 'nickname'
  | 'links'
  | 'badges'
  | 'popularity'
  | 'code name'
  | 'category'
  | 'paper number'
  | 'authors'
  | 'description'
  | 'identifier'
  | 'reading mark'
  | 'source';

export interface TitleLook {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly linked: boolean;
  /** Opening and closing. */
  readonly quotes: readonly [string, string];
  readonly end: string;
  readonly letters: 'as is' | 'sentence' | 'capitals';
}

/** How every record of a section looks: a shape is put together of choices that know little of each other. */
export interface RecordShape {
  readonly layout: Layout;
  readonly inList: boolean;
  readonly numbering: Numbering | undefined;
  readonly title: TitleLook;
  readonly before: readonly TitlePart[];
  readonly after: readonly TitlePart[];
  /** Lines below the title, in their order. */
  readonly below: readonly ('authors' | 'venue' | 'links' | 'date' | 'abstract' | 'identifier' | 'popularity' | 'picture')[];
  /** Lines below a title are a list, where they would be paragraphs. */
  readonly belowListed: boolean;
  readonly labelEmoji: boolean;
  /** What a model or a reader says on the paper, under headings of its own. */
  readonly review: readonly string[];
  readonly authors: AuthorsFormat;
  readonly authorsItalic: boolean;
  readonly labels: Labels;
  readonly labelled: boolean;
  readonly labelsBold: boolean;
  readonly labelEnd: string;
  readonly titleBelowLabel: boolean;
  readonly abstract: {
    readonly sentences: number;
    readonly look: 'plain' | 'quote' | 'details' | 'labelled' | 'italic';
    readonly cut: boolean;
  };
  readonly description: { readonly between: string; readonly own: boolean };
  readonly brackets: readonly [string, string];
  readonly yearStyle: 'year' | 'apostrophe' | 'none';
  readonly linksLook: 'double' | 'round' | 'bars' | 'symbols' | 'plain' | 'bare';
  readonly headingLevel: number;
  readonly columns: readonly string[];
  readonly reference: ReferenceStyle;
  readonly card: CardLines;
  /** Share of the records that have what may be left out. */
  readonly complete: number;
  readonly parted: string;
}

/** Whether the records of a section are the entries of a list. */
export function isListed({ layout, inList }: RecordShape): boolean {
  return (
    inList &&
    layout !== 'heading' &&
    layout !== 'details' &&
    layout !== 'translated' &&
    layout !== 'page' &&
    layout !== 'prose' &&
    layout !== 'alert'
  );
}

const layouts: readonly (readonly [Layout, number])[] = [
  ['inline', 26],
  ['lines', 15],
  ['nested', 6],
  ['paragraphs', 9],
  ['heading', 9],
  ['labels', 7],
  ['reference', 8],
  ['details', 3],
  ['table', 9],
  ['page', 7],
  ['prose', 2],
  ['listing', 3],
  ['alert', 3],
  ['programme', 4],
  ['translated', 3],
];

const beforeParts: readonly (readonly [TitlePart, number])[] = [
  ['emoji', 2],
  ['venue', 3],
  ['year', 2],
  ['date', 2],
  ['nickname', 3],
  ['links', 1],
  ['code name', 1],
  ['category', 1],
  ['paper number', 1],
  ['authors', 1.5],
  ['reading mark', 1],
  ['badges', 0.5],
];
const afterParts: readonly (readonly [TitlePart, number])[] = [
  ['venue', 4],
  ['year', 3],
  ['date', 1],
  ['nickname', 2],
  ['links', 6],
  ['badges', 1],
  ['popularity', 1.2],
  ['category', 0.6],
  ['authors', 4],
  ['description', 3.5],
  ['identifier', 1],
  ['emoji', 0.7],
  ['source', 1.2],
];
const columnNames: readonly (readonly [string, number])[] = [
  ['authors', 5],
  ['year', 3],
  ['venue', 4],
  ['link', 5],
  ['code', 3],
  ['date', 3],
  ['description', 2],
  ['nickname', 2],
  ['keywords', 2],
  ['popularity', 1],
  ['institute', 1.5],
  ['number', 1.5],
  ['score', 1.2],
];

export function chooseShape(dice: Dice): RecordShape {
  // Whole combinations are kept for texts that are held out, so that these show how a reader does on what it never saw.
  for (;;) {
    const shape = drawShape(dice);
    if (isHeldOut(shape) === dice.heldOut) return shape;
  }
}

function isHeldOut({ layout, title, before, after, below, numbering }: RecordShape): boolean {
  const words = [
    layout,
    title.bold,
    title.italic,
    title.linked,
    title.quotes[0],
    before.join(),
    after.join(),
    below.join(),
    numbering,
  ].join('|');
  let sum = 7;
  for (const letter of words) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % 4 === 0;
}

function drawShape(dice: Dice): RecordShape {
  const layout = dice.weighted(layouts);
  const inLine = layout === 'inline';
  const labels = dice.chance(0.75) ? english : dice.pick(otherLanguages);
  const before = drawParts(dice, beforeParts, inLine ? 0.4 : 0.18);
  const left = afterParts.filter(
    ([part]) =>
      !before.includes(part) && (inLine || (part === 'description' ? layout === 'table' : part !== 'authors' && part !== 'source')),
  );
  return {
    layout,
    inList: inLine ? dice.chance(0.9) : dice.chance(0.65),
    numbering: dice.weighted([
      [undefined, 6],
      ['1.', 3],
      ['1)', 0.7],
      ['[1]', 1],
      ['(1)', 0.5],
      ['all ones', 0.7],
      ['1 -', 0.2],
    ]),
    title: drawTitleLook(dice, layout),
    before,
    after: inLine ? drawParts(dice, left, 0.8, 4) : drawParts(dice, left, 0.3),
    below: drawBelow(dice),
    belowListed: dice.chance(0.25),
    labelEmoji: dice.chance(0.12),
    review: dice.chance(0.1) ? dice.some(reviewHeadings, 2 + dice.below(3)) : [],
    authors: chooseAuthorsFormat(dice),
    authorsItalic: dice.chance(0.3),
    labels,
    labelled: dice.chance(0.35),
    labelsBold: dice.chance(0.5),
    labelEnd:
      labels === english || dice.chance(0.4)
        ? dice.weighted([
            [':', 9],
            [' :', 1],
            [' -', 0.4],
          ])
        : dice.weighted([
            ['：', 3],
            [':', 2],
            [' :', 1],
          ]),
    titleBelowLabel: dice.chance(0.12),
    abstract: {
      sentences: dice.weighted([
        [1, 3],
        [2, 3],
        [3, 2],
        [5, 2],
        [99, 5],
      ]),
      look: dice.weighted([
        ['plain', 6],
        ['quote', 1.5],
        ['details', 1.5],
        ['labelled', 3],
        ['italic', 0.5],
      ]),
      cut: dice.chance(0.12),
    },
    description: {
      between: dice.weighted([
        [' - ', 4],
        [' – ', 2],
        [' — ', 2],
        [': ', 2.5],
        ['. ', 1.5],
        [' | ', 0.4],
      ]),
      own: dice.chance(0.4),
    },
    brackets: dice.weighted<readonly [string, string]>([
      [['(', ')'], 5],
      [['[', ']'], 3],
      [['', ''], 3],
      [['【', '】'], 0.4],
      [['`', '`'], 1],
    ]),
    yearStyle: dice.weighted([
      ['year', 6],
      ['apostrophe', 1.5],
      ['none', 1.5],
    ]),
    linksLook: dice.weighted([
      ['double', 5],
      ['round', 3],
      ['bars', 2],
      ['symbols', 1],
      ['plain', 3],
      ['bare', 1.5],
    ]),
    headingLevel: 2 + dice.below(3),
    columns: drawColumns(dice),
    reference: chooseReferenceStyle(dice),
    card: chooseCardLines(dice),
    complete: dice.weighted([
      [1, 4],
      [0.9, 3],
      [0.6, 2],
    ]),
    parted: dice.weighted([
      [', ', 4],
      ['. ', 3],
      [' - ', 1.5],
      ['; ', 0.6],
      [' | ', 0.8],
      [' by ', 1.5],
      [' ', 2],
      [' / ', 0.3],
      [' · ', 0.7],
    ]),
  };
}

function drawTitleLook(dice: Dice, layout: Layout): TitleLook {
  const marked = layout === 'heading' || layout === 'page' || layout === 'listing' ? 0.25 : 1;
  return {
    bold: dice.chance(0.38 * marked),
    italic: dice.chance(0.07),
    linked: dice.chance(0.45),
    quotes: dice.weighted<readonly [string, string]>([
      [['', ''], 17],
      [['"', '"'], 1.3],
      [['“', '”'], 1],
      [['«', '»'], 0.2],
      [['‘', '’'], 0.2],
      [['《', '》'], 0.2],
    ]),
    end: dice.weighted([
      ['', 8],
      ['.', 1.5],
      [':', 0.3],
      [',', 0.3],
    ]),
    letters: dice.weighted([
      ['as is', 10],
      ['sentence', 2],
      ['capitals', 0.3],
    ]),
  };
}

function drawParts(dice: Dice, parts: readonly (readonly [TitlePart, number])[], share: number, most = 2): readonly TitlePart[] {
  const chosen: TitlePart[] = [];
  while (chosen.length < most && dice.chance(share / (1 + chosen.length * 0.35))) {
    const part = dice.weighted(parts);
    if (!chosen.includes(part)) chosen.push(part);
  }
  // Words on a paper end its line.
  return chosen.includes('description') ? [...chosen.filter((part) => part !== 'description'), 'description'] : chosen;
}

function drawBelow(dice: Dice): RecordShape['below'] {
  const possible = dice
    .shuffle(['venue', 'links', 'date', 'identifier', 'popularity', 'picture'] as const)
    .filter((part) => dice.chance(part === 'links' ? 0.5 : part === 'popularity' ? 0.12 : part === 'picture' ? 0.05 : 0.25));
  const authors = dice.chance(0.72) ? (['authors'] as const) : [];
  const abstract = dice.chance(0.6) ? (['abstract'] as const) : [];
  return dice.chance(0.75) ? [...authors, ...possible, ...abstract] : [...authors, ...abstract, ...possible];
}

function drawColumns(dice: Dice): readonly string[] {
  const others: string[] = [];
  const count = 1 + dice.below(5);
  while (others.length < count) {
    const name = dice.weighted(columnNames);
    if (!others.includes(name)) others.push(name);
  }
  const at = dice.weighted([
    [0, 4],
    [1, 3],
    [2, 1.5],
    [others.length, 0.8],
  ]);
  return [...others.slice(0, at), 'title', ...others.slice(at)];
}

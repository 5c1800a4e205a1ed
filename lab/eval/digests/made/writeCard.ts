import { type Block, type Line, paragraph, plain } from './block';
import type { Dice } from './dice';
import type { MadePaper } from './drawPapers';
import type { RecordShape } from './recordShape';
import { actionLines, kindLines, sourceLines } from './words/pages';
import { writeAuthors } from './writeAuthors';
import { firstSentences, writeDate, writeTitle } from './writeParts';

/** Which lines the cards of a page have, in their order. */
export interface CardLines {
  readonly above: readonly string[];
  readonly below: readonly ('authors' | 'author count' | 'source' | 'words')[];
  readonly source: string;
  readonly actions: readonly string[];
  /** Each line is a paragraph of its own; else the card is one. */
  readonly airy: boolean;
}

export function chooseCardLines(dice: Dice): CardLines {
  const kinds = dice.some(kindLines, 2);
  const below = dice.shuffle(['source', 'words'] as const).filter((part) => dice.chance(part === 'source' ? 0.7 : 0.6));
  return {
    above: dice.weighted<readonly string[]>([
      [[], 5],
      [kinds, 2],
      [['{at}'], 1.5],
      [['{date}'], 1],
    ]),
    below: dice.weighted<CardLines['below']>([
      [['authors', ...below], 6],
      [['author count', ...below], 1.5],
      [[...below, 'authors'], 1.5],
      [below, 1],
    ]),
    source: dice.from(sourceLines),
    actions: dice.some(actionLines, dice.below(3)),
    airy: dice.chance(0.4),
  };
}

/** A card of a page that was selected and copied: marks are gone, what the page says around it is left. */
export function writeCard(
  paper: MadePaper,
  at: number,
  lines: CardLines,
  shape: RecordShape,
  dateWay: number,
  dice: Dice,
): { readonly blocks: readonly Block[]; readonly authors: readonly string[]; readonly hasAbstract: boolean } {
  const fill = (words: string): string =>
    words
      .replace('{at}', String(at + 1))
      .replaceAll('{date}', writeDate(paper, dateWay))
      .replace('{venue}', paper.venue)
      .replace('{year}', String(paper.year))
      .replace('{doi}', paper.doi)
      .replace('{arxiv}', paper.arxiv)
      .replace(/\{n\}/g, () => String(12 + dice.below(900)))
      .replace(/\{m\}/g, () => String(2 + dice.below(9)));
  const { text, authors } = writeAuthors(paper.authors, shape.authors, dice);
  const words = firstSentences(paper.abstract, shape.abstract.sentences);
  const above = lines.above.length > 1 ? [dice.pick(lines.above)] : lines.above;
  const below = lines.below.flatMap((part): readonly string[] => {
    if (part === 'authors') return [text];
    if (part === 'author count') return [`${paper.authors.length} authors`];
    if (part === 'source') return [fill(lines.source)];
    return words === '' ? [] : [shape.abstract.cut ? `… ${words.slice(0, 160)} …` : words];
  });
  const all: readonly Line[] = [
    ...above.map((line) => [plain(fill(line))]),
    writeTitle(paper, { ...shape, title: { ...shape.title, bold: false, quotes: ['', ''] } }),
    ...[...below, ...lines.actions.map(fill)].map((line) => [plain(line)]),
  ];
  return {
    blocks: lines.airy ? all.map((line) => paragraph(line)) : [{ kind: 'paragraph', lines: all }],
    authors: lines.below.includes('authors') ? authors : [],
    hasAbstract: lines.below.includes('words') && words !== '',
  };
}

import type { Choices } from './choices';
import type { FieldKind, FieldStyle } from './fieldStyle';
import type { Markup } from './markup';
import { chooseRecordShape, type RecordShape, type ShapeWishes, writeRecord } from './recordShape';
import type { Work } from './works';
import { writeCells, writeOtherRow, writeProperties, writeTable } from './writeTables';

export type Frame =
  | 'bullets'
  | 'numbers'
  | 'headings'
  | 'lines'
  | 'cards'
  | 'quotes'
  | 'nested'
  | 'tasks'
  | 'table'
  | 'cells'
  | 'details'
  | 'definitions'
  | 'properties';

/** How a document lists its papers: kept for all sections. */
export interface ListStyle {
  readonly frame: Frame;
  readonly field: FieldStyle;
  readonly shape: RecordShape;
  /** Some rows have another form. */
  readonly otherShape: RecordShape;
  readonly otherShare: number;
  readonly bullet: string;
  readonly number: (index: number) => string;
  /** Between the lines of a record. */
  readonly lineJoin: string;
  readonly isLoose: boolean;
  readonly columns: readonly (readonly FieldKind[])[];
  readonly tag: string;
  /** Rows between the papers that are none: breaks of a programme, talks without a paper. */
  readonly otherRows: readonly string[];
  readonly otherRowShare: number;
}

export function chooseListStyle(
  choices: Choices,
  field: FieldStyle,
  wishes: Partial<ShapeWishes> & { readonly frames?: readonly Frame[]; readonly otherRows?: readonly string[] } = {},
): ListStyle {
  const { markup } = field;
  const frame = wishes.frames === undefined ? chooseFrame(choices, markup) : choices.pick(wishes.frames);
  const isCard =
    frame === 'headings' || frame === 'cards' || frame === 'quotes' || frame === 'nested' || frame === 'details' || frame === 'definitions';
  const shapeWishes: ShapeWishes = {
    breakShare:
      wishes.breakShare ??
      (isCard
        ? choices.pick([0.5, 0.8, 1])
        : choices.weighted([
            [6, 0],
            [1.5, 0.25],
            [1, 0.6],
          ])),
    ...(wishes.kinds === undefined ? {} : { kinds: wishes.kinds }),
    isSparse: wishes.isSparse ?? choices.chance(0.12),
  };
  const shape = chooseRecordShape(choices, field, shapeWishes);
  return {
    frame,
    field,
    shape,
    otherShape: choices.chance(0.5) ? chooseRecordShape(choices, field, shapeWishes) : shape,
    otherShare: choices.pick([0, 0, 0.05, 0.15, 0.4]),
    bullet: choices.pick(
      markup.kind === 'markdown'
        ? ['- ', '* ', '- ', '* ', '+ ', '-   ', ' * ', '  - ']
        : ['• ', '- ', '* ', '– ', '◦ ', '· ', '● ', '▪ ', '○ ', '> ', '— ', '\t• ', '  - '],
    ),
    number: chooseNumber(choices, markup),
    lineJoin: choices.pick(
      markup.kind === 'markdown'
        ? ['  \n  ', '<br>', '<br/>\n  ', '\n  ', '\\\n  ', '\n\n  ', '\n', '  \n', '\n    - ', '\n  * ', '\n\n    ', '<br>\n']
        : ['\n', '\n', '\n  ', '\n\t', '\n    ', '\n\n', '\n   - '],
    ),
    isLoose: isCard || choices.chance(0.25),
    columns: chooseColumns(choices, shape),
    tag: choices.pick(['li', 'li', 'p', 'div', 'li']),
    otherRows: wishes.otherRows ?? [],
    otherRowShare: wishes.otherRows === undefined ? 0 : choices.pick([0, 0.1, 0.2, 0.35]),
  };
}

function chooseFrame(choices: Choices, markup: Markup): Frame {
  return choices.weighted<Frame>(
    markup.kind === 'plain'
      ? [
          [3, 'bullets'],
          [4, 'numbers'],
          [5, 'lines'],
          [4, 'cards'],
          [0.5, 'nested'],
          [0.8, 'table'],
        ]
      : [
          [7, 'bullets'],
          [3, 'numbers'],
          [1.5, 'headings'],
          [1.5, 'lines'],
          [2, 'cards'],
          [0.4, 'quotes'],
          [0.7, 'nested'],
          [0.4, 'tasks'],
          [2, 'table'],
          [0.5, 'cells'],
          [0.4, 'details'],
          [0.4, 'definitions'],
          [0.5, 'properties'],
        ],
  );
}

function chooseNumber(choices: Choices, markup: Markup): (index: number) => string {
  const shape = choices.pick(
    markup.kind === 'markdown'
      ? ['1. ', '1. ', '1) ', '[1] ', '**1.** ', '(1) ', '1\\. ']
      : ['1. ', '[1] ', '1) ', '(1) ', '1 ', '1.', '[1]', '1.\t', '1: ', '#1 ', '1、', '1 . ', '[A1] ', '[1]\n', '1.\n'],
  );
  const isRepeated = markup.kind === 'markdown' && shape === '1. ' && choices.chance(0.15);
  const start = choices.chance(0.15) ? choices.between(2, 120) : 1;
  return (index) => shape.replace('1', String(isRepeated ? 1 : start + index));
}

function chooseColumns(choices: Choices, shape: RecordShape): readonly (readonly FieldKind[])[] {
  const kinds = shape.fields.map(({ kind }) => kind);
  const columns: FieldKind[][] = [];
  for (const kind of choices.chance(0.5) ? kinds : choices.shuffle(kinds)) {
    const last = columns.at(-1);
    if (last !== undefined && choices.chance(0.18)) last.push(kind);
    else columns.push([kind]);
  }
  if (choices.chance(0.15)) columns.unshift(['code']);
  return columns;
}

/** A list of papers, ending in a line break. */
export function writeList(choices: Choices, works: readonly Work[], style: ListStyle, offset = 0): string {
  const { frame, field } = style;
  const { markup } = field;
  if (frame === 'table') return writeTable(choices, works, style);
  if (frame === 'cells') return writeCells(choices, works, style);
  if (frame === 'properties') return works.map((work, at) => writeProperties(choices, work, style, offset + at)).join('\n');
  const records = works.map((work, at) => {
    const shape = choices.chance(style.otherShare) ? style.otherShape : style.shape;
    return writeRecord(choices, work, shape, field, offset + at, frame === 'headings');
  });
  if (style.otherRows.length > 0)
    for (let at = records.length - 1; at >= 0; at--)
      if (choices.chance(style.otherRowShare)) records.splice(at, 0, [markup.escape(writeOtherRow(choices, style))]);
  if (markup.kind === 'html') return writeHtmlList(choices, records, style, offset);
  const gap = style.isLoose ? '\n\n' : '\n';
  const blocks = records.map((lines, at) => frameRecord(choices, lines, style, offset + at));
  return `${blocks.join(frame === 'lines' && markup.kind === 'markdown' ? choices.pick(['\n\n', '  \n', '\n\n']) : gap)}\n`;
}

function frameRecord(choices: Choices, lines: readonly string[], style: ListStyle, index: number): string {
  const { markup } = style.field;
  const [first = '', ...rest] = lines;
  switch (style.frame) {
    case 'bullets':
      return style.bullet + lines.join(style.lineJoin);
    case 'numbers':
      return style.number(index) + lines.join(style.lineJoin);
    case 'tasks':
      return `- [${choices.chance(0.3) ? 'x' : ' '}] ${lines.join(style.lineJoin)}`;
    case 'headings': {
      const level = style.isLoose ? 3 : 4;
      return `${markup.heading(level, (style.tag === 'p' ? style.number(index) : '') + first)}${rest.length > 0 ? `\n${rest.join(style.lineJoin.startsWith('\n\n') ? '\n\n' : '  \n')}` : ''}`.trimEnd();
    }
    case 'quotes':
      return lines.map((line) => `> ${line}`).join(style.lineJoin.includes('<br>') ? '\n>\n' : '\n');
    case 'nested':
      return [
        `${style.bullet}${first}`,
        ...rest.map(
          (line) => `${/^\s*/.exec(style.bullet)?.[0] ?? ''}${style.tag === 'p' ? '  ' : '    '}${style.bullet.trimStart()}${line}`,
        ),
      ].join('\n');
    case 'details':
      return markup.kind === 'plain' ? lines.join('\n') : `<details>\n<summary>${first}</summary>\n\n${rest.join('\n\n')}\n\n</details>`;
    case 'definitions':
      return [first, ...rest.map((line) => `: ${line}`)].join('\n');
    case 'cards':
      return (
        (style.tag === 'p' ? style.number(index) : '') +
        lines.join(markup.kind === 'markdown' ? style.lineJoin.replace(/ {2}(?:[ ]*(?:[-*] )?)$/, '') || '\n' : style.lineJoin)
      );
    default:
      return lines.join(markup.kind === 'markdown' ? '  \n' : style.lineJoin);
  }
}

function writeHtmlList(choices: Choices, records: readonly (readonly string[])[], style: ListStyle, offset: number): string {
  const inner = choices.pick(['<br>', '<br/>\n', '<br>\n']);
  const classes = ['title', 'authors', 'venue', 'meta', 'info', 'extra', 'more', 'rest', 'foot'];
  const names = choices.chance(0.5);
  const asBlocks = (lines: readonly string[], tag: string): string =>
    lines.map((line, at) => `<${tag}${names ? ` class="${classes[at] ?? 'line'}"` : ''}>${line}</${tag}>`).join('\n');
  const indent = choices.pick(['', '  ', '    ']);
  switch (style.frame) {
    case 'headings': {
      const level = choices.between(3, 5);
      return records
        .map(([first = '', ...rest]) => `<h${level}>${first}</h${level}>\n${asBlocks(rest, choices.pick(['p', 'div']))}\n`)
        .join('');
    }
    case 'cards':
    case 'quotes':
    case 'details':
    case 'nested': {
      const tag = choices.pick(['div', 'article', 'section']);
      const line = choices.pick(['div', 'p', 'span', 'div']);
      return records.map((lines) => `<${tag} class="item">\n${asBlocks(lines, line)}\n</${tag}>\n`).join('');
    }
    case 'definitions':
      return `<dl>\n${records.map(([first = '', ...rest]) => `<dt>${first}</dt>\n${rest.map((line) => `<dd>${line}</dd>`).join('\n')}\n`).join('')}</dl>\n`;
    case 'numbers':
      return choices.chance(0.7)
        ? `<ol>\n${records.map((lines) => `${indent}<li>${lines.join(inner)}</li>\n`).join('')}</ol>\n`
        : records.map((lines, at) => `<p>${style.number(offset + at)}${lines.join(inner)}</p>\n`).join('');
    case 'lines':
      return choices.chance(0.5)
        ? `<p>${records.map((lines) => lines.join(inner)).join('<br><br>\n')}</p>\n`
        : records.map((lines) => `<p>${lines.join(inner)}</p>\n`).join('');
    default:
      return `<ul>\n${records.map((lines) => `${indent}<li>${style.tag === 'p' ? `<p>${lines.join(inner)}</p>` : lines.join(inner)}</li>\n`).join('')}</ul>\n`;
  }
}

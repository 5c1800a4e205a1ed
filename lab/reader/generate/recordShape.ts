import type { Choices } from './choices';
import type { FieldKind, FieldStyle } from './fieldStyle';
import type { Markup } from './markup';
import { writeField } from './recordFields';
import type { Work } from './works';

interface PlannedField {
  readonly kind: FieldKind;
  /** What stands before the field; a line break begins a new line of the record. */
  readonly join: string;
  readonly brackets: readonly [string, string];
  /** `Authors: ` */
  readonly name: string;
}

/** The fields of a record in their order, with what stands between them. */
export interface RecordShape {
  readonly fields: readonly PlannedField[];
  /** At the end of a line: a full stop or nothing. */
  readonly stop: string;
  /** Share of the fields, without the title, that a row lacks. */
  readonly missingShare: number;
}

const lineBreak = '\n';

export interface ShapeWishes {
  /** How often a field begins a new line. */
  readonly breakShare: number;
  readonly kinds?: readonly FieldKind[];
  readonly isSparse?: boolean;
}

export function chooseRecordShape(choices: Choices, style: FieldStyle, { breakShare, kinds, isSparse = false }: ShapeWishes): RecordShape {
  const chosen = kinds ?? chooseKinds(choices, isSparse);
  const delimiters = delimitersOf(style);
  // Fields that were blocks of a page run together when they are copied.
  const usual = style.markup.kind === 'plain' && choices.chance(0.06) ? '' : choices.pick(delimiters);
  const namesFields = choices.chance(0.12);
  const fields = chosen.map((kind, at): PlannedField => {
    const isOnOwnLine = at > 0 && (choices.chance(breakShare) || ((kind === 'abstract' || kind === 'buttons') && choices.chance(0.8)));
    const brackets: readonly [string, string] =
      kind !== 'title' && kind !== 'abstract' && kind !== 'remark' && choices.chance(0.18)
        ? choices.pick([
            ['(', ')'],
            ['[', ']'],
            ['(', ')'],
            ['{', '}'],
            ['(', ')'],
            ['—', ''],
            ['/', '/'],
          ])
        : ['', ''];
    const delimiter = brackets[0] !== '' && choices.chance(0.7) ? ' ' : choices.chance(0.55) ? usual : choices.pick(delimiters);
    const words = namesOf(style, kind);
    const name =
      words !== undefined && (namesFields ? choices.chance(0.9) : choices.chance(isOnOwnLine ? 0.12 : 0.02))
        ? choices.pick(words) + choices.pick([': ', ':', ' - ', ': '])
        : '';
    return {
      kind,
      join: at === 0 ? '' : isOnOwnLine ? lineBreak : delimiter,
      brackets,
      name: name !== '' && choices.chance(0.4) ? style.markup.bold(name.trim()) + (name.endsWith(' ') ? ' ' : '') : name,
    };
  });
  return {
    fields,
    stop: choices.chance(0.25) ? (style.language.code === 'zh' || style.language.code === 'ja' ? choices.pick(['。', '.']) : '.') : '',
    missingShare: choices.pick([0, 0.03, 0.08, 0.2]),
  };
}

/** What a list calls a field, such as `Authors`; undefined for fields that have no name. */
export function namesOf({ language }: FieldStyle, kind: FieldKind): readonly string[] | undefined {
  const { fields } = language;
  switch (kind) {
    case 'title':
      return fields.title;
    case 'authors':
      return fields.authors;
    case 'venue':
    case 'venue year':
      return fields.venue;
    case 'year':
    case 'date':
      return fields.year;
    case 'abstract':
    case 'remark':
      return fields.abstract;
    case 'identifier':
    case 'links':
      return fields.link;
    default:
      return undefined;
  }
}

function delimitersOf({ language, markup }: FieldStyle): readonly string[] {
  const common = [
    ', ',
    ', ',
    '. ',
    '. ',
    ' - ',
    ' — ',
    ' – ',
    ' | ',
    ': ',
    ' / ',
    '; ',
    ' ',
    ' · ',
    ' • ',
    ' // ',
    '  ',
    ', ',
    ' :: ',
    ' -- ',
    ' ~ ',
    ' » ',
    '\t',
  ];
  if (language.code === 'zh' || language.code === 'ja') return [...common, ',', '。', ' ', '. ', ':', ',', '、', ' '];
  return markup.kind === 'html'
    ? [...common, ' &mdash; ', '&nbsp;', ', ', '. ', '<br>']
    : markup.kind === 'plain'
      ? [...common, '     ', ' . ', ' , ']
      : [...common, ' <br> '];
}

function chooseKinds(choices: Choices, isSparse: boolean): FieldKind[] {
  const rest: FieldKind[] = [];
  const add = (share: number, ...kinds: readonly FieldKind[]): void => {
    if (choices.chance(share)) rest.push(choices.pick(kinds));
  };
  if (!isSparse) {
    add(0.62, 'venue', 'venue year', 'venue');
    if (!rest.includes('venue year')) add(0.62, 'year', 'year', 'date');
    add(0.16, 'locator');
    add(0.06, 'publisher');
    add(0.2, 'identifier');
    add(0.05, 'institutions');
    add(0.04, 'score');
  }
  add(isSparse ? 0.3 : 0.22, 'links');
  add(0.1, 'count');
  add(0.09, 'tags');
  add(0.05, 'buttons');
  const order = choices.shuffle(rest);
  const hasAuthors = choices.chance(isSparse ? 0.25 : 0.82);
  const position = choices.weighted([
    [6, 'title first'],
    [3, 'authors first'],
    [1.2, 'other first'],
    [0.8, 'apart'],
  ]);
  const authors: FieldKind[] = hasAuthors ? ['authors'] : [];
  const kinds: FieldKind[] =
    position === 'title first'
      ? ['title', ...authors, ...order]
      : position === 'authors first'
        ? [...authors, ...(order[0] === 'year' && choices.chance(0.6) ? order.splice(0, 1) : []), 'title', ...order]
        : position === 'other first'
          ? [...order.splice(0, 1), 'title', ...authors, ...order]
          : choices.shuffle(['title', ...authors, ...order]);
  if (choices.chance(0.12)) kinds.push('abstract');
  else if (choices.chance(0.1)) kinds.push('remark');
  return kinds;
}

/** The lines of one record, without the mark of its list. */
export function writeRecord(
  choices: Choices,
  work: Work,
  shape: RecordShape,
  style: FieldStyle,
  number: number,
  isHeading = false,
): string[] {
  const lines: string[] = [''];
  let isFirst = true;
  for (const { kind, join, brackets, name } of shape.fields) {
    if (kind !== 'title' && choices.chance(shape.missingShare)) continue;
    const field = writeField(choices, kind, work, style, { number, isHeading: isHeading && lines.length === 1 });
    if (field === '') continue;
    const [open, close] = brackets;
    const text = name + open + field + close;
    const line = lines[lines.length - 1] ?? '';
    if (isFirst) lines[0] = text;
    else if (join === lineBreak) lines.push(text);
    else lines[lines.length - 1] = line + withoutDouble(line, join) + text;
    isFirst = false;
  }
  return lines.map((line) => line + withoutDouble(line, shape.stop));
}

/** No full stop or comma after a mark that ends a sentence. */
function withoutDouble(line: string, join: string): string {
  const last = line.replace(/[\ue0ff-\ue1ff*_\s]+$/, '').at(-1) ?? '';
  if ((last === '?' || last === '!' || last === '.') && join.startsWith('.')) return join.slice(1);
  return join;
}

/** Puts lines into one, as cells of tables and headings need. */
export function joinLines(choices: Choices, lines: readonly string[], markup: Markup): string {
  return lines.join(
    markup.kind === 'plain' ? choices.pick([' ', '; ', '. ']) : choices.pick(['<br>', '<br/>', '<br> ', ' <br> ', '<br />']),
  );
}

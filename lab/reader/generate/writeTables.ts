import { type Choices, expand } from './choices';
import type { FieldKind } from './fieldStyle';
import { writeField } from './recordFields';
import { joinLines, namesOf, writeRecord } from './recordShape';
import type { Work } from './works';
import type { ListStyle } from './writeList';

/** A table with a paper in each row. */
export function writeTable(choices: Choices, works: readonly Work[], style: ListStyle): string {
  const { field } = style;
  const { markup } = field;
  const { fields } = field.language;
  const namesOf: Partial<Record<FieldKind, readonly string[]>> = {
    title: fields.title,
    authors: fields.authors,
    venue: fields.venue,
    'venue year': fields.venue,
    year: fields.year,
    date: fields.year,
    abstract: fields.abstract,
    identifier: fields.link,
    links: fields.link,
    code: ['ID', '#', 'No.', 'Nr.', '编号'],
    time: ['Time'],
    tags: ['Tags', 'Keywords', 'Topic'],
    count: ['Citations', 'Stars'],
    remark: ['Notes', 'Comment'],
  };
  const width = style.columns.length;
  const head = style.columns.map(([kind]) => choices.pick((kind === undefined ? undefined : namesOf[kind]) ?? ['Info', '', 'Details']));
  const rows = works.map((work, at) =>
    style.columns.map((kinds) => {
      const parts = kinds.flatMap((kind) => {
        if (kind !== 'title' && choices.chance(style.shape.missingShare)) return [];
        const text = writeField(choices, kind, work, field, { number: at, isHeading: false });
        return text === '' ? [] : [text];
      });
      return joinLines(choices, parts, markup);
    }),
  );
  if (style.otherRows.length > 0)
    for (let at = rows.length - 1; at >= 0; at--)
      if (choices.chance(style.otherRowShare)) {
        const cells = markup.escape(writeOtherRow(choices, style)).split(/(?<=\d) (?=[A-Z])/);
        rows.splice(
          at,
          0,
          Array.from({ length: width }, (_, column) => cells[column] ?? ''),
        );
      }
  if (markup.kind === 'html')
    return `<table>\n<tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>\n${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`).join('')}</table>\n`;
  if (markup.kind === 'plain') {
    const tab = choices.pick(['\t', '\t', '   ', ' | ', ';']);
    return `${[...(choices.chance(0.6) ? [head] : []), ...rows].map((cells) => cells.join(tab)).join('\n')}\n`;
  }
  const escapeCell = (cell: string): string => cell.replace(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ');
  const hasPipes = choices.chance(0.85);
  const writeRow = (cells: readonly string[]): string =>
    hasPipes ? `| ${cells.map(escapeCell).join(' | ')} |` : cells.map(escapeCell).join(' | ');
  return `${[writeRow(head), writeRow(head.map(() => choices.pick(['---', ':---', ':---:', '------']))), ...rows.map(writeRow)].join('\n')}\n`;
}

/** A heading for each paper and a table with a field in each row. */
export function writeProperties(choices: Choices, work: Work, style: ListStyle, index: number): string {
  const { field } = style;
  const { markup } = field;
  const title = writeField(choices, 'title', work, field, { number: index, isHeading: true });
  const rows = style.columns
    .flat()
    .filter((kind) => kind !== 'title' && !choices.chance(style.shape.missingShare))
    .flatMap((kind) => {
      const text = writeField(choices, kind, work, field, { number: index, isHeading: false });
      const name = (namesOf(field, kind) ?? [kind])[0] ?? kind;
      return text === '' ? [] : [[name, text] as const];
    });
  const heading = markup.heading(3, (style.tag === 'p' ? style.number(index) : '') + title);
  if (markup.kind === 'html')
    return `${heading}<table>\n${rows.map(([name, text]) => `<tr><th>${name}</th><td>${text}</td></tr>\n`).join('')}</table>\n`;
  if (markup.kind === 'plain') return `${heading}${rows.map(([name, text]) => `${name}\t${text}\n`).join('')}`;
  const cells = rows.map(
    ([name, text]) => `| ${style.tag === 'div' ? markup.bold(name) : name} | ${text.replace(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ')} |`,
  );
  return `${heading}\n|  |  |\n|---|---|\n${cells.join('\n')}\n`;
}

/** Several papers in one cell of a table, as programmes have their sessions. */
export function writeCells(choices: Choices, works: readonly Work[], style: ListStyle): string {
  const { markup, language } = style.field;
  const rows: string[][] = [];
  for (let at = 0; at < works.length; ) {
    const count = choices.between(1, 5);
    const cell = works
      .slice(at, at + count)
      .map(
        (work, index) =>
          (style.tag === 'p' ? choices.pick(['• ', '- ', '']) : '') +
          joinLines(choices, writeRecord(choices, work, style.shape, style.field, at + index), markup),
      );
    const head = `${choices.between(8, 18)}:${choices.pick(['00', '30', '15'])}`;
    rows.push([
      head,
      (choices.chance(0.4) ? `${markup.bold(choices.pick(language.headings.topics))}<br>` : '') +
        cell.join(choices.pick(['<br>', '<br><br>', '<br/>'])),
    ]);
    at += count;
  }
  const head = choices.pick([
    ['Time', 'Program'],
    ['Slot', 'Talks'],
    ['', ''],
    ['Week', 'Readings'],
  ]);
  if (markup.kind === 'html')
    return `<table>\n${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`).join('')}</table>\n`;
  return `${[`| ${head.join(' | ')} |`, '|---|---|', ...rows.map((cells) => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ')).join(' | ')} |`)].join('\n')}\n`;
}

/** A row of a programme or syllabus that is no paper. */
export function writeOtherRow(choices: Choices, { otherRows, field }: ListStyle): string {
  const { families, givens } = field.language;
  return expand(choices, choices.pick(otherRows), {
    person: Array.from({ length: 4 }, () => `${choices.pick(givens)} ${choices.pick(families)}`),
  });
}

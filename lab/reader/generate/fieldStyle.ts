import type { Choices } from './choices';
import type { Language } from './languages/language';
import type { Markup } from './markup';
import { words } from './words';
import { choosePeopleStyle, type PeopleStyle } from './writePeople';

export type FieldKind =
  | 'title'
  | 'authors'
  | 'venue'
  | 'year'
  | 'venue year'
  | 'date'
  | 'identifier'
  | 'locator'
  | 'publisher'
  | 'links'
  | 'abstract'
  | 'remark'
  | 'count'
  | 'tags'
  | 'institutions'
  | 'score'
  | 'code'
  | 'time'
  | 'buttons'
  | 'citation'
  | 'record number';

/** How a document writes each field of its records. */
export interface FieldStyle {
  readonly markup: Markup;
  readonly language: Language;
  readonly people: PeopleStyle;
  readonly titleLink: 'none' | 'title' | 'bold inside' | 'bold outside' | 'tag' | 'wiki';
  readonly titleMark: 'none' | 'bold' | 'italic' | 'bold italic' | 'code';
  readonly titleCase: 'as is' | 'upper' | 'sentence';
  readonly quotes: readonly [string, string];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Share of titles that have the affix before them. */
  readonly affixShare: number;
  readonly nicknames: boolean;
  readonly venueMark: 'none' | 'italic' | 'bold' | 'code';
  readonly isVenueShort: boolean;
  readonly yearShape: string;
  readonly dateShape: string;
  readonly identifier: 'doi' | 'doi url' | 'doi:' | 'arxiv' | 'url' | 'pmid' | 'link';
  readonly locator: string;
  readonly peopleMark: 'none' | 'italic' | 'bold' | 'code';
  readonly peoplePrefix: string;
  readonly links: readonly string[];
  readonly linkBrackets: readonly [string, string];
  readonly count: string;
  readonly tagShape: string;
  readonly buttons: string;
}

const titleQuotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ["'", "'"],
  ['«', '»'],
  ['« ', ' »'],
  ['„', '“'],
  ['»', '«'],
  ['``', "''"],
  ['[', ']'],
  ['<', '>'],
];

export function chooseFieldStyle(choices: Choices, markup: Markup, language: Language): FieldStyle {
  const isAsian = language.code === 'zh' || language.code === 'ja';
  const affixes = choices.chance(0.22);
  return {
    markup,
    language,
    people: choosePeopleStyle(choices, language),
    titleLink: choices.weighted([
      [markup.kind === 'plain' ? 12 : 6, 'none'],
      [5, 'title'],
      [1.2, 'bold inside'],
      [1.2, 'bold outside'],
      [0.3, 'tag'],
      [markup.kind === 'markdown' ? 0.2 : 0, 'wiki'],
    ]),
    titleMark: choices.weighted([
      [9, 'none'],
      [3.5, 'bold'],
      [2, 'italic'],
      [0.4, 'bold italic'],
      [0.3, 'code'],
    ]),
    titleCase: choices.weighted([
      [14, 'as is'],
      [0.7, 'upper'],
      [3, 'sentence'],
    ]),
    quotes: choices.chance(isAsian ? 0.45 : 0.2)
      ? choices.pick(
          isAsian
            ? [
                ['「', '」'],
                ['『', '』'],
                ['《', '》'],
                ['【', '】'],
                ['“', '”'],
                ['〈', '〉'],
              ]
            : titleQuotes,
        )
      : ['', ''],
    before: affixes ? [choices.pick(affixesBefore)] : [],
    after: choices.chance(0.16) ? [choices.pick(affixesAfter)] : [],
    affixShare: choices.pick([1, 0.9, 0.5, 0.25, 0.1]),
    nicknames: choices.chance(0.06),
    venueMark: choices.weighted([
      [6, 'none'],
      [4, 'italic'],
      [1, 'bold'],
      [0.5, 'code'],
    ]),
    isVenueShort: choices.chance(0.5),
    yearShape: choices.weighted([
      [5, 'Y'],
      [5, '(Y)'],
      [1, '[Y]'],
      [0.3, 'Y年'],
      [0.3, '[Y].'],
      [0.3, '-Y-'],
      [0.2, '「Y」'],
    ]),
    dateShape: choices.pick(
      words(`
      Y-M ¦ Y-M-D ¦ D Mon Y ¦ Mon Y ¦ Mon D, Y ¦ Y/M/D ¦ D.M.Y ¦ Y.M ¦ (Y-M) ¦ Y年M月 ¦ Published D Mon Y ¦ Month Y ¦ Mon. Y ¦ M/Y
    `),
    ),
    identifier: choices.pick(['doi', 'doi url', 'doi:', 'arxiv', 'url', 'pmid', 'link']),
    locator: choices.pick(language.locators),
    peopleMark: choices.weighted([
      [10, 'none'],
      [3, 'italic'],
      [0.5, 'bold'],
      [0.2, 'code'],
    ]),
    peoplePrefix: choices.weighted([
      [10, ''],
      [1, `${choices.pick(language.fields.authors)}: `],
      [0.5, 'by '],
      [0.3, 'By: '],
      [0.3, 'with '],
      [0.2, '👥 '],
      [0.2, '-- '],
    ]),
    links: choices.some(choices.pick([linkWords, [...linkWords, ...isoLinkWords], language.fields.link]), 1, 4),
    linkBrackets: choices.pick([
      ['[', ']'],
      ['(', ')'],
      ['', ''],
      ['[', ']'],
      ['|', '|'],
      ['【', '】'],
    ]),
    count: choices.pick(
      words(`
      Cited by {#} ¦ {#} citations ¦ Citations: {#} ¦ ⭐ {##} ¦ cited {#} times ¦ [{#}] ¦ ({#}) ¦ ★{#} ¦ 👍 {#} ¦ ▲ {##} ¦
      Save · {#} citations ¦ 被引用 {#} 次 ¦ upvotes: {#} ¦ {##} views
    `),
    ),
    tagShape: choices.pick([
      '#tag',
      '`tag`',
      'Keywords: tag, tag',
      '[tag]',
      'tag / tag',
      '🏷️ tag',
      'Topics: tag; tag',
      '(tag)',
      '![](https://img.shields.io/badge/tag-blue)',
      '<tag>',
    ]),
    buttons: choices.pick(
      words(`
      Cite Share ¦ Save Alert ¦ Related articles All {#} versions ¦ Add to Library ¦ Save Cite Cited by {#} Related articles ¦
      PDF | Abstract | BibTeX ¦ View PDF ¦ Copy ¦ Read more ¦ ☆ Save 🗩 Cite ¦ Free article. ¦ Abstract | Full text ¦ Read Paper / PDF ¦
      [HTML] from arxiv.org ¦ Expand
    `),
    ),
  };
}

const affixesBefore = [
  'TODO',
  'DONE',
  'READ',
  'OPEN',
  'NEW',
  '[HTML]',
  '[PDF]',
  '[BOOK]',
  '[C]',
  '🔥',
  '⭐',
  '✅',
  '📄',
  '[ ]',
  '[x]',
  '(#{##})',
  '#{##}',
  '[{#}]',
  '({year})',
  '({year}-{#})',
  '[{CVPR|NeurIPS|ACL|ICML} {year}]',
  "[{CVPR|ICLR|EMNLP}'{#}]",
  '{#}B-{#}',
  '{h}:{#}',
  '{h}:30-{#}:50',
  '{h}:00–{#}:20',
  '{#}:',
  'Paper {#}:',
  '**New!**',
  '({oral|poster|spotlight})',
  '[{Oral|Poster}]',
  '{year} |',
  '{year}.',
  '{year}-{#}-{#}',
  '{#}/10',
  '({#}.{#})',
  'P{#}.',
  'ID {##} -',
  '{A|B|C}{#}.',
  '*',
  '-',
  '★',
  '★★★',
  '`{year}`',
  '[{survey|theory|data}]',
  '{arxiv|bioRxiv}:',
  '[{year}.{#}]',
  '✓',
  ':star:',
  'Re:',
  '[更新]',
  '[{一作|顶会}]',
  'Title:',
  'Topic {#}.',
  '§{#}',
];
const affixesAfter = words(`
  [PDF] ¦ (oral) ¦ 🔥 ¦ (new) ¦ :star: ¦ ✔ ¦ * ¦ [slides] ¦ (best paper award) ¦ (in press) ¦ [in Russian] ¦ (preprint) ¦ - arXiv ¦
  [Online] ¦ [J] ¦ [M] ¦ [C] ¦ (PDF, {#} MB) ¦ | PDF ¦ [{#}★] ¦ ({#} pages) ¦ ^{#} ¦ … ¦ [abs] ¦ (invited) ¦ - READ THIS ¦ !! ¦
  (must read)
`);
const linkWords = words(`
  pdf ¦ code ¦ slides ¦ video ¦ paper ¦ arXiv ¦ project page ¦ Code ¦ PDF ¦ Paper ¦ bib ¦ abs ¦ Link ¦ blog ¦ data ¦ poster ¦ github ¦
  Official ¦ HTML
`);
const isoLinkWords = ['论文', '代码', 'pdf版', 'リンク'];

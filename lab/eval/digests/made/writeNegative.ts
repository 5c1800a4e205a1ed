import { type Block, heading, type Line, list, paragraph, plain } from './block';
import type { Dice } from './dice';
import {
  chooseOtherLook,
  makeContents,
  makeHeadline,
  makeInterruption,
  makeOther,
  makeOtherSection,
  type OtherKind,
  writeOther,
} from './distractors';
import { aboutSentences } from './words/chatter';
import {
  agenda,
  answers,
  careers,
  changes,
  codeLines,
  definitions,
  diary,
  ingredients,
  lessons,
  logLines,
  media,
  people,
  products,
  questions,
  steps,
  tasks,
  terms,
} from './words/everyday';
import { furnitureHeadings, listNames, toolHeadings, topicHeadings } from './words/headings';
import { eventNames, places, toolDescriptions, toolNames } from './words/others';

export interface MadeNegative {
  readonly name: string;
  readonly blocks: readonly Block[];
}

type Writer = (dice: Dice) => readonly Block[];

const times = <T>(dice: Dice, min: number, more: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: min + dice.below(more) }, (_, at) => make(at));
const proseOf = (pool: readonly string[], dice: Dice): Block => paragraph(dice.some(pool, 2 + dice.below(5)).join(' '));

const otherList =
  (kind: OtherKind): Writer =>
  (dice) => {
    const sections = 1 + dice.below(4);
    const names = dice.some([...toolHeadings, ...topicHeadings], sections);
    const look = chooseOtherLook(dice);
    const numbering = dice.chance(0.25) ? ('1.' as const) : undefined;
    return [
      heading(
        1,
        dice
          .from(listNames)
          .replace(/papers?|literature|bibliography|references|read\w*/gi, 'things')
          .replace('{topic}', dice.from(toolHeadings)),
      ),
      ...(dice.chance(0.6)
        ? [
            proseOf(
              aboutSentences.filter((sentence) => !/paper|author|submission|article/i.test(sentence)),
              dice,
            ),
          ]
        : []),
      ...(sections > 1 && dice.chance(0.4) ? makeContents(names, dice) : []),
      ...names.flatMap((name) => [
        heading(2, name),
        list(
          times(dice, 3, 12, () => writeOther(makeOther(kind, dice), look)),
          numbering,
        ),
      ]),
    ];
  };

const writers: readonly (readonly [string, Writer, number])[] = [
  ['tools', otherList('tool'), 3],
  ['courses', otherList('course'), 1.5],
  ['jobs', otherList('job'), 1],
  ['events', otherList('event'), 1],
  ['news', otherList('news'), 2],
  [
    'recipe',
    (dice) => [
      heading(1, `${dice.pick(['Soup', 'Bread', 'Stew', 'Cake', 'Salad'])} of the house`),
      proseOf(diary, dice),
      heading(2, 'Ingredients'),
      list(dice.some(ingredients, 7)),
      heading(2, 'Method'),
      list(dice.some(steps, 6), '1.'),
    ],
    1,
  ],
  [
    'minutes',
    (dice) => [
      heading(1, `Minutes, ${1 + dice.below(28)} May`),
      paragraph(`Present: ${dice.some(people, 5).join(', ')}`),
      ...dice.some(eventNames, 3).flatMap((name) => [heading(2, name), list(dice.some(agenda, 3))]),
    ],
    1.5,
  ],
  [
    'tasks',
    (dice) => [
      ...(dice.chance(0.5) ? [heading(1, 'To do')] : []),
      list(dice.some(tasks, 9).map((task) => `${dice.pick(['[ ] ', '[x] ', ''])}${task}`)),
    ],
    1.2,
  ],
  ['shopping', (dice) => [list(dice.some([...ingredients, ...products], 12))], 0.8],
  [
    'changelog',
    (dice) => [
      heading(1, 'Changelog'),
      ...times(dice, 2, 5, (at) => [
        heading(2, `${dice.pick(['v', ''])}${4 - at}.${dice.below(9)}.0 (2023-0${1 + dice.below(9)}-1${dice.below(9)})`),
        ...(dice.chance(0.5) ? [heading(3, dice.pick(['Added', 'Fixed', 'Changed']))] : []),
        list(dice.some(changes, 2 + dice.below(5))),
      ]).flat(),
    ],
    2,
  ],
  ['readme', (dice) => writeReadme(dice), 3],
  [
    'diary',
    (dice) =>
      times(dice, 2, 5, (at) => [
        heading(2, `${dice.pick(['Monday', 'Tuesday', 'Sunday'])}, ${at + 3} March`),
        proseOf(diary, dice),
        ...(dice.chance(0.4) ? [proseOf(diary, dice)] : []),
      ]).flat(),
    1.2,
  ],
  ['prose', (dice) => times(dice, 3, 7, () => proseOf([...diary, ...agenda, ...answers], dice)), 1.5],
  [
    'mail',
    (dice) => [
      paragraph(`From: ${dice.from(people)}`, `To: ${dice.from(people)}`, `Subject: ${dice.from(eventNames)}`),
      paragraph(`Dear ${dice.from(people)},`),
      proseOf(agenda, dice),
      proseOf([...diary, ...answers], dice),
      paragraph('Best wishes', dice.from(people)),
    ],
    1.5,
  ],
  [
    'questions',
    (dice) => [
      heading(1, 'Questions and answers'),
      ...dice
        .some(questions, 6)
        .flatMap((question) => [
          dice.heldOut ? paragraph([{ text: question, bold: true }]) : heading(3, question),
          paragraph(dice.from(answers)),
        ]),
    ],
    1,
  ],
  [
    'log',
    (dice) => [
      paragraph(
        ...times(
          dice,
          8,
          30,
          (at) => `2024-05-0${1 + dice.below(9)} 12:${String(10 + at).slice(-2)}:0${dice.below(9)} ${dice.from(logLines)}`,
        ),
      ),
    ],
    1,
  ],
  [
    'code',
    (dice) => [
      {
        kind: 'code',
        text: times(dice, 8, 14, () => dice.from(codeLines).replace(/\{tool\}/g, dice.from(toolNames).toLowerCase())).join('\n'),
      },
    ],
    0.8,
  ],
  [
    'media',
    (dice) => [
      heading(1, dice.pick(['Films of the year', 'Novels for the holidays', 'Records we played'])),
      list(
        times(dice, 6, 10, (): Line => [{ text: dice.from(media), italic: dice.chance(0.5) }, plain(` (${1960 + dice.below(60)})`)]),
        dice.chance(0.4) ? '1.' : undefined,
      ),
    ],
    0.8,
  ],
  [
    'products',
    (dice) => [
      heading(1, 'Autumn sale'),
      {
        kind: 'table',
        header: ['Article', 'Price', 'Stock'],
        rows: dice
          .some(products, 9)
          .map((name): readonly Line[] => [
            [plain(name)],
            [plain(`${5 + dice.below(90)}.90 €`)],
            [plain(dice.pick(['yes', 'few', 'sold out']))],
          ]),
      },
    ],
    1,
  ],
  [
    'contacts',
    (dice) => [
      heading(1, 'Staff'),
      {
        kind: 'table',
        header: ['Name', 'Room', 'Phone', 'Duties'],
        rows: dice
          .some(people, 9)
          .map((name): readonly Line[] => [
            [plain(name)],
            [plain(String(100 + dice.below(300)))],
            [plain(`555-0${100 + dice.below(899)}`)],
            [plain(dice.from(eventNames))],
          ]),
      },
    ],
    0.7,
  ],
  [
    'schedule',
    (dice) => [
      heading(1, `Schedule, ${dice.from(places)}`),
      list(times(dice, 6, 9, (at) => `${9 + at}:00 ${dice.from(eventNames)}, ${dice.from(people)}`)),
    ],
    1,
  ],
  [
    'call',
    (dice) => [
      heading(1, `Call for ${dice.pick(['Papers', 'Contributions', 'Abstracts', 'Posters'])}`),
      proseOf(aboutSentences, dice),
      heading(2, 'Topics'),
      list(dice.some(topicHeadings, 8 + dice.below(8))),
      heading(2, 'Important dates'),
      list(dice.some(eventNames, 4).map((name) => `${name}: ${1 + dice.below(28)} ${dice.pick(['March', 'July', 'September'])}`)),
      heading(2, 'Committee'),
      list(dice.some(people, 6).map((name) => `${name}, ${dice.from(places)}`)),
    ],
    2,
  ],
  [
    'glossary',
    (dice) => [
      heading(1, 'Glossary'),
      list(
        dice
          .some(terms, 8)
          .map((term): Line => [{ text: term, bold: dice.chance(0.8) }, plain(`${dice.heldOut ? ' - ' : ': '}${dice.from(definitions)}`)]),
      ),
    ],
    1,
  ],
  [
    'syllabus',
    (dice) => [
      heading(1, dice.from(listNames.slice(20)).replace('{topic}', dice.from(topicHeadings))),
      proseOf(answers, dice),
      {
        kind: 'table',
        header: ['Week', 'Topic', 'Homework'],
        rows: times(dice, 7, 6, (at): readonly Line[] => [
          [plain(String(at + 1))],
          [plain(dice.from(lessons))],
          [plain(dice.pick(['', 'sheet 1', 'quiz']))],
        ]),
      },
    ],
    1,
  ],
  [
    'life',
    (dice) => [
      heading(1, dice.from(people)),
      ...dice
        .some(['Education', 'Positions', 'Teaching', 'Service', 'Skills', 'Prizes'], 3)
        .flatMap((name) => [heading(2, name), list(dice.some(careers, 4))]),
    ],
    0.8,
  ],
  [
    'sections',
    (dice) => [
      heading(1, dice.from(listNames).replace('{topic}', dice.from(topicHeadings))),
      proseOf(aboutSentences, dice),
      ...makeContents(dice.some(topicHeadings, 6 + dice.below(8)), dice),
    ],
    0.7,
  ],
  [
    'letter',
    (dice) => [
      heading(1, 'Newsletter'),
      proseOf(aboutSentences.slice(18, 34), dice),
      ...times(dice, 3, 6, () => [heading(2, makeHeadline(dice)), proseOf([...agenda, ...diary], dice), ...makeInterruption(dice)]).flat(),
      ...makeOtherSection(2, dice),
    ],
    2,
  ],
];

/** A text without any paper. */
export function writeNegative(dice: Dice): MadeNegative {
  const [name, write] = dice.weighted(writers.map((writer) => [writer, writer[2]] as const));
  return { name, blocks: write(dice) };
}

function writeReadme(dice: Dice): readonly Block[] {
  const tool = dice.from(toolNames);
  const command = (): Block => ({ kind: 'code', text: dice.from(codeLines).replace(/\{tool\}/g, tool.toLowerCase()) });
  return [
    heading(1, tool),
    paragraph([
      { text: 'build', badge: true, link: 'https://ci.example.org' },
      plain(' '),
      { text: 'npm', badge: true, link: 'https://npm.example.org' },
    ]),
    paragraph(`${dice.from(toolDescriptions)}.`),
    heading(2, 'Features'),
    list(dice.some(changes, 4)),
    heading(2, dice.pick(['Installation', 'Install', 'Setup'])),
    command(),
    heading(2, 'Usage'),
    command(),
    ...(dice.chance(0.5)
      ? [
          {
            kind: 'table' as const,
            header: ['Option', 'Default', 'Description'],
            rows: times(dice, 3, 6, (): readonly Line[] => [
              [{ text: `--${dice.from(toolNames).toLowerCase()}`, code: true }],
              [plain(dice.pick(['true', '10', 'none']))],
              [plain(dice.from(changes))],
            ]),
          },
        ]
      : []),
    ...(dice.chance(0.5) ? makeOtherSection(2, dice) : []),
    heading(2, dice.from(furnitureHeadings)),
    paragraph(dice.pick(['MIT', 'Apache-2.0', 'See the file LICENSE.', 'Patches are welcome; please add a test.'])),
  ];
}

import type { Dice } from './dice';

/** How one text is written down. */
export interface WritingStyle {
  readonly syntax: 'markdown' | 'plain' | 'html';
  readonly bullet: string;
  readonly strong: string;
  readonly emphasis: string;
  readonly boldAroundLinks: boolean;
  readonly headings: 'hashes' | 'closed' | 'underlined' | 'bold' | 'capitals' | 'framed';
  /** What ends a line that another of the same paragraph follows. */
  readonly lineEnd: string;
  readonly spacedItems: boolean;
  /** Lines are broken before so many characters; undefined where they are not. */
  readonly width: number | undefined;
  readonly indent: number;
  /** What plain text makes of a link. */
  readonly links: 'words' | 'round' | 'angled' | 'below' | 'bare';
  readonly rule: string;
  readonly paddedTables: boolean;
  /** Metadata in YAML before the text. */
  readonly metadata: boolean;
  readonly windowsLines: boolean;
  /** Elements of HTML. */
  readonly listTag: 'ul' | 'div' | 'p' | 'tr';
  readonly strongTag: string;
  readonly emphasisTag: string;
  readonly wholePage: boolean;
}

export function chooseStyle(dice: Dice): WritingStyle {
  const syntax = dice.weighted([
    ['markdown', 62],
    ['plain', 22],
    ['html', 16],
  ] as const);
  const markdown = syntax === 'markdown';
  return {
    syntax,
    bullet: markdown
      ? dice.weighted([
          ['-', 6],
          ['*', 5],
          ['+', 1],
        ])
      : dice.weighted([
          ['-', 4],
          ['*', 3],
          ['•', 4],
          ['–', 1],
          ['o', 0.5],
          ['·', 1],
          ['>>', 0.3],
          ['', 2],
        ]),
    strong: dice.weighted([
      ['**', 8],
      ['__', 1],
    ]),
    emphasis: dice.weighted([
      ['*', 3],
      ['_', 3],
    ]),
    boldAroundLinks: dice.chance(0.6),
    headings: markdown
      ? dice.weighted([
          ['hashes', 9],
          ['closed', 0.5],
          ['underlined', 1],
          ['bold', 0.7],
        ])
      : dice.weighted([
          ['underlined', 3],
          ['capitals', 3],
          ['framed', 2],
          ['bold', 2],
        ]),
    lineEnd: markdown
      ? dice.weighted([
          ['  ', 3],
          ['<br>', 2],
          ['<br/>', 1],
          ['\\', 1],
          ['', 4],
        ])
      : '',
    spacedItems: dice.chance(0.4),
    width: dice.weighted([
      [undefined, markdown ? 7 : 4],
      [72, 1],
      [78, 1],
      [80, 1.5],
    ]),
    indent: dice.weighted([
      [2, 5],
      [4, 3],
      [3, 1],
      [0, 1],
    ]),
    links: dice.weighted([
      ['words', 5],
      ['round', 3],
      ['angled', 2],
      ['below', 3],
      ['bare', 1],
    ]),
    rule: markdown
      ? dice.weighted([
          ['---', 5],
          ['***', 1],
          ['* * *', 1],
          ['___', 0.5],
        ])
      : dice.weighted([
          ['-'.repeat(40), 3],
          ['='.repeat(60), 2],
          ['* * *', 1],
          ['---', 2],
          ['_'.repeat(30), 0.5],
          ['~'.repeat(20), 0.5],
        ]),
    paddedTables: dice.chance(0.3),
    metadata: markdown && dice.chance(0.06),
    windowsLines: dice.chance(0.12),
    listTag: dice.weighted([
      ['ul', 4],
      ['div', 3],
      ['p', 2],
      ['tr', 1.5],
    ] as const),
    strongTag: dice.weighted([
      ['b', 3],
      ['strong', 4],
    ]),
    emphasisTag: dice.weighted([
      ['i', 3],
      ['em', 4],
    ]),
    wholePage: dice.chance(0.6),
  };
}

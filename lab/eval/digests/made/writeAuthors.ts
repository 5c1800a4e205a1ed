import type { Dice } from './dice';
import { familyName } from './drawPapers';

export type AuthorsFormat =
  | 'commas'
  | 'and'
  | 'first'
  | 'three'
  | 'initials'
  | 'family'
  | 'vancouver'
  | 'semicolons'
  | 'marks'
  | 'places'
  | 'ampersand'
  | 'pipes';

export function chooseAuthorsFormat(dice: Dice): AuthorsFormat {
  return dice.weighted([
    ['commas', 8],
    ['and', 4],
    ['first', 3],
    ['three', 2],
    ['initials', 2],
    ['family', 1],
    ['vancouver', 1],
    ['semicolons', 1],
    ['marks', 0.6],
    ['places', 0.8],
    ['ampersand', 0.7],
    ['pipes', 0.3],
  ]);
}

/** The names as written, and whose names they are. */
export interface WrittenAuthors {
  readonly text: string;
  readonly authors: readonly string[];
}

const universities = [
  'MIT',
  'ETH Zurich',
  'Tsinghua University',
  'University of Oslo',
  'Google',
  'KAIST',
  'Inria',
  'Stanford',
  'Meta AI',
  'Universidad de Chile',
  'TU Delft',
  'NUS',
];

export function writeAuthors(authors: readonly string[], format: AuthorsFormat, dice: Dice): WrittenAuthors {
  const [first = ''] = authors;
  const joinLast = (names: readonly string[], word: string): string =>
    names.length < 2
      ? names.join('')
      : `${names.slice(0, -1).join(', ')}${names.length > 2 && word !== '&' ? ',' : ''} ${word} ${names.at(-1) ?? ''}`;
  const all = (text: string): WrittenAuthors => ({ text, authors });
  switch (format) {
    case 'commas':
      return all(authors.join(', '));
    case 'and':
      return all(joinLast(authors, 'and'));
    case 'ampersand':
      return all(joinLast(authors, '&'));
    case 'first':
      return authors.length === 1 ? all(first) : { text: `${first} et al.`, authors: [first] };
    case 'three':
      return authors.length <= 3
        ? all(authors.join(', '))
        : { text: `${authors.slice(0, 3).join(', ')}, et al.`, authors: authors.slice(0, 3) };
    case 'initials':
      return all(authors.map(withInitials).join(', '));
    case 'family':
      return all(joinLast(authors.map(familyFirst), '&'));
    case 'vancouver':
      return all(authors.map(vancouver).join(', '));
    case 'semicolons':
      return all(authors.map((name) => `${familyName(name)}, ${givenNames(name)}`).join('; '));
    case 'marks':
      return all(authors.map((name) => `${name}${1 + dice.below(4)}${dice.chance(0.2) ? '*' : ''}`).join(', '));
    case 'places':
      return all(authors.map((name) => `${name} (${dice.pick(universities)})`).join(', '));
    case 'pipes':
      return all(authors.join(' · '));
  }
}

function givenNames(name: string): string {
  return name.split(' ').slice(0, -1).join(' ');
}

const initialsOf = (name: string, dot: string, between: string): string =>
  givenNames(name)
    .split(/[ -]/)
    .filter((word) => word !== '')
    .map((word) => `${word.charAt(0).toUpperCase()}${dot}`)
    .join(between);

/** `J. M. Doe` */
export function withInitials(name: string): string {
  return `${initialsOf(name, '.', ' ')} ${familyName(name)}`.trim();
}

/** `Doe, J. M.` */
export function familyFirst(name: string): string {
  const initials = initialsOf(name, '.', ' ');
  return initials === '' ? familyName(name) : `${familyName(name)}, ${initials}`;
}

/** `Doe JM` */
export function vancouver(name: string): string {
  return `${familyName(name)} ${initialsOf(name, '', '')}`.trim();
}

import type { Choices } from './choices';
import { label } from './labelledText';
import type { Language } from './languages/language';
import { words } from './words';
import type { Person, Work } from './works';

type NameShape =
  | 'given family'
  | 'G. family'
  | 'G family'
  | 'family, given'
  | 'family, G.'
  | 'family, G.G.'
  | 'family GG'
  | 'family G.G.'
  | 'family G. G.'
  | 'family given'
  | 'family';

/** How a list writes its persons; kept for all rows of the list. */
export interface PeopleStyle {
  readonly shape: NameShape;
  /** The first person is `Family, Given`, the others are `Given Family`. */
  readonly isFirstInverted: boolean;
  readonly isCapital: boolean;
  readonly separator: string;
  /** Between the last two. */
  readonly last: string;
  /** More persons are left out. */
  readonly max: number;
  readonly rest: 'et al.' | 'count' | 'last' | 'nothing';
  readonly etAl: string;
  readonly others: string;
  readonly notes: 'none' | 'affiliation' | 'superscript' | 'star' | 'orcid' | 'country' | 'employer';
  readonly language: Language;
}

const asian = /^[\u3000-\u9fff\uf900-\ufaff・]+$/;

export function choosePeopleStyle(choices: Choices, language: Language): PeopleStyle {
  const shape = choices.weighted<NameShape>(
    language.code === 'ru' || language.code === 'pl'
      ? [
          [4, 'family G. G.'],
          [4, 'family G.G.'],
          [2, 'G. family'],
          [2, 'family, G.'],
          [2, 'given family'],
          [1, 'family given'],
          [1, 'family, given'],
          [1, 'family'],
        ]
      : [
          [9, 'given family'],
          [3, 'G. family'],
          [1, 'G family'],
          [2, 'family, given'],
          [3, 'family, G.'],
          [1, 'family, G.G.'],
          [2, 'family GG'],
          [1, 'family G.G.'],
          [1, 'family G. G.'],
          [0.5, 'family given'],
          [1.3, 'family'],
        ],
  );
  const hasComma = shape.startsWith('family,');
  const isAsian = language.code === 'zh' || language.code === 'ja';
  const separator = choices.weighted<string>(
    isAsian
      ? [
          [4, '、'],
          [3, ', '],
          [2, ','],
          [1, ','],
          [1.5, '; '],
          [1, ' '],
          [1, ';'],
          [1, language.code === 'ja' ? '・' : ' '],
        ]
      : [
          [hasComma ? 3 : 10, ', '],
          [hasComma ? 6 : 2, '; '],
          [0.6, ' and '],
          [0.5, ' & '],
          [0.4, ' / '],
          [0.5, ' · '],
          [0.4, ' – '],
          [0.3, ' | '],
          [0.3, ','],
          [0.3, ' • '],
          [0.2, ''],
          [0.2, '  '],
        ],
  );
  const and = choices.pick(language.and);
  const last = choices.weighted([
    [4, separator],
    [isAsian || and === ',' ? 0 : 4, ` ${and} `],
    [isAsian || and === ',' || !separator.startsWith(',') ? 0 : 2, `, ${and} `],
    [isAsian ? 0.6 : 0, and],
  ]);
  const max = choices.weighted([
    [4, 100],
    [2, choices.between(3, 8)],
    [1.4, 1],
    [1, 2],
    [1, 3],
  ]);
  return {
    shape,
    isFirstInverted: hasComma && choices.chance(0.2),
    isCapital: choices.chance(0.06),
    separator,
    last,
    max,
    rest: choices.weighted([
      [5, 'et al.'],
      [1.6, 'count'],
      [0.6, 'last'],
      [0.4, 'nothing'],
    ]),
    etAl: choices.pick(language.etAl),
    others: choices.pick(language.others),
    notes: choices.weighted([
      [10, 'none'],
      [0.9, 'affiliation'],
      [0.7, 'superscript'],
      [0.7, 'star'],
      [0.15, 'orcid'],
      [0.3, 'country'],
      [separator.startsWith(',') ? 0.1 : 0.6, 'employer'],
    ]),
    language,
  };
}

/** The persons of a work, each a labelled span; `escape` is for the markup around. */
export function writePeople(choices: Choices, work: Work, style: PeopleStyle, escape: (text: string) => string = (text) => text): string {
  const { authors } = work;
  const isCut = authors.length > style.max;
  const shown = isCut ? authors.slice(0, style.max) : authors.slice(0, 60);
  const tail = isCut && style.rest === 'last' && authors.length > style.max + 1 ? authors.slice(-1) : [];
  const names = [...shown, ...tail].map((person, at) => {
    const shape = style.isFirstInverted && at > 0 ? 'given family' : style.shape;
    return label('author', escape(writePerson(person, shape, style.isCapital))) + escape(writeNote(choices, style, at));
  });
  // "Family, Given" is not told from the next person where all commas are alike, so a list of many has another separator.
  let text = '';
  names.forEach((name, at) => {
    const isLast = at === names.length - 1;
    const glue = tail.length > 0 && isLast ? choices.pick([' … ', ', ..., ', ' ... ']) : isLast && !isCut ? style.last : style.separator;
    text += (at === 0 ? '' : escape(glue)) + name;
  });
  if (!isCut || tail.length > 0) return text;
  if (style.rest === 'nothing') return text;
  if (style.rest === 'count') return `${text} ${escape(style.others.replace('{n}', String(authors.length - shown.length)))}`;
  const isAsian = /^[等ほ他ら,]/.test(style.etAl);
  return `${text}${isAsian ? '' : style.separator.startsWith(',') && choices.chance(0.5) ? ', ' : ' '}${style.etAl}`;
}

export function writePerson({ family, given }: Person, shape: NameShape, isCapital = false): string {
  const name = isCapital ? family.toUpperCase() : family;
  if (given === '') return name;
  if (asian.test(family))
    return shape === 'given family' || given.length + family.length < 4
      ? name + given
      : `${name}${shape === 'family given' ? ' ' : ''}${given}`;
  const initials = given
    .split(/\s+/)
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0] ?? ''}.`.replace(/^\.\.$/, '.'))
        .join('-'),
    )
    .filter((initial) => initial.length > 1);
  switch (shape) {
    case 'given family':
      return `${given} ${name}`;
    case 'G. family':
      return `${initials.join(' ')} ${name}`;
    case 'G family':
      return `${initials.join('').replaceAll('.', '')} ${name}`;
    case 'family, given':
      return `${name}, ${given}`;
    case 'family, G.':
      return `${name}, ${initials.join(' ')}`;
    case 'family, G.G.':
      return `${name}, ${initials.join('')}`;
    case 'family GG':
      return `${name} ${initials.join('').replaceAll('.', '')}`;
    case 'family G.G.':
      return `${name} ${initials.join('')}`;
    case 'family G. G.':
      return `${name} ${initials.join(' ')}`;
    case 'family given':
      return `${name} ${given}`;
    case 'family':
      return name;
  }
}

const institutions = words(`
  University of Leeds ¦ ETH Zurich ¦ MIT ¦ Google Research ¦ Tsinghua University ¦ INRIA ¦ CNRS, Grenoble ¦ Wandel Robotics ¦
  University of Cape Town ¦ Microsoft ¦ Max Planck Institute ¦ KAIST ¦ Universidade de Lisboa ¦ Stanford ¦ TU Wien ¦ NVIDIA ¦ IIT Bombay ¦
  Bell Labs ¦ Dept. of Physics, Kyoto University ¦ Heidelberg University Hospital
`);
const countries = ['USA', 'Germany', 'China', 'Japan', 'France', 'UK', 'Brazil', 'India', 'Italy', 'Canada'];

function writeNote(choices: Choices, style: PeopleStyle, at: number): string {
  switch (style.notes) {
    case 'none':
      return '';
    case 'affiliation':
      return ` (${choices.pick(institutions)})`;
    case 'superscript':
      return choices.pick(['1', '2', '1,2', '3', '¹', '²', '1,*']);
    case 'star':
      return at < 2 && choices.chance(0.6) ? choices.pick(['*', '†', '∗', '\\*']) : '';
    case 'orcid':
      return choices.chance(0.4)
        ? ` (ORCID: 0000-000${choices.below(4)}-${choices.between(1000, 9999)}-${choices.between(1000, 9999)})`
        : '';
    case 'employer':
      return `, ${choices.pick(institutions)}`;
    case 'country':
      return choices.chance(0.8) ? `, ${choices.pick(countries)}` : '';
  }
}

/** Affiliations for a line of their own. */
export function writeInstitutions(choices: Choices): string {
  return choices.some(institutions, 1, 3).join(choices.pick(['; ', ', ', ' / ']));
}

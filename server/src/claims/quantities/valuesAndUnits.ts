import { figureSyntax, stemWord, stopWords } from '#text';
import type { Dimension, QuantityKind } from './quantity';

/** A number without its unit. */
export interface Value {
  readonly value: number;
  readonly step: number;
  readonly scale: number;
  /** By what the value may be divided and multiplied: 2 for an order of magnitude, which is any factor from 5 to 20. */
  readonly spread?: number;
  /** The kind, where the word for the number tells it: `factor` for `twice`, `percent` for `half`. */
  readonly fixedKind?: QuantityKind;
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const values = new Map<string, number>([
  ...small.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, 10 * (index + 2)] as const),
]);

/** Words and letters after a number, and by what they multiply it. */
const magnitudes: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  t: 1e12,
};

/** What a word or letter after a number multiplies it by: 1e6 for `M` and `million`; 1 for any other word. */
function magnitudeOf(word: string): number {
  return magnitudes[word.toLowerCase()] ?? 1;
}

/** Matches numbers in words: `twenty-one`, `three hundred thousand`, `a million`. */
export const numberWords = (() => {
  const word = [...values.keys(), 'dozen', 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|');
  return String.raw`(?:${word})(?:(?:[ -]|\sand\s)(?:${word}))*`;
})();

/** The value of a number in words that `numberWords` matches; undefined for words that are no number together, such as `two three`. */
function readNumberWords(text: string): number | undefined {
  let total = 0;
  let current = 0;
  let last = Infinity;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = values.get(word);
    if (word === 'and') continue;
    if (value === undefined) {
      const scale = magnitudeOf(word);
      if (scale <= 100) current = Math.max(1, current) * scale;
      else {
        total += Math.max(1, current) * scale;
        current = 0;
      }
      last = Infinity;
    } else {
      if (value >= last || (last < 20 && last !== Infinity)) return undefined;
      current += value;
      last = value;
    }
  }
  return total + current;
}

/** Words for a part of a whole, in percent: 33.3 for `third`; undefined for any other word. */
function readFraction(count: string, part: string): number | undefined {
  const of = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].indexOf(
    part.replace(/s$/, '').replace('halve', 'half'),
  );
  const many = /^(?:an?|one|)$/i.test(count) ? 1 : readNumberWords(count);
  return of === -1 || many === undefined ? undefined : (100 * many) / (of + 2);
}

/** The word for a whole number up to ninety-nine; undefined for any other. */
export function numberWordOf(value: number): string | undefined {
  const wordOf = (number: number): string | undefined => [...values].find(([, each]) => each === number)?.[0];
  const ten = Math.floor(value / 10) * 10;
  return wordOf(value) ?? (value < 100 && Number.isInteger(value) ? `${wordOf(ten) ?? ''}-${wordOf(value - ten) ?? ''}` : undefined);
}

/** Numbers in digits. `\ufeff` fills the place of hidden syntax (`ProseReader.revealFigures`). */
const digits = String.raw`(?:\d{1,3},\d{1,2}(?=[\s\ufeff]*\\?%)|\d{1,3}(?:\ufeff*,\ufeff*\d{3})+|\d{1,3}(?:, 000)+(?!\d)|\d{1,3}(?:(?:\ufeff+|\s)\d{3})+(?!\d)|\d{1,12})(?:\ufeff?\.\ufeff?\d{1,8})?|\.\d{1,8}`;
const magnitude = String.raw`\ufeff*(?:bn|[KkMBT])(?![\p{L}\d])|\ufeff*[\s-]?(?:hundred|thousand|million|billion|trillion|bn)(?!\p{L})`;
const large = 'dozen|hundred|thousand|million|billion|trillion';
/** Matches what may be a number, in any form; `readValue` reads its groups. */
export const numberForms = new RegExp(
  [
    String.raw`(?<![\p{L}\d-])(?<orders>an?|one|two|three|\d)(?= orders? of magnitude)`,
    String.raw`(?<digits>${digits})(?<magnitude>${magnitude})?`,
    String.raw`(?<![\p{L}\d-])(?<factor>twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadruple[sd]?|halv(?:e[sd]?|ing))(?!\p{L})`,
    String.raw`(?<![\p{L}\d-])(?:(?<count>an?|${numberWords})[ -])?(?<part>half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)(?:(?:[ -]of)?(?:[ -]an?)?[ -](?<whole>${large}))?(?![\p{L}-])`,
    String.raw`(?<![\p{L}\d-])(?<words>(?:an? (?=dozen|hundred|thousand|[mb]illion))?${numberWords})(?<half> and a half(?: (?<halved>${large}))?)?(?=fold|\P{L}|$)`,
  ].join('|'),
  'giu',
);
const factors: Readonly<Record<string, number>> = { tw: 2, do: 2, th: 3, tr: 3, qu: 4, ha: 2 };

/** The value of a match of `numberForms`; undefined for words that are no number. */
export function readValue({ groups = {} }: RegExpExecArray): Value | undefined {
  const { digits: written, magnitude: letter = '', orders, factor, count = '', part, whole, words, half, halved = '' } = groups;
  if (written !== undefined) {
    const scale = magnitudeOf(letter.replace(/[\s\ufeff-]/g, ''));
    const plain = written.replace(/^(\d{1,3}),(\d{1,2})$/, '$1.$2').replace(/[\s,]/g, '');
    const value = Number(plain);
    const decimals = plain.split('.')[1]?.length ?? 0;
    return { value: value * scale, step: scale * 10 ** -decimals, scale };
  }
  if (orders !== undefined) {
    const value = 10 ** (readNumberWords(orders) ?? (Number(orders) || 1));
    return { value, step: value, scale: 1, spread: 2, fixedKind: 'factor' };
  }
  if (factor !== undefined) return { value: factors[factor.slice(0, 2).toLowerCase()] ?? 2, step: 0.5, scale: 1, fixedKind: 'factor' };
  if (part !== undefined) {
    // `the third edition` is no part; `half` is one without a number.
    const percent = count === '' && !/^hal/i.test(part) ? undefined : readFraction(count, part.toLowerCase());
    if (percent === undefined) return undefined;
    // `half a million`
    const value = whole === undefined ? percent : (percent / 100) * magnitudeOf(whole);
    return whole === undefined
      ? { value, step: value * 0.16, scale: 1, fixedKind: 'percent' }
      : { value, step: Math.max(1, value * 0.16), scale: 1 };
  }
  const value = words === undefined ? undefined : readNumberWords(words.replace(/^an? /i, ''));
  if (value === undefined || value < 1) return undefined;
  if (half !== undefined) {
    // `two and a half million` and `two million and a half`
    const unit = value < 1000 ? magnitudeOf(halved) : 1000 ** Math.floor(Math.log10(value) / 3);
    return { value: (value < 1000 ? value * unit : value) + unit / 2, step: unit / 2, scale: 1 };
  }
  return { value, step: Math.max(1, 10 ** Math.floor(Math.log10(value) - 1)), scale: 1 };
}

/** What stands after a number. */
interface Unit {
  readonly kind: QuantityKind;
  readonly size: number;
  /** How far it reaches after the number. */
  readonly length: number;
  readonly nouns: readonly string[];
}

const foldUnit = /^[\s-]*fold(?!\p{L})/u;
const timesUnit = new RegExp(`^(?:${figureSyntax.times}|\\s*×)(?!\\p{L})`, 'u');
const pointsUnit =
  /^[\s-]*(?:(?:pp|pts|p\.p\.|\\?%-?(?:pt|pp)s?)(?!\p{L})|(?:(?:absolute|percentage|percent|per cent|%|[A-Z][\w-]{0,9}|accuracy)[\s-]+){0,3}points?(?!\p{L}))/u;
const percentUnit = /^[\s-]*(?:%|percent(?!\p{L})|per cent(?!\p{L}))/u;
const computingUnit = /^[\s-]*(?:[A-Z]\w{0,9}[\s-])?(?:GPU|TPU|CPU)[\s-]?(hours?|days?)(?!\p{L})/u;
const word = /^[\s-]*((?:\dD(?!\p{L})|\p{L}[\p{L}\d]*)(?:[-’'][\p{L}\d]+)*)/u;
/** The abbreviation of a metric that stands directly after its value. */
const metricUnit = /^[a-z]?\p{Lu}(?:\p{L}{0,4}\p{Lu}\d{0,2}|\d{1,2})(?![\p{L}\d_-])/u;
const prepositions = new Set('over across per against under above among onto around along versus vs compared'.split(' '));

/** The unit at the beginning of the text after a number; undefined if the number is part of a name (`3D`, `7B-Instruct`, `2nd`). */
export function readUnit(after: string, { fixedKind, scale, step }: Value): Unit | undefined {
  const as = (kind: QuantityKind, match: RegExpExecArray | null, size = 1): Unit | undefined =>
    match === null ? undefined : { kind, size, length: match[0].length, nouns: [] };
  if (fixedKind !== undefined) return { kind: fixedKind, size: 1, length: 0, nouns: [] };
  const known =
    as('factor', foldUnit.exec(after)) ??
    as('factor', timesUnit.exec(after)) ??
    as('points', pointsUnit.exec(after)) ??
    as('percent', percentUnit.exec(after)) ??
    readComputing(after);
  if (known !== undefined) return { ...known, length: known.length + (/^\ufeff*/.exec(after.slice(known.length))?.[0].length ?? 0) };
  const first = word.exec(after);
  const unit = first === null ? undefined : findUnit(first[1] ?? '');
  if (first !== null && unit !== undefined) return { kind: unit[0], size: unit[1], length: first[0].length, nouns: [] };
  // `50.4AP`
  if (scale === 1 && step < 1 && metricUnit.test(after)) return { kind: 'plain', size: 1, length: 0, nouns: [] };
  if (/^[\p{L}\d_@^]|^-\p{Lu}|^\.\d/u.test(after)) return undefined;
  const counted = readNouns(after.replace(/^\+/, ' ').replace(scale > 1 ? ofAmount : /^$/, '    '), scale);
  // A decimal number counts nothing: `0.97 precision`.
  return scale === 1 && step < 1 ? { ...counted, kind: 'plain', nouns: [] } : counted;
}

function readComputing(after: string): Unit | undefined {
  const match = computingUnit.exec(after);
  return match === null
    ? undefined
    : { kind: 'computing time', size: match[1]?.startsWith('d') === true ? 24 : 1, length: match[0].length, nouns: [] };
}

/** `4 billion of molecular tokens` */
const ofAmount = /^ of (?!(?:the|these|those|them|all|which|our|its) )/;

/** The words up to the one that is counted: for ` low-resource languages of India` these are `low-resource languages`. */
function readNouns(after: string, scale: number): Unit {
  const stems: string[] = [];
  let at = 0;
  let head: { readonly stem: string; readonly end: number; readonly unit: ReturnType<typeof findUnit> } | undefined;
  for (let count = 0; count < 4; count++) {
    const match = word.exec(after.slice(at));
    const term = match?.[1];
    if (
      match === null ||
      term === undefined ||
      stopWords.has(term.toLowerCase()) ||
      prepositions.has(term.toLowerCase()) ||
      (count > 0 && match[0].startsWith('-'))
    )
      break;
    at += match[0].length;
    const parts = term.toLowerCase().split(/[-’']/).map(stemWord);
    stems.push(...parts);
    const isPlural = /(?:[^su]s|people|children|women|men)$/i.test(term);
    if (head === undefined || isPlural || count === 1)
      head = { stem: parts.at(-1) ?? '', end: at, unit: term.length > 3 ? findUnit(term) : undefined };
    if (isPlural || (count === 0 && match[0].startsWith('-'))) break;
  }
  if (head === undefined) return { kind: 'plain', size: 1, length: 0, nouns: [] };
  const { stem, end, unit } = head;
  // `223 labelled hours`
  if (unit !== undefined) return { kind: unit[0], size: unit[1], length: end, nouns: [] };
  // The size of a model is a number of parameters: `7B models`, `a 20B variant`.
  if (scale >= 1e6 && /^(?:model|scale|size|variant|version|llm|backbon|checkpoint|teacher|student)s?$/.test(stem))
    return { kind: 'count', size: 1, length: end, nouns: ['paramet'] };
  return { kind: 'count', size: 1, length: end, nouns: [stem, ...stems.filter((other) => other !== stem)] };
}

/** Units by dimension: names that mean the same, and their size in a unit that all of the dimension share. */
const unitNames: readonly (readonly [Dimension, string])[] = [
  [
    'time',
    'ms msec millisecond:1 s sec second:1e3 min minute:6e4 h hr hour:36e5 day:864e5 week:6048e5 month:2628e6 year:31536e6 decade:31536e7',
  ],
  ['bytes', 'byte:1e-3 kB KB KiB kilobyte:1 MB MiB megabyte:1e3 GB GiB gigabyte:1e6 TB TiB terabyte:1e9'],
  [
    'length',
    'nm nanometer nanometre:1 µm μm micrometer micrometre micron:1e3 mm millimeter millimetre:1e6 cm centimeter centimetre:1e7 m meter metre:1e9 km kilometer kilometre:1e12',
  ],
  ['mass', 'µg μg microgram:1 mg milligram:1e3 g gram:1e6 kg kilogram:1e9'],
  ['angle', 'degree deg:1 radian rad:57.29578'],
  ['frequency', 'Hz hertz:1 kHz:1e3 MHz:1e6 GHz:1e9'],
  ['power', 'mW milliwatt:1 W watt:1e3 kW kilowatt:1e6 MW megawatt:1e9'],
  [
    'energy',
    'meV:1 eV:1e3 keV:1e6 MeV:1e9 GeV:1e12 TeV:1e15 mJ millijoule:6.24151e18 J joule:6.24151e21 kJ:6.24151e24 MJ:6.24151e27 Wh:2.24694e25 kWh:2.24694e28 MWh:2.24694e31',
  ],
  ['decibels', 'dB decibel:1'],
  ['money', 'cent:1 USD dollar EUR euro:100'],
];

const units: ReadonlyMap<string, readonly [Dimension, number]> = new Map(
  unitNames.flatMap(([dimension, groups]) =>
    [...groups.matchAll(/([^:]+):(\S+) ?/g)].flatMap(([, names = '', size]) =>
      names
        .split(' ')
        .flatMap((name) =>
          [name, ...(name.length > 2 ? [`${name}s`] : [])].map((form) => [form, [dimension, Number(size)] as const] as const),
        ),
    ),
  ),
);

/** The dimension of a unit and its size; undefined for a word that is no unit. Capitals count: `MW` is not `mW`. */
function findUnit(word: string): readonly [Dimension, number] | undefined {
  return units.get(word);
}

/** Stems of nouns that are counted. Those of one group may name the same things; those of two groups do not. */
const nounGroups =
  `imag pictur photo photograph|document articl text book paper work|sentenc utter|token word|page|video clip|languag|paramet|layer
  |peopl person individu particip patient subject user|citi|countri|question queri|hour|station|frame fp|model llm`
    .split('|')
    .map((group) => group.trim().split(' '));

/** The group of nouns that name the same things; undefined for a noun in no group. */
export function findNounGroup(stem: string): readonly string[] | undefined {
  return nounGroups.find((group) => group.includes(stem));
}

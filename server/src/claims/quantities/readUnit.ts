import { figureSyntax, stemWord, stopWords } from '#text';
import type { Value } from './numberWords';
import type { Dimension, QuantityKind } from './quantity';

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

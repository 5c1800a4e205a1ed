import type { Dimension } from './quantity';

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
export function findUnit(word: string): readonly [Dimension, number] | undefined {
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

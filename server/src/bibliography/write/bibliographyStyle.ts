import type { ScannedBlock } from '../bibtex/scanBlock';

/** The formatting of entries in one bibliography file. */
export interface BibliographyStyle {
  /** A file for biblatex uses `@online`, `date` and `eprinttype`; a file for BibTeX uses `@misc`, `year` and `archivePrefix`. */
  readonly dialect: 'bibtex' | 'biblatex';
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  readonly typeCase: LetterCase;
  readonly nameCase: LetterCase;
  /** The number of characters to which the names of fields are padded with spaces; 0 if `=` is not aligned. */
  readonly nameWidth: number;
  /** Where `=` is aligned: in one column of the whole file, or, in each entry, after its longest name. */
  readonly alignedTo: 'column' | 'longest-name';
  /** The column at which values begin, counted from the first letter of the field's name; 0 if values are not aligned. */
  readonly valueColumn: number;
  /** The `=` with the spaces around it: ` = `. */
  readonly equals: string;
  readonly delimiters: 'braces' | 'quotes';
  /** Whether whole numbers have delimiters: `year = {2024}` or `year = 2024`. */
  readonly numbers: 'delimited' | 'bare';
  readonly lastComma: 'always' | 'never';
  /** Whether the closing brace of an entry is on a line of its own. */
  readonly closing: 'own-line' | 'same-line';
  /** The number of empty lines between entries. */
  readonly blankLines: number;
  readonly order: 'appended' | 'by-key';
  /** How the file spells the names of fields and types that it has, by their names in lower case: `doi` -> `DOI`. */
  readonly spellings: ReadonlyMap<string, string>;
  /** The names of fields in lower case, in the order in which entries have them (`detectFieldOrder`). */
  readonly fieldOrder: readonly string[];
}

/** For example `title`, `TITLE` and `Title`. */
export type LetterCase = 'lower' | 'upper' | 'capitalized';

/** Above 0 if field `a` should come before `b`, below 0 if after it, 0 if that is unknown. */
type Preference = (a: string, b: string) => number;

/** The order of fields in files that show no order of their own; names in lower case. */
const usualOrder: readonly string[] = (
  'author editor title subtitle shorttitle key journal journaltitle booktitle howpublished institution school type year date month ' +
  'series volume number pages publisher address location doi eprint eprinttype archiveprefix eprintclass primaryclass url urldate ' +
  'note abstract keywords file marginalia'
).split(' ');

/** The style for a file without entries. */
export const defaultStyle: BibliographyStyle = {
  dialect: 'bibtex',
  indent: '  ',
  newline: '\n',
  typeCase: 'lower',
  nameCase: 'lower',
  nameWidth: 0,
  alignedTo: 'column',
  valueColumn: 0,
  equals: ' = ',
  delimiters: 'braces',
  numbers: 'delimited',
  lastComma: 'always',
  closing: 'own-line',
  blankLines: 1,
  order: 'appended',
  spellings: new Map(),
  fieldOrder: usualOrder,
};

/** The name of a field as the file spells it: `archivePrefix`, `Archiveprefix`, `DOI`. */
export function spellField(name: string, { spellings, nameCase }: BibliographyStyle): string {
  return spellings.get(name.toLowerCase()) ?? withLetterCase(name, nameCase);
}

const capitalizedTypes: Readonly<Record<string, string>> = {
  inproceedings: 'InProceedings',
  incollection: 'InCollection',
  techreport: 'TechReport',
};

export function spellType(type: string, { spellings, typeCase }: BibliographyStyle): string {
  return (
    spellings.get(type) ??
    (typeCase === 'capitalized' ? (capitalizedTypes[type] ?? withLetterCase(type, typeCase)) : withLetterCase(type, typeCase))
  );
}

function withLetterCase(name: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return name.toUpperCase();
  return letterCase === 'capitalized' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

const usualNames: ReadonlySet<string> = new Set(usualOrder);

/** Fields that say of which archive `eprint` is, and therefore stand beside it. */
const besideEprint = /^(?:eprint|eprinttype|archiveprefix|eprintclass|primaryclass)$/;

/** So many names that are not in `usualOrder` are compared with others. Files with more of them show no order among the rare ones. */
const maxOwnNames = 100;

/**
 * The order of fields that the entries show, in lower case: their fields and those of `usualOrder`. Of two fields, the one that comes
 * first in most entries with both comes first here; the usual order decides where entries don't agree or where no entry has both. In a file
 * whose fields are sorted by name, it is the order of the alphabet. Of fields that are not in `usualOrder`, only the most frequent ones
 * are in it.
 */
export function detectFieldOrder(entries: readonly ScannedBlock[]): readonly string[] {
  const namesOfEntries = entries.map(({ fields }) => fields.map(({ name }) => name));
  const counts = countNames(namesOfEntries.flat());
  const frequent = [...counts].filter(([name]) => !usualNames.has(name)).sort(([, a], [, b]) => b - a);
  const own = [...usualOrder.filter((name) => counts.has(name)), ...frequent.slice(0, maxOwnNames).map(([name]) => name)];
  const others = usualOrder.filter((name) => !counts.has(name));
  if (isAlphabetical(namesOfEntries)) return [...own, ...others].sort();
  const prefer = createPreference(namesOfEntries, own);
  let order: readonly string[] = [];
  for (const name of own) order = insertBest(order, name, prefer);
  // Each field was compared only with those placed before it, so all are placed once more, among all others.
  for (const name of own)
    order = insertBest(
      order.filter((other) => other !== name),
      name,
      prefer,
    );
  for (const name of others) order = insertBest(order, name, prefer);
  return withEprintTogether(order);
}

function countNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Whether most entries with at least five fields, and at least three of them, are sorted by the names of their fields. */
function isAlphabetical(namesOfEntries: readonly (readonly string[])[]): boolean {
  const long = namesOfEntries.filter(({ length }) => length >= 5);
  const sorted = long.filter((names) => names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name));
  return sorted.length >= 3 && sorted.length >= 0.8 * long.length;
}

/** What entries and the usual order say of the names in `own` and `usualOrder`. */
function createPreference(namesOfEntries: readonly (readonly string[])[], own: readonly string[]): Preference {
  const usualRank = new Map(usualOrder.map((name, index) => [name, index]));
  const numbers = new Map([...new Set([...own, ...usualOrder])].map((name, index) => [name, index]));
  const size = numbers.size;
  const counts = new Uint32Array(size * size);
  const count = (first: number, later: number): void => {
    counts[first * size + later] = (counts[first * size + later] ?? 0) + 1;
  };
  for (const names of namesOfEntries) {
    const known = [...new Set(names)].flatMap((name) => numbers.get(name) ?? []);
    known.forEach((first, index) => {
      for (let at = index + 1; at < known.length; at++) count(first, known[at] ?? 0);
    });
  }
  return (a, b) => {
    const [one, other] = [numbers.get(a) ?? 0, numbers.get(b) ?? 0];
    const [before, after] = [counts[one * size + other] ?? 0, counts[other * size + one] ?? 0];
    const inFile = (before - after) / (before + after + 1);
    const [first, second] = [usualRank.get(a), usualRank.get(b)];
    return inFile + (first === undefined || second === undefined ? 0 : 0.25 * Math.sign(second - first));
  };
}

/** Inserts a field where it agrees best with the preferences; of several such places, at the last one. */
function insertBest(order: readonly string[], name: string, prefer: Preference): readonly string[] {
  let score = order.reduce((sum, other) => sum + prefer(name, other), 0);
  let [best, bestScore] = [0, score];
  order.forEach((other, index) => {
    score += 2 * prefer(other, name);
    // Sums of fractions that are equal may differ in their last digits.
    if (score >= bestScore - 1e-9) [best, bestScore] = [index + 1, score];
  });
  return [...order.slice(0, best), name, ...order.slice(best)];
}

function withEprintTogether(order: readonly string[]): readonly string[] {
  const beside = order.filter((name) => besideEprint.test(name));
  return order.flatMap((name) => (name === 'eprint' ? beside : besideEprint.test(name) ? [] : [name]));
}

/**
 * The place of a new field among the fields of an entry, as the number of fields before it: where it is on the right side of the most
 * fields; of several such places, after the field that it follows most closely in the order. Names are in lower case.
 */
export function findFieldPlace(fields: readonly string[], name: string, order: readonly string[]): number {
  const rank = order.indexOf(name);
  const ranks = fields.map((field) => order.indexOf(field));
  let wrong = ranks.filter((other) => other !== -1 && other < rank).length;
  let [best, fewest, closest] = [0, wrong, -1];
  ranks.forEach((other, index) => {
    if (other !== -1) wrong += other < rank ? -1 : 1;
    const near = other < rank ? other : -1;
    if (wrong < fewest || (wrong === fewest && near > closest)) [best, fewest, closest] = [index + 1, wrong, near];
  });
  return best;
}

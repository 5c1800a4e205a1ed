import { stemmer } from 'stemmer';

const letters = /^[a-z]{3,}$/;

/** The stem of a lower-case English word, by Porter's algorithm: `stream` for `streaming`. Other words are returned as they are. */
export function stemWord(word: string): string {
  return letters.test(word) ? stemmer(word) : word;
}

/** The stem of a word; undefined for a stop word. */
export function stemContentWord(word: string): string | undefined {
  return stopWords.has(word) ? undefined : stemWord(word);
}

const suffix = /(?:ational|ization|isation|ingly|edly|ations?|ative|ness|ment|ing|ity|ive|ed|ly|al|ic|er|or|e)$/;

/**
 * A lower-case word without one common suffix: `prun` for "pruning", "pruned" and "prune". Fewer words get the same stem than with
 * `stemWord`, which the search uses. With `stemWord`, papers in a small library would move to other topics. The result is not always a
 * word, so it must never be shown.
 */
export function stripSuffix(word: string): string {
  return word.length < 5 || !/^[a-z]+$/.test(word) ? word : word.replace(suffix, '');
}

/**
 * The plural of an English noun, by its ending: `caches` for `cache`, `studies` for `study`, `matrices` for `matrix`. Nouns in -ing stay
 * as they are: most name an activity, such as `training`, and of the others, such as `setting`, the ending says nothing.
 */
export function toPlural(noun: string): string {
  if (/(?:[^aeiou]|qu)y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun.endsWith('ing')) return noun;
  if (/^corpus$/i.test(noun)) return `${noun.slice(0, -2)}ora`;
  if (/sis$/.test(noun)) return `${noun.slice(0, -2)}es`;
  if (/[trd][ie]x$/.test(noun)) return `${noun.slice(0, -2)}ices`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/**
 * A guess at the singular of an English word, from its ending: `cache` for `caches`, `study` for `studies`. `bias`, `analysis` and
 * words of other scripts are returned as they are.
 */
export function toSingular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as|os)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word) && !/(?:aches|axes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Adjectives that papers compare by, in the form from which the others are made. */
const adjectives =
  'big bright broad cheap clean clear close coarse cold costly dark deep dense dim dirty early easy fair fast few fine firm flat ' +
  'fresh great hard harsh heavy high hot huge large late light long loose loud low lengthy narrow near neat new noisy old plain poor pure ' +
  'quick quiet rare rich rough safe shallow sharp short simple slim slow small smart smooth soft sparse steady steep strong subtle tall ' +
  'thick thin tight tiny tough vague warm weak wide young';

const irregular: readonly (readonly string[])[] = [
  ['bad', 'worse', 'worst'],
  ['far', 'farther', 'farthest', 'further', 'furthest'],
  ['good', 'better', 'best'],
];

/** The comparative and the superlative: `cheaper`, `cheapest`. */
function compare(word: string): readonly string[] {
  if (word.endsWith('e')) return [`${word}r`, `${word}st`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ier`, `${word.slice(0, -1)}iest`];
  const stem = /^[^aeiou]*[aeiou][bdgmnt]$/.test(word) ? word + word.at(-1) : word;
  return [`${stem}er`, `${stem}est`];
}

const families: ReadonlyMap<string, readonly string[]> = new Map(
  [...adjectives.split(' ').map((word) => [word, ...compare(word)]), ...irregular].flatMap((forms) =>
    forms.map((form) => [form, forms.filter((other) => other !== form)] as const),
  ),
);

/** The other degrees of an adjective: `cheap` and `cheapest` for `cheaper`. Empty for other words, such as `reader`. */
export function listOtherDegrees(word: string): readonly string[] {
  return families.get(word) ?? [];
}

/** Words that say nothing about the subject of a text, and the letters that are left when an apostrophe splits a word (`s`, `ll`). */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after again all also although am among an and any are as at be because been before being between both but by
  can cannot could d did do does doing done due during each either et al etc for from further had has have having he
  hence her here hers him his how however i if in into is it its itself just ll m may me might more most much must
  my nor no not now of on only or other our ours out rather re s same she should since so some such t than that the
  their theirs them then there thereby these they this those through thus to too toward towards until up upon us use
  used using ve via was we well were what when where whereas whether which while who whom whose why will with within
  without would yet you your yours`.split(/\s+/),
);

const longest = Math.max(...[...stopWords].map(({ length }) => length));
const smallA = 0x61;
const smallZ = 0x7a;
/** Ten letters of five bits each fit exactly into a number, so a stop word is recognised without creating a string. */
const stopNumbers: ReadonlySet<number> = new Set([...stopWords].map((word) => numberOf(new TextEncoder().encode(word), 0, word.length)));

/** Whether bytes of a folded text are a stop word. */
export function isStopWord(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= longest && stopNumbers.has(numberOf(bytes, from, to));
}

/** The letters as one number; 0 if not all bytes are letters. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code < smallA || code > smallZ) return 0;
    number = number * 32 + (code - smallA + 1);
  }
  return number;
}

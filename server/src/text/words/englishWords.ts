import { stemmer } from 'stemmer';
import { lazy } from '../../base/derivedValues';
import { ignorable } from '../../base/escape';
import type { Span } from '../../base/span';
import stemList from './englishStems.txt';

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

interface Segment extends Span {
  readonly segment: string;
  readonly isWord: boolean;
}

/** The stems of words with four or more letters that occur in at least ten of 105,041 abstracts (arXiv, ACL Anthology), sorted. */
const stems = stemList.trim().split(/\s+/);

/**
 * Whether a folded word, or another word with the same stem, is common in English abstracts, so that it is no misspelling. If `end` is
 * 'unfinished', the beginning of such a stem is enough.
 */
export function isEnglishWord(word: string, end: 'finished' | 'unfinished' = 'finished'): boolean {
  const stem = stemContentWord(word);
  if (stem === undefined || stems[findInsertionPoint(stem)] === stem) return true;
  return end === 'unfinished' && stems[findInsertionPoint(word)]?.startsWith(word) === true;
}

/** The index of the first stem that does not come before `word`. */
function findInsertionPoint(word: string): number {
  let [from, to] = [0, stems.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((stems[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A text of fewer words may be English without many stop words. */
const minWords = 20;
/** In English abstracts 3 to 5 of 10 words are stop words, in those of other languages 1 of 10 at most (`a`, `in`, `me`). */
const minShare = 0.15;

/** Whether a text is in English. A short text counts as English if most of its letters are those of English. */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const letters = words.join('');
  if (letters.replace(/[^a-z]/g, '').length < letters.length / 2) return false;
  return words.length < minWords || words.filter((word) => stopWords.has(word)).length >= words.length * minShare;
}

/**
 * Stems that say nothing about a subject by themselves, in addition to stop words: adverbs and prepositions, everyday verbs and
 * adjectives, words with which papers describe their own work, and nouns that most abstracts contain (dataset, model, performance).
 */
const ordinaryStems: ReadonlySet<string> = new Set(
  `above across actually additional additionally address against ahead aim allow almost alone along already always analysis analyze
  another anything apart appear apply approach argue around art article ask assume available average away back bad base become begin behind
  believe below benefit best better beyond big book bring build call care case certain challenge change chapter choose clear close
  collect come common compare complete conclude conclusion condition consider consist contain continue contribute contribution could current currently day
  deal demonstrate depend describe design despite detail develop difference different difficult directly discuss down easy
  effect effective efficient enable end enough entire especially establish evaluate even ever every evidence exactly example exist expect
  experiment explain explore extend extensive fact far feel few figure final finally find first five follow form four full fully
  further furthermore future gain general generally get give go good great group grow hand happen hard help high highly
  hold hope idea identify impact important improve improvement include increase indeed inside instance instead interest introduce introduction issue
  join keep key kind know known lack large largely last later lead least leave less let level leverage lie life like likely limit limited limitation line
  list little live long look lose lot low main mainly make man many matter maybe mean means mention method moreover mostly move
  name namely near necessary need never new next nothing notice novel number obtain off offer often old once one open opposite order organize
  organise outline outside over overall own page paper paragraph part particular past pay people perform perhaps person place please plus point
  possible practice present previous previously probably problem produce promising propose prove provide public purpose put quick quickly quite
  range reach read reader real realize really receive recent recently recommend reduce refer reference related relatively relevant rely remain
  remark report require research respectively rest result reveal right role run said say second section see seek seem
  sense sentence serious set several shall short show side significant significantly similar similarly simple simply single small
  solve somehow something sometimes soon specific specifically stand start state step still strong strongly study sub subject substantial success such suggest summarize
  summary support suppose sure table take talk tell term test thank thing think third though thought three time today together
  top topic total touch treat true try turn two type typical typically unclear under understand unless unlike useful user usually valuable
  various vary view want way week whole wide widely word work world worth write wrong year yes yield zero
  accuracy achieve art baseline data dataset framework learn learning model outperform perform performance quality show system task train training`
    .split(/\s+/)
    .map(stemWord),
);

/** Whether a stem says nothing about a subject by itself. A stop word can be a stem too: `other` is the stem of `others`. */
export function isOrdinaryStem(stem: string): boolean {
  return ordinaryStems.has(stem) || stopWords.has(stem);
}

/** The stem of a word by which texts on one subject are known; undefined for a stop word and an ordinary one. */
export function stemTellingWord(word: string): string | undefined {
  const stem = stemContentWord(word);
  return stem === undefined || isOrdinaryStem(stem) ? undefined : stem;
}

/** Matches letters, digits and marks, with invisible characters between them. */
const word = new RegExp(`[\\p{L}\\p{N}\\p{M}${ignorable}]+`, 'gu');
/** Matches a letter of a script without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = lazy(() => new Intl.Segmenter('en', { granularity: 'word' }));

/** Whether a text has letters of a script without spaces between words, so that its words can only be found with the functions below. */
export function hasUnspacedScript(text: string): boolean {
  return unspaced.test(text);
}

/** Splits a text in any script into its words and the text between them. This is slow, so use it only for texts that need it. */
export function segmentText(text: string): readonly string[] {
  return segment(text).map((each) => each.segment);
}

/** The spans of the words of a text in any script, in order. Finding them is slow, so use this only for texts that need it. */
export function segmentWords(text: string): readonly Span[] {
  return [...text.matchAll(word)].flatMap((match): readonly Span[] => {
    const start = match.index;
    if (!hasUnspacedScript(match[0])) return [{ start, end: start + match[0].length }];
    return segment(match[0]).flatMap((each) => (each.isWord ? [{ start: start + each.start, end: start + each.end }] : []));
  });
}

/**
 * The segmenter takes a time that grows with the square of the length: ten thousand letters take half a second. So it gets a text in
 * pieces, which end before white space or another sign, or else after this many characters.
 */
const pieces = /[^]{1,500}(?=\s|$)|[^]{1,500}(?![\p{L}\p{N}\p{M}])|[^]{1,500}/gu;

function segment(text: string): readonly Segment[] {
  return [...text.matchAll(pieces)].flatMap(({ 0: piece, index: start }) =>
    Array.from(segmenter().segment(piece), ({ index, segment: words, isWordLike = false }) => ({
      start: start + index,
      end: start + index + words.length,
      segment: words,
      isWord: isWordLike,
    })),
  );
}

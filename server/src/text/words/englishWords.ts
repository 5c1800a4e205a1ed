import { lazy } from '../../base/derivedValues';
import { ignorable } from '../../base/escape';
import type { Span } from '../../base/span';
import stemList from './englishStems.txt';
import { stemContentWord, stemWord, stopWords } from './wordForms';

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

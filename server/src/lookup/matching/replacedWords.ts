import { distance } from 'fastest-levenshtein';
import { alternation } from '../../base/alternation';
import { stemWord } from '../../text/words/stemWord';
import { stopWords } from '../../text/words/stopWords';

/** Beginnings of words that change what a title says, as words of their own: `semi supervised` is not `supervised`. */
const prefixes = new Set(
  'anti bi co counter cross de dis hyper hypo im in inter intra iso macro meta micro mono multi non over poly post pre pseudo quasi re self semi sub super trans tri ultra un under uni'.split(
    ' ',
  ),
);
/** Beginnings that can't be taken for spellings of one word. */
const opposites = new RegExp(`^${alternation('hyper hypo inter intra over under micro macro')}`);

/** Whether one folded title has a content word in place of another of the other title, or a prefix more: `text` and `patent`. */
export function hasReplacedWord(title: string, other: string): boolean {
  const [a, b] = [title.split(' '), other.split(' ')];
  const [joinedA, joinedB] = [joinCompounds(a, new Set(b)), joinCompounds(b, new Set(a))];
  const onlyA = listOthers(joinedA, joinedB);
  const onlyB = listOthers(joinedB, joinedA);
  const unpaired = onlyB.slice();
  const replaced = onlyA.filter((word) => {
    const at = unpaired.findIndex((candidate) => isSpellingOf(word, candidate));
    if (at >= 0) unpaired.splice(at, 1);
    return at < 0;
  });
  return (replaced.length > 0 && unpaired.length > 0) || [...replaced, ...unpaired].some((word) => prefixes.has(word));
}

/** Writes two words as one if the other title does: `pre training`, where that has `pretraining`. */
function joinCompounds(words: readonly string[], other: ReadonlySet<string>): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const compound = word + (words[at + 1] ?? '');
    if (at + 1 < words.length && other.has(compound)) {
      joined.push(compound);
      at += 1;
    } else joined.push(word);
  }
  return joined;
}

/** The words that the other list does not have, without stop words; a word that is there twice counts twice. */
function listOthers(words: readonly string[], other: readonly string[]): readonly string[] {
  const left = other.slice();
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && (!stopWords.has(word) || prefixes.has(word)) && word !== 'in';
  });
}

/** Whether two words are forms, spellings or misprints of one word: `modelling` and `modeling`, but not `encoder` and `decoder`. */
function isSpellingOf(word: string, other: string): boolean {
  if (stemWord(word) === stemWord(other)) return true;
  const shorter = Math.min(word.length, other.length);
  if (shorter < 5 || word.slice(0, 3) !== other.slice(0, 3) || /\d/.test(word + other)) return false;
  if (opposites.exec(word)?.[0] !== opposites.exec(other)?.[0]) return false;
  return distance(word, other) <= (shorter < 9 ? 1 : 2);
}

import { foldTerm, squeezeText } from '../../text/foldTerm';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import { listPaperNotes } from '../card/cardNotes';

/** Shorter names are looked for as whole words, because other words contain them. */
const fewestLetters = 5;

/**
 * Whether a paper's title or abstract, or a note on it, has a name, however it is written: `DuoAttention` in `Duo-Attention+`. Then the
 * paper may make a variant of what has that name, use it or compare with it.
 */
export function speaksOfName(snapshot: Snapshot, paper: Paper, name: string): boolean {
  const texts = [paper.title, paper.abstract, ...paper.names, ...listPaperNotes(snapshot, paper).map(({ words }) => words)];
  const letters = squeezeText(name);
  return texts.some((text) =>
    letters.length >= fewestLetters ? squeezeText(text).includes(letters) : hasWord(foldTerm(text), foldTerm(name)),
  );
}

/** Whether a text has a word, also in the plural, but not as a part of another word. */
export function hasWord(text: string, word: string): boolean {
  const isLetter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!isLetter.test(text.charAt(at - 1)) && !isLetter.test(after.startsWith('s') ? after.charAt(1) : after.charAt(0))) return true;
  }
  return false;
}

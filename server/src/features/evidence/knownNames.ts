import { isFamiliarSystem, isGenericName, shapeOfWord } from '#digest';
import type { Library } from '#library';
import { foldTerm, isEnglishWord, squeezeText } from '#text';
import type { Snapshot } from '#workspace';
import { toLine } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { listPaperNotes } from '../annotating/paperNotes';

/** A name of papers in a text. */
export interface NameInText extends Span {
  readonly name: string;
  /** Never empty. Several papers can have the same name. */
  readonly papers: readonly Paper[];
}

/** A word of a text that may be a name. `end` is before a genitive `'s`. */
export interface NameWord extends Span {
  readonly word: string;
}

/**
 * How surely a name in a text means the paper that has it. `sure`: nothing else is written like this, such as `EgoForce`. `wordlike`: it
 * may be a word, a place or a person, such as `Paris` or `DROID`. `doubtful`: a word that is common in abstracts, or one of few letters.
 * `common`: a field, a method or a system that everybody names.
 */
type NameClarity = 'sure' | 'wordlike' | 'doubtful' | 'common';

const nameWord = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.'’-]*/gu;
/** Names with more words are not looked for. Most have one or two: "Landmark Attention". */
const maxWords = 4;

/** The words of a text, without the full stop at the end of a sentence and without a genitive `'s`. */
export function listNameWords(text: string): readonly NameWord[] {
  return [...text.matchAll(nameWord)].map(({ 0: whole, index }) => {
    const word = whole.replace(/(?:['’]s)?[.'’+-]*$/u, '');
    return { word, start: index, end: index + word.length };
  });
}

/** The names of papers in a text, in its order. Of names that overlap, the one with the most words counts. */
export function findKnownNames(text: string, words: readonly NameWord[], library: Pick<Library, 'findByName'>): readonly NameInText[] {
  const found: NameInText[] = [];
  for (let at = 0; at < words.length; ) {
    const name = findNameAt(text, words, at, library);
    if (name !== undefined) found.push(name);
    const end = name?.end ?? 0;
    do at += 1;
    while ((words[at]?.start ?? Infinity) < end);
  }
  return found;
}

function findNameAt(text: string, words: readonly NameWord[], at: number, library: Pick<Library, 'findByName'>): NameInText | undefined {
  const first = words[at];
  // A word in small letters begins no name that could be told from ordinary words.
  if (first === undefined || !/[\p{Lu}\d]/u.test(first.word) || isJoined(text, first.start - 1)) return undefined;
  for (let count = Math.min(maxWords, words.length - at); count >= 1; count--) {
    const end = words[at + count - 1]?.end ?? first.end;
    const written = text.slice(first.start, end);
    if (count > 1 && !/^[^\s]+(?: {1,3}[^\s]+)*$/.test(written)) continue;
    const name = written.replace(/ +/g, ' ');
    const papers = library.findByName(name);
    if (papers.length > 0 && !isJoined(text, end)) return { name, papers, start: first.start, end };
  }
  return undefined;
}

/** Whether the character at `offset` joins a word with another one: in a path, an address or an identifier. */
function isJoined(text: string, offset: number): boolean {
  return /[/\\_@#=:]/.test(text.charAt(offset)) && /\S/.test(text.charAt(offset + 1));
}

export function clarityOfName(name: string): NameClarity {
  const words = name.split(' ');
  if (isFamiliarSystem(name) || isGenericName(name) || isFamiliarSystem(words[0] ?? '')) return 'common';
  if (words.length > 1) return words.some((word) => clarityOfWord(word) === 'sure') ? 'sure' : 'doubtful';
  return clarityOfWord(name);
}

/**
 * How surely a name means this paper. A doubtful name, or one all in capitals, counts as common unless the title has it: what an abstract
 * introduces so may be an ordinary word or somebody else's system.
 */
export function clarityForPaper(name: string, { title }: Paper): NameClarity {
  const clarity = clarityOfName(name);
  const needsTitle = clarity === 'doubtful' || (clarity === 'wordlike' && name === name.toUpperCase());
  return needsTitle && !hasWord(title, name) ? 'common' : clarity;
}

function clarityOfWord(word: string): NameClarity {
  if (isGenericName(word) || isFamiliarSystem(word) || /^\p{Lu}{1,4}s$/u.test(word)) return 'common';
  const squeezed = squeezeText(word);
  if (squeezed.length < 4 || /^\d/.test(word) || isEnglishWord(squeezed)) return 'doubtful';
  if (/^\p{L}\p{Ll}+$|^\p{Lu}+$/u.test(word)) return /\p{Lu}/u.test(word) ? 'wordlike' : 'doubtful';
  const parts = word.split('-');
  // `Text-to-SQL`, `GPT-4-like` and `ResNet-50` say what something is like or how large it is.
  if (parts.some((part) => /^\p{Ll}+$/u.test(part) && isEnglishWord(part)) || /^v?[\d.]+[A-Za-z]?$/.test(parts.at(-1) ?? ''))
    return 'doubtful';
  return shapeOfWord(word) === 'coined' || parts.every((part) => /^[\p{Lu}\d]/u.test(part)) ? 'sure' : 'doubtful';
}

/** Shorter names are looked for as whole words, because other words contain them. */
const minLetters = 5;

/**
 * Whether a paper's title or abstract, or a note on it, has a name, however it is written: `DuoAttention` in `Duo-Attention+`. Then the
 * paper may make a variant of what has that name, use it or compare with it.
 */
export function speaksOfName(snapshot: Snapshot, paper: Paper, name: string): boolean {
  const texts = [paper.title, paper.abstract, ...paper.names, ...listPaperNotes(snapshot, paper).map(({ words }) => words)];
  const letters = squeezeText(name);
  return texts.some((text) =>
    letters.length >= minLetters ? squeezeText(text).includes(letters) : hasWord(foldTerm(text), foldTerm(name)),
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

/** A name or title of more UTF-16 code units is shortened. */
const maxNameLength = 80;

/**
 * How messages and menus name a paper, in one line: by its name, or if it has no short name, by the beginning of its title in quotation
 * marks.
 */
export function namePaper({ names: [name], title }: Paper): string {
  if (name !== undefined && name.length <= maxNameLength) return toLine(name);
  const line = toLine(title);
  return line.length <= maxNameLength ? `"${line}"` : `"${line.slice(0, maxNameLength).replace(/\s+\S*$/, '')}..."`;
}

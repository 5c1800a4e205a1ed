import { hasUnspacedScript, isAscii, segmentText, stripSuffix, toSingular } from '#text';
import { isCommonWord } from './commonWords';

/** The texts of a paper that decide its topic. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
  /** Names of sections of digests that contain the paper, which count as words of its title; undefined or empty if there are none. */
  readonly sections?: readonly string[] | undefined;
}

/** The number that stands for a stop word, a number or punctuation between words. A pair of words never extends across it. */
export const gap = -1;

/** Numbers the words of one collection by their stems: "pruning", "Pruned" and "prunes" have the same number. */
export class WordReader {
  /** The stem of each number. */
  readonly stems: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly stemIds = new Map<string, number>();

  /** Appends the numbers of the words of a text, with a `gap` between words that are not next to each other and at the end. */
  read(text: string, into: number[]): void {
    if (isAscii(text)) this.readSpaced(text.toLowerCase(), into);
    else {
      const folded = text.normalize('NFC').toLowerCase();
      if (hasUnspacedScript(folded)) this.readSegments(folded, into);
      else this.readSpaced(folded, into);
    }
    this.append(gap, into);
  }

  /**
   * The number of a word in lower case; `gap` if the word says nothing about a topic, such as a stop word, a number or a single letter.
   */
  idOf(word: string): number {
    let id = this.known.get(word);
    if (id === undefined) this.known.set(word, (id = this.learn(word)));
    return id;
  }

  private readSpaced(text: string, into: number[]): void {
    let start = -1;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : space;
      if (isWordCode(code)) {
        if (start < 0) start = at;
        continue;
      }
      if (start >= 0) this.append(this.idOf(text.slice(start, at)), into);
      start = -1;
      if (!joinsWords(code)) this.append(gap, into);
    }
  }

  private readSegments(text: string, into: number[]): void {
    for (const segment of segmentText(text)) {
      if (!/^[\s-]+$/.test(segment)) this.append(this.idOf(segment), into);
    }
  }

  private append(id: number, into: number[]): void {
    if (id !== gap || (into.length > 0 && into[into.length - 1] !== gap)) into.push(id);
  }

  private learn(word: string): number {
    if (isCommonWord(word) || !canBeTopicWord(word)) return gap;
    const singular = toSingular(word);
    return isCommonWord(singular) ? gap : this.idOfStem(stripSuffix(singular));
  }

  /** The number of a stem; a new stem gets the next number. */
  idOfStem(stem: string): number {
    let id = this.stemIds.get(stem);
    if (id === undefined) {
      this.stemIds.set(stem, (id = this.stems.length));
      this.stems.push(stem);
    }
    return id;
  }
}

const space = 32;

/**
 * Whether words on both sides of this character form a pair. White space, hyphens and slashes join words: "long-context" is the pair
 * "long context".
 */
function joinsWords(code: number): boolean {
  return (
    code === space ||
    code === 45 ||
    code === 10 ||
    code === 13 ||
    code === 9 ||
    code === 47 ||
    code === 0xa0 ||
    code === 0x2010 ||
    code === 0x2011
  );
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && isWordSign(code));
}

/**
 * Whether a UTF-16 unit outside ASCII is a letter, a digit or a combining mark; roughly, by ranges of codes. Both halves of a surrogate
 * pair count as letters, so that they are not separated.
 */
function isWordSign(code: number): boolean {
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7;
  return (
    code >= 0x2c00 && !(code >= 0x3000 && code <= 0x3004) && !(code >= 0x3008 && code <= 0x3020) && !(code >= 0xff00 && code <= 0xff0f)
  );
}

/** Whether a word contains a letter, and has more than one character or is of a script in which a single character can be a word. */
function canBeTopicWord(word: string): boolean {
  return (word.length > 1 || word.charCodeAt(0) > 0x2e7f) && /\p{L}/u.test(word);
}

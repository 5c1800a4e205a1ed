import type { LspRange } from '../../server/src/protocol/requests';
import type { Random } from '../../test/support/random';

/** A sentence keeps its identity through edits of its words. */
export interface TortureSentence {
  readonly id: number;
  words: string[];
}

export interface TorturePaper {
  readonly name: string;
  subtitle: string;
  sentences: TortureSentence[];
}

/** A digest as it is on disk: papers in the order in which they stand there. */
export interface TortureDigest {
  papers: TorturePaper[];
  /** Letters in a line. */
  width: number;
  lineEnd: string;
}

const syllables = ['ra', 'to', 'len', 'mi', 'sor', 'que', 'van', 'di', 'pla', 'net', 'cor', 'ex', 'hul', 'bri', 'fen', 'gos'];
let sentences = 0;

export function makeWord(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(syllables)).join('');
}

export function makeSentence(random: Random): TortureSentence {
  const words = Array.from({ length: 7 + random.below(12) }, () => makeWord(random));
  return finish(words);
}

/** Like another one: every second word is the same. */
export function makeLookAlike(other: TortureSentence, random: Random): TortureSentence {
  return finish(other.words.map((word, at) => (at % 2 === 0 ? word : makeWord(random))));
}

function finish(words: readonly string[]): TortureSentence {
  const [first = 'A', ...rest] = words.map((word) => word.replace(/\.$/, ''));
  return { id: ++sentences, words: [first.charAt(0).toUpperCase() + first.slice(1), ...rest.slice(0, -1), `${rest.at(-1) ?? 'end'}.`] };
}

export function makePaper(index: number, random: Random): TorturePaper {
  return {
    name: `Kite${String.fromCharCode(97 + (index % 26))}${index}`,
    subtitle: makeSubtitle(random),
    sentences: Array.from({ length: 4 + random.below(5) }, () => makeSentence(random)),
  };
}

export function makeSubtitle(random: Random): string {
  return Array.from({ length: 4 }, () => makeWord(random))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

export function titleOf({ name, subtitle }: TorturePaper): string {
  return `${name}: ${subtitle}`;
}

/** A word where it stands in the text of a digest. */
export interface PlacedWord {
  readonly paper: TorturePaper;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

export interface DigestText {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

export function renderDigest({ papers, width, lineEnd }: TortureDigest): DigestText {
  let text = '';
  const words: PlacedWord[] = [];
  for (const paper of papers) {
    text += `${titleOf(paper)}${lineEnd}${lineEnd}`;
    let lineStart = text.length;
    let isFirst = true;
    for (const { id, words: own } of paper.sentences) {
      for (const word of own) {
        if (!isFirst) {
          const isFull = text.length - lineStart + word.length > width;
          text += isFull ? lineEnd : ' ';
          if (isFull) lineStart = text.length;
        }
        isFirst = false;
        words.push({ paper, sentence: id, start: text.length, end: text.length + word.length });
        text += word;
      }
    }
    text += `${lineEnd}${lineEnd}`;
  }
  return { text, words };
}

export function toRange(text: string, start: number, end: number): LspRange {
  const at = (offset: number): { line: number; character: number } => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  return { start: at(start), end: at(end) };
}

export function toOffsets(text: string, { start, end }: LspRange): { readonly start: number; readonly end: number } {
  const lines = text.split('\n');
  const at = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return { start: at(start), end: at(end) };
}

import type { MarkedLine, Piece } from '../../marked/markedLine';
import { titleWords } from '../slots/titleWords';

/** Whether the hyphen at the end of `before` only divides a word that continues in `line`, so that the hyphen is dropped. */
export type IsHyphenDropped = (before: string, line: MarkedLine) => boolean;

const endingPart = /(\p{L}+)-$/u;
const beginningPart = /^\p{Ll}+/u;

/**
 * Creates the test for the hyphens at the line ends of a document. A hyphen is kept before `and`, `or`, `to` or `und`, or if the
 * document also has the word with this hyphen within a line. Otherwise it is dropped if the document or the table of title words has
 * the word without the hyphen. In all other cases it is treated like most hyphens at the line ends of the document.
 */
export function createHyphenTest(lines: readonly MarkedLine[]): IsHyphenDropped {
  const divided = findDivided(lines);
  if (divided.length === 0) return () => false;
  const words = new Set(
    lines.flatMap(({ pieces }) => pieces.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [])),
  );
  const isWord = (word: string): boolean => words.has(word) || Object.hasOwn(titleWords, word);
  const judge = (first: string, rest: string): boolean | undefined =>
    words.has(`${first}-${rest}`) ? false : isWord(first + rest) ? true : undefined;
  const judged = divided.map(([first, rest]) => judge(first, rest));
  const usually = judged.filter((each) => each === true).length > judged.filter((each) => each === false).length;
  return (before, line) => {
    const first = endingPart.exec(before.slice(-60))?.[1]?.toLowerCase();
    const rest = beginningPart.exec(line.pieces[0]?.text.trimStart() ?? '')?.[0];
    return (
      first !== undefined &&
      rest !== undefined &&
      line.kind === 'text' &&
      !/^(?:and|or|to|und)$/.test(rest) &&
      (judge(first, rest) ?? usually)
    );
  };
}

/** The two parts of each word that has a hyphen at a line end, for at most 2,000 words. */
function findDivided(lines: readonly MarkedLine[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 1; at < lines.length && found.length < 2000; at += 1) {
    const first = endingPart.exec(lines[at - 1]?.pieces.at(-1)?.text.slice(-60) ?? '')?.[1]?.toLowerCase();
    const rest = first === undefined ? undefined : beginningPart.exec(lines[at]?.pieces[0]?.text.trimStart() ?? '')?.[0];
    if (first !== undefined && rest !== undefined && lines[at]?.startsBlock === false) found.push([first, rest]);
  }
  return found;
}

export function withoutHyphen(piece: Piece): Piece {
  return { ...piece, text: piece.text.slice(0, -1), span: { start: piece.span.start, end: piece.span.end - 1 } };
}

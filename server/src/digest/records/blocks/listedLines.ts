import type { MarkedLine } from '../../marked/markedLine';
import { findLabel, isLinkLabel } from '../../fields/labels';
import { continuesTitle } from '../../pages/textUnits';
import { authorLikeness, hasIdentifier, isProse, readLabel, targetKindOf } from '../slots/evidence';
import { titleLikeness } from '../slots/titleLikeness';

/** The fewest lines of a list. Fewer lines may be a single paper with its title, people, venue and link. */
const fewestLines = 4;
/** A list has at least this many lines that may be entries. */
const fewestStarts = 3;
/**
 * A paragraph with at least this many lines is more than one paper, so it is a list even if a smaller share of its lines looks like
 * entries.
 */
const severalPapers = 9;
/**
 * In wrapped text, nearly every line is so full that the next word would not have fitted. In a list, at most this share of the lines is
 * so full.
 */
const tightBreaks = 0.3;

/**
 * Lines that are as full as wrapped text are still a list if at least this share of them contains people, a link to a paper, or an
 * identifier of a paper.
 */
const evident = 0.8;

/**
 * The indices of the lines at which entries begin, if the paragraph is a list of papers without blank lines; otherwise undefined. In
 * such a list, each line is a paper, or the title, the people and the link of a paper each have a line of their own.
 */
export function findListedLines(lines: readonly MarkedLine[]): readonly number[] | undefined {
  if (lines.length < fewestLines) return undefined;
  const texts = lines.map(textOf);
  const width = texts.reduce((widest, { length }) => Math.max(widest, length), 0);
  const isFree = (at: number): boolean => (texts[at - 1] ?? '').length + 1 + (/^\S+/.exec(texts[at] ?? '')?.[0].length ?? 0) <= width;
  const tight = texts.filter((_, at) => at > 0 && !isFree(at)).length;
  if (
    tight > Math.max(1, tightBreaks * (lines.length - 1)) &&
    lines.filter((line, at) => hasOwnEvidence(texts[at] ?? '', line)).length < evident * lines.length
  )
    return undefined;
  const starts = texts.flatMap((text, at) =>
    at > 0 && !/:$/.test(texts[at - 1] ?? '') && continuesTitle(texts[at - 1] ?? '', text) ? [] : [at],
  );
  if (starts.length < 0.8 * lines.length) return undefined;
  const entries = starts.filter((at) => mayBeEntry(texts[at] ?? '', lines[at]));
  const isList = entries.length >= fewestStarts && entries.length >= (lines.length < severalPapers ? 0.6 : 0.25) * lines.length;
  return isList ? starts : undefined;
}

/**
 * Whether a line may be a paper or its title: it reads like a title, or it contains people, a link to a paper, or an identifier of a
 * paper.
 */
function mayBeEntry(text: string, line: MarkedLine | undefined): boolean {
  if (text.length < 15 || isProse(text) || authorLikeness(text) > 0.6 || /\d:\d\d|[;{}]$/.test(text)) return false;
  const label = findLabel(readLabel(text)?.label ?? '');
  if (label !== undefined && label !== 'title') return false;
  const words = text
    .replace(/https?:\S+/g, '')
    .split(/\s+/)
    .filter((word) => /\p{L}{3}/u.test(word) && !isLinkLabel(word)).length;
  if (words < 3) return false;
  if (titleLikeness(text) > 0.45) return true;
  return hasOwnEvidence(text, line);
}

/** Whether a line contains people next to other words, a link to a paper, or an identifier of a paper. */
function hasOwnEvidence(text: string, line: MarkedLine | undefined): boolean {
  const isPaper = line?.pieces.some(({ link }) => link !== undefined && targetKindOf(link) === 'paper') === true || hasIdentifier(text);
  return isPaper || text.split(/[()]|[:.]\s|\s[-–—|]\s/).some((part) => part.length < text.length && authorLikeness(part) > 0.6);
}

function textOf({ pieces }: MarkedLine): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** Whether each line of a paragraph may be a paper. Such a paragraph is a list if another paragraph of the document is one. */
export function areAllEntries(lines: readonly MarkedLine[]): boolean {
  return lines.every(
    (line, at) => mayBeEntry(textOf(line), line) && (at === 0 || !continuesTitle(textOf(lines[at - 1] ?? line), textOf(line))),
  );
}

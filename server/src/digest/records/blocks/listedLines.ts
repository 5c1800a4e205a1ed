import { findLabel, isLinkLabel } from '../../fields/labels';
import type { MarkedLine } from '../../marked/markedLine';
import { continuesTitle } from '../../pages/textUnits';
import { authorLikeness, hasIdentifier, isProse, readLabel, targetKindOf } from '../slots/evidence';
import { findTitleSpanAtStart } from '../slots/titleAtStart';
import { titleLikeness } from '../slots/titleLikeness';
import { areTitles, mayBeTitle } from '../titles/areTitles';

/** The fewest lines of a list. Fewer lines may be a single paper with its title, people, venue and link. */
const minLines = 4;
/** A list has at least this many lines that may be entries. */
const minStarts = 3;
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
  if (lines.length < minLines) return undefined;
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
  const isList = entries.length >= minStarts && entries.length >= (lines.length < severalPapers ? 0.6 : 0.25) * lines.length;
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

/** A line that occurs at least this often in one paragraph is repeated, so it divides the paragraph. */
const often = 3;

/** If more than this share of a paragraph's lines is repeated, as in a log, the repeated lines are the content. */
const mostly = 0.8;

/** The longest line that can be a button, a label or a count, in UTF-16 units. */
const maxLength = 100;

/** A line in lower case with its numbers replaced: `Cited by 12` becomes `cited by #`. */
export function foldRepeatedLine(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\d[\d.,]*/g, '#');
}

/**
 * The lines that are repeated within a paragraph: buttons, labels and counts that a page shows with each record. These lines divide the
 * paragraph, because a pasted page may have no blank lines.
 */
export function findRepeatedLines(lines: readonly MarkedLine[]): ReadonlySet<MarkedLine> {
  const refrains = new Set<MarkedLine>();
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && isSameParagraph(lines[to])) to += 1;
    if (to - from > 2 * often) addRepeatedLines(lines.slice(from, to), refrains);
    from = to;
  }
  return refrains;
}

function isSameParagraph(line: MarkedLine | undefined): boolean {
  return line?.startsBlock === false && line.kind === 'text' && line.depth === 0;
}

function addRepeatedLines(paragraph: readonly MarkedLine[], refrains: Set<MarkedLine>): void {
  const byWords = new Map<string, MarkedLine[]>();
  for (const line of paragraph) {
    const text = line.pieces.map((piece) => piece.text).join('');
    if (text.length > maxLength) continue;
    const words = foldRepeatedLine(text);
    const known = byWords.get(words);
    if (known === undefined) byWords.set(words, [line]);
    else known.push(line);
  }
  const found = [...byWords.values()].filter((same) => same.length >= often).flat();
  if (found.length <= mostly * paragraph.length) for (const line of found) refrains.add(line);
}

/** Divides each paragraph that consists only of titles into its lines. */
export function splitTitleLines(lines: readonly MarkedLine[], isCalledDigest: boolean): readonly MarkedLine[] {
  const parted = [...lines];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]?.startsBlock === false && lines[to]?.kind === 'text') to += 1;
    const paragraph = lines.slice(from, to);
    if (paragraph[0]?.kind === 'text' && paragraph[0].depth === 0 && areTitleLines(paragraph, isCalledDigest))
      for (let at = from; at < to; at += 1) parted[at] = { ...(lines[at] ?? paragraph[0]), startsBlock: true };
    from = to;
  }
  return parted;
}

/**
 * Whether each line begins with a title. The answer is no if a line begins with a small letter, because then it usually continues a
 * wrapped title. It is also no if a line contains a link or begins with an identifier.
 */
function areTitleLines(lines: readonly MarkedLine[], isCalledDigest: boolean): boolean {
  if (lines.some(({ pieces }) => pieces.some(({ link }) => link !== undefined))) return false;
  const texts = lines.map(({ pieces }) =>
    pieces
      .map(({ text }) => text)
      .join('')
      .trim()
      .replace(/^(?:\[?\(?\d{1,3}[\]).]|[-*•–])\s+/, ''),
  );
  const openings = texts.map((text) => {
    const { start, end } = findTitleSpanAtStart(text);
    return text.slice(start, end);
  });
  return openings.every((opening) => mayBeTitle(opening) && !hasIdentifier(opening)) && areTitles(openings, isCalledDigest);
}

import type { MarkedLine } from '../../marked/markedLine';
import { areTitles, mayBeTitle } from '../titles/areTitles';
import { hasIdentifier } from '../slots/evidence';
import { findTitleSpanAtStart } from '../slots/titleAtStart';

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

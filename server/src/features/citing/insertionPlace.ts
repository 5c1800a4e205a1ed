import { indexOfSpanAt, type Span } from '../../base/span';
import { segmentWords } from '../../text/words/segmentWords';
import type { DraftFile } from '../../workspace/files/textFile';

/** Longer runs of letters are no words. */
const longestWord = 60;

/** Where a citation goes in: behind the word that the offset is inside of. Inside of a citation, or of what is no prose, it stays. */
export function skipWord({ text, scan }: DraftFile, offset: number): number {
  const { citations, opaque } = scan();
  if (
    findAround(opaque, offset) !== undefined ||
    findAround(
      citations.map(({ span }) => span),
      offset,
    ) !== undefined
  )
    return offset;
  const from = Math.max(0, offset - longestWord);
  const word = segmentWords(text.slice(from, offset + longestWord)).find(({ start, end }) => from + start < offset && offset < from + end);
  return word === undefined ? offset : from + word.end;
}

/** Where a text of its own goes in: behind the word, or the citation, that the offset is inside of. */
export function skipWordOrCitation(draft: DraftFile, offset: number): number {
  const citation = findAround(
    draft.scan().citations.map(({ span }) => span),
    offset,
  );
  return citation?.end ?? skipWord(draft, offset);
}

function findAround(spans: readonly Span[], offset: number): Span | undefined {
  const span = spans[indexOfSpanAt(spans, offset)];
  return span !== undefined && span.start < offset && offset < span.end ? span : undefined;
}

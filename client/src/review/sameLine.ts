/** A place on a page: the number of a line, from 0, and its words. */
export interface PlaceOnPage {
  readonly line: number;
  readonly words: string;
}

/**
 * The number of the line at which a reader is after the text of a page has changed: of the lines with the same words, the nearest one.
 * Numbers may differ, because counts and lines of files change too. If there is no such line, for example because the finding is gone,
 * it is the line that is now at the same height.
 */
export function findSameLine(text: string, { line, words }: PlaceOnPage): number {
  const lines = text.split('\n');
  const same = lines.flatMap((each, at) => (isSame(each, words) ? [at] : []));
  const nearest = same.reduce<number | undefined>(
    (best, at) => (best === undefined || Math.abs(at - line) < Math.abs(best - line) ? at : best),
    undefined,
  );
  return nearest ?? Math.min(line, lines.length - 1);
}

function isSame(a: string, b: string): boolean {
  return a.replace(/\d+/g, '0') === b.replace(/\d+/g, '0');
}

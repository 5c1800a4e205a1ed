/**
 * The number of the line at which a reader is after a page has changed from `before` to `after`, if they were at `line`, counted from 0.
 * It is the line with the same words, or if there is none, for example because the finding is gone, the first of those below that are
 * still there. Of several such lines it is the nearest. Numbers may differ, because counts and lines of files change too.
 */
export function findSameLine(before: string, line: number, after: string): number {
  const lines = after.split('\n').map(withoutNumbers);
  for (const words of before.split('\n').slice(line).map(withoutNumbers)) {
    const same = lines.flatMap((each, at) => (words !== '' && each === words ? [at] : []));
    const [first, ...others] = same;
    if (first !== undefined) return others.reduce((best, at) => (Math.abs(at - line) < Math.abs(best - line) ? at : best), first);
  }
  return Math.min(line, lines.length - 1);
}

function withoutNumbers(line: string): string {
  return line.replace(/\d+/g, '0');
}

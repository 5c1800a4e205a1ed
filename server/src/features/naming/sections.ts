import type { DraftFile } from '../../workspace/files/textFile';

/**
 * Creates a function that gives the section of an offset: 0 for the text before the first heading, then 1, 2 and so on. Subsections
 * belong to their section. A heading that is above all others, such as the title of the draft, makes no section.
 */
export function createSectionFinder({ scan }: DraftFile): (offset: number) => number {
  const { headings } = scan();
  const levels = headings.map(({ level }) => level);
  const least = (few: readonly number[]): number => few.reduce((a, b) => Math.min(a, b), Infinity);
  const top = least(levels);
  const isTitled = levels.filter((level) => level === top).length === 1 && levels.length > 1;
  const sectionLevel = isTitled ? least(levels.filter((level) => level > top)) : top;
  const starts = headings.flatMap(({ level, span }) => (level <= sectionLevel ? [span.start] : []));
  return (offset) => {
    let [from, to] = [0, starts.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((starts[middle] ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { KeptHeading } from '../model/topic';
import type { WrittenHeading } from '../model/topicsText';
import { foldText } from '../text/foldText';
import type { Library } from './library';
import { findPinnedPaper } from './pinnedTopics';

/**
 * Finds the papers of the kept outline. Headings with the same label are joined. A paper that is named several times counts where it is
 * named first; papers that are in no digest are ignored.
 */
export function resolveKeptHeadings(written: readonly WrittenHeading[], library: Library): readonly KeptHeading[] {
  return joinHeadings(written, library, new Set());
}

function joinHeadings(written: readonly WrittenHeading[], library: Library, found: Set<CitationKey>): readonly KeptHeading[] {
  const byLabel = new Map<string, WrittenHeading[]>();
  for (const heading of written) {
    const id = foldText(heading.label.value) || heading.label.value;
    byLabel.set(id, [...(byLabel.get(id) ?? []), heading]);
  }
  return [...byLabel.values()].map((same) => ({
    label: same[0]?.label.value ?? '',
    keys: same
      .flatMap(({ papers }) => papers)
      .flatMap(({ value }) => {
        const key = findKeptPaper(library, value)?.key;
        if (key === undefined || found.has(key)) return [];
        found.add(key);
        return [key];
      }),
    subtopics: joinHeadings(
      same.flatMap(({ subtopics }) => subtopics),
      library,
      found,
    ),
  }));
}

/** The paper to which a line of the kept outline refers; undefined if no digest has it. */
export function findKeptPaper(library: Library, written: string): Paper | undefined {
  const paper = findPinnedPaper(library, written);
  return paper?.occurrences.some(({ kind }) => kind === 'digest') === true ? paper : undefined;
}

/** Whether two kept outlines have the same headings with the same papers, in the same order. */
export function areSameHeadings(a: readonly KeptHeading[], b: readonly KeptHeading[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

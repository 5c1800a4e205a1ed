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
  return joinHeadings(findPapers(written, library, new Set()));
}

/** The headings as they are written, each with the papers that are not in `found`, to which they are added. */
function findPapers(written: readonly WrittenHeading[], library: Library, found: Set<CitationKey>): readonly KeptHeading[] {
  return written.map(({ label, papers, subtopics }) => ({
    label: label.value,
    keys: papers.flatMap(({ value }) => {
      const key = findKeptPaper(library, value)?.key;
      if (key === undefined || found.has(key)) return [];
      found.add(key);
      return [key];
    }),
    subtopics: findPapers(subtopics, library, found),
  }));
}

function joinHeadings(headings: readonly KeptHeading[]): readonly KeptHeading[] {
  const byLabel = new Map<string, KeptHeading>();
  for (const heading of headings) {
    const id = foldText(heading.label) || heading.label;
    const { label, keys, subtopics } = byLabel.get(id) ?? { label: heading.label, keys: [], subtopics: [] };
    byLabel.set(id, { label, keys: [...keys, ...heading.keys], subtopics: [...subtopics, ...heading.subtopics] });
  }
  return [...byLabel.values()].map((heading) => ({ ...heading, subtopics: joinHeadings(heading.subtopics) }));
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

import type { CitationKey } from '../model/citation';
import type { KeptHeading } from '../model/topic';
import { noGroup } from './centroids';
import { isOtherPapers } from './otherPapers';
import type { TopicDocument } from './topicMap';

/** The kept headings that have papers in the library, and where these papers are kept. Papers are known by their indexes. */
export interface KeptOutline {
  /** The headings without "Other papers". Each has a paper. */
  readonly headings: readonly KeptHeading[];
  /** The heading under which each paper is kept; `noGroup` for a paper that is not kept. */
  readonly headingOf: Int32Array;
  /** The subtopic of its heading under which each paper is kept; `noGroup` if it is under none. */
  readonly subtopicOf: Int32Array;
  /** The papers that are kept under "Other papers". */
  readonly others: readonly number[];
}

export function findKeptPapers(documents: readonly TopicDocument[], kept: readonly KeptHeading[]): KeptOutline {
  const rowOf = new Map(documents.map(({ key }, row) => [key, row]));
  const findRows = (keys: readonly CitationKey[]): readonly number[] => keys.flatMap((key) => rowOf.get(key) ?? []);
  const hasPapers = ({ keys, subtopics }: KeptHeading): boolean => keys.some((key) => rowOf.has(key)) || subtopics.some(hasPapers);
  const headings = kept.filter((heading) => !isOtherPapers(heading) && hasPapers(heading)).map(joinOthers);
  const headingOf = new Int32Array(documents.length).fill(noGroup);
  const subtopicOf = new Int32Array(documents.length).fill(noGroup);
  headings.forEach(({ keys, subtopics }, heading) => {
    for (const row of findRows(keys)) headingOf[row] = heading;
    subtopics.forEach((subtopic, number) => {
      for (const row of findRows(subtopic.keys)) {
        headingOf[row] = heading;
        subtopicOf[row] = number;
      }
    });
  });
  const others = kept
    .filter(isOtherPapers)
    .flatMap(({ keys, subtopics }) => findRows([...keys, ...subtopics.flatMap((each) => each.keys)]));
  return { headings, headingOf, subtopicOf, others };
}

/** The papers under a subtopic "Other papers" are those that are under no subtopic. */
function joinOthers({ label, keys, subtopics }: KeptHeading): KeptHeading {
  const others = subtopics.filter(isOtherPapers).flatMap((subtopic) => subtopic.keys);
  return { label, keys: [...keys, ...others], subtopics: subtopics.filter((subtopic) => !isOtherPapers(subtopic)) };
}

/** The place of each paper in the table of contents: papers of the kept outline in the writer's order, then all others as given. */
export function rankPapers(
  papers: readonly { readonly key: CitationKey }[],
  kept: readonly KeptHeading[],
): ReadonlyMap<CitationKey, number> {
  const keys = new Set([...listKeptKeys(kept), ...papers.map(({ key }) => key)]);
  return new Map([...keys].map((key, index) => [key, index]));
}

/** The papers of kept headings, in the writer's order. */
export function listKeptKeys(kept: readonly KeptHeading[]): readonly CitationKey[] {
  return kept.flatMap(({ keys, subtopics }) => [...listKeptKeys(subtopics), ...keys]);
}

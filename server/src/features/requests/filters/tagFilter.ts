import { derived } from '../../../base/derivedValues';
import type { Paper } from '../../../model/paper';
import type { Snapshot } from '../../../workspace/snapshot';
import type { FilterKind } from './filterKind';

const mostValues = 8;

/** `tag:kv-cache`: papers with a note that has a tag beginning with these letters. A `#` before the tag and letter case don't matter. */
export const tagFilter: FilterKind = {
  createTest(snapshot, value) {
    const typed = toTag(value);
    if (typed === '') return undefined;
    const papers = new Set([...getPapersByTag(snapshot)].flatMap(([tag, tagged]) => (tag.startsWith(typed) ? [...tagged] : [])));
    return (paper) => papers.has(paper);
  },
  listValues: (snapshot, typed) =>
    [...getPapersByTag(snapshot)]
      .filter(([tag]) => tag.startsWith(toTag(typed)) && tag !== toTag(typed))
      .map(([value, papers]) => ({ value, papers: papers.size }))
      .sort((a, b) => b.papers - a.papers || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues),
};

const getPapersByTag = derived(
  (snapshot: Snapshot) => [snapshot.noteIndex()],
  ([{ notes }]): ReadonlyMap<string, ReadonlySet<Paper>> => {
    const papers = new Map<string, Set<Paper>>();
    for (const { note, subject } of notes) {
      if (subject.kind !== 'known') continue;
      for (const tag of [...note.tags, ...note.annotations.flatMap(({ tags }) => tags)].map(toTag))
        papers.set(tag, (papers.get(tag) ?? new Set()).add(subject.paper));
    }
    return papers;
  },
);

function toTag(text: string): string {
  return text.replace(/^#/, '').toLowerCase();
}

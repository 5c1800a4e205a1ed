import type { Paper } from '../../../model/paper';
import type { Snapshot } from '../../../workspace/snapshot';

/** What a value of a filter says of each paper. */
export type PaperTest = (paper: Paper) => boolean;

/** One filter of a search: what its values mean, and which there are. */
export interface FilterKind {
  /** undefined where the value means nothing: it may be half typed. */
  createTest(snapshot: Snapshot, value: string): PaperTest | undefined;
  /** Values that begin like what is typed, best first, none that says no more than it. */
  listValues(snapshot: Snapshot, typed: string): readonly FilterValue[];
}

export interface FilterValue {
  readonly value: string;
  /** How many papers it leaves. */
  readonly papers: number;
}

/** A filter with few values: `cited:yes`, `has:code`. The beginning of a value means it. */
export function createChoiceFilter(choices: ReadonlyMap<string, (snapshot: Snapshot) => PaperTest>): FilterKind {
  const listNames = (typed: string): readonly string[] => [...choices.keys()].filter((name) => name.startsWith(typed.toLowerCase()));
  return {
    createTest(snapshot, value) {
      const [name, ...others] = value === '' ? [] : listNames(value);
      return name === undefined || others.length > 0 ? undefined : choices.get(name)?.(snapshot);
    },
    listValues: (snapshot, typed) =>
      listNames(typed)
        .filter((name) => name !== typed.toLowerCase())
        .map((value) => ({ value, papers: countPapers(snapshot, choices.get(value)?.(snapshot)) })),
  };
}

function countPapers(snapshot: Snapshot, test: PaperTest | undefined): number {
  return test === undefined ? 0 : snapshot.library().papers.reduce((count, paper) => (test(paper) ? count + 1 : count), 0);
}

import type { Snapshot } from '#workspace';
import type { Paper } from '../../model/paper';

/** Whether a paper passes a filter. */
export type PaperTest = (paper: Paper) => boolean;

/** A kind of filter: what its values mean, and which values can be proposed. */
export interface FilterKind {
  /** The test for a value. undefined if the value has no meaning, for example because it is still being typed. */
  createTest(snapshot: Snapshot, value: string): PaperTest | undefined;
  /** The values that match what the writer typed, best first, except a value that the writer has typed completely. */
  listValues(snapshot: Snapshot, typed: string): readonly FilterValue[];
}

export interface FilterValue {
  readonly value: string;
  /** The number of papers that pass the filter with this value. */
  readonly papers: number;
}

/**
 * Creates a filter with a few fixed values: `cited:yes`, `has:code`. The beginning of a value is enough if it is unambiguous:
 * `cited:y`.
 */
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

import type { FilterName, ParsedQuery, QueryFilter } from '../../../search/parseQuery';
import type { Snapshot } from '../../../workspace/snapshot';
import { citedFilter } from './citedFilter';
import { dateFilter } from './dateFilter';
import type { FilterKind, PaperTest } from './filterKind';
import { hasFilter } from './hasFilter';
import { newFilter } from './newFilter';
import { tagFilter } from './tagFilter';
import { topicFilter } from './topicFilter';

export const filterKinds: Readonly<Record<FilterName, FilterKind>> = {
  topic: topicFilter,
  date: dateFilter,
  cited: citedFilter,
  has: hasFilter,
  tag: tagFilter,
  new: newFilter,
};

export interface AppliedFilters {
  /** undefined if no filter has a meaning, so that every paper passes. */
  readonly accepts: PaperTest | undefined;
  /** The filters whose values have no meaning, in the order of the query. They exclude no paper. */
  readonly ignored: readonly QueryFilter[];
}

/** Combines the filters of a query: a paper must pass all of them. */
export function applyFilters(snapshot: Snapshot, { filters }: ParsedQuery): AppliedFilters {
  const tests: PaperTest[] = [];
  const ignored: QueryFilter[] = [];
  for (const filter of filters) {
    const test = filterKinds[filter.name].createTest(snapshot, filter.value);
    if (test === undefined) ignored.push(filter);
    else tests.push(filter.isNegated ? (paper) => !test(paper) : test);
  }
  return { accepts: tests.length === 0 ? undefined : (paper) => tests.every((test) => test(paper)), ignored };
}

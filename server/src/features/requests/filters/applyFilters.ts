import type { FilterName, ParsedQuery, QueryFilter } from '../../../search/parseQuery';
import type { Snapshot } from '../../../workspace/snapshot';
import { citedFilter } from './citedFilter';
import { dateFilter } from './dateFilter';
import type { FilterKind, PaperTest } from './filterKind';
import { hasFilter } from './hasFilter';
import { tagFilter } from './tagFilter';
import { topicFilter } from './topicFilter';

export const filterKinds: Readonly<Record<FilterName, FilterKind>> = {
  topic: topicFilter,
  date: dateFilter,
  cited: citedFilter,
  has: hasFilter,
  tag: tagFilter,
};

export interface AppliedFilters {
  /** undefined if every paper passes. */
  readonly accepts: PaperTest | undefined;
  /** Filters whose value has no meaning, in the order of the query. Every paper passes them. */
  readonly ignored: readonly QueryFilter[];
}

/** The filters of a query, combined. */
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

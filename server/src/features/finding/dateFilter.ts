import { compareDates, type PartialDate, parsePartialDate } from '#text';
import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { Paper } from '../../model/paper';
import type { FilterKind, FilterValue } from './filterKind';

/**
 * The filter `date:`, with values such as `2024`, `jun`, `"Jun 23"`, `2024-11-07`, `2023..2024` and `>2023`. A date is a period of
 * time: 2024 includes all its days. If a part of a paper's date is missing, it is not guessed: "Jun 23" alone belongs to no year.
 */
export const dateFilter: FilterKind = {
  createTest(_snapshot, value) {
    const accepts = parseDateTest(value);
    if (accepts === undefined) return undefined;
    const known = new Map<string, boolean>();
    return (paper) => {
      const dates = describeDates(paper);
      const { date, year, isYearOfDate } = dates;
      const all = `${year ?? ''} ${isYearOfDate} ${date}`;
      const answer = known.get(all) ?? datesOf(dates).some(accepts);
      known.set(all, answer);
      return answer;
    };
  },
  listValues: (snapshot, typed) =>
    getKnownDates(snapshot)
      .filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()) && value.toLowerCase() !== typed.toLowerCase())
      .slice(0, maxValues),
};

const maxValues = 8;

type DateTest = (date: PartialDate) => boolean;

/** The test for the value of a filter. undefined if the value is neither a date nor a range of dates. */
function parseDateTest(value: string): DateTest | undefined {
  const range = /^(.*?)\.\.(.*)$/.exec(value);
  if (range !== null) return createRangeTest(range[1] ?? '', range[2] ?? '');
  const [, sign = '', rest = ''] = /^([<>]=?)?(.*)$/.exec(value) ?? [];
  const bound = parsePartialDate(rest);
  if (bound === undefined) return undefined;
  const compare = comparisons[sign] ?? ((order) => order === 0);
  return (date) => {
    const order = compareDates(date, bound);
    return order !== undefined && compare(order);
  };
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

/** A test for a range with one or two ends: `2023..`, `2023..2024`. undefined if an end is not a date. */
function createRangeTest(from: string, to: string): DateTest | undefined {
  const tests = [from === '' ? [] : [parseDateTest(`>=${from}`)], to === '' ? [] : [parseDateTest(`<=${to}`)]].flat();
  const known = tests.filter((test) => test !== undefined);
  if (known.length === 0 || known.length < tests.length) return undefined;
  return (date) => known.every((test) => test(date));
}

interface DatesOfPaper {
  /** As the source writes it; empty if it writes none. */
  readonly date: string;
  readonly year: number | undefined;
  /** Whether a date without a year is one of this year. The year that a registry tells says nothing about the day of a digest. */
  readonly isYearOfDate: boolean;
}

function describeDates({ date = '', year, reference, occurrences }: Paper): DatesOfPaper {
  const isYearOfDate = reference?.year === undefined || occurrences.some(({ entry }) => entry.year !== undefined);
  return { date, year, isYearOfDate };
}

/**
 * All dates of a paper. For example, a preprint that was published later has the date from the digest and the year from the
 * bibliography.
 */
function datesOf({ date, year, isYearOfDate }: DatesOfPaper): readonly PartialDate[] {
  const written = parsePartialDate(date);
  const isWithYear = isYearOfDate && written?.year === undefined && year !== undefined;
  const dates = written === undefined ? [] : [isWithYear ? { ...written, year } : written];
  return year === undefined ? dates : [...dates, { year }];
}

/** The years in the library, latest first, followed by the dates without a year, in the order of the library. */
const getKnownDates = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  ([library]): readonly FilterValue[] => {
    const counts = new Map<string, number>();
    for (const paper of library.papers) {
      for (const value of listDates(paper)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, papers]) => ({ value, papers }));
    const isYear = ({ value }: FilterValue): boolean => /^\d{4}$/.test(value);
    return [...values.filter(isYear).sort((a, b) => b.value.localeCompare(a.value)), ...values.filter((value) => !isYear(value))];
  },
);

/** The years of a paper, or its date if no year is known. */
function listDates(paper: Paper): ReadonlySet<string> {
  const described = describeDates(paper);
  const dates = datesOf(described);
  const years = dates.flatMap((told) => told.year?.toString() ?? []);
  return new Set(years.length === 0 && dates.length > 0 ? [described.date] : years);
}

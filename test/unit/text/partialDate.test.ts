import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareDates, parsePartialDate, unifyDate } from '../../../server/src/text/dates';

test('dates as sources and writers put them', () => {
  const dates: Readonly<Record<string, object>> = {
    '2024': { year: 2024 },
    '2024-11': { year: 2024, month: 11 },
    '2024-11-07': { year: 2024, month: 11, day: 7 },
    '2024/1/7': { year: 2024, month: 1, day: 7 },
    '2024-11-01T09:00:00Z': { year: 2024, month: 11, day: 1 },
    'Jun 23': { month: 6, day: 23 },
    'jun-23': { month: 6, day: 23 },
    '23rd June': { month: 6, day: 23 },
    june: { month: 6 },
    Sept: { month: 9 },
    'Oct 4, 2026': { year: 2026, month: 10, day: 4 },
    'Thu, 7 Nov 2024': { year: 2024, month: 11, day: 7 },
    'May 2024': { year: 2024, month: 5 },
    '2023 10': { year: 2023, month: 10 },
    '2021 Aug': { year: 2021, month: 8 },
  };
  for (const [text, expected] of Object.entries(dates)) assert.deepEqual(parsePartialDate(text), expected, text);
});

test('what is no date, or says no month for its day', () => {
  for (const text of [
    '',
    ' ',
    '20',
    '202',
    '23',
    'ju',
    'soon',
    'June soon',
    '2024-13',
    '2024 2025',
    'Jun 40',
    'Thu',
    'June 1 2',
    '٢٠٢٤',
    '日',
    'x'.repeat(10_000),
  ]) {
    assert.equal(parsePartialDate(text), undefined, text.slice(0, 20));
  }
});

test('dates in one form, as far as they tell', () => {
  for (const [text, expected] of [
    ['Wed, 19 Jun 2024', '2024-06-19'],
    ['1997/11/15', '1997-11-15'],
    ['2021 Aug', '2021-08'],
    ['2024 9', '2024-09'],
    ['2015', '2015'],
    ['Jun 23', 'Jun 23'],
    ['in print', 'in print'],
  ] as const) {
    assert.equal(unifyDate(text), expected);
  }
});

test('a date lies in, before or behind a stretch of time, as far as it tells', () => {
  const compare = (date: string, bound: string): number | undefined => {
    const order = compareDates(parsePartialDate(date)!, parsePartialDate(bound)!);
    return order === undefined ? undefined : Math.sign(order);
  };
  assert.equal(compare('7 Nov 2024', '2024'), 0);
  assert.equal(compare('7 Nov 2024', 'Nov'), 0);
  assert.equal(compare('7 Nov 2024', '2025'), -1);
  assert.equal(compare('7 Nov 2024', '2024-10'), 1);
  assert.equal(compare('Jun 23', 'Jun 22'), 1);
  assert.equal(compare('Jun 23', '2024'), undefined);
  assert.equal(compare('2024', '2024-06'), undefined);
  assert.equal(compare('2023', '2024-06'), -1);
});

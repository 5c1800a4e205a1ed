import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compareDates,
  formatDay,
  isDay,
  isShortMonth,
  monthPattern,
  parsePartialDate,
  readMonth,
  unifyDate,
} from '../../../server/src/text/dates';

test('readMonth knows names, their beginnings and sept', () => {
  assert.deepEqual(['january', 'jan', 'sept', 'septem', 'may', 'december'].map(readMonth), [1, 1, 9, 9, 5, 12]);
  assert.deepEqual(['ja', 'spring', 'mays', ''].map(readMonth), [undefined, undefined, undefined, undefined]);
});

test('isShortMonth knows what BibTeX’s styles define', () => {
  assert.ok(isShortMonth('sep') && !isShortMonth('sept') && !isShortMonth('september'));
});

test('monthPattern takes a name, its first three letters or sept, with or without a full stop', () => {
  const whole = new RegExp(`^${monthPattern}$`, 'i');
  for (const month of ['Jan', 'January', 'Feb.', 'MAY', 'Sept.', 'Sep', 'September']) assert.match(month, whole);
  for (const word of ['Janua', 'Septem', 'Market']) assert.doesNotMatch(word, whole);
});

test('formatDay writes a day in words, and leaves other text alone', () => {
  assert.equal(formatDay('2026-11-26'), '26 Nov 2026');
  assert.equal(formatDay('2026-01-02'), '2 Jan 2026');
  assert.equal(formatDay('2026-13-02'), '2026-13-02');
  assert.equal(formatDay('soon'), 'soon');
});

test('a day is one of the calendar, written with all its digits', () => {
  for (const day of ['2026-11-30', '2024-02-29', '1999-12-31', '0001-01-01']) assert.ok(isDay(day), day);
  const others = [
    '2026-13-99',
    '2026-02-30',
    '2025-02-29',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '2026-11-30T00:00',
    '26-11-30',
    ' 2026-11-30',
    '',
  ];
  for (const other of others) assert.ok(!isDay(other), other);
});

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

test('a date lies in, before or after a stretch of time, as far as it tells', () => {
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../../../server/src/text/dates';

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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDay, toWeek } from '../../../../client/src/feeds/calendar';

test('the day and the ISO week of a time', () => {
  const known: readonly (readonly [string, string])[] = [
    ['2026-06-23', '2026-W26'],
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ];
  for (const [day, week] of known) {
    for (const clock of ['00:00:00', '23:59:59']) {
      const time = new Date(`${day}T${clock}Z`);
      assert.deepEqual([toDay(time), toWeek(time)], [day, week]);
    }
  }
});

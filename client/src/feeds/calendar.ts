const dayLength = 24 * 60 * 60 * 1000;

/** The day of a time in UTC: `2026-06-23`. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The ISO week of a time in UTC: `2026-W26`. The week belongs to the year that has its Thursday (ISO 8601). */
export function toWeek(time: Date): string {
  const day = Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate());
  const thursday = day + (4 - (time.getUTCDay() || 7)) * dayLength;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / dayLength / 7) + 1;
  return `${year}-W${week.toString().padStart(2, '0')}`;
}

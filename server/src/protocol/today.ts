/** The day at this place: `2026-11-28`. */
export function today(): string {
  const time = new Date();
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((number) => number.toString().padStart(2, '0')).join('-');
}

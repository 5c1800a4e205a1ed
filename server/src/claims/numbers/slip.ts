/**
 * How much two numbers look as if one was copied wrongly from the other, from 0 to 4: digits changed places, one was added, left out or
 * changed, or a zero. Numbers of few digits are alike by chance, so they count less.
 */
export function weighSlip(draft: readonly number[], abstract: readonly number[]): number {
  return Math.max(...draft.flatMap((a) => abstract.map((b) => (isFar(a, b) ? 0 : weigh(a, b)))));
}

/** The digits of a number without a point and without zeros at both ends. */
function listDigits(value: number): string {
  return write(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

function write(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function weigh(x: number, y: number): number {
  const [a, b] = [listDigits(x), listDigits(y)];
  const longest = Math.max(a.length, b.length);
  if (a === b) return longest > 1 ? 4 : 1.4;
  const sort = (digits: string): string => [...digits].sort().join('');
  if (a.length === b.length && longest > 1 && sort(a) === sort(b)) return 4;
  return isOneOff(write(x), write(y)) ? ([0, 0, 1.8, 2][longest] ?? 4) : 0;
}

/** Whether one digit was changed, added or left out. */
function isOneOff(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].filter((digit, index) => digit !== b[index]).length === 1;
  return Math.abs(a.length - b.length) === 1 && hasWithoutOne(a.length > b.length ? a : b, a.length > b.length ? b : a);
}

function hasWithoutOne(long: string, short: string): boolean {
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
}

/** A slip changes a number by at most three zeros. */
function isFar(a: number, b: number): boolean {
  const ratio = Math.abs(a / b);
  return !(ratio > 1 / 1001 && ratio < 1001) || (listDigits(a) !== listDigits(b) && (ratio > 30 || ratio < 1 / 30));
}

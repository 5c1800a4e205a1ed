import type { Quantity } from './quantity';

/*
 * How far a number of a draft may be from the one that it stands for, each time as a part of the number of the draft. The limits are
 * chosen so that a writer's own way of rounding is no mistake; a greater distance is one that a reader would call wrong.
 */

/** A round number without "about": `200` for 212 and `300` for 318 are rounded, `200` for 215 would have been written as 215. */
const roundPart = 0.06;
/** Nobody rounds to a digit that changes a number by more than a third of it: half a second is no second. */
const roundingPart = 2 / 3;
/** "About" before a number of one or two digits: rounding to one digit changes a number in the middle of its range, 55, by a tenth. */
const aboutPart = 0.1;
/** "Up to 20" for a highest value of 17 or more, which is rounded up to the next round number. "Up to 20" for 15 misleads. */
const maxPart = 0.15;
/** "More than 20" and "less than 20" are true of any number beyond, but where the number is three times as much, writers say more. */
const limitTimes = 3;
/** A number of fewer steps than this, that is of two digits, is a rough one if it is bounded: `more than 40`, but not `more than 412`. */
const roughSteps = 100;
/** A bounded number of more digits is exact but for its last digit, which may be off by this many steps: `about 38.5` for 38.3. */
const exactSteps = 2;

type Written = Pick<Quantity, 'bound' | 'step'>;

/** Whether a number of the draft can be meant by a value of the abstract, in the same unit. */
function isNear({ bound, step }: Written, value: number, exact: number, exactStep: number): boolean {
  if (isRounded(step, value, exact, exactStep)) return true;
  const [size, distance] = [Math.abs(value), Math.abs(value - exact)];
  const isRough = size / Math.max(step, placeOf(value)) < roughSteps;
  const isLimit = isRoundLimit(size);
  switch (bound) {
    case 'exact':
      return distance <= Math.min(placeOf(value) / 2, roundPart * size);
    case 'about':
      return distance <= (isRough ? aboutPart * size : exactSteps * step);
    case 'more':
      return exact >= value && (isLimit ? exact <= limitTimes * value : distance <= exactSteps * step + roundPart * size);
    case 'less':
      return exact <= value && (isLimit ? exact * limitTimes >= value : distance <= exactSteps * step + roundPart * size);
    case 'most':
      return exact <= value && distance <= (isRough ? maxPart * size : exactSteps * step);
  }
}

/** Whether a limit may be far from the number: writers say "more than 40" and "more than 25" of many a number, but "more than 46" of 46.3. */
function isRoundLimit(value: number): boolean {
  return /^[1-9]5?$/.test(value.toExponential(2).replace(/\.|0*e.*/g, ''));
}

/**
 * Whether the abstract only limits its value, and the draft's is within: 57 for "more than 50", 25 for "up to 30", 2.1 for "about 2".
 * The full text may have said it.
 */
export function isWithinLimit(draft: Quantity, other: Quantity): boolean {
  if (other.values.length > 1 || draft.values.length > 1) return false;
  const [value, limit] = [draft.values[0], other.values[0]];
  const reach = isRoundLimit(limit) ? limitTimes : 1 + aboutPart;
  switch (other.bound) {
    case 'exact':
      return false;
    case 'about':
      return Math.abs(value - limit) <= aboutPart * limit;
    case 'more':
      return draft.bound !== 'more' && value >= limit && value <= reach * limit;
    case 'less':
    case 'most':
      return draft.bound !== 'most' && value <= limit && value * reach >= limit;
  }
}

/** Whether two numbers are one, rounded or cut off to the digits that are written: 8.9, 9.0 and 8.95. */
export function isRounded(step: number, value: number, exact: number, exactStep = 0): boolean {
  const distance = Math.abs(value - exact);
  const slack = 1e-9 * Math.max(Math.abs(value), Math.abs(exact));
  const rounding = Math.min(step, roundingPart * Math.abs(exact));
  return distance <= 0.5 * Math.max(rounding, Math.min(exactStep, Math.abs(value) / 10)) + slack || (exact > value && distance < rounding);
}

/** The place value of the last digit that is not zero: 100 for 12,300; 0 for a number with decimals. */
function placeOf(value: number): number {
  if (!Number.isInteger(value) || value === 0) return 0;
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return place === 1 ? 0 : place;
}

/** Whether a quantity of the draft has a value of the abstract's in the same unit: the value, an end or a part of a range. */
export function isSameValue(draft: Quantity, other: Quantity): boolean {
  const [low, high] = [Math.min(...other.values), Math.max(...other.values)];
  const isIn = (value: number): boolean =>
    other.values.some((exact) => isNear(draft, value, exact, draft.kind === other.kind ? other.step : 0)) ||
    (!other.isPair && low <= value && value <= high);
  if (draft.values.length > 1 && other.values.length > 1)
    return draft.values.every((value, end) => isNear(draft, value, other.values[end] ?? value, other.step));
  if (draft.values.every(isIn)) return true;
  const [from, to] = [Math.min(...draft.values), Math.max(...draft.values)];
  return draft.kind === other.kind && !draft.isPair && from <= low && high <= to && from < to;
}

/** Whether two ranges have one end in common: `from 40 to 60` and `from 40 to 70`. */
export function sharesEnd(a: Quantity, b: Quantity): boolean {
  return a.values.length > 1 && b.values.length > 1 && a.values.some((value, end) => isRounded(a.step, value, b.values[end] ?? Infinity));
}

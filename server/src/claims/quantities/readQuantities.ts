import type { Span } from '../../base/span';
import { joinRange } from './joinRange';
import { isNameOrBack, isPartOfSign, isYear } from './notQuantities';
import { numberForms, readValue } from './numberForms';
import type { Quantity } from './quantity';
import { readBound } from './readBound';
import { readUnit } from './readUnit';

/** A text with more numbers than this is a table. */
const mostNumbers = 80;

/** The numbers of a text with what they count or measure, in order. Years, versions, names with digits and labels are left out. */
export function readQuantities(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(numberForms)) {
    if (found.length >= mostNumbers) break;
    const quantity = readAt(text, match);
    if (quantity === undefined || quantity.literal.start < (found.at(-1)?.span.end ?? 0)) continue;
    const before = found.at(-1);
    const joined = before === undefined ? undefined : joinRange(text, before, quantity);
    // In `2019-20` and `5-3` without a unit the second number is no number of its own.
    if (joined !== undefined) found.pop();
    else if (/\d-$/.test(text.slice(0, quantity.literal.start).slice(-2))) continue;
    found.push(joined ?? quantity);
  }
  return found
    .filter((quantity) => !isYear(text, quantity) && !isAnyShare(quantity))
    .map((quantity, at, all) => withSharedNoun(text, quantity, all[at + 1]));
}

/** `0-100%` */
function isAnyShare({ kind, values: [from, to] }: Quantity): boolean {
  return kind === 'percent' && from === 0 && to === 100;
}

/** `50 known and 16 unknown writers` are 50 writers, too. */
function withSharedNoun(text: string, quantity: Quantity, next: Quantity | undefined): Quantity {
  if (quantity.kind !== 'count' || next?.kind !== 'count') return quantity;
  const between = text.slice(quantity.literal.end, next.literal.start);
  return /^ \p{Ll}+(?<!s),? (?:and|or) $/u.test(between)
    ? { ...quantity, nouns: [...quantity.nouns, ...next.nouns.slice(0, 1)] }
    : quantity;
}

function readAt(text: string, match: RegExpExecArray): Quantity | undefined {
  const literal: Span = { start: match.index, end: match.index + match[0].length };
  const before = text.slice(Math.max(0, literal.start - 40), literal.start);
  const behind = text.slice(literal.end, literal.end + 80);
  const value = readValue(match);
  if (value === undefined || isPartOfSign(value, before, behind)) return undefined;
  const unit = readUnit(behind, value);
  if (unit === undefined || (/^one$/i.test(match[0]) && (unit.kind === 'count' || unit.kind === 'plain'))) return undefined;
  const isMoney =
    /(?:^|[\s(])(?:US|\\)?[$€£]\ufeff*$/.test(before) && !/^[^\s]{0,12}\$/.test(behind) && (unit.kind === 'plain' || unit.kind === 'count');
  if (isNameOrBack(unit.kind, value, before)) return undefined;
  const factorBefore =
    unit.kind === 'plain' && /\b(?:factors? of|multipl\w+ [^.,;\d]{1,30} by|divid\w+ [^.,;\d]{1,30} by) [^.,;\d]{0,24}$/.test(before);
  const end = literal.end + unit.length;
  const size = isMoney ? 100 : unit.size;
  return {
    span: { start: literal.start, end: unit.kind === 'count' || unit.kind === 'plain' ? literal.end : end },
    literal,
    kind: isMoney ? 'money' : factorBefore ? 'factor' : unit.kind,
    values: value.spread === undefined ? [value.value * size] : [value.value / value.spread, value.value * value.spread],
    step: value.step * size,
    scale: value.scale * size,
    unitSize: size,
    bound: readBound(before, behind, unit.length),
    nouns: isMoney ? [] : unit.nouns,
    unit: { start: literal.end, end: unit.nouns.length === 0 && unit.kind === 'plain' ? literal.end : end },
    isPair: false,
    isPart: unit.kind === 'percent' ? isPartOf(before, text.slice(end, end + 40), value.fixedKind === 'percent') : isSomeOf(before, behind),
  };
}

/** `Of the patients, 61%` */
const isShareOf = /\bof (?:the|all|these|those|its|their)\s[^.;]{0,30},\s*$/i;

/** Whether a number counts some of what was named: `of the patients, 79`, `patients, 79 of whom`. */
function isSomeOf(before: string, behind: string): boolean {
  return isShareOf.test(before) || /^\sof (?:which|whom|them|these|those)\b/.test(behind);
}

/** Whether a percentage, or a fraction in words, is followed by what it is a part of, and not by a word for a change or a measure. */
function isPartOf(before: string, behind: string, isWord: boolean): boolean {
  if (isWord) return !/^ (?:\p{L}+ )?(?:more|less|fewer|\p{L}+er)(?!\p{L})/u.test(behind);
  return (
    isShareOf.test(before) ||
    /^\sof\s(?!(?:(?:the|all) )?(?:time|times|cases)\b)|^\s(?:labell?ed|annotated|training|train|data|sparsity|overlap|noise)\b/i.test(
      behind,
    )
  );
}

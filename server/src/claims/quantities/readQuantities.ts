import { figureSyntax } from '#text';
import type { Span } from '../../base/span';
import type { Quantity, QuantityKind } from './quantity';
import { numberForms, readUnit, readValue, type Value } from './valuesAndUnits';

/** A text with more numbers than this is a table. */
const maxNumbers = 80;

/** The numbers of a text with what they count or measure, in order. Years, versions, names with digits and labels are left out. */
export function readQuantities(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(numberForms)) {
    if (found.length >= maxNumbers) break;
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
  const after = text.slice(literal.end, literal.end + 80);
  const value = readValue(match);
  if (value === undefined || isPartOfSign(value, before, after)) return undefined;
  const unit = readUnit(after, value);
  if (unit === undefined || (/^one$/i.test(match[0]) && (unit.kind === 'count' || unit.kind === 'plain'))) return undefined;
  const isMoney =
    /(?:^|[\s(])(?:US|\\)?[$€£]\ufeff*$/.test(before) && !/^[^\s]{0,12}\$/.test(after) && (unit.kind === 'plain' || unit.kind === 'count');
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
    bound: readBound(before, after, unit.length),
    nouns: isMoney ? [] : unit.nouns,
    unit: { start: literal.end, end: unit.nouns.length === 0 && unit.kind === 'plain' ? literal.end : end },
    isPair: false,
    isPart: unit.kind === 'percent' ? isPartOf(before, text.slice(end, end + 40), value.fixedKind === 'percent') : isSomeOf(before, after),
  };
}

/** `Of the patients, 61%` */
const isShareOf = /\bof (?:the|all|these|those|its|their)\s[^.;]{0,30},\s*$/i;

/** Whether a number counts some of what was named: `of the patients, 79`, `patients, 79 of whom`. */
function isSomeOf(before: string, after: string): boolean {
  return isShareOf.test(before) || /^\sof (?:which|whom|them|these|those)\b/.test(after);
}

/** Whether a percentage, or a fraction in words, is followed by what it is a part of, and not by a word for a change or a measure. */
function isPartOf(before: string, after: string, isWord: boolean): boolean {
  if (isWord) return !/^ (?:\p{L}+ )?(?:more|less|fewer|\p{L}+er)(?!\p{L})/u.test(after);
  return (
    isShareOf.test(before) ||
    /^\sof\s(?!(?:(?:the|all) )?(?:time|times|cases)\b)|^\s(?:labell?ed|annotated|training|train|data|sparsity|overlap|noise)\b/i.test(
      after,
    )
  );
}

const boundsBefore: readonly (readonly [Quantity['bound'], RegExp])[] = [
  ['most', /\b(?:up to|as (?:much|many|high) as|maximum of|max\.?)[\s~$≈]*$/i],
  ['less', /(?:\b(?:at most|no more than|not more than|less than|fewer than|below|under|within)|[<≤])[\s~$≈]*$/i],
  [
    'more',
    /(?:\b(?:at least|more than|over|above|as (?:few|little|low) as|no (?:less|fewer) than|exceed(?:s|ing|ed)?|beyond|upwards of|greater than|minimum of)|[>≥])[\s~$≈]*$/i,
  ],
  [
    'about',
    /(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|close to|circa|ca\.|c\.|some|on the order of)|[~≈∼])[\s~$]*$/i,
  ],
];
const boundsAfter: readonly (readonly [Quantity['bound'], RegExp])[] = [
  ['more', /^\s?(?:\+|or more\b|and more\b|at least\b)/],
  ['less', /^[^.;]{0,40}\bat most\b/],
  ['about', /^\s?(?:or so\b|or thereabouts\b)/],
];

/** How a number is bounded by the words before it, after it and after its unit. */
function readBound(before: string, after: string, unitLength: number): Quantity['bound'] {
  const found =
    boundsBefore.find(([, pattern]) => pattern.test(before)) ??
    boundsAfter.find(([, pattern]) => pattern.test(after) || pattern.test(after.slice(unitLength)));
  return found?.[0] ?? 'exact';
}

const joint = new RegExp(`^(?:${figureSyntax.to}|\\s(?:and|up to)\\s)$`, 'u');

/** Two numbers that are the ends of one range, or a pair as in `from 40 to 60`; undefined if they don't belong together. */
function joinRange(text: string, first: Quantity, second: Quantity): Quantity | undefined {
  const hasOwnUnit = first.kind !== 'count' && first.kind !== 'plain';
  const between = text.slice(hasOwnUnit ? first.span.end : first.literal.end, second.literal.start);
  if (first.values.length > 1 || (hasOwnUnit && first.kind !== second.kind)) return undefined;
  if (!joint.test(between.replace(/[\ufeff$\s]+/g, ' '))) return undefined;
  const before = text.slice(Math.max(0, first.literal.start - 24), first.literal.start);
  if (between.includes('and') && !/\b(?:between|range of|ranges?)\s[^.,;]{0,16}$/i.test(before)) return undefined;
  // Unit and scale of the second number count for both: `1 to 2 million`, `2 to 4 hours`.
  const by = first.scale === 1 && !hasOwnUnit ? second.scale : 1;
  return {
    ...second,
    span: { start: first.span.start, end: second.span.end },
    literal: { start: first.literal.start, end: second.literal.end },
    values: [first.values[0] * by, second.values[0]],
    step: Math.max(first.step * by, second.step),
    bound: first.bound,
    isPair: /\bfrom\s[^.,;]{0,16}$/i.test(before),
  };
}

/** What makes the number after it a name, a place in a document, a condition or a part of a larger sign: `Section 3.2`, `n = 5`, `± 0.3`. */
const labelBefore =
  /(?:\b(?:sections?|secs?\.?|chapters?|tables?|tabs?\.?|fig(?:ures?|s?\.)|eqs?\.?|equations?|pages?|pp?\.|versions?|v|no\.|nos\.|task|part|phase|stage|step|level|type|class|appendix|theorem|lemma|algorithm|volume|vol\.|issue|track|edition|day|year|top|seed|grade|CC BY|ranked|place|per|(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|(?:\p{L}+ )?out of))[\s-]*|[_@#/±^]\s*|(?<!\p{L})\p{L}\s?[=<>≤≥]\s?|\+\/-\s*|[\p{L}\d][_.@^/:]|(?<!\d)\p{L}-|\d,|\d\s[.,]\s|[×x]\s?10\s{1,2}|\d[\s$]*[×x][\s$]*)$/iu;
/** The rest of a fraction, of a number with a decimal comma, of a size (`224 × 224`), of a list mark or of a decade. */
const signAfter = /^(?:[/,]\d|\s[.,]\s\d|\s?‰|\sout of\s|[\s$\\]*(?:×|x|times)[\s$]*\d|s(?![\p{L}\d]))/u;
/** `95% CI` says how sure a result is, not what it is. */
const confidence = /^\s?\\?%[\s\ufeff-]*(?:CIs?\b|confidence (?:interval|level))/;
/** A capitalised word before a bare number makes it a name: `Spider 1.0`, `Llama 3`. */
const nameBefore = /(?:^|[^.!?]\s|[(-])\p{Lu}[\p{L}\d-]*[\s-]$/u;
const notNames =
  /\b(?:The|These|Those|Of|Only|With|We|Our|A|An|In|All|Both|And|About|Some|Over|At|From|By|For|On|To|Its|Their|Up|Dice|Acc|Accuracy)\s$/;
/** Numbers that point back: `the other two layers`, `all three tasks`. */
const pointsBack = /\b(?:the|these|those|all|other|remaining|first|last|next|previous|both|such|of its|of their)\s$/i;
const yearBefore = /\b(?:in|since|from|until|by|before|after|during|early|late|mid|year)[\s-]$|[(–-]$|^$/i;

/** Whether a number is a label, a list mark, or a part of a larger sign, by the text before and after it. */
function isPartOfSign({ value, step, fixedKind }: Value, before: string, after: string): boolean {
  if (
    (fixedKind === undefined && labelBefore.test(before)) ||
    confidence.test(after) ||
    /[\p{L}\d.]$/u.test(before) ||
    signAfter.test(after)
  )
    return true;
  return value < 20 && step === 1 && after.startsWith(')') && /(?:^|[\s(])$/.test(before);
}

/** Whether a number is part of a name (`Llama 3`) or points back (`these two layers`). */
function isNameOrBack(kind: QuantityKind, { value, step, scale }: Value, before: string): boolean {
  if (kind !== 'plain' && kind !== 'count') return false;
  if (kind === 'count' && value < 10 && pointsBack.test(before)) return true;
  const isVersion = scale > 1 || step >= 1 || (step >= 0.1 && value < 20);
  return isVersion && nameBefore.test(before) && !notNames.test(before);
}

/** Four digits that may be a year, unless they count something: `2000 images`, but not `in 2000 images were ...`. */
function isYear(text: string, { kind, values: [value], step, literal, nouns }: Quantity): boolean {
  if ((kind !== 'plain' && kind !== 'count') || step !== 1 || value < 1500 || value > 2100) return false;
  const isAfterYearWord = yearBefore.test(text.slice(Math.max(0, literal.start - 12), literal.start));
  if (literal.end - literal.start !== 4) return /^\d{4}\P{N}+\d{2,4}$/u.test(text.slice(literal.start, literal.end));
  return isAfterYearWord || (nouns.length === 0 && value >= 1900);
}

import type { Value } from './numberForms';
import type { Quantity, QuantityKind } from './quantity';

/** What makes the number after it a name, a place in a document, a condition or a part of a larger sign: `Section 3.2`, `n = 5`, `± 0.3`. */
const labelBefore =
  /(?:\b(?:sections?|secs?\.?|chapters?|tables?|tabs?\.?|fig(?:ures?|s?\.)|eqs?\.?|equations?|pages?|pp?\.|versions?|v|no\.|nos\.|task|part|phase|stage|step|level|type|class|appendix|theorem|lemma|algorithm|volume|vol\.|issue|track|edition|day|year|top|seed|grade|CC BY|ranked|place|per|(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|(?:\p{L}+ )?out of))[\s-]*|[_@#/±^]\s*|(?<!\p{L})\p{L}\s?[=<>≤≥]\s?|\+\/-\s*|[\p{L}\d][_.@^/:]|(?<!\d)\p{L}-|\d,|\d\s[.,]\s|[×x]\s?10\s{1,2}|\d[\s$]*[×x][\s$]*)$/iu;
/** The rest of a fraction, of a number with a decimal comma, of a size (`224 × 224`), of a list mark or of a decade. */
const signBehind = /^(?:[/,]\d|\s[.,]\s\d|\s?‰|\sout of\s|[\s$\\]*(?:×|x|times)[\s$]*\d|s(?![\p{L}\d]))/u;
/** `95% CI` says how sure a result is, not what it is. */
const confidence = /^\s?\\?%[\s\ufeff-]*(?:CIs?\b|confidence (?:interval|level))/;
/** A capitalised word before a bare number makes it a name: `Spider 1.0`, `Llama 3`. */
const nameBefore = /(?:^|[^.!?]\s|[(-])\p{Lu}[\p{L}\d-]*[\s-]$/u;
const notNames =
  /\b(?:The|These|Those|Of|Only|With|We|Our|A|An|In|All|Both|And|About|Some|Over|At|From|By|For|On|To|Its|Their|Up|Dice|Acc|Accuracy)\s$/;
/** Numbers that point back: `the other two layers`, `all three tasks`. */
const pointsBack = /\b(?:the|these|those|all|other|remaining|first|last|next|previous|both|such|of its|of their)\s$/i;
const yearBefore = /\b(?:in|since|from|until|by|before|after|during|early|late|mid|year)[\s-]$|[(–-]$|^$/i;

/** Whether a number is a label, a list mark, or a part of a larger sign, by the text before and behind it. */
export function isPartOfSign({ value, step, fixedKind }: Value, before: string, behind: string): boolean {
  if (
    (fixedKind === undefined && labelBefore.test(before)) ||
    confidence.test(behind) ||
    /[\p{L}\d.]$/u.test(before) ||
    signBehind.test(behind)
  )
    return true;
  return value < 20 && step === 1 && behind.startsWith(')') && /(?:^|[\s(])$/.test(before);
}

/** Whether a number is part of a name (`Llama 3`) or points back (`these two layers`). */
export function isNameOrBack(kind: QuantityKind, { value, step, scale }: Value, before: string): boolean {
  if (kind !== 'plain' && kind !== 'count') return false;
  if (kind === 'count' && value < 10 && pointsBack.test(before)) return true;
  const isVersion = scale > 1 || step >= 1 || (step >= 0.1 && value < 20);
  return isVersion && nameBefore.test(before) && !notNames.test(before);
}

/** Four digits that may be a year, unless they count something: `2000 images`, but not `in 2000 images were ...`. */
export function isYear(text: string, { kind, values: [value], step, literal, nouns }: Quantity): boolean {
  if ((kind !== 'plain' && kind !== 'count') || step !== 1 || value < 1500 || value > 2100) return false;
  const isAfterYearWord = yearBefore.test(text.slice(Math.max(0, literal.start - 12), literal.start));
  if (literal.end - literal.start !== 4) return /^\d{4}\P{N}+\d{2,4}$/u.test(text.slice(literal.start, literal.end));
  return isAfterYearWord || (nouns.length === 0 && value >= 1900);
}

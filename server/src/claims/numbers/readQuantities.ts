import type { Span } from '../../base/span';
import { figureSyntax } from '../../text/figures';
import { stemWord } from '../../text/words/stemWord';
import { stopWords } from '../../text/words/stopWords';
import { magnitudeOf, numberWords, readFraction, readNumberWords } from './numberWords';
import type { Quantity, QuantityKind } from './quantity';
import { findUnit } from './units';

/** A text with more numbers than this is a table. */
const mostNumbers = 80;

/** Numbers in digits. `\ufeff` fills the place of hidden syntax (`ProseReader.revealFigures`). */
const digits = String.raw`(?:\d{1,3}(?:\ufeff*,\ufeff*\d{3})+|\d{1,3}(?:, 000)+(?!\d)|\d{1,3}(?:(?:\ufeff+|\s)\d{3})+(?!\d)|\d{1,12})(?:\.\d{1,8})?|\.\d{1,8}`;
const magnitude = String.raw`\ufeff*(?:bn|[KkMBT])(?![\p{L}\d])|\ufeff*[\s-]?(?:hundred|thousand|million|billion|trillion|bn)(?!\p{L})`;
const large = 'dozen|hundred|thousand|million|billion|trillion';
const candidates = new RegExp(
  [
    String.raw`(?<digits>${digits})(?<magnitude>${magnitude})?`,
    String.raw`(?<![\p{L}\d-])(?<factor>twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadruple[sd]?|halv(?:e[sd]?|ing))(?!\p{L})`,
    String.raw`(?<![\p{L}\d-])(?:(?<count>an?|${numberWords})[ -])?(?<part>half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)(?:(?:[ -]of)?(?:[ -]an?)?[ -](?<whole>${large}))?(?![\p{L}-])`,
    String.raw`(?<![\p{L}\d-])(?<words>(?:an? (?=dozen|hundred|thousand|[mb]illion))?${numberWords})(?<half> and a half(?: (?<halved>${large}))?)?(?=fold|\P{L}|$)`,
  ].join('|'),
  'giu',
);
const factors: Readonly<Record<string, number>> = { tw: 2, do: 2, th: 3, tr: 3, qu: 4, ha: 2 };

const foldUnit = /^[\s-]*fold(?!\p{L})/u;
const timesUnit = new RegExp(`^(?:${figureSyntax.times}|\\s*×)(?!\\p{L})`, 'u');
const pointsUnit =
  /^[\s-]*(?:(?:pp|pts|p\.p\.)(?!\p{L})|(?:(?:absolute|percentage|percent|per cent|%|[A-Z][\w-]{0,9}|accuracy)[\s-]+){0,3}points?(?!\p{L}))/u;
const percentUnit = /^[\s-]*(?:%|percent(?!\p{L})|per cent(?!\p{L}))/u;
const computingUnit = /^[\s-]*(?:[A-Z]\w{0,9}[\s-])?(?:GPU|TPU|CPU)[\s-]?(hours?|days?)(?!\p{L})/u;
const word = /^[\s-]*(\p{L}[\p{L}\d]*(?:[-’'][\p{L}\d]+)*)/u;
const joint = new RegExp(`^(?:${figureSyntax.to}|\\s(?:and|up to)\\s)$`, 'u');

const prepositions = new Set('over across per against under above among onto around along versus vs compared'.split(' '));

/** What makes the number after it a name, a place in a document, a condition or a part of a larger sign: `Section 3.2`, `n = 5`, `± 0.3`. */
const labelBefore =
  /(?:\b(?:sections?|secs?\.?|chapters?|tables?|tabs?\.?|fig(?:ures?|s?\.)|eqs?\.?|equations?|pages?|pp?\.|versions?|v|no\.|nos\.|task|part|phase|stage|step|level|type|class|appendix|theorem|lemma|algorithm|volume|vol\.|issue|track|edition|day|year|top|seed|grade|CC BY|ranked|place|per|(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of))[\s-]*|[_@#/±^]\s*|(?<!\p{L})\p{L}\s?[=<>≤≥]\s?|\+\/-\s*|[\p{L}\d][_.@^/:]|\p{L}-|\d,|\d\s[.,]\s|[×x]\s?10\s{1,2}|\d[\s$]*[×x][\s$]*)$/iu;
/** The rest of a fraction, of a number with a decimal comma, of a size (`224 × 224`), of a list mark or of a decade. */
const signBehind = /^(?:[/,]\d|\s[.,]\s\d|\s?‰|\sout of\s|[\s$\\]*(?:×|x|times)[\s$]*\d|s(?![\p{L}\d]))/u;
/** A capitalised word before a bare number makes it a name: `Spider 1.0`, `Llama 3`. */
const nameBefore = /(?:^|[^.!?]\s|[(-])\p{Lu}[\p{L}\d-]*[\s-]$/u;
const notNames =
  /\b(?:The|These|Those|Of|Only|With|We|Our|A|An|In|All|Both|And|About|Some|Over|At|From|By|For|On|To|Its|Their|Up|Dice|Acc|Accuracy)\s$/;
/** Numbers that point back: `the other two layers`, `all three tasks`. */
const pointsBack = /\b(?:the|these|those|all|other|remaining|first|last|next|previous|both|such|of its|of their)\s$/i;
const yearBefore = /\b(?:in|since|from|until|by|before|after|during|early|late|mid|year)[\s-]$|[(–-]$|^$/i;

const bounds: readonly (readonly [Quantity['bound'], RegExp])[] = [
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
const boundBehind: readonly (readonly [Quantity['bound'], RegExp])[] = [
  ['more', /^\s?(?:\+|or more\b|and more\b|at least\b)/],
  ['less', /^[^.;]{0,40}\bat most\b/],
  ['about', /^\s?(?:or so\b|or thereabouts\b)/],
];

/** The numbers of a text with what they count or measure, in order. Years, versions, names with digits and labels are left out. */
export function readQuantities(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(candidates)) {
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
  return found.filter((quantity) => !isYear(text, quantity)).map((quantity, at, all) => withSharedNoun(text, quantity, all[at + 1]));
}

/** `50 known and 16 unknown writers` are 50 writers, too. */
function withSharedNoun(text: string, quantity: Quantity, next: Quantity | undefined): Quantity {
  if (quantity.kind !== 'count' || next?.kind !== 'count') return quantity;
  const between = text.slice(quantity.literal.end, next.literal.start);
  return /^ \p{Ll}+(?<!s),? (?:and|or) $/u.test(between)
    ? { ...quantity, nouns: [...quantity.nouns, ...next.nouns.slice(0, 1)] }
    : quantity;
}

interface Value {
  readonly value: number;
  readonly step: number;
  readonly scale: number;
  readonly fixedKind?: QuantityKind;
}

function readAt(text: string, match: RegExpExecArray): Quantity | undefined {
  const literal: Span = { start: match.index, end: match.index + match[0].length };
  const before = text.slice(Math.max(0, literal.start - 40), literal.start);
  const behind = text.slice(literal.end, literal.end + 80);
  const value = readValue(match);
  if (value === undefined || labelBefore.test(before) || /[\p{L}\d.]$/u.test(before) || signBehind.test(behind)) return undefined;
  if (value.value < 20 && value.step === 1 && behind.startsWith(')') && /(?:^|[\s(])$/.test(before)) return undefined;
  const unit = readUnit(behind, value);
  if (unit === undefined || (/^one$/i.test(match[0]) && (unit.kind === 'count' || unit.kind === 'plain'))) return undefined;
  const isMoney =
    /(?:^|[\s(])(?:US|\\)?[$€£]\ufeff*$/.test(before) && !/^[^\s]{0,12}\$/.test(behind) && (unit.kind === 'plain' || unit.kind === 'count');
  if (isNameOrBack(unit.kind, value, before)) return undefined;
  const factorBefore = unit.kind === 'plain' && /\bfactors? of [^.,;\d]{0,24}$/.test(before);
  const bound =
    bounds.find(([, pattern]) => pattern.test(before)) ??
    boundBehind.find(([, pattern]) => pattern.test(behind) || pattern.test(behind.slice(unit.length)));
  const end = literal.end + unit.length;
  const size = isMoney ? 100 : unit.size;
  return {
    span: { start: literal.start, end: unit.kind === 'count' || unit.kind === 'plain' ? literal.end : end },
    literal,
    kind: isMoney ? 'money' : factorBefore ? 'factor' : unit.kind,
    values: [value.value * size],
    step: value.step * size,
    scale: value.scale * size,
    unitSize: size,
    bound: bound?.[0] ?? 'exact',
    nouns: isMoney ? [] : unit.nouns,
    unit: { start: literal.end, end: unit.nouns.length === 0 && unit.kind === 'plain' ? literal.end : end },
    isPair: false,
    isPart: unit.kind === 'percent' && isPartOf(text.slice(end, end + 40)),
  };
}

function isNameOrBack(kind: QuantityKind, { value, step, scale }: Value, before: string): boolean {
  if (kind !== 'plain' && kind !== 'count') return false;
  if (kind === 'count' && value < 10 && pointsBack.test(before)) return true;
  const isVersion = scale > 1 || step >= 1 || (step >= 0.1 && value < 20);
  return isVersion && nameBefore.test(before) && !notNames.test(before);
}

/** Whether a percentage is followed by what it is a part of, and not by a word for a change or a measure. */
function isPartOf(behind: string): boolean {
  return /^\sof\s(?!(?:(?:the|all) )?(?:time|times|cases)\b)|^\s(?:labell?ed|annotated|training|train|data|sparsity|overlap|noise)\b/i.test(
    behind,
  );
}

function readValue({ groups = {} }: RegExpExecArray): Value | undefined {
  const { digits: written, magnitude: letter = '', factor, count = '', part, whole, words, half, halved = '' } = groups;
  if (written !== undefined) {
    const scale = magnitudeOf(letter.replace(/[\s\ufeff-]/g, ''));
    const plain = written.replace(/[\s,]/g, '');
    const value = Number(plain);
    const decimals = plain.split('.')[1]?.length ?? 0;
    return { value: value * scale, step: scale * 10 ** -decimals, scale };
  }
  if (factor !== undefined) return { value: factors[factor.slice(0, 2).toLowerCase()] ?? 2, step: 0.5, scale: 1, fixedKind: 'factor' };
  if (part !== undefined) {
    // `the third edition` is no part; `half` is one without a number.
    const percent = count === '' && !/^hal/i.test(part) ? undefined : readFraction(count, part.toLowerCase());
    if (percent === undefined) return undefined;
    // `half a million`
    const value = whole === undefined ? percent : (percent / 100) * magnitudeOf(whole);
    return whole === undefined
      ? { value, step: value * 0.16, scale: 1, fixedKind: 'percent' }
      : { value, step: Math.max(1, value * 0.16), scale: 1 };
  }
  const value = words === undefined ? undefined : readNumberWords(words.replace(/^an? /i, ''));
  if (value === undefined || value < 1) return undefined;
  if (half !== undefined) {
    // `two and a half million` and `two million and a half`
    const unit = value < 1000 ? magnitudeOf(halved) : 1000 ** Math.floor(Math.log10(value) / 3);
    return { value: (value < 1000 ? value * unit : value) + unit / 2, step: unit / 2, scale: 1 };
  }
  return { value, step: Math.max(1, 10 ** Math.floor(Math.log10(value) - 1)), scale: 1 };
}

interface Unit {
  readonly kind: QuantityKind;
  readonly size: number;
  /** How far it reaches behind the number. */
  readonly length: number;
  readonly nouns: readonly string[];
}

/** The unit at the beginning of the text behind a number; undefined if the number is part of a name (`3D`, `7B-Instruct`, `2nd`). */
function readUnit(behind: string, { fixedKind, scale, step }: Value): Unit | undefined {
  const as = (kind: QuantityKind, match: RegExpExecArray | null, size = 1): Unit | undefined =>
    match === null ? undefined : { kind, size, length: match[0].length, nouns: [] };
  if (fixedKind !== undefined) return { kind: fixedKind, size: 1, length: 0, nouns: [] };
  const known =
    as('factor', foldUnit.exec(behind)) ??
    as('factor', timesUnit.exec(behind)) ??
    as('points', pointsUnit.exec(behind)) ??
    as('percent', percentUnit.exec(behind)) ??
    readComputing(behind);
  if (known !== undefined) return { ...known, length: known.length + (/^\ufeff*/.exec(behind.slice(known.length))?.[0].length ?? 0) };
  const first = word.exec(behind);
  const unit = first === null ? undefined : findUnit(first[1] ?? '');
  if (first !== null && unit !== undefined) return { kind: unit[0], size: unit[1], length: first[0].length, nouns: [] };
  if (/^[\p{L}\d_@^]|^-\p{Lu}|^\.\d/u.test(behind)) return undefined;
  const counted = readNouns(behind.replace(/^\+/, ' ').replace(scale > 1 ? ofAmount : /^$/, '    '), scale);
  // A decimal number counts nothing: `0.97 precision`.
  return scale === 1 && step < 1 ? { ...counted, kind: 'plain', nouns: [] } : counted;
}

function readComputing(behind: string): Unit | undefined {
  const match = computingUnit.exec(behind);
  return match === null
    ? undefined
    : { kind: 'computing time', size: match[1]?.startsWith('d') === true ? 24 : 1, length: match[0].length, nouns: [] };
}

/** `4 billion of molecular tokens` */
const ofAmount = /^ of (?!(?:the|these|those|them|all|which|our|its) )/;

/** The words up to the one that is counted: for ` low-resource languages of India` these are `low-resource languages`. */
function readNouns(behind: string, scale: number): Unit {
  const stems: string[] = [];
  let at = 0;
  let head: { readonly stem: string; readonly end: number; readonly unit: ReturnType<typeof findUnit> } | undefined;
  for (let count = 0; count < 4; count++) {
    const match = word.exec(behind.slice(at));
    const term = match?.[1];
    if (
      match === null ||
      term === undefined ||
      stopWords.has(term.toLowerCase()) ||
      prepositions.has(term.toLowerCase()) ||
      (count > 0 && match[0].startsWith('-'))
    )
      break;
    at += match[0].length;
    const parts = term.toLowerCase().split(/[-’']/).map(stemWord);
    stems.push(...parts);
    const isPlural = /(?:[^su]s|people|children|women|men)$/i.test(term);
    if (head === undefined || isPlural || count === 1)
      head = { stem: parts.at(-1) ?? '', end: at, unit: term.length > 3 ? findUnit(term) : undefined };
    if (isPlural || (count === 0 && match[0].startsWith('-'))) break;
  }
  if (head === undefined) return { kind: 'plain', size: 1, length: 0, nouns: [] };
  const { stem, end, unit } = head;
  // `223 labelled hours`
  if (unit !== undefined) return { kind: unit[0], size: unit[1], length: end, nouns: [] };
  // The size of a model is a number of parameters: `7B models`, `a 20B variant`.
  if (scale >= 1e6 && /^(?:model|scale|size|variant|version|llm|backbon|checkpoint|teacher|student)s?$/.test(stem))
    return { kind: 'count', size: 1, length: end, nouns: ['paramet'] };
  return { kind: 'count', size: 1, length: end, nouns: [stem, ...stems.filter((other) => other !== stem)] };
}

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

/** Four digits that may be a year, unless they count something: `2000 images`, but not `in 2000 images were ...`. */
function isYear(text: string, { kind, values: [value], step, literal, nouns }: Quantity): boolean {
  if ((kind !== 'plain' && kind !== 'count') || step !== 1 || value < 1500 || value > 2100) return false;
  const isAfterYearWord = yearBefore.test(text.slice(Math.max(0, literal.start - 12), literal.start));
  if (literal.end - literal.start !== 4) return /^\d{4}\P{N}+\d{2,4}$/u.test(text.slice(literal.start, literal.end));
  return isAfterYearWord || (nouns.length === 0 && value >= 1900);
}

import { alternation } from './alternation';
import { indexOfSpanAt, type Span } from './span';

/** A span of a text, and the text that is shown instead. */
interface Replacement extends Span {
  readonly shown: string;
}

/** A text in readable form. Its spans can be converted to spans of the original text, and the reverse. */
interface ReadableText {
  readonly text: string;
  /**
   * The span of the original that is shown as this span of `text`, in UTF-16 offsets. If only a part of a replacement is inside, the
   * whole replaced text is included.
   */
  toSource(span: Span): Span;
  /** The span of `text` that shows this span of the original. */
  fromSource(span: Span): Span;
}

/**
 * Replaces remains of TeX and of web pages in pasted abstracts by readable text, if there is only one way to read them. Examples are
 * `50\%`, `1.44times`, `{\bf 1}_n` and `[email protected]`. Other text remains.
 */
export function toReadable(text: string): string {
  return createReadableText(text).text;
}

/** Like `toReadable`, with a conversion of offsets. Text after the first 100,000 UTF-16 units remains unchanged. */
export function createReadableText(text: string): ReadableText {
  const replacements = listReplacements(text);
  if (replacements.length === 0) return { text, toSource: (span) => span, fromSource: (span) => span };
  const parts: string[] = [];
  const shownSpans: Span[] = [];
  let from = 0;
  let length = 0;
  for (const { start, end, shown } of replacements) {
    parts.push(text.slice(from, start), shown);
    const at = length + start - from;
    length = at + shown.length;
    shownSpans.push({ start: at, end: length });
    from = end;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(''),
    toSource: (span) => move(span, shownSpans, replacements),
    fromSource: (span) => move(span, replacements, shownSpans),
  };
}

/**
 * Converts a span. A replaced part that the span cuts is included in full. So is a part that is shown as nothing and is directly before
 * or after the span.
 */
function move({ start, end }: Span, from: readonly Span[], to: readonly Span[]): Span {
  const movedStart = moveOffset(start, indexOfSpanAt(from, start - 1), from, to, 'start');
  const nearest = indexOfSpanAt(from, end);
  const isBehind = from[nearest]?.start === end && from[nearest].end > end;
  return { start: movedStart, end: Math.max(movedStart, moveOffset(end, isBehind ? nearest - 1 : nearest, from, to, 'end')) };
}

/** `index` is the index of the last replaced part that begins before the offset. */
function moveOffset(offset: number, index: number, from: readonly Span[], to: readonly Span[], side: keyof Span): number {
  const [left, entered] = [from[index], to[index]];
  if (left === undefined || entered === undefined) return offset;
  return left.end <= offset ? offset + entered.end - left.end : entered[side];
}

/** Matches every text that may contain something to replace. */
const suspicious = /[\\${`~]|--|\dtimes|times\d|approx|\bsim\d|[lg]eq|rightarrow|\^top|bullet|\[email|left\(/;

/** How much of a text is searched, in UTF-16 units. Abstracts are shorter. The limit bounds the time. */
const maxReadLength = 100_000;

function listReplacements(source: string): readonly Replacement[] {
  const text = source.slice(0, maxReadLength);
  if (!suspicious.test(text)) return [];
  const found = rules.flatMap(({ pattern, replace }) => [...text.matchAll(pattern)].flatMap((match) => replace(match)));
  const kept: Replacement[] = [];
  for (const next of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (next.start >= (kept.at(-1)?.end ?? 0)) kept.push(next);
  }
  return kept;
}

interface Rule {
  readonly pattern: RegExp;
  readonly replace: (match: RegExpExecArray) => readonly Replacement[];
}

/** A rule that replaces a match by `shown`, in which `$1` is the first group of the match. */
function sign(pattern: RegExp, shown: string): Rule {
  return { pattern, replace: (match) => [{ ...spanOf(match), shown: shown.replace('$1', () => match[1] ?? '') }] };
}

/** A rule that replaces a match by its first group, between `opening` and `closing`. */
function wrapper(pattern: RegExp, opening = '', closing = ''): Rule {
  return {
    pattern,
    replace: (match) => {
      const { start, end } = spanOf(match);
      const inner = match[1] ?? '';
      const from = start + match[0].lastIndexOf(inner);
      return [
        { start, end: from, shown: opening },
        { start: from + inner.length, end, shown: closing },
      ];
    },
  };
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Commands of TeX, mostly of math, and the characters that they print. */
const signs: ReadonlyMap<string, string> = new Map(
  sliceWords(`times × approx ≈ sim ~ leq ≤ le ≤ geq ≥ ge ≥ pm ± cdot · rightarrow → to → bullet • top ⊤ circ ° infty ∞ ldots … dots …
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eta η theta θ kappa κ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ
    eg e.g. ie i.e. omega ω Delta Δ Gamma Γ Theta Θ Lambda Λ Sigma Σ Phi Φ Psi Ψ Omega Ω ell ℓ`),
);

function sliceWords(pairs: string): (readonly [string, string])[] {
  const words = pairs.trim().split(/\s+/);
  return words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : []));
}

const accents: Readonly<Record<string, string>> = { "'": '\u0301', '`': '\u0300', '"': '\u0308', '~': '\u0303' };
const fonts = alternation('textbf textit texttt textsc textrm textsf emph underline url mathcal mathbf mathbb mathrm mathit operatorname');

const rules: readonly Rule[] = [
  // Characters that must be escaped in TeX.
  sign(/\\([%&#_$])/g, '$1'),
  sign(/\\\^(?=[\d{(])/g, '^'),
  sign(/(?<=\d)\{,\}(?=\d)/g, ','),
  // `$10\times$`, `$\approx 13$`: math by pandoc's rule, if every command in it is known.
  { pattern: /\$(?=[^\s$])([^$]{1,80})(?<=[^\s\\])\$(?!\d)/g, replace: withoutDollars },
  { pattern: /\\([A-Za-z]{2,12})(?![A-Za-z])/g, replace: replaceCommand },
  // Commands that remain after a web page has removed the dollar signs and the backslash.
  sign(/(?<=\d)times(?![a-z])|\btimes(?=\d)/g, '×'),
  sign(/\bapprox(?= ?\d)/g, '≈'),
  sign(/\bsim(?=\d)/g, '~'),
  sign(/(?<= |\()leq(?= ?\d)/g, '≤'),
  sign(/(?<= |\()geq(?= ?\d)/g, '≥'),
  sign(/(?<= )rightarrow(?= )/g, '→'),
  sign(/(?<=\d ?)\^\{\\?circ\}/g, '°'),
  sign(/\^top\b/g, '^⊤'),
  sign(/(?<=(?:^|[.:;] ))bullet(?= \p{Lu})/gu, '•'),
  // `\textbf{word}`, `{\bf word}`, `O\left(n\right)`, with or without their backslashes.
  wrapper(new RegExp(String.raw`(?:\\|\b)${fonts}\{([^{}]{1,200})\}`, 'g')),
  wrapper(/\{\\?(?:bf|it|em|rm|tt|sc|sl|sf) ([^{}]{1,200})\}/g),
  wrapper(/(?<=O|Omega|Theta)\\?left\(([^()]{1,40}?)\\?right\)/g, '(', ')'),
  wrapper(/``([^`]{1,120}?)''/g, '“', '”'),
  { pattern: /\\(["'`~])(?:\{([A-Za-z])\}|([A-Za-z]))/g, replace: replaceAccent },
  // Dashes and ties, but not in a web address.
  { pattern: /(?<=[\p{L}\p{N})\]%.”"'])(?:---?|~)(?=[\p{L}\p{N}(“"'])|(?<=\S )---?(?= \S)/gu, replace: replaceJoint },
  // Some pages replace each text that looks like a mail address by `[email protected]`. The original text is lost.
  sign(/\[email[ \u00a0]protected\]/g, '[…]'),
];

function withoutDollars(match: RegExpExecArray): readonly Replacement[] {
  const { start, end } = spanOf(match);
  const inner = match[1] ?? '';
  const isKnown = [...inner.matchAll(/\\([A-Za-z]+|.)/g)].every(
    ([, command = '']) => /^[%&#_,;! ]$/.test(command) || signs.has(command) || new RegExp(`^${fonts}$`).test(command),
  );
  if (!isKnown || !/[\\^_=<>]|^[\dA-Za-z.,%+-]{1,8}$/.test(inner)) return [];
  return [
    { start, end: start + 1, shown: '' },
    { start: end - 1, end, shown: '' },
  ];
}

function replaceCommand(match: RegExpExecArray): readonly Replacement[] {
  const shown = signs.get(match[1] ?? '');
  return shown === undefined ? [] : [{ ...spanOf(match), shown }];
}

/** `\'e` is an accent and `model\'s` an apostrophe; `\"A` may be a quotation mark, so it is left unchanged. */
function replaceAccent({ 0: whole, 1: mark = '', 2: braced, 3: letter = '', index, input }: RegExpExecArray): readonly Replacement[] {
  const isInWord = /\p{L}/u.test(input.charAt(index - 1));
  if (braced === undefined && mark === "'" && isInWord && /^(?:s|t|re|ve|ll|d|m)\b/.test(input.slice(index + 2, index + 5)))
    return [{ start: index, end: index + 1, shown: '' }];
  if (braced === undefined && mark === '"' && !isInWord) return [];
  return [{ start: index, end: index + whole.length, shown: ((braced ?? letter) + (accents[mark] ?? '')).normalize('NFC') }];
}

const joints: Readonly<Record<string, string>> = { '--': '–', '---': '—', '~': ' ' };

function replaceJoint({ 0: mark, index, input }: RegExpExecArray): readonly Replacement[] {
  const before = /\S{0,80}$/.exec(input.slice(Math.max(0, index - 80), index))?.[0] ?? '';
  // A tie follows a word or its full stop; elsewhere `~` may mean "about".
  const isOther = mark === '~' && !/\p{L}{2}\.?$/u.test(before);
  return isOther || /:\/\/|^www\./.test(before) ? [] : [{ start: index, end: index + mark.length, shown: joints[mark] ?? mark }];
}

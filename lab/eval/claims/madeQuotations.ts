import { escapeDraftMarkdown, escapeLatex } from '../../../server/src/base/escape';
import { toReadable } from '../../../server/src/base/readableText';
import { createRandom, type Random } from '../../../test/support/random';
import type { ClaimPaper } from './claimPapers';
import type { KeyedPaper } from './claimWorkspace';

/** A quotation in a sentence of a draft. */
export interface MadeQuotation {
  /** Names what was done to the words: `dash-17`. */
  readonly id: string;
  readonly syntax: 'markdown' | 'latex';
  readonly text: string;
  readonly papers: readonly KeyedPaper[];
  readonly says: 'exact' | 'altered';
}

type Syntax = MadeQuotation['syntax'];

/** A change of the words of an abstract; undefined if these words don't allow it. Words are separated by single spaces. */
type Change = (words: readonly string[], random: Random) => readonly string[] | undefined;

/** A change that a quotation may have, in the draft's own form: it gets the words as they are escaped for the draft. */
type Dress = (words: readonly string[], random: Random, syntax: Syntax) => readonly string[] | undefined;

const count = { exact: 2000, altered: 1000, others: 1000 } as const;

/** Draws quotations from random abstracts: exact ones in many dresses, altered ones, and exact ones beside the key of another paper. */
export function makeQuotations(papers: readonly ClaimPaper[], seed: number): readonly MadeQuotation[] {
  const random = createRandom(seed);
  return [
    ...makeMany(count.exact, Object.entries(dresses), (name, dress, id) => {
      const draw = drawWords(papers, random, 4);
      const syntax = random.pick<Syntax>(['markdown', 'latex']);
      const words = dress(escapeWords(draw.words, syntax), random, syntax);
      return words && finish(`${name}-${id}`, 'exact', words, syntax, [draw.paper, random.pick(papers)], random);
    }),
    ...makeMany(count.altered, Object.entries(alterations), (name, alter, id) => {
      const draw = drawWords(papers, random, 5);
      const syntax = random.pick<Syntax>(['markdown', 'latex']);
      const words = alter(draw.words, random);
      if (words === undefined || isIn(words, draw.paper)) return undefined;
      return finish(`${name}-${id}`, 'altered', escapeWords(words, syntax), syntax, [draw.paper, random.pick(papers)], random);
    }),
    ...makeMany(count.others, [['other', (words) => words]] as [string, Change][], (name, _, id) => {
      const draw = drawWords(papers, random, 4);
      const cited = random.pick(papers);
      const syntax = random.pick<Syntax>(['markdown', 'latex']);
      if (isIn(draw.words, cited)) return undefined;
      return finish(`${name}-${id}`, 'exact', escapeWords(draw.words, syntax), syntax, [cited, random.pick(papers)], random);
    }),
  ];
}

function makeMany<T>(
  wanted: number,
  kinds: readonly (readonly [string, T])[],
  make: (name: string, kind: T, id: number) => MadeQuotation | undefined,
): readonly MadeQuotation[] {
  const made: MadeQuotation[] = [];
  for (let tries = 0; made.length < wanted && tries < 50 * wanted; tries += 1) {
    const [name, kind] = kinds[made.length % kinds.length] ?? [];
    const next = name === undefined || kind === undefined ? undefined : make(name, kind, made.length);
    if (next !== undefined) made.push(next);
  }
  return made;
}

function drawWords(
  papers: readonly ClaimPaper[],
  random: Random,
  min: number,
): { readonly paper: ClaimPaper; readonly words: readonly string[] } {
  for (;;) {
    const paper = random.pick(papers);
    const all = toReadable(paper.abstract).split(/\s+/);
    const length = min + random.below(20);
    const start = random.below(Math.max(1, all.length - length));
    const words = all.slice(start, start + length);
    const letters = words.filter((word) => /^\p{L}[\p{L}-]+[.,;]?$/u.test(word)).length;
    if (words.length === length && letters >= 4 && !/["“”«»[\]…\\$]|\.\.|``|''/.test(words.join(' '))) return { paper, words };
  }
}

function isIn(words: readonly string[], { abstract }: ClaimPaper): boolean {
  const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return fold(toReadable(abstract)).includes(fold(words.join(' ')).trim());
}

function escapeWords(words: readonly string[], syntax: Syntax): readonly string[] {
  return words.map((word) => (syntax === 'latex' ? escapeLatex(word) : escapeDraftMarkdown(`a ${word}`).slice(2)));
}

function replaceSome(pattern: RegExp, by: string): Dress {
  return (words) => (words.some((word) => pattern.test(word)) ? words.map((word) => word.replace(pattern, by)) : undefined);
}

/** Changes a word in the middle. */
function atWord(isFit: (word: string) => boolean, change: (word: string, syntax: Syntax) => string): Dress {
  return (words, random, syntax) => {
    const fit = words.flatMap((word, index) => (index > 0 && index < words.length - 1 && isFit(word) ? [index] : []));
    if (fit.length === 0) return undefined;
    const at = random.pick(fit);
    return words.map((word, index) => (index === at ? change(word, syntax) : word));
  };
}

const isPlain = (word: string): boolean => /^[a-z]{5,}$/i.test(word);

function leaveOut(mark: (syntax: Syntax) => string): Dress {
  return (words, random, syntax) => {
    if (words.length < 9) return undefined;
    const at = 2 + random.below(words.length - 6);
    return [...words.slice(0, at), mark(syntax), ...words.slice(at + 1 + random.below(2))];
  };
}

const dresses: Readonly<Record<string, Dress>> = {
  verbatim: (words) => words,
  apostrophe: replaceSome(/(?<=\p{L})['’](?=\p{L})/u, '’'),
  'plain-apostrophe': replaceSome(/(?<=\p{L})’(?=\p{L})/u, "'"),
  dash: replaceSome(/(?<=\p{L})-(?=\p{L})/u, '‑'),
  'en-dash': replaceSome(/(?<=\d)-(?=\d)/u, '–'),
  ligature: replaceSome(/fi/, 'ﬁ'),
  hyphenation: atWord(isPlain, (word) => `${word.slice(0, 3)}-\n${word.slice(3)}`),
  'soft-hyphen': atWord(isPlain, (word) => `${word.slice(0, 3)}\u00ad${word.slice(3)}`),
  'two-spaces': atWord(isPlain, (word) => ` ${word}`),
  'line-break': atWord(isPlain, (word) => `\n${word}`),
  'no-break-space': (words, _, syntax) => [`${words[0] ?? ''}${syntax === 'latex' ? '~' : '\u00a0'}${words[1] ?? ''}`, ...words.slice(2)],
  'first-letter': ([first = '', ...others]) =>
    /^\p{L}/u.test(first)
      ? [
          (first.charAt(0) === first.charAt(0).toLowerCase() ? first.charAt(0).toUpperCase() : first.charAt(0).toLowerCase()) +
            first.slice(1),
          ...others,
        ]
      : undefined,
  'bracket-letter': ([first = '', ...others]) =>
    /^\p{L}/u.test(first) ? [`[${first.charAt(0).toUpperCase()}]${first.slice(1)}`, ...others] : undefined,
  dots: leaveOut((syntax) => (syntax === 'latex' ? '\\ldots' : '...')),
  'dots-in-brackets': leaveOut((syntax) => (syntax === 'latex' ? '[\\dots]' : '[...]')),
  'one-sign': leaveOut(() => '…'),
  inserted: atWord(isPlain, (word) => `${word} [as it were]`),
  'put-in-place': atWord(isPlain, () => '[these]'),
  sic: atWord(isPlain, (word) => `${word} [sic]`),
  emphasis: atWord(isPlain, (word, syntax) => (syntax === 'latex' ? `\\emph{${word}}` : `*${word}*`)),
  'final-comma': (words) => [...words.slice(0, -1), `${(words.at(-1) ?? '').replace(/[.,;:!?]+$/, '')},`],
  'final-stop': (words) => [...words.slice(0, -1), `${(words.at(-1) ?? '').replace(/[.,;:!?]+$/, '')}.`],
  'no-final-stop': (words) => [...words.slice(0, -1), (words.at(-1) ?? '').replace(/[.,;:!?]+$/, '')],
  math: replaceSome(/^(\d+(?:\.\d+)?)$/, '$$$1$$'),
  times: replaceSome(/^(\d+(?:\.\d+)?)[x×]$/, '$$$1\\times$$'),
};

const fillers = ['often', 'very', 'rather', 'somewhat', 'well-known', 'new', 'strong', 'simple'] as const;

function swapTwo(words: readonly string[], random: Random): readonly string[] | undefined {
  const at = 1 + random.below(words.length - 3);
  const [one = '', other = ''] = [words[at], words[at + 1]];
  return one.toLowerCase() === other.toLowerCase() ? undefined : [...words.slice(0, at), other, one, ...words.slice(at + 2)];
}

function inMiddle(change: (word: string, random: Random) => readonly string[] | undefined): Change {
  return (words, random) => {
    const at = 1 + random.below(words.length - 2);
    const changed = change(words[at] ?? '', random);
    return changed && [...words.slice(0, at), ...changed, ...words.slice(at + 1)];
  };
}

const alterations: Readonly<Record<string, Change>> = {
  word: inMiddle((word, random) => (isPlain(word) && !fillers.includes(word as never) ? [random.pick(fillers)] : undefined)),
  dropped: inMiddle((word) => (/^[\p{L}-]{3,}$/u.test(word) ? [] : undefined)),
  added: inMiddle((word, random) => [random.pick(fillers), word]),
  number: (words, random) => {
    const at = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\d+(?:\.\d+)?%?$/.test(word));
    return at === -1
      ? undefined
      : words.map((word, index) => (index === at ? word.replace(/\d+/, (digits) => String(Number(digits) + 1 + random.below(7))) : word));
  },
  negation: (words) => {
    const at = words.findIndex((word, index) => index > 0 && /^(?:is|are|was|can|does|do|not|will|may)$/.test(word));
    return at === -1 || at >= words.length - 1
      ? undefined
      : words[at] === 'not'
        ? words.filter((_, index) => index !== at)
        : [...words.slice(0, at + 1), 'not', ...words.slice(at + 1)];
  },
  order: swapTwo,
};

const frames: Readonly<Record<Syntax, readonly ((words: string, key: string, other: string) => string)[]>> = {
  markdown: [
    (words, key) => `They write of “${words}” [@${key}].\n`,
    (words, key) => `@${key} says that "${words}", and we agree.\n`,
    (words, key) => `"${words}" [see @${key}, p. 3], as one reads.\n`,
    (words, key, other) => `This is “${words}” [@${key}]; others disagree [@${other}].\n`,
    (words, key) => `As they put it:\n\n> ${words.replaceAll('\n', '\n> ')} [@${key}]\n`,
    (words, key) => `One speaks of «${words}» there [@${key}].\n`,
    (words, key) => `@${key} puts it so:\n\n> ${words.replaceAll('\n', '\n> ')}\n`,
  ],
  latex: [
    (words, key) => `They write of \`\`${words}'' \\citep{${key}}.\n`,
    (words, key) => `\\citet{${key}} says that \\enquote{${words}}, and we agree.\n`,
    (words, key) => `“${words}”~\\citep[see][p.~3]{${key}}, as one reads.\n`,
    (words, key, other) => `This is \`\`${words}'' \\cite{${key}}; others disagree \\cite{${other}}.\n`,
    (words, key) => `As they put it:\n\\begin{quote}\n${words} \\citep{${key}}\n\\end{quote}\n`,
    (words, key) => `One reads \\textquote[{\\cite[3]{${key}}}]{${words}} there.\n`,
    (words, key) => `\\citet{${key}} puts it so:\n\\begin{displayquote}\n${words}\n\\end{displayquote}\n`,
  ],
};

function finish(
  id: string,
  says: MadeQuotation['says'],
  words: readonly string[],
  syntax: Syntax,
  [cited, another]: readonly [ClaimPaper, ClaimPaper],
  random: Random,
): MadeQuotation {
  const text = random.pick(frames[syntax])(words.join(' '), 'cited', 'another');
  return { id, says, syntax, text, papers: [{ ...cited, key: 'cited' }, ...(another === cited ? [] : [{ ...another, key: 'another' }])] };
}

import { figureSyntax, splitSentences } from '#text';
import { alternation } from '../../../base/alternation';
import { createReadableText } from '../../../base/readableText';
import { type Span, sliceSpan } from '../../../base/span';
import { isOwnResult, listResultClauses } from './ownResult';
import { listDeclaredNames, listShortenedNames, mentionsOwnWork } from './ownSubject';

/** A result of the paper that has figures: `DuoAttention reduces inference memory by up to 2.55x for MHA and 1.67x for GQA models`. */
interface HeadlineNumber {
  /** The most important figure, as written: `2.55x`, `98.6%`, `10$\times$`. */
  readonly value: string;
  /** The clause with the figures, verbatim and without a full stop. */
  readonly phrase: string;
  /** The position of the value in the abstract, in UTF-16 units. */
  readonly span: Span;
  /** The position of the clause in the abstract. */
  readonly phraseSpan: Span;
  /** The positions of all figures of the clause in the abstract, in order. */
  readonly figures: readonly Span[];
}

interface Figure {
  readonly span: Span;
  readonly kind: FigureKind;
}

/** What a figure measures: a change, a size, or a cost. */
type FigureKind = 'factor' | 'percent' | 'points' | 'metric' | 'scale' | 'cost' | 'magnitude';

/** The greatest number of results that are returned. */
const maxNumbers = 3;
/** The search ends after this many figures, because abstracts have fewer. */
const maxFigures = 200;
/** How much of a text is searched, in UTF-16 units. A longer text is not an abstract, and its search could take quadratic time. */
const maxSearchedLength = 8000;

/** How well a kind of figure shows what a paper achieves. If a sentence has only sizes and costs, it has no result. */
const kindScore: Readonly<Record<FigureKind, number>> = {
  factor: 5,
  points: 4.5,
  percent: 4,
  metric: 3.5,
  magnitude: 3.5,
  scale: 0,
  cost: 0,
};

/**
 * The results with figures in an abstract, at most three, in the order of the text. Each is a whole clause that can be understood
 * on its own. Other people's results and doubtful ones are left out, so the list may be empty. `known` are the paper's own names.
 */
export function findHeadlineNumbers(source: string, known: readonly string[] = []): HeadlineNumber[] {
  const { text, toSource } = createReadableText(source.slice(0, maxSearchedLength));
  if (!/\d|fold|orders?[ -]of|twice|half the/.test(text)) return [];
  const figures = listFigures(text);
  const sentences = splitSentences(text);
  const own = sentences.findIndex((sentence) => mentionsOwnWork(sliceSpan(text, sentence), known));
  if (own === -1 || figures.length === 0) return [];
  const names = [
    ...known,
    ...listShortenedNames(known),
    ...sentences.slice(own).flatMap((sentence) => listDeclaredNames(sliceSpan(text, sentence))),
  ];
  const found = sentences.slice(own).flatMap((sentence, index, all) => {
    // `It` at the beginning of a sentence refers to the nearest sentence above that does not begin with `it` itself.
    const before = all
      .slice(0, index)
      .reverse()
      .find((each) => !/^(?:Moreover, |Furthermore, |Additionally, )?Its? /.test(sliceSpan(text, each)));
    const inside = figures.filter(({ span, kind }) => kindScore[kind] > 0 && span.start >= sentence.start && span.end <= sentence.end);
    const clause = listResultClauses(
      text,
      sentence,
      inside.map(({ span }) => span),
    ).find((each) => isOwnResult(sliceSpan(text, each), names, before === undefined ? '' : sliceSpan(text, before)));
    if (clause === undefined) return [];
    const taken = inside.filter(({ span }) => span.start >= clause.start && span.end <= clause.end);
    const [best] = [...taken].sort((a, b) => kindScore[b.kind] - kindScore[a.kind]);
    return best === undefined ? [] : [{ clause, best, figures: taken, score: kindScore[best.kind] + Math.min(2, taken.length) / 4 }];
  });
  return found
    .sort((a, b) => b.score - a.score || a.clause.start - b.clause.start)
    .slice(0, maxNumbers)
    .sort((a, b) => a.clause.start - b.clause.start)
    .map(({ clause, best, figures: taken }) => {
      const [span, phraseSpan] = [toSource(best.span), toSource(clause)];
      return {
        value: sliceSpan(source, span),
        phrase: sliceSpan(source, phraseSpan),
        span,
        phraseSpan,
        figures: taken.map((figure) => toSource(figure.span)),
      };
    });
}

/** The figures in a text, in order and without overlaps. */
function listFigures(text: string): readonly Figure[] {
  const found: Figure[] = [];
  for (const [kind, pattern] of figurePatterns) {
    for (const match of text.matchAll(pattern)) {
      const span = trimValue(text, match.index, match.index + match[0].length);
      if (span === undefined || found.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      found.push({ span, kind });
      if (found.length >= maxFigures) return inOrder(found);
    }
  }
  return inOrder(found);
}

function inOrder(figures: readonly Figure[]): readonly Figure[] {
  return [...figures].sort((a, b) => a.span.start - b.span.start);
}

/**
 * The span of a value without a trailing blank. undefined if the value is not a result: it is zero, part of a name (`CIFAR-10`,
 * `RTX4090`) or of a formula, or the figure of a competitor.
 */
function trimValue(text: string, start: number, end: number): Span | undefined {
  const before = text.charAt(start - 1);
  if (/[-+]/.test(text.charAt(start)) && /[\p{L}\d]/u.test(before)) return undefined;
  if (/[\p{L}\d_.@^/]/u.test(before)) return undefined;
  if (before === '-' && /[\p{L}\d]$/u.test(text.slice(Math.max(0, start - 24), start - 1))) return undefined;
  if (/^[\s-]?(?:(?:down|up)-?sampl|super-?resolution|(?:NVIDIA |Nvidia )?(?:[AHV]\d|RTX|GPUs?\b))/.test(text.slice(end, end + 20)))
    return undefined;
  // In `surpassing GPT-9 (34.5)` the figure is that of the competitor.
  if (
    before === '(' &&
    /\b(?:surpass\w*|outperform\w*|exceed\w*|beat\w*|than|over|versus|vs\.?|against) [^,;()]{1,40}\($/.test(
      text.slice(Math.max(0, start - 64), start),
    )
  )
    return undefined;
  const value = text.slice(start, end);
  if (/^\+?0(?:\.0+)?\s?%?$/.test(value)) return undefined;
  return { start, end: start + value.trimEnd().length };
}

const { number, to, times, percent } = figureSyntax;
const pointsOf = alternation('absolute percentage percent accuracy F1 BLEU mAP AP average ROUGE mIoU');
/** Measures and units that follow their value. */
const measure =
  alternation(String.raw`AP mAP AP50 BLEU(?:-\d)? chrF F1 PSNR dB FPS fps FID IoU mIoU ROUGE(?:-[\dL])? AUC AUROC NDCG nDCG(?:@\d+)?
  MRR EM WER CER Elo perplexity PPL bits/dim accuracy Dice DSC CIDEr tok/s tokens/s`);
/** Measures that precede their value: `an F1 score of 0.95`. */
const measureName = alternation(`[Aa]ccurac(?:y|ies) [Pp]erplexity F1(?:[-_]scores?)? F1-measure precision recall AUC AUROC
  [Dd]ice(?:_score|_coefficient)? mAP IoU mIoU BLEU PSNR SSIM FID score correlation RMSE MAE WER ROUGE-L kappa
  Precision(?:_\\([^()]{1,20}\\))? DSC HD95 [A-Za-z]+[@^]\\w{1,3} success_rate win_rate`);
const counted =
  alternation(`pairs samples examples images videos hours documents sentences instructions triplets conversations queries questions
  context resolution sequences papers users frames records`);
const cost = alternation('GB GiB MB TB ms seconds? minutes? hours? milliseconds? GPU[-_]hours GPU[-_]days USD kHz TFLOPs? GFLOPs?');
const smallNumber = alternation(String.raw`one two three four five several multiple \d+`);

function pattern(source: string): RegExp {
  return new RegExp(source, 'g');
}

/**
 * Patterns for figures with their units. A match that overlaps an earlier match is dropped, so the more significant of two such
 * patterns comes first. A bare number (a year, a section, a part of a name) is not a figure. All quantifiers are bounded or cannot
 * overlap, so each search is linear.
 */
const figurePatterns: readonly (readonly [FigureKind, RegExp])[] = [
  ['factor', pattern(String.raw`${number}(?:${times})?${to}${number}${times}|\$?${number}${times}\$?`)],
  [
    'factor',
    pattern(
      String.raw`\b(?:\d+(?:\.\d+)?|${alternation('two three four five six ten several')})-?fold\b(?! (?:[\w-]+ )?${alternation('strateg approach contribution framework design method scheme cross validation way objective problem')})`,
    ),
  ],
  ['factor', /\b(?:twice|half) (?:as (?:many|much|fast)|the (?:memory|speed|cost|parameters|compute|size|throughput))\b/g],
  ['percent', pattern(String.raw`\$?${number}(?:\s?\\?%)?${to}${number}\s?\\?%\$?|\$?${number}${percent}\$?`)],
  [
    'points',
    pattern(
      String.raw`${number}(?:\s?(?:pp|pts))?(?:${to}${number})?(?:\s?(?:pp|pts|p\.p\.)(?![a-z])|[\s-](?:${pointsOf}[\s-]){0,2}points?\b)`,
    ),
  ],
  ['metric', pattern(String.raw`(?:${number}${to})?${number}\s?${measure}(?![\w-])(?: \([+-]\d+(?:\.\d+)?\))?`)],
  [
    'metric',
    pattern(
      String.raw`(?<=\b${measureName}(?: score| improvement| gain)?(?: \([^()]{1,24}\))? of (?:up to |over |about |approximately |around )?)\$?${number}\$?`,
    ),
  ],
  // `5.03 absolute NDCG@10`, `91.5 PDMS on NAVSIM`, `83.9 on olmOCR Bench`, `TIIF (73.8)`, `MRCR (+18.1)`.
  ['metric', pattern(String.raw`${number}(?= (?:absolute )?(?:[A-Z][A-Za-z]*|pass)@\w)`)],
  ['metric', /(?<=\b[a-z]{2,} |[:,(] ?)\d{1,4}\.\d{1,4}(?= (?:[A-Z][\w@^-]* )?on (?:the )?[A-Z])/g],
  ['metric', /(?<=\b(?:achiev|reach|scor|attain|obtain)(?:es|ed|ing)? )\d{1,4}\.\d{1,4}(?=[,;]|\.?$|\. | \()/g],
  ['metric', /\+\d{1,4}(?:\.\d{1,4})?(?= on [A-Z])/g],
  ['factor', /(?<=\bfactor of (?:up to |about |over |more than )?)\d{1,4}(?:\.\d{1,4})?(?![\d%])/g],
  ['metric', /(?<=\()(?:\+\d{1,4}(?:\.\d{1,4})?|\d{1,4}\.\d{1,4})(?=\))/g],
  ['metric', pattern(String.raw`(?<=[Ff]rom )${number} to ${number}(?![\d%\w.-]*[%xX\w]| (?:[mb]illion|trillion|[KMBT]\b))`)],
  [
    'scale',
    pattern(
      String.raw`${number}[\s-]?(?:[KkMBbT]|[mb]illion|trillion)?[\s-](?:[Pp]arameters?|context(?: length)?|tokens?|active parameters)\b`,
    ),
  ],
  [
    'scale',
    pattern(
      String.raw`${number}\s?(?:[KkMBbT]|million|billion|trillion)[\s-](?:(?!${alternation('and or in on of to with for')} )[\w-]+ ){0,2}${counted}\b`,
    ),
  ],
  ['cost', pattern(String.raw`${number}\s?${cost}(?!\w)|\$\d+(?:\.\d+)?(?![\d\\^_{$])`)],
  ['magnitude', pattern(String.raw`\b${smallNumber}(?: to \w+)?[\s-]orders?[\s-]of[\s-]magnitude\b(?! worth| of )`)],
];

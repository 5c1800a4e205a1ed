import { alternation } from '../../../base/alternation';
import { figureSyntax } from '../../../text/figures';

/** What a figure measures: a change, a size, or a cost. */
export type FigureKind = 'factor' | 'percent' | 'points' | 'metric' | 'scale' | 'cost' | 'magnitude';

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
export const figurePatterns: readonly (readonly [FigureKind, RegExp])[] = [
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

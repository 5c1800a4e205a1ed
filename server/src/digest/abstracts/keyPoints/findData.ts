import { alternation } from '../../../base/alternation';
import type { Span } from '../../../base/span';
import { isFamiliarSystem, isGenericName, shapeOfWord } from '../names/nameShape';
import { isKnownDataName, isNotDataName, startsWithKnownData } from './benchmarkNames';
import { splitAtOwnWork } from './splitAtOwnWork';
import { readNameList } from './nameList';

/** The greatest number of names that are returned. */
const mostNames = 8;
/** The longest name that is returned, in UTF-16 units. */
const longestName = 40;

const dataNoun = alternation(
  'data[-_]?sets? benchmarks? corpus corpora leaderboards? test_sets? test_suites? suites? challenges? testbeds? splits? subsets? collections? environments?',
);
const measure =
  alternation(String.raw`accuracy scores? results? performance F1 AUC AUROC mAP mIoU FID BLEU ROUGE PSNR SSIM WER CER perplexity gains? improvements? points success success_rates? win_rates? pass@\w+ rate rates
  state-of-the-art SOTA art evaluations? experiments? experimental tests? benchmarked tested evaluated validated evaluate validate evaluating trained train training fine-tuned fine-tuning finetuned finetuning fine-tune
  pre-trained pretrained pre-training pretraining outperforms? surpass(?:es|ing)? exceed(?:s|ing)? achiev(?:e|es|ing) reach(?:es|ing)? improv(?:e|es|ing) obtain(?:s|ing)? attain(?:s|ing)?  drops? reductions?
  comparable competitive  superior(?:ity)? rank(?:s|ed)? first second best high(?:er|est) lower(?:est)? quality fidelity generation`);

const adjectives = String.raw`(?:(?:\w{2,14}ing|public|popular|standard|real-world|real|synthetic|held-out|both|all|widely used|(?:newly|recently) (?:released|introduced|proposed)|established|full|large-scale|out-of-distribution|out-of-domain|in-domain|OOD) ){0,3}`;

/** Speed and memory are reported for models and machines, not for data sets. */
const ofSpeed = /\b(?:speed-?ups?|faster|throughput|latency|frames per second|FPS|memory|accelerat\w+)\b[^.;]{0,40}$/;

/** How the context shows that a name is that of a data set or benchmark. */
type Kind = 'result' | 'noun' | 'listed' | 'known';

interface Cue {
  readonly kind: Kind;
  /** Must match directly before the first name. */
  readonly before: RegExp;
  /** Must match directly after the last name. */
  readonly behind?: RegExp;
  /** Must match within 200 UTF-16 units before the first name. */
  readonly earlier?: RegExp;
  /** Set if this context accepts only a single name and not a list. */
  readonly isSingle?: true;
}

/** `corpus`, but not as the first of several nouns, as in `a corpus interaction agent`. */
const wholeCorpus = String.raw`corpus(?! [a-z]{4,}\b(?<!ly|ing|ed|with|that|which|from|where|across|built))`;

const cues: readonly Cue[] = [
  // `91.3% on MNLI`, `experiments on E-VQA, InfoSeek`, `improves image fidelity on DreamBooth`, `On R2R-CE, it achieves`.
  {
    kind: 'result',
    before: new RegExp(
      `(?:(?:\\b${measure}\\b|[\\d%x×)])[^.;:()]{0,60}? (?<!\\b(?:built|based|build|builds|depends?|focus|focused|focusing|centered) )(?:on|across)|(?:^|[,;:] )[Oo]n) (?:the )?${adjectives}`,
      'g',
    ),
  },
  // `evaluate following on IFEval, hierarchy on SEP, and safety on XSTest`.
  { kind: 'result', before: / on (?:the )?/g, earlier: /\b(?:[Ee]valuat\w+|[Ee]xperiments?|[Bb]enchmarked)\b/ },
  // `raises DrawBench from 9.3 to 11.4`.
  { kind: 'listed', before: /\b(?:improv|rais|boost|increas)(?:es?|ing) (?:the )?/g, behind: / (?:[\w@]+ )?(?:from|by|to) /y },
  // `on the FLASK and WikiSum datasets`, `(R2R-CE and RxR-CE) benchmarks`.
  {
    kind: 'noun',
    before: new RegExp(
      `(?:\\b(?:[Oo]n|[Aa]cross|[Oo]ver|using|at|from|in|of|with|to|introduce|present|construct|build|release|curate|collect|propose)\\b|\\() ?(?:the |both |our (?:\\w+ )?|as ){0,2}${adjectives}`,
      'g',
    ),
    behind: new RegExp(`(?: ?\\([^()]{1,60}\\))?\\)? (?:[\\w-]+ )?${dataNoun}\\b`, 'y'),
  },
  // `datasets such as FLASK, WikiSum`, `five benchmarks: DrugPC, BrandPC`, `benchmarks (AIME24/25, AMC)`.
  {
    kind: 'noun',
    before: new RegExp(
      `\\b(?:${dataNoun}|tasks|evaluations?),? ?(?:\\((?:e\\.g\\.,? |i\\.e\\.,? |including |such as |namely )?|(?:such as|including|like|namely|i\\.e\\.,?|e\\.g\\.,?|especially|particularly|:|--|—|–) ?)(?:the |on )?`,
      'g',
    ),
  },
  // `the prompt dataset, VidProM.`, `a benchmark termed ARForensics`.
  {
    kind: 'noun',
    before: /\b(?:data[ -]?sets?|datastore|benchmarks?|corpus),? (?:(?:called|named|termed|dubbed|titled) )?/g,
    behind: /[,.;:)]| (?:\(|covering|containing|comprising|with|that|which|for|to|consisting|spanning)/y,
  },
  // `70.8% on We-Math`, `solves 41.5% of PutnamBench`.
  { kind: 'noun', before: /\d ?\\?% on (?:the )?/g },
  { kind: 'listed', before: /\d ?\\?% of (?:the )?/g },
  // `UI-Vision, a rigorous benchmark`.
  {
    kind: 'noun',
    before: /(?:^|(?<!\b[A-Z][\w’'-]{0,30})[ (])/g,
    behind: new RegExp(
      String.raw`(?: ?\([^()]{1,40}\))?(?:,| --| –|:|—) ?(?:an?|the)(?: [\w-]{1,20}){0,6}? (?:data[ -]?set|benchmark|${wholeCorpus}|test suite|collection)\b`,
      'y',
    ),
    isSingle: true,
  },
  { kind: 'listed', before: /\b(?:such as|including|like|namely) (?:the )?/g },
  // `two datasets to train it: FjordSet-100k for ...`.
  { kind: 'noun', before: new RegExp(`\\b${dataNoun} (?:to|for|of|with) [^.;:()]{1,50}: (?:the )?`, 'g') },
  // `we introduce Fjord-Bench: a new evaluation system`.
  {
    kind: 'listed',
    before: /\b(?:introduc|present|propos|construct|releas|curat|develop|creat|build|contribut|establish)(?:es?|s|ing)? (?:the )?/g,
    isSingle: true,
  },
  {
    kind: 'known',
    before: /(?:\b(?:[Oo]n|across|over|at|in|from|of|including|such as|like|using|and|both|to|e\.g\.,)|[:,]) (?:the )?|\(/g,
  },
];

/** Words that refer to other authors' data. */
const ofOthers =
  /(?:\b(?:[Uu]nlike|[Cc]ompared (?:to|with)|[Dd]ifferent from|in contrast to|larger than|inspired by|similar to|surpassing)|(?<!\b(?:on|across|over|and|of|to|both|several) (?:\w+ )?)\b(?:[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]urrent) (?:\w+ )?(?:datasets?|benchmarks?|(?:works?|methods|approaches)(?=,? (?:such as|like|including|i\.e\.|e\.g\.)|[:(])))[ ,:(][^.;]{0,60}$/;

/**
 * The spans of the names of the data sets and benchmarks that the authors seem to use, in the order of the text, each name once. A name
 * counts if it is well known or if the context shows that it is that of a data set. Names that look like models, machines or tasks are
 * left out. Empty if no name is certain.
 */
export function findData(abstract: string, names: readonly string[]): readonly Span[] {
  const { sentences, own } = splitAtOwnWork(abstract, names);
  if (own === undefined) return [];
  const others = names.filter((own) => !isOwnData(abstract, own));
  const found = new Map<string, Span>();
  for (const { start, end } of sentences.slice(own)) {
    const sentence = abstract.slice(start, end);
    for (const span of listNames(sentence, others)) {
      const said = sentence.slice(span.start, span.end);
      if (!found.has(said) && said.length <= longestName && !isMachine(abstract, said))
        found.set(said, { start: start + span.start, end: start + span.end });
    }
  }
  return [...found.values()].slice(0, mostNames);
}

/** Whether the abstract uses the name for a machine, a model or a baseline anywhere, as in `the Kite model`. */
function isMachine(abstract: string, said: string): boolean {
  return ['GPU', 'model', 'chip', 'platform', 'baseline'].some((noun) => abstract.includes(`${said} ${noun}`));
}

function listNames(sentence: string, notData: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const cue of cues) {
    for (const match of sentence.matchAll(cue.before)) {
      const start = match.index + match[0].length;
      spans.push(...readNames(sentence, start, cue, notData));
    }
  }
  // A name that lies within another one is dropped.
  const sorted = spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return sorted.filter(({ end }) => {
    const isFurther = end > reached;
    reached = Math.max(reached, end);
    return isFurther;
  });
}

/** The names of data sets and benchmarks in the list of names that begins at `start` in a sentence. */
function readNames(sentence: string, start: number, { kind, behind, earlier, isSingle }: Cue, notData: readonly string[]): readonly Span[] {
  if (kind === 'known' && !startsWithKnownData(sentence, start)) return [];
  if (kind === 'result' && ofSpeed.test(sentence.slice(Math.max(0, start - 80), start))) return [];
  const list = readNameList(sentence, start);
  if (list === undefined || (isSingle === true && list.names.length > 1) || ofOthers.test(sentence.slice(Math.max(0, start - 160), start)))
    return [];
  if (
    earlier !== undefined &&
    (!earlier.test(sentence.slice(Math.max(0, start - 200), start)) ||
      isShort(list.names.map(({ span }) => sentence.slice(span.start, span.end))))
  )
    return [];
  const nounAt = matchAt(behind, sentence, list.end);
  if (nounAt === undefined) return [];
  const isTested = kind === 'result' && tested.test(sentence.slice(Math.max(0, start - 40), start));
  const kept = kind === 'result' || kind === 'known' ? cutList(list.names) : list.names;
  const said = kept.map(({ span }) => sentence.slice(span.start, span.end));
  if (
    noData.test(sentence.slice(kept.at(-1)?.span.end ?? start)) ||
    said.some(isNotDataName) ||
    (kind === 'listed' && !said.some(isKnownDataName)) ||
    isKind(said, nounAt)
  )
    return [];
  const isList = said.some((each) => isKnownDataName(each) || shapeOfWord(each) === 'coined');
  const isKnownList = said.some(isKnownDataName);
  return kept.flatMap(({ span }, at) =>
    (isKnownDataName(said[at] ?? '') ||
      (!phrase.test(sentence.slice(span.end)) && (nounAt !== '' || kept.length > 1 || alone.test(sentence.slice(span.end))))) &&
    isData(said[at] ?? '', isTested ? [] : notData, isList, isKnownList ? 'noun' : kind)
      ? [span]
      : [],
  );
}

/** Directly after these words, even a name of the paper itself counts as the name of a data set. */
const tested = /\b(?:[Ee]xperiments?|[Ee]valuat\w+|[Bb]enchmarked|[Tt]ested) on (?:the )?$/;
/** Text which shows that the words before it are not a whole name, or that they name a task. */
const phrase = /^ (?:[A-Z]{2,} [A-Z]|[A-Z][a-z]+ (?:[A-Z]|of\b)|of [A-Z]|(?:tasks?|problems?|settings?)\b)/;

/** Text that may follow a single name which is not part of a longer noun phrase: `on FjordSet shows`, but not `on FjordSet signals`. */
const alone = new RegExp(
  `^(?:$|[^\\w -]| (?:[^a-z]|${alternation(`and or but with without while when where which that by for from in into at to of on over under across after before as using via
    than through between within against both whereas although though despite because since if is are was were has have can show shows demonstrate demonstrates
    confirm confirms reveal reveals indicate indicates validate verify suggest highlight prove establish support underscore respectively alone data_?sets? benchmarks? corpus
    corpora leaderboards? test val validation suites? splits? subsets? environments? challenges? dev yield yields achieve achieves surpassing outperforming
    achieving demonstrating showing improving exceeding reaching it we our the compared relative all tasks? zero-shot further significantly consistently also only`)}\\b))`,
);

/** The text that a sticky pattern matches at an offset; '' if no pattern is given, undefined if the pattern does not match. */
function matchAt(pattern: RegExp | undefined, text: string, at: number): string | undefined {
  if (pattern === undefined) return '';
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Cuts a list after the name that follows `and`, which is AIME in `GSM8K, MATH, and AIME, Kite improves ...`. If no name follows `and`,
 * only the first name is certain.
 */
function cutList<Name extends { readonly isLast: boolean }>(names: readonly Name[]): readonly Name[] {
  const last = names.findIndex(({ isLast }) => isLast);
  return names.slice(0, last === -1 ? 1 : last + 1);
}

/**
 * Whether there is only one name, and it is so short that it may be anything, such as `LDR` or `NYU`. Known names do not count as
 * short.
 */
function isShort([only = '', second]: readonly string[]): boolean {
  return second === undefined && /^[A-Z]{2,4}$/.test(only) && !isKnownDataName(only);
}

/** Whether a single short name is that of a field because a plural noun follows: `MCP benchmarks` are the benchmarks of a field. */
function isKind(said: readonly string[], noun: string): boolean {
  return isShort(said) && noun.endsWith('s');
}

/** Nouns directly after a name which show that it is not the name of a data set. */
const noData =
  /^ (?:models?|backbones?|architectures?|GPUs?|LLMs?|VLMs?|families|family|series|baselines?|methods?|platforms?|chips?|robots?|frameworks?|workloads?)\b/;

function isData(said: string, notData: readonly string[], isList: boolean, kind: Kind): boolean {
  if (notData.includes(said)) return false;
  if (isKnownDataName(said)) return true;
  if (isNotDataName(said) || isGenericName(said) || said.length < 3 || /^(?:[A-Z]\.)+/.test(said)) return false;
  if (/^[A-Z][a-z]+$/.test(said)) return isList && !isFamiliarSystem(said);
  return (kind === 'result' ? shapeOfWord(said.replace(/ .*/, '')) === 'coined' : looksCoined.test(said)) && !isFamiliarSystem(said);
}

/** Matches names that do not look like ordinary words. Words with hyphens such as `multi-GPU` or `image-to-SVG` do not match. */
const looksCoined = /^(?:\d{0,3}[A-Z].*[A-Z\d]|\d{1,3}[A-Z][A-Za-z]{3,}|[a-zτ∞]{1,5}[A-Z]\w*|[A-Z]\w*-[a-z]+)/;

const ownData = new RegExp(
  String.raw`^(?: ?\([^()]{1,40}\))?(?:,| --| –|:|—)? ?(?:(?:is |, )?(?:an?|the|our)(?: [\w-]+){0,6} )?(?:data[ -]?set|benchmark|${wholeCorpus}|testbed|test suite)\b`,
);

/** Whether a name of the paper itself is that of a data set or benchmark: `Kite, a benchmark of ...`, `the Kite dataset`. */
function isOwnData(abstract: string, own: string): boolean {
  const at = abstract.indexOf(own);
  if (at === -1) return false;
  if (/Bench$/.test(own) && isKnownDataName(own)) return true;
  const around = [...abstract.matchAll(new RegExp(own.replace(/[^\w ]/g, '\\$&'), 'g'))].slice(0, 6);
  return around.some(
    ({ index }) =>
      ownData.test(abstract.slice(index + own.length, index + own.length + 140)) ||
      /\b(?:data ?set|benchmark|corpus),?(?: (?:called|named|termed|dubbed))? ["“]?$/.test(abstract.slice(Math.max(0, index - 40), index)),
  );
}

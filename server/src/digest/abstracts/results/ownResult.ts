import { alternation } from '../../../base/alternation';
import { type Span, sliceSpan } from '../../../base/span';
import { isKnownDataName, isNotDataName } from '../names/nameShape';
import { isWholeClause, listClauseEnds } from '../summary/chooseSummary';
import { isAboutOwnWork, removeReportingWords } from './ownSubject';

/** Words with which results are reported. */
const gain = new RegExp(
  `\\b${alternation(`improv reduc speed(?:s|ing|up)? faster outperform accelerat achiev increas gain decreas sav(?:es?|ing|ed)\\b boost surpass
    lower(?:s|ing|ed)?\\b higher enhanc cut(?:s|ting)?\\b exceed reach attain preserv maintain retain compress smaller obtain yield deliver shrink
    shorten recover beat(?:s|ing)?\\b lift(?:s|ing)?\\b rais(?:es?|ed|ing)\\b match(?:es|ing)?\\b narrow clos(?:es?|ing) eliminat halv doubl better
    fewer_(?!than) less_(?!than) cheaper more_(?!than) state-of-the-art state_of_the_art SOTA scor(?:es|ing)\\b`)}`,
  'i',
);
const other =
  alternation(`existing previous prior current traditional conventional standard classical typical state-of-the-art SOTA recent leading competing
  other baseline most many vanilla popular advanced today's strongest best top runner-up best-performing top-performing frontier`);
const comparing =
  alternation(`than over to with against versus vs\\.? of from beyond across outperform(?:s|ing|ed)? surpass(?:es|ing|ed)? exceed(?:s|ing|ed)?
  beat(?:s|ing)? like as unlike on in for by match(?:es|ing)? improv(?:es|ing|ed) into accelerat(?:es|ing) speed(?:s|ing)?_up reduc(?:es|ing) a an new
  and both reach(?:es|ing)? achiev(?:es|ing|ed) sets? setting the between at outpac(?:es|ing) establish(?:es|ing) advances? advancing using
  obtain(?:s|ing)?`);
const joined = alternation('that while whereas whose which where because since as but even although though when if');
/** Other work as the subject of a clause, as in `while prior methods lose 5%`, but not as the object of a comparison. */
const othersAct = new RegExp(
  `(?:^|[;:] |\\b${joined} )(?:the |all |these |even )?${other} (?!${comparing}\\b)[\\w-]+|, which ${alternation('suffers? degrades? fails? struggles? drops? collapses? loses?')}\\b|(?:, |\\band )(?:the |all |these |even )?${other} (?:[\\w-]+ ){1,5}?${alternation(
    'drops? fails? loses? struggles? achieves? reach(?:es)? degrades? suffers? only remains? requires? shows? is are have has do does still often plateau collapses? reaching achieving failing',
  )}\\b`,
  'i',
);
/** The best models of others and how they perform: `with top models reaching only 60%`, `hard even for the best models`. */
const bestAct =
  /\b(?:with|for) (?:even )?(?:the )?(?:top|best|leading|strongest|frontier|state-of-the-art)[\w-]* (?:[\w-]+ ){0,2}(?:models|systems|LLMs|agents)\b(?! by)/;
/** `when models must reason`: the subject is models in general, not what the paper made. */
const modelsAct = new RegExp(
  `\\b${alternation('that when where while how why whether')} (?:[\\w-]+ ){0,2}${alternation('models LLMs MLLMs VLMs agents systems humans')} ${alternation(
    'must can fail struggle drop degrade lose perform achieve show still often exhibit rely suffer do are have reach',
  )}\\b`,
);
/** `GPT-9 achieves only 12%` shows how hard a task is, not an achievement. */
const falling = /\b(?:achiev|reach|attain|obtain|scor|solv|complet|succeed)\w* (?:an? )?(?:only|just|merely|below|less than|under)\b/;
/**
 * Words that cannot be understood without the previous sentence: `leaningStart` at the beginning of a clause, `leaningWords` within a
 * clause.
 */
const leaningStart = new RegExp(
  `^${alternation(`To_\\w+_(?:its|their|this|these) They Those These Such Both Here There He She Its Their Doing_so That Each One Another Among All
    Of_(?:these|which) The_(?:former|latter|other|same|second|first|two|gap|gains?|improvements?|differences?|effects?)
    This_(?:result|gap|leads?|is|makes|enables|allows|results|corresponds|gain|improvement|represents|reduces|yields)`)}\\b`,
);
const leaningWords = new RegExp(
  `\\b${alternation(`the_former the_latter this_(?:setting|gap|task|case|dataset|problem|issue|behaviou?r|phenomenon|capability|challenge|limitation) the_benchmark's these_(?:techniques|methods|strategies|approaches|components|ideas|insights|innovations|tasks|results|settings|benchmarks|datasets|issues|gains|cases)
    the_above aforementioned appl(?:y|ied|ying)_this
    (?:across|of|on|in|all)_the_(?:two|three|four|five|six)_(?:[\\w-]+_)?(?:tasks|targets|settings|datasets|benchmarks|domains|models|scenarios|cases|stages) such_(?:cases|settings|tasks) this_(?:[\\w-]+_)?(?:finding|observation|result|analysis) respective as_follows`)}\\b`,
);
/** Words with which authors say what they count, collect or do, and not what they achieve. */
const describing = new RegExp(
  `\\b(?:${alternation('participants respondents patients people users?_(?:stud|survey) annotat consist(?:s|ing)?_of compris contain(?:s|ing)?_ collect(?:s|ed|ing)?\\b curate')}|[Ww]e ${alternation(
    'train pre-?train use evaluate compare derive test study collect sample select analy[sz]e release open-source',
  )} )`,
  'i',
);
/** `We introduce Kite, a benchmark of 653 questions (0.8% of all)`. */
const collecting =
  /^[Ww]e (?:\w+ly |also |further )?(?:introduce|present|propose|release|construct|create|curate|build|compile)\b[^.;]{0,80}\b(?:benchmark|data ?set|corpus|test suite)\b/;
const hoped = new RegExp(`\\b${alternation('could might would should if_we aims?_to hope expect potential(?:ly)?')}\\b`);
/** `improving the performance by 2x` is vague, unless the clause also names a baseline or the data. */
const vague =
  /\b(?:improv\w+|boost\w*|enhanc\w+|increas\w+) (?:the |its |their |overall |model |task )*(?:performance|results|quality|accuracy) by\b/i;
/**
 * Matches the end of a clause such as `does as well as baselines while improving the performance by 2x`. It is vague too, because the
 * baselines belong to the first verb.
 */
const vagueAtEnd =
  /\b(?:while|and) (?:also )?(?:improving|boosting|enhancing|increasing) (?:the |its |their |overall )*(?:performance|results) by (?:up to )?[^\s,]+$/i;
const base = new RegExp(
  `\\b${alternation(`than over compared comparison relative against versus vs baselines? outperform\\w* surpass\\w* exceed\\w* beat\\w* respect_to from original
    vanilla without prior previous existing state-of-the-art SOTA on in across`)}\\b`,
  'i',
);
/** `X improves by 20 points over the baseline` does not say in which measure. */
const unmeasured =
  /\b(?:improves|outperforms [\w\s-]{1,40}|gains) (?:by )?[+\d][^,;]{0,40} over [^,;]*$|\bachieves an? (?:[a-z]+ )?[\d.]+%? improvement over [^,;]*$/;
/**
 * Words that say on which data or task, or in which respect. Without such words, `ReForm gains 17 points over the best` does not say in
 * which measure.
 */
const placed = new RegExp(
  `\\b${alternation(`on in across at for during when faster slower fewer lower smaller speed\\w* throughput reduc\\w+ memory cost cheaper higher
  compress\\w* accelerat\\w+ sav\\w+ parameters compute smoother less more`)}\\b`,
  'i',
);
/** Words such as `on larger models`. They name models, but do not say in which measure something is better. */
const onModels =
  /\b(?:on|in|across|for|at|with) (?:[\w-]+ ){0,3}(?:models?|backbones?|architectures?|scales?|families|LLMs?|VLMs?|MLLMs?|GPUs?|best|average)\b/gi;
const onName = /\b(?:on|in|across|for|at) (?=(\p{Lu}[\w.-]*\w))/gu;
const better = /\b(?:improvements?|gains?|boosts?|outperform\w*|surpass\w*|improv(?:es|ing) (?:by|over|upon|on))\b/;
/** `improves X from 12.1 to 19.5` has no unit. */
const change = /\bfrom [\d.]+ to [\d.]+(?![\d.]*\s?[%x×\w])/;
const measures = `accurac\\w+ pass[@^]\\w+ scores? rates? F1 MRR m?AP BLEU ROUGE perplexity PPL FID errors? loss precision recall success correct\\w* AUC N?DCG
  horizon frames? tokens? seconds? hours? steps? size length memory latency time quality Elo mIoU IoU PSNR`;
const measure = new RegExp(`\\b${alternation(measures)}\\b`, 'i');
const changeMeasure = new RegExp(`\\b${alternation(`${measures} points?`)}\\b`, 'i');

/**
 * Whether a clause surely reports an achievement of the paper itself and can be understood on its own. `names` are the paper's own
 * names, and `before` is the sentence to which `it` would refer.
 */
export function isOwnResult(clause: string, names: readonly string[], before: string): boolean {
  const content = removeReportingWords(clause);
  if (!gain.test(clause) || othersAct.test(clause) || bestAct.test(clause) || falling.test(clause) || hoped.test(clause)) return false;
  const models = modelsAct.exec(clause)?.[0];
  if (models !== undefined && !names.some((name) => models.includes(name))) return false;
  if (collecting.test(clause) && !/\b(?:improv|outperform|surpass|reduc|faster|higher|correlat|agree)/.test(clause)) return false;
  if (describing.test(clause) && !isEvaluated(clause, names)) return false;
  return !dependsOnOthers(clause, content) && !isUnclear(clause) && isAboutOwnWork(clause, names, before);
}

/**
 * Whether a clause says that the paper's own work was trained or evaluated, and with what result: `We evaluate Kite on GSM8K, where
 * it`, `We train our model, achieving`.
 */
function isEvaluated(clause: string, names: readonly string[]): boolean {
  const object = /^[Ww]e (?:train|pre-?train|evaluate|test) (?:the \w+ of )?(?=(our )?)/.exec(clause);
  if (
    object === null ||
    !/, (?:where it|which|showing|demonstrating|achieving|obtaining|yielding|improving|outperforming)\b|\band (?:show|demonstrate|find) that it\b/.test(
      clause,
    )
  )
    return false;
  return object[1] !== undefined || names.some((name) => clause.startsWith(name, object[0].length));
}

function dependsOnOthers(clause: string, content: string): boolean {
  return leaningStart.test(clause) || leaningStart.test(content) || leaningWords.test(clause);
}

/** Whether a clause does not say what was measured or compared, or contains a TeX command or a web address. */
function isUnclear(clause: string): boolean {
  if ((vague.test(clause) && !base.test(clause)) || vagueAtEnd.test(clause) || (/\brespectively\b/.test(clause) && !isPaired(clause)))
    return true;
  if (unmeasured.test(clause) && !/\b(?:on|in|across)\b/.test(clause) && !measure.test(clause)) return true;
  // In `raises GenEval from 67.3 to 73.3` the benchmark is the measure.
  const isOnKnown = isKnownDataName(/([\w-]+) from [\d.]+ to /.exec(clause)?.[1] ?? '');
  if (better.test(clause) && !isOnKnown && !measure.test(clause) && !placed.test(withoutModels(clause))) return true;
  if (
    /\borders? of magnitude/.test(clause) &&
    !/\b(?:faster|slower|fewer|less|lower|smaller|larger|more|higher|cheaper|speed\w*|reduc\w+)\b/.test(clause) &&
    !measure.test(clause)
  )
    return true;
  return (change.test(clause) && !changeMeasure.test(clause) && !isOnKnown) || /\\[A-Za-z]|https?:|(?:right|left)arrow/.test(clause);
}

function withoutModels(clause: string): string {
  return clause.replace(onModels, ' ').replace(onName, (words, name: string) => (isNotDataName(name) ? ' ' : words));
}

/** Whether the clause contains the second list to which `respectively` refers. */
function isPaired(clause: string): boolean {
  const lists = clause.replace(/[+-]?\d[\d.,]*\s?(?:\\?%|[x×])?(?: [\w-]+)?,? and [+-]?(?:\w+ )?\d/g, ' ');
  return /\b(?:and|or|both|for)\b|[/&]/.test(lists);
}

/**
 * The longest clause that is returned, in UTF-16 units. A longer clause is cut at the end of a part, or left out if that is impossible.
 */
const maxClauseLength = 340;
const minClauseLength = 30;

/** Words that connect a sentence to the previous one. They are left out if they contain no figure. */
const joining = new RegExp(
  `^(?:${alternation(`Moreover Furthermore Additionally In_addition Besides Also Notably Remarkably Importantly Specifically In_particular Finally Lastly
    Overall As_a_result Consequently Thus Therefore Hence Meanwhile Further More_importantly Most_notably Most_importantly Surprisingly
    Interestingly Crucially Concretely Impressively Significantly Empirically Experimentally In_practice In_summary In_total First Second Third
    Especially More_specifically Most_strikingly Strikingly Quantitatively Critically Accordingly
    However Nevertheless Nonetheless For_example For_instance In_experiments In_our_experiments To_this_end Together Altogether Similarly Likewise`)}, |${alternation('And But')} )`,
);
/** Words such as `Extensive experiments show that`, which are left out if they contain no figure. */
const reporting = new RegExp(
  `^(?:[A-Z][a-z]+|Our|The|We) (?:[a-z-]+,? ){0,10}?(?:also |further |have |has |clearly |consistently )?${alternation(
    'show demonstrate demonstrated showed shown reveal indicate confirm validate verify suggest find found observe report',
  )}s? that `,
);
/**
 * Words such as `By combining these two techniques, `, which refer to the previous sentence. They are left out if they contain no
 * figure.
 */
const goingBack =
  /^(?:With|By|Using|Through|Via|Based on|Built (?:up)?on|Powered by|Empowered by|Guided by|Leveraging) (?:[\w-]+ ){0,10}?(?:this|these|such|both|the above) [^,;:.]{3,80}, (?:and )?/i;
/** Matches the words or the colon before a second main clause. That clause may be the only one about the paper. */
const second = /(?:, (?:while|whereas|but|and)|:) (?=\p{Lu}|our )/gu;

/**
 * The clauses of a sentence that may report a result, in the order in which they begin. Connecting words at the beginning and the full
 * stop are left out. Empty if no clause with a figure is complete and short enough.
 */
export function listResultClauses(text: string, sentence: Span, figures: readonly Span[]): readonly Span[] {
  if (figures.length === 0) return [];
  let { start } = sentence;
  const end = sentence.start + sliceSpan(text, sentence).replace(/(?<!\.)[.!?]["'”’)]*$/, '').length;
  for (const lead of [joining, reporting, goingBack]) {
    const found = lead.exec(text.slice(start, end));
    const after = start + (found?.[0].length ?? 0);
    if (found !== null && figures.every((figure) => figure.start >= after)) start = after;
  }
  const starts = [start, ...[...text.slice(start, end).matchAll(second)].map((match) => start + match.index + match[0].length)];
  return starts.flatMap((from) => {
    const to = findEnd(text, { start: from, end }, figures);
    return to === undefined || !figures.some((figure) => figure.start >= from && figure.end <= to) ? [] : [{ start: from, end: to }];
  });
}

/**
 * The end of a clause that is complete. If the clause is too long, the end of its longest part that is complete, contains a figure and
 * is short enough. undefined if there is no such end.
 */
function findEnd(text: string, { start, end }: Span, figures: readonly Span[]): number | undefined {
  if (end - start <= maxClauseLength) return isWholeClause(text.slice(start, end)) ? end : undefined;
  return listClauseEnds(text, { start, end }).find(
    (at) =>
      at - start <= maxClauseLength &&
      at - start >= minClauseLength &&
      isWholeClause(text.slice(start, at)) &&
      figures.some((figure) => figure.end <= at) &&
      !/respectively/.test(text.slice(at, end)),
  );
}

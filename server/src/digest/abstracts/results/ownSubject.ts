import { alternation } from '../../../base/alternation';
import { shapeOfWord } from '../names/nameShape';

/*
 * Finds out whether a sentence of an abstract is about the paper's own work. The words were collected from 1,150 abstracts of
 * trending papers (`npm run eval -- numbers`).
 */

const thing =
  alternation(`approach(?:es)? methods? models? framework system technique strategy algorithm architecture design pipeline paradigm scheme work
  paper study solution mechanism implementation agent recipe tool(?:kit)? formulation variant network optimizer attention module kernel`);
const authors = /\b(?:[Ww]e|[Oo]urs?|[Tt]his (?:paper|work|article|study|report)|[Tt]he (?:paper|authors?))\b/;
/** `We`, `Our 7B model`, `The proposed method`, `This approach`. */
const ownWords = new RegExp(`^(?:[Ww]e\\b|[Oo]urs?\\b|[Tt]he (?:proposed|resulting|new|final)\\b|[Tt]his (?:[\\w-]+ )?${thing}\\b)`);
/** The beginning of a clause whose subject examines something, possibly other people's work: `Our evaluation reveals`, `We measure`. */
const looking = new RegExp(
  `^(?:[Oo]ur (?:[\\w-]+ ){0,2}${alternation('evaluation analys experiment stud(?:y|ies)\\b result finding benchmark audit survey investigation dataset comparison')}|[Ww]e (?:[a-z]+ly |also |further )?${alternation(
    'find observe reveal identify measure report discover note see show demonstrate estimate uncover argue',
  )}\\b)`,
);
const telling = alternation(
  'show demonstrate demonstrated showed shown reveal indicate confirm validate verify suggest find found observe report',
);
const inquiry = String.raw`(?:${alternation('[Ee]xperiment [Rr]esult [Ee]valuation [Ss]tud(?:y|ies)\\b [Aa]nalys[ei]s [Aa]blation [Ss]imulation [Tt]est [Bb]enchmark [Cc]omparison [Vv]alidation')}|[Ww]e\b|[Oo]ur\b)`;
/** A character within a clause. A full stop is allowed only in a number or in `e.g.`. */
const inside = String.raw`(?:[^;:.]|\.(?=\d|[ge]\.)|(?<=\.[ge])\.)`;
const opening =
  alternation(`On In With By Using For At Under Across When Compared_(?:to|with) Without Through Despite Relative_to Unlike To As After Starting Applied
  Trained Training Built Based Combined Even Given Evaluated Tested Via While Leveraging Among Averaged Over Beyond According_to Guided Equipped Powered
  Empowered Fine-?tuned Finetuned Pre-?trained Initialized Instantiated Within From Following Alongside Besides Benchmarked Against Regarding`);
/** Words before the subject of a clause: `On LongBench, `, `Compared to A, B and C (v1.5), `. */
const front = new RegExp(`^${opening}\\b${inside}{0,260}?, `, 'i');
/** Words that announce a result: `Experiments on GSM8K show that`. */
const reported = new RegExp(
  `^(?:${opening}\\b${inside}{0,200}?, )?(?:[\\w-]+ ){0,4}?${inquiry}${inside}{0,240}?\\b${telling}s? (?:that,? |(?=(?:our|this|the proposed) ))`,
);
/** Words before the subject that introduce the means by which something is done, and not a comparison or a data set. */
const means =
  /^(?:With|Using|Through|By|Via|Guided by|Equipped with|Based on|Built (?:up)?on|Trained (?:with|using|via)|Leveraging|Powered by|Empowered by|Combined with|When (?:combined|integrated|equipped|trained) with)\b/i;
const verb =
  alternation(`achieves? yields? improves? reduces? increases? boosts? outperforms? surpass(?:es)? reach(?:es)? attains? delivers? provides? leads?_to
  results?_in raises? lowers? cuts? saves? enables? exceeds? obtains? gives? brings? gains? match(?:es)? retains? recovers? preserves? maintains? closes? narrows? rivals? beats? shortens? accelerates? drives? has is are can
  significantly substantially consistently`);
/** The subject of a clause and its verb: `Training Qwen3 with ACC achieves`, `Models trained on WildJailbreak improve`. */
const subject = new RegExp(`^((?:[^,;:.]|\\.(?=\\d)|, (?=\\p{Lu}|and \\p{Lu})){4,140}?) ${verb}\\b`, 'u');
/**
 * Words such as `trained on`. If a mention of the paper's own work follows them directly, they say that the subject was made with this
 * work.
 */
const madeWith = /\b(?:with|using|via|by|from|(?:trained|tuned|distilled|built) on)(?: an?| the)? $/;
/**
 * Matches a subject such as `Training on ...` or `Adding ...`, which uses the paper's own work. A subject that only examines the work,
 * such as `Evaluating ...`, does not match.
 */
const doing = /^(?!Evaluat|Test|Analy|Benchmark|Compar|Us)[A-Z]?[a-z-]+ing\b/;
const itself = /^(?:[^;:]{0,160}, )?[Ii]t (?!is (?:shown|possible|important|known|clear)\b)/;

/**
 * Whether a sentence mentions the authors, the paper or one of its names. In an abstract, all sentences before the first such sentence
 * are taken to be about other work.
 */
export function mentionsOwnWork(sentence: string, names: readonly string[]): boolean {
  return authors.test(sentence) || names.some((name) => hasName(sentence, name));
}

/** Names that a sentence gives to the authors' work: `We propose low-rank caching (LRC)`, `We do it by RAMP (Repeated ...)`. */
export function listDeclaredNames(sentence: string): readonly string[] {
  if (
    !/\b[Ww]e (?:\w+ly |also |further |then )?(?:propose|introduce|present|develop|design|devise|build|construct|create)\b/.test(sentence)
  )
    return [];
  return [...sentence.matchAll(/\((\p{Lu}[\w-]{2,20})\)|\b(\p{Lu}[\w-]{2,20}) \((?=\p{Lu}\w+ )/gu)]
    .map(([, inside, before]) => inside ?? before ?? '')
    .filter((name) => shapeOfWord(name) === 'coined');
}

/** Short forms under which abstracts mention a name again: `DELLA` for `DELLA-Merging`. None if the first part is an ordinary word. */
export function listShortenedNames(names: readonly string[]): readonly string[] {
  return names.map((name) => /^(\p{Lu}[\p{L}\d]{3,})-\p{Lu}/u.exec(name)?.[1] ?? '').filter((head) => shapeOfWord(head) === 'coined');
}

/** A clause without the words that report it: the text after `Experiments on GSM8K show that`. */
export function removeReportingWords(clause: string): string {
  return clause.slice(reported.exec(clause)?.[0].length ?? 0);
}

/**
 * Whether a clause says what the paper's own work does or achieves. `before` is the sentence to which `it` in the clause refers, and
 * `names` are the paper's own names.
 */
export function isAboutOwnWork(clause: string, names: readonly string[], before: string): boolean {
  const content = removeReportingWords(clause);
  return hasOwnSubject(content, names) || reportsOwnResult(clause, names) || (itself.test(content) && isAboutOwnObject(before, names));
}

/** The offset of the first words that refer to the paper's own work; -1 if there are none. */
function findOwnWords(text: string, names: readonly string[]): number {
  const found = [
    /\b(?:our|the proposed)\b/.exec(text)?.index ?? -1,
    ...names.map((name) => (hasName(text, name) ? text.indexOf(name) : -1)),
  ].filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** Whether the subject of a clause uses the paper's own work: `Training Qwen3 with ACC achieves`. */
function usesOwnWork(clause: string, names: readonly string[]): boolean {
  const words = subject.exec(clause)?.[1] ?? '';
  const at = findOwnWords(words, names);
  return at > 0 && (doing.test(words) || madeWith.test(words.slice(0, at)));
}

/** Whether the subject is the paper's own work, either at the beginning or after an introductory phrase. */
function hasOwnSubject(clause: string, names: readonly string[]): boolean {
  if (isOwn(clause, names) || usesOwnWork(clause, names)) return true;
  if (!front.test(clause)) return false;
  return [...clause.slice(0, 360).matchAll(/, (?:we also )?/g)].some(({ 0: comma, index }) => {
    const [before, after] = [clause.slice(0, index + 2), clause.slice(index + comma.length)];
    if (!front.test(before)) return false;
    return (
      isOwn(after, names) ||
      usesOwnWork(after, names) ||
      (means.test(before) && findOwnWords(before, names) !== -1 && subject.test(after) && !looking.test(after) && better.test(after))
    );
  });
}

function isOwn(clause: string, names: readonly string[]): boolean {
  if (looking.test(clause)) return false;
  const head = clause.replace(/^(?:[Tt]he |[Mm]odels? (?:fine-?tuned|trained) (?:on|with) )/, '');
  return ownWords.test(clause) || names.some((name) => head.startsWith(name) && hasName(head.slice(0, name.length + 1), name));
}

/** Words that say that something is better than before or better than others. */
const better = /\b(?:improv|outperform|surpass|exceed|reduc|increas|gain|boost|rais|lower|faster|fewer|speed)/;

/** Whether `it` in the sentence after this one would refer to something that the authors made. */
function isAboutOwnObject(sentence: string, names: readonly string[]): boolean {
  const isMade = /\b[Ww]e (?:[a-z]+ )?(?:propose|introduce|present|develop|design|devise)\b/.test(sentence);
  const content = removeReportingWords(sentence);
  return isMade || (hasOwnSubject(content, names) && !/^[Ww]e\b/.test(content));
}

/**
 * Whether a clause reports what experiments with the paper's own work show: `A comprehensive evaluation of TokenSelect demonstrates up
 * to 23.84x speedup`, `Our results show improvements of 3 points`.
 */
function reportsOwnResult(clause: string, names: readonly string[]): boolean {
  const lead = /^(?:[^,;:.]|\.(?=\d)|, (?=[A-Z])){0,160}?\b(?:demonstrates?|shows?|yields?|confirms?) (?!that\b|how\b)/.exec(clause)?.[0];
  const shown = /^[Ww]e (?:also |further )?(?:demonstrate|show|report) /.exec(clause);
  if (shown !== null && improvement.test(clause.slice(shown[0].length))) return true;
  if (lead === undefined || !/\b(?:[Ee]xperiment|[Ee]valuation|[Rr]esult)/.test(lead)) return false;
  const content = clause.slice(lead.length);
  return (
    /\b[Oo]ur\b/.test(lead) || names.some((name) => hasName(lead, name)) || improvement.test(content) || /^(?:the )?our\b/.test(content)
  );
}

/**
 * Improvements that experiments show, such as `up to 27.6x throughput improvement`. They are taken for improvements by the paper's own
 * work.
 */
const improvement =
  /^(?:(?:an?|the|up|to|over|more|than|around|nearly|about|approximately|average|consistent|significant|substantial|strong|[-\d.,%×x~+]+|[\w-]+) ){0,5}?(?:improvements?|speed-?ups?|gains?|accelerations?|savings?)\b/;

function hasName(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at !== -1 && !/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/[\p{L}\d]/u.test(text.charAt(at + name.length));
}

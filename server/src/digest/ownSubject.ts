import { anyOf } from '../base/anyOf';

/*
 * Who a sentence of an abstract speaks of. The words are those by which authors of trending papers name their own work; they
 * were read from 1,150 abstracts (`npm run eval -- numbers`).
 */

const thing = anyOf(`approach(?:es)? methods? models? framework system technique strategy algorithm architecture design pipeline paradigm scheme work
  paper study solution mechanism implementation agent recipe tool(?:kit)? formulation variant network optimizer attention module kernel`);
const authors = /\b(?:[Ww]e|[Oo]urs?|[Tt]his (?:paper|work|article|study|report)|[Tt]he (?:paper|authors?))\b/;
/** `We`, `Our 7B model`, `The proposed method`, `This approach`. */
const ownWords = new RegExp(`^(?:[Ww]e\\b|[Oo]urs?\\b|[Tt]he (?:proposed|resulting|new|final)\\b|[Tt]his (?:[\\w-]+ )?${thing}\\b)`);
/** Who looks at something, which may be the work of others: `Our evaluation reveals`, `We measure`. */
const looking = new RegExp(
  `^(?:[Oo]ur (?:[\\w-]+ ){0,2}${anyOf('evaluation analys experiment stud(?:y|ies)\\b result finding benchmark audit survey investigation dataset comparison')}|[Ww]e (?:[a-z]+ly |also |further )?${anyOf(
    'find observe reveal identify measure report discover note see show demonstrate estimate uncover argue',
  )}\\b)`,
);
const telling = anyOf('show demonstrate demonstrated showed shown reveal indicate confirm validate verify suggest find found observe report');
const inquiry = String.raw`(?:${anyOf('[Ee]xperiment [Rr]esult [Ee]valuation [Ss]tud(?:y|ies)\\b [Aa]nalys[ei]s [Aa]blation [Ss]imulation [Tt]est [Bb]enchmark [Cc]omparison [Vv]alidation')}|[Ww]e\b|[Oo]ur\b)`;
/** `Experiments on GSM8K show that`: what follows is the result. */
const reported = new RegExp(`^(?:[\\w-]+ ){0,4}?${inquiry}[^.;:]{0,240}?\\b${telling}s? that,? `);
/** What stands before the subject: `On LongBench, `, `Compared to A, B and C (v1.5), `. */
const front = new RegExp(
  `^${anyOf(`On In With By Using For At Under Across When Compared_(?:to|with) Without Through Despite Relative_to Unlike To As After Starting Applied Trained
    Training Built Based Combined Even Given Evaluated Tested Via While Leveraging Among Averaged Over`)}\\b[^;:.]{0,200}?(?:\\.\\d[^;:.]{0,100}?)?, `,
  'i',
);
const itself = /^(?:[^;:]{0,160}, )?[Ii]t (?!is (?:shown|possible|important|known|clear)\b)/;

/** Whether a sentence speaks of the paper's own work; what stands before the first such sentence is of others. */
export function startsOwnWork(sentence: string, names: readonly string[]): boolean {
  return authors.test(sentence) || names.some((name) => hasName(sentence, name));
}

/** A clause without what reports it: behind `Experiments on GSM8K show that`. */
export function withoutReport(clause: string): string {
  return clause.slice(reported.exec(clause)?.[0].length ?? 0);
}

/**
 * Whether it is the paper's own work that does what a clause says. `before` is the sentence before it, which tells who `it`
 * is; `names` are the paper's own.
 */
export function speaksOfOwnWork(clause: string, names: readonly string[], before: string): boolean {
  const told = withoutReport(clause);
  return hasOwnSubject(told, names) || tellsOfOwn(clause, names) || (itself.test(told) && isAboutOwn(before, names));
}

/** Whether the subject is the paper's, right at the beginning or behind what stands before it. */
function hasOwnSubject(clause: string, names: readonly string[]): boolean {
  if (isOwn(clause, names)) return true;
  if (!front.test(clause)) return false;
  return [...clause.slice(0, 300).matchAll(/, (?:we also )?/g)].some(({ 0: comma, index }) => {
    const at = index + comma.length;
    return isOwn(clause.slice(at), names) && front.test(clause.slice(0, index + 2));
  });
}

function isOwn(subject: string, names: readonly string[]): boolean {
  if (looking.test(subject)) return false;
  const opening = subject.replace(/^(?:[Tt]he |[Mm]odels? (?:fine-?tuned|trained) (?:on|with) )/, '');
  return ownWords.test(subject) || names.some((name) => opening.startsWith(name) && hasName(opening.slice(0, name.length + 1), name));
}

/** Whether `it` in the next sentence is what the paper made. */
function isAboutOwn(sentence: string, names: readonly string[]): boolean {
  const isMade = /\b[Ww]e (?:[a-z]+ )?(?:propose|introduce|present|develop|design|devise)\b/.test(sentence);
  return isMade || (hasOwnSubject(sentence, names) && !/^[Ww]e\b/.test(sentence));
}

/** `A comprehensive evaluation of TokenSelect demonstrates up to 23.84x speedup`, `Our results show improvements of 3 points`. */
function tellsOfOwn(clause: string, names: readonly string[]): boolean {
  const lead = /^[^,;:.]{0,120}?\b(?:demonstrates?|shows?|yields?|confirms?) (?!that\b|how\b)/.exec(clause)?.[0];
  if (lead === undefined || !/\b(?:[Ee]xperiment|[Ee]valuation|[Rr]esult)/.test(lead)) return false;
  return /\b[Oo]ur\b/.test(lead) || names.some((name) => hasName(lead, name));
}

function hasName(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at !== -1 && !/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/[\p{L}\d]/u.test(text.charAt(at + name.length));
}

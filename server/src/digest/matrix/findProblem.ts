import { anyOf } from '../../base/anyOf';
import type { Span } from '../../base/span';
import { findOwnWork } from './findOwnWork';

/** A turn from what is there to what is missing. */
const turn = /^(?:However|Yet|Unfortunately|Nevertheless|Nonetheless|Despite|But|Still|Although|While)\b|\bhowever\b|,? but\b/;
const lack = /\b(?:not|no|cannot|rarely|seldom|hardly|little|few|without|only)\b/;
/** Words that say plainly that something is wrong, or that something is needed. */
const trouble = new RegExp(
  `\\b${anyOf(`struggl(?:e|es|ing) suffers? suffering fails? failing bottlenecks? hinder(?:s|ed|ing)? hampers? hampered impedes? impeded
    (?:is|are|remains?|been|often|only|have|has)_limited limited_(?:by|to|in) (?<=,_)limiting limits_(?:the|their|its|our|both|\\w+(?:ity|ance|ion|ment))
    limitations? lacks? lacking inefficien(?:t|cy|cies) prohibitive(?:ly)? infeasible impractical intractable brittle elusive
    overlook(?:s|ed)? neglect(?:s|ed)? unclear unexplored under-?explored under-?studied insufficient(?:ly)? inadequate(?:ly)? sub-?optimal
    shortcomings? drawbacks? degrad(?:e|es|ed|ation) vulnerable error-prone poorly
    fac(?:e|es|ing)_(?:\\w+_){0,2}(?:challenges?|difficult(?:y|ies)|limits?)
    (?:pos(?:e|es|ing)|present(?:s|ing)?|encounter(?:s|ing)?)_(?:\\w+_){0,3}challenges?
    (?:is|are|remains?|proves?)_(?:\\w+_){0,2}(?:(?:challenging|difficult|hard)(?=[,.;:]|_(?:to|for|because|due|when|in|and|as|with|since|on|even|if|problem|task)\\b)|challenge)
    (?:is|are|remains?|requires?|rely_on|relies_on)_(?:\\w+_){0,2}(?:costly|expensive|time-consuming|labor-intensive)
    (?:critical|open|key|major|main|significant)_(?:problem|gap|challenge)s? open_questions?`)}\\b`,
  'g',
);
/** A sentence that begins so says nothing by itself, or is about the answer. */
const leaning = /^(?:To (?:this end|address|tackle|overcome|mitigate|alleviate|solve)\b|In this|This|These|Those|That|Such|It|They|He|She|Here|There(?:fore|by)?|Thus|Hence)\b/;
/** Right before a word of trouble: there is none, or no longer. */
const denied = /\b(?:without|avoid(?:s|ed|ing)?|no longer|never|(?:solv|overc[ao]m|alleviat|mitigat|reduc|eliminat|remov)\w+)\b[^,;:]{0,40}$/;
const addressed =
  /\b[Tt]o (?:address|tackle|overcome|mitigate|alleviate|solve|resolve|combat|remedy|counter) ((?!(?:this|these|that|those|such|it|them)\b)[^,.;]{12,160}?), (?=we\b|this (?:paper|work)\b|the (?:paper|authors)\b)/;
const nothingSaid = /^(?:the|a|an) (?:(?:above|aforementioned|first|second|former|latter) )?(?:problem|issue|challenge|limitation|gap|shortcoming|drawback)s?$/;

/**
 * The words of an abstract that say what is wrong or missing, verbatim: a sentence of what stands before the authors' own
 * work, or what they say their work is there to address. undefined where none says it plainly.
 */
export function findProblem(abstract: string, names: readonly string[]): Span | undefined {
  const { sentences, own } = findOwnWork(abstract, names);
  if (own === undefined) return undefined;
  let best: { readonly span: Span; readonly score: number } | undefined;
  for (const span of sentences.slice(0, own)) {
    const score = scoreSentence(abstract.slice(span.start, span.end));
    if (score >= 2 && score >= (best?.score ?? 0)) best = { span, score };
  }
  const ownSentence = sentences[own];
  const clause = ownSentence === undefined ? undefined : findAddressed(abstract, ownSentence);
  return best !== undefined && (best.score > 2 || clause === undefined) ? best.span : clause;
}

function scoreSentence(sentence: string): number {
  if (leaning.test(sentence) || /\bnovel\b|\b(?:addresses|tackles|overcomes|mitigates|alleviates|solves) (?:both|these|this|the|such)\b|\b(?:is|are) (?:proposed|introduced|presented)\b/.test(sentence) || sentence.endsWith('?')) return 0;
  const isSaid = [...sentence.matchAll(trouble)].some(({ index }) => !denied.test(sentence.slice(0, index)));
  if (isSaid) return turn.test(sentence) ? 4 : 2;
  return /^(?:However|Unfortunately|Yet)\b/.test(sentence) && lack.test(sentence) ? 3 : 0;
}

/** For `To address the cost of long prompts, we propose ...` this is `the cost of long prompts`. */
function findAddressed(abstract: string, { start, end }: Span): Span | undefined {
  const found = addressed.exec(abstract.slice(start, end));
  const said = found?.[1];
  if (found === null || said === undefined || nothingSaid.test(said)) return undefined;
  const at = start + found.index + found[0].indexOf(said);
  return { start: at, end: at + said.length };
}

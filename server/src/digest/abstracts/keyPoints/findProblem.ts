import type { Span } from '../../../base/span';
import { authorsPattern, splitAtOwnWork } from './splitAtOwnWork';
import { denyingWords, lackWords, otherWork, problemWords } from './problemWords';
import { cutAtClause, trimEndPunctuation, trimConnectives } from './trimPassage';

/** The longest passage that is returned, in UTF-16 units. */
const longestProblem = 320;

/** Words such as `However`, with which a text turns to a problem. */
const turn = /^(?:However|Unfortunately|Nevertheless|Nonetheless|Despite|Although|While)\b|^(?:Yet|But|Still),? |\bhowever\b/;
const plainTurn = /^(?:However|Unfortunately|Nevertheless|Nonetheless|Yet|But)\b/;
/** Matches the beginning of a sentence that does not state a problem by itself, or that is already about the solution. */
const answering =
  /^(?:To (?!date)|In this (?:paper|work|study)\b|For (?:example|instance)\b|First(?:ly)?,|Second(?:ly)?,|Third(?:ly)?,|Finally,|Inspired|Motivated|Recently,)/;
/** Matches the beginning of a sentence whose subject can be understood only with the previous sentence. */
const leaning =
  /^(?:This|These|Those|That|Such|It|Its|They|Their|Them|He|She|Both|Here|Doing so|There(?:fore|by)|(?:the|The) (?:former|latter|above)|this|these|those|that|such|it|its|they|their|both|doing so)\b/;
/** Matches words near the beginning of a sentence that refer to the previous sentence, such as `such methods`. */
const goingBack = /^[^,;:]{0,80}?\b(?:such (?!as\b|a\b|an\b|that\b)|these )[a-z]/;
const solved =
  /\bnovel\b|\b(?:addresses|tackles|overcomes|mitigates|alleviates|solves|resolves) (?:both|these|this|the|such)\b|\b(?:is|are) (?:proposed|introduced|presented)\b|\bhas emerged\b.*\bsolution\b/;
/** Matches up to the clause with the problem in a sentence that may mention an achievement first: `Kites fly well, but existing ...`. */
const secondClause = new RegExp(`(?:, (?:yet|but) |; however, |^(?:While|Although|Despite|Though)\\b[^.;]{10,200}?, )(?=${otherWork})`);

/**
 * The span of the words that state the problem, without connecting words before them. A sentence before the authors' own work is used
 * if it certainly states a problem. Otherwise three other ways are tried in this order: words such as `To address ...`, a less certain
 * sentence, and the rest of the abstract. undefined if no way finds a problem, or if no sentence is about the authors' own work.
 */
export function findProblem(abstract: string, names: readonly string[]): Span | undefined {
  const { sentences, own } = splitAtOwnWork(abstract, names);
  if (own === undefined) return undefined;
  let best: { readonly span: Span; readonly score: number } | undefined;
  for (const [at, span] of sentences.slice(0, own).entries()) {
    const problem = readSentence(abstract, sentences[at - 1], span);
    if (problem !== undefined && problem.score >= (best?.score ?? 0)) best = problem;
  }
  const surely = best !== undefined && best.score > 2 ? best.span : undefined;
  const chosen = surely ?? findAddressed(abstract, sentences, own) ?? best?.span ?? findBehind(abstract, sentences, own, names);
  return chosen === undefined ? undefined : cutProblem(abstract, trimEndPunctuation(abstract, chosen));
}

/**
 * Cuts a long passage after a clause. If the remaining words no longer state a problem, the passage is cut before its last parenthesis
 * instead, provided that this leaves words that state a problem.
 */
function cutProblem(abstract: string, span: Span): Span {
  const cut = cutAtClause(abstract, span, longestProblem);
  if (cut.end === span.end || scoreProblem(abstract.slice(cut.start, cut.end)) > 0) return cut;
  const bracket = abstract.slice(span.start, span.start + longestProblem).lastIndexOf(' (');
  const longer = trimEndPunctuation(abstract, { start: span.start, end: span.start + bracket });
  return bracket > 0 && scoreProblem(abstract.slice(longer.start, longer.end)) > 0 ? longer : cut;
}

/**
 * The problem that a sentence states, and a score for how clearly the sentence states it: above 2, the problem is certain. undefined if
 * the sentence states no problem, or if it cannot be understood even with the previous sentence.
 */
function readSentence(
  abstract: string,
  previous: Span | undefined,
  span: Span,
): { readonly span: Span; readonly score: number } | undefined {
  const sentence = abstract.slice(span.start, span.end);
  const score = scoreSentence(sentence);
  if (score === 0) return undefined;
  const trimmed = trimConnectives(abstract, span);
  const text = abstract.slice(trimmed.start, trimmed.end);
  const clause = secondClause.exec(text);
  if (clause !== null && scoreProblem(text.slice(clause.index + clause[0].length)) > 0)
    return { span: { start: trimmed.start + clause.index + clause[0].length, end: trimmed.end }, score };
  if (!leaning.test(text)) {
    const joined = goingBack.test(text) ? joinPrevious(abstract, previous, trimmed, score) : undefined;
    return joined !== undefined && joined.span.end - joined.span.start <= longestProblem ? joined : { span: trimmed, score };
  }
  return joinPrevious(abstract, previous, trimmed, score - 1);
}

/**
 * Extends a sentence by the previous one, to which it refers. undefined if there is no previous sentence, if both together are too
 * long, or if the previous sentence also needs the sentence before it.
 */
function joinPrevious(
  abstract: string,
  previous: Span | undefined,
  { start, end }: Span,
  score: number,
): { readonly span: Span; readonly score: number } | undefined {
  if (previous === undefined || start - previous.start > longestProblem - 100) return undefined;
  const before = trimConnectives(abstract, previous);
  return leaning.test(abstract.slice(before.start, before.end)) ? undefined : { span: { start: before.start, end }, score };
}

function scoreSentence(sentence: string): number {
  if (answering.test(sentence) || solved.test(sentence) || sentence.endsWith('?')) return 0;
  const isTurn = turn.test(sentence);
  const said = scoreProblem(sentence);
  if (said > 0) return isTurn ? 5 : /, (?:but|yet) /.test(sentence) ? 3 : 2;
  if (plainTurn.test(sentence)) return lackWords.test(sentence) ? 4 : 3;
  return /, yet /.test(sentence) ? 2.5 : 0;
}

function scoreProblem(text: string): number {
  return [...text.matchAll(problemWords)].filter(({ index }) => !denyingWords.test(text.slice(0, index))).length;
}

const aim =
  /\b[Tt]o (?:address|tackle|overcome|mitigate|alleviate|solve|resolve|combat|remedy|counter|bridge|fill|close|reduce|eliminate|avoid) ((?!(?:this|these|that|those|such|it|them)\b)[^.;]{12,200}?), (?=we\b|this (?:paper|work)\b|the (?:paper|authors)\b)/;
const nothingSaid =
  /^(?:(?:the|a|an|both|all|its|their) )?(?:(?:above|aforementioned|first|second|former|latter|two|key|main|critical) )*(?:problem|issue|challenge|limitation|gap|shortcoming|drawback|bottleneck|obstacle|concern)s?$/;

/** The problem that the authors address: `the cost of long prompts` in `To address the cost of long prompts, we propose ...`. */
function findAddressed(abstract: string, sentences: readonly Span[], own: number): Span | undefined {
  return firstOf(sentences.slice(own, own + 3), (span) => findGroup(abstract, span, aim));
}

const addressing =
  /\b(?:(?:which|that|it|and|by|approach|method|framework|work|paper|study|explicitly|directly|effectively|[A-Z][\w-]{1,30}|,) (?:address|tackl|overcom|mitigat|alleviat|remed[iy])(?:es|ing|s)|,? to (?:address|tackle|overcome|mitigate|alleviate)) ((?!(?:this|these|that|those|such|it|them|both)\b)[^.;,:]{20,200})/;
const unlike = new RegExp(
  `\\b(?:Unlike|unlike|In contrast to|Different from|Instead of) (${otherWork}[^.;]{3,200}?\\b(?:that|which) [^.;]{12,200}?), (?=\\p{L})`,
  'u',
);
const found =
  /\b[Ww]e (?:\w+ )?(?:observe|notice|noticed|find|identify|reveal|uncover|show|argue|hypothesi[sz]e) (?:that |how )?((?:an?|the) (?:\w+ ){0,3}(?:issue|problem|limitation|bottleneck|failure|gap|flaw|weakness|mismatch)\b[^.]{12,240}|[^.,]{10,200})/;
const asked =
  /\b(?:[Ww]e|[Tt]his (?:paper|work|study)) (?:\w+ly |also |aim to |seek to )?(?:stud(?:y|ies)|investigates?|explores?|examines?|asks?|considers?|address(?:es)?|tackles?|revisits?|answers?) (?:the (?:\w+ ){0,2}question (?:of )?)?((?:whether|how|why|what|if|the (?:[\w-]+ ){0,3}(?:problem|challenge|issue) of) [^.?]{12,240})/;

/**
 * A problem that is stated after the authors begin to speak of their own work; the clearest forms are tried first. If there is none, a
 * question or a need that is stated earlier in the abstract. undefined if there is none of these.
 */
function findBehind(abstract: string, sentences: readonly Span[], own: number, names: readonly string[]): Span | undefined {
  const talk = sentences.slice(own);
  const isOthers = ({ start, end }: Span): boolean => {
    const sentence = abstract.slice(start, end);
    return (
      new RegExp(`^(?:However, |Despite [^,.]{3,80}, )?${otherWork}`).test(sentence) &&
      !new RegExp(authorsPattern).test(sentence) &&
      !/\d%|\b[Oo]ur\b/.test(sentence) &&
      !names.some((name) => sentence.includes(name))
    );
  };
  return (
    firstOf(talk.slice(1, 4), (span) => {
      const sentence = abstract.slice(span.start, span.end);
      return isOthers(span) && (scoreProblem(sentence) > 0 || /,? (?:but|yet) /.test(sentence))
        ? trimConnectives(abstract, span)
        : undefined;
    }) ??
    firstOf(talk.slice(0, 2), (span) => {
      const group = findGroup(abstract, span, found);
      return group !== undefined &&
        (scoreProblem(abstract.slice(group.start, group.end)) > 0 ||
          /^(?:an?|the) (?:\w+ ){0,3}(?:issue|problem|limitation|bottleneck|failure|gap|flaw|weakness|mismatch)\b/.test(
            abstract.slice(group.start),
          ))
        ? group
        : undefined;
    }) ??
    firstOf(talk, (span) => findGroup(abstract, span, unlike)) ??
    firstOf(talk, (span) => {
      const group = findGroup(abstract, span, addressing);
      return group !== undefined && isProblem(abstract.slice(group.start, group.end)) ? group : undefined;
    }) ??
    firstOf(talk.slice(0, 2), (span) => findGroup(abstract, span, asked)) ??
    firstOf(sentences.slice(0, own), (span) => (isNeed(abstract.slice(span.start, span.end)) ? trimConnectives(abstract, span) : undefined))
  );
}

function isProblem(text: string): boolean {
  return (
    scoreProblem(text) > 0 ||
    /\b(?:costs?|overhead|complexity|bias|noise|gap|trade-?offs?|shortage|problem|issue|challenge)s? (?:inherent |that |posed )?(?:of|in|between|by|arise)\b/.test(
      text,
    )
  );
}

/** Whether a sentence is a question or says what is needed, and does not depend on another sentence. */
function isNeed(sentence: string): boolean {
  return (
    !leaning.test(sentence) &&
    !goingBack.test(sentence) &&
    !/\bthis\?$/.test(sentence) &&
    !answering.test(sentence) &&
    (/\?$/.test(sentence) || /\b(?:requires?|needs? to|must|demands?)\b/.test(sentence))
  );
}

/**
 * The span of the first group of a pattern. undefined if the pattern does not match, or if the group is as general as `the main
 * challenge`.
 */
function findGroup(abstract: string, { start, end }: Span, pattern: RegExp): Span | undefined {
  const match = pattern.exec(abstract.slice(start, end));
  const words = match?.[1];
  if (match === null || words === undefined || nothingSaid.test(words)) return undefined;
  const at = start + match.index + match[0].indexOf(words);
  return { start: at, end: at + words.length };
}

function firstOf(spans: readonly Span[], find: (span: Span) => Span | undefined): Span | undefined {
  for (const span of spans) {
    const result = find(span);
    if (result !== undefined) return result;
  }
  return undefined;
}

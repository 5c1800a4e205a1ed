import { splitSentences } from '#text';
import { alternation } from '../../../base/alternation';
import { type Span, sliceSpan } from '../../../base/span';

/** The longest summary of two sentences, in UTF-16 units. A single sentence may be longer. */
const maxSummaryLength = 430;
/** An abstract of at most two sentences is its own summary if it is not longer than this, in UTF-16 units. */
const shortAbstract = 280;

/**
 * One or two consecutive sentences of the abstract, verbatim, that say what the paper does. A sentence that proposes something is
 * preferred to background and to results. Introductory words such as `To this end, ` are usually left out, so the summary may begin
 * with a small letter. Empty if the abstract is empty.
 */
export function chooseSummary(title: string, names: readonly string[], abstract: string): string {
  const sentences = splitSentences(abstract);
  const first = sentences[0];
  if (first === undefined) return '';
  if (sentences.length <= 2 && abstract.length <= shortAbstract) return abstract.slice(first.start, sentences.at(-1)?.end);
  const best = chooseSentence(title, names, abstract, sentences);
  const chosen = sentences[best] ?? first;
  const before = sentences[best - 1];
  const after = sentences[best + 1];
  if (before !== undefined && chosen.end - before.start <= maxSummaryLength && dependsOnPrevious(abstract, chosen, before))
    return abstract.slice(before.start, chosen.end);
  const start = chosen.start + (leadIn.exec(abstract.slice(chosen.start, chosen.end))?.[0].length ?? 0);
  if (after !== undefined && after.end - start <= maxSummaryLength && goesOn(names, abstract, after))
    return abstract.slice(start, after.end);
  return abstract.slice(start, chosen.end);
}

/** Introductory words that refer to the previous sentence: `To address this, `, `Building upon our findings, `, `Thus, `. */
const leadIn = new RegExp(
  String.raw`^(?:${alternation('Thus Therefore Hence Consequently Accordingly Instead In_response As_a_result So')},? |` +
    String.raw`(?:To|Toward|Towards|Based|Build|Building|Built|Drawing|Motivated|Inspired|Guided|Driven|In light|In view|Given|With|From|For|Considering|Following)\b` +
    String.raw`(?:(?! (?:we|our) \w+ (?:that|to)\b)[^,.:;]){0,90}?\b(?:this|these|those|such|above|it|them|our (?:\w+ )?(?:findings?|insights?|observations?|analys[ie]s))\b` +
    String.raw`(?! ${alternation('paper work article study report survey review thesis')})[^,.:;]{0,60}, )(?=(?:we|our|this ${alternation('paper work article study report')}) |\p{Lu})`,
  'u',
);

/** The sentence of an abstract that best says what the paper does; undefined if the abstract is empty. */
export function findKeySentence(title: string, names: readonly string[], abstract: string): Span | undefined {
  const sentences = splitSentences(abstract);
  return sentences[chooseSentence(title, names, abstract, sentences)];
}

function chooseSentence(title: string, names: readonly string[], abstract: string, sentences: readonly Span[]): number {
  const titleWords = contentWords(title);
  let best = 0;
  let bestScore = -Infinity;
  for (const [index, span] of sentences.entries()) {
    const sentence = abstract.slice(span.start, span.end);
    const score = scoreSentence(sentence, title, names) + countShared(titleWords, sentence) * 0.35 - index * 0.25;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

const work = alternation('paper work article study report research survey thesis tutorial chapter');
const author = String.raw`\b(?:[Ww]e|(?:[Tt]his|[Tt]he|[Oo]ur)(?: \w+)? ${work})`;
const adverb =
  alternation(String.raw`\(\w{1,3}\) also further then thus therefore hence here first finally instead now next have systematically
  formally hereby aims?_to seeks?_to`);

function saying(verbs: string): RegExp {
  return new RegExp(`${author}(?:,? ${adverb}){0,3},? ${alternation(verbs)}(?:s|es|ed|d)?\\b`);
}

/**
 * Statements of authors about their paper. Those of `proposing` are the most informative, then those of `studying`, then those of
 * `finding`.
 */
const proposing = saying(`propose introduce present develop design devise construct create describe release contribute unveil put_forward
  open-source curate build(?!_our|_on|_upon)`);
const studying = saying(`study studies investigate explore examine analy[sz]e revisit address tackle prove establish formulate formali[sz]e
  provide offer conduct compare evaluate assess review survey summari[sz]e discuss argue ask consider focus(?:es)?_on extend combine
  leverage adopt adapt expand benchmark quantify characterize test use apply train employ generali[sz]e outline implement derive measure
  model reframe delve collect integrate perform incorporate build name call term dub`);
const finding = saying('show demonstrate find report observe identify identifies reveal');
/** Statements like those of `proposing` in Chinese and French. */
const chinese = '(?:本文|该文|我们)[^。]{0,20}(?:提出|设计|构建|介绍|建立)';
const french = `\\b[Nn]ous ${alternation('proposons présentons introduisons décrivons étudions développons')}\\b`;
const proposingElsewhere = new RegExp(`${chinese}|${french}`);
const passive = new RegExp(
  `\\b(?:is|are) ${alternation('proposed introduced presented developed designed studied investigated described')}\\b(?! (?:by|in) (?:previous|prior|recent))`,
);
const aside = new RegExp(
  `^${alternation(`Additionally Furthermore Moreover Besides Finally Lastly Also In_addition Second Third Further To_further To_validate
    To_evaluate To_facilitate To_support To_ensure To_enable_efficient As_a For_evaluation`)}\\b`,
);
const background = new RegExp(
  `^${alternation(`However Although Despite While Existing Previous Prior Recent(?:ly)? Traditional Conventional Current Most Many Yet Nevertheless
    Unfortunately With_the In_recent_years Over_the Since Because`)}\\b`,
);
const results = new RegExp(
  `\\b${alternation(`[Ee]xperiment(?:s|al) [Ee]valuations?_(?:show|demonstrate|on) [Rr]esults outperform achiev state-of-the-art
    benchmarks?_(?:show|demonstrate) [Ee]mpirically validate`)}`,
);
const material = alternation('code data models? dataset implementation weights demo page resources? materials? software source');
const givenOut = alternation('available released? accessible provided found published open-sourced?');
const availability = new RegExp(`\\b${material}\\b.{0,80}\\b${givenOut}\\b|https?://|github\\.com`, 'i');

function scoreSentence(sentence: string, title: string, names: readonly string[]): number {
  let score = 0;
  if (proposing.test(sentence) || proposingElsewhere.test(sentence)) score += 6;
  else if (passive.test(sentence)) score += 4.5;
  else if (studying.test(sentence)) score += 3.5;
  else if (finding.test(sentence)) score += 2;
  if (/\b(?:[Ii]n this (?:paper|work|article|study|report)|[Tt]o this end|[Tt]his (?:paper|work|article|study|report))\b/.test(sentence))
    score += 1.5;
  const defined = names.find((name) => definesName(sentence, name));
  if (defined !== undefined) score += title.includes(defined) ? 5 : 3;
  else if (names.some((name) => sentence.includes(name))) score += 1.5;
  if (aside.test(sentence) || /^\((?:\d|[ivx]+)\) /.test(sentence)) score -= 3.5;
  if (background.test(sentence)) score -= 2;
  if (results.test(sentence)) score -= 2;
  if (availability.test(sentence)) score -= 5;
  if (/\?["”]?$/.test(sentence)) score -= 2;
  if (sentence.length > 420) score -= 1.5;
  if (sentence.length < 60) score -= 2;
  return score;
}

const definingVerb = alternation(
  'propos introduc present develop design devis build construct creat describ releas call nam dubb term coin',
);
const defining = new RegExp(`\\b${definingVerb}\\w* (?:(?:as|it|them|the|our|a|an) )?(?:[\\w-]+ ){0,3}["“‘]?$`, 'i');

/** Whether a sentence introduces or defines a name: `we introduce Lamina, ...`, `named Lamina`, `Lamina is a ...`, `(Lamina)`. */
function definesName(sentence: string, name: string): boolean {
  const at = sentence.indexOf(name);
  if (at < 0) return false;
  const after = sentence.slice(at + name.length, at + name.length + 12);
  if (at === 0) return /^,? (?:is|are|a|an|the)\b/.test(after);
  const before = sentence.slice(Math.max(0, at - 40), at);
  const isBracketed = before.endsWith('(') && after.startsWith(')');
  return defining.test(before) || isBracketed || (before.endsWith(', ') && after.startsWith(','));
}

/** Whether a sentence can't be understood without the previous one. */
function dependsOnPrevious(abstract: string, { start }: Span, before: Span): boolean {
  const beginning = abstract.slice(start, start + 40);
  if (/^(?:It|They|These|Such|He)\b/.test(beginning)) return true;
  // A sentence that begins with "Based on this" can be understood without the previous sentence, unless the previous sentence proposes
  // something.
  return /^Based on (?:it|them|this|these)\b/.test(beginning) && proposing.test(abstract.slice(before.start, before.end));
}

const goingOn = new RegExp(
  `^${alternation(`It They Specifically In_particular Concretely Instead
    This_(?:approach|method|framework|model|system|technique|design|mechanism|dataset|benchmark)
    Our_(?:approach|method|framework|model|system|technique|design|benchmark) The_(?:key|core|main|central|proposed)`)}\\b`,
);

/** Whether a sentence continues the description of the work, and does not report its results or its availability. */
function goesOn(names: readonly string[], abstract: string, { start, end }: Span): boolean {
  const sentence = abstract.slice(start, end);
  if (results.test(sentence) || availability.test(sentence) || aside.test(sentence)) return false;
  if (names.some((name) => sentence.startsWith(name))) return true;
  return goingOn.test(sentence);
}

function contentWords(title: string): string[] {
  return (title.toLowerCase().match(/[\p{L}\d][\p{L}\d-]{3,}/gu) ?? []).filter(
    (word) => !/^(?:with|from|using|towards?|into|over|under|their|this|that|for|based|large|language|models?)$/.test(word),
  );
}

function countShared(words: readonly string[], sentence: string): number {
  const lower = sentence.toLowerCase();
  return Math.min(6, words.filter((word) => lower.includes(word)).length);
}

/** Matches the beginning of an addition to a main clause. The addition can be left out. */
const trailing = new RegExp(
  `(?:; |, (?:while|whereas|which|thus|thereby|hence|making|enabling|demonstrating|highlighting|showing|indicating|suggesting|establishing|setting|proving|validating|underscoring|allowing|all while|and (?:we|it|our)) )`,
  'g',
);

/**
 * Matches the beginning of words that say how something is done or what it leads to. In a clause about a result these words may be
 * essential.
 */
const adding =
  /, (?:achieving|resulting in|leading to|yielding|ensuring|providing|offering|requiring|outperforming|surpassing|closely \p{Ll}+ing|effectively \p{Ll}+ing|empowered by|namely|by (?=\p{Ll}+ing\b)|without (?=\p{Ll}+ing\b)|then subsequently|with negligible) /gu;

/** Further offsets at which a clause may end, the last one first. They are not meant for clauses that report a result. */
export function listOptionalClauseEnds(text: string, { start, end }: Span): readonly number[] {
  return [...sliceSpan(text, { start, end }).matchAll(adding)].map(({ index }) => start + index).reverse();
}

/**
 * The offsets in `span` where a main clause may end early, the last one first. The caller checks with `isWholeClause` whether a
 * complete clause remains.
 */
export function listClauseEnds(text: string, { start, end }: Span): readonly number[] {
  const clause = sliceSpan(text, { start, end });
  // A clause with an enumeration is not cut, because the enumeration could lose an item.
  if (/\(?\b(?:1|i|I|a)\)/.test(clause)) return [];
  return [...clause.matchAll(trailing)].map(({ index }) => start + index).reverse();
}

/** Whether all brackets are closed, an enumeration has at least two items, and the text does not end with an omission. */
export function isWholeClause(clause: string): boolean {
  return hasSecondItem(clause) && closesBrackets(clause) && !/(?:\.\.|…)$/.test(clause);
}

/** Whether an enumeration in the text has a second item. True if there is no enumeration; `O(1)` does not begin one. */
export function hasSecondItem(clause: string): boolean {
  return !/(?<![\p{L}\d])\((?:1|i|I|a)\)/u.test(clause) || /\((?:2|ii|II|b)\)/.test(clause);
}

export function closesBrackets(clause: string): boolean {
  return [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['“', '”'],
  ].every(([open = '', close = '']) => clause.split(open).length === clause.split(close).length);
}

import { splitSentences } from '#text';
import { alternation } from '../../base/alternation';
import type { Span } from '../../base/span';

/** The maximum length of a passage, in UTF-16 units. */
const maxMethod = 260;
/** A longer passage is never cut to fewer UTF-16 units than this. */
const minMethod = 60;
/** The words after a verb such as `propose` are preferred if a name of the work occurs within this many UTF-16 units. */
const nameReach = 160;

const work = alternation('paper work article study report technical_report research thesis survey review');

/** How authors refer to themselves or their paper as the subject of a sentence. */
const authorsPattern = String.raw`\b(?:[Ww]e|[Tt]his ${work}|[Tt]he (?:present )?(?:paper|work|study|authors?)|[Oo]ur ${work})\b`;

/** Words with which authors speak of themselves. `We often aim to ...` does not match, because `we` then means people in general. */
const speaking = new RegExp(
  `${authorsPattern}(?! (?:often|usually|typically|humans|people|live|humans|all)\\b)|\\b[Oo]ur (?!(?:world|lives|daily|society|understanding)\\b)`,
);

const adverb = String.raw`(?:,? (?:\w+ly|\(\w{1,3}\)|${alternation('also further then thus hence here first next now instead have aim_to aims_to seek_to seeks_to take_a_step')}))`;
const make =
  alternation(`propose introduce present develop design devise construct create contribute unveil put_forward build describe formulate establish
  curate implement engineer`);
const give = alternation('release open-source publish provide offer announce collect train compile');
const study =
  alternation(`stud(?:y|ies|ied) investigate explore examine analy[sz]e evaluate compare assess revisit survey review systemati[sz]e characteri[sz]e
  conduct perform benchmark extend adopt leverage use employ equip treat cast recast frame reformulate address tackle consider rethink improve enhance
  uncover identif(?:y|ies|ied) show demonstrate prove find reveal report discuss argue provide offer outline highlight quantif(?:y|ies|ied) measure map scale appl(?:y|ies|ied)
  adapt combine integrate focus_on look_at`);
const ending = '(?:s|es|ed|d)?';
/** A second verb after the first one: `design and implement`, `introduce, and evaluate`. */
const second = String.raw`(?:,? (?:and|then) (?:\w+ly )?\w{4,12}(?=(?: |: )(?:an?|the|our|\p{Lu})))?`;
const said = String.raw`(?! (?:on|upon|that|how|why|whether|what|to|in|from|as)\b)[:,]? `;

const making = new RegExp(`${authorsPattern}${adverb}{0,3},? ${make}${ending}${second}${said}`, 'gu');
/**
 * Text that may be between `we` and its verb. Its length is limited, so that the search is fast even in a text that repeats `we` very
 * often.
 */
const gap = '[^.;]{0,300}?';
/**
 * A verb later in the sentence, or a verb such as `release`: `The paper shows that keys differ, and presents KIVI`, `we release Dolma`.
 * A match is used only if a name of the work follows closely.
 */
const joined = new RegExp(`${authorsPattern}${gap} (?:${make}|${give}|propos|introduc|devis)(?:s|es|ed|d|ing)?${second}${said}`, 'gu');
/** `we address it by proposing Kite`. */
const by = new RegExp(`${authorsPattern}${gap} by (?:proposing|introducing|developing|designing|presenting|devising|constructing) `, 'gu');
/** `Our work proposes to learn sparse patterns`: the words after this pattern say what the authors did. */
const proposing = new RegExp(`${authorsPattern}${adverb}{0,3},? propose${ending} to (?=[a-z])`, 'gu');
const studying = new RegExp(`${authorsPattern}${adverb}{0,3},? (${study}${ending} )`, 'gu');
/** Things that authors present in addition to the work itself, such as experiments, code or findings. */
const noMethod = new RegExp(
  `^(?:(?:an?|the|our|some|several|new|novel|further|additional) )*${alternation(`extensive comprehensive_experiments experiments? results? evidence empirical theoretical qualitative
    quantitative code source_code data implementation codebase weights demos? videos? insights? findings`)}\\b`,
);
/** `show that our model outperforms others` says how good the work is, not what it is. */
const claim = /^(?:show|demonstrate|prove|find|found|reveal|report|highlight)(?:s|ed|d)? (?:that )?/;
const ownSubject = /^(?:[Oo]ur|[Tt]he (?:proposed|resulting)|[Tt]h(?:is|ese|e) (?:approach|method|model|framework)s?|it|they)\b/;
const gain = /^[^.;]{0,120}?\b(?:outperform|surpass|exceed|achiev|attain|improv|superior|state-of-the-art)/;
const aside =
  /^(?:Additionally|Furthermore|Moreover|Besides|Finally|Lastly|Also|In addition|Second|Third|Further)\b|\b[Ww]e (?:also|further)\b/;

/**
 * The span of the words in which the authors say what they made. For `To this end, we introduce DuoAttention, a framework that ...`, it
 * begins with `DuoAttention`. Sentences that contain a name of the work are preferred. If the authors do not say that they made
 * something, the span is that of the words that say what they did, such as `study whether ...`. undefined if there are no such words
 * either.
 */
export function findMethod(abstract: string, names: readonly string[]): Span | undefined {
  const { sentences, own = sentences.length } = splitAtOwnWork(abstract, names);
  const talk = sentences.slice(own);
  const chosen =
    firstOf(talk, (span) => findNamed(abstract, span, names, making, nameReach) ?? findNamed(abstract, span, names, joined, 40)) ??
    firstOf(talk, (span) => (aside.test(abstract.slice(span.start, span.end)) ? undefined : findObject(abstract, span, making))) ??
    firstOf(talk, (span) => findObject(abstract, span, by)) ??
    firstOf(talk, (span) => findObject(abstract, span, proposing)) ??
    firstOf(talk, (span) => findDefined(abstract, span, names)) ??
    firstOf(talk, (span) => (aside.test(abstract.slice(span.start, span.end)) ? undefined : findDone(abstract, span, names)));
  return chosen === undefined ? undefined : cutAtClause(abstract, trimEndPunctuation(abstract, chosen));
}

function firstOf(spans: readonly Span[], find: (span: Span) => Span | undefined): Span | undefined {
  for (const span of spans) {
    const found = find(span);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words that say what the authors made, if a name of the paper is within the first `reach` UTF-16 units. */
function findNamed(abstract: string, span: Span, names: readonly string[], pattern: RegExp, reach: number): Span | undefined {
  return listObjects(abstract, span, pattern).find(({ start, end }) => {
    const head = abstract.slice(start, Math.min(end, start + reach));
    return names.some((name) => head.includes(name));
  });
}

function findObject(abstract: string, span: Span, pattern: RegExp): Span | undefined {
  return listObjects(abstract, span, pattern).find(({ start, end }) => !noMethod.test(abstract.slice(start, end)));
}

/** For each match of the pattern in a sentence, the span from the end of the match to the end of the sentence. */
function listObjects(abstract: string, { start, end }: Span, pattern: RegExp): readonly Span[] {
  return [...abstract.slice(start, end).matchAll(pattern)].map(({ index, 0: words }) => ({ start: start + index + words.length, end }));
}

/** The whole sentence if it defines a name of the paper: `Kite is a framework that ...`. */
function findDefined(abstract: string, { start, end }: Span, names: readonly string[]): Span | undefined {
  const sentence = abstract.slice(start, end);
  return names.some((name) => sentence.startsWith(`${name} is a`)) ? { start, end } : undefined;
}

/** The words that say what the authors did, from the verb on. */
function findDone(abstract: string, { start, end }: Span, names: readonly string[]): Span | undefined {
  for (const found of abstract.slice(start, end).matchAll(studying)) {
    const verb = found[1] ?? '';
    const at = start + found.index + found[0].length;
    const done = { start: at - verb.length, end };
    if (!noMethod.test(abstract.slice(at, end)) && !isResult(abstract.slice(done.start, end), names)) return done;
  }
  return undefined;
}

function isResult(done: string, names: readonly string[]): boolean {
  const claimed = claim.exec(done);
  if (claimed === null) return false;
  const what = done.slice(claimed[0].length);
  return (ownSubject.test(what) || names.some((name) => what.startsWith(name))) && gain.test(what);
}

/**
 * Divides an abstract at the first sentence in which the authors speak of themselves or that contains a name of the paper. The
 * sentences before it are taken to be about other work.
 */
function splitAtOwnWork(
  abstract: string,
  names: readonly string[],
): { readonly sentences: readonly Span[]; readonly own: number | undefined } {
  const sentences = splitSentences(abstract);
  const own = sentences.findIndex(({ start, end }) => {
    const sentence = abstract.slice(start, end);
    return speaking.test(sentence) || names.some((name) => sentence.includes(name));
  });
  return { sentences, own: own === -1 ? undefined : own };
}

const strong = new RegExp(
  `(?:[;:—]|,(?= (?:and )?${alternation(String.raw`which that where wherein whose while by thereby thus enabling allowing featuring leading resulting achieving ensuring designed
    leveraging making yielding using with without such_as including especially particularly as for but yet so and_thus`)}\\b)) ?`,
  'g',
);

/**
 * Limits a passage to `maxMethod` UTF-16 units. A longer passage is cut after a clause, else at a comma, else after a word, in each case
 * outside parentheses and not close to the beginning. If there is no such place, it is cut at `maxMethod`.
 */
function cutAtClause(abstract: string, { start, end }: Span): Span {
  if (end - start <= maxMethod) return { start, end };
  const head = abstract.slice(start, start + maxMethod);
  const isOpen = (at: number): boolean => head.lastIndexOf('(', at - 1) > head.lastIndexOf(')', at - 1);
  const ends = (pattern: RegExp): number[] =>
    [...head.matchAll(pattern)].map(({ index }) => index).filter((at) => at >= minMethod && !isOpen(at));
  const cut = ends(strong).at(-1) ?? ends(/, /g).at(-1) ?? ends(/ /g).at(-1) ?? maxMethod;
  return trimEndPunctuation(abstract, { start, end: start + cut });
}

/** Trims white space and the characters `,`, `;`, `:`, `.` and `!` from the end of a passage. */
function trimEndPunctuation(abstract: string, { start, end }: Span): Span {
  return { start, end: start + abstract.slice(start, end).replace(/[\s,;:.!]+$/, '').length };
}

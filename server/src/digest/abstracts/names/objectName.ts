import { alternation } from '../../../base/alternation';
import { findExpansionStart, isAbbreviation, isSubsequence, isTaskAbbreviation, readAbbreviated } from './abbreviation';
import { isGenericName, shapeOfWord } from './nameShape';
import type { NameCandidate } from './readName';
import { endsName, hasCoinedWord, isOwnName, isWholeObject, readAlias, readName } from './readName';

/** A name and optionally a second one next to it: for `TransNormerLLM (TNL)` the alias is `TNL`. */
export interface NewName {
  readonly name: string;
  readonly alias?: string;
}

/** A name, with the abbreviation after it as its alias. If the name has several words, the abbreviation replaces it. */
export function nameWithAlias(text: string, found: NameCandidate): NewName {
  const alias = readAlias(text, found);
  if (alias === undefined) return { name: found.name };
  return found.name.includes(' ') ? { name: alias } : { name: found.name, alias };
}

const capitalAhead = String.raw`(?=["“'‘\x60]{0,2}[\p{L}\d]*\p{Lu})`;
const namedThing = new RegExp(String.raw`^(?:it|them|this|these|the|our|such|that)\b[^,.;:(]{0,80}?(?: as|,)? ${capitalAhead}`, 'u');

/**
 * The one or two names in the text after `we call`, such as `it X`, `our method X`, `them X and Y`, `the resulting model as X` or `this
 * approach "X"`. Empty if no name is found.
 */
export function readNamesAfterNamingVerb(object: string): NewName[] {
  const start = namedThing.exec(object)?.[0].length ?? 0;
  const first = readNamed(object, start);
  if (first === undefined) return [];
  const second = object.startsWith(' and ', first.end) ? readNamed(object, first.end + 5) : undefined;
  return [first.name, ...(second === undefined ? [] : [second.name])];
}

interface NamedEnd {
  readonly name: NewName;
  readonly end: number;
}

/** Reads a name at an offset at which there can only be a name. */
function readNamed(object: string, start: number): NamedEnd | undefined {
  const abbreviation = readAbbreviated(object, start);
  if (abbreviation !== undefined) return { name: { name: abbreviation }, end: object.length };
  const found = readName(object, start);
  if (found === undefined || !isOwnName(found.name, 'named') || !endsName(object, found)) return undefined;
  return { name: nameWithAlias(object, found), end: found.end };
}

/** The object of these verbs is often other people's work, unless the sentence explicitly gives it a name. */
const weakVerbs = new Set('provide offer implement train pretrain pre-train collect describe establish formulate publish'.split(' '));
const marker =
  alternation(`called named dubbed termed coined titled entitled namely denoted_as denoted_by referred_to_as known_as abbreviated_as
  (?:which|that)_we_(?:call|term|dub|name|refer_to_as) we_call`);
const namedMarker = new RegExp(String.raw`(?:\b${marker}|, i\.e\.,) (?:as )?(?:the )?${capitalAhead}`, 'gu');
/** The beginning of a numbered item: `two methods: 1) Kite, a ..., and 2) Lark, a ...`. */
const numbered = new RegExp(String.raw`(?:[:;,]| and) \(?(?:\d|i{1,3})\) ${capitalAhead}`, 'gu');
const concept =
  /^(?:the|an?)(?: \w+)? (?:concept|notion|idea|task|problem|principle|category|class|family|type|kind|form) (?:of|called) (?=\S)/;
const ofOthers = /\b(?:existing|previous|prior|recent|well-known|popular)\b/;
const determiner = /^(?:(?:a|an|the|our|two|three|four|several|both|new|novel)\s)+/;

/** The names in the text after `we propose`. The text begins with the name itself or with a noun phrase that contains the name. */
export function readNamesInObject(object: string, verb: string): NewName[] {
  const names = readFirstNames(object.replace(concept, ''), verb);
  return weakVerbs.has(verb) ? names : [...names, ...readNumbered(object), ...readShortened(object)];
}

const shortened = /\((\p{Lu}[\p{L}-]+) (\p{Ll}?\p{Lu}{2,5})\)/gu;

/** Reads abbreviations that keep one word of a phrase and shorten others to letters: `including hiking for boats (Boat HK)`. */
function readShortened(object: string): NewName[] {
  return [...object.matchAll(shortened)].flatMap(({ index, 1: kept = '', 2: abbreviation = '' }) => {
    const phrase = object.slice(Math.max(0, index - 100), index).toLowerCase();
    const isOwn =
      phrase.includes(kept.toLowerCase()) && isSubsequence(abbreviation.toLowerCase(), phrase) && !/^[IVX]+$/.test(abbreviation);
    return isOwn ? [{ name: `${kept} ${abbreviation}` }] : [];
  });
}

/** Reads the names at the beginning of numbered items. */
function readNumbered(object: string): NewName[] {
  return [...object.matchAll(numbered)].flatMap(({ index, 0: words }) => {
    const found = readName(object, index + words.length);
    return found !== undefined && isWholeObject(object, found, 'no-article') ? [nameWithAlias(object, found)] : [];
  });
}

function readFirstNames(object: string, verb: string): NewName[] {
  const direct = weakVerbs.has(verb) ? readDirectAbbreviation(object) : readDirectObject(object);
  if (direct.length > 0) return direct;
  const named = [...object.matchAll(namedMarker)].flatMap(({ index, 0: words }) => {
    const found = ofOthers.test(object.slice(0, index)) ? undefined : readNamed(object, index + words.length);
    return found === undefined ? [] : [found.name];
  });
  if (named.length > 0) return named;
  const apposed = readApposition(object);
  if (apposed !== undefined) return [apposed];
  return weakVerbs.has(verb) ? [] : readBracketed(object);
}

/** Reads the abbreviation of a phrase directly after the verb: `establish the Great River Benchmark (GRB)`. */
function readDirectAbbreviation(object: string): NewName[] {
  const abbreviation = readAbbreviated(object, determiner.exec(object)?.[0].length ?? 0);
  return abbreviation === undefined ? [] : [{ name: abbreviation }];
}

function readDirectObject(object: string): NewName[] {
  const abbreviated = readDirectAbbreviation(object);
  if (abbreviated.length > 0) return abbreviated;
  const start = determiner.exec(object)?.[0].length ?? 0;
  const first = readName(object, start);
  // `the Modality Pyramid, a curriculum`
  if (
    first !== undefined &&
    /^(?:the|our) $/.test(object.slice(0, start)) &&
    first.name.includes(' ') &&
    /^, (?:a|an|which) /.test(object.slice(first.end)) &&
    isOwnName(first.name, 'named')
  )
    return [nameWithAlias(object, first)];
  if (first === undefined || !isWholeObject(object, first, start > 0 ? 'article' : 'no-article')) return [];
  const second = object.startsWith(' and ', first.end) ? readName(object, first.end + 5) : undefined;
  const isSecond = second !== undefined && isWholeObject(object, second, 'no-article');
  return [nameWithAlias(object, first), ...(isSecond ? [nameWithAlias(object, second)] : [])];
}

/** Words that end the main part of a noun phrase. In `a method for X`, the name `X` does not belong to the method. */
const breaking = new RegExp(
  `\\b${alternation(`for of to in on with using via based by that which from into through under over between across where when while whose called
    inspired built trained leveraging combining designed tailored such like including against without within as and is are can`)}\\b`,
);
const noun =
  alternation(`method models? framework approach system architecture algorithm technique network dataset data_set benchmark corpus
  module mechanism strategy paradigm pipeline tool toolkit library platform agent attack metric optimizer estimator family suite
  testbed environment task engine scheme simulator resource language protocol loss transformer encoder decoder attention assistant
  collection series interface solution variant extension annotation leaderboard challenge infrastructure training pruning learning
  optimization objective LMM LLM MLLM VLM LVLM VLA PRM`);
const nounBeforeName = new RegExp(String.raw`(?<![\w-])${noun}s?(?:,| [-–—]{1,2})? ${capitalAhead}`, 'gu');

/** `the largest dataset Jedi, which contains`. */
const isDescribed = /^, (?:which|containing|comprising|consisting)\b/;

/** Reads a name directly after a noun for a kind of work: `a novel method InfiniRetri that`, `a dataset, GONERD, to`. */
function readApposition(object: string): NewName | undefined {
  const head = object.slice(0, 160);
  const breakAt = breaking.exec(head)?.index ?? head.length;
  nounBeforeName.lastIndex = 0;
  for (let match = nounBeforeName.exec(head); match !== null; match = nounBeforeName.exec(head)) {
    if (match.index > breakAt) break;
    const start = nounBeforeName.lastIndex;
    const abbreviation = readAbbreviated(object, start);
    if (abbreviation !== undefined) return { name: abbreviation };
    const named = readName(object, start);
    // A word that does not look coined must be set off by commas or dashes. Otherwise it may only continue the noun phrase.
    const isBetweenCommas = named !== undefined && /[,–—-] $/.test(match[0]) && object.startsWith(',', named.end);
    if (named === undefined || !isOwnName(named.name, isBetweenCommas ? 'named' : 'apposition')) continue;
    const isSetOff = hasCoinedWord(named.name)
      ? endsName(object, named)
      : isBetweenCommas || isDescribed.test(object.slice(named.end, named.end + 16));
    if (isSetOff) return nameWithAlias(object, named);
  }
  return undefined;
}

const bracketed = /^([^(]{3,140}?) ?\(\s?["“'‘]?([^()]{2,24}?)["”'’]?\s?\)/;

/**
 * Reads the abbreviation of the whole object: `ACT` in `an attention calibration technique (ACT)`. The abbreviation of a thing that the
 * object only mentions is ignored. A short phrase without an article is returned as a second name: `efficient probing (EP), a
 * mechanism`.
 */
function readBracketed(object: string): NewName[] {
  const found = bracketed.exec(object);
  const phrase = found?.[1] ?? '';
  const abbreviation = found?.[2] ?? '';
  if (!isAbbreviation(abbreviation) && !isPlayfulAbbreviation(abbreviation, phrase)) return [];
  const after = object.slice(found?.[0].length);
  if (isTaskAbbreviation(abbreviation, after)) return [];
  const words = phrase
    .replace(determiner, '')
    .split(/[\s-]+/)
    .filter((part) => part !== '');
  const first = findExpansionStart(words, abbreviation);
  // `a novel approach, Hierarchically Pruned Attention (HiP)`: the part after a single comma is an apposition.
  const before = first === undefined ? phrase : words.slice(0, first).join(' ').replace(/,$/, '');
  if (breaking.test(before) || /[,;:]/.test(before)) return [];
  const isName = first === 0 && !determiner.test(phrase) && words.length <= 4 && /^, (?:an?|the|which)\b/.test(after);
  return [{ name: abbreviation }, ...(isName ? [{ name: phrase }] : [])];
}

/**
 * Whether an abbreviation is spelled like a word and consists of letters of the phrase: `Durian` for `difficulty-aware group
 * normalization`.
 */
function isPlayfulAbbreviation(abbreviation: string, phrase: string): boolean {
  if (!/^\p{Lu}\p{Ll}{2,}\p{L}*$/u.test(abbreviation) || isGenericName(abbreviation)) return false;
  return shapeOfWord(abbreviation) === 'capitalised' && isSubsequence(abbreviation.toLowerCase(), phrase.toLowerCase());
}

import { alternation } from '../../../base/alternation';
import { isAbbreviation } from './abbreviation';
import { isFamiliarSystem, isGenericName, shapeOfWord } from './nameShape';

/** A phrase of an abstract that may be a name. */
export interface NameCandidate {
  readonly name: string;
  /** The offset after the name and its closing quotation mark. */
  readonly end: number;
}

const word = String.raw`[\p{L}\d][\p{L}\d.+*$^_/'’-]*`;
const typeface = String.raw`(?:\\?(?:textbf|textit|textsc|texttt|emph|textsf|bf|it)\s?\{)?`;
const nameStart = new RegExp(String.raw`["“'‘\x60]{0,2}${typeface}(${word})`, 'uy');
const nameNext = new RegExp(` (${word})`, 'uy');
const maxNameLength = 6;

/** The name at `start`: a coined word, or a sequence of capitalised words and version numbers; undefined if there is none. */
export function readName(text: string, start: number): NameCandidate | undefined {
  nameStart.lastIndex = start;
  const written = nameStart.exec(text)?.[1];
  if (written === undefined) return undefined;
  const first = trimWord(written);
  if (!isNameWord(first)) return undefined;
  const words = [first];
  let end = nameStart.lastIndex - (written.length - first.length);
  while (words.length < maxNameLength) {
    nameNext.lastIndex = end;
    const next = nameNext.exec(text)?.[1];
    if (next === undefined) break;
    const trimmed = trimWord(next);
    if (!isNameWord(trimmed) && !/^v?\d[\d.]*$/.test(trimmed)) break;
    words.push(trimmed);
    end = nameNext.lastIndex - (next.length - trimmed.length);
    if (trimmed !== next) break;
  }
  const closing = /^[}"”'’`]{0,3}/.exec(text.slice(end))?.[0].length ?? 0;
  return { name: words.join(' '), end: end + closing };
}

/** Removes a possessive ending and punctuation from the end of a word. */
function trimWord(text: string): string {
  return text.replace(/['’]s$/, '').replace(/[.*'’/_^$-]+$/, '');
}

/** Whether a word may be part of a name, as in `Kite`, `mKite`, `3DKite`, `d-KITE`. */
function isNameWord(text: string): boolean {
  return /^\p{Lu}|^\p{Ll}+-\p{Lu}|\p{Ll}\p{Lu}|\d\p{Lu}/u.test(text);
}

export function hasCoinedWord(name: string): boolean {
  return name.split(' ').some((part) => shapeOfWord(part) === 'coined');
}

const closesPhrase = /^(?:[,.;:()]|["”'’}]| \(| ?[—–]| -|$)/;
const goesOnWithout = new RegExp(`^ ${alternation('that which to with based where by is as on within using a an the whose')}\\b`);
const goesOnAfterCoinage = new RegExp(`^ ${alternation('for in and from via through at or can has')}\\b`);

/** Whether the text after a name shows that the name is complete. In `Mixture of Experts`, it is not complete after `Mixture`. */
export function endsName(text: string, { name, end }: NameCandidate): boolean {
  const after = text.slice(end, end + 12);
  if (closesPhrase.test(after)) return true;
  // In `Reinforcement Learning with Verifiable Rewards`, the name continues after `with`.
  if (goesOnWithout.test(after)) return !/^ (?:with|using|on|within) \p{Lu}/u.test(after);
  return hasCoinedWord(name) ? goesOnAfterCoinage.test(after) : /^ (?:for|in) \p{Ll}|^ and \p{Lu}/u.test(after);
}

const definesObject = /^(?:[,.;:]| \(| (?:a|an|the|our|that|which)\b| ?[—–]| -{1,2} |$)/;
const definesWord = /^(?:[,:]| \(| (?:a|an|that|which)\b| ?[—–]| -{1,2} )/;
const followsObject = new RegExp(`^ ${alternation('to for as and by with based where in on through via using whose without')}\\b`);

/** Whether a name is the whole object of a verb and not a modifier: `FlexPrefill, a ...` but not `BEIR leaderboard`. */
export function isWholeObject(text: string, found: NameCandidate, article: 'article' | 'no-article'): boolean {
  const after = text.slice(found.end, found.end + 12);
  const isDefined = definesObject.test(after);
  const single = !found.name.includes(' ');
  if (single && shapeOfWord(found.name) === 'coined') return isDefined || followsObject.test(after);
  if (article === 'no-article' && (isOfFamiliarFamily(found.name) || beginsSmall.test(found.name))) return definesUnlikely.test(after);
  if (article === 'article') return isDefined && hasCoinedWord(found.name) && isOwnName(found.name, 'apposition');
  const isLastWord = single && found.name.length > 3 && /^\.(?: |$)/.test(after);
  return (isLastWord || definesWord.test(after)) && isOwnName(found.name, 'named');
}

/** Text which shows that the word before it is a name, although the word does not look like a name. */
const definesUnlikely = /^, (?:an?|the|our|which)\b|^ and \p{Lu}[\p{L}-]*\p{Lu}|^ to \p{Ll}/u;
/** A word in lower case with a capitalised part after a hyphen: `kite-X`. */
const beginsSmall = /^\p{Ll}[\p{L}\d]*-\p{Lu}[\p{L}\d-]*$/u;

/**
 * Whether a name is formed from a well-known one, as `LLaMA-Mesh` and `InternVL 2.5` are. A paper may use such a name for its own work.
 */
function isOfFamiliarFamily(name: string): boolean {
  const [first = '', version] = name.split(' ');
  return isFamiliarSystem(first) && (version === undefined || /\d/.test(version));
}

/** Words that are not the name of a paper: a noun for a kind of work alone, and a phrase that ends with a noun for a finding. */
const kindOfWork =
  alternation(`Network Model Method Framework System Dataset Benchmark Module Prompt Base Detection Analysis Learning Attention
  Training Hybrid Algorithm Approach Corpus Task`);
const finding =
  alternation(`Bias Problem Hypothesis Theorem Collapse Interference Representations? Capacity Effect Gap Phenomenon Paradox Fallacy
  Task English Theory`);
const noName = new RegExp(`(?:^| )(?:19|20)\\d\\d$|^${kindOfWork}s?$| ${finding}$`);

/** Whether a phrase may be a paper's own name. `introduction` is `named` for `a model called X`, and `apposition` for `a model, X,`. */
export function isOwnName(name: string, introduction: 'named' | 'apposition'): boolean {
  const words = name.split(' ');
  if (name.length < 2 || name.length > 40 || words.length > 4 || noName.test(name)) return false;
  if (words.every(isGenericName) || (words.length === 1 && isFamiliarSystem(name))) return false;
  if (hasCoinedWord(name)) return true;
  const shapes = words.map((part) => (/^\d/.test(part) ? 'number' : shapeOfWord(part)));
  if (introduction === 'apposition') return words.length === 1 && shapes[0] === 'capitalised';
  return !shapes.includes('other') && shapes.includes('capitalised');
}

/** The abbreviation directly after a name, in parentheses or as `, or MRT,`; undefined if there is none. */
export function readAlias(text: string, { end }: NameCandidate): string | undefined {
  const bracket = /^(?: ?\(\s?["“'‘]?([^()\s,;]{2,20})["”'’]?\s?\)|, or ([^()\s,;]{2,20}),)/
    .exec(text.slice(end, end + 30))
    ?.slice(1)
    .find((group) => group !== undefined);
  return bracket !== undefined && isAbbreviation(bracket) ? bracket : undefined;
}

import { isFamiliar, isGeneric, shapeOfWord } from './nameShape';

/** A name that an abstract declares as the paper's own. */
export interface DeclaredName {
  readonly name: string;
  /** Where the declaration stands in the abstract. */
  readonly at: number;
  /** A second name given beside it: for `TransNormerLLM (TNL)` this is `TNL`. */
  readonly alias?: string;
}

/**
 * `we propose`, `this paper therefore introduces`, `we (4) introduce`: what follows is the paper's own work.
 * Each part matches a bounded number of characters, so the search is linear.
 */
const cue =
  /\b(?:[Ww]e|[Tt]his (?:paper|work|article|study|report|research|survey|thesis|technical report)|[Oo]ur (?:paper|work|study)|[Tt]he (?:paper|authors?))(?:,? (?:\(\w{1,3}\)|also|further|furthermore|then|thus|therefore|hence|here|first|finally|additionally|instead|now|next|accordingly|consequently|formally|subsequently|have|hereby)){0,3},? (propose|introduce|present|develop|design|build|construct|create|devise|release|describe|contribute|establish|call|name|term|dub|coin|provide|publish|open-source|curate|refer to|formulate|implement|unveil|offer|put forward|compile|collect|train|pre-?train|announce)(?:s|ed|d)? /g;

const naming = new Set(['call', 'name', 'term', 'dub', 'coin', 'refer to']);

/** How far behind a cue a name may stand, in UTF-16 units. */
const reach = 260;

/** The paper's own names as its abstract declares them, in order: for `we develop Lamina, a system` this is `Lamina`. */
export function findDeclaredNames(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  cue.lastIndex = 0;
  for (let match = cue.exec(abstract); match !== null; match = cue.exec(abstract)) {
    const verb = match[1] ?? '';
    const object = sentenceFrom(abstract, cue.lastIndex);
    const names = naming.has(verb) ? readNaming(object) : readObject(object, verb);
    for (const name of names) found.push({ ...name, at: cue.lastIndex });
  }
  if (found.length > 0) return found;
  // Weaker signs count only where the abstract says nothing plainer.
  return [...findCoordinated(abstract), ...findPossessed(abstract)].sort((a, b) => a.at - b.at);
}

/** A second verb of a sentence that says what the authors do: `We show ... and introduce Aaren`, `by proposing a method called X`. */
const coordinated = /(?: and|,| by|, and) (introduc|propos|present|develop)(?:e|es|s|ing) /g;
const ownSentence = /\b(?:[Ww]e|[Tt]his (?:paper|work|article|study)|[Tt]he paper)\b[^.]*$/;

function findCoordinated(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  coordinated.lastIndex = 0;
  for (let match = coordinated.exec(abstract); match !== null; match = coordinated.exec(abstract)) {
    if (!ownSentence.test(abstract.slice(Math.max(0, match.index - 220), match.index))) continue;
    for (const name of readObject(sentenceFrom(abstract, coordinated.lastIndex), match[1] ?? '')) found.push({ ...name, at: coordinated.lastIndex });
  }
  return found;
}

function findPossessed(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  possessive.lastIndex = 0;
  for (let match = possessive.exec(abstract); match !== null; match = possessive.exec(abstract)) {
    const named = readName(abstract, possessive.lastIndex);
    if (named === undefined || !isOwnName(named.name, match[0].includes(',') ? 'named' : 'apposition')) continue;
    const behind = abstract.slice(named.end, named.end + 16);
    const isName = match[0].includes(',') ? /^(?:,|\.| \(|$)/.test(behind) : hasCoinedWord(named.name) && subjectVerb.test(behind);
    if (isName) found.push({ ...withAlias(abstract, named), at: possessive.lastIndex });
  }
  return found;
}

/** `Our model, the Routing Transformer, ...`, `our dataset NAME contains`, `the proposed NAME`. */
const possessive =
  /\b(?:[Oo]ur|[Tt]he (?:proposed|resulting))(?: (?:proposed|new|novel|final|full|best|resulting|method|approach|framework|model|system|architecture|benchmark|dataset|algorithm|pipeline|tool|network)){0,3},? (?:the |called |named |dubbed |termed )?(?=["“'‘`]{0,2}[\p{L}\d]*\p{Lu})/gu;

/** What a name does that is the subject of its sentence: `our EPAM-Net achieves`, and no noun as in `our BERT model`. */
const subjectVerb = /^ (?:is|can|also|has|achieves|outperforms|provides|improves|consists|contains|comprises|significantly|consistently|uses|enables|gets|obtains|reduces|demonstrates|surpasses|delivers|attains|includes|covers)\b/;

type Found = Omit<DeclaredName, 'at'>;

/** The rest of the sentence, as far as a name is looked for. */
function sentenceFrom(abstract: string, start: number): string {
  const rest = abstract.slice(start, start + reach);
  const end = rest.search(/[.?!](?: |$)(?![a-z(])/);
  return end < 0 ? rest : rest.slice(0, end + 1);
}

/** `it X`, `our method X`, `them X and Y`, `the resulting model as X`, `this approach "X"`. */
function readNaming(object: string): Found[] {
  const marker = /^(?:it|them|this|these|the|our|such|that)\b[^,.;:(]{0,80}?(?: as|,)? (?=["“'‘]?[\p{L}\d]*\p{Lu})/u.exec(object);
  const start = marker === null ? 0 : marker[0].length;
  const expanded = readExpansion(object, start);
  if (expanded !== undefined) return [expanded];
  const first = readName(object, start);
  if (first === undefined || !isOwnName(first.name, 'named') || !endsName(object, first)) return [];
  const second = /^ and /.test(object.slice(first.end)) ? readName(object, first.end + 5) : undefined;
  return [withAlias(object, first), ...(second !== undefined && shapeOfWord(second.name) !== 'other' && isOwnName(second.name, 'named') ? [withAlias(object, second)] : [])];
}

/** Verbs whose object is often another's work, unless it is called by a name explicitly. */
const weakVerbs = new Set(['provide', 'offer', 'implement', 'train', 'pretrain', 'pre-train', 'collect', 'describe', 'establish', 'formulate', 'publish']);
const namedMarker =
  /(?:\b(?:called|named|dubbed|termed|coined|titled|entitled|namely|denoted (?:as|by)|referred to as|known as|abbreviated as|(?:which|that) we (?:call|term|dub|name|refer to as)|we call)|, i\.e\.,) (?:the )?(?=["“'‘`]{0,2}[\p{L}\d]*\p{Lu})/u;
const determiner = /^(?:(?:a|an|the|our|two|three|four|several|both|new|novel)\s)+/;

function readObject(object: string, verb: string): Found[] {
  const start = determiner.exec(object)?.[0].length ?? 0;
  const expanded = weakVerbs.has(verb) ? undefined : readExpansion(object, start);
  if (expanded !== undefined) return [expanded];
  const direct = readName(object, start);
  if (direct !== undefined && !weakVerbs.has(verb) && isDirectObject(object, direct, start > 0)) {
    const second = / and $/.exec(object.slice(direct.end, direct.end + 5)) === null ? undefined : readName(object, direct.end + 5);
    return [withAlias(object, direct), ...(second !== undefined && isDirectObject(object, second, false) ? [withAlias(object, second)] : [])];
  }
  const marker = namedMarker.exec(object);
  if (marker !== null && !/\b(?:existing|previous|prior|recent|well-known|popular)\b/.test(object.slice(0, marker.index))) {
    const start = marker.index + marker[0].length;
    const expanded = readExpansion(object, start);
    if (expanded !== undefined) return [expanded];
    const named = readName(object, start);
    if (named !== undefined && isOwnName(named.name, 'named') && endsName(object, named)) return [withAlias(object, named)];
  }
  return readApposition(object, verb);
}

/** Words that begin what a noun phrase is about: a name or abbreviation behind them belongs to something else. */
const breaking = /\b(?:for|of|to|in|on|with|using|via|based|by|that|which|from|into|through|under|over|between|across|where|when|while|whose|called|inspired|built|trained|leveraging|combining|designed|tailored|such|like|including|against|without|within|as|and|is|are|can)\b/;
const typeNoun =
  /(?<![\w-])(?:method|model|models|framework|approach|system|architecture|algorithm|technique|network|dataset|data ?set|benchmark|corpus|module|mechanism|strategy|paradigm|pipeline|tool|toolkit|library|platform|agent|attack|metric|optimizer|estimator|family|suite|testbed|environment|task|engine|scheme|simulator|resource|language|protocol|loss|transformer|encoder|decoder|attention|assistant|collection|series|interface|solution|variant|extension|annotation|leaderboard|challenge|infrastructure|training|pruning|learning|optimization|objective)s?,? (?=["“'‘`]{0,2}[\p{L}\d]*\p{Lu})/gu;

/** `a novel method InfiniRetri that`, `a dataset, GONERD, to`, `an attention benchmark (CAB)`. */
function readApposition(object: string, verb: string): Found[] {
  const head = object.slice(0, 160);
  const breakAt = breaking.exec(head)?.index ?? head.length;
  typeNoun.lastIndex = 0;
  for (let match = typeNoun.exec(head); match !== null; match = typeNoun.exec(head)) {
    if (match.index > breakAt) break;
    const expanded = readExpansion(object, typeNoun.lastIndex);
    if (expanded !== undefined) return [expanded];
    const named = readName(object, typeNoun.lastIndex);
    if (named === undefined || !isOwnName(named.name, 'apposition')) continue;
    // An ordinary word stands between commas, or it only goes on with the noun phrase.
    const isSetOff = hasCoinedWord(named.name) ? endsName(object, named) || object.startsWith(' and ', named.end) : match[0].includes(',') && object.startsWith(',', named.end);
    if (isSetOff) return [withAlias(object, named)];
  }
  const bracket = /^([^(]{3,140}?) ?\(\s?["“'‘]?([^()]{2,24}?)["”'’]?\s?\)/.exec(object);
  if (bracket === null || weakVerbs.has(verb)) return [];
  const phrase = bracket[1] ?? '';
  const abbreviation = bracket[2] ?? '';
  const isPlausible = isAbbreviation(abbreviation) || (/^\p{Lu}\p{Ll}{2,}\p{L}*$/u.test(abbreviation) && isSubsequence(abbreviation.toLowerCase(), phrase.toLowerCase()) && !isGeneric(abbreviation));
  return isPlausible && isExpansion(phrase, abbreviation) ? [{ name: abbreviation }] : [];
}

function isAbbreviation(text: string): boolean {
  return !/[\s,;]/.test(text) && shapeOfWord(text) === 'coined' && text.length <= 20;
}

/** Whether the abbreviation stands for the whole phrase: its letters begin behind the last word that could refer elsewhere. */
function isExpansion(phrase: string, abbreviation: string): boolean {
  const words = phrase.replace(determiner, '').split(/[\s-]+/).filter((part) => part !== '');
  const capitals = abbreviation.replace(/[^A-Z]/g, '');
  const letters = (capitals.length > 1 ? capitals : abbreviation.replace(/[^A-Za-z]/g, '')).toLowerCase();
  const first = expansionStart(words, letters);
  if (first === undefined) return !breaking.test(phrase) && !/,/.test(phrase);
  // `a novel approach, Hierarchically Pruned Attention (HiP)`: one comma behind the noun is an apposition.
  const before = words.slice(0, first).join(' ').replace(/,$/, '');
  return !breaking.test(before) && !/[,;:]/.test(before);
}

/** The index of the word with which an abbreviation's letters begin, read from the end; undefined where they do not fit. */
function expansionStart(words: readonly string[], letters: string): number | undefined {
  const initials = words.map((word) => word.charAt(0).toLowerCase());
  for (let first = words.length - 1; first >= Math.max(0, words.length - letters.length - 4); first -= 1) {
    if (initials[first] !== letters.charAt(0)) continue;
    const tail = words.slice(first);
    if (isSubsequence(letters, tail.join('').toLowerCase()) && tail.length >= Math.min(2, letters.length - 1) && countInitials(letters, initials.slice(first)) >= Math.min(letters.length, tail.length) - 1) return first;
  }
  return undefined;
}

/** Whether the letters stand in a text in their order. */
export function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function countInitials(letters: string, initials: readonly string[]): number {
  let at = 0;
  for (const initial of initials) if (initial === letters.charAt(at)) at += 1;
  return at;
}

/** `Mixture of Entity Experts (MoEE)`: the abbreviation of a phrase that begins at `start`, small words included. */
function readExpansion(object: string, start: number): Found | undefined {
  const found = /^["“'‘`]{0,2}(\p{Lu}[\p{L}\d-]*(?: [\p{L}\d-]+){1,9}) ?\(([^()\s,;]{2,15})\)/u.exec(object.slice(start, start + 160));
  const phrase = found?.[1] ?? '';
  const abbreviation = found?.[2] ?? '';
  const letters = abbreviation.replace(/[^A-Za-z]/g, '').toLowerCase();
  const isFitting = isAbbreviation(abbreviation) && phrase.toLowerCase().startsWith(letters.charAt(0)) && isSubsequence(letters, phrase.toLowerCase());
  return isFitting ? { name: abbreviation } : undefined;
}

/** Whether a phrase ends behind a name, so that the name is no part of a longer one: not in `Mixture of Experts`. */
function endsName(object: string, { name, end }: ReadName): boolean {
  const behind = object.slice(end);
  if (/^(?:[,.;:()]|["”'’}]| \(| (?:that|which|to|with|based|where|by|is|as|on|within|using|a|an|the|whose)\b| ?[—–]| -|$)/.test(behind)) return true;
  return hasCoinedWord(name) ? /^ (?:for|in|and|from|via|through|at|or|can|has)\b/.test(behind) : /^ (?:for|in) \p{Ll}/u.test(behind) || /^ and \p{Lu}/u.test(behind);
}

interface ReadName {
  readonly name: string;
  /** Behind the name and its closing quotation mark. */
  readonly end: number;
}

const word = String.raw`[\p{L}\d][\p{L}\d.+*$^_/'’-]*`;
const nameStart = new RegExp(String.raw`["“'‘\x60]{0,2}(?:\\?(?:textbf|textit|textsc|texttt|emph|textsf|bf|it)\s?\{)?(${word})`, 'uy');
const nameNext = new RegExp(` (${word})`, 'uy');

/** The name at `start`: a coined word, or capitalised words and version numbers in a row; undefined where there is none. */
function readName(text: string, start: number): ReadName | undefined {
  nameStart.lastIndex = start;
  const first = nameStart.exec(text);
  const firstWord = first?.[1];
  if (firstWord === undefined) return undefined;
  const words = [trimWord(firstWord)];
  let end = nameStart.lastIndex - (firstWord.length - (words[0]?.length ?? 0));
  if (!isNameWord(words[0] ?? '')) return undefined;
  while (words.length < 6 && words.at(-1) !== undefined) {
    nameNext.lastIndex = end;
    const next = nameNext.exec(text)?.[1];
    if (next === undefined || !(isNameWord(trimWord(next)) || /^\d[\d.]*$/.test(trimWord(next)))) break;
    words.push(trimWord(next));
    end = nameNext.lastIndex - (next.length - trimWord(next).length);
    if (trimWord(next) !== next) break;
  }
  const closing = /^[}"”'’`]{0,3}/.exec(text.slice(end))?.[0].length ?? 0;
  return { name: words.join(' '), end: end + closing };
}

/** A word without the punctuation of the sentence and without a possessive. */
function trimWord(text: string): string {
  return text.replace(/['’]s$/, '').replace(/[.*'’/_^$-]+$/, '');
}

function isNameWord(text: string): boolean {
  return /^\p{Lu}/u.test(text) || /\p{Ll}\p{Lu}|\d\p{Lu}/u.test(text);
}

/** Whether a name is the whole object of the verb, and no modifier: `FlexPrefill, a ...` but not `BEIR leaderboard`. */
function isDirectObject(text: string, found: ReadName, hasArticle: boolean): boolean {
  const behind = text.slice(found.end);
  const isDefined = /^(?:,|\.|;|:| \(| (?:a|an|the|our|that|which)\b| ?[—–]| -{1,2} |$)/.test(behind);
  const single = !found.name.includes(' ');
  if (single && shapeOfWord(found.name) === 'coined') {
    return isDefined || /^ (?:to|for|as|and|by|with|based|where|in|on|through|via|using|whose|without|—)\b/.test(behind);
  }
  if (!isDefined || hasArticle) return isDefined && hasCoinedWord(found.name) && isOwnName(found.name, 'apposition');
  if (single && found.name.length > 3 && /^\.(?: |$)/.test(behind)) return isOwnName(found.name, 'named');
  return /^(?:,| \(|:| (?:a|an|that|which)\b| ?[—–]| -{1,2} )/.test(behind) && isOwnName(found.name, 'named');
}

function hasCoinedWord(name: string): boolean {
  return name.split(' ').some((part) => shapeOfWord(part) === 'coined');
}

/** Years and venues, nouns that stand for a kind of work, and what papers find rather than make. */
const noName =
  /(?:^| )(?:19|20)\d\d$|^(?:Network|Model|Method|Framework|System|Dataset|Benchmark|Module|Prompt|Base|Detection|Analysis|Learning|Attention|Training|Hybrid|Algorithm|Approach|Corpus|Task)s?$| (?:Bias|Problem|Hypothesis|Theorem|Collapse|Interference|Representations?|Capacity|Effect|Gap|Phenomenon|Paradox|Fallacy|Task|English|Theory)$/;

/** Whether a phrase can be a paper's own name, given how it is introduced. */
function isOwnName(name: string, introduction: 'named' | 'apposition'): boolean {
  const words = name.split(' ');
  if (name.length < 2 || name.length > 40 || words.length > 4 || noName.test(name)) return false;
  if (words.every((part) => isGeneric(part)) || (words.length === 1 && isFamiliar(name))) return false;
  if (hasCoinedWord(name)) return true;
  if (introduction === 'apposition') return words.length === 1 && shapeOfWord(name) === 'capitalised';
  return words.every((part) => shapeOfWord(part) !== 'other' || /^\d/.test(part)) && words.some((part) => shapeOfWord(part) === 'capitalised');
}

/** A name and the abbreviation in parentheses behind it; a long phrase gives way to its abbreviation. */
function withAlias(text: string, found: ReadName): Found {
  const bracket = /^ ?\(\s?["“'‘]?([^()\s,;]{2,20})["”'’]?\s?\)/.exec(text.slice(found.end))?.[1];
  if (bracket === undefined || !isAbbreviation(bracket)) return { name: found.name };
  return found.name.includes(' ') ? { name: bracket } : { name: found.name, alias: bracket };
}

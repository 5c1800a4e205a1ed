import { alternation } from '../../../base/alternation';
import { findAbbreviationOf, isSubsequence, lettersOf } from './abbreviation';
import { type DeclaredName, findDeclaredNames, isOwnWork } from './declaredNames';
import { canOpenOwnTitle, isFamiliarSystem, isGenericName, shapeOfWord } from './nameShape';

const maxNames = 6;

/**
 * The paper's own short names, the best first: the name in the title (`ToDRE` in `ToDRE: Visual ...`), then those that the abstract
 * introduces (`we develop Lamina`), including names of parts and data sets. Names of other people's systems and doubtful names are left
 * out. Empty if no name is found.
 */
export function findPaperNames(title: string, abstract: string): string[] {
  const head = findTitleHead(title);
  const declared = findDeclaredNames(abstract);
  if (head !== undefined && isCoinedName(head, title))
    return unique([head, ...findAbbreviations(head, abstract), ...declared.flatMap(namesOf)]);
  const own = head === undefined ? undefined : findTitleName(head, abstract, declared);
  if (own !== undefined)
    return unique([own, ...findAliases(own, declared), ...findAbbreviations(own, abstract), ...declared.flatMap(namesOf)]);
  return unique([...findTitleAbbreviation(head ?? title, abstract), ...declared.flatMap(namesOf)]);
}

/**
 * The abbreviation of a name in the abstract: `TNL` in `TransNormerLLM (TNL)`. Its letters must occur in the name, because parentheses
 * may also contain a year or a venue.
 */
function findAbbreviations(own: string, abstract: string): string[] {
  const found = findAbbreviationOf(own, abstract);
  return found === undefined ? [] : [found.abbreviation];
}

/**
 * The abbreviation that the abstract gives for the phrase at the beginning of the title. Empty unless the authors say in the same
 * sentence that they make something.
 */
function findTitleAbbreviation(phrase: string, abstract: string): string[] {
  const found = phrase.includes(' ') ? findAbbreviationOf(phrase, abstract) : undefined;
  return found !== undefined && isOwnWork(abstract, found.at) ? [found.abbreviation] : [];
}

/** Names in the abstract that are one of the words of the name in the title: `HiP` if the title says `HiP Attention`. */
function findAliases(own: string, declared: readonly DeclaredName[]): string[] {
  const words = own.toLowerCase().split(' ');
  return declared.flatMap(namesOf).filter((name) => words.includes(name.toLowerCase()));
}

function namesOf({ name, alias }: DeclaredName): string[] {
  return alias === undefined ? [name] : [name, alias];
}

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names
    .filter((name) => {
      const folded = name.toLowerCase();
      if (seen.has(folded)) return false;
      seen.add(folded);
      return true;
    })
    .slice(0, maxNames);
}

/** The subject of a report, such as `Kite-2.0` in `Kite-2.0 Technical Report`. */
function findReported(title: string): string | undefined {
  return /^(\S+) (?:Technical|System) Report$/.exec(title)?.[1];
}

/**
 * The part of a title before its colon, dash or bar, or before `Technical Report`. Quotation marks, TeX commands and a word such as
 * `Introducing` at the beginning are removed. undefined if the title has no such part, or only a very long one.
 */
export function findTitleHead(title: string): string | undefined {
  const report = findReported(title);
  if (report !== undefined) return report;
  if (!/[:：–—|]| -/.test(title)) return undefined;
  const at = title.search(/ ?[:：](?= |\p{Lu}\p{Ll})| [–—-]{1,3} | \| /u);
  // If a quotation begins before the colon and ends after it, the part before the colon is not a name: `"FIXIT: Mend This"`.
  if (at <= 0 || at > 60 || /^\s*["“][^"”]*$/.test(title.slice(0, at))) return undefined;
  const head = title
    .slice(0, at)
    .replace(/^(?:Introducing|Presenting|Meet|The) (?=\p{Lu})/u, '')
    .replace(/\\(?:textbf|textit|textsc|texttt|emph|textsf|mathrm|text)\{([^{}]*)\}/g, '$1')
    .replace(/["“”‘`{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return head === '' ? undefined : head;
}

/**
 * The paper's name according to its title, such as `ToDRE` for `ToDRE: ...`. For names such as `Titans` and `Recycled Attention`, the
 * abstract must confirm that they are names. undefined for titles that begin with any other phrase (`Less is More: ...`).
 */
function findTitleName(head: string, abstract: string, declared: readonly DeclaredName[]): string | undefined {
  if (/[?!,;]|\.$/.test(head)) return undefined;
  const bracketed = /^(.{4,})\s\(([^\s()]{2,15})\)$/.exec(head);
  if (bracketed !== null) return isAbbreviationOf(bracketed[2] ?? '', bracketed[1] ?? '') ? bracketed[2] : undefined;
  const words = head.split(' ');
  const folded = head.toLowerCase();
  const isDeclared = declared.some(
    ({ name, alias }) => name.toLowerCase() === folded || alias?.toLowerCase() === folded || abstract.includes(`${head} (${name})`),
  );
  if (words.length <= 4 && (isDeclared || isIntroduced(head, abstract))) return head;
  if (words.length === 1) return isSingleName(head, abstract) || isInAddress(head, abstract) ? head : undefined;
  return words.length <= 3 && isPhraseName(words, head, abstract) ? head : undefined;
}

/** Whether the head of a title looks so much like a name that the abstract need not confirm it: `ToDRE`, `ULSAM`, `EPAM-Net`. */
function isCoinedName(head: string, title: string): boolean {
  if (head.length < 2 || head.length > 30 || /[\s?!,;]|\.$/.test(head)) return false;
  if (head === findReported(title)) return /\p{Lu}|\d/u.test(head);
  // If the whole title is in capitals, a word in capitals need not be a name.
  const isShouted = title.length > head.length + 8 && title === title.toUpperCase();
  return !isShouted && shapeOfWord(head) === 'coined' && isSureCoinage(head);
}

/** Whether a word is a coined abbreviation with letters of the phrase before it: `Monitor-Generate-Verify (MGV)`. */
function isAbbreviationOf(abbreviation: string, phrase: string): boolean {
  return shapeOfWord(abbreviation) === 'coined' && isSubsequence(lettersOf(abbreviation), phrase.toLowerCase());
}

const introduction = /\bwe (?:introduce|propose|present|develop) (the )?/gi;
const afterIntroduced = /(?: \(\S+\))?(?::|, (?:an?|the)\b)/iy;

/**
 * Whether the authors introduce the beginning of the title as their work: `we propose the river principle: a framework`. A pattern of
 * its own for each title would have to be compiled for each, which takes longer than all else that is done with a title.
 */
function isIntroduced(head: string, abstract: string): boolean {
  const folded = head.toLowerCase();
  const isAt = (start: number): boolean => {
    afterIntroduced.lastIndex = start + head.length;
    return abstract.slice(start, start + head.length).toLowerCase() === folded && afterIntroduced.test(abstract);
  };
  return [...abstract.matchAll(introduction)].some(({ 0: opening, 1: article = '', index }) => {
    const end = index + opening.length;
    return isAt(end) || (article !== '' && isAt(end - article.length));
  });
}

/**
 * Whether the beginning of a title is a hyphenated word with a capital that occurs in a web address in the abstract, such as that of
 * the repository: `https://github.com/someone/Octo-planner`.
 */
function isInAddress(head: string, abstract: string): boolean {
  return (
    /^\p{Lu}[\p{L}\d]+-[\p{L}\d-]+$/u.test(head) && new RegExp(`https?://\\S{1,200}/${escapePattern(head)}(?![\\w-])`, 'i').test(abstract)
  );
}

function isSingleName(head: string, abstract: string): boolean {
  const shape = shapeOfWord(head);
  if (canOpenOwnTitle(head)) return countName(abstract, head) > 0 && isUsedAsName(abstract, head);
  if (shape === 'generic' || shape === 'other' || head.length < 2 || head.length > 30) return false;
  return countName(abstract, head) > 0 && isUsedAsName(abstract, head);
}

const prefix = new RegExp(`^${alternation('Multi Cross Inter Intra Non Anti Pre Post Semi Self Pseudo Auto')}-`);

/**
 * Whether a coined word is a name even if the abstract does not confirm it. Words with ordinary parts (`Text-to-SQL`, `LLM-as-a-Judge`,
 * `Multi-LLM`) are not.
 */
function isSureCoinage(head: string): boolean {
  return !prefix.test(head) && head.split(/[-/]/).every((part) => shapeOfWord(part) !== 'other' || /^\d/.test(part) || part.length <= 2);
}

/** How often a name occurs in a text exactly as written, as a whole word. */
function countName(text: string, name: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/[\p{L}\d]/u.test(text.charAt(at + name.length).replace('s', ''))) count += 1;
  }
  return count;
}

const followsName = /^(?:[,.;:)(]| \(| [a-z]|'s|’s|s\b|$)/;
const followsSubject = /^(?:,? (?:is|are|was|has|can|also|further|first|then|not|significantly|consistently|\w+s)\b|,|'s|’s| \()/;

/** Whether a text uses a capitalised word as a name: in the middle of a sentence, or as the subject at its beginning. */
function isUsedAsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/[\p{L}\d]/u.test(text.charAt(at - 1))) continue;
    const after = text.slice(at + name.length, at + name.length + 24);
    if (/^\p{L}/u.test(after) && !/^s\b/.test(after)) continue;
    const before = text.slice(Math.max(0, at - 3), at);
    const beginsSentence = before === '' || /[.!?:"”)] $/.test(before);
    if ((beginsSentence ? followsSubject : followsName).test(after)) return true;
  }
  return false;
}

/** Nouns that turn a phrase of two words into the name of a method: `Landmark Attention`. */
const methodNoun = new RegExp(
  `^${alternation(`Attention Networks? Nets? Transformers? Former Memory Cache Tree Forest Flow Diffusion Gym Bench Benchmark Arena Agents?
    Decoding Tuning Adapters? Routing Prompting Encoder Decoder Loss Kernel Pruning Sampling Search Editor Studio Hub Lab Kit Suite
    Engine Machines? Eval LLM LM VLA VLM GPT GAN RAG RL Splatting`)}$`,
);

/** Words that only describe. Together with a method noun, such a word names a class of methods, as in `Sparse Attention`. */
const qualifier = new RegExp(
  `^(?:.*${alternation('ing ed ive able al ic ous less ary ent ant based aware driven free guided wise level shot order')}|${alternation(`Deep Sparse
    Dense Large Small Fast Graph Linear Multi.* Cross.* Self.* Soft Hard Low.* High.* Long.* Short.* Open Simple Robust Neural Image Video
    Text Audio Speech Language Vision Knowledge Data Model Token Feature Memory Reward Policy Agent AI LLM Code Tool Test Time Few Zero
    One Two Prompt Query Head Key KV`)})$`,
);

function isPhraseName(words: readonly string[], head: string, abstract: string): boolean {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.some((part) => !/^[\p{Lu}\d]|\p{Ll}\p{Lu}/u.test(part)) || /(?:ing)$/.test(first) || words.some(isFamiliarSystem)) return false;
  const hasCoinage = shapeOfWord(first) === 'coined' && isSureCoinage(first);
  if (hasCoinage && (methodNoun.test(last) || /^v?\d[\d.]*\w?$/.test(second))) return true;
  const isInAbstract = countName(abstract, head) > 0;
  if (isInAbstract && (hasCoinage || (shapeOfWord(last) === 'coined' && !isGenericName(last)) || /^v?\d[\d.]*\w?$/.test(last))) return true;
  if (words.length !== 2 || !methodNoun.test(last) || qualifier.test(first) || isGenericName(first)) return false;
  return isInAbstract || new RegExp(`\\b${escapePattern(first.toLowerCase())}\\b`).test(abstract);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

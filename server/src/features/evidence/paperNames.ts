import { isFamiliarSystem, isGenericName, shapeOfWord } from '#digest';
import type { Library } from '#library';
import { isEnglishWord, squeezeText } from '#text';
import type { DraftFile, Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { toLine } from '../../base/lineIndex';
import { listOverlapping, type Span, shiftSpan } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { listProseBlocks, type ProseBlock, readProse } from './draftSentences';

/** A name of papers in a text. */
export interface NameInText extends Span {
  readonly name: string;
  /** Never empty. Several papers can have the same name. */
  readonly papers: readonly Paper[];
}

/** A word of a text that may be a name. `end` is before a genitive `'s`. */
export interface NameWord extends Span {
  readonly word: string;
}

/**
 * How surely a name in a text means the paper that has it. `sure`: nothing else is written like this, such as `EgoForce`. `wordlike`: it
 * may be a word, a place or a person, such as `Paris` or `DROID`. `doubtful`: a word that is common in abstracts, or one of few letters.
 * `common`: a field, a method or a system that everybody names.
 */
type NameClarity = 'sure' | 'wordlike' | 'doubtful' | 'common';

const nameWord = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.'’-]*/gu;
/** Names with more words are not looked for. Most have one or two: "Landmark Attention". */
const maxWords = 4;

/** The words of a text, without the full stop at the end of a sentence and without a genitive `'s`. */
export function listNameWords(text: string): readonly NameWord[] {
  return [...text.matchAll(nameWord)].map(({ 0: whole, index }) => {
    const word = whole.replace(/(?:['’]s)?[.'’+-]*$/u, '');
    return { word, start: index, end: index + word.length };
  });
}

/** The names of papers in a text, in its order. Of names that overlap, the one with the most words counts. */
export function findKnownNames(text: string, words: readonly NameWord[], library: Pick<Library, 'findByName'>): readonly NameInText[] {
  const found: NameInText[] = [];
  for (let at = 0; at < words.length; ) {
    const name = findNameAt(text, words, at, library);
    if (name !== undefined) found.push(name);
    const end = name?.end ?? 0;
    do at += 1;
    while ((words[at]?.start ?? Infinity) < end);
  }
  return found;
}

function findNameAt(text: string, words: readonly NameWord[], at: number, library: Pick<Library, 'findByName'>): NameInText | undefined {
  const first = words[at];
  // A word in small letters begins no name that could be told from ordinary words.
  if (first === undefined || !/[\p{Lu}\d]/u.test(first.word) || isJoined(text, first.start - 1)) return undefined;
  for (let count = Math.min(maxWords, words.length - at); count >= 1; count--) {
    const end = words[at + count - 1]?.end ?? first.end;
    const written = text.slice(first.start, end);
    if (count > 1 && !/^[^\s]+(?: {1,3}[^\s]+)*$/.test(written)) continue;
    const name = written.replace(/ +/g, ' ');
    const papers = library.findByName(name);
    if (papers.length > 0 && !isJoined(text, end)) return { name, papers, start: first.start, end };
  }
  return undefined;
}

/** Whether the character at `offset` joins a word with another one: in a path, an address or an identifier. */
function isJoined(text: string, offset: number): boolean {
  return /[/\\_@#=:]/.test(text.charAt(offset)) && /\S/.test(text.charAt(offset + 1));
}

export function clarityOfName(name: string): NameClarity {
  const words = name.split(' ');
  if (isFamiliarSystem(name) || isGenericName(name) || isFamiliarSystem(words[0] ?? '')) return 'common';
  if (words.length > 1) return words.some((word) => clarityOfWord(word) === 'sure') ? 'sure' : 'doubtful';
  return clarityOfWord(name);
}

/**
 * How surely a name means this paper. A doubtful name, or one all in capitals, counts as common unless the title has it: what an abstract
 * introduces so may be an ordinary word or somebody else's system.
 */
export function clarityForPaper(name: string, { title }: Paper): NameClarity {
  const clarity = clarityOfName(name);
  const needsTitle = clarity === 'doubtful' || (clarity === 'wordlike' && name === name.toUpperCase());
  return needsTitle && !hasWord(title, name) ? 'common' : clarity;
}

function clarityOfWord(word: string): NameClarity {
  if (isGenericName(word) || isFamiliarSystem(word) || /^\p{Lu}{1,4}s$/u.test(word)) return 'common';
  const squeezed = squeezeText(word);
  if (squeezed.length < 4 || /^\d/.test(word) || isEnglishWord(squeezed)) return 'doubtful';
  if (/^\p{L}\p{Ll}+$|^\p{Lu}+$/u.test(word)) return /\p{Lu}/u.test(word) ? 'wordlike' : 'doubtful';
  const parts = word.split('-');
  // `Text-to-SQL`, `GPT-4-like` and `ResNet-50` say what something is like or how large it is.
  if (parts.some((part) => /^\p{Ll}+$/u.test(part) && isEnglishWord(part)) || /^v?[\d.]+[A-Za-z]?$/.test(parts.at(-1) ?? ''))
    return 'doubtful';
  return shapeOfWord(word) === 'coined' || parts.every((part) => /^[\p{Lu}\d]/u.test(part)) ? 'sure' : 'doubtful';
}

/** Whether a text has a word, also in the plural, but not as a part of another word. */
export function hasWord(text: string, word: string): boolean {
  const isLetter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!isLetter.test(text.charAt(at - 1)) && !isLetter.test(after.startsWith('s') ? after.charAt(1) : after.charAt(0))) return true;
  }
  return false;
}

/** A name or title of more UTF-16 code units is shortened. */
const maxNameLength = 80;

/**
 * How messages and menus name a paper, in one line: by its name, or if it has no short name, by the beginning of its title in quotation
 * marks.
 */
export function namePaper({ names: [name], title }: Paper): string {
  if (name !== undefined && name.length <= maxNameLength) return toLine(name);
  const line = toLine(title);
  return line.length <= maxNameLength ? `"${line}"` : `"${line.slice(0, maxNameLength).replace(/\s+\S*$/, '')}..."`;
}

/** A name of papers in a draft, and what the words around it say. */
export interface DraftName extends NameInText {
  /** Whether the writer says that this is the writer's own work: "we present Argus", "our Hydra". */
  readonly isOwn: boolean;
  /** Whether it is a part of a longer name, which may be that of another paper: "DuoAttention 2", "Video Mamba". */
  readonly isPart: boolean;
  /** Whether a citation stands beside it, so that the writer has said which paper is meant. */
  readonly isBesideCitation: boolean;
  /** The text of its sentence before and after it, at most `maxContextLength` each. */
  readonly before: string;
  readonly after: string;
}

/** A word that looks like a name. */
export interface UnknownName extends NameWord {
  /** The letters and digits of the word, in lower case. */
  readonly letters: string;
  readonly isBesideCitation: boolean;
}

/** The names in the lines of a draft between two blank lines. */
interface NamedBlock {
  readonly span: Span;
  readonly names: readonly DraftName[];
  /** Words that look like names but are none that the library has. */
  readonly unknown: readonly UnknownName[];
  readonly citations: readonly Citation[];
}

/** What was read of a block; all spans are relative to it. */
type BlockNames = Pick<NamedBlock, 'names' | 'unknown'>;

/** What was read of a version of a draft. */
interface ReadDraft {
  readonly draft: DraftFile;
  readonly blocks: readonly NamedBlock[];
  readonly byContent: ReadonlyMap<string, BlockNames>;
}

/** What was read of each draft last, by its URI. Another library has other names. */
const getKnown = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => new Map<string, ReadDraft>(),
);

/** The names in a draft, in the order of the text. Only blocks that changed since the last call are read. */
export function listNamedBlocks(snapshot: Snapshot, draft: DraftFile): readonly NamedBlock[] {
  const all = getKnown(snapshot);
  const known = all.get(draft.uri);
  if (known?.draft === draft) return known.blocks;
  const byContent = new Map<string, BlockNames>();
  const { citations } = draft.scan();
  const blocks = listProseBlocks(draft).map((block) => {
    const read = byContent.get(block.content) ?? known?.byContent.get(block.content) ?? readNames(snapshot, draft, block);
    byContent.set(block.content, read);
    const { start } = block.span;
    return {
      span: block.span,
      names: read.names.map((name) => ({ ...name, ...shiftSpan(name, start) })),
      unknown: read.unknown.map((word) => ({ ...word, ...shiftSpan(word, start) })),
      citations: listOverlapping(citations, block.span, ({ span }) => span),
    };
  });
  all.set(draft.uri, { draft, blocks, byContent });
  return blocks;
}

function readNames(snapshot: Snapshot, draft: DraftFile, block: ProseBlock): BlockNames {
  const library = snapshot.library();
  const { start, end } = block.span;
  const source = draft.text.slice(start, end);
  const cited = listOverlapping(draft.scan().citations, block.span, ({ span }) => span).map(({ span }) => shiftSpan(span, -start));
  const isCited = (span: Span): boolean => isBeside(span, source, cited);
  const read = readProse(draft, block).map(({ start: origin, text }) => {
    const words = listNameWords(text);
    const names = findKnownNames(text, words, library);
    const unknown = [...words, ...listPairs(text, words)]
      .filter((word) => listOverlapping(names, word, (name) => name).length === 0)
      .map((word) => ({ ...word, ...shiftSpan(word, origin), isBesideCitation: isCited(shiftSpan(word, origin)) }))
      .filter(({ word, isBesideCitation }) => isUnknownName(word, isBesideCitation))
      .map((word) => ({ ...word, letters: squeezeText(word.word) }));
    return { names: names.map((name) => describe(name, text, origin, isCited)), unknown };
  });
  return { names: read.flatMap(({ names }) => names), unknown: read.flatMap(({ unknown }) => unknown) };
}

/** Whether a word looks like a name, such as `DuoAtention` or `Hymbra`. Beside a citation, it may be in small letters. */
function isUnknownName(word: string, isBesideCitation: boolean): boolean {
  if (word.length < 4) return false;
  if (word.includes(' ')) return true;
  if (!isBesideCitation && !/[\p{Lu}\d]/u.test(word)) return false;
  const shape = shapeOfWord(word);
  return shape === 'coined' || ((shape === 'capitalised' || (isBesideCitation && shape === 'other')) && !isEnglishWord(word.toLowerCase()));
}

/** Two capitalised words that could be one name: `Duo Attention`. */
function listPairs(text: string, words: readonly NameWord[]): readonly NameWord[] {
  return words.flatMap((first, at) => {
    const second = words[at + 1];
    if (second === undefined || second.start !== first.end + 1 || text.charAt(first.end) !== ' ') return [];
    if (!/^\p{Lu}/u.test(first.word) || !/^\p{Lu}/u.test(second.word)) return [];
    return [{ word: `${first.word} ${second.word}`, start: first.start, end: second.end }];
  });
}

/** In UTF-16 units. */
const maxContextLength = 300;
const ownBefore =
  /\b(?:[Oo]ur (?:own |new |proposed |system,? |method,? |model,? |framework,? |tool,? |approach,? |benchmark,? |data ?set,? |corpus,? )?|[Ww]e (?:\p{Ll}+ ){0,2}(?:present|propose|introduce|develop|release|design|built?|call|name|dub|term)(?:ed)? (?:\p{Ll}[\p{L}-]* ){0,4})$/u;
const ownAfter = /^ ?(?:\(ours\b|, (?:our|which we (?:present|propose|introduce|develop|call))\b)/;

/** `name` is relative to `text`, which begins at `origin` in its block; the result is relative to the block. */
function describe(name: NameInText, text: string, origin: number, isCited: (span: Span) => boolean): DraftName {
  const before = text.slice(Math.max(0, name.start - maxContextLength), name.start);
  const after = text.slice(name.end, name.end + maxContextLength);
  return {
    ...name,
    ...shiftSpan(name, origin),
    isOwn: isOwnSystem(before, after),
    isPart: isPartOfLongerName(before, after),
    isBesideCitation: isCited(shiftSpan(name, origin)),
    before: before.split(/[.?!] +(?=\p{Lu}|$)/u).at(-1) ?? '',
    after: after.split(/[.?!](?: |$)/)[0] ?? '',
  };
}

/** Whether the text before and after a name says that it is the writer's own work. */
export function isOwnSystem(before: string, after: string): boolean {
  return ownBefore.test(before.slice(-80).replace(/\s+/g, ' ')) || ownAfter.test(after);
}

/** A version or a size after the name, or another name directly before or after it. */
export function isPartOfLongerName(before: string, after: string): boolean {
  const next = /^ ?([\p{L}\d][\p{L}\d.-]*)/u.exec(after)?.[1] ?? '';
  const last = /([\p{L}\d-]+) $/u.exec(before)?.[1] ?? '';
  return /^[vV]?\d/.test(next) || isNamePart(next) || isNamePart(last);
}

function isNamePart(word: string): boolean {
  return shapeOfWord(word) === 'coined' || (/^\p{Lu}\p{Ll}+$/u.test(word) && !isEnglishWord(word.toLowerCase()));
}

/** Whether a citation follows, at most one word later, or is directly before the name. */
function isBeside(name: Span, source: string, cited: readonly Span[]): boolean {
  const near = { start: name.start - 20, end: name.end + 60 };
  return listOverlapping(cited, near, (span) => span).some(({ start, end }) => {
    if (start >= name.end) return /^(?:['’]s)?[\s~*_{}()"'”,]*(?:\p{Ll}[\p{Ll}-]*)?[\s~*_{}()"'”,]*$/u.test(source.slice(name.end, start));
    return end <= name.start && /^(?:['’]s)?[\s~*_{}(]*(?:\\[a-z]+\{)?$/.test(source.slice(end, name.start));
  });
}

/**
 * Creates a function that gives the section of an offset: 0 for the text before the first heading, then 1, 2 and so on. Subsections
 * belong to their section. A heading that is above all others, such as the title of the draft, makes no section.
 */
export function createSectionFinder({ scan }: DraftFile): (offset: number) => number {
  const { headings } = scan();
  const levels = headings.map(({ level }) => level);
  const least = (few: readonly number[]): number => few.reduce((a, b) => Math.min(a, b), Infinity);
  const top = least(levels);
  const isTitled = levels.filter((level) => level === top).length === 1 && levels.length > 1;
  const sectionLevel = isTitled ? least(levels.filter((level) => level > top)) : top;
  const starts = headings.flatMap(({ level, span }) => (level <= sectionLevel ? [span.start] : []));
  return (offset) => {
    let [from, to] = [0, starts.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((starts[middle] ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

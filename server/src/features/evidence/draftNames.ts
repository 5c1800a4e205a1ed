import { shapeOfWord } from '#digest';
import { isEnglishWord, squeezeText } from '#text';
import type { DraftFile, Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { listOverlapping, type Span, shiftSpan } from '../../base/span';
import type { Citation } from '../../model/citation';
import { listProseBlocks, type ProseBlock, readProse } from './draftSentences';
import { findKnownNames, listNameWords, type NameInText, type NameWord } from './knownNames';

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

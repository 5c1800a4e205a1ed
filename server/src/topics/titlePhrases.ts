import { hasUnspacedScript, segmentText } from '#text';
import type { Acronyms } from './acronyms';
import { isCommonWord } from './commonWords';
import { isAdjective, isEmptyHead, isGeneric, isPraiseWord } from './phraseWords';
import { gap, type WordReader } from './wordReader';

/** A run of words in a title or abstract that may become a label. */
export interface TitlePhrase {
  /** Two phrases with the same stems have the same key. */
  readonly key: string;
  /** The words of the part of the text that contains the phrase. The phrase is `tokens[start, end)`. */
  readonly tokens: readonly TitleWord[];
  readonly start: number;
  readonly end: number;
}

/**
 * The numbers of the stems of a phrase. `gap` stands for an "of" between two words, and for a number or a stop word within a hyphenated
 * word.
 */
export function getStems({ tokens, start, end }: TitlePhrase): readonly number[] {
  return tokens.slice(start, end).flatMap(({ ids }) => ids ?? [gap]);
}

/** The phrase as the title writes it. */
export function getSurface({ tokens, start, end }: TitlePhrase): string {
  const own = tokens.slice(start, end);
  return own.map(({ text }) => text).join(own.some(({ isUnspaced }) => isUnspaced) ? '' : ' ');
}

/** Whether another meaningful word follows, so that the phrase may lack its noun. */
export function isFollowed({ tokens, end }: TitlePhrase): boolean {
  return tokens[end]?.ids !== undefined;
}

/** Whether the phrase is one word that stands for several. */
export function isAcronym({ tokens, start, end }: TitlePhrase): boolean {
  return end - start === 1 && (tokens[start]?.ids?.length ?? 0) > 1 && !tokens[start]?.text.includes('-');
}

/** Whether the phrase has an article that only things have that can be counted, as in "a new world model". */
export function hasArticle({ tokens, start }: TitlePhrase): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 3); at--) {
    const { plain = '', ids = undefined } = tokens[at] ?? {};
    if (articles.has(plain)) return true;
    if (ids === undefined && !isPraiseWord(plain)) return false;
  }
  return false;
}

const articles = new Set(['a', 'an', 'each', 'every', 'one', 'another']);

/** A reader with a cache of the words that it has read, since each word occurs in many phrases. */
export interface TokenReader {
  readonly reader: WordReader;
  readonly tokens: Map<string, TitleWord>;
  readonly acronyms: Acronyms;
}

/** All phrases of up to `longest` words in a title that may become labels, including repetitions. */
export function findTitlePhrases(title: string, reader: TokenReader, maxLength: number): readonly TitlePhrase[] {
  const phrases: TitlePhrase[] = [];
  for (const segment of splitTitle(title)) {
    const tokens = segment.map((text) => readToken(text, reader));
    for (let start = 0; start < tokens.length; start++) {
      if (tokens[start]?.canBegin !== true) continue;
      let key = '';
      for (let end = start + 1; end <= Math.min(tokens.length, start + maxLength); end++) {
        const last = tokens[end - 1];
        if (last === undefined || (last.ids === undefined && !isLink(tokens, start, end - 1))) break;
        key += `${last.key} `;
        if (canHead(tokens, start, end)) phrases.push({ key, tokens, start, end });
      }
    }
  }
  return phrases;
}

interface TitleWord {
  readonly text: string;
  readonly plain: string;
  /** The numbers of the word's stems, one for each part of a hyphenated word; undefined for a word that says nothing about a topic. */
  readonly ids: readonly number[] | undefined;
  readonly key: string;
  readonly canBegin: boolean;
  readonly canEnd: boolean;
  readonly canStandAlone: boolean;
  /**
   * Whether the word ends in -ing and is not a known noun. At the beginning of a title, such a word mostly names an activity rather
   * than a subject: "Improving Vision Transformers".
   */
  readonly isActivity: boolean;
  readonly isUnspaced: boolean;
}

/**
 * The parts of a title between punctuation marks, each as a list of words. One or two words before a colon are left out, as they are
 * usually a name and not a subject: "ToDRE: Visual Token Pruning".
 */
function splitTitle(title: string): readonly (readonly string[])[] {
  const named = /^\S+(?: \S+)?\s*[:：](?=\s)/u.exec(title);
  const rest = named === null ? title : title.slice(named[0].length);
  const parts = rest.split(
    /[:;,.!?()[\]{}"“”„«»|&：，。、；！？（）【】「」《》$\\]+(?:\s|$)|[()[\]{}"“”„«»|&$：，。、；！？（）【】「」《》]|\s[-–—]+\s|—/u,
  );
  return parts.map((part) =>
    (hasUnspacedScript(part) ? segmentText(part) : part.split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word)),
  );
}

function readToken(text: string, reader: TokenReader): TitleWord {
  let token = reader.tokens.get(text);
  if (token === undefined) reader.tokens.set(text, (token = createToken(text, reader)));
  return token;
}

function createToken(written: string, { reader, acronyms }: TokenReader): TitleWord {
  const text = written.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}+]*$/gu, '');
  const plain = text.normalize('NFC').toLowerCase();
  const silent: TitleWord = {
    text,
    plain,
    ids: undefined,
    key: String(gap),
    canBegin: false,
    canEnd: false,
    canStandAlone: false,
    isActivity: false,
    isUnspaced: false,
  };
  if (isCommonWord(plain)) return silent;
  const read: number[] = [];
  reader.read(text, read);
  if (read[read.length - 1] === gap) read.pop();
  const ids = read.flatMap((id) => acronyms.get(id) ?? [id]);
  if (ids.length === 0) return silent;
  const isUnspaced = hasUnspacedScript(text);
  return {
    text,
    plain,
    ids,
    key: ids.join(' '),
    canBegin: !isPraiseWord(plain),
    canEnd: !isAdjective(plain) && !isEmptyHead(plain),
    canStandAlone: (plain.length > 2 || isUnspaced) && !isGeneric(plain),
    isActivity: /^\p{Lu}?\p{Ll}+ing$/u.test(text) && !nounsInIng.has(plain),
    isUnspaced,
  };
}

/** Whether the word at `at` is an "of" that connects two words, as in "mixture of experts". */
function isLink(tokens: readonly TitleWord[], start: number, at: number): boolean {
  return at > start && tokens[at]?.plain === 'of' && tokens[at + 1]?.ids !== undefined;
}

function canHead(tokens: readonly TitleWord[], start: number, end: number): boolean {
  const first = tokens[start];
  if (first === undefined || tokens[end - 1]?.canEnd !== true) return false;
  return end - start === 1 ? first.canStandAlone : !first.isActivity || tokens[start - 1]?.ids !== undefined;
}

const nounsInIng = new Set(
  'reinforcement reasoning machine deep learning scheduling planning pricing pruning tracking rendering gaming bargaining sampling clustering'.split(
    ' ',
  ),
);

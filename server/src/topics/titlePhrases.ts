import { isAdjective, isClaim, isEmptyHead, isGeneric } from './phraseWords';
import { gap, hasUnspacedScript, segmentWords, type WordReader } from './wordReader';
import { isStopWord } from './words';

/** A run of words of a title that may head a section. */
export interface TitlePhrase {
  /** Numbers of its words; `gap` where an "of" or a number stands between two. */
  readonly words: readonly number[];
  /** As the title writes it. */
  readonly surface: string;
  /** Another word that says something stands behind it: the phrase may lack its noun. */
  readonly isFollowed: 0 | 1;
  /** The word before it joins it to what stands before: "for", "in", ... ; empty where none does. */
  readonly joinedBy: string;
}

/** The words of texts, read once for all phrases that they stand in. */
export interface TokenReader {
  readonly reader: WordReader;
  readonly tokens: Map<string, Token>;
}

const joints = new Set(['for', 'in', 'on', 'of', 'with', 'via', 'from']);

/** The phrases of up to `longest` words of a title, each as often as it stands there. */
export function findTitlePhrases(title: string, reader: TokenReader, longest: number): readonly TitlePhrase[] {
  const phrases: TitlePhrase[] = [];
  for (const segment of splitTitle(title)) {
    const tokens = segment.map((text) => readToken(text, reader));
    for (let start = 0; start < tokens.length; start++) {
      for (let end = start + 1; end <= Math.min(tokens.length, start + longest); end++) {
        if (tokens[end - 1]?.ids === undefined && !isLink(tokens, start, end - 1)) break;
        const phrase = createPhrase(tokens, start, end);
        if (phrase !== undefined) phrases.push(phrase);
      }
    }
  }
  return phrases;
}

export interface Token {
  readonly text: string;
  readonly plain: string;
  /** undefined for a word that says nothing. */
  readonly ids: readonly number[] | undefined;
  readonly canBegin: boolean;
  readonly canEnd: boolean;
  readonly canStandAlone: boolean;
  /** "Improving Vision Transformers": what stands first and ends in -ing is most often done, no subject. */
  readonly isDone: boolean;
  readonly isUnspaced: boolean;
}

/** Parts between punctuation, as words; the name before a colon is no subject: "ToDRE: Visual Token Pruning". */
function splitTitle(title: string): readonly (readonly string[])[] {
  const named = /^\S+(?: \S+)?\s*[:：](?=\s)/u.exec(title);
  const rest = named === null ? title : title.slice(named[0].length);
  const parts = rest.split(/[:;,.!?()[\]{}"“”„«»|&：，。、；！？（）【】「」《》$\\]+(?:\s|$)|[()[\]{}"“”„«»|&$：，。、；！？（）【】「」《》]|\s[-–—]+\s|—/u);
  return parts.map((part) => (hasUnspacedScript(part) ? segmentWords(part) : part.split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word)));
}

function readToken(text: string, { reader, tokens }: TokenReader): Token {
  let token = tokens.get(text);
  if (token === undefined) tokens.set(text, (token = createToken(text, reader)));
  return token;
}

function createToken(written: string, reader: WordReader): Token {
  const text = written.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}+]*$/gu, '');
  const plain = text.normalize('NFC').toLowerCase();
  const silent: Token = { text, plain, ids: undefined, canBegin: false, canEnd: false, canStandAlone: false, isDone: false, isUnspaced: false };
  if (isStopWord(plain)) return silent;
  const ids: number[] = [];
  reader.read(text, ids);
  if (ids[ids.length - 1] === gap) ids.pop();
  if (ids.length === 0) return silent;
  const isUnspaced = hasUnspacedScript(text);
  return {
    text,
    plain,
    ids,
    canBegin: !isClaim(plain),
    canEnd: !isAdjective(plain) && !isEmptyHead(plain),
    canStandAlone: (plain.length > 2 || isUnspaced) && !isGeneric(plain),
    isDone: /^\p{Lu}?\p{Ll}+ing$/u.test(text) && !nounsInIng.has(plain),
    isUnspaced,
  };
}

/** "mixture of experts": an "of" between two words. */
function isLink(tokens: readonly Token[], start: number, at: number): boolean {
  return at > start && tokens[at]?.plain === 'of' && tokens[at + 1]?.ids !== undefined;
}

function createPhrase(tokens: readonly Token[], start: number, end: number): TitlePhrase | undefined {
  const first = tokens[start];
  const last = tokens[end - 1];
  if (first?.ids === undefined || last?.ids === undefined || !first.canBegin || !last.canEnd) return undefined;
  if (end - start === 1 ? !first.canStandAlone : first.isDone && tokens[start - 1]?.ids === undefined) return undefined;
  const slice = tokens.slice(start, end);
  const before = tokens[start - 1]?.plain ?? '';
  return {
    words: slice.flatMap(({ ids }) => ids ?? [gap]),
    surface: slice.map(({ text }) => text).join(slice.some(({ isUnspaced }) => isUnspaced) ? '' : ' '),
    isFollowed: tokens[end]?.ids === undefined ? 0 : 1,
    joinedBy: joints.has(before) ? before : '',
  };
}

const nounsInIng = new Set('reinforcement reasoning machine deep learning scheduling planning pricing pruning tracking rendering gaming bargaining sampling clustering'.split(' '));

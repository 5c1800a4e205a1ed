import type { Span } from '../../base/span';
import type { BibliographyIssue } from '../../model/bibliography';
import {
  type BibtexReader,
  createReader,
  isEntryLine,
  matchPattern,
  peekCode,
  reportIssue,
  type ScannedField,
  scanField,
  skipDelimited,
  skipSpace,
  startsLine,
} from './scanField';

/** One `@...{...}` of a text. Offsets are those of the text. */
export interface ScannedBlock {
  /** `unfinished` is an `@word` that the writer is still typing. */
  readonly kind: 'entry' | 'string' | 'preamble' | 'comment' | 'unfinished';
  /** From the `@` to the end of the closing brace, or, if there is no closing brace, to the offset up to which the block was read. */
  readonly span: Span;
  /** A change after this offset cannot affect how the block is read. */
  readonly reach: number;
  /** In lower case. */
  readonly entryType: string;
  /** The span of the type as written: `InProceedings`. */
  readonly typeSpan: Span;
  /** Empty if the block has no key. */
  readonly key: string;
  readonly keySpan: Span;
  readonly fields: readonly ScannedField[];
  readonly issue?: BibliographyIssue;
  /** Whether the block has no end, so that it may include text of the blocks after it. */
  readonly isCutOff: boolean;
}

const blockOpening = /@\s*([^\s{}(),=@"#%']+)\s*([{(])/y;
const unfinishedWord = /@[A-Za-z]+(?=\s*(?:[\r\n]|$))/y;
const keyInBraces = /[^\s,}]+/y;
const keyInParentheses = /[^\s,]+/y;

/**
 * The next block at or after `from`; undefined if there is none. Text between blocks is ignored, as in BibTeX, and so is text after a
 * `%` on the same line, as in biber and pandoc.
 */
export function scanBlock(text: string, from: number): ScannedBlock | undefined {
  let [read, isComment] = [from, false];
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    isComment = isCommentedOut(text, at, read, isComment);
    read = at;
    if (isComment) continue;
    blockOpening.lastIndex = at;
    const opening = blockOpening.exec(text);
    if (opening !== null) return scanOpened(text, at, opening[0], opening[1] ?? '');
    const unfinished = scanUnfinishedWord(text, at, from);
    if (unfinished !== undefined) return unfinished;
  }
  return undefined;
}

/** All blocks from `from` on. Each one begins after the end of the previous one. */
export function* scanBlocks(text: string, from = 0): Generator<ScannedBlock, void> {
  for (let block = scanBlock(text, from); block !== undefined; block = scanBlock(text, block.span.end)) yield block;
}

/** `isComment` says whether `from` is in a comment. */
function isCommentedOut(text: string, at: number, from: number, isComment: boolean): boolean {
  for (let before = at - 1; before >= from; before -= 1) {
    const code = text.charCodeAt(before);
    if (code === 0x0a || code === 0x0d) return false;
    if (code === 0x25) return true;
  }
  return isComment;
}

/**
 * Reads `@artic` alone on its line, which is an entry that the writer is still typing. `@comment` is not such an entry, because a
 * comment needs no brace.
 */
function scanUnfinishedWord(text: string, at: number, from: number): ScannedBlock | undefined {
  unfinishedWord.lastIndex = at;
  const word = startsLine(text, at, from) ? unfinishedWord.exec(text)?.[0] : undefined;
  if (word === undefined || word.toLowerCase() === '@comment') return undefined;
  const end = at + word.length;
  let after = end;
  while (/\s/.test(text.charAt(after))) after += 1;
  return {
    kind: 'unfinished',
    span: { start: at, end },
    reach: after + 1,
    entryType: word.slice(1).toLowerCase(),
    typeSpan: { start: at + 1, end },
    key: '',
    keySpan: { start: end, end },
    fields: [],
    issue: { span: { start: at, end }, reason: `Missing { after ${word}.` },
    isCutOff: true,
  };
}

/** `opening` is the text up to the brace, such as `@Article{`, and `type` is the word in it. */
function scanOpened(text: string, start: number, opening: string, type: string): ScannedBlock {
  const reader = createReader(text, start + opening.length);
  const entryType = type.toLowerCase();
  const typeStart = start + opening.indexOf(type);
  const typeSpan = { start: typeStart, end: typeStart + type.length };
  if (entryType === 'comment' || entryType === 'preamble') return scanSkipped(reader, start, entryType, typeSpan);
  const closing = text.charAt(reader.at - 1) === '(' ? ')' : '}';
  const kind = entryType === 'string' ? 'string' : 'entry';
  const keySpan = kind === 'entry' ? scanKey(reader, closing) : { start: reader.at, end: reader.at };
  const fields: ScannedField[] = [];
  while (scanField(reader, closing, fields));
  const isCutOff = reader.recoverAt !== undefined;
  if (isCutOff) {
    const name = keySpan.end > keySpan.start ? `the entry "${text.slice(keySpan.start, keySpan.end)}"` : 'this entry';
    reportIssue(reader, start, keySpan.end, `Missing ${closing} at the end of ${name}.`);
  } else if (kind === 'entry' && keySpan.end === keySpan.start) {
    reportIssue(reader, start, keySpan.end, "This entry has no citation key and can't be cited.");
  }
  const end = isCutOff ? endOfCutOff(text, reader.at, reader.recoverAt ?? text.length) : reader.at;
  return {
    kind,
    span: { start, end },
    reach: Math.max(reader.reach, end),
    entryType,
    typeSpan,
    key: text.slice(keySpan.start, keySpan.end),
    keySpan,
    fields,
    ...(reader.issue === undefined ? {} : { issue: reader.issue }),
    isCutOff,
  };
}

/** The end of a block without a closing brace: before the white space that precedes the next block. */
function endOfCutOff(text: string, read: number, recoverAt: number): number {
  let end = recoverAt;
  while (end > read && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * Skips `@comment{...}` or `@preamble{...}` up to its own closing brace (as in biber and pandoc). Without a closing brace, only the
 * line is skipped.
 */
function scanSkipped(reader: BibtexReader, start: number, kind: 'comment' | 'preamble', typeSpan: Span): ScannedBlock {
  const opened = reader.at;
  reader.at -= 1;
  const ends = reader.text.charAt(reader.at) === '(' ? skipParentheses(reader) : skipDelimited(reader, 'comment');
  const isCutOff = !ends && kind === 'preamble';
  const lineEnd = reader.text.indexOf('\n', opened);
  const end = ends ? reader.at : lineEnd < 0 ? reader.text.length : lineEnd;
  return {
    kind,
    span: { start, end },
    reach: Math.max(reader.reach, end),
    entryType: kind,
    typeSpan,
    key: '',
    keySpan: { start: opened, end: opened },
    fields: [],
    ...(isCutOff ? { issue: { span: { start, end }, reason: 'Missing } at the end of this @preamble.' } } : {}),
    isCutOff: !ends,
  };
}

function skipParentheses(reader: BibtexReader): boolean {
  reader.at += 1;
  for (let code = peekCode(reader); !Number.isNaN(code); code = peekCode(reader)) {
    if (code === 0x7b || code === 0x22) {
      if (!skipDelimited(reader)) return false;
      continue;
    }
    if (isEntryLine(reader, reader.at)) return false;
    reader.at += 1;
    reader.reach = Math.max(reader.reach, reader.at);
    if (code === 0x29) return true;
  }
  return false;
}

/**
 * Reads a key. BibTeX allows anything in it except white space, a comma and, in an entry with braces, the closing brace. An empty span
 * means that there is no key.
 */
function scanKey(reader: BibtexReader, closing: string): Span {
  skipSpace(reader);
  const start = reader.at;
  if (isEntryLine(reader, start)) {
    reader.recoverAt = start;
    return { start, end: start };
  }
  const key = matchPattern(reader, closing === ')' ? keyInParentheses : keyInBraces);
  const end = reader.at;
  skipSpace(reader);
  const next = peekCode(reader);
  // In `@book{title = {...}}`, the key is missing.
  if (next === 0x3d || /^[A-Za-z]+=["{]/.test(key)) {
    reader.at = start;
    return { start, end: start };
  }
  if (next === 0x2c) reader.at += 1;
  else if (next !== closing.charCodeAt(0) && !Number.isNaN(next) && !isEntryLine(reader, reader.at)) {
    reportIssue(reader, start, end, `Missing comma after the key ${key}.`);
  }
  return { start, end };
}

import type { Snapshot } from '#workspace';
import { findLastStart } from '../../base/lineIndex';
import { type Span, shiftSpan, sliceSpan } from '../../base/span';
import type { DigestRecord } from '../../model/digest';

/**
 * `paperName` is a name before a colon, such as `Mamba` in `Mamba: Linear-Time Sequence Modeling`. `paperTitle` is any other part of a
 * title.
 */
export type TokenType = 'paperTitle' | 'paperName';

/** A part of a title that lies within one line. */
interface SemanticToken {
  readonly type: TokenType;
  readonly span: Span;
}

/**
 * The titles of the papers in the span of a digest, in the order of the text. A few titles just outside the span may be included. Empty
 * for other documents.
 */
export function semanticTokens(snapshot: Snapshot, uri: string, { start, end }: Span): readonly SemanticToken[] {
  const file = snapshot.digests.get(uri);
  if (file === undefined) return [];
  const { entries, starts } = file.digest();
  const tokens: SemanticToken[] = [];
  for (let at = findLastStart(starts, start); at < entries.length; at++) {
    const [entry, offset] = [entries[at], starts[at]];
    if (entry === undefined || offset === undefined || offset > end) break;
    tokens.push(...splitTitle(file.text, entry, shiftSpan(entry.titleSpan, offset)));
  }
  return tokens;
}

function splitTitle(text: string, { names }: DigestRecord, title: Span): readonly SemanticToken[] {
  const words = sliceSpan(text, title);
  const name = names.find((each) => words.startsWith(each) && /^\s?[:：]/.test(words.slice(each.length))) ?? '';
  const nameEnd = title.start + name.length;
  const rest = splitLines(text, { start: nameEnd, end: title.end }).map((span): SemanticToken => ({ type: 'paperTitle', span }));
  return name === '' ? rest : [{ type: 'paperName', span: { start: title.start, end: nameEnd } }, ...rest];
}

/** Splits a span at line breaks, without the white space at both ends of each line. */
function splitLines(text: string, { start, end }: Span): readonly Span[] {
  return Array.from(text.slice(start, end).matchAll(/\S(?:[^\r\n]*\S)?/g), ({ 0: found, index }) => ({
    start: start + index,
    end: start + index + found.length,
  }));
}

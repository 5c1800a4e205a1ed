import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import { type Quotation, unprinted } from '../../model/quotation';
import type { AlteredQuotation, Difference } from './compareQuotation';

/** Markup that comes in pairs, so that a part of a text can't be replaced if it has only one of them. */
const pairedMarkup = [
  /(?<!\\)\{/g,
  /(?<!\\)\}/g,
  /(?<!\\)\$/g,
  /(?<!\\)\*/g,
  /(?<![\\\p{L}\p{N}])_|(?<!\\)_(?![\p{L}\p{N}])/gu,
  /(?<!\\)`/g,
];

/**
 * The edits of `draft` that make the quotation exact. Only what differs is written anew, so that markup remains. Where markup begins or
 * ends within the words that differ, the whole quotation is written anew; if it has gaps, too, there are no edits (undefined).
 * `renderText` writes plain text in the language of the draft.
 */
export function correctQuotation(
  draft: string,
  { inner, text: printed }: Quotation,
  altered: AlteredQuotation,
  renderText: (plain: string) => string,
): readonly TextEdit[] | undefined {
  const render = (plain: string): string => renderPiece(useInnerMarks(plain), renderText);
  const edits = altered.differences.map((difference) => correctDifference(printed, altered.original, difference));
  if (edits.every(({ span }) => canReplace(draft.slice(inner.start, inner.end), span)))
    return edits.map(({ span, words }) => ({
      span: { start: inner.start + span.start, end: inner.start + span.end },
      newText: render(words),
    }));
  if (/…|\.\s?\.\s?\.|\[/.test(printed) || /\0{6}/.test(printed)) return undefined;
  const end = /[\s.,;:!?]*$/.exec(printed)?.index ?? printed.length;
  const start = /^[\s\0]*/.exec(printed)?.[0].length ?? 0;
  if (!canReplace(draft.slice(inner.start, inner.end), { start, end })) return undefined;
  const span = { start: inner.start + start, end: inner.start + end };
  return [{ span, newText: render(altered.original.slice(altered.span.start, altered.span.end)) }];
}

interface Correction {
  /** In the printed quotation. */
  readonly span: Span;
  readonly words: string;
}

const closingSign = /^[,;:.!?)]/;

/** Where words are missing, they are written with the space beside them. Where words are added, that space is removed with them. */
function correctDifference(printed: string, text: string, { quoted, original }: Difference): Correction {
  const words = text.slice(original.start, original.end);
  if (quoted.start < quoted.end && original.start < original.end) {
    const areMarked = isBetweenMarks(text, original) && !isBetweenMarks(printed, quoted);
    if (areMarked) return { span: quoted, words: text.slice(original.start - 1, original.end + 1) };
    // A sign in place of a word stands directly after the word before, and the other way round.
    const gap = /\s*$/.exec(printed.slice(0, quoted.start))?.[0].length ?? 0;
    if (closingSign.test(words)) return { span: { start: quoted.start - gap, end: quoted.end }, words };
    const needsSpace = gap === 0 && closingSign.test(printed.slice(quoted.start)) && /\s/.test(text.charAt(original.start - 1));
    return { span: quoted, words: needsSpace ? ` ${words}` : words };
  }
  if (original.start === original.end) {
    const before = /\s*$/.exec(printed.slice(0, quoted.start))?.[0].length ?? 0;
    const after = /^\s*/.exec(printed.slice(quoted.end))?.[0].length ?? 0;
    const isFirst = printed.slice(0, quoted.start).trim() === '';
    return { span: { start: quoted.start - (isFirst ? 0 : before), end: quoted.end + (isFirst ? after : 0) }, words: '' };
  }
  const isFirst = /^[\s\0]*$/.test(printed.slice(0, quoted.start));
  const lead = /[\s\p{Pd}"'“”‘’]*$/u.exec(text.slice(0, original.start))?.[0] ?? '';
  const trail = /^[\s\p{Pd}"'“”‘’]*/u.exec(text.slice(original.end))?.[0] ?? '';
  return { span: quoted, words: isFirst ? words + trail : lead + words };
}

function isBetweenMarks(text: string, { start, end }: Span): boolean {
  const mark = /["“”„«»'‘’]/;
  return mark.test(text.charAt(start - 1)) && mark.test(text.charAt(end));
}

/** Whether the part of the quotation can be replaced without cutting a pair of markup, and is not within math. */
function canReplace(source: string, { start, end }: Span): boolean {
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const [before, part] = [source.slice(0, start), source.slice(start, end)];
  const [opening, closing, ...marks] = pairedMarkup.map((pattern) => count(part, pattern));
  return opening === closing && marks.every((number) => number % 2 === 0) && count(before, /(?<!\\)\$/g) % 2 === 0 && !part.includes('%\n');
}

/** Quotation marks in the words: single ones, since the draft's own marks around them are double. */
function useInnerMarks(words: string): string {
  return words.replace(/["“”„«»]/g, (_, at: number) => (at === 0 || /[\s([\p{Pd}]/u.test(words.charAt(at - 1)) ? '‘' : '’'));
}

/** Writes words in the middle of a line. White space at the ends remains. */
function renderPiece(words: string, renderText: (plain: string) => string): string {
  const inner = words.trim();
  if (inner === '') return words;
  const [before, after] = [/^\s*/.exec(words)?.[0] ?? '', /\s*$/.exec(words)?.[0] ?? ''];
  // After a word, no language takes the words for the beginning of a block.
  const rendered = renderText(`a ${inner.replaceAll(unprinted, ' ')}`).slice(2);
  return before.replace(/\s+/g, ' ') + rendered + after.replace(/\s+/g, ' ');
}

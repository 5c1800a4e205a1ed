import { labels } from './crf';
import type { TaggedTokens } from './tagLines';
import type { TokenRun, Tokens } from './tokens';

const titleLabel = labels.indexOf('title');
const otherLabel = labels.indexOf('other');

/** The marks that open a bracket or a quotation, and the mark that closes each. */
export const closingMarks: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '"': '"',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
  '„': '“',
  '‘': '’',
};

const openings = /^[“"«„‘「『]$/;

/** Whether only the mark that opens a quotation is between two words of a title: `Three Approaches to the Notion of «Amount of Information»`. */
export function opensQuotation({ texts, textIds, starts, ends, lineOf }: Tokens, from: number, to: number): boolean {
  return (
    to === from + 1 &&
    openings.test(texts[textIds[from] ?? 0] ?? '') &&
    lineOf[from - 1] === lineOf[to] &&
    (starts[from] ?? 0) > (ends[from - 1] ?? 0)
  );
}

/** A quotation at the end of a title has at most so many words and marks. */
const maxQuotation = 12;

/** Adds to a title the quotation directly behind it, if no other field is in it, or the mark that closes the quotation at its end. */
export function closeQuotation({ tokens, labels: own }: TaggedTokens, { first, last }: TokenRun): TokenRun {
  const textAt = (at: number): string => tokens.texts[tokens.textIds[at] ?? 0] ?? '';
  const from = opensQuotation(tokens, last + 1, last + 2) ? last + 1 : findLastOpening(tokens, { first, last });
  if (from === undefined) return { first, last };
  for (let at = Math.max(from, last) + 1; at < from + maxQuotation; at += 1) {
    if (textAt(at) === closingMarks[textAt(from)]) return { first, last: at };
    if (own[at] !== titleLabel && own[at] !== otherLabel) break;
  }
  return { first, last };
}

/** The last mark in a title that opens a quotation which the title does not close. */
function findLastOpening(tokens: Tokens, { first, last }: TokenRun): number | undefined {
  for (let at = last; at > first; at -= 1) {
    const text = tokens.texts[tokens.textIds[at] ?? 0] ?? '';
    if (Object.values(closingMarks).includes(text) && text !== ')' && text !== ']') return undefined;
    if (openings.test(text)) return at;
  }
  return undefined;
}

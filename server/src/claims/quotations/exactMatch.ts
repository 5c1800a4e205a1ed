import { compareJoint, type QuotedToken } from './quotedWords';

/** The words and signs of a text in one string, with the offsets at which its tokens begin and end. */
export interface JoinedText {
  readonly text: string;
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

export function joinTokens(tokens: readonly QuotedToken[]): JoinedText {
  let text = '';
  const starts = new Set<number>();
  const ends = new Set<number>();
  tokens.forEach((token, index) => {
    text += compareJoint(tokens[index - 1], token);
    starts.add(text.length);
    text += token.text;
    ends.add(text.length);
  });
  return { text, starts, ends };
}

/** A part of a quotation between two gaps. A gap may be inside of a word, as in `[t]he`. */
interface Part {
  readonly text: string;
  readonly beginsInWord: boolean;
  readonly endsInWord: boolean;
}

/** How many occurrences of the first part are tried. */
const maxTries = 50;

/** Whether the quotation is in the text: each of its parts word for word, in this order. */
export function isExact(quotation: readonly QuotedToken[], text: JoinedText): boolean {
  const parts = splitAtGaps(quotation);
  const [first, ...others] = parts;
  if (first === undefined) return true;
  let from = 0;
  for (let tries = 0; tries < maxTries; tries += 1) {
    const end = findPart(text, first, from);
    if (end === undefined) return false;
    let at: number | undefined = end;
    for (const part of others) at = at === undefined ? undefined : findPart(text, part, at);
    if (at !== undefined) return true;
    from = end - first.text.length + 1;
  }
  return false;
}

/** Where the first occurrence of the part at or after `from` ends; undefined if there is none. */
function findPart({ text, starts, ends }: JoinedText, part: Part, from: number): number | undefined {
  for (let at = text.indexOf(part.text, from); at !== -1; at = text.indexOf(part.text, at + 1)) {
    const end = at + part.text.length;
    if ((part.beginsInWord || starts.has(at)) && (part.endsInWord || ends.has(end))) return end;
  }
  return undefined;
}

function splitAtGaps(tokens: readonly QuotedToken[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    const gap = tokens[at];
    if (gap !== undefined && gap.kind !== 'gap') continue;
    const part = trimSigns(tokens.slice(from, at));
    const [first, last] = [part[0], part.at(-1)];
    if (first !== undefined && last !== undefined) {
      const isFirst = first === tokens[from];
      parts.push({
        text: joinTokens(part.map((token, index) => (index === 0 && token.joint !== 'minus' ? { ...token, joint: 'none' } : token))).text,
        beginsInWord: isFirst && first.joint === 'none' && from > 0,
        endsInWord: gap?.joint === 'none' && last === tokens[at - 1],
      });
    }
    from = at + 1;
  }
  return parts;
}

/** Without the punctuation at both ends, which belongs to the sentence of the draft. */
export function trimSigns(tokens: readonly QuotedToken[]): readonly QuotedToken[] {
  const isEnd = ({ kind, text }: QuotedToken): boolean => kind === 'sign' && /^[.,;:!?…]$/.test(text);
  const start = tokens.findIndex((token) => !isEnd(token));
  if (start === -1) return [];
  let end = tokens.length;
  for (let last = tokens[end - 1]; last !== undefined && isEnd(last); last = tokens[end - 1]) end -= 1;
  return tokens.slice(start, end);
}

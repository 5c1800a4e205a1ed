import { labelCount } from './crf';
import type { TaggedTokens } from './tagLines';
import { type TokenRun, type Tokens, tokenTypes } from './tokens';

/** What is less sure is not said. */
export const minSureness = 0.6;

/** The mean probability of a label over a run of tokens, without those that complete a name. */
export function sureness({ probabilities, completed }: TaggedTokens, { first, last }: TokenRun, label: number): number {
  let sum = 0;
  let count = 0;
  for (let at = first; at <= last; at += 1) {
    if (completed[at] === 1) continue;
    sum += probabilities[at * labelCount + label] ?? 0;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** The text of a run as it is written, on one line and without marks around it. */
export function readTokens(tokens: Tokens, { first, last }: TokenRun): string {
  const parts: string[] = [];
  for (let line = tokens.lineOf[first] ?? 0; line <= (tokens.lineOf[last] ?? 0); line += 1) {
    const from = line === tokens.lineOf[first] ? (tokens.starts[first] ?? 0) : 0;
    const to = line === tokens.lineOf[last] ? (tokens.ends[last] ?? 0) : undefined;
    parts.push((tokens.lineTexts[line] ?? '').slice(from, to));
  }
  return parts
    .join('\n')
    .replace(/(\p{L})[-‐]\n(?=\p{Ll})/gu, '$1')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;:*†‡§¶]+$/, '')
    .replace(/^[\s,;:.*]+/, '');
}

/** The words and marks of a run, with a blank where there is white space between two, and `\n` for the break of a line. */
export function writeTokens(tokens: Tokens, { first, last }: TokenRun): string {
  let joined = '';
  for (let at = first; at <= last; at += 1) {
    if (tokens.types[at] === tokenTypes.break) joined += '\n';
    else if (tokens.types[at] !== tokenTypes.style)
      joined += `${tokens.lineOf[at] === tokens.lineOf[at - 1] && (tokens.starts[at] ?? 0) > (tokens.ends[at - 1] ?? 0) ? ' ' : ''}${tokens.texts[tokens.textIds[at] ?? 0] ?? ''}`;
  }
  return joined;
}

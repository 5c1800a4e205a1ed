import type { Span } from '../../base/span';
import { weighToken } from './alignTokens';
import type { QuotedToken } from './quotedWords';

/** Which part of the weight of a quotation's words must be in the passage. */
const minPart = 0.9;
/** How many different words that say something by themselves must be in the passage. */
const minContentWords = 3;

/**
 * The tokens of the text that have the same words as the quotation in another order, as indices; `end` is exclusive. undefined if there
 * is no such passage as long as the quotation.
 */
export function findReordered(quotation: readonly QuotedToken[], original: readonly QuotedToken[]): Span | undefined {
  const quoted = quotation.filter(isWord);
  const places = original.flatMap((token, index) => (isWord(token) ? [{ token, index }] : []));
  if (quotation.some(({ kind }) => kind === 'gap')) return undefined;
  const wanted = new Map<string, number>();
  for (const { text } of quoted) wanted.set(text, (wanted.get(text) ?? 0) + 1);
  const all = quoted.reduce((sum, token) => sum + weighToken(token), 0);
  let found = 0;
  let best: { readonly weight: number; readonly span: Span } | undefined;
  places.forEach(({ token, index }, at) => {
    // A word counts as often as the quotation has it.
    const left = wanted.get(token.text);
    if (left !== undefined) wanted.set(token.text, left - 1);
    if (left !== undefined && left > 0) found += weighToken(token);
    const leaving = places[at - quoted.length]?.token;
    const taken = leaving === undefined ? undefined : wanted.get(leaving.text);
    if (leaving !== undefined && taken !== undefined) {
      wanted.set(leaving.text, taken + 1);
      if (taken >= 0) found -= weighToken(leaving);
    }
    const first = places[Math.max(0, at - quoted.length + 1)]?.index ?? 0;
    if (found > (best?.weight ?? 0)) best = { weight: found, span: { start: first, end: index + 1 } };
  });
  const content = new Set(quoted.filter((token) => weighToken(token) >= 0.7).map(({ text }) => text)).size;
  return best !== undefined && best.weight >= minPart * all && content >= minContentWords ? best.span : undefined;
}

function isWord({ kind }: QuotedToken): boolean {
  return kind === 'word';
}

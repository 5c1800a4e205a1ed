import { figureSyntax } from '../../text/figures';
import type { Quantity } from './quantity';

const joint = new RegExp(`^(?:${figureSyntax.to}|\\s(?:and|up to)\\s)$`, 'u');

/** Two numbers that are the ends of one range, or a pair as in `from 40 to 60`; undefined if they don't belong together. */
export function joinRange(text: string, first: Quantity, second: Quantity): Quantity | undefined {
  const hasOwnUnit = first.kind !== 'count' && first.kind !== 'plain';
  const between = text.slice(hasOwnUnit ? first.span.end : first.literal.end, second.literal.start);
  if (first.values.length > 1 || (hasOwnUnit && first.kind !== second.kind)) return undefined;
  if (!joint.test(between.replace(/[\ufeff$\s]+/g, ' '))) return undefined;
  const before = text.slice(Math.max(0, first.literal.start - 24), first.literal.start);
  if (between.includes('and') && !/\b(?:between|range of|ranges?)\s[^.,;]{0,16}$/i.test(before)) return undefined;
  // Unit and scale of the second number count for both: `1 to 2 million`, `2 to 4 hours`.
  const by = first.scale === 1 && !hasOwnUnit ? second.scale : 1;
  return {
    ...second,
    span: { start: first.span.start, end: second.span.end },
    literal: { start: first.literal.start, end: second.literal.end },
    values: [first.values[0] * by, second.values[0]],
    step: Math.max(first.step * by, second.step),
    bound: first.bound,
    isPair: /\bfrom\s[^.,;]{0,16}$/i.test(before),
  };
}

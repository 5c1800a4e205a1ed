import type { Span } from '../../base/span';

/** A citation in a sentence, as the words around it show it. */
export interface SentenceSource {
  readonly span: Span;
  /** Whether the sentence speaks of the work by its authors: `@doe shows`, `\citet{doe}`. */
  readonly isNarrative: boolean;
}

/** The writer's own work. */
const ownWork = /\b(?:we|our|ours|us|my|this (?:paper|thesis|work|study|article|chapter))\b|\bI\b(?!\.)/gi;
/** What a sentence begins with if all of it is about the writer's own work: `In our runs, X reaches 75%`, `When we ran it on maps, ...`. */
const ownOpening =
  /^\P{L}*(?:when|where|once|after|as|if|(?:run|(?!compared|opposed)\p{L}+ed) (?:in|on|to|with|under)|in|on|with|under|using|across|over|during|for)(?! (?:contrast|comparison|opposition|addition))[^,;:.()—]{0,60}?\b(?:we|our|us|my)\b/iu;
const clauseBreak = /[;:()—]|(?<!\d),|,(?!\d)|\s(?:while|whereas|but)\s/;

/** Between a number and the authors who are named after it, these words tell that it is not theirs: `8%, which differs from Doe's`. */
const otherSubject = /[,;:()—]\s(?:which|unlike|whereas|while|but|not|as opposed|in contrast|compared|contrary)(?!\p{L})/iu;

/**
 * The citation to which a number in a sentence belongs; undefined if that is not sure, or if the number is one of the writer's own work.
 * `prose` is the sentence; the citations are in order and hidden in it.
 */
export function findSource<T extends SentenceSource>(prose: string, sources: readonly T[], { start, end }: Span): T | undefined {
  const before = sources.findLast(({ span }) => span.end <= start);
  const after = sources.find(({ span }) => span.start >= end);
  const isApart = (from: number, to: number): boolean => clauseBreak.test(prose.slice(from, to));
  const found = ((): T | undefined => {
    if (sources.length === 1)
      return before ?? (after?.isNarrative === true && otherSubject.test(prose.slice(end, after.span.start)) ? undefined : after);
    if (after === undefined) return before !== undefined && !prose.slice(before.span.end, start).includes(';') ? before : undefined;
    if (after.isNarrative || isApart(end, after.span.start)) return undefined;
    if (before === undefined) return after;
    return !before.isNarrative && isApart(before.span.end, start) ? after : undefined;
  })();
  return found !== undefined && isOwnWork(prose, found.span, { start, end }) ? undefined : found;
}

function isOwnWork(prose: string, source: Span, number: Span): boolean {
  const own = [...prose.matchAll(ownWork)].filter(({ 0: word, index }) => word !== 'US' && !isInside(index, source));
  if (own.length === 0) return false;
  if (ownOpening.test(prose)) return true;
  const isApart = (from: number, to: number): boolean => clauseBreak.test(prose.slice(Math.min(from, to), Math.max(from, to)));
  const [from, to] = [Math.min(number.start, source.start), Math.max(number.end, source.end)];
  if (own.some(({ index }) => !isApart(index, number.start) || (from <= index && index < to))) return true;
  return source.start < number.start && isApart(source.end, number.start);
}

function isInside(at: number, { start, end }: Span): boolean {
  return start <= at && at < end;
}

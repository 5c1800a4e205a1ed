import { anyOf } from '../../base/anyOf';
import type { Span } from '../../base/span';
import { findOwnWork } from './findOwnWork';

/** In UTF-16 units: a longer sentence is told from its verb on, and to the end of a clause. */
const longestMethod = 260;

const adverb = anyOf('also further then thus therefore hence here first instead now have aims?_to seeks?_to');
const proposing = new RegExp(
  `\\b(?:[Ww]e|[Tt]his (?:paper|work|article|study|report|thesis)|[Tt]he (?:paper|authors?))(?:,? ${adverb}){0,2},? ${anyOf(
    'propose introduce present develop design devise construct create contribute unveil put_forward build(?!_(?:on|upon)) describe',
  )}(?:s|es|ed|d)?\\b(?! (?:on|upon|that|how|why|whether)\\b)`,
);
/** `The paper shows that keys differ, and presents KIVI`, `we release Dolma`: only where the name follows. */
const naming = /\b(?:[Ww]e|[Tt]his (?:paper|work)|[Tt]he (?:paper|authors?))\b[^.;]*?\b(?:propose|introduce|present|develop|build|release|open-source)(?:s|d|ed)?\b(?! (?:on|upon|that)\b)/;
const aside = /^(?:Additionally|Furthermore|Moreover|Besides|Finally|Lastly|Also|In addition|Second|Third|Further)\b|\b[Ww]e (?:also|further)\b/;

/**
 * The words of an abstract by which its authors say what they made, verbatim: `we introduce DuoAttention, a framework that
 * ...`; of several such sentences the first that names it. undefined where none says it.
 */
export function findMethod(abstract: string, names: readonly string[]): Span | undefined {
  const { sentences, own = sentences.length } = findOwnWork(abstract, names);
  const saying = sentences.slice(own).filter(({ start, end }) => {
    const sentence = abstract.slice(start, end);
    return (proposing.test(sentence) || isNamed(sentence, names)) && !aside.test(sentence);
  });
  const named = saying.find(({ start, end }) => isNamed(abstract.slice(start, end), names));
  const chosen = named ?? saying[0];
  return chosen === undefined ? undefined : shorten(abstract, chosen);
}

/** Whether the name stands right behind what says that something is made. */
function isNamed(sentence: string, names: readonly string[]): boolean {
  return [[proposing, 160] as const, [naming, 40] as const].some(([pattern, reach]) => {
    const cue = pattern.exec(sentence);
    if (cue === null) return false;
    const behind = sentence.slice(cue.index + cue[0].length, cue.index + cue[0].length + reach);
    return names.some((name) => behind.includes(name));
  });
}

function shorten(abstract: string, { start, end }: Span): Span {
  const sentence = abstract.slice(start, end).replace(/[.!?]["'”’)]*$/, '');
  const whole = { start, end: start + sentence.length };
  if (sentence.length <= longestMethod) return whole;
  const from = start + ((proposing.exec(sentence) ?? naming.exec(sentence))?.index ?? 0);
  const rest = abstract.slice(from, whole.end);
  if (rest.length <= longestMethod) return { start: from, end: whole.end };
  const clause = Math.max(...[', ', '; ', ': '].map((mark) => rest.lastIndexOf(mark, longestMethod)));
  const cut = clause > 60 ? clause : rest.lastIndexOf(' ', longestMethod);
  return { start: from, end: from + (cut > 0 ? cut : longestMethod) };
}

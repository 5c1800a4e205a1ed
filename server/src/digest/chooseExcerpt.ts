import { anyOf } from '../base/anyOf';
import { findKeySentence } from './chooseSummary';

/** An excerpt has this many UTF-16 units at most. */
const longestExcerpt = 140;
const shortestExcerpt = 30;

/**
 * A short passage of the abstract for a list item, verbatim: what the paper's name stands for or does, cut where a clause
 * or at least a word ends. Without full stop; empty where the abstract is.
 */
export function chooseExcerpt(title: string, names: readonly string[], abstract: string): string {
  const span = findKeySentence(title, names, abstract);
  if (span === undefined) return '';
  const sentence = abstract.slice(span.start, span.end).replace(/[.!?]["'”’)]*$/, '');
  const told = findTelling(sentence, names);
  const passage = cutAtClause(told.replace(/^(?:that|which) (?=\p{Ll}+s\b|only\b|can\b)/u, ''));
  return passage.length >= shortestExcerpt ? passage : cutAtClause(sentence);
}

const adverb = anyOf(String.raw`\(\w{1,3}\) also further then thus therefore here first have`);
const verb =
  anyOf(`propose introduce present develop design devise build construct create describe release study investigate explore examine
  show demonstrate provide conduct analy[sz]e address formulate`);
const cue = new RegExp(
  `\\b(?:[Ww]e|[Tt]his (?:paper|work|article|study|report)|[Tt]he paper)(?:,? ${adverb}){0,3} ${verb}(?:s|es|ed|d)? (?!on |upon )(?:that )?`,
);

/** From where the sentence begins to tell: behind `we introduce DuoAttention, `, behind `we propose `, or all of it. */
function findTelling(sentence: string, names: readonly string[]): string {
  for (const name of names) {
    const at = sentence.indexOf(name);
    if (at < 0) continue;
    const behind =
      /^["”’)]*(?: \([^()]{1,30}\))?(?:, (?:(?:which|that) )?| [-–—]{1,2} |: | )(?=(?:a|an|the|which|that|our|one)\b)/.exec(
        sentence.slice(at + name.length),
      );
    if (behind !== null && at + name.length + behind[0].length + shortestExcerpt < sentence.length) {
      return sentence.slice(at + name.length + behind[0].length);
    }
  }
  const found = cue.exec(sentence);
  return found === null ? sentence : sentence.slice(found.index + found[0].length);
}

const smallWord =
  anyOf(String.raw`a an the of for with and or in on to via from by using through under as at is are its their our into
  than that which while where when more most such both between without not but has have can be this these only also thereby namely
  e\.g\. i\.e\.`);
const dangling = new RegExp(String.raw`(?:[\s,;:(–—-]|\b${smallWord})$`, 'i');
const clauseWord =
  anyOf(`that which while where by to for and with when so thereby namely enabling achieving using via through without in on
  from`);
const boundary = new RegExp(`[,;:—–] |[，；、] ?| ${clauseWord} `, 'g');

/** Cuts at the last clause boundary that leaves enough, otherwise at a word; never inside parentheses. */
function cutAtClause(text: string): string {
  let cut = text.length <= longestExcerpt ? text : text.slice(0, clauseEnd(text));
  const open = cut.lastIndexOf('(');
  if (open > 0 && !cut.includes(')', open)) cut = cut.slice(0, open);
  while (cut.length > 0 && dangling.test(cut)) cut = cut.replace(dangling, '');
  return cut;
}

function clauseEnd(text: string): number {
  const head = text.slice(0, longestExcerpt + 1);
  let best = 0;
  for (const match of head.matchAll(boundary)) {
    if (match.index >= 60 && match.index <= longestExcerpt)
      best = isStrong(match[0]) || match.index > best + 25 ? match.index : best;
  }
  if (best > 0) return best;
  const blank = head.lastIndexOf(' ');
  if (blank > shortestExcerpt) return blank;
  // Text without blanks: anywhere but inside a surrogate pair.
  return /[\ud800-\udbff]/.test(head.charAt(longestExcerpt - 1)) ? longestExcerpt - 1 : longestExcerpt;
}

function isStrong(boundary: string): boolean {
  return /[,;:—–，；]|which|while|thereby|namely|enabling|achieving|where|that/.test(boundary);
}
